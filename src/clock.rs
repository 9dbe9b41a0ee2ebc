//! The only place that asks what time it is. A rehearsal or a test sets the day (`--today`); the hands still turn.

use chrono::{Local, NaiveDate, NaiveDateTime};
use std::time::Instant;

/// Tells the time, in local wall-clock time.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// The machine's time of day on a day of one's choosing.
    On(NaiveDate),
    /// Started at a moment of one's choosing; runs from there.
    From(NaiveDateTime, Instant),
    /// Stands still.
    Still(NaiveDateTime),
}

impl Clock {
    /// A clock on a day of one's choosing; the machine's own when none is given.
    #[must_use]
    pub fn on(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::System, Self::On)
    }

    /// A clock that starts at a moment and runs from there.
    #[must_use]
    pub fn starting_at(moment: NaiveDateTime) -> Self {
        Self::From(moment, Instant::now())
    }

    /// The moment, to the second.
    #[must_use]
    pub fn now(&self) -> NaiveDateTime {
        #[expect(clippy::disallowed_methods, reason = "this is the one place")]
        let system = || Local::now().naive_local();
        let moment = match self {
            Self::System => system(),
            Self::On(day) => day.and_time(system().time()),
            Self::From(moment, since) => *moment + chrono::Duration::from_std(since.elapsed()).unwrap_or_default(),
            Self::Still(moment) => *moment,
        };
        chrono::SubsecRound::trunc_subsecs(moment, 0)
    }

    /// The day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        match self {
            Self::On(day) => *day,
            _ => self.now().date(),
        }
    }
}
