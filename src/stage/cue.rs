//! A cue: what the secretary wants the wall to show.

use crate::domain::{Ledger, MeetingState, UnitId};

/// What to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// 会前: title, date, order of units, who has signed in.
    #[default]
    Waiting,
    /// 本单位: the unit at hand.
    Unit(UnitId),
    /// 宣读: what was agreed, page by page.
    ReadBack,
    /// 宣读, with this line in sight, from 0: the wall follows whoever reads.
    Reading(usize),
    /// 全览: units × focuses.
    Overview,
    /// 期限: what falls due by the next meeting.
    Ahead,
    /// 数据: indicators, last month beside this month.
    Figures,
    /// 未报备: who has not filed what is due.
    Unfiled,
    /// 散会: the next date, what was agreed.
    Closing,
    /// 黑屏: nothing at all.
    Blank,
}

impl Show {
    /// What the wall shows when it follows the meeting: the order of units before it, the unit that has the floor
    /// (the overview between two units) while it runs, the closing page after it.
    #[must_use]
    pub fn following(ledger: &Ledger) -> Self {
        match ledger.meeting().map(|meeting| meeting.state) {
            None => Self::Blank,
            Some(MeetingState::Preparing) => Self::Waiting,
            Some(MeetingState::InSession) => {
                ledger.floor().map_or(Self::Overview, |stop| Self::Unit(stop.unit.clone()))
            }
            Some(MeetingState::Adjourned | MeetingState::Sealed) => Self::Closing,
        }
    }
}

/// What the wall is to show, and how much it may say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cue {
    /// What.
    pub show: Show,
    /// Which page, from 0. Every list is cut into pages by the size of the screen it is drawn on, and starts over after the
    /// last.
    pub page: usize,
    /// Whether the secretary allowed lamps beside units' names for this meeting. Red lamps in public are a harsh
    /// measure, so nothing but the secretary's own act turns this on.
    pub red_names_allowed: bool,
}

impl Cue {
    /// First page, no red names.
    #[must_use]
    pub fn of(show: Show) -> Self {
        Self { show, page: 0, red_names_allowed: false }
    }
}
