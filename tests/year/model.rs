//! The year by the rules, counted from the facts as they stood at the end of each meeting's day.

use crate::{
    journal::{Facts, Journal},
    rules::{Known, Rules},
};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use std::collections::BTreeMap;

/// Where something owed stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    Owed,
    Reported(NaiveDate),
    /// A register shows that it is done, since that day.
    Met(NaiveDate),
    Closed {
        on: NaiveDate,
        done: NaiveDate,
    },
    Gone,
}

/// Something owed, as it stands.
pub struct Item {
    pub id: String,
    pub unit: String,
    pub text: String,
    pub is_promise: bool,
    /// The last day of the deadline in force.
    pub due: Option<NaiveDate>,
    /// The days it names, and the day of the month on which it comes back.
    stages: Vec<NaiveDate>,
    monthly: Option<u32>,
    /// The day after which what comes back falls due.
    begins: Option<NaiveDate>,
    is_endless: bool,
    /// The day that the plan itself puts to it.
    planned: Option<NaiveDate>,
    /// The meeting at which it was first recorded.
    pub made: Option<u64>,
    /// At how many meetings it is asked for once; 0: it is not asked for.
    every: usize,
    pub course: Value,
}

/// A month: its meeting, and the day on which its picture is taken.
#[derive(Clone, Debug)]
pub struct Month {
    pub meeting: u64,
    pub period: String,
    date: NaiveDate,
    pub day: NaiveDate,
    /// The meeting before it, whichever year that was in.
    before: Option<u64>,
    pub held: bool,
}

impl Month {
    /// What the month is called in the papers.
    pub fn name(&self) -> String {
        format!("{}月", self.date.month())
    }
}

/// A unit in a month.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    pub lamps: [u32; 6],
    /// How it came: 到会, 代会, 迟到, 请假, 缺席.
    pub presence: Option<usize>,
    pub silent: bool,
}

/// How units come, in the journal's words.
pub const PRESENCES: [&str; 5] = ["present", "delegate", "late", "on_leave", "absent"];

/// What the year is counted from.
pub struct Model {
    pub rules: Rules,
    pub year: i32,
    pub end: NaiveDate,
    /// The facts of today: names, meetings, what was said.
    pub now: Facts,
    /// The facts at the year's end.
    pub at_end: Facts,
    pub months: Vec<Month>,
    pub cells: BTreeMap<String, Vec<Cell>>,
}

pub fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_default()
}

pub fn on(record: &Value, key: &str) -> Option<NaiveDate> {
    record[key].as_str().and_then(|text| text.get(..10)).and_then(|text| text.parse().ok())
}

/// The days that a deadline names.
pub fn days(deadline: &Value) -> Vec<NaiveDate> {
    text(deadline, "label").split(';').filter_map(|part| part.parse().ok()).collect()
}

/// The day of the month on which a deadline comes back.
fn monthly(deadline: &Value) -> Option<u32> {
    // Without a day of the month it is the month's last one: 0 stands for that.
    text(deadline, "label").split(';').find_map(|part| match part.strip_prefix("RECURRING:monthly")? {
        "" => Some(0),
        day => day.strip_prefix('-')?.parse().ok(),
    })
}

/// The day from which on a course's deadline counts.
fn begins(course: &Value) -> Option<NaiveDate> {
    let moved = each(course, "extensions").next_back().and_then(|one| on(one, "on"));
    moved.or(on(course, "dated_on"))
}

fn each<'a>(record: &'a Value, key: &str) -> impl DoubleEndedIterator<Item = &'a Value> {
    record[key].as_array().into_iter().flatten()
}

impl Item {
    fn of_commitment(one: &Value) -> Self {
        Self {
            id: one["id"].to_string(),
            unit: text(one, "unit").to_owned(),
            text: text(one, "text").to_owned(),
            is_promise: one["kind"] == "promise",
            due: days(&one["deadline"]).last().copied(),
            stages: days(&one["deadline"]),
            monthly: monthly(&one["deadline"]),
            begins: begins(&one["course"]).or(on(one, "recorded_at")),
            is_endless: text(&one["deadline"], "label").split(';').any(|part| part == "OPEN"),
            planned: None,
            made: one["meeting"].as_u64(),
            every: 1,
            course: one["course"].clone(),
        }
    }

    fn of_task(task: &Value, unit: &str, record: Option<&Value>, begun: Option<u64>) -> Self {
        let agreed = record.map(|record| &record["agreed"]).filter(|agreed| !agreed.is_null());
        let deadline = agreed.unwrap_or(&task["deadline"]);
        Self {
            id: format!("{}@{unit}", text(task, "id")),
            unit: unit.to_owned(),
            text: text(task, "title").to_owned(),
            is_promise: false,
            due: days(deadline).last().copied(),
            stages: days(deadline),
            monthly: monthly(deadline),
            begins: record.and_then(|record| begins(&record["course"])),
            is_endless: text(deadline, "label").split(';').any(|part| part == "OPEN"),
            planned: days(&task["deadline"]).last().copied(),
            made: begun.filter(|_| record.is_some()),
            every: match text(task, "cadence") {
                "quarterly" => 3,
                "half_yearly" => 6,
                "yearly" => 12,
                "continuous" | "irregular" => 0,
                _ => 1,
            },
            course: record.map_or(Value::Null, |record| record["course"].clone()),
        }
    }

    /// The days on which something of it falls due, up to the first that is not past on a day, with the day on which
    /// each was done by then.
    pub fn points(&self, today: NaiveDate) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let done = |part: &Value| {
            let mut one = each(&self.course, "parts")
                .filter(|one| one["part"] == *part && on(&one["report"], "on") <= Some(today));
            one.rfind(|one| match one["sent_back"]["on"].as_str() {
                Some(back) => today < back.parse().expect("a day"),
                None => true,
            })
            .and_then(|one| on(&one["report"], "on"))
        };
        let mut points: Vec<_> =
            (1..).zip(&self.stages).map(|(at, day)| (*day, done(&serde_json::json!({ "stage": at })))).collect();
        if let Some(n) = self.monthly {
            // What the plan asks without saying since when is looked at from the day itself on.
            let begins = self.begins.unwrap_or(today - chrono::Days::new(1));
            let mut month = begins.with_day(1).expect("a day");
            loop {
                let day = match n {
                    0 => month + chrono::Months::new(1) - chrono::Days::new(1),
                    n => month.with_day(n).expect("a day that every month has"),
                };
                if day > begins {
                    let point = (day, done(&serde_json::json!({ "round": day })));
                    points.push(point);
                    if day >= today && point.1.is_none() {
                        break;
                    }
                }
                month = month + chrono::Months::new(1);
            }
        }
        points.sort();
        points
    }

    /// The day that is due on a day: the earliest that is not done; of what comes back none before the last that is.
    pub fn due_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        let points = self.points(today);
        let last = points.iter().rposition(|(_, done)| done.is_some() && self.monthly.is_some());
        let from = last.map_or(0, |last| last + 1);
        points[from..].iter().find(|(_, done)| done.is_none()).map(|(day, _)| *day).or(self.due)
    }

    /// Where it stands.
    pub fn life(&self) -> Life {
        life(&self.course["life"])
    }

    /// The names that it has and had.
    fn ids(&self) -> Vec<String> {
        let task = self.id.split_once('@').map(|(task, _)| task);
        let former = each(&self.course, "handovers").filter_map(|one| Some(format!("{}@{}", task?, text(one, "from"))));
        former.chain([self.id.clone()]).collect()
    }
}

fn life(life: &Value) -> Life {
    let Some((word, what)) = life.as_object().and_then(|life| life.iter().next()) else { return Life::Owed };
    match word.as_str() {
        "reported" if !what["shown_by"].is_null() => Life::Met(on(what, "on").expect("a day")),
        "reported" => Life::Reported(on(what, "on").expect("a day")),
        "closed" => {
            let closed = on(what, "on").expect("a day");
            Life::Closed { on: closed, done: on(&what["report"], "on").unwrap_or(closed) }
        }
        _ => Life::Gone,
    }
}

/// What there is to do, by the facts of a day: promises, instructions, the plan's tasks that have a day or a record, and
/// what was closed of a task that the plan has no more.
pub fn items(facts: &Facts) -> Vec<Item> {
    let mut items: Vec<Item> = facts.all("commitment").map(|(_, one)| Item::of_commitment(one)).collect();
    for (id, task) in facts.all("task") {
        let lead: Vec<&str> = each(task, "lead").filter_map(Value::as_str).collect();
        for unit in &lead {
            let key = format!("{id}@{unit}");
            let record = facts.get("assignment", &key);
            if record.is_some() || !days(&task["deadline"]).is_empty() {
                items.push(Item::of_task(task, unit, record, facts.begun.get(&key).copied()));
            }
        }
        let closed = facts
            .all("assignment")
            .filter(|(_, one)| text(one, "task") == id && !one["course"]["life"]["closed"].is_null());
        for (key, one) in closed.filter(|(_, one)| !lead.contains(&text(one, "unit"))) {
            items.push(Item::of_task(task, text(one, "unit"), Some(one), facts.begun.get(key).copied()));
        }
    }
    items
}

impl Model {
    pub fn of(journal: &Journal, rules: Rules, year: i32, today: NaiveDate) -> Self {
        let end = today.min(NaiveDate::from_ymd_opt(year, 12, 31).expect("a day"));
        let (now, at_end) = (journal.facts(today), journal.facts(end));
        let mut model = Self { rules, year, end, months: months(&now, year, end), now, at_end, cells: BTreeMap::new() };
        let blank = vec![Cell::default(); model.months.len()];
        model.cells = model.now.all("unit").map(|(id, _)| (id.to_owned(), blank.clone())).collect();
        for at in 0..model.months.len() {
            let month = model.months[at].clone();
            let facts = journal.facts_at_the_end_of(month.meeting, end);
            // What an earlier meeting's paper told is not told again.
            let told = month.before.map(|before| journal.facts_at_the_end_of(before, end)).unwrap_or_default();
            let told = Told::of(&told);
            let mut items = items(&facts);
            // What was said at a meeting and written down after it belongs to the meeting.
            let later = journal.made().into_iter().filter(|one| {
                one["meeting"].as_u64() <= Some(month.meeting)
                    && facts.get("commitment", &format!("{:06}", one["id"].as_u64().expect("a number"))).is_none()
            });
            items.extend(later.map(Item::of_commitment));
            for item in &items {
                if let Some(lamp) = model.lamp(item, &month, &told) {
                    model.cells.get_mut(&item.unit).expect("a unit")[at].lamps[lamp] += 1;
                }
            }
            for (unit, cells) in &mut model.cells {
                let mine: Vec<&Item> = items.iter().filter(|item| item.unit == *unit).collect();
                let line = model.now.get("attendance", &format!("{:06}@{unit}", month.meeting));
                cells[at].presence =
                    line.map(|line| PRESENCES.iter().position(|how| line["presence"] == *how).expect("known"));
                cells[at].silent = month.held && is_silent(unit, &mine, (&month, &told), &model.now);
            }
        }
        model
    }

    /// The lamp of an item in a month in which it counts.
    fn lamp(&self, item: &Item, month: &Month, told: &Told) -> Option<usize> {
        if item.planned.is_none() && item.made.is_none_or(|made| made > month.meeting) {
            return None;
        }
        let life = item.life();
        match life {
            Life::Gone => return None,
            // It was in the picture before already.
            Life::Closed { .. } if told.course(item)["life"] == item.course["life"] => return None,
            Life::Met(_) if is_same_proof(&told.course(item)["life"], &item.course["life"]) => return None,
            _ => {}
        }
        let by_hand = each(&item.course, "lamps").rev().find(|one| one["meeting"].as_u64() == Some(month.meeting));
        if let Some(lamp) = by_hand.and_then(|one| one["lamp"].as_str()).filter(|_| life == Life::Owed) {
            return ["red", "orange", "yellow", "blue", "green", "grey"].iter().position(|name| *name == lamp);
        }
        let (silent, share) = self.heard(item, month);
        let done = match life {
            Life::Reported(done) | Life::Met(done) | Life::Closed { done, .. } => Some(done),
            _ => None,
        };
        let made = item.made.and_then(|made| self.date(made));
        let known = Known {
            days_left: item.due_on(month.day).map(|due| (due - month.day).num_days()),
            days_given: item.due_on(month.day).zip(made).map(|(due, made)| (due - made).num_days()),
            reported: matches!(life, Life::Reported(_) | Life::Met(_)),
            met: matches!(life, Life::Met(_)),
            closed: matches!(life, Life::Closed { .. }),
            late: done.zip(item.due).is_some_and(|(done, due)| done > due),
            extended: each(&item.course, "extensions").any(is_later),
            open_ended: item.is_endless,
            silent,
            share,
        };
        Some(self.rules.lamp(&known))
    }

    fn date(&self, meeting: u64) -> Option<NaiveDate> {
        on(self.now.get("meeting", &format!("{meeting:06}"))?, "date")
    }

    /// For how many of the times it is asked for nothing was said of an item, and the share that was last told.
    fn heard(&self, item: &Item, month: &Month) -> (usize, Option<i64>) {
        let ids = item.ids();
        let about = |one: &Value| match &one["about"] {
            Value::Object(about) => match about.iter().next() {
                Some((kind, id)) if kind == "commitment" => Some(id.to_string()),
                Some((_, pair)) => Some(format!("{}@{}", pair[0].as_str()?, pair[1].as_str()?)),
                None => None,
            },
            _ => None,
        };
        let said = self.now.all("progress").map(|(_, one)| one).filter(|one| {
            one["meeting"].as_u64() <= Some(month.meeting) && about(one).is_some_and(|id| ids.contains(&id))
        });
        let said: Vec<&Value> = said.collect();
        let share = said.iter().rev().find_map(|one| one["share"].as_i64());
        let mut at: Vec<u64> = said.iter().filter_map(|one| one["meeting"].as_u64()).chain(item.made).collect();
        for kind in ["extensions", "requests"] {
            at.extend(each(&item.course, kind).filter_map(|one| one["meeting"].as_u64()));
        }
        at.extend(item.course["dated_at"].as_u64());
        // A stage or a round that was done on a day was told at the last meeting until then.
        at.extend(each(&item.course, "parts").filter_map(|one| self.meeting_by(on(&one["report"], "on")?)));
        // Sent back on a day: at the last meeting until then.
        at.extend(each(&item.course, "reopenings").filter_map(|one| self.meeting_by(on(one, "on")?)));
        let Some(last) = at.into_iter().filter(|at| *at <= month.meeting).max() else { return (0, share) };
        let is_over = |one: &&Value| on(one, "adjourned_at").is_some_and(|day| day <= self.end);
        let over = self.now.all("meeting").map(|(_, one)| one).filter(is_over).filter_map(|one| one["id"].as_u64());
        let missed = over.filter(|id| *id > last && *id <= month.meeting).count();
        (missed.checked_div(item.every).unwrap_or(0), share)
    }

    /// The last meeting until a day.
    fn meeting_by(&self, day: NaiveDate) -> Option<u64> {
        let until = self.now.all("meeting").filter(|(_, meeting)| on(meeting, "date") <= Some(day));
        until.filter_map(|(_, meeting)| meeting["id"].as_u64()).max()
    }

    pub fn short(&self, unit: &str) -> &str {
        text(self.now.get("unit", unit).expect("a unit"), "short")
    }
}

/// Whether two lives are shown by the same, whatever words of its own the unit added.
fn is_same_proof(one: &Value, other: &Value) -> bool {
    is_same_report(&one["reported"], &other["reported"])
}

/// Whether two reports are one. What is shown already is no news when the words for it change.
fn is_same_report(one: &Value, other: &Value) -> bool {
    one == other
        || (!one["shown_by"].is_null() && ["shown_by", "on", "recorded"].iter().all(|key| one[key] == other[key]))
}

/// The day before or after an extension: of the stage that it moves, else the last one.
pub fn stage_day(extension: &Value, key: &str) -> Option<NaiveDate> {
    let days = days(&extension[key]);
    match extension["stage"].as_u64() {
        Some(stage) => days.get(usize::try_from(stage).ok()? - 1).copied(),
        None => days.last().copied(),
    }
}

/// Whether a day was put off.
pub fn is_later(extension: &Value) -> bool {
    let last = |key: &str| stage_day(extension, key);
    match (last("from"), last("to")) {
        (Some(from), Some(to)) => to > from,
        (from, _) => from.is_some(),
    }
}

/// The meetings of a year that have come, with the days of their pictures.
fn months(now: &Facts, year: i32, end: NaiveDate) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    let mut last = None;
    for (_, meeting) in now.all("meeting") {
        let date = on(meeting, "date").expect("a day");
        let over = on(meeting, "adjourned_at");
        let before = last;
        last = meeting["id"].as_u64();
        if date.year() == year && date <= end {
            months.push(Month {
                meeting: meeting["id"].as_u64().expect("a number"),
                period: text(meeting, "period").to_owned(),
                date,
                day: over.unwrap_or(date).min(end),
                before,
                held: over.is_some_and(|over| over <= end),
            });
        }
    }
    months
}

/// What earlier papers have told: the items as they stood at the end of the meeting before.
struct Told(BTreeMap<String, Value>);

impl Told {
    fn of(facts: &Facts) -> Self {
        Self(items(facts).into_iter().map(|item| (item.id, item.course)).collect())
    }

    /// The course of an item then, under whichever name it had.
    fn course(&self, item: &Item) -> &Value {
        item.ids().iter().find_map(|id| self.0.get(id)).unwrap_or(&Value::Null)
    }
}

/// What was added to a list of a course since.
fn fresh<'a>(course: &'a Value, before: &Value, key: &str) -> impl Iterator<Item = &'a Value> {
    each(course, key).skip(each(before, key).count())
}

/// Every report that a course tells of.
fn reports(course: &Value) -> Vec<&Value> {
    fn report(word: &Value) -> &Value {
        if word["reported"].is_null() { &word["closed"]["report"] } else { &word["reported"] }
    }
    let lives = each(course, "reopenings").map(|one| &one["was"]).chain([&course["life"]]);
    lives.map(report).filter(|report| !report.is_null()).collect()
}

/// 未报: it owes something from an earlier meeting, and at this one not a word came from it.
fn is_silent(unit: &str, items: &[&Item], (month, told): (&Month, &Told), now: &Facts) -> bool {
    let owes = items.iter().any(|item| item.made.is_some_and(|made| made < month.meeting) && item.life() == Life::Owed);
    let at_meeting = |one: &Value| one["meeting"].as_u64() == Some(month.meeting);
    let spoke = now.all("progress").any(|(_, one)| at_meeting(one) && one["unit"] == unit);
    let speaks = |item: &&&Item| {
        let (course, before) = (&item.course, told.course(item));
        let earlier = reports(before);
        (item.is_promise && item.made == Some(month.meeting))
            || (!course["dated_at"].is_null() && course["dated"] != before["dated"])
            || fresh(course, before, "requests").next().is_some()
            // Granted on the spot it was asked for on the spot.
            || fresh(course, before, "extensions").any(|one| one["asked"].is_null())
            || fresh(course, before, "parts").next().is_some()
            || reports(course).into_iter().any(|report| !earlier.iter().any(|one| is_same_report(one, report)))
    };
    owes && !spoke && items.iter().find(speaks).is_none()
}
