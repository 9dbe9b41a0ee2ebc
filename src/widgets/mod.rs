//! Parts that both terminals share: large characters, marks, lamps, lines whose columns line up, and the wall's own
//! picture. They draw what they are given and decide nothing.

pub mod ambiguous;
mod big_text;
mod brush;
mod clock_face;
mod even;
mod item_line;
mod lamp_cell;
mod outline;
mod screen_backend;
mod standing_mark;
mod wall;

pub use big_text::BigText;
pub use brush::{Brush, Look};
pub use clock_face::ClockFace;
pub use even::{Columns, EvenBackend, even, probe};
pub use item_line::{ItemColumns, ItemLine, ItemRow, said_mark};
pub use lamp_cell::{LampCell, tone_of_lamp};
pub use screen_backend::{ScreenBackend, depth};
pub use standing_mark::{StandingMark, style_of};
pub use wall::WallPicture;
