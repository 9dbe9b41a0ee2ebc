//! A past ledger (补录): what was promised at the meetings before this file began, and what became of it. A day that is not
//! sure is asked, since lamps, extensions and the year are counted from it.

use super::{Heading, LeftOut, Row, Table, parties::Parties, tasks::could_be_two_days};
use crate::{
    domain::{
        Backfill, BackfillItem, BackfillMove, CommitmentKind, Deadline, ImportDoubt, Ledger, MOST_BACKFILLED,
        Recording, TaskId,
    },
    exchange::form::{Told, folded},
    language::{Calendar, heading::HeadingWord, read_deadline},
};
use chrono::{Datelike as _, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

static MADE: &Heading = &HEADINGS[0];
static UNIT: &Heading = &HEADINGS[1];
static SUPPORTING: &Heading = &HEADINGS[2];
static ITEM: &Heading = &HEADINGS[3];
static DUE: &Heading = &HEADINGS[4];
static MOVED_TO: &Heading = &HEADINGS[5];
static MOVED_ON: &Heading = &HEADINGS[6];
static MOVED_WHY: &Heading = &HEADINGS[7];
static DONE_ON: &Heading = &HEADINGS[8];
static STATE: &Heading = &HEADINGS[9];
static EVIDENCE: &Heading = &HEADINGS[10];
static CLOSED_ON: &Heading = &HEADINGS[11];
static CLOSED_BY: &Heading = &HEADINGS[12];
static TOLD: &Heading = &HEADINGS[13];
static KIND: &Heading = &HEADINGS[14];
static OWNER: &Heading = &HEADINGS[15];
static TASK: &Heading = &HEADINGS[16];

/// The columns of a past ledger.
pub static HEADINGS: &[Heading] = &[
    Heading {
        name: "会议日期",
        also: &["会议", "调度会", "提出日期", "布置日期"],
        says: &[],
        endings: &["会议日期", "会议时间", "调度时间", "提出时间", "承诺时间", "交办时间", "布置时间", "议定时间"],
    },
    Heading {
        name: "责任单位",
        also: &["单位", "部门", "成员单位"],
        says: &[HeadingWord::Leads, HeadingWord::Answers],
        endings: &["承诺单位", "单位名称"],
    },
    Heading { name: "配合单位", also: &["配合"], says: &[HeadingWord::Helps], endings: &[] },
    Heading {
        name: "事项",
        also: &["承诺", "工作", "任务", "内容"],
        says: &[HeadingWord::Task, HeadingWord::Measure, HeadingWord::Content],
        endings: &["承诺内容", "交办内容", "主要内容"],
    },
    Heading {
        name: "完成时限",
        also: &["原期限"],
        says: &[],
        endings: &["时限", "期限", "截止时间", "截止日期", "时间节点", "时间要求"],
    },
    Heading {
        name: "延期至",
        also: &["延期"],
        says: &[],
        endings: &["延期至", "延期到", "顺延至", "调整后时限", "延期后时限"],
    },
    Heading { name: "延期时间", also: &[], says: &[], endings: &["延期时间", "延期日期", "批准时间"] },
    Heading { name: "延期原因", also: &[], says: &[], endings: &["延期原因", "延期理由"] },
    Heading {
        name: "完成时间",
        also: &["完成日期", "办结日期"],
        says: &[],
        endings: &["完成时间", "完成日期", "办结时间", "办结日期", "报完成时间"],
    },
    Heading {
        name: "完成情况",
        also: &["状态", "是否完成"],
        says: &[],
        endings: &["完成情况", "办理情况", "销号情况", "完成状态"],
    },
    Heading { name: "佐证材料", also: &["佐证"], says: &[], endings: &["佐证材料", "证明材料"] },
    Heading {
        name: "销号时间", also: &["销号日期"], says: &[], endings: &["销号时间", "销号日期", "核销时间"]
    },
    Heading { name: "销号人", also: &[], says: &[], endings: &["销号人", "核销人"] },
    Heading {
        name: "进展", also: &["目前进展"], says: &[], endings: &["进展", "进展情况", "落实情况", "备注"]
    },
    Heading { name: "类型", also: &["类别", "性质"], says: &[], endings: &["类型", "类别"] },
    Heading { name: "责任人", also: &[], says: &[HeadingWord::Person], endings: &["负责人"] },
    Heading { name: "任务编号", also: &["对应任务"], says: &[], endings: &["任务编号"] },
    Heading { name: "序号", also: &["序", "编号", "no"], says: &[], endings: &["序号"] },
];

const REPORTED: &[&str] =
    &["已完成", "完成", "已办结", "办结", "已落实", "已整改", "是", "√", "✓", "100%", "1", "自报完成", "已报完成"];
const CLOSED: &[&str] = &["已销号", "销号", "已核销"];

/// A day without a year that is so many days away and in another year is asked.
const FAR: i64 = 183;

/// What a past ledger comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastList {
    /// The items to be taken, with their rows.
    pub items: Vec<(usize, BackfillItem)>,
    /// The lines that are not.
    pub left_out: Vec<LeftOut>,
}

impl PastList {
    /// What is asked of the ledger.
    #[must_use]
    pub fn backfill(&self) -> Backfill {
        let meetings: BTreeSet<NaiveDate> = self.items.iter().map(|(_, item)| item.made).collect();
        let items = self.items.iter().map(|(_, item)| item.clone()).collect();
        Backfill { meetings: meetings.into_iter().collect(), items }
    }
}

/// Holds a past ledger against this one.
#[must_use]
pub fn past(ledger: &Ledger, table: &Table, calendar: &Calendar, today: NaiveDate) -> PastList {
    past_telling(ledger, table, calendar, today, &mut |_| {})
}

/// The same, telling how many rows have been held.
pub(super) fn past_telling(
    ledger: &Ledger,
    table: &Table,
    calendar: &Calendar,
    today: NaiveDate,
    told: Told<'_>,
) -> PastList {
    let made = made_days(table, today);
    let reader = Reader {
        ledger,
        parties: Parties::new(ledger),
        calendar,
        today,
        meetings: made.values().copied().flatten().collect(),
        // Without a column of its own for the deadline, 完成时间 is what was asked for.
        has_due: table.rows.iter().any(|row| row.words(DUE).is_some()),
    };
    let mut list = PastList::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (nth, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.is_left) {
        told(nth);
        let made = made.get(&row.number).copied().flatten();
        let read = reader.item(row, made).and_then(|item| {
            let same = (&item.recording.units, folded(&item.recording.text), item.made);
            match seen.insert(format!("{same:?}"), row.number) {
                Some(first) => Err(ImportDoubt::Twice(first)),
                None if reader.is_known(&item) => Err(ImportDoubt::Recorded),
                None if list.items.len() == MOST_BACKFILLED => Err(ImportDoubt::NextTime(MOST_BACKFILLED)),
                None => Ok(item),
            }
        });
        match read {
            Ok(item) => list.items.push((row.number, item)),
            Err(why) => {
                let words = row.words(ITEM).map_or_else(|| row.all(), str::to_owned);
                list.left_out.push(LeftOut { row: row.number, words, why });
            }
        }
    }
    list
}

/// The meeting's day of each row: its own cell, else that of the row above, else the line across the table.
fn made_days(table: &Table, today: NaiveDate) -> BTreeMap<usize, Option<NaiveDate>> {
    let mut above: Option<NaiveDate> = None;
    let mut days = BTreeMap::new();
    for row in &table.rows {
        let day = match row.words(MADE) {
            Some(words) => past_day(words, today),
            None => above.or_else(|| row.section.as_deref().and_then(|words| past_day(words, today))),
        };
        above = row.words(MADE).map_or(above, |_| day);
        days.insert(row.number, day);
    }
    days
}

/// When it was reported done and when it was verified, each with its words.
type End = (Option<(NaiveDate, String)>, Option<(NaiveDate, String)>);

struct Reader<'a> {
    ledger: &'a Ledger,
    parties: Parties,
    calendar: &'a Calendar,
    today: NaiveDate,
    meetings: BTreeSet<NaiveDate>,
    has_due: bool,
}

impl Reader<'_> {
    fn item(&self, row: &Row, made: Option<NaiveDate>) -> Result<BackfillItem, ImportDoubt> {
        if let Some(column) = row.without_value() {
            return Err(ImportDoubt::NoValue(column.to_owned()));
        }
        let text = row.words(ITEM).ok_or(ImportDoubt::NoName)?;
        let made = made.ok_or_else(|| ImportDoubt::NoMeeting(row.words(MADE).unwrap_or_default().to_owned()))?;
        let own = self.ledger.meetings.values().find(|meeting| !meeting.is_backfilled());
        if made > self.today || own.is_some_and(|first| made >= first.date) {
            return Err(ImportDoubt::NotPast(made));
        }
        let (units, mut supporting) = self.parties.of_row(None, row.words(UNIT))?;
        if units.is_empty() {
            return Err(ImportDoubt::NoUnits);
        }
        if let Some(words) = row.words(SUPPORTING) {
            supporting.extend(self.parties.helpers(words)?);
        }
        let (due, done) = if self.has_due { (DUE, row.words(DONE_ON)) } else { (DONE_ON, None) };
        if let Some(words) = row.words(due).filter(|words| row.is_number(due) && could_be_two_days(words)) {
            return Err(ImportDoubt::TwoDays(words.to_owned()));
        }
        let deadline = match row.words(due) {
            Some(words) => self.deadline(words, made)?,
            None => Deadline::none(),
        };
        let moves = self.moves(row, made, &deadline)?;
        let (reported, closed) = self.end(row, made, done)?;
        let kind = match row.words(KIND).map(folded).as_deref() {
            Some("交办" | "领导交办" | "批示" | "指示") => CommitmentKind::Instruction,
            Some("承诺" | "单位承诺" | "表态") | None => CommitmentKind::Promise,
            Some(_) => {
                return Err(ImportDoubt::NotOneOf(
                    KIND.name.to_owned(),
                    row.words(KIND).unwrap_or_default().to_owned(),
                ));
            }
        };
        let task = row.words(TASK).map(TaskId::new);
        if let Some(task) = task.as_ref().filter(|task| !self.ledger.tasks.contains_key(*task)) {
            return Err(ImportDoubt::NotOneOf(TASK.name.to_owned(), task.to_string()));
        }
        let state = row.words(STATE).filter(|state| !is_one_of(state, REPORTED) && !is_one_of(state, CLOSED));
        let told = state.into_iter().chain(row.words(TOLD)).collect::<Vec<_>>().join("；");
        let owner = row.words(OWNER).unwrap_or_default().to_owned();
        Ok(BackfillItem {
            made,
            recording: Recording { kind, units, supporting, task, text: text.to_owned(), owner, deadline },
            moves,
            reported,
            closed,
            told,
        })
    }

    fn deadline(&self, words: &str, made: NaiveDate) -> Result<Deadline, ImportDoubt> {
        let reading = read_deadline(words, made, self.calendar);
        if reading.dues.is_empty() {
            return Err(ImportDoubt::NoDay(words.to_owned()));
        }
        let mut deadline = reading.to_deadline(words);
        if deadline.spoken.is_empty() {
            words.clone_into(&mut deadline.spoken);
        }
        // 2月底前, said in April, is not the next one: whoever meant that one writes its year. In December it is.
        let is_far =
            |day: NaiveDate| !words.contains('年') && (day - made).num_days() > FAR && day.year() > made.year();
        let is_before = deadline.days().any(|day| day < made || is_far(day));
        if is_before { Err(ImportDoubt::BeforeMeeting(words.to_owned())) } else { Ok(deadline) }
    }

    /// Extensions, with the days on which they were granted. Where nobody wrote those down, it was at the last meeting
    /// that was held while the day still stood; without one, on that day itself.
    fn moves(&self, row: &Row, made: NaiveDate, first: &Deadline) -> Result<Vec<BackfillMove>, ImportDoubt> {
        let parts = |heading: &Heading| -> Vec<String> {
            let words = row.words(heading).unwrap_or_default();
            words
                .split(['；', ';', '、', '\n', '→'])
                .map(|part| part.trim().to_owned())
                .filter(|part| part.chars().any(char::is_alphanumeric))
                .collect()
        };
        let (days, reasons) = (parts(MOVED_ON), parts(MOVED_WHY));
        let mut from = first.last_day();
        let mut least = made;
        let mut moves: Vec<BackfillMove> = Vec::new();
        for (nth, words) in parts(MOVED_TO).into_iter().enumerate() {
            if matches!(folded(&words).as_str(), "无" | "否" | "未延期") {
                continue;
            }
            let to = self.deadline(&words, least)?;
            let on = if let Some(words) = days.get(nth) {
                self.day_after(words, least)?
            } else {
                let until = from.unwrap_or(least).min(self.today).max(least);
                self.meetings.range(least..=until).next_back().copied().filter(|day| *day > made).unwrap_or(until)
            };
            (from, least) = (to.last_day(), on);
            let reason = reasons.get(nth).or(reasons.last()).cloned().unwrap_or_default();
            moves.push(BackfillMove { on, to, reason });
        }
        Ok(moves)
    }

    /// When it was reported, and when it was verified.
    fn end(&self, row: &Row, made: NaiveDate, done: Option<&str>) -> Result<End, ImportDoubt> {
        let state = row.words(STATE).unwrap_or_default();
        let done = done.map(|words| self.day_after(words, made)).transpose()?;
        let closed_on = row.words(CLOSED_ON).map(|words| self.day_after(words, made)).transpose()?;
        let is_closed = closed_on.is_some() || is_one_of(state, CLOSED);
        let is_reported = done.is_some() || is_one_of(state, REPORTED);
        let is_open = !state.is_empty() && !is_one_of(state, REPORTED) && !is_one_of(state, CLOSED);
        if (is_open && (done.is_some() || closed_on.is_some()))
            || ((is_closed || is_reported) && done.or(closed_on).is_none())
        {
            return Err(ImportDoubt::NoDoneDay(state.to_owned()));
        }
        let evidence = row.words(EVIDENCE).unwrap_or_default().to_owned();
        let by = row.words(CLOSED_BY).unwrap_or_default().to_owned();
        let closed = is_closed.then(|| closed_on.or(done)).flatten().map(|on| (on, by));
        Ok((done.map(|on| (on, evidence)), closed))
    }

    /// A day of the past, not before another: without a year it is the first such day after that one.
    fn day_after(&self, words: &str, least: NaiveDate) -> Result<NaiveDate, ImportDoubt> {
        let wrong = || ImportDoubt::NoDay(words.to_owned());
        let (year, month, day) = parts_of(words).ok_or_else(wrong)?;
        let read = match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day),
            None => (0..=1)
                .filter_map(|later| NaiveDate::from_ymd_opt(least.year() + later, month, day))
                .find(|day| *day >= least),
        };
        read.filter(|day| *day >= least && *day <= self.today).ok_or_else(wrong)
    }

    fn is_known(&self, item: &BackfillItem) -> bool {
        let at = self.ledger.meetings.values().find(|meeting| meeting.date == item.made).map(|meeting| meeting.id);
        let wanted = folded(&item.recording.text);
        item.recording.units.iter().any(|unit| {
            let mut known = self.ledger.commitments_of(unit);
            known.any(|one| Some(one.meeting) == at && folded(&one.text) == wanted)
        })
    }
}

fn is_one_of(state: &str, words: &[&str]) -> bool {
    words.contains(&folded(state).as_str())
}

/// A day of the past: without a year the last such day.
fn past_day(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (year, month, day) = parts_of(words)?;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => (0..=1)
            .filter_map(|earlier| NaiveDate::from_ymd_opt(today.year() - earlier, month, day))
            .find(|day| *day <= today),
    }
}

/// 2022年3月18日, 2022-03-18, 2022.3.18, 20220318, 3月18日 and 3.18, whatever stands around them.
fn parts_of(words: &str) -> Option<(Option<i32>, u32, u32)> {
    let folded = folded(words);
    let numbers: Vec<&str> = folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    let year = |text: &str| text.parse::<i32>().ok().filter(|year| (2000..2100).contains(year));
    let at = numbers.iter().position(|part| part.len() == 4 && year(part).is_some());
    let read = match (at, numbers.as_slice()) {
        (Some(at), _) => (year(numbers[at]), number(numbers.get(at + 1)?)?, number(numbers.get(at + 2)?)?),
        (None, [whole]) if whole.len() == 8 => (year(&whole[..4]), number(&whole[4..6])?, number(&whole[6..])?),
        // 第3次会议（3月18日）: the day is what stands last.
        (None, [.., month, day]) => (None, number(month)?, number(day)?),
        (None, _) => return None,
    };
    Some(read).filter(|(_, month, day)| (1..=12).contains(month) && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_past_is_the_last_one_of_its_name() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2022-05-20");
        for (words, read) in [
            ("2022年3月18日", Some("2022-03-18")),
            ("2022.3.18", Some("2022-03-18")),
            ("20220318", Some("2022-03-18")),
            ("3月18日", Some("2022-03-18")),
            ("11.30", Some("2021-11-30")),
            ("第3次会议（3月18日）", Some("2022-03-18")),
            ("一、2022年1月20日调度会", Some("2022-01-20")),
            ("三月", None),
            ("13.40", None),
            ("", None),
        ] {
            assert_eq!(past_day(words, today), read.map(day), "{words}");
        }
    }
}
