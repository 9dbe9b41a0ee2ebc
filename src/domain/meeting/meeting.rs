//! A meeting (调度会) and the state it is in.

use crate::domain::{Arrangement, MeetingId, Period};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// How far a meeting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// 筹备: being prepared; the roll may be taken.
    Preparing,
    /// 会中: the chair has called it to order.
    InSession,
    /// 散会: over; records may still be mended.
    Adjourned,
    /// 封存: the minutes are out; nothing may change.
    Sealed,
}

/// One monthly meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its running number in this file.
    pub id: MeetingId,
    /// 期次: the number printed on its minutes.
    pub number: u32,
    /// The month it belongs to.
    pub period: Period,
    /// The day it is held.
    pub date: NaiveDate,
    /// The name of the series, for example 基层党建工作重点任务月调度会.
    pub name: String,
    /// What this one is about, for example “两新”组织党建.
    pub topic: String,
    /// Where.
    pub place: String,
    /// 主持人.
    pub chair: String,
    /// 记录人.
    pub recorder: String,
    /// How far it has come.
    pub state: MeetingState,
    /// When it was called to order.
    pub opened_at: Option<NaiveDateTime>,
    /// When it was adjourned.
    pub adjourned_at: Option<NaiveDateTime>,
    /// When it was sealed.
    pub sealed_at: Option<NaiveDateTime>,
    /// When the next one is to be, once announced.
    pub next_date: Option<NaiveDate>,
    /// Seconds a unit should take at most; 0: no limit.
    pub unit_limit: u32,
    /// What is arranged for it besides.
    #[serde(default, skip_serializing_if = "Arrangement::is_plain")]
    pub arrangement: Arrangement,
}

impl Meeting {
    /// Whether it was held before the ledger began (补录): its records were brought in, its roll and its walk were not.
    #[must_use]
    pub fn is_backfilled(&self) -> bool {
        self.state == MeetingState::Sealed && self.adjourned_at.is_none()
    }

    /// The day up to which something counts as "due before the next meeting": the announced day, else the same day
    /// next month.
    #[must_use]
    pub fn horizon(&self) -> NaiveDate {
        self.next_date.or_else(|| self.date.checked_add_months(chrono::Months::new(1))).unwrap_or(self.date)
    }
}
