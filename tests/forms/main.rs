//! The units' monthly forms: out, filled in, damaged on the way, and back.

mod book;
mod cells;
mod corpus;
mod damaged;
mod files;
mod formats;
mod kept;
mod layouts;
mod lists;
mod own;

mod whose;
