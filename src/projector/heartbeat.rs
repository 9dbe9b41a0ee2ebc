//! The heartbeat: when the publisher was last heard of, hence how old the picture is and what time it is over there. Pure.
//!
//! The publisher says every few seconds that its picture stands. Its clock may be set to another day (a rehearsal), so
//! moments are carried over by the difference between its clock and this one; how long it has been silent is measured
//! here, by a clock that only runs forward and by the one on the wall, whichever says more (a PC may have slept).

use chrono::{NaiveDateTime, TimeDelta};
use std::time::{Duration, Instant};

/// After so long without a word a picture is old, and its age is shown: twice the time between two words of a console.
pub(super) const STALE_AFTER: Duration = Duration::from_secs(10);

/// How old a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// So many seconds.
    Seconds(u64),
    /// It was there when the projector started, and nobody has said since that it stands: from this moment of its
    /// publisher's clock.
    Since(NaiveDateTime),
}

#[derive(Clone, Copy, Debug)]
struct LastBeat {
    tick: Instant,
    /// This clock's time then.
    here: NaiveDateTime,
}

/// What is known of the publisher.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heartbeat {
    /// What the row last said.
    at: Option<NaiveDateTime>,
    heard: Option<LastBeat>,
    /// The publisher's clock less this one, in seconds.
    ahead: i64,
}

impl Heartbeat {
    /// A row was read for the first time in this file: is it from a moment ago, or a leftover?
    pub(super) fn found(&mut self, at: NaiveDateTime, tick: Instant, here: NaiveDateTime) {
        let age = (here - at).num_seconds();
        let is_fresh = (-1..=STALE_AFTER.as_secs().cast_signed()).contains(&age);
        self.at = Some(at);
        self.ahead = 0;
        let since = Duration::from_secs(age.max(0).unsigned_abs());
        self.heard = is_fresh.then(|| LastBeat { tick: tick.checked_sub(since).unwrap_or(tick), here: at.min(here) });
    }

    /// The publisher wrote while we looked.
    pub(super) fn beat(&mut self, at: NaiveDateTime, tick: Instant, here: NaiveDateTime) {
        let ahead = (at - here).num_seconds();
        // Both clocks are cut to seconds, so they may seem to differ by one; a real change is larger.
        if self.heard.is_none() || (ahead - self.ahead).abs() > 1 {
            self.ahead = if ahead.abs() <= 1 { 0 } else { ahead };
        }
        self.at = Some(at);
        self.heard = Some(LastBeat { tick, here });
    }

    /// The publisher's time, for the clock in the picture. It stands when the picture is old: a running clock would
    /// make it look fresh.
    pub(super) fn now(&self, tick: Instant, here: NaiveDateTime) -> Option<NaiveDateTime> {
        let Some(heard) = self.heard else { return self.at };
        let theirs = if heard.silent(tick, here) <= STALE_AFTER { here } else { heard.here + STALE_AFTER };
        Some(theirs + TimeDelta::seconds(self.ahead))
    }

    /// How old the picture is; `None` while it is fresh, or there is none.
    pub(super) fn age(&self, tick: Instant, here: NaiveDateTime) -> Option<Age> {
        let Some(heard) = self.heard else {
            let at = self.at?;
            let age = u64::try_from((here - at).num_seconds()).ok();
            // An age of more than a day is rather a clock set to another day.
            return Some(age.filter(|age| *age < 86_400).map_or(Age::Since(at), Age::Seconds));
        };
        let silent = heard.silent(tick, here);
        (silent > STALE_AFTER).then_some(Age::Seconds(silent.as_secs()))
    }
}

impl LastBeat {
    /// How long it has been silent.
    fn silent(self, tick: Instant, here: NaiveDateTime) -> Duration {
        let by_wall = (here - self.here).to_std().unwrap_or_default();
        // The clock on the wall may be set; only a jump of minutes forward means that the PC slept.
        let by_tick = tick.saturating_duration_since(self.tick);
        if by_wall > by_tick + Duration::from_mins(1) { by_wall } else { by_tick }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        format!("2022-05-20T{text}").parse().unwrap()
    }

    #[test]
    fn a_picture_is_fresh_while_its_publisher_speaks_and_old_after_ten_seconds() {
        let start = Instant::now();
        let mut heartbeat = Heartbeat::default();
        heartbeat.found(at("09:00:00"), start, at("09:00:01"));
        assert_eq!(heartbeat.age(start, at("09:00:01")), None);
        heartbeat.beat(at("09:00:05"), start + Duration::from_secs(4), at("09:00:05"));
        assert_eq!(heartbeat.age(start + Duration::from_secs(13), at("09:00:14")), None);
        let later = start + Duration::from_secs(16);
        assert_eq!(heartbeat.age(later, at("09:00:17")), Some(Age::Seconds(12)));
        assert_eq!(heartbeat.now(later, at("09:00:17")), Some(at("09:00:15")), "its clock stands");
        heartbeat.beat(at("09:00:18"), start + Duration::from_secs(17), at("09:00:18"));
        assert_eq!(heartbeat.age(start + Duration::from_secs(18), at("09:00:19")), None);
    }

    #[test]
    fn what_was_left_there_yesterday_is_never_shown_as_fresh() {
        let start = Instant::now();
        let mut heartbeat = Heartbeat::default();
        heartbeat.found(at("09:00:00"), start, at("09:03:00"));
        assert_eq!(heartbeat.age(start, at("09:03:00")), Some(Age::Seconds(180)));
        let here = "2026-11-23T09:00:00".parse().unwrap();
        heartbeat.found(at("09:00:00"), start, here);
        assert_eq!(heartbeat.age(start, here), Some(Age::Since(at("09:00:00"))));
        assert_eq!(heartbeat.now(start, here), Some(at("09:00:00")));
    }

    #[test]
    fn a_rehearsal_on_another_day_runs_by_its_own_clock() {
        let start = Instant::now();
        let here = |text: &str| format!("2026-11-23T{text}").parse::<NaiveDateTime>().unwrap();
        let mut heartbeat = Heartbeat::default();
        heartbeat.found(at("09:00:00"), start, here("09:00:00"));
        heartbeat.beat(at("09:00:05"), start + Duration::from_secs(5), here("09:00:05"));
        let tick = start + Duration::from_secs(7);
        assert_eq!(heartbeat.age(tick, here("09:00:07")), None);
        assert_eq!(heartbeat.now(tick, here("09:00:07")), Some(at("09:00:07")));
        // A beat read just after the second has turned does not set the clock back.
        heartbeat.beat(at("09:00:09"), start + Duration::from_millis(9_980), here("09:00:10"));
        assert_eq!(heartbeat.now(start + Duration::from_secs(10), here("09:00:10")), Some(at("09:00:10")));
    }

    #[test]
    fn a_pc_that_slept_knows_that_its_picture_is_old() {
        let start = Instant::now();
        let mut heartbeat = Heartbeat::default();
        heartbeat.found(at("09:00:00"), start, at("09:00:00"));
        assert_eq!(heartbeat.age(start + Duration::from_secs(2), at("10:00:00")), Some(Age::Seconds(3600)));
    }
}
