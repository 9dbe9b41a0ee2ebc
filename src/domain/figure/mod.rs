//! Monthly numbers: indicators, readings, months.

mod asked;
mod indicator;
mod period;
mod reading_doubt;
mod series;

pub use indicator::{Indicator, Measure, Reading, rate};
pub use period::{NotAPeriod, Period};
pub use reading_doubt::ReadingDoubt;
pub use series::{Beside, Series, SeriesPoint, partial_months};
