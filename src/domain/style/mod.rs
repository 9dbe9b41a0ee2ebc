//! What the words of an office look like: house style, set phrases, plain text.

mod house_style;
mod phrase;
mod plain_text;

pub use house_style::{AttendancePlace, Fonts, HouseStyle, NumberForm};
pub use phrase::{Phrase, PhraseFault};
pub use plain_text::{LONGEST_TEXT, is_steering, plain};
