//! A list held against the ledger: what each of its rows comes to, in words, and the one act that takes it in. The command
//! line and the console show the same.

use super::{
    LeftOut, Table,
    past::past_telling,
    tasks::tasks_telling,
    units::{changes, units},
};
use crate::{
    domain::{Backfill, Command, ImportDoubt, Ledger, ListKind},
    exchange::form::Told,
    language::Calendar,
    wording::import as words,
};
use chrono::NaiveDate;

/// What a row does that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Something new comes in.
    Added,
    /// Something that is there changes.
    Revised,
    /// What it says is there already.
    Same,
}

/// Of the rows that are not taken those that one act takes no more, and how many one takes.
#[must_use]
pub fn next_time(left_out: &[LeftOut]) -> Option<(usize, usize)> {
    let most = |left: &LeftOut| if let ImportDoubt::NextTime(most) = left.why { Some(most) } else { None };
    let mosts = left_out.iter().filter_map(most);
    mosts.clone().next().map(|most| (mosts.count(), most))
}

/// A row that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its number as people count.
    pub row: usize,
    /// What it does.
    pub effect: Effect,
    /// What it is called.
    pub title: String,
    /// What would be filed, in words.
    pub words: String,
}

/// What a list comes to.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Which list.
    pub kind: ListKind,
    /// The rows that are taken.
    pub taken: Vec<Taken>,
    /// Those that are asked about.
    pub left_out: Vec<LeftOut>,
    /// Units of the roster that a list of units does not have; they stay.
    pub not_named: Vec<String>,
    /// Of a past ledger: how many meetings it names.
    pub meetings: usize,
    /// The act that takes them all in.
    pub command: Command,
}

impl Proposal {
    /// Holds a list against the ledger. Days without a year are those after `base`: the meeting's day, of a past ledger
    /// today's. `told` hears how many rows have been held.
    #[must_use]
    pub fn of(
        kind: ListKind,
        table: &Table,
        ledger: &Ledger,
        calendar: &Calendar,
        base: NaiveDate,
        told: Told<'_>,
    ) -> Self {
        match kind {
            ListKind::Units => Self::of_units(table, ledger),
            ListKind::Tasks => Self::of_tasks(table, ledger, calendar, base, told),
            ListKind::Past => Self::of_past(table, ledger, calendar, base, told),
        }
    }

    /// How many rows have this effect.
    #[must_use]
    pub fn count(&self, effect: Effect) -> usize {
        self.taken.iter().filter(|one| one.effect == effect).count()
    }

    /// Whether anything of it is news to the ledger.
    #[must_use]
    pub fn is_news(&self) -> bool {
        self.taken.iter().any(|one| one.effect != Effect::Same)
    }

    fn of_units(table: &Table, ledger: &Ledger) -> Self {
        let list = units(ledger, table);
        let taken = list.lines.iter().map(|(row, line)| {
            let (effect, said) = match ledger.unit_of_line(line) {
                None => (Effect::Added, words::new_unit(line)),
                Some(before) => match words::revised(before, &changes(before, line)) {
                    Some(said) => (Effect::Revised, said),
                    None => (Effect::Same, words::same_unit(before)),
                },
            };
            Taken { row: *row, effect, title: line.name.clone(), words: said }
        });
        Self {
            kind: ListKind::Units,
            taken: taken.collect(),
            left_out: list.left_out,
            not_named: list.not_named.iter().map(|id| ledger.short(id).to_owned()).collect(),
            meetings: 0,
            command: Command::ReviseRoster { lines: list.lines.into_iter().map(|(_, line)| line).collect() },
        }
    }

    fn of_tasks(table: &Table, ledger: &Ledger, calendar: &Calendar, base: NaiveDate, told: Told<'_>) -> Self {
        let list = tasks_telling(ledger, table, calendar, base, told);
        let taken = list.tasks.iter().map(|(row, task)| Taken {
            row: *row,
            effect: Effect::Added,
            title: task.title.clone(),
            words: words::task_line(*row, task, ledger, base),
        });
        Self {
            kind: ListKind::Tasks,
            taken: taken.collect(),
            left_out: list.left_out,
            not_named: Vec::new(),
            meetings: 0,
            command: Command::PlanTasks {
                tasks: list.tasks.into_iter().map(|(_, task)| task).collect(),
                agreed: false,
            },
        }
    }

    fn of_past(table: &Table, ledger: &Ledger, calendar: &Calendar, today: NaiveDate, told: Told<'_>) -> Self {
        let list = past_telling(ledger, table, calendar, today, told);
        let taken = list.items.iter().map(|(row, item)| Taken {
            row: *row,
            effect: Effect::Added,
            title: item.recording.text.clone(),
            words: words::past_line(*row, item, ledger),
        });
        let taken = taken.collect();
        let past: Backfill = list.backfill();
        Self {
            kind: ListKind::Past,
            taken,
            left_out: list.left_out,
            not_named: Vec::new(),
            meetings: past.meetings.len(),
            command: Command::Backfill(past),
        }
    }
}
