//! What a register tells: who has done what was asked, who is under way, who has nothing yet; which entries at work are
//! empty shells; and whether what is due again every month or quarter was held.

use crate::domain::{
    Cadence, CommitmentId, CommitteeStanding, Ledger, Moment, RegisterEntry, RegisterEntryId, RegisterKind,
    RegisterKindId, SectorCommittee, Unit, UnitId, UnitKind, month_end,
};
use chrono::{Datelike, Months, NaiveDate};

/// Something of a register that nobody has entered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing<'a> {
    /// Whose.
    pub unit: &'a Unit,
    /// What it would be called (a sector committee of the roster); empty when that is open.
    pub name: &'a str,
}

/// How far a register has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterProgress<'a> {
    /// Units that have what was asked.
    pub done: Vec<&'a Unit>,
    /// Units that have an entry, but not done.
    pub under_way: Vec<&'a Unit>,
    /// Units, or committees, without an entry.
    pub missing: Vec<Owing<'a>>,
    /// Entries beyond their first stage.
    pub begun: u32,
}

/// A span of a register that is due again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// How many entries were done in it.
    pub held: usize,
}

impl Ledger {
    /// A kind of register by its code.
    #[must_use]
    pub fn register_kind(&self, id: &RegisterKindId) -> Option<&RegisterKind> {
        self.programme.registers.iter().find(|kind| kind.id == *id)
    }

    /// The entries of all registers that count: what was struck off (销账) is in the file and nowhere else.
    pub fn entries(&self) -> impl Iterator<Item = &RegisterEntry> {
        self.register_entries.values().filter(|entry| entry.dropped.is_none())
    }

    /// The entries of all registers that counted at a moment, as they stood then.
    pub fn entries_then(&self, moment: &Moment<'_>) -> impl Iterator<Item = RegisterEntry> {
        self.register_entries.values().filter_map(|entry| entry.then(moment))
    }

    /// An entry that counts; `None` when it was struck off or never was.
    #[must_use]
    pub fn entry(&self, id: RegisterEntryId) -> Option<&RegisterEntry> {
        self.register_entries.get(&id).filter(|entry| entry.dropped.is_none())
    }

    /// Whether something was promised on an entry, be it struck off since.
    #[must_use]
    pub fn is_on_an_entry(&self, commitment: CommitmentId) -> bool {
        self.register_entries.values().any(|entry| entry.commitments.contains(&commitment))
    }

    /// The entries of a unit that count.
    pub fn entries_of<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = &'a RegisterEntry> {
        self.entries().filter(|entry| entry.unit == *unit)
    }

    /// The entries of a kind that count, by unit in speaking order.
    #[must_use]
    pub fn register_of(&self, kind: &RegisterKindId) -> Vec<&RegisterEntry> {
        let mut entries: Vec<&RegisterEntry> = self.entries().filter(|entry| entry.kind == *kind).collect();
        entries.sort_by_key(|entry| (self.units.get(&entry.unit).map_or(u32::MAX, |unit| unit.order), entry.id));
        entries
    }

    /// How many entries of a kind are beyond their first stage: those that a number wanted is counted by.
    #[must_use]
    pub fn register_begun(&self, kind: &RegisterKind) -> u32 {
        let begun = self.register_of(&kind.id).into_iter().filter(|entry| entry.stage > 0).count();
        u32::try_from(begun).unwrap_or(u32::MAX)
    }

    /// Who owes an entry of a kind: whoever answers for its task; without one, for a kind with a deadline, every unit
    /// but the office that leads.
    #[must_use]
    pub fn register_owers(&self, kind: &RegisterKind) -> Vec<&Unit> {
        let task = kind.task.as_ref().and_then(|task| self.tasks.get(task));
        let owes = |unit: &&Unit| match task {
            Some(task) => task.lead.contains(&unit.id),
            None => !kind.deadline.dues.is_empty() && unit.kind != UnitKind::Lead,
        };
        self.roster().into_iter().filter(owes).collect()
    }

    /// How far a register has come.
    #[must_use]
    pub fn register_progress(&self, kind: &RegisterKind) -> RegisterProgress<'_> {
        let entries = self.register_of(&kind.id);
        let mut tally = RegisterProgress { begun: self.register_begun(kind), ..RegisterProgress::default() };
        if kind.of_committees {
            return self.committee_tally(kind, &entries);
        }
        // What is held again and again, or found once in a while, is owed by nobody in particular.
        let owers =
            if kind.every.is_some() || kind.follow_up.is_some() { Vec::new() } else { self.register_owers(kind) };
        for unit in self.roster() {
            let mut own = entries.iter().filter(|entry| entry.unit == unit.id).peekable();
            let has_any = own.peek().is_some();
            if own.any(|entry| kind.done_on(entry).is_some()) {
                tally.done.push(unit);
            } else if has_any {
                tally.under_way.push(unit);
            } else if owers.contains(&unit) {
                tally.missing.push(Owing { unit, name: "" });
            }
        }
        tally
    }

    fn committee_tally<'a>(&'a self, kind: &RegisterKind, entries: &[&'a RegisterEntry]) -> RegisterProgress<'a> {
        let mut tally = RegisterProgress { begun: self.register_begun(kind), ..RegisterProgress::default() };
        for unit in self.roster() {
            let own: Vec<&&RegisterEntry> = entries.iter().filter(|entry| entry.unit == unit.id).collect();
            // A committee that the roster calls established is at work without an entry.
            let is_at_work = |committee: &&SectorCommittee| {
                kind.is_committees_own() && committee.standing == CommitteeStanding::Established
            };
            let stands = own.is_empty() && unit.committees.iter().any(|committee| is_at_work(&committee));
            if stands || (!own.is_empty() && own.iter().all(|entry| kind.done_on(entry).is_some())) {
                tally.done.push(unit);
            } else if !own.is_empty() {
                tally.under_way.push(unit);
            }
            let is_asked = kind.task.as_ref().and_then(|task| self.tasks.get(task));
            let is_asked = is_asked.is_some_and(|task| task.lead.contains(&unit.id));
            let owed = unit
                .committees
                .iter()
                .filter(|committee| is_asked || committee.standing != CommitteeStanding::Possible)
                .filter(|committee| !is_at_work(committee));
            let lacking = owed.filter(|committee| !own.iter().any(|entry| entry.name == committee.name));
            tally.missing.extend(lacking.map(|committee| Owing { unit, name: &committee.name }));
        }
        tally
    }

    /// How many whole months an entry at work has given no sign of life, when that makes it an empty shell (空转).
    /// Private: a judgement of the office, never of the wall.
    #[must_use]
    pub fn idle_months(&self, kind: &RegisterKind, entry: &RegisterEntry, today: NaiveDate) -> Option<u32> {
        let idle = kind.idle.as_ref()?;
        let at_work = kind.done_on(entry).filter(|_| entry.dropped.is_none() && kind.is_done(entry.stage))?;
        let last =
            entry.days(&idle.field).into_iter().filter(|day| *day <= today).max().unwrap_or(at_work).max(at_work);
        let months = months_between(last, today);
        (months >= idle.months).then_some(months)
    }

    /// The spans of this year, up to the one that `today` is in, of a register that is due again and again.
    #[must_use]
    pub fn register_rounds(&self, kind: &RegisterKind, today: NaiveDate) -> Vec<Round> {
        let Some(length) = kind.every.and_then(months_of) else { return Vec::new() };
        let held: Vec<NaiveDate> = self.register_of(&kind.id).iter().filter_map(|entry| kind.done_on(entry)).collect();
        (1..=today.month())
            .step_by(length as usize)
            // The months before the office began to hold its meetings, or entered anything, are nobody's fault.
            .filter(|month| {
                let first = self.meetings.values().map(|meeting| meeting.date).chain(held.iter().copied()).min();
                let to = NaiveDate::from_ymd_opt(today.year(), *month, 1)
                    .and_then(|from| Some(month_end(from.checked_add_months(Months::new(length - 1))?)));
                to >= first
            })
            .filter_map(|month| {
                let from = NaiveDate::from_ymd_opt(today.year(), month, 1)?;
                let to = month_end(from.checked_add_months(Months::new(length - 1))?);
                Some(Round { from, to, held: held.iter().filter(|day| (from..=to).contains(day)).count() })
            })
            .collect()
    }
}

fn months_of(cadence: Cadence) -> Option<u32> {
    match cadence {
        Cadence::Monthly => Some(1),
        Cadence::Quarterly => Some(3),
        Cadence::HalfYearly => Some(6),
        Cadence::Yearly => Some(12),
        Cadence::Once | Cadence::Continuous | Cadence::Irregular => None,
    }
}

/// Whole months from one day to another; 0 when the second is not later.
fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let reached = |months: &u32| from.checked_add_months(Months::new(*months)).is_some_and(|day| day <= to);
    // A committee that was idle for a hundred years is a find for other people.
    (1..=1200).take_while(reached).last().unwrap_or(0)
}
