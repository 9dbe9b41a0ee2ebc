//! What the words of an office look like: house style, set phrases.

mod house_style;
mod phrase;

pub use house_style::{AttendancePlace, Fonts, HouseStyle, NumberForm};
pub use phrase::{Phrase, PhraseFault};
