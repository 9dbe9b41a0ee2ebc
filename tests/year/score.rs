//! The assessment of a unit: what each rule gives, and the rows it was counted from.

use crate::{
    model::{Item, Life, Model, Month, PRESENCES, is_later, items, on, stage_day, text},
    rules::{Register, ScoreRule},
    words::{day, deadline, points},
};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// What one rule gives a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub points: i64,
    pub part: i64,
    pub whole: i64,
    /// Each row with its verdict.
    pub rows: Vec<(String, String)>,
}

/// A unit's year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    pub unit: String,
    pub total: i64,
    pub rank: Option<usize>,
    pub lines: Vec<Line>,
}

/// How attendance is called in the papers.
const CAME: [&str; 5] = ["到会", "代会", "迟到", "请假", "缺席"];

/// A share of the full mark, rounded half up; the full mark when there was nothing to do.
fn share(full: i64, part: i64, whole: i64) -> i64 {
    if whole == 0 { full } else { (full * part * 2 + whole).div_euclid(whole * 2) }
}

fn many(count: usize) -> i64 {
    i64::try_from(count).expect("a year's records")
}

/// Every unit that took part, in speaking order, those that left at the end.
pub fn all(model: &Model) -> Vec<Scored> {
    let items = items(&model.at_end);
    let took_part = |id: &str, unit: &Value| {
        unit["active"] == true
            || model.cells[id].iter().any(|cell| cell.presence.is_some() || cell.lamps.iter().any(|lit| *lit > 0))
    };
    let mut units: Vec<(&str, &Value)> = model.now.all("unit").filter(|(id, unit)| took_part(id, unit)).collect();
    units.sort_by_key(|(id, unit)| (unit["active"] != true, unit["order"].as_u64(), (*id).to_owned()));
    let mut scored: Vec<Scored> = units
        .iter()
        .map(|(id, _)| {
            let mine: Vec<&Item> = items.iter().filter(|item| item.unit == *id).collect();
            let lines: Vec<Line> = model.rules.scores.iter().map(|rule| line(model, id, rule, &mine)).collect();
            Scored { unit: (*id).to_owned(), total: lines.iter().map(|line| line.points).sum(), rank: None, lines }
        })
        .collect();
    let is_ranked = |unit: &Value| unit["active"] == true && unit["kind"] != "lead";
    let totals: Vec<i64> =
        scored.iter().zip(&units).filter(|(_, (_, unit))| is_ranked(unit)).map(|(one, _)| one.total).collect();
    for (one, (_, unit)) in scored.iter_mut().zip(&units) {
        one.rank = is_ranked(unit).then(|| 1 + totals.iter().filter(|total| **total > one.total).count());
    }
    scored
}

fn line(model: &Model, unit: &str, rule: &ScoreRule, mine: &[&Item]) -> Line {
    let of_rows = |rows: Vec<(String, String)>, good: &str| {
        let (part, whole) = (many(rows.iter().filter(|(_, verdict)| verdict == good).count()), many(rows.len()));
        Line { points: share(rule.full, part, whole), part, whole, rows }
    };
    match rule.counts.as_str() {
        "按时办结率" => of_rows(mine.iter().flat_map(|item| due(model, item)).collect(), "按期"),
        "延期次数" => extensions(model, rule, mine),
        "未报次数" => {
            let silent = model.months.iter().zip(&model.cells[unit]).filter(|(_, cell)| cell.silent);
            let row = |month: &Month| (format!("{}没有报进展", month.name()), format!("-{}", points(rule.each)));
            let rows: Vec<(String, String)> = silent.map(|(month, _)| row(month)).collect();
            let part = many(rows.len());
            Line { points: (rule.full - part * rule.each).max(0), part, whole: 0, rows }
        }
        "出席率" => attendance(model, unit, rule),
        "按期备案率" => of_rows(filings(model, unit), "按期"),
        "整改率" => of_rows(findings(model, unit, &rule.register), "已办"),
        other => panic!("a count that the test does not know: {other}"),
    }
}

fn in_year(model: &Model, day: NaiveDate) -> bool {
    day.year() == model.year && day <= model.end
}

/// Due in the year, or done in it before its day.
fn due(model: &Model, item: &Item) -> Vec<(String, String)> {
    let done = match item.life() {
        Life::Gone => return Vec::new(),
        Life::Owed => None,
        Life::Reported(done) | Life::Met(done) | Life::Closed { done, .. } => Some(done),
    };
    let one = |(due, part): (NaiveDate, Option<NaiveDate>)| {
        let done = part.or(done);
        let is_early = due > model.end && done.is_some_and(|done| in_year(model, done));
        let how = done.map_or("没有办结".to_owned(), |done| format!("{}办结", day(done, model.year)));
        let row = format!("{} {}（期限{}，{how}）", item.id, item.text, day(due, model.year));
        let verdict = if done.is_some_and(|done| done <= due) { "按期" } else { "逾期" };
        (in_year(model, due) || is_early).then(|| (row, verdict.to_owned()))
    };
    item.points(model.end).into_iter().filter_map(one).collect()
}

/// The meeting whose paper tells of an act: the one that was not over when it was recorded, else the next.
fn paper(model: &Model, act: &Value) -> Option<u64> {
    let mark = &act["recorded"];
    let newest = mark["meeting"].as_u64().expect("what is recorded now bears a mark");
    let mut meetings = model.now.all("meeting").map(|(_, meeting)| meeting).collect::<Vec<_>>().into_iter();
    let was_over = !mark["after"].is_null()
        && meetings.clone().any(|one| one["id"] == newest && one["adjourned_at"] == mark["after"]);
    if !was_over {
        return Some(newest);
    }
    meetings.find_map(|one| one["id"].as_u64().filter(|id| *id > newest))
}

fn extensions(model: &Model, rule: &ScoreRule, mine: &[&Item]) -> Line {
    let (mut rows, mut cost) = (Vec::new(), 0);
    for item in mine {
        for one in item.course["extensions"].as_array().into_iter().flatten().filter(|one| is_later(one)) {
            let given = on(one, "on").expect("a day");
            if !model.months.iter().any(|month| Some(month.meeting) == paper(model, one)) {
                continue;
            }
            let asked = on(one, "asked").unwrap_or(given);
            let is_late = stage_day(one, "from").is_some_and(|day| asked > day);
            let price = if is_late { rule.late } else { rule.each };
            cost += price;
            let late = if is_late { "，过期才申请" } else { "" };
            let to = deadline(&one["to"], model.year);
            rows.push((
                format!("{} {}（{}延期到{to}{late}）", item.id, item.text, day(given, model.year)),
                format!("-{}", points(price)),
            ));
        }
    }
    Line { points: (rule.full - cost).max(0), part: many(rows.len()), whole: 0, rows }
}

fn attendance(model: &Model, unit: &str, rule: &ScoreRule) -> Line {
    let came = model.months.iter().zip(&model.cells[unit]).filter(|(month, _)| month.held);
    let came: Vec<(String, usize)> = came.filter_map(|(month, cell)| Some((month.name(), cell.presence?))).collect();
    let part: i64 = came.iter().map(|(_, how)| rule.worth[*how]).sum();
    let whole = 100 * many(came.len());
    let row = |(month, how): &(String, usize)| (format!("{month}{}", CAME[*how]), format!("{}%", rule.worth[*how]));
    assert_eq!(CAME.len(), PRESENCES.len());
    Line { points: share(rule.full, part, whole), part, whole, rows: came.iter().map(row).collect() }
}

/// Since when an entry is in a done stage without having left them, by the year's end.
fn done_since(model: &Model, register: &Register, entry: &Value) -> Option<NaiveDate> {
    let mut since = None;
    for (stage, day) in steps(entry).into_iter().filter(|(_, day)| *day <= model.end) {
        since = if register.done[stage] { since.or(Some(day)) } else { None };
    }
    since
}

/// The stages of an entry, each with its day.
fn steps(entry: &Value) -> Vec<(usize, NaiveDate)> {
    let step = |step: &Value, key: &str| Some((usize::try_from(step["stage"].as_u64()?).ok()?, on(step, key)?));
    let before = entry["before"].as_array().into_iter().flatten().filter_map(|one| step(one, "on"));
    before.chain(step(entry, "since")).collect()
}

fn entries<'a>(model: &'a Model, kind: &str, unit: &str) -> Vec<&'a Value> {
    let all = model.at_end.all("register_entry").map(|(_, entry)| entry);
    all.filter(|entry| text(entry, "kind") == kind && text(entry, "unit") == unit && entry["dropped"].is_null())
        .collect()
}

/// How many entries a register has; how many units have what was asked, are under way, and have nothing there yet.
pub fn tally(model: &Model, register: &Register) -> [usize; 4] {
    let [mut all, mut done, mut under_way, mut missing] = [0; 4];
    let dropped = |entry: &&Value| entry["dropped"].is_null() && entry["kind"] == register.id.as_str();
    all += model.now.all("register_entry").filter(|(_, entry)| dropped(entry)).count();
    for (id, unit) in model.now.all("unit").filter(|(_, unit)| unit["active"] == true) {
        let of_unit = model.now.all("register_entry").map(|(_, entry)| entry).filter(|entry| entry["unit"] == id);
        let own: Vec<&Value> = of_unit.filter(dropped).collect();
        let is_done = |entry: &&&Value| steps(entry).last().is_some_and(|(stage, _)| register.done[*stage]);
        let has_done = own.iter().filter(is_done).count();
        // What the roster calls established is at work without an entry.
        let committees = || unit["committees"].as_array().into_iter().flatten();
        let stands = |one: &Value| register.at_work && one["standing"] == "established";
        let is_satisfied = has_done > 0 && (!register.committees || has_done == own.len())
            || own.is_empty() && committees().any(stands);
        done += usize::from(is_satisfied);
        under_way += usize::from(!is_satisfied && !own.is_empty());
        missing += if register.committees {
            let is_asked = register.task.is_some() && owes(model, register, id, unit);
            let lacks = |one: &&Value| {
                (is_asked || one["standing"] != "possible")
                    && !stands(one)
                    && !own.iter().any(|entry| entry["name"] == one["name"])
            };
            committees().filter(lacks).count()
        } else {
            usize::from(own.is_empty() && register.is_owed && owes(model, register, id, unit))
        };
    }
    [all, done, under_way, missing]
}

/// Whether a unit owes an entry: its task's units do; without a task, for a register with a day, all but the leading office.
fn owes(model: &Model, register: &Register, id: &str, unit: &Value) -> bool {
    let lead = register.task.as_ref().and_then(|task| model.now.get("task", task)).map(|task| &task["lead"]);
    match lead.and_then(Value::as_array) {
        Some(lead) => lead.iter().any(|one| one == id),
        None => register.deadline.is_some() && unit["kind"] != "lead" && unit["active"] == true,
    }
}

/// 按期备案: of registers with a day, what the unit owes: one entry, or one for each of its committees.
fn filings(model: &Model, unit: &str) -> Vec<(String, String)> {
    let known = model.now.get("unit", unit).expect("a unit");
    let mut rows = Vec::new();
    for register in &model.rules.registers {
        let Some(due) = register.deadline.filter(|day| in_year(model, *day)) else { continue };
        let own = entries(model, &register.id, unit);
        let mut row = |committee: &str, of: &dyn Fn(&Value) -> bool| {
            let done = own.iter().filter(|entry| of(entry));
            let done = done
                .filter_map(|entry| {
                    Some((done_since(model, register, entry)?, entry["id"].as_u64(), text(entry, "name")))
                })
                .min();
            let how = done.map_or(format!("{committee}没有办成"), |(since, _, name)| {
                format!("{name}，{}办成", day(since, model.year))
            });
            let verdict = if done.is_some_and(|(since, ..)| since <= due) { "按期" } else { "逾期" };
            rows.push((format!("{}（期限{}，{how}）", register.name, day(due, model.year)), verdict.to_owned()));
        };
        if register.committees {
            let committees = known["committees"].as_array().into_iter().flatten();
            for one in committees.filter(|one| known["active"] == true && one["standing"] != "possible") {
                row(text(one, "name"), &|entry| entry["name"] == one["name"]);
            }
            continue;
        }
        if owes(model, register, unit, known) || !own.is_empty() {
            row("", &|_| true);
        }
    }
    rows
}

/// 整改: the findings that the unit has had by the year's end.
fn findings(model: &Model, unit: &str, kind: &str) -> Vec<(String, String)> {
    let Some(register) = model.rules.registers.iter().find(|register| register.id == kind) else { return Vec::new() };
    let own = entries(model, kind, unit).into_iter();
    let own = own.filter(|entry| steps(entry).first().is_some_and(|(_, day)| *day <= model.end));
    own.map(|entry| {
        let is_done = done_since(model, register, entry).is_some();
        let (how, verdict) = if is_done { ("已整改", "已办") } else { ("没有整改完", "未办") };
        (format!("{}（{how}）", text(entry, "name")), verdict.to_owned())
    })
    .collect()
}
