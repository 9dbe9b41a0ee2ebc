//! What the words of an office look like: house style, set phrases.

mod house_style;
mod phrase;

pub use house_style::{AttendancePlace, Fonts, HouseStyle, MinutesForm, NumberForm};
pub use phrase::{Phrase, PhraseFault};
