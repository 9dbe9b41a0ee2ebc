//! Where every duty stands, recounted from the raw journal and held against what the program lists: stages, rounds that
//! come back, what waited for an event, and duties that a register shows to be met.

use crate::{
    journal::{Facts, Journal},
    model::{Item, Life, items, text},
    office::Office,
    rules::{Register, Rules},
};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many duties stood how.
pub type States = BTreeMap<&'static str, usize>;

/// Recounts every item that the program lists on a day.
pub fn recounted(office: &mut Office, rules: &Rules, today: NaiveDate) -> States {
    let facts = Journal::read(&office.db()).facts(today);
    let known: BTreeMap<String, Item> = items(&facts).into_iter().map(|item| (item.id.clone(), item)).collect();
    let listed = office.json(today, &["list", "--all", "--tasks"]);
    let mut states = States::new();
    for line in listed.as_array().expect("a list") {
        let id = line["id"].as_str().expect("a name");
        let Some(item) = known.get(id) else { continue };
        let wanted = state(&facts, rules, item, today);
        let told = line["state"].as_str().expect("a state");
        let told = if told == "undated" { "open" } else { told };
        assert_eq!(told, wanted, "{today} {id} {}: {}", item.text, item.course);
        if wanted == "overdue" {
            assert_eq!(line["due"].as_str(), item.due_on(today).map(|day| day.to_string()).as_deref(), "{today} {id}");
        }
        for (what, is_so) in [
            (wanted, true),
            ("of stages", item.points(today).len() > 1 && wanted == "open"),
            ("stages done", item.points(today).iter().any(|(_, done)| done.is_some())),
            ("after an event", has_event(item)),
            ("shown by a register", shown(&facts, rules, item)),
        ] {
            *states.entry(what).or_default() += usize::from(is_so);
        }
    }
    states
}

fn state(facts: &Facts, rules: &Rules, item: &Item, today: NaiveDate) -> &'static str {
    let is_shown = shown(facts, rules, item);
    match item.life() {
        Life::Closed { .. } => "closed",
        Life::Gone => "withdrawn",
        // A duty of the plan is met exactly when its register says so; what was promised for it goes with it.
        _ if is_shown => "met",
        Life::Met(_) if !item.id.contains('@') => "met",
        Life::Met(_) => "met by nothing",
        Life::Reported(_) => "reported",
        Life::Owed if item.due_on(today).is_some_and(|due| due < today) => "overdue",
        Life::Owed => "open",
    }
}

fn has_event(item: &Item) -> bool {
    item.course["extensions"].as_array().into_iter().flatten().any(|one| !one["event"].is_null())
}

/// Whether entries of a register show that a duty of the plan is met, by the catalogue's files alone.
fn shown(facts: &Facts, rules: &Rules, item: &Item) -> bool {
    let Some((task, unit)) = item.id.split_once('@') else { return false };
    let Some(record) = facts.get("task", task) else { return false };
    let by = &record["met_by"];
    let meets = |kind: &&Register| match by {
        Value::Null => kind.task.as_deref() == Some(task) && kind.is_owed,
        Value::Object(by) => by["register"] == *kind.id,
        _ => false,
    };
    rules.registers.iter().filter(meets).any(|kind| !kind.is_private && shows(facts, kind, unit))
}

fn shows(facts: &Facts, kind: &Register, unit: &str) -> bool {
    let stands = |one: &&Value| text(one, "kind") == kind.id && one["dropped"].is_null();
    let is_done = |one: &&Value| {
        let stage = usize::try_from(one["stage"].as_u64().expect("a stage")).expect("few");
        kind.done.get(stage).copied().unwrap_or(false)
    };
    let entries = facts.all("register_entry").map(|(_, one)| one).filter(stands).filter(is_done);
    // A number of entries that there are to be is the whole city's.
    let own: Vec<&Value> = entries.filter(|one| text(one, "unit") == unit || kind.least.is_some()).collect();
    if !kind.committees {
        return own.len() >= kind.least.unwrap_or(1);
    }
    let bare = |name: &str| name.trim_start_matches('市').to_owned();
    let committees = facts.get("unit", unit).map_or(&Value::Null, |unit| &unit["committees"]);
    let stands = |committee: &Value| {
        committee["standing"] == "established"
            || own.iter().any(|one| bare(text(one, "name")) == bare(text(committee, "name")))
    };
    !own.is_empty() && committees.as_array().into_iter().flatten().all(stands)
}
