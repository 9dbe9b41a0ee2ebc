//! 月调度台 (`diaodu`): a terminal console for the secretary of a monthly dispatch meeting.
//!
//! The rooms below, by name; who may know whom is in `ARCHITECTURE.md`, and a test holds it.

pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod console;
pub mod document;
pub mod domain;
pub mod exchange;
pub mod hearing;
pub mod keyboard;
pub mod language;
pub mod panics;
pub mod projector;
pub mod session;
pub mod stage;
pub mod store;
pub mod text;
pub mod theme;
pub mod widgets;
pub mod wording;
