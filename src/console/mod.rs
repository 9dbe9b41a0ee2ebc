//! The secretary's terminal: what keys mean, what the screens show, what is asked of the session.
//!
//! It must not know SQL, and nothing but `Desk::perform` may ask anything of the session.

mod action;
mod choosers;
mod collecting;
mod desk;
mod dialogs;
mod effect;
mod event;
mod extracting;
mod field;
mod keymap;
mod list;
mod listener;
mod material;
mod minutes_life;
mod model;
mod mouse;
mod notice;
mod one_screen;
mod page_field;
mod papers;
mod record_line;
mod registering;
mod rows;
mod screens;
mod search_bar;
mod sight;
mod terminal;
mod update;
mod view;
mod wall;

pub use action::Action;
pub use desk::{Desk, Next};
pub use keymap::{BINDINGS, Binding, Chord, Scope};
pub use listener::Listener;
pub use terminal::run;
