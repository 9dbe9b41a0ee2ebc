//! The office's rules as its catalogue's files say them: when which lamp lights, what the assessment counts, which
//! registers are owed. Read from the files, not from the program.

use chrono::NaiveDate;
use std::path::Path;
use toml::{Table, Value};

/// The lamps in the order of the papers.
pub const LAMPS: [&str; 6] = ["红", "橙", "黄", "蓝", "绿", "灰"];

/// What is known of an item on the day of a picture.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Known {
    pub days_left: Option<i64>,
    pub days_given: Option<i64>,
    pub reported: bool,
    pub met: bool,
    pub closed: bool,
    pub late: bool,
    pub extended: bool,
    pub open_ended: bool,
    pub silent: usize,
    pub share: Option<i64>,
}

impl Known {
    /// Whether a condition holds, by the words of the comment at the head of lamps.toml.
    fn meets(&self, condition: &str) -> bool {
        let owed = !self.reported && !self.closed;
        let between = |head: &str, tail: &str| condition.strip_prefix(head)?.strip_suffix(tail)?.parse::<i64>().ok();
        if let Some(days) = between("逾期", "天") {
            return owed && self.days_left.is_some_and(|left| left <= -days);
        }
        if let Some(days) = between("", "天内到期") {
            return owed && self.days_left.is_some_and(|left| left >= 0 && left <= days);
        }
        if let Some(percent) = between("剩余时间不足", "%") {
            let (Some(left), Some(given)) = (self.days_left, self.days_given) else { return false };
            return owed && left >= 0 && given > 0 && left * 100 <= given * percent;
        }
        if let Some(times) = between("连续", "期未报") {
            return owed && i64::try_from(self.silent).is_ok_and(|silent| silent >= times);
        }
        if let Some(points) = between("落后", "个百分点") {
            let (Some(share), Some(left), Some(given)) = (self.share, self.days_left, self.days_given) else {
                return false;
            };
            let even = if left <= 0 || given <= 0 { 100 } else { ((given - left) * 100 / given).max(0) };
            return owed && even - share >= points;
        }
        match condition {
            "自报完成" => self.reported,
            "办成" => self.met,
            "已销号" => self.closed,
            "逾期后办结" => (self.reported || self.closed) && self.late,
            "已延期" => owed && self.extended,
            "长期" => self.open_ended,
            "有期限" => self.days_left.is_some(),
            "其他" => true,
            other => panic!("a condition that the test does not know: {other}"),
        }
    }
}

/// What a rule of the assessment counts, and what it is worth in hundredths of a point.
pub struct ScoreRule {
    pub name: String,
    pub counts: String,
    pub full: i64,
    pub each: i64,
    pub late: i64,
    pub worth: [i64; 5],
    pub register: String,
}

/// A register that the assessment looks at.
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Register {
    pub id: String,
    pub name: String,
    pub task: Option<String>,
    pub committees: bool,
    /// One that is done is at work from then on.
    pub at_work: bool,
    /// Due again and again, or found once in a while: owed by nobody in particular.
    pub is_owed: bool,
    pub deadline: Option<NaiveDate>,
    pub done: Vec<bool>,
    pub is_private: bool,
    /// How many there are to be at least, in the whole city.
    pub least: Option<usize>,
}

/// The rules of a catalogue.
pub struct Rules {
    lamps: Vec<(usize, Vec<String>)>,
    pub scores: Vec<ScoreRule>,
    pub assessment: String,
    pub registers: Vec<Register>,
    /// Rates: what they are called, and of which two counts.
    pub rates: Vec<(String, String, String)>,
}

fn table(folder: &Path, file: &str) -> Table {
    std::fs::read_to_string(folder.join(file)).expect("a file of the catalogue").parse().expect("toml")
}

fn list<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn hundredths(value: &Value, key: &str) -> Option<i64> {
    let text = value.get(key)?.as_str()?;
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    Some(whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?)
}

impl Rules {
    /// Reads a catalogue's folder.
    pub fn of(folder: &Path) -> Self {
        let assessment = table(folder, "assessment.toml");
        Self {
            lamps: list(&table(folder, "lamps.toml"), "rule").iter().map(lamp).collect(),
            scores: list(&assessment, "rule").iter().map(score).collect(),
            assessment: assessment["name"].as_str().expect("a name").to_owned(),
            registers: list(&table(folder, "registers.toml"), "register").iter().map(register).collect(),
            rates: list(&table(folder, "indicators.toml"), "indicator")
                .iter()
                .filter(|one| one.get("part").is_some())
                .map(|one| (text(one, "id"), text(one, "part"), text(one, "whole")))
                .collect(),
        }
    }

    /// The lamp of an item: the first rule of which all conditions hold.
    pub fn lamp(&self, known: &Known) -> usize {
        let first = self.lamps.iter().find(|(_, when)| when.iter().all(|condition| known.meets(condition)));
        first.map_or(LAMPS.len() - 1, |(lamp, _)| *lamp)
    }
}

fn lamp(rule: &Value) -> (usize, Vec<String>) {
    let colour = text(rule, "lamp");
    let at = LAMPS.iter().position(|lamp| *lamp == colour).expect("a colour");
    let when = rule["when"].as_array().expect("conditions").iter();
    (at, when.map(|condition| condition.as_str().expect("words").to_owned()).collect())
}

fn score(rule: &Value) -> ScoreRule {
    let percent = |key: &str, usual: i64| rule.get(key).and_then(Value::as_integer).unwrap_or(usual);
    let is_attendance = text(rule, "counts") == "出席率";
    let each = hundredths(rule, "each").unwrap_or(0);
    let late = if is_attendance { percent("late", 100) } else { 0 };
    ScoreRule {
        name: text(rule, "name"),
        counts: text(rule, "counts"),
        full: rule["points"].as_integer().expect("points") * 100,
        each,
        late: if is_attendance { 0 } else { hundredths(rule, "late").unwrap_or(each) },
        worth: [100, percent("delegate", 100), late, percent("leave", 0), 0],
        register: text(rule, "register"),
    }
}

fn register(one: &Value) -> Register {
    let label = one.get("deadline").map(|deadline| text(deadline, "label"));
    let stages = one["stages"].as_array().expect("stages").iter();
    Register {
        id: text(one, "id"),
        name: text(one, "name"),
        task: one.get("task").and_then(Value::as_str).map(str::to_owned),
        committees: one.get("committees").and_then(Value::as_bool).unwrap_or(false),
        at_work: one.get("committees").is_some() && one.get("task").is_some(),
        is_owed: one.get("every").is_none() && one.get("follow").is_none(),
        deadline: label.and_then(|label| label.parse().ok()),
        is_private: one.get("private").and_then(Value::as_bool).unwrap_or(false),
        least: one.get("least").and_then(Value::as_integer).and_then(|least| usize::try_from(least).ok()),
        done: stages.map(|stage| stage.get("done").and_then(Value::as_bool).unwrap_or(false)).collect(),
    }
}
