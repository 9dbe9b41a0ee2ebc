//! What goes to and comes from other people's programs. Everything that comes in is bounded before it is read, and
//! nothing that comes in is a fact before somebody has looked at it.

pub mod collect;
mod docx_numbering;
mod docx_text;
pub mod form;
pub mod import;
mod source_text;
mod transcript;

pub use source_text::{LONGEST_SOURCE, read_source, source_text};
pub use transcript::{read_transcript, talk};
