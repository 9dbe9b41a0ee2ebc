//! Which task of the catalogue a sentence is about, by the rarer pairs of characters that they share. Conservative: a
//! wrong task beside a promise does more harm than none, so it names one only when nothing else comes near.

use crate::domain::{Scope, Task, TaskId, UnitId};
use crate::text::fold;
use std::collections::{BTreeSet, HashMap};

/// Below this a likeness may be chance: about three pairs of characters that few tasks have.
const LEAST: f64 = 5.0;
/// How much of what the sentence says must be the task's.
const SHARE: f64 = 0.5;
/// And so much when the sentence is to be the task itself, not something about it.
const SAME_SHARE: f64 = 0.55;
/// The best must be this much better than the next.
const LEAD: f64 = 1.25;

type Pair = (char, char);

/// The catalogue's tasks, ready to be compared with sentences.
#[derive(Debug, Default)]
pub struct TaskIndex {
    tasks: Vec<Entry>,
    /// For every pair: which tasks have it, and whether in their title.
    having: HashMap<Pair, Vec<(usize, bool)>>,
}

#[derive(Debug)]
struct Entry {
    id: TaskId,
    scope: Scope,
    units: BTreeSet<UnitId>,
}

impl TaskIndex {
    /// Indexes tasks by their title, requirement and measure.
    #[must_use]
    pub fn new(tasks: &[Task]) -> Self {
        let mut index = Self::default();
        for (number, task) in tasks.iter().enumerate() {
            let title = pairs(&task.title);
            let rest: BTreeSet<Pair> =
                [&task.requirement, &task.measure].into_iter().flat_map(|text| pairs(text)).collect();
            for pair in title.union(&rest) {
                index.having.entry(*pair).or_default().push((number, title.contains(pair)));
            }
            let units = task.lead.iter().chain(&task.supporting).cloned().collect();
            index.tasks.push(Entry { id: task.id.clone(), scope: task.scope, units });
        }
        index
    }

    /// The task that a sentence is about, with how much speaks for it; `None` when unsure. `unit` is whose promise it
    /// is: the tasks it has a part in are likelier, another unit's own task is not.
    #[must_use]
    pub fn best(&self, text: &str, unit: Option<&UnitId>) -> Option<(TaskId, f64)> {
        self.nearest(text, unit, SHARE)
    }

    /// The task that a candidate is already: most of what it says is that task's.
    #[must_use]
    pub fn same(&self, text: &str, unit: Option<&UnitId>) -> Option<TaskId> {
        self.nearest(text, unit, SAME_SHARE).map(|(task, _)| task)
    }

    fn nearest(&self, text: &str, unit: Option<&UnitId>, share: f64) -> Option<(TaskId, f64)> {
        let said = pairs(text);
        let mut scores = vec![0.0; self.tasks.len()];
        let mut total = 0.0;
        for pair in &said {
            let having = self.having.get(pair).map_or(&[][..], Vec::as_slice);
            let rarity = self.rarity(having.len());
            // What no task says counts against all of them, but less: people say more than a catalogue does.
            total += if having.is_empty() { rarity * 0.4 } else { rarity };
            for (task, in_title) in having {
                scores[*task] += rarity * if *in_title { 1.0 } else { 0.8 };
            }
        }
        for (score, task) in scores.iter_mut().zip(&self.tasks) {
            *score *= match unit {
                Some(unit) if task.units.contains(unit) => 1.15,
                Some(_) if task.scope == Scope::One => 0.4,
                _ => 1.0,
            };
        }
        let (best, score) = scores.iter().copied().enumerate().max_by(|one, other| one.1.total_cmp(&other.1))?;
        let next =
            scores.iter().enumerate().filter(|(task, _)| *task != best).map(|(_, score)| *score).fold(0.0, f64::max);
        let sure = score >= LEAST && score >= total * share && score >= next * LEAD;
        sure.then(|| (self.tasks[best].id.clone(), score))
    }

    /// How much a pair that so many tasks have tells.
    fn rarity(&self, having: usize) -> f64 {
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        ((count(self.tasks.len()) + 1.0) / (count(having) + 0.5)).ln().max(0.0)
    }
}

/// The pairs of neighbouring characters of a text, marks left out; figures say nothing about a task.
fn pairs(text: &str) -> BTreeSet<Pair> {
    let mut found = BTreeSet::new();
    let mut last = None;
    for character in text.chars().map(fold) {
        if matches!(character, '“' | '”' | '"' | '(' | ')' | '《' | '》' | ' ') {
            continue;
        }
        if !character.is_alphanumeric() || character.is_ascii_digit() {
            last = None;
            continue;
        }
        if let Some(last) = last {
            found.insert((last, character));
        }
        last = Some(character);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cadence, Deadline, TaskPast};

    fn task(id: &str, title: &str, scope: Scope, lead: &[&str]) -> Task {
        Task {
            id: TaskId::new(id),
            title: title.into(),
            requirement: String::new(),
            focus: None,
            clause: String::new(),
            scope,
            lead: lead.iter().map(|unit| UnitId::new(unit)).collect(),
            supporting: vec![],
            cadence: Cadence::Monthly,
            met_by: None,
            deadline: Deadline::none(),
            measure: String::new(),
            indicators: vec![],
            monthly_note: String::new(),
            past: TaskPast::default(),
            private: false,
        }
    }

    /// The titles of the seed's table stand in for the catalogue.
    fn index() -> TaskIndex {
        let table = include_str!("../../tests/data/seed_tasks.tsv");
        let tasks: Vec<Task> = table
            .lines()
            .skip(1)
            .map(|line| {
                let fields: Vec<&str> = line.split('\t').collect();
                let scope = if fields[5] == "one" { Scope::One } else { Scope::All };
                let lead: &[&str] = if fields[0] == "T18" { &["U18"] } else { &[] };
                task(fields[0], fields[3], scope, lead)
            })
            .collect();
        TaskIndex::new(&tasks)
    }

    fn best(text: &str, unit: Option<&str>) -> Option<String> {
        index().best(text, unit.map(UnitId::new).as_ref()).map(|(id, _)| id.to_string())
    }

    #[test]
    fn a_promise_is_put_under_the_task_it_is_about() {
        for (text, unit, task) in [
            ("物流行业党委6月底前挂牌", Some("U18"), "T18"),
            ("6月底前将党建品牌报工委备案", None, "T30"),
            ("联合党支部排查6月10日前完成", None, "T12"),
            ("制定责任清单，本月报工委", None, "T44"),
            ("9月底前结对共建不少于3个重点帮扶村", None, "T27"),
        ] {
            assert_eq!(best(text, unit).as_deref(), Some(task), "{text}");
        }
    }

    #[test]
    fn it_says_nothing_when_it_is_unsure() {
        for text in
            ["", "抓紧办", "下周三前给一个明确答复", "请办公室会后核对人数", "市财政局落实经费", "。。。", "2022"]
        {
            assert_eq!(best(text, None), None, "{text}");
        }
    }

    #[test]
    fn one_units_own_task_is_not_anothers() {
        assert_eq!(best("物流行业党委6月底前挂牌", Some("U20")), None);
    }
}
