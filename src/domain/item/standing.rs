//! Standing (状态): where an item is today, for the mark and word beside it, and the lamp it lights.

use crate::domain::{Item, Lamp, LampFacts, Ledger, Life, ManualLamp, Moment};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where an item is, for marks and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 逾期: past its last day, by so many days.
    Overdue(i64),
    /// 近期: its next day is at most so many days away.
    Soon(i64),
    /// 推进: its next day is so many days away.
    Ahead(i64),
    /// 未定期限.
    Undated,
    /// 长期, recurring, or waiting for a meeting or an event.
    Continuing,
    /// 已报: the unit says it is done.
    Reported,
    /// 办成: a register or the like shows that it is done; it waits to be closed.
    Met,
    /// 已销号.
    Closed,
    /// 已撤回 or superseded.
    Withdrawn,
}

/// From how many days on something is "soon": the default of the office's yellow lamp.
pub const SOON_DAYS: i64 = 7;

impl Item<'_> {
    /// Where the item is on a day.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match self.course().map_or(&Life::Standing, |course| &course.life) {
            Life::Reported(report) if report.shown_by.is_some() => return Standing::Met,
            Life::Reported(_) => return Standing::Reported,
            Life::Closed { .. } => return Standing::Closed,
            Life::Superseded { .. } | Life::Recast { .. } | Life::Withdrawn { .. } => return Standing::Withdrawn,
            Life::Standing => {}
        }
        let deadline = self.deadline();
        match self.due(today) {
            Some(day) => match (day - today).num_days() {
                days if days < 0 => Standing::Overdue(-days),
                days if days <= SOON_DAYS => Standing::Soon(days),
                days => Standing::Ahead(days),
            },
            None if deadline.is_undated() => Standing::Undated,
            None => Standing::Continuing,
        }
    }
}

impl Ledger {
    /// What the lamp rules need to know of an item.
    #[must_use]
    pub fn lamp_facts(&self, item: &Item<'_>, today: NaiveDate) -> LampFacts {
        let heard = self.last_heard(item);
        // Silence is counted since it was made or spoken of: the meetings before have no say, however many there were.
        let since = item.made_at().into_iter().chain(heard.map(|heard| heard.meeting)).min();
        let held = since.map_or_else(Vec::new, |since| self.held_since(since, today));
        item.lamp_facts(&self.moment(today, &held), heard)
    }

    /// The lamp of an item and the office's word for how it stands; a lamp changed by hand goes before the rule's and
    /// changes nothing about the word: an item that is not due is not overdue because its lamp was made red.
    #[must_use]
    pub fn lamp<'a>(&'a self, item: &Item<'_>, today: NaiveDate) -> (Lamp, &'a str) {
        let (lamp, word) = self.programme.lamps.light(&self.lamp_facts(item, today));
        match self.manual_lamp(item, today).and_then(|manual| manual.lamp) {
            Some(by_hand) => (by_hand, word),
            None => (lamp, word),
        }
    }

    /// The change by hand that holds today, if there is one.
    #[must_use]
    pub fn manual_lamp<'a>(&self, item: &Item<'a>, today: NaiveDate) -> Option<&'a ManualLamp> {
        item.lamp_by_hand(&self.moment(today, &[]))
    }

    fn moment<'a>(&'a self, day: NaiveDate, held: &'a [crate::domain::MeetingId]) -> Moment<'a> {
        Moment::of_day(day, self.at, held, &self.meetings)
    }
}
