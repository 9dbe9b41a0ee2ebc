//! From a named time to the days it covers, given the day on which it was said.

use super::{
    moment::{Moment, Name, Named, Year},
    reading::{Fault, Remark},
};
use crate::{
    domain::{DeadlineQuestion, month_end},
    language::{Calendar, festival::Festival, word::Portion},
};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::ops::Range;

/// What a named time is resolved against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    /// The day on which it was said.
    pub base: NaiveDate,
    /// The legal holidays.
    pub calendar: &'a Calendar,
    /// The last date of the sentence so far whose year was written or said, if any: a later date without a year follows it.
    pub carried: Option<NaiveDate>,
    /// The last day of the passage so far whose month was named: a later day or 月底 without a month is of that month.
    pub month_spoken: Option<NaiveDate>,
    /// The last weekday of the passage so far whose week was named (下周一): a later weekday without one is of that week.
    pub week_spoken: Option<NaiveDate>,
}

impl<'a> Context<'a> {
    pub fn new(base: NaiveDate, calendar: &'a Calendar) -> Self {
        Self { base, calendar, carried: None, month_spoken: None, week_spoken: None }
    }

    /// Forgets what was said before a full stop.
    pub fn forget(&mut self) {
        *self = Self::new(self.base, self.calendar);
    }
}

/// The days that a named time covers, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// How the year was found.
    pub remark: Option<Remark>,
    /// The words themselves name something past (去年, 上月).
    pub past_word: bool,
    /// The year was written or said.
    pub year_said: bool,
    /// What the words leave open.
    pub doubt: Option<DeadlineQuestion>,
}

/// Why a named time has no day. The caller adds where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Day { month: Option<u32>, day: u32 },
    Month(u32),
    Quarter(u32),
    Vague,
    OutOfReach,
}

impl Why {
    pub fn at(self, span: Range<usize>) -> Fault {
        match self {
            Self::Day { month, day } => Fault::NoSuchDay { span, month, day },
            Self::Month(month) => Fault::NoSuchMonth { span, month },
            Self::Quarter(quarter) => Fault::NoSuchQuarter { span, quarter },
            Self::Vague => Fault::Vague { span },
            Self::OutOfReach => Fault::OutOfReach { span },
        }
    }
}

type Resolved = Result<Stretch, Why>;

/// Finds the days. `before` says that 前 follows: of a whole month it then means the end of the one before it.
pub(super) fn resolve(moment: &Moment, before: bool, context: &Context<'_>) -> Resolved {
    let base = context.base;
    match moment.named {
        Named::DayShift(shift) => {
            let day = shift_days(base, shift.into())?;
            Ok(Stretch { past_word: shift < 0, ..on(day) })
        }
        Named::Clock => Ok(on(base)),
        Named::Week { shift, portion } => week(base, shift, portion, before),
        Named::Weekday { shift, day } => weekday(context, shift, day),
        Named::Again { months, days } => Ok(on(shift_days(shift_months(base, months.into())?, days.into())?)),
        Named::Day { month: None | Some(Name::Spoken), day } => lone_day(context, day),
        Named::Tenth(portion) => tenth(context, portion),
        Named::Month { month: Name::Spoken, portion } => of_spoken_month(context, portion),
        Named::WeekdayOfMonth { month: Name::Spoken, nth, day } => {
            weekday_of_month(first_of(context.month_spoken.unwrap_or(base)), nth, day)
        }
        Named::LastWorkday { month: Name::Spoken, count } => {
            last_workday(month_end(context.month_spoken.unwrap_or(base)), count, context.calendar)
        }
        Named::WeekOfMonth => Err(Why::Vague),
        Named::Plan(year) => Ok(said(between(ymd(year - 4, 1, 1)?, ymd(year, 12, 31)?), false, base)),
        Named::Lunar { month, day } => lunar(base, month, day),
        Named::Day { month: Some(Name::Shifted(shift)), .. }
        | Named::Month { month: Name::Shifted(shift), .. }
        | Named::LastWorkday { month: Name::Shifted(shift), .. }
        | Named::WeekdayOfMonth { month: Name::Shifted(shift), .. } => {
            let month = shift_months(first_of(base), shift.into())?;
            let found = in_year(moment, month.year(), Some(month.month()), before && shift != 0, context)?;
            Ok(said(found, shift < 0, base))
        }
        Named::Quarter { quarter: Name::Spoken, .. } | Named::DayOfQuarter { quarter: Name::Spoken, .. } => {
            Err(Why::Vague)
        }
        Named::Quarter { quarter: Name::Shifted(shift), .. }
        | Named::DayOfQuarter { quarter: Name::Shifted(shift), .. } => {
            let quarter_start =
                base.with_day(1).and_then(|day| day.with_month0((base.month0()) / 3 * 3)).unwrap_or(base);
            let start = shift_months(quarter_start, i32::from(shift) * 3)?;
            let found = in_year(moment, start.year(), Some(start.month0() / 3 + 1), before && shift != 0, context)?;
            Ok(said(found, shift < 0, base))
        }
        _ => yearly(moment, before, context),
    }
}

/// A time that comes once a year: in the year that was said, or in the next one that is not past.
fn yearly(moment: &Moment, before: bool, context: &Context<'_>) -> Resolved {
    let base = context.base;
    match moment.year {
        Year::Written(year) => {
            let found = in_year(moment, year, None, before, context)?;
            Ok(said(found, year < base.year(), base))
        }
        Year::Shifted(shift) => {
            let whole = matches!(moment.named, Named::Year(_));
            let found =
                in_year(moment, base.year() + i32::from(shift), None, before && !(whole && shift == 0), context)?;
            Ok(said(found, shift < 0, base))
        }
        Year::Unwritten => {
            if let Some(carried) = context.carried
                && carried.year() > base.year()
            {
                let found = in_year(moment, carried.year(), None, before, context)?;
                let follows = found.last >= carried;
                let found = if follows { found } else { in_year(moment, carried.year() + 1, None, before, context)? };
                return Ok(Stretch { remark: Some(Remark::YearCarried(found.last.year())), ..found });
            }
            next_not_past(base, |year| in_year(moment, year, None, before, context))
        }
    }
}

/// The first of this year's and the next years' that is not past. A day that only this year lacks is a fault, not next year's.
fn next_not_past(base: NaiveDate, in_year: impl Fn(i32) -> Resolved) -> Resolved {
    let mut fault = None;
    for year in base.year()..=base.year() + 2 {
        match in_year(year) {
            Ok(found) if found.last >= base => {
                if let Some(fault) = fault {
                    return Err(fault);
                }
                let rolled = year > base.year() && found.last.year() > base.year();
                return Ok(Stretch { remark: rolled.then_some(Remark::RolledToNextYear), ..found });
            }
            Ok(_) => {}
            // 2月29日 of a year that is past anyway does not matter.
            Err(Why::Day { month: Some(month), day })
                if year == base.year() && ymd(year, month, day.min(28)).is_ok_and(|day| day < base) => {}
            Err(why) => fault = fault.or(Some(why)),
        }
    }
    Err(fault.unwrap_or(Why::OutOfReach))
}

/// The days of a time in a given year. `part` is the month or quarter already reckoned from 本月 or 本季度.
fn in_year(moment: &Moment, year: i32, part: Option<u32>, before: bool, context: &Context<'_>) -> Resolved {
    let number = |name: Name| match name {
        Name::Number(number) => number,
        Name::Shifted(_) | Name::Spoken => part.unwrap_or(1),
    };
    match moment.named {
        Named::Day { month: Some(month), day } => {
            let month = month_of_year(number(month))?;
            Ok(on(ymd(year, month, day).map_err(|_| Why::Day { month: Some(month), day })?))
        }
        Named::Month { month, portion } => {
            let first = ymd(year, month_of_year(number(month))?, 1)?;
            if before && portion == Portion::Whole {
                return Ok(on(shift_days(first, -1)?));
            }
            of_month(first, portion)
        }
        Named::WeekdayOfMonth { month, nth, day } => {
            weekday_of_month(ymd(year, month_of_year(number(month))?, 1)?, nth, day)
        }
        Named::LastWorkday { month, count } => {
            let first = ymd(year, month_of_year(number(month))?, 1)?;
            last_workday(month_end(first), count, context.calendar)
        }
        Named::Quarter { quarter, portion } => of_quarter(year, number(quarter), portion, before),
        Named::DayOfQuarter { quarter, first, day } => day_of_quarter(year, number(quarter), first, day),
        Named::Half(1) => Ok(between(ymd(year, 1, 1)?, ymd(year, 6, 30)?)),
        Named::Half(_) => Ok(between(ymd(year, 7, 1)?, ymd(year, 12, 31)?)),
        Named::Year(portion) => match portion {
            Portion::Whole if before => Ok(on(ymd(year - 1, 12, 31)?)),
            Portion::Whole => Ok(between(ymd(year, 1, 1)?, ymd(year, 12, 31)?)),
            Portion::End | Portion::LastTen => Ok(between(ymd(year, 12, 1)?, ymd(year, 12, 31)?)),
            Portion::Early => Ok(between(ymd(year, 1, 1)?, ymd(year, 1, 31)?)),
            Portion::Middle => Ok(between(ymd(year, 6, 1)?, ymd(year, 6, 30)?)),
            _ => Err(Why::Vague),
        },
        _ => Err(Why::Vague),
    }
}

fn of_month(first: NaiveDate, portion: Portion) -> Resolved {
    let end = month_end(first).day();
    let (from, to) = match portion {
        Portion::Whole => (1, end),
        Portion::Early => (1, 5),
        Portion::FirstTen => (1, 10),
        Portion::Middle => (11, 15),
        Portion::FirstHalf => (1, 15),
        Portion::SecondTen => (11, 20),
        Portion::LastTen => (21, end),
        Portion::End => (26, end),
    };
    Ok(between(on_day(first, from)?, on_day(first, to)?))
}

fn of_quarter(year: i32, quarter: u32, portion: Portion, before: bool) -> Resolved {
    if !(1..=4).contains(&quarter) {
        return Err(Why::Quarter(quarter));
    }
    let first = ymd(year, quarter * 3 - 2, 1)?;
    let last = month_end(ymd(year, quarter * 3, 1)?);
    match portion {
        Portion::Whole if before => Ok(on(shift_days(first, -1)?)),
        Portion::Whole => Ok(between(first, last)),
        Portion::End | Portion::LastTen => Ok(between(first_of(last), last)),
        _ => Err(Why::Vague),
    }
}

/// A day of a quarter's first or last month; day 0 is the month's end.
fn day_of_quarter(year: i32, quarter: u32, first: bool, day: u32) -> Resolved {
    if !(1..=4).contains(&quarter) {
        return Err(Why::Quarter(quarter));
    }
    let month = ymd(year, if first { quarter * 3 - 2 } else { quarter * 3 }, 1)?;
    if day == 0 {
        return Ok(on(month_end(month)));
    }
    on_day(month, day).map(on)
}

fn month_of_year(month: u32) -> Result<u32, Why> {
    if (1..=12).contains(&month) { Ok(month) } else { Err(Why::Month(month)) }
}

/// The n-th such weekday of the month that begins on `first`, the last one for 0.
fn weekday_of_month(first: NaiveDate, nth: u32, day: u8) -> Resolved {
    let from = if nth == 0 { shift_days(month_end(first), -6)? } else { first };
    let ahead = (i64::from(day) + 6 - i64::from(from.weekday().num_days_from_monday())) % 7;
    let found = shift_days(from, ahead + 7 * i64::from(nth.saturating_sub(1)))?;
    if found > month_end(first) { Err(Why::Vague) } else { Ok(on(found)) }
}

fn last_workday(end: NaiveDate, count: u32, calendar: &Calendar) -> Resolved {
    let mut left = count.clamp(1, 20);
    let mut day = end;
    loop {
        left -= u32::from(calendar.is_workday(day));
        if left == 0 {
            return Ok(Stretch { remark: unpublished(calendar, day), ..on(day) });
        }
        day = shift_days(day, -1)?;
    }
}

/// The remark that a year's arrangement of holidays is not known.
pub(super) fn unpublished(calendar: &Calendar, day: NaiveDate) -> Option<Remark> {
    (!calendar.knows(day.year())).then(|| Remark::HolidaysNotPublished(day.year()))
}

/// A day of the month without its month: of the month spoken of, else this month's, or next month's once it is past.
fn lone_day(context: &Context<'_>, day: u32) -> Resolved {
    let base = context.base;
    let fault = Why::Day { month: None, day };
    if !(1..=31).contains(&day) {
        return Err(fault);
    }
    if let Some(spoken) = context.month_spoken {
        return on_day(first_of(spoken), day).map(on).and_then(|found| {
            // 12月20日前摸底，5日前建账 said late: the next month's, which follows.
            if found.last >= base { Ok(found) } else { on_day(shift_months(first_of(spoken), 1)?, day).map(on) }
        });
    }
    if day >= base.day() {
        return on_day(first_of(base), day).map(on).map_err(|_| Why::Day { month: Some(base.month()), day });
    }
    on_day(shift_months(first_of(base), 1)?, day).map(on).map_err(|_| fault)
}

/// 上旬 without its month: of the month spoken of, else this month's, or next month's once it is past.
fn tenth(context: &Context<'_>, portion: Portion) -> Resolved {
    let this = of_month(first_of(context.month_spoken.unwrap_or(context.base)), portion)?;
    if this.last >= context.base { Ok(this) } else { of_month(shift_months(first_of(context.base), 1)?, portion) }
}

/// 月底, 月内: of the month spoken of, else of this one; 月初 and 月半 that are past are the next month's.
fn of_spoken_month(context: &Context<'_>, portion: Portion) -> Resolved {
    let this = of_month(first_of(context.base), portion)?;
    if context.month_spoken.is_none() && this.last < context.base {
        return of_month(shift_months(first_of(context.base), 1)?, portion);
    }
    of_month(first_of(context.month_spoken.unwrap_or(context.base)), portion)
        .map(|found| said(found, false, context.base))
}

/// A working week: it ends on Friday, and on Sunday for one who speaks at its weekend.
fn week(base: NaiveDate, shift: i8, portion: Portion, before: bool) -> Resolved {
    let monday = shift_days(monday_of(base), i64::from(shift) * 7)?;
    if portion != Portion::Whole {
        return Err(Why::Vague);
    }
    if before && shift > 0 {
        return Ok(on(shift_days(monday, -3)?.max(base)));
    }
    let friday = shift_days(monday, 4)?;
    let last = if shift == 0 && friday < base { shift_days(monday, 6)? } else { friday };
    Ok(said(between(monday, last), shift < 0, base))
}

/// A weekday: of the week named, else of the week spoken of, else the first that is not past. Said on that very weekday it may be
/// today or a week on.
fn weekday(context: &Context<'_>, shift: Option<i8>, day: u8) -> Resolved {
    let base = context.base;
    let in_week_of = |date: NaiveDate| shift_days(monday_of(date), i64::from(day) - 1);
    if let Some(shift) = shift {
        let found = on(shift_days(in_week_of(base)?, i64::from(shift) * 7)?);
        return Ok(said(found, shift < 0, base));
    }
    if let Some(spoken) = context.week_spoken {
        let found = in_week_of(spoken)?;
        return if found >= base { Ok(on(found)) } else { shift_days(found, 7).map(on) };
    }
    let found = in_week_of(base)?;
    match found.cmp(&base) {
        std::cmp::Ordering::Greater => Ok(on(found)),
        std::cmp::Ordering::Equal => Ok(Stretch { doubt: Some(DeadlineQuestion::TodayOrNextWeek), ..on(found) }),
        std::cmp::Ordering::Less => shift_days(found, 7).map(on),
    }
}

fn lunar(base: NaiveDate, month: u8, day: u8) -> Resolved {
    let day_in = |year| Festival::LunarDay(month, day).day_in(year);
    // A month of 29 days ends on the day before its 30th.
    let end_in = |year| if day == 30 { Festival::LunarDay(month, 29).day_in(year) } else { None };
    (base.year() - 1..=base.year() + 1)
        .filter_map(|year| day_in(year).or_else(|| end_in(year)))
        .find(|found| *found >= base)
        .map(on)
        .ok_or(Why::OutOfReach)
}

/// Marks a time whose year (or month, or week) was said: its day may lie in the past.
fn said(found: Stretch, past_word: bool, base: NaiveDate) -> Stretch {
    let remark = (found.last < base).then_some(Remark::AlreadyPast).or(found.remark);
    Stretch { remark, past_word, year_said: true, ..found }
}

pub(super) fn on(day: NaiveDate) -> Stretch {
    between(day, day)
}

pub(super) fn between(first: NaiveDate, last: NaiveDate) -> Stretch {
    Stretch { first, last, remark: None, past_word: false, year_said: false, doubt: None }
}

pub(super) fn ymd(year: i32, month: u32, day: u32) -> Result<NaiveDate, Why> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Why::OutOfReach)
}

fn on_day(day: NaiveDate, of_month: u32) -> Result<NaiveDate, Why> {
    day.with_day(of_month).ok_or(Why::Day { month: Some(day.month()), day: of_month })
}

pub(super) fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

pub(super) fn shift_days(day: NaiveDate, by: i64) -> Result<NaiveDate, Why> {
    let count = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }.ok_or(Why::OutOfReach)
}

pub(super) fn shift_months(day: NaiveDate, by: i32) -> Result<NaiveDate, Why> {
    let count = Months::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }.ok_or(Why::OutOfReach)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn last(base: &str, year: Year, named: Named, before: bool) -> Result<String, Why> {
        let calendar = Calendar::default();
        resolve(&Moment::new(year, named), before, &Context::new(day(base), &calendar))
            .map(|days| days.last.to_string())
    }

    #[test]
    fn a_past_month_is_next_years_and_the_base_day_is_not_past() {
        let june = Named::Month { month: Name::Number(6), portion: Portion::End };
        assert_eq!(last("2022-06-30", Year::Unwritten, june, true).as_deref(), Ok("2022-06-30"));
        assert_eq!(last("2022-07-01", Year::Unwritten, june, true).as_deref(), Ok("2023-06-30"));
    }

    #[test]
    fn before_a_month_is_the_end_of_the_one_before_it() {
        let june = Named::Month { month: Name::Number(6), portion: Portion::Whole };
        assert_eq!(last("2022-05-20", Year::Unwritten, june, true).as_deref(), Ok("2022-05-31"));
        let january = Named::Month { month: Name::Number(1), portion: Portion::Whole };
        assert_eq!(last("2022-05-20", Year::Unwritten, january, true).as_deref(), Ok("2022-12-31"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_said() {
        let named = |month, day| Named::Day { month: Some(Name::Number(month)), day };
        assert_eq!(last("2022-05-20", Year::Unwritten, named(6, 31), true), Err(Why::Day { month: Some(6), day: 31 }));
        assert_eq!(last("2022-05-20", Year::Unwritten, named(13, 1), true), Err(Why::Month(13)));
        assert_eq!(last("2023-05-20", Year::Unwritten, named(2, 29), true).as_deref(), Ok("2024-02-29"));
        assert!(last("2022-05-20", Year::Unwritten, named(2, 29), true).is_err());
    }

    #[test]
    fn the_working_week_ends_on_friday_and_at_the_weekend_on_sunday() {
        let week = Named::Week { shift: 0, portion: Portion::Whole };
        assert_eq!(last("2022-05-18", Year::Unwritten, week, false).as_deref(), Ok("2022-05-20"));
        assert_eq!(last("2022-05-21", Year::Unwritten, week, false).as_deref(), Ok("2022-05-22"));
    }
}
