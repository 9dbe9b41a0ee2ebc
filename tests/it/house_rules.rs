//! The house's own rules, held against the code and the papers as they stand: who may know whom, how long things may be,
//! where words live, and whether the papers tell the truth.

mod audiences;
mod matches;
mod mechanisms;
mod papers;
mod rooms;
mod size;
mod source;
mod words;
