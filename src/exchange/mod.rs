//! What goes to and comes from other people's programs. Everything that comes in is bounded before it is read, and
//! nothing that comes in is a fact before somebody has looked at it.

mod docx_numbering;
mod docx_text;
mod source_text;

pub use source_text::{LONGEST_SOURCE, read_source, source_text};
