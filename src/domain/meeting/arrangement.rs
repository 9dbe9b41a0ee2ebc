//! How a meeting is arranged (会议安排): who hosts it, at what time of day, who speaks in exchange, and how long it will take.

use crate::domain::{Ledger, RegisterKindId, StopState, Unit, UnitId};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Who can host a meeting, as the office's catalogue says (党建办, “两新”工委, both together).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// What it is called when a meeting is opened: 工委.
    pub key: String,
    /// Its name on papers.
    pub name: String,
    /// The name of its meetings.
    pub meeting_name: String,
    /// The register in which its meetings are entered when they are held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<RegisterKindId>,
    /// The field of that register that takes who presided; empty: none.
    #[serde(default)]
    pub chair_field: String,
    /// The field that takes what it was about; empty: none.
    #[serde(default)]
    pub topic_field: String,
}

/// What is arranged for a meeting besides its head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    /// The key of its host; empty: none was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub host: String,
    /// When it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<NaiveTime>,
    /// The units that speak in exchange (交流发言), in order, before the others report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exchange: Vec<UnitId>,
    /// Whether its minutes name who has not filed what was due.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub names_unfiled: bool,
}

impl Arrangement {
    /// Whether nothing was arranged.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// How long what is still to come of a meeting takes, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Units still to report in the room.
    pub units: usize,
    /// Seconds for each.
    pub each: u32,
    /// Seconds for all of them.
    pub seconds: u32,
}

/// From how many units on their own pace tells more than the limit.
const TELLING: usize = 3;

impl Ledger {
    /// How long the meeting at hand will still take: the units to come, each by the limit, or as long as the ones before
    /// took on the average once some have been heard. `None`: nobody is to come, or there is no limit to count by.
    #[must_use]
    pub fn forecast(&self, now: NaiveDateTime) -> Option<Forecast> {
        let limit = self.meeting()?.unit_limit;
        let walk = self.walk();
        let heard: Vec<u32> = walk
            .iter()
            .filter(|(_, stop)| stop.state == StopState::Covered && stop.seconds > 0)
            .map(|(_, stop)| stop.seconds)
            .collect();
        let count = u32::try_from(heard.len()).unwrap_or(u32::MAX);
        let pace = (heard.len() >= TELLING).then(|| heard.iter().sum::<u32>() / count.max(1));
        let each = pace.unwrap_or(limit);
        let to_come = |state: StopState| match state {
            StopState::Pending | StopState::Deferred => true,
            StopState::Current | StopState::Covered | StopState::Written => false,
        };
        let waiting = walk.iter().filter(|(_, stop)| to_come(stop.state)).count();
        let spoken = self.floor().map(|stop| stop.seconds_at(now));
        let units = waiting + usize::from(spoken.is_some());
        if units == 0 || each == 0 {
            return None;
        }
        let rest = spoken.map_or(0, |spoken| each.saturating_sub(spoken));
        let seconds = u32::try_from(waiting).unwrap_or(u32::MAX).saturating_mul(each).saturating_add(rest);
        Some(Forecast { units, each, seconds })
    }

    /// When the meeting at hand is likely to be over: from its beginning while it is prepared, from now while it runs.
    #[must_use]
    pub fn expected_end(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let meeting = self.meeting()?;
        let begins = match (meeting.opened_at, meeting.arrangement.starts) {
            (Some(_), _) => now,
            (None, starts) => meeting.date.and_time(starts?),
        };
        let seconds = self.forecast(now)?.seconds;
        begins.checked_add_signed(TimeDelta::seconds(i64::from(seconds)))
    }

    /// How long each unit of the meeting at hand had the floor, in seconds, in speaking order; only those that had it.
    #[must_use]
    pub fn turns(&self) -> Vec<(&Unit, u32)> {
        let walk = self.walk().into_iter().map(|(unit, stop)| (unit, stop.seconds));
        walk.filter(|(_, seconds)| *seconds > 0).collect()
    }

    /// A host by its key or its name.
    #[must_use]
    pub fn host(&self, called: &str) -> Option<&Host> {
        self.programme.hosts.iter().find(|host| host.key == called || host.name == called)
    }
}
