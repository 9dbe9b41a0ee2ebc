//! The raw journal, folded anew: the acts that stand, and the facts as they were at the end of any day.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// One act that stands.
pub struct Act {
    pub on: NaiveDate,
    pub meeting: Option<u64>,
    pub changes: Vec<Value>,
}

impl Act {
    /// The heads of meetings that it made or altered, as they are after it.
    fn meetings<'a>(&'a self, how: &'a str) -> impl Iterator<Item = &'a Value> {
        let edits = self.changes.iter().filter_map(move |change| change.get("meeting")?.get(how));
        edits.map(|edit| edit.get("after").unwrap_or(edit))
    }
}

/// The acts that stand, in order. What was undone never was.
pub struct Journal {
    pub acts: Vec<Act>,
}

/// What is known at the end of a day: kind of record → its key → the record.
#[derive(Clone, Default)]
pub struct Facts {
    records: BTreeMap<String, BTreeMap<String, Value>>,
    /// When something was first recorded about a task at a unit: the meeting at hand.
    pub begun: BTreeMap<String, u64>,
}

/// What makes up a record's key.
const KEYS: [(&str, &[&str]); 17] = [
    ("unit", &["id"]),
    ("task", &["id"]),
    ("meeting", &["id"]),
    ("stop", &["meeting", "unit"]),
    ("attendance", &["meeting", "unit"]),
    ("assignment", &["task", "unit"]),
    ("commitment", &["id"]),
    ("progress", &["id"]),
    ("help_request", &["id"]),
    ("remark", &["id"]),
    ("register_entry", &["id"]),
    ("shortlist", &["year"]),
    ("reading", &["unit", "indicator", "period"]),
    ("minutes", &["meeting"]),
    ("edition", &["meeting", "version"]),
    ("form_receipt", &["meeting", "unit"]),
    ("programme", &[]),
];

/// Numbers are padded, so that keys sort as numbers do.
fn key(kind: &str, record: &Value) -> String {
    let (_, parts) = KEYS.iter().find(|(name, _)| *name == kind).unwrap_or_else(|| panic!("a new kind: {kind}"));
    let part = |name: &&str| match &record[*name] {
        Value::Number(number) => format!("{:06}", number.as_u64().expect("a number")),
        Value::String(text) => text.clone(),
        other => panic!("{kind}.{name}: {other}"),
    };
    parts.iter().map(part).collect::<Vec<_>>().join("@")
}

impl Journal {
    /// Reads it from the file, past the program.
    pub fn read(path: &Path) -> Self {
        Self::read_after(path, 0).0
    }

    /// Reads what comes after an act; also the number of the last one, and whether any act was turned round.
    fn read_after(path: &Path, last: u32) -> (Self, u32, bool) {
        let connection = Connection::open(path).expect("the file");
        let mut asked = connection
            .prepare("SELECT seq, at, meeting, nature, of, deed FROM journal WHERE seq > ?1 ORDER BY seq")
            .expect("a journal");
        let rows = asked.query_map([last], |row| {
            let (seq, at): (u32, String) = (row.get(0)?, row.get(1)?);
            let (meeting, nature): (Option<u32>, String) = (row.get(2)?, row.get(3)?);
            let (of, deed): (Option<u32>, String) = (row.get(4)?, row.get(5)?);
            Ok((seq, at, meeting, nature, of, deed))
        });
        let (mut acts, mut undone) = (BTreeMap::new(), BTreeSet::new());
        let (mut last, mut is_turned) = (last, false);
        for row in rows.expect("rows") {
            let (seq, at, meeting, nature, of, deed) = row.expect("an act");
            last = seq;
            is_turned |= of.is_some();
            match (nature.as_str(), of) {
                ("undo", Some(of)) => drop(undone.insert(of)),
                ("redo", Some(of)) => drop(undone.remove(&of)),
                _ => {
                    let deed: Value = serde_json::from_str(&deed).expect("a deed");
                    let changes = deed["changes"].as_array().expect("changes").clone();
                    acts.insert(
                        seq,
                        Act { on: at[..10].parse().expect("a day"), meeting: meeting.map(u64::from), changes },
                    );
                }
            }
        }
        acts.retain(|seq, _| !undone.contains(seq));
        (Self { acts: acts.into_values().collect() }, last, is_turned)
    }

    /// The facts at the end of a day.
    pub fn facts(&self, day: NaiveDate) -> Facts {
        let mut facts = Facts::default();
        self.acts.iter().filter(|act| act.on <= day).for_each(|act| facts.take(act));
        facts
    }

    /// The facts at the end of a meeting: by the order of the acts, whatever their days. A meeting that is not over ends
    /// when the next one opens.
    pub fn facts_at_the_end_of(&self, meeting: u64, end: NaiveDate) -> Facts {
        let is_over =
            |act: &Act| act.meetings("revised").any(|one| one["id"] == meeting && !one["adjourned_at"].is_null());
        let is_next = |act: &Act| act.meetings("created").any(|one| one["id"].as_u64() > Some(meeting));
        let next = self.acts.iter().position(is_next).unwrap_or(self.acts.len());
        let over = self.acts[..next].iter().rposition(is_over).map_or(next, |at| at + 1);
        let mut facts = Facts::default();
        self.acts[..over].iter().filter(|act| act.on <= end).for_each(|act| facts.take(act));
        facts
    }

    /// Every commitment as it was when it was made, with the day.
    pub fn made(&self) -> Vec<&Value> {
        let changes = self.acts.iter().flat_map(|act| &act.changes);
        changes.filter_map(|change| change.get("commitment")?.get("created")).collect()
    }
}

/// The facts as the office has them at hand: carried on from look to look.
#[derive(Default)]
pub struct AtHand {
    last: u32,
    facts: Facts,
}

impl AtHand {
    /// The facts now.
    pub fn look(&mut self, path: &Path) -> &Facts {
        let (mut journal, last, is_turned) = Journal::read_after(path, self.last);
        if is_turned {
            journal = Journal::read(path);
            self.facts = Facts::default();
        }
        journal.acts.iter().for_each(|act| self.facts.take(act));
        self.last = last;
        &self.facts
    }
}

impl Facts {
    fn take(&mut self, act: &Act) {
        let moved: Vec<String> = act
            .changes
            .iter()
            .filter_map(|one| Some(key("assignment", one.get("assignment")?.get("removed")?)))
            .collect();
        for change in &act.changes {
            let (kind, edit) = change.as_object().and_then(|change| change.iter().next()).expect("a change");
            let (nature, record) = edit.as_object().and_then(|edit| edit.iter().next()).expect("an edit");
            let records = self.records.entry(kind.clone()).or_default();
            match nature.as_str() {
                "removed" => drop(records.remove(&key(kind, record))),
                "created" => {
                    let key = key(kind, record);
                    if kind == "assignment" {
                        // What goes over to a successor began where it began.
                        let task = record["task"].as_str().expect("a task");
                        let from = moved.iter().find(|moved| moved.split('@').next() == Some(task));
                        let begun = from.and_then(|from| self.begun.get(from)).copied();
                        self.begun.insert(key.clone(), begun.or(act.meeting).expect("a meeting at hand"));
                    }
                    records.insert(key, record.clone());
                }
                "revised" => drop(records.insert(key(kind, &record["after"]), record["after"].clone())),
                other => panic!("a new kind of edit: {other}"),
            }
        }
    }

    /// The records of a kind, by key.
    pub fn all(&self, kind: &str) -> impl Iterator<Item = (&str, &Value)> {
        self.records.get(kind).into_iter().flatten().map(|(key, record)| (key.as_str(), record))
    }

    /// A record by its key.
    pub fn get(&self, kind: &str, key: &str) -> Option<&Value> {
        self.records.get(kind)?.get(key)
    }
}
