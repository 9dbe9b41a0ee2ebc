//! Items by the names people type (`12`, `12号`, `3、5`, `T30@交通局`), and one act on each: all of them or none.

use super::{
    failure::Failure, options::MeetingChoice, options::Options, output, typed::half_width, unit_names::UnitNames,
};
use crate::{
    domain::{Command, CommitmentId, Entry, ItemId, Ledger, Nature, Refusal, TaskId, decide},
    session::Session,
    wording,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The most numbers one stretch such as 12-15 may stand for: more is a slip.
const LONGEST_STRETCH: u32 = 200;

/// What a word names: numbers, or a task at units; `None` when it has not the form of a name.
fn named(word: &str, ledger: &Ledger) -> Option<Result<Vec<ItemId>, Failure>> {
    let word = half_width(word);
    let (word, _) = staged(&word);
    if let Some((task, units)) = word.split_once(['@', ':']) {
        let task = task_code(task)?;
        return Some(assignments(&task, units, ledger));
    }
    let mut numbers = Vec::new();
    for part in word.split([',', '、', ' ']).filter(|part| !part.is_empty()) {
        let bare = part.trim_start_matches(['第', '#']).trim_end_matches(['号', '条']);
        let (first, last) = bare.split_once('-').unwrap_or((bare, bare));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        if last < first || last - first > LONGEST_STRETCH {
            return None;
        }
        numbers.extend((first..=last).map(|number| ItemId::Commitment(CommitmentId(number))));
    }
    (!numbers.is_empty()).then_some(Ok(numbers))
}

/// A name and the stage behind it: 12.1, T30@交通局.2.
fn staged(word: &str) -> (&str, Option<usize>) {
    match word.rsplit_once('.') {
        Some((name, stage)) if !name.is_empty() => match stage.parse() {
            Ok(stage) => (name, Some(stage)),
            Err(_) => (word, None),
        },
        _ => (word, None),
    }
}

/// The stages that words name, by the number of the item.
pub(super) fn stages(words: &[String]) -> BTreeMap<String, usize> {
    let named = |word: &String| {
        let word = half_width(word);
        let (name, stage) = staged(&word);
        Some((name.trim_start_matches(['第', '#']).to_owned(), stage?))
    };
    words.iter().filter_map(named).collect()
}

/// An act on an item, or on the stage of it that was named.
pub(super) fn of_stage(stages: &BTreeMap<String, usize>, item: &ItemId, act: Command) -> Command {
    let task = |named: &str| matches!(item, ItemId::Assignment(task, _) if named.starts_with(&format!("{task}@")));
    let stage = stages.iter().find(|(named, _)| **named == item.to_string() || task(named));
    match stage {
        Some((_, stage)) => Command::OfStage { stage: *stage, act: Box::new(act) },
        None => act,
    }
}

/// A task's code: `T30`, `t30`.
pub(super) fn task_code(word: &str) -> Option<TaskId> {
    let word = half_width(word).to_ascii_uppercase();
    let is_code = word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().any(|c| c.is_ascii_digit());
    (is_code && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')).then(|| TaskId::new(&word))
}

fn assignments(task: &TaskId, units: &str, ledger: &Ledger) -> Result<Vec<ItemId>, Failure> {
    let known = ledger.tasks.get(task).ok_or_else(|| Refusal::UnknownTask(task.to_string()))?;
    let meant = UnitNames::new(ledger).meant(&[units.to_owned()])?;
    // Of a group only those whom the task concerns; a unit that was named by itself must be one of them.
    let mut concerned: Vec<_> = meant.iter().filter(|unit| known.lead.contains(unit)).collect();
    if concerned.is_empty() {
        concerned = meant.iter().take(1).collect();
    }
    Ok(concerned.into_iter().map(|unit| ItemId::Assignment(task.clone(), unit.clone())).collect())
}

/// The items that words name.
pub(super) fn items(words: &[String], ledger: &Ledger) -> Result<Vec<ItemId>, Failure> {
    let mut items = Vec::new();
    for word in words {
        let found = named(word, ledger).ok_or_else(|| Refusal::UnknownItem(half_width(word)))??;
        items.extend(found.into_iter().filter(|item| !items.contains(item)).collect::<Vec<_>>());
    }
    Ok(items)
}

/// The items that the first words name, and the words that follow them.
pub(super) fn items_and_words(words: &[String], ledger: &Ledger) -> Result<(Vec<ItemId>, String), Failure> {
    // The first word is a name in any case, so that a slip in it is told as such.
    let names = 1 + words.iter().skip(1).take_while(|word| named(word, ledger).is_some()).count();
    let (names, rest) = words.split_at(names.min(words.len()));
    Ok((items(names, ledger)?, rest.join(" ")))
}

/// Opens the ledger; when an item's number was given out but its record is old history, with that in memory too.
pub(super) fn session_with(options: &Options, choice: &MeetingChoice, words: &[String]) -> Result<Session, Failure> {
    let mut session = options.session_at(choice)?;
    let ledger = session.ledger();
    let is_history = |item: &ItemId| match item {
        ItemId::Commitment(id) => *id <= ledger.counters.commitment && !ledger.commitments.contains_key(id),
        ItemId::Assignment(..) => false,
    };
    if words.iter().filter_map(|word| named(word, ledger)?.ok()).flatten().any(|item| is_history(&item)) {
        session.read_everything()?;
    }
    Ok(session)
}

/// What was done, for JSON.
#[derive(Debug, Serialize)]
pub(super) struct Done {
    /// The entry's number in the journal.
    pub seq: u64,
    /// What it says.
    pub what: String,
    /// What of it can be closed along, said to people only.
    #[serde(skip)]
    pub offer: String,
}

impl Done {
    /// What was done, and what of it can be closed along.
    pub(super) fn of(entry: &Entry, ledger: &Ledger) -> Self {
        let met = if entry.nature == Nature::Act { entry.deed.newly_met() } else { Vec::new() };
        let offer = if met.is_empty() { String::new() } else { wording::offer(&met, ledger) };
        Self { seq: entry.seq, what: wording::entry(entry, ledger), offer }
    }
}

/// Does one act on each item: first all of them on a picture of the ledger, so that a refusal leaves everything as it
/// was, then one after the other in earnest.
pub(super) fn act(
    options: &Options,
    session: &mut Session,
    items: &[ItemId],
    command: impl Fn(&ItemId) -> Command,
) -> Result<(), Failure> {
    let mut picture = session.ledger().clone();
    for item in items {
        let deed = decide(&picture, command(item), &session.context())?;
        deed.changes.iter().for_each(|change| picture.apply(change));
    }
    let mut done = Vec::new();
    for item in items {
        let entry = session.execute(command(item))?;
        done.push(Done::of(&entry, session.ledger()));
    }
    tell_done(options, &done)
}

/// Does one act on several items together.
pub(super) fn act_once(options: &Options, session: &mut Session, command: Command) -> Result<(), Failure> {
    let entry = session.execute(command)?;
    tell_done(options, &[Done::of(&entry, session.ledger())])
}

/// Says what was done.
pub(super) fn tell_done(options: &Options, done: &[Done]) -> Result<(), Failure> {
    if options.json {
        return output::print_json(&done);
    }
    output::print(&done.iter().map(|done| format!("{}{}", done.what, done.offer)).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(word: &str) -> Option<Vec<String>> {
        let found = named(word, &Ledger::default())?.ok()?;
        Some(found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (word, expected) in
            [("12", vec!["12"]), ("１２号", vec!["12"]), ("3、5", vec!["3", "5"]), ("3—5号", vec!["3", "4", "5"])]
        {
            assert_eq!(numbers(word).unwrap(), expected, "{word}");
        }
        for word in ["照片3张", "", "5-3", "1-9999", "4294967296", "-1"] {
            assert_eq!(numbers(word), None, "{word}");
        }
    }

    #[test]
    fn a_tasks_code_is_upper_case_and_half_width() {
        assert_eq!(task_code("ｔ３０"), Some(TaskId::new("T30")));
        assert_eq!((task_code("30"), task_code("交通")), (None, None));
    }
}
