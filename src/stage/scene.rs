//! A scene: what the wall says, as data. Plain lines of public facts; the words of states and dates are made where it
//! is drawn. It is kept as JSON in the one row that the projector may read.

use super::{
    AheadView, FiguresView, OverviewView, PublicItem, PublicText, ReadBackView, UnfiledView,
    gate::{Gate, PublicStop},
};
use crate::domain::{CommitteeStanding, Period, UnitId};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The form of scenes written here. A projector refuses newer ones, with a sentence.
pub const SCENE_VERSION: u32 = 2;

/// The most lines a section of a unit's view carries; the rest is counted.
const SECTION_LINES: usize = 12;

/// What the wall says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// The form it is written in.
    pub version: u32,
    /// The meeting; `None` on a blank wall.
    pub meeting: Option<PublicMeeting>,
    /// The day it was made for: "还有41天" counts from here.
    pub today: NaiveDate,
    /// The page asked for, from 0.
    pub page: usize,
    /// What is shown.
    pub body: Body,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Nothing.
    Blank,
    /// Before the meeting.
    Waiting(WaitingView),
    /// The unit at hand.
    Unit(UnitView),
    /// What was agreed, to be read back.
    ReadBack(ReadBackView),
    /// All units at a glance.
    Overview(OverviewView),
    /// Deadlines ahead.
    Ahead(AheadView),
    /// Figures.
    Figures(FiguresView),
    /// Who has not filed.
    Unfiled(UnfiledView),
    /// After the meeting.
    Closing(ClosingView),
}

/// A meeting's head as the room may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicMeeting {
    /// The name of the series.
    pub name: PublicText,
    /// What this one is about.
    pub topic: PublicText,
    /// The month it belongs to.
    pub period: Period,
    /// The day it is held.
    pub date: NaiveDate,
    /// Where.
    pub place: PublicText,
    /// 主持人.
    pub chair: PublicText,
    /// When the next one is to be, once announced.
    pub next_date: Option<NaiveDate>,
}

/// How a unit's turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Covered, or reporting in writing.
    Covered,
    /// Has the floor.
    Current,
    /// To come, put off included.
    ToCome,
}

/// How a unit signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 到会.
    Came,
    /// 代会: who, is not said.
    Delegate,
}

/// A clock that whoever draws it runs on: no need to publish every second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicClock {
    /// Since when it runs; `None`: it stands.
    pub since: Option<NaiveDateTime>,
    /// Seconds before that.
    pub seconds: u32,
    /// Seconds there are; 0: no limit.
    pub limit: u32,
}

impl PublicClock {
    /// Seconds it shows at a moment.
    #[must_use]
    pub fn shows(&self, now: NaiveDateTime) -> u32 {
        let running = self.since.map_or(0, |since| (now - since).num_seconds().max(0));
        self.seconds.saturating_add(u32::try_from(running).unwrap_or(u32::MAX))
    }

    /// Whether the limit is passed.
    #[must_use]
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        self.limit > 0 && self.shows(now) > self.limit
    }
}

/// Before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingView {
    /// The units in speaking order.
    pub roll: Vec<RollLine>,
    /// How many have come.
    pub came: usize,
    /// How many are on leave.
    pub on_leave: usize,
}

/// One unit before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollLine {
    /// Its short name.
    pub unit: PublicText,
    /// How it signed in; `None`: it has not (whatever the reason).
    pub signed: Option<Mark>,
}

/// A sector committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committee {
    /// Its name.
    pub name: PublicText,
    /// How far it has come.
    pub standing: CommitteeStanding,
}

/// Some items, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The lines.
    pub items: Vec<PublicItem>,
    /// How many there are in all.
    pub total: usize,
}

impl Section {
    fn first(mut items: Vec<PublicItem>) -> Self {
        let total = items.len();
        items.truncate(SECTION_LINES);
        Self { items, total }
    }

    fn last(mut items: Vec<PublicItem>) -> Self {
        let total = items.len();
        items.drain(..total.saturating_sub(SECTION_LINES));
        Self { items, total }
    }
}

/// The unit at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitView {
    /// Its short name, to be drawn large.
    pub name: PublicText,
    /// Its place on the walk, from 1.
    pub nth: usize,
    /// Units on the walk.
    pub units: usize,
    /// Units still to come after it.
    pub to_come: usize,
    /// Its sector committees.
    pub committees: Vec<Committee>,
    /// Register, stage, number of entries there.
    pub stages: Vec<(PublicText, PublicText, usize)>,
    /// 上次承诺, most pressing first.
    pub promised: Section,
    /// 下次会前到期, soonest first.
    pub due: Section,
    /// 本次议定, in the order it was recorded.
    pub agreed: Section,
    /// How long it has had the floor.
    pub clock: PublicClock,
}

/// After the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingView {
    /// Things agreed, each counted once however many units it binds.
    pub agreed: usize,
    /// Units covered.
    pub covered: usize,
    /// Units on the walk.
    pub units: usize,
    /// How long it took, in seconds, once it is over.
    pub lasted: Option<u32>,
}

impl Scene {
    /// The same scene with its clock stopped at a moment: what a frozen wall shows.
    #[must_use]
    pub fn still(mut self, now: NaiveDateTime) -> Self {
        if let Body::Unit(view) = &mut self.body {
            view.clock = PublicClock { since: None, seconds: view.clock.shows(now), limit: view.clock.limit };
        }
        self
    }

    /// The clock that runs in it, if one does.
    #[must_use]
    pub fn running_clock(&self) -> Option<&PublicClock> {
        match &self.body {
            Body::Unit(view) if view.clock.since.is_some() => Some(&view.clock),
            _ => None,
        }
    }
}

pub(super) fn waiting(gate: &Gate<'_>) -> WaitingView {
    let walk = gate.walk();
    WaitingView {
        came: walk.iter().filter(|stop| stop.signed.is_some()).count(),
        on_leave: gate.on_leave(),
        roll: walk.into_iter().map(|stop| RollLine { unit: stop.name, signed: stop.signed }).collect(),
    }
}

pub(super) fn unit(gate: &Gate<'_>, unit: &UnitId) -> Option<UnitView> {
    let walk = gate.walk();
    let at = walk.iter().position(|stop| stop.unit == *unit)?;
    let others_to_come = |stop: &&PublicStop| stop.turn == Turn::ToCome && stop.unit != *unit;
    let (units, to_come) = (walk.len(), walk.iter().filter(others_to_come).count());
    let stop = walk.into_iter().nth(at)?;
    Some(UnitView {
        name: stop.name,
        nth: at + 1,
        units,
        to_come,
        committees: gate.committees(unit),
        stages: gate.stages(unit),
        promised: Section::first(gate.promised(unit)),
        due: Section::first(gate.due(unit)),
        agreed: Section::last(gate.agreed_by(unit)),
        clock: stop.clock,
    })
}

pub(super) fn closing(gate: &Gate<'_>) -> ClosingView {
    let walk = gate.walk();
    ClosingView {
        agreed: gate.agreed().len(),
        covered: walk.iter().filter(|stop| stop.turn == Turn::Covered).count(),
        units: walk.len(),
        lasted: gate.lasted(),
    }
}
