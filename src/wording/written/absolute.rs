//! Relative times made absolute where they stand: 本月底前 becomes 5月31日前, 下周五 becomes 5月27日. Nothing else is
//! touched, and no day is put that the words or the agreed deadline do not give.

use super::count::{month_name, number_at};
use crate::domain::{Deadline, Due, month_end};
use crate::wording::{date::day, written::ended};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::ops::Range;

/// A stretch of a sentence, and what a paper has in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// Where it stands (bytes).
    pub span: Range<usize>,
    /// What is put there.
    pub words: String,
}

/// The sentence with its relative times made absolute, without the stops at its end.
#[must_use]
pub fn absolute(text: &str, deadline: &Deadline, said_on: NaiveDate) -> String {
    let text = ended(text);
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for put in times(text, deadline, said_on) {
        whole.push_str(&text[from..put.span.start]);
        whole.push_str(&put.words);
        from = put.span.end;
    }
    whole.push_str(&text[from..]);
    whole
}

/// Where times stand that are clear only on the day they were said, and what to put there.
#[must_use]
pub fn times(text: &str, deadline: &Deadline, said_on: NaiveDate) -> Vec<Put> {
    let agreed = agreed(deadline);
    let mut puts = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let place = Place { before: &text[..at], rest: &text[at..], agreed: &agreed, said_on };
        match READERS.iter().find_map(|read| read(&place)) {
            Some((length, words)) => {
                puts.push(Put { span: at..at + length, words });
                at += length;
            }
            None => at += next.len_utf8(),
        }
    }
    puts
}

/// The phrases of a deadline, each with the day it means.
pub(super) fn agreed(deadline: &Deadline) -> Vec<(&str, NaiveDate)> {
    let spoken = deadline.spoken.trim();
    if spoken.is_empty() {
        return Vec::new();
    }
    let pieces = [vec![spoken], spoken.split('；').collect(), spoken.split('、').collect()];
    let pieces = pieces.into_iter().find(|pieces| pieces.len() == deadline.dues.len()).unwrap_or_default();
    let paired = pieces.into_iter().zip(&deadline.dues);
    paired
        .filter_map(|(phrase, due)| match due {
            Due::On(day) => Some((phrase.trim(), *day)),
            _ => None,
        })
        .collect()
}

/// A place in a sentence.
struct Place<'a> {
    before: &'a str,
    rest: &'a str,
    agreed: &'a [(&'a str, NaiveDate)],
    said_on: NaiveDate,
}

/// What a reader finds: how many bytes it covers, and what to put there.
type Found = Option<(usize, String)>;

/// The forms, the longest first.
const READERS: [fn(&Place<'_>) -> Found; 8] =
    [agreed_phrase, named_month, shifted_month, bare_month_end, shifted_year, bare_year_end, weekday, named_day];

/// After these a month's or year's end is another one's: 9月底, 每月底, 三个月内.
const TAKEN: &str = "0123456789一二三四五六七八九十两几每各个本下上当这那该次半全整年月";
/// What makes the end of a month or year a limit.
const END_LIMITS: [&str; 8] = ["底之前", "底以前", "底前", "末之前", "末以前", "末前", "底为止", "底止"];
/// The ends that keep their word.
const ENDS: [&str; 2] = ["底", "末"];

impl Place<'_> {
    fn after(&self, characters: &str) -> bool {
        self.before.chars().next_back().is_some_and(|last| characters.contains(last))
    }

    fn day(&self, day_of: NaiveDate) -> String {
        day(day_of, self.said_on)
    }

    /// 5月, with the year when it is another one than that of the day on which it was said.
    fn month(&self, first: NaiveDate) -> String {
        let month = format!("{}月", first.month());
        if first.year() == self.said_on.year() { month } else { format!("{}年{month}", first.year()) }
    }

    fn shifted(&self, months: i32) -> Option<NaiveDate> {
        let first = self.said_on.with_day(1)?;
        let by = Months::new(months.unsigned_abs());
        if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) }
    }
}

/// A length of time, a week without its weekday, 节前: the day that was understood and agreed.
fn agreed_phrase(place: &Place<'_>) -> Found {
    let (phrase, day) = place.agreed.iter().filter(|(phrase, _)| needs_agreement(phrase)).find(|(phrase, _)| {
        place.rest.starts_with(phrase)
            && !(phrase.starts_with(is_count) && place.before.ends_with(is_count))
            && !place.after("每各")
    })?;
    let rest = &place.rest[phrase.len()..];
    let limit = ["之前", "以前", "前"].iter().find(|limit| rest.starts_with(**limit)).map_or(0, |limit| limit.len());
    Some((phrase.len() + limit, format!("{}前", place.day(*day))))
}

fn is_count(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十两半".contains(c)
}

/// Phrases whose day only the agreed deadline gives.
fn needs_agreement(phrase: &str) -> bool {
    let is_length = phrase.starts_with(is_count) && ["内", "之内", "以内"].iter().any(|end| phrase.ends_with(end));
    let is_week =
        ["本周", "这周", "这一周", "下周", "下一周", "下星期", "本星期", "周末", "本周末", "这周末", "下周末"]
            .iter()
            .any(|week| {
                phrase.strip_prefix(week).is_some_and(|rest| ["", "内", "之内", "前", "之前", "以前"].contains(&rest))
            });
    is_length || is_week || ["节前", "会后"].iter().any(|word| phrase.starts_with(word))
}

/// 9月底前, 九月底前, 1月10日 of another year.
fn named_month(place: &Place<'_>) -> Found {
    if place.after("0123456789一二三四五六七八九十个第每") {
        return None;
    }
    let (length, month) = month_name(place.rest)?;
    let rest = &place.rest[length..];
    let written_year = place.before.ends_with('年');
    let of_month = |day: &NaiveDate| day.month() == month;
    if let Some(limit) = END_LIMITS.iter().find(|limit| rest.starts_with(**limit)) {
        let agreed = place.agreed.iter().map(|(_, day)| *day).find(of_month);
        let year = agreed.map_or(place.said_on.year(), |day| day.year());
        let end = month_end(NaiveDate::from_ymd_opt(year, month, 1)?);
        if agreed.is_none() && end < place.said_on {
            return None;
        }
        let said =
            if written_year { format!("{month}月{}日前", end.day()) } else { format!("{}前", place.day(end)) };
        return Some((length + limit.len(), said));
    }
    // The year where it is another one: 1月10日前, said in November.
    let other = place.agreed.iter().find(|(phrase, day)| {
        phrase.starts_with(&place.rest[..length]) && of_month(day) && day.year() != place.said_on.year()
    });
    let (_, day) = other.filter(|_| !written_year)?;
    Some((length, format!("{}年{}", day.year(), &place.rest[..length])))
}

/// 本月底前, 这个月, 下个月15日.
fn shifted_month(place: &Place<'_>) -> Found {
    const REFERENCES: [(&str, i32); 10] = [
        ("下下个月", 2),
        ("下下月", 2),
        ("这个月", 0),
        ("本月份", 0),
        ("本月", 0),
        ("下个月", 1),
        ("下月", 1),
        ("上个月", -1),
        ("上月", -1),
        ("当月", 0),
    ];
    if place.after("每各几") {
        return None;
    }
    let (word, by) = REFERENCES.iter().find(|(word, _)| place.rest.starts_with(word))?;
    let first = place.shifted(*by)?;
    let mut rest = &place.rest[word.len()..];
    let mut length = word.len();
    // 这个月月底.
    if let Some(after) = rest.strip_prefix('月').filter(|after| after.starts_with(['底', '末', '初', '中'])) {
        length += '月'.len_utf8();
        rest = after;
    }
    Some(
        end_of(rest, month_end(first), place)
            .map_or_else(|| (length, place.month(first)), |(limit, day)| (length + limit, day)),
    )
}

/// The limit that follows, and the day it names.
fn end_of(rest: &str, end: NaiveDate, place: &Place<'_>) -> Option<(usize, String)> {
    let limit = END_LIMITS.iter().find(|limit| rest.starts_with(**limit))?;
    Some((limit.len(), format!("{}前", place.day(end))))
}

/// 月底前, 月底.
fn bare_month_end(place: &Place<'_>) -> Found {
    let rest = place.rest.strip_prefix('月')?;
    if place.after(TAKEN) {
        return None;
    }
    let first = place.said_on.with_day(1)?;
    let length = '月'.len_utf8();
    if let Some((limit, day)) = end_of(rest, month_end(first), place) {
        return Some((length + limit, day));
    }
    ENDS.iter().any(|end| rest.starts_with(end)).then(|| (length, place.month(first)))
}

/// 今年, 明年底前, 今年年底.
fn shifted_year(place: &Place<'_>) -> Found {
    const REFERENCES: [(&str, i32); 6] =
        [("今年", 0), ("本年", 0), ("明年", 1), ("去年", -1), ("后年", 2), ("当年", 0)];
    let (word, by) = REFERENCES.iter().find(|(word, _)| place.rest.starts_with(word))?;
    let year = place.said_on.year() + by;
    let mut rest = &place.rest[word.len()..];
    let mut length = word.len();
    if let Some(after) = rest.strip_prefix('年').filter(|after| after.starts_with(['底', '末', '初', '中', '内']))
    {
        length += '年'.len_utf8();
        rest = after;
    }
    let limit = END_LIMITS.iter().find(|limit| rest.starts_with(**limit));
    Some(
        limit.map_or_else(
            || (length, format!("{year}年")),
            |limit| (length + limit.len(), format!("{year}年12月31日前")),
        ),
    )
}

/// 年底前, 年底, 年内.
fn bare_year_end(place: &Place<'_>) -> Found {
    let rest = place.rest.strip_prefix('年')?;
    if place.after(TAKEN) || place.after("今明去后周历常学少青成老百多往") {
        return None;
    }
    let year = place.said_on.year();
    let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let length = '年'.len_utf8();
    if let Some((limit, day)) = end_of(rest, end, place) {
        return Some((length + limit, day));
    }
    ["底", "末", "内"].iter().any(|end| rest.starts_with(end)).then(|| (length, format!("{year}年")))
}

/// 下周五, 本周五, 周五前: the day itself.
fn weekday(place: &Place<'_>) -> Found {
    const WEEKS: [(&str, Option<i64>); 12] = [
        ("下下周", Some(2)),
        ("本周", Some(0)),
        ("这周", Some(0)),
        ("下周", Some(1)),
        ("下个周", Some(1)),
        ("本星期", Some(0)),
        ("这星期", Some(0)),
        ("下星期", Some(1)),
        ("下个星期", Some(1)),
        ("下礼拜", Some(1)),
        ("周", None),
        ("星期", None),
    ];
    if place.after("每各双单上本下一两三四五六七八九十") {
        return None;
    }
    let (week, by) = WEEKS.iter().find(|(week, _)| place.rest.starts_with(week))?;
    let name = place.rest[week.len()..].chars().next()?;
    let index = match name {
        '天' => 6,
        name => "一二三四五六日".chars().position(|one| one == name)?,
    };
    // 周一至周五, 周五下午 of no week in particular are not a day.
    let index = u64::try_from(index).ok()?;
    let monday = place.said_on.checked_sub_days(Days::new(place.said_on.weekday().num_days_from_monday().into()))?;
    let of_week = |weeks: u64| monday.checked_add_days(Days::new(weeks * 7 + index));
    let found = if let Some(by) = by {
        of_week(u64::try_from(*by).ok()?)?
    } else {
        let found = of_week(0).filter(|day| *day >= place.said_on).or_else(|| of_week(1))?;
        place.agreed.iter().any(|(_, day)| *day == found).then_some(found)?
    };
    Some((week.len() + name.len_utf8(), place.day(found)))
}

/// 今天, 明天, 后天, 昨天; 25日 without its month.
fn named_day(place: &Place<'_>) -> Found {
    const WORDS: [(&str, i64); 9] = [
        ("大后天", 3),
        ("今天", 0),
        ("今日", 0),
        ("明天", 1),
        ("明日", 1),
        ("明晚", 1),
        ("后天", 2),
        ("昨天", -1),
        ("前天", -2),
    ];
    if let Some((word, by)) = WORDS.iter().find(|(word, _)| place.rest.starts_with(word)) {
        let found = place.said_on.checked_add_signed(chrono::Duration::days(*by))?;
        let said = place.day(found);
        return Some((word.len(), if *word == "明晚" { format!("{said}晚") } else { said }));
    }
    if place.after("0123456789一二三四五六七八九十月第每、和至到—-～") {
        return None;
    }
    let (length, number) = number_at(place.rest)?;
    let mark = place.rest[length..].chars().next().filter(|mark| ['日', '号'].contains(mark))?;
    let (_, found) = place
        .agreed
        .iter()
        .find(|(phrase, found)| phrase.starts_with(&place.rest[..length + mark.len_utf8()]) && found.day() == number)?;
    Some((length + mark.len_utf8(), place.day(*found)))
}
