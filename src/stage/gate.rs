//! The gate: the only file of this room that holds books, and only those of everybody, in which what is private does not
//! exist. What it hands out is built from an explicit list of fields: one that is not named here does not exist for the
//! wall.
//!
//! Never named here: owners, persons and posts on the roll, reasons (of leave, extension, withdrawal, reopening),
//! evidence, who closed what, progress and help texts, remarks, notes, fields and names of register entries, which of
//! them are empty shells.

use super::{
    Committee, Mark, Nature, PublicClock, PublicItem, PublicMeeting, PublicText, Turn, UnfiledLine, When, Who,
};
use crate::domain::{
    Apart, Audience as _, Beside, Commitment, CommitmentId, CommitmentKind, Everybody, FocusId, Indicator, Item, Lamp,
    Ledger, Measure, Presence, Series, Standing, StopState, TaskId, Unit, UnitId,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Facts that the wall may show, as of a day.
pub(super) struct Gate<'a> {
    ledger: &'a Ledger,
    today: NaiveDate,
    red_names: bool,
}

/// One unit on the walk.
pub(super) struct PublicStop {
    pub(super) unit: UnitId,
    pub(super) name: PublicText,
    pub(super) turn: Turn,
    pub(super) clock: PublicClock,
    pub(super) signed: Option<Mark>,
}

/// An open item of some unit.
pub(super) struct OwedItem {
    pub(super) unit: UnitId,
    pub(super) source: Source,
    pub(super) focus: Option<FocusId>,
    pub(super) item: PublicItem,
    /// Its lamp, whether or not it may stand beside a name.
    pub(super) true_lamp: Lamp,
}

/// What makes items of several units one line: agreed in one act, or the same task.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Commitment(CommitmentId),
    Task(TaskId),
}

/// Something agreed today, once for all the units it binds.
pub(super) struct Agreed {
    pub(super) who: Who,
    pub(super) item: PublicItem,
}

/// An indicator's public description.
pub(super) struct PublicIndicator {
    pub(super) name: PublicText,
    pub(super) unit: PublicText,
    pub(super) group: PublicText,
    pub(super) is_rate: bool,
}

impl<'a> Gate<'a> {
    pub(super) fn new(books: &'a Everybody, today: NaiveDate, red_names: bool) -> Self {
        Self { ledger: books.books(), today, red_names }
    }

    pub(super) fn red_names(&self) -> bool {
        self.red_names
    }

    pub(super) fn meeting(&self) -> Option<PublicMeeting> {
        let meeting = self.ledger.meeting()?;
        Some(PublicMeeting {
            name: PublicText::of(&meeting.name),
            topic: PublicText::of(&meeting.topic),
            period: meeting.period,
            date: meeting.date,
            place: PublicText::of(&meeting.place),
            chair: PublicText::of(&meeting.chair),
            next_date: meeting.next_date,
        })
    }

    /// The last day that counts as "by the next meeting".
    pub(super) fn horizon(&self) -> NaiveDate {
        self.ledger.meeting().map_or(self.today, |meeting| meeting.horizon().max(self.today))
    }

    /// Seconds from the call to order to the adjournment, once it is adjourned.
    pub(super) fn lasted(&self) -> Option<u32> {
        let meeting = self.ledger.meeting()?;
        let seconds = (meeting.adjourned_at? - meeting.opened_at?).num_seconds();
        u32::try_from(seconds).ok()
    }

    /// The walk in speaking order.
    pub(super) fn walk(&self) -> Vec<PublicStop> {
        let Some(meeting) = self.ledger.meeting() else { return Vec::new() };
        self.ledger
            .walk()
            .into_iter()
            .map(|(unit, stop)| PublicStop {
                unit: unit.id.clone(),
                name: PublicText::of(&unit.short),
                turn: match stop.state {
                    StopState::Current => Turn::Current,
                    StopState::Covered | StopState::Written => Turn::Covered,
                    StopState::Pending | StopState::Deferred => Turn::ToCome,
                },
                clock: PublicClock { since: stop.since, seconds: stop.seconds, limit: meeting.unit_limit },
                signed: self.presence(&unit.id).and_then(|presence| match presence {
                    Presence::Present | Presence::Late => Some(Mark::Came),
                    Presence::Delegate => Some(Mark::Delegate),
                    Presence::OnLeave | Presence::Absent => None,
                }),
            })
            .collect()
    }

    /// How many units are on leave; who, and why, is not said.
    pub(super) fn on_leave(&self) -> usize {
        let walk = self.ledger.walk();
        walk.iter().filter(|(unit, _)| self.presence(&unit.id) == Some(Presence::OnLeave)).count()
    }

    fn presence(&self, unit: &UnitId) -> Option<Presence> {
        let at = self.ledger.at?;
        self.ledger.attendance.get(&(at, unit.clone())).map(|line| line.presence)
    }

    /// The sector committees of a unit.
    pub(super) fn committees(&self, unit: &UnitId) -> Vec<Committee> {
        let unit = self.ledger.units.get(unit);
        unit.map_or_else(Vec::new, |unit| {
            unit.committees
                .iter()
                .map(|committee| Committee {
                    name: PublicText::of(&committee.name),
                    standing: self.ledger.committee_standing(&unit.id, committee),
                })
                .collect()
        })
    }

    /// For each public register: its name, the stage, and how many entries of the unit have reached it.
    pub(super) fn stages(&self, unit: &UnitId) -> Vec<(PublicText, PublicText, usize)> {
        let mut stages = Vec::new();
        for kind in &self.ledger.programme.registers {
            let mut reached: BTreeMap<usize, usize> = BTreeMap::new();
            for entry in self.ledger.entries_of(unit).filter(|entry| entry.kind == kind.id) {
                *reached.entry(entry.stage).or_default() += 1;
            }
            stages.extend(reached.into_iter().filter_map(|(stage, entries)| {
                let stage = kind.stages.get(stage)?;
                Some((PublicText::of(&kind.name), PublicText::of(&stage.name), entries))
            }));
        }
        stages
    }

    /// 上次承诺 of a unit, most pressing first.
    pub(super) fn promised(&self, unit: &UnitId) -> Vec<PublicItem> {
        let brief = self.ledger.brief(unit);
        let differing = |commitment: &Commitment| {
            let mut differs = self.ledger.against(commitment, self.today).differs;
            // Where it stands has a column of its own.
            differs.retain(|one| !matches!(one, Apart::State(_)));
            PublicItem { differs, ..self.item(&Item::Commitment(commitment)) }
        };
        brief.map_or_else(Vec::new, |brief| brief.promised.into_iter().map(differing).collect())
    }

    /// 本次议定 of a unit, oldest first. What was withdrawn is not agreed.
    pub(super) fn agreed_by(&self, unit: &UnitId) -> Vec<PublicItem> {
        let today = self.ledger.commitments_of(unit).filter(|commitment| Some(commitment.meeting) == self.ledger.at);
        self.commitments(today.collect()).into_iter().filter(stands).collect()
    }

    /// 下次会前到期 of a unit: tasks of the plan, soonest first.
    pub(super) fn due(&self, unit: &UnitId) -> Vec<PublicItem> {
        let brief = self.ledger.brief(unit);
        brief.map_or_else(Vec::new, |brief| brief.due.iter().map(|item| self.item(item)).collect())
    }

    /// What was agreed at the meeting and stands, act by act in the order it was recorded.
    fn standing_acts(&self) -> Vec<Vec<&Commitment>> {
        let mut acts: BTreeMap<CommitmentId, Vec<&Commitment>> = BTreeMap::new();
        for commitment in self.ledger.commitments_today() {
            if Item::Commitment(commitment).standing(self.today) != Standing::Withdrawn {
                acts.entry(commitment.binding.unwrap_or(commitment.id)).or_default().push(commitment);
            }
        }
        acts.into_values().collect()
    }

    /// The place of something agreed among what [`Self::agreed`] tells.
    pub(super) fn place_among_agreed(&self, id: CommitmentId) -> Option<usize> {
        self.standing_acts().iter().position(|act| act.iter().any(|commitment| commitment.id == id))
    }

    /// 本次议定 of the whole meeting in the order it was recorded, once for all the units an act binds.
    pub(super) fn agreed(&self) -> Vec<Agreed> {
        let mut agreed: Vec<Agreed> = self
            .standing_acts()
            .into_iter()
            .filter_map(|standing| {
                let mut item = self.item(&Item::Commitment(standing.first()?));
                item.confirmed = standing.iter().all(|commitment| commitment.confirmed);
                let who = self.who(standing.iter().map(|commitment| &commitment.unit));
                Some(Agreed { who, item })
            })
            .collect();
        agreed.extend(self.repeated());
        agreed
    }

    /// Duties that were given once more at the meeting, in the chair's words, once for all their units.
    fn repeated(&self) -> Vec<Agreed> {
        let Some(at) = self.ledger.at else { return Vec::new() };
        let mut told: BTreeMap<(&TaskId, &str, String), Vec<Item<'_>>> = BTreeMap::new();
        for ((task, unit), recorded) in &self.ledger.assignments {
            let Some(task) = self.ledger.tasks.get(task) else { continue };
            if let Some(words) = recorded.course.told_at(at) {
                let item = Item::Assignment(task, unit, Some(recorded));
                told.entry((&task.id, words, item.deadline().label())).or_default().push(item);
            }
        }
        let agreed = |((_, words, _), items): ((&TaskId, &str, String), Vec<Item<'_>>)| {
            let mut item = self.item(items.first()?);
            (item.nature, item.text) = (Nature::Instruction, PublicText::of(words));
            Some(Agreed { who: self.who(items.iter().map(Item::unit)), item })
        };
        told.into_iter().filter_map(agreed).collect()
    }

    /// Every open item of every unit on the walk.
    pub(super) fn owed(&self) -> Vec<OwedItem> {
        let on_walk: BTreeSet<&UnitId> = self.ledger.walk().into_iter().map(|(unit, _)| &unit.id).collect();
        let mut owed = Vec::new();
        for task in self.ledger.tasks.values() {
            for unit in task.lead.iter().filter(|unit| on_walk.contains(unit)) {
                let recorded = self.ledger.assignments.get(&(task.id.clone(), unit.clone()));
                let source = Source::Task(task.id.clone());
                owed.push(self.owed_item(&Item::Assignment(task, unit, recorded), task.focus.clone(), source));
            }
        }
        for commitment in self.ledger.commitments.values() {
            if on_walk.contains(&commitment.unit) {
                let focus = commitment.task.as_ref().and_then(|id| self.ledger.tasks.get(id)?.focus.clone());
                let source = Source::Commitment(commitment.binding.unwrap_or(commitment.id));
                owed.push(self.owed_item(&Item::Commitment(commitment), focus, source));
            }
        }
        owed
    }

    fn owed_item(&self, item: &Item<'_>, focus: Option<FocusId>, source: Source) -> OwedItem {
        OwedItem {
            unit: item.unit().clone(),
            source,
            focus,
            item: self.item(item),
            true_lamp: self.ledger.lamp(item, self.today).0,
        }
    }

    /// The year's headings in order.
    pub(super) fn focuses(&self) -> Vec<(FocusId, PublicText)> {
        self.ledger.programme.focuses.iter().map(|focus| (focus.id.clone(), PublicText::of(&focus.short))).collect()
    }

    /// Names units: the first of them in speaking order, how many, and whether that is everybody.
    pub(super) fn who<'u>(&self, units: impl Iterator<Item = &'u UnitId>) -> Who {
        let units: BTreeSet<&UnitId> = units.collect();
        let first = units.iter().filter_map(|id| self.ledger.units.get(*id)).min_by_key(|unit| (unit.order, &unit.id));
        let first = first.map_or_else(PublicText::default, |unit: &Unit| PublicText::of(&unit.short));
        let roster = self.ledger.units.values().filter(|unit| unit.active).count();
        // The office that leads gives the instruction and is not among those it is given to.
        Who { first, units: units.len(), everyone: units.len() > 3 && units.len() + 1 >= roster }
    }

    /// The public registers whose day is at hand and that some unit has not filed in; who, only where names are allowed.
    pub(super) fn unfiled(&self) -> Vec<UnfiledLine> {
        let one = |one: crate::domain::Unfiled<'_>| UnfiledLine {
            name: PublicText::of(&one.kind.name),
            by: one.by,
            filed: one.filed,
            missing: one.missing.len(),
            units: one.missing.iter().filter(|_| self.red_names).map(|unit| PublicText::of(&unit.short)).collect(),
        };
        self.ledger.unfiled().into_iter().map(one).collect()
    }

    /// This month's figures beside last month's, indicator by indicator; none without a meeting. No unit's own figure goes
    /// out.
    pub(super) fn totals(&self) -> Vec<(PublicIndicator, Beside)> {
        let Some(period) = self.ledger.meeting().map(|meeting| meeting.period) else { return Vec::new() };
        let series = Series::new(period, 2, self.ledger.readings.values().cloned());
        let public = |indicator: &Indicator| PublicIndicator {
            name: PublicText::of(&indicator.name),
            unit: PublicText::of(&indicator.unit),
            group: PublicText::of(&indicator.group),
            is_rate: matches!(indicator.measure, Measure::Rate { .. }),
        };
        let one = |indicator: &Indicator| Some((public(indicator), series.beside(indicator, None)?));
        self.ledger.programme.indicators.iter().filter_map(one).collect()
    }

    fn commitments(&self, commitments: Vec<&Commitment>) -> Vec<PublicItem> {
        commitments.into_iter().map(|commitment| self.item(&Item::Commitment(commitment))).collect()
    }

    fn item(&self, item: &Item<'_>) -> PublicItem {
        let lamp = self.ledger.lamp(item, self.today).0;
        PublicItem {
            nature: match item {
                Item::Commitment(commitment) => match commitment.kind {
                    CommitmentKind::Promise => Nature::Promise,
                    CommitmentKind::Instruction => Nature::Instruction,
                },
                Item::Assignment(..) => Nature::Task,
            },
            text: PublicText::of(item.text()),
            when: When::of(&item.open_deadline(self.today)),
            standing: item.standing(self.today),
            lamp: (self.red_names || lamp != Lamp::Red).then_some(lamp),
            extended: item.course().map_or(0, crate::domain::Course::times_extended),
            confirmed: matches!(item, Item::Commitment(commitment) if commitment.confirmed),
            differs: Vec::new(),
        }
    }
}

fn stands(item: &PublicItem) -> bool {
    item.standing != Standing::Withdrawn
}
