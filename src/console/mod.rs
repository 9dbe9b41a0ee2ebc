//! The secretary's terminal: what keys mean, what the screens show, what is asked of the session.
//!
//! It must not know SQL, and nothing but `app` may ask anything of the session.

mod action;
mod app;
mod context;
mod dialogs;
mod event;
mod field;
mod find;
mod keymap;
mod keys;
mod list;
mod meeting_questions;
mod model;
mod mouse;
mod notice;
mod one_screen;
mod page_field;
mod palette;
mod papers;
mod plain;
mod rows;
mod screen;
mod screens;
mod search_bar;
mod steering;
mod terminal;
mod units;
mod view;
mod wall;
mod way;

pub use action::Action;
pub use app::App;
pub use keymap::{Binding, Chord, Scope};
pub use keys::BINDINGS;
pub use screen::Next;
pub use screens::machine::Teller as MachineTeller;
pub use terminal::{run, run_plain};
