//! The grammar of a named time: 6月30日, 明年3月底, 二季度末, 本周五, 2022.6.30. What it names, not yet which day that is.

use super::{
    cursor::Cursor,
    figures::figures,
    judge::is_deed,
    length::{Length, length},
};
use crate::language::{
    numeral::Form,
    token::{Kind, Mark},
    word::{Portion, Word},
};

/// The year a time is in, as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Unwritten,
    Written(i32),
    Shifted(i8),
}

/// A month or a quarter, as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Number(u32),
    Shifted(i8),
    /// 月底 with no month named: the month last spoken of, else this one.
    Spoken,
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Day {
        month: Option<Name>,
        day: u32,
    },
    Month {
        month: Name,
        portion: Portion,
    },
    /// 上旬, with no month.
    Tenth(Portion),
    /// The n-th working day from the end of a month.
    LastWorkday {
        month: Name,
        count: u32,
    },
    /// 6月第二周: a week that no rule defines.
    WeekOfMonth,
    /// 6月第二个周五; the last one where `nth` is 0.
    WeekdayOfMonth {
        month: Name,
        nth: u32,
        day: u8,
    },
    Quarter {
        quarter: Name,
        portion: Portion,
    },
    /// A day of a quarter's first or last month.
    DayOfQuarter {
        quarter: Name,
        first: bool,
        day: u32,
    },
    Half(u8),
    Year(Portion),
    /// The year that a plan period ends in.
    Plan(i32),
    Week {
        shift: i8,
        portion: Portion,
    },
    Weekday {
        shift: Option<i8>,
        day: u8,
    },
    DayShift(i8),
    /// 下个月的今天, 明年的今天, 下周的今天: so many months or days on from today.
    Again {
        months: i8,
        days: i8,
    },
    /// A clock time or 下班: today.
    Clock,
    Lunar {
        month: u8,
        day: u8,
    },
}

/// A named time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub year: Year,
    pub named: Named,
    /// Written as figures only (6.15, 6-1, 20220630): a date only where the words around say so.
    pub figures: bool,
}

impl Moment {
    pub fn new(year: Year, named: Named) -> Self {
        Self { year, named, figures: false }
    }

    /// Whether it names a whole month, quarter, half or year, which may merely qualify a noun.
    pub fn is_whole(&self) -> bool {
        matches!(
            self.named,
            Named::Month { portion: Portion::Whole, .. }
                | Named::Quarter { portion: Portion::Whole, .. }
                | Named::Half(_)
                | Named::Year(Portion::Whole)
                | Named::Plan(_)
                | Named::Week { .. }
        )
    }
}

pub(super) type Parsed<'t> = Option<(Moment, Cursor<'t>)>;

/// Reads a named time here.
pub(super) fn moment(cursor: Cursor<'_>) -> Parsed<'_> {
    if cursor.before(1).is_some_and(|token| token.is(Word::Ordinal)) {
        return None;
    }
    let plain = again(cursor)
        .or_else(|| figures(cursor))
        .or_else(|| with_year(cursor))
        .or_else(|| in_year(cursor, Year::Unwritten));
    plain
        .or_else(|| week(cursor))
        .or_else(|| lone_day(cursor))
        .or_else(|| lunar(cursor))
        .or_else(|| clock_alone(cursor))
}

/// 下个月的今天, 明年这个时候.
fn again(cursor: Cursor<'_>) -> Parsed<'_> {
    let (months, days) = match cursor.word()? {
        Word::YearShift(shift @ 1..=2) => (shift * 12, 0),
        Word::MonthShift(shift @ 1..=2) => (shift, 0),
        Word::WeekShift(shift @ 1..=2) => (0, shift * 7),
        _ => return None,
    };
    // 明年这个月的今天.
    let named = cursor.skip(1).maybe(Word::MonthShift(0));
    let after = named.maybe(Word::Of).eat(Word::DayShift(0))?;
    Some((Moment::new(Year::Unwritten, Named::Again { months, days }), after))
}

/// A time with its year named before it.
fn with_year(cursor: Cursor<'_>) -> Parsed<'_> {
    let (year, after, short) = year(cursor)?;
    let inner = after.maybe(Word::Of);
    if let Some(found) = in_year(inner, year).or_else(|| in_year(after, year)) {
        return Some(found);
    }
    let (portion, after) = portion(after.maybe(Word::YearOf));
    // 22年 alone may be a length or an age.
    (!short || portion != Portion::Whole).then(|| (Moment::new(year, Named::Year(portion)), after))
}

/// A year that minutes may speak of.
pub(super) fn plausible_year(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| (1949..=2199).contains(year))
}

/// The year itself: 2022年, 二〇二二年, 22年, 今年, 明年. The flag says that only two digits were written.
pub(super) fn year(cursor: Cursor<'_>) -> Option<(Year, Cursor<'_>, bool)> {
    if let Some(Word::YearShift(shift)) = cursor.word() {
        return Some((Year::Shifted(shift), cursor.skip(1), false));
    }
    let (number, after) = cursor.number()?;
    let after = after.eat_any(&[Word::Year, Word::YearOf])?;
    match (number.digits, number.form) {
        (4, Form::Arabic | Form::Digits) => {
            plausible_year(number.value).map(|year| (Year::Written(year), after, false))
        }
        (2, Form::Arabic | Form::Digits) if (10..=60).contains(&number.value) => {
            Some((Year::Written(2000 + i32::try_from(number.value).ok()?), after, true))
        }
        _ => None,
    }
}

/// A time inside a year: a month, a quarter, a half, the year's end.
pub(super) fn in_year(cursor: Cursor<'_>, year: Year) -> Parsed<'_> {
    let unwritten = year == Year::Unwritten;
    if let Some((number, after)) = cursor.number() {
        if let Some(after) = after.eat(Word::Month) {
            return in_month(after, year, Name::Number(number.value));
        }
        return Some(in_quarter(after.eat(Word::Quarter)?, year, Name::Number(number.value)));
    }
    match cursor.word()? {
        Word::January => in_month(cursor.skip(1), year, Name::Number(1)),
        Word::MonthShift(shift) if unwritten => in_month(cursor.skip(1), year, Name::Shifted(shift)),
        Word::Month if unwritten && !cursor.follows_number() => {
            let (portion, after) = marked_portion(cursor.skip(1))?;
            Some((Moment::new(year, Named::Month { month: Name::Spoken, portion }), after))
        }
        Word::Portion(portion @ (Portion::FirstTen | Portion::SecondTen | Portion::LastTen)) if unwritten => {
            Some((Moment::new(year, Named::Tenth(portion)), cursor.skip(1)))
        }
        Word::QuarterShift(shift) if unwritten => Some(in_quarter(cursor.skip(1), year, Name::Shifted(shift))),
        Word::Quarter if unwritten && !cursor.follows_number() => {
            let (portion, after) = marked_portion(cursor.skip(1))?;
            Some((Moment::new(year, Named::Quarter { quarter: Name::Shifted(0), portion }), after))
        }
        Word::Half(half) => Some((Moment::new(year, Named::Half(half)), portion(cursor.skip(1)).1)),
        Word::WholeYear => {
            let year = if unwritten { Year::Shifted(0) } else { year };
            Some((Moment::new(year, Named::Year(Portion::Whole)), cursor.skip(1)))
        }
        Word::Year | Word::YearOf if !cursor.follows_number() => {
            let (portion, after) = marked_portion(cursor.skip(1))?;
            // 年初 and 年中 may be next year's; the year's end is always this one's.
            let ends = matches!(portion, Portion::Whole | Portion::End | Portion::LastTen);
            let year = if unwritten && ends { Year::Shifted(0) } else { year };
            Some((Moment::new(year, Named::Year(portion)), after))
        }
        Word::Plan(end) if unwritten => {
            let end = 2000 + i32::from(end);
            let after = cursor.skip(1).eat_any(&[Word::Portion(Portion::End), Word::During])?;
            Some((Moment::new(Year::Written(end), Named::Plan(end)), after))
        }
        Word::Ordinal => {
            let (number, after) = cursor.skip(1).number()?;
            Some(in_quarter(after.eat(Word::Quarter)?, year, Name::Number(number.value)))
        }
        _ => None,
    }
}

/// Whether what follows a number behind a month lets it be a day without 日: 6月30前, 6月30报名; not 6月30家.
fn may_end_a_day(after: Cursor<'_>) -> bool {
    after.peek(0).is_none_or(|next| match next.kind {
        Kind::Mark(mark) => matches!(mark, Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Close),
        Kind::Word(word) => {
            is_deed(word)
                || matches!(
                    word,
                    Word::Modal
                        | Word::Object
                        | Word::Soon
                        | Word::Cue
                        | Word::CutOff
                        | Word::DayPart
                        | Word::Moved
                        | Word::Done
                        | Word::Particle
                        | Word::Question
                        | Word::Grant
                        | Word::Ensure
                        | Word::Strive
                )
        }
        Kind::Number(_) | Kind::Sealed | Kind::Other => false,
    })
}

/// 10月剩下的这十来天, 6月最后三天: the days to the end of a month, and what follows them.
fn last_days(inner: Cursor<'_>) -> Option<Cursor<'_>> {
    let left = inner.eat(Word::Last)?.maybe(Word::Of);
    let left = if left.peek(0).is_some_and(|token| token.kind == Kind::Other) { left.skip(1) } else { left };
    let is_days = |found: &Result<Length, super::resolve::Why>| {
        *found != Ok(Length::Days(1)) && !matches!(found, Ok(Length::Workdays(_)))
    };
    left.eat(Word::Vague).or_else(|| length(left).filter(|(found, _)| is_days(found)).map(|(_, to)| to))
}

/// What follows a month: a day, a third of it, its end, its last working day.
fn in_month(cursor: Cursor<'_>, year: Year, month: Name) -> Parsed<'_> {
    let found = |named, after| Some((Moment::new(year, named), after));
    let inner = cursor.maybe(Word::Of);
    if let Some((number, after)) = inner.number().filter(|(number, _)| number.value < 100) {
        let day = Named::Day { month: Some(month), day: number.value };
        if let Some(after) = after.eat_any(&[Word::Day, Word::DayNumber]) {
            return found(day, after);
        }
        // 6月30前, 6月30报名: 日 is left out in haste, and no measure word follows that makes it a count.
        // 本月二十八: 三月二十 may be a count.
        // 六月二十给答复: what stands behind it counts nothing.
        let spoken = number.form == Form::Places && (matches!(month, Name::Shifted(_)) || after.word().is_some());
        let written = (number.form == Form::Arabic || spoken) && (1..=31).contains(&number.value);
        let is_day = after.is_any(&[Word::Before, Word::Until, Word::Around]) || written && may_end_a_day(after);
        if !inner.is_apart() && is_day {
            return found(day, after);
        }
    }
    if let Some(after) = last_days(inner) {
        return found(Named::Month { month, portion: Portion::End }, after);
    }
    if inner.is(Word::Last) {
        let (count, after) = inner.skip(1).maybe(Word::Ordinal).count();
        if let Some(after) = after.maybe(Word::Piece).eat(Word::Workday) {
            return found(Named::LastWorkday { month, count }, after);
        }
        if let Some(after) = after.eat_any(&[Word::Day, Word::Days]).filter(|_| count == 1) {
            return found(Named::Month { month, portion: Portion::End }, after);
        }
        let after = after.maybe(Word::Piece);
        if let Some(Word::Weekday(day)) = after.word() {
            return found(Named::WeekdayOfMonth { month, nth: 0, day }, after.skip(1));
        }
        if after.is_any(&[Word::Week, Word::Weekend]) {
            return found(Named::WeekOfMonth, after.skip(1));
        }
    }
    if let Some(after) = inner.eat(Word::FirstDay) {
        return found(Named::WeekOfMonth, after);
    }
    if inner.is(Word::Ordinal) {
        let (nth, after) = inner.skip(1).count();
        let after = after.maybe(Word::Piece);
        if let Some(Word::Weekday(day)) = after.word() {
            return found(Named::WeekdayOfMonth { month, nth, day }, after.skip(1));
        }
        if after.is(Word::Week) || after.is(Word::Weekend) {
            return found(Named::WeekOfMonth, after.skip(1));
        }
    }
    // 6月月底 and 6月的月底 repeat the month.
    let inner = inner.eat(Word::Month).filter(|after| matches!(after.word(), Some(Word::Portion(_)))).unwrap_or(cursor);
    let (portion, after) = portion(inner);
    found(Named::Month { month, portion }, after)
}

fn in_quarter(cursor: Cursor<'_>, year: Year, quarter: Name) -> (Moment, Cursor<'_>) {
    // 三季度的最后一个月, 本季度首月10日.
    let inner = cursor.maybe(Word::Of);
    if inner.is_any(&[Word::FirstMonth, Word::LastMonth]) {
        let first = inner.is(Word::FirstMonth);
        let (_, after) = portion(inner.skip(1));
        if let Some((number, rest)) = after.maybe(Word::Of).number()
            && let Some(to) = rest.eat_any(&[Word::Day, Word::DayNumber])
        {
            return (Moment::new(year, Named::DayOfQuarter { quarter, first, day: number.value }), to);
        }
        let named = if first {
            // The first months of quarters have 31 days but for April: its last day is meant.
            Named::DayOfQuarter { quarter, first, day: 0 }
        } else {
            Named::Quarter { quarter, portion: Portion::End }
        };
        return (Moment::new(year, named), after);
    }
    let (portion, after) = portion(cursor);
    (Moment::new(year, Named::Quarter { quarter, portion }), after)
}

/// The part of a span that is named here, [`Portion::Whole`] when none is. 内 is left for the edge.
pub(super) fn portion(cursor: Cursor<'_>) -> (Portion, Cursor<'_>) {
    match cursor.word() {
        Some(Word::Portion(portion)) => (portion, cursor.skip(1)),
        _ => (Portion::Whole, cursor),
    }
}

/// The part of an unnumbered span, which must be named: 月底, 季末, 年内.
fn marked_portion(cursor: Cursor<'_>) -> Option<(Portion, Cursor<'_>)> {
    // 年年底 as in 当年年底.
    match cursor.word()? {
        Word::Portion(portion) => Some((portion, cursor.skip(1))),
        Word::Within => Some((Portion::Whole, cursor)),
        _ => None,
    }
}

/// 本周五, 下周内, 周五, 周末, 周内.
fn week(cursor: Cursor<'_>) -> Parsed<'_> {
    let found = |named, after| Some((Moment::new(Year::Unwritten, named), after));
    match cursor.word()? {
        Word::WeekShift(shift) => {
            let after = cursor.skip(1);
            let day = |day| Named::Weekday { shift: Some(shift), day };
            if after.is_number() {
                return match numbered_weekday(after) {
                    Some((value, rest)) => found(day(value), rest),
                    None => found(Named::Week { shift, portion: Portion::Whole }, after),
                };
            }
            match after.word() {
                Some(Word::Weekday(weekday)) => found(day(weekday), after.skip(1)),
                Some(Word::Day | Word::Days | Word::Weekend | Word::Portion(Portion::End)) => {
                    found(day(7), after.skip(1))
                }
                Some(Word::Portion(portion)) => found(Named::Week { shift, portion }, after.skip(1)),
                _ => found(Named::Week { shift, portion: Portion::Whole }, after),
            }
        }
        // 周5前.
        Word::Week if !cursor.follows_number() && numbered_weekday(cursor.skip(1)).is_some() => {
            let (day, after) = numbered_weekday(cursor.skip(1))?;
            found(Named::Weekday { shift: None, day }, after)
        }
        Word::Weekday(day) => found(Named::Weekday { shift: None, day }, cursor.skip(1)),
        Word::Weekend => found(Named::Weekday { shift: Some(0), day: 7 }, cursor.skip(1)),
        Word::Week if !cursor.follows_number() && cursor.skip(1).is(Word::Within) => {
            found(Named::Week { shift: 0, portion: Portion::Whole }, cursor.skip(1))
        }
        Word::DayShift(shift) => found(Named::DayShift(shift), cursor.skip(1)),
        Word::ThatDay => found(Named::DayShift(0), cursor.skip(1)),
        _ => None,
    }
}

/// 5 of 周5 and 下周5: a single digit that counts nothing.
fn numbered_weekday(cursor: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    let (number, after) = cursor.number().filter(|(number, _)| number.digits == 1)?;
    // 下周三回来.
    let times = after.is(Word::Times) && !after.skip(1).is(Word::Visits);
    let counts = times || after.is_any(&[Word::Piece, Word::Workday, Word::Days]);
    u8::try_from(number.value).ok().filter(|day| (1..=6).contains(day) && !counts).map(|day| (day, after))
}

/// 25日, 三十号: a day whose month is not named.
fn lone_day(cursor: Cursor<'_>) -> Parsed<'_> {
    let (number, after) = cursor.number().filter(|(number, _)| (1..100).contains(&number.value))?;
    let after = after.eat_any(&[Word::Day, Word::DayNumber])?;
    Some((Moment::new(Year::Unwritten, Named::Day { month: None, day: number.value }), after))
}

/// 农历八月十五, 腊月二十三, 正月十五.
fn lunar(cursor: Cursor<'_>) -> Parsed<'_> {
    let Word::LunarMonth(named) = cursor.word()? else { return None };
    let after = cursor.skip(1);
    let (month, after) = match (named, after.word()) {
        (0, Some(Word::LunarMonth(month))) => (month, after.skip(1)),
        (0, _) => {
            let (number, after) = after.number()?;
            (u8::try_from(number.value).ok()?, after.eat(Word::Month)?)
        }
        _ => (named, after),
    };
    let found = |day, after| Some((Moment::new(Year::Unwritten, Named::Lunar { month, day }), after));
    if let Some((day, after)) = after.maybe(Word::Portion(Portion::Early)).number() {
        return found(u8::try_from(day.value).ok()?, after.maybe(Word::Day));
    }
    // 正月底, 腊月里.
    let (portion, after) = marked_portion(after)?;
    found(last_lunar_day(portion), after)
}

/// The last day of a part of a lunar month; one that ends on the 29th has no 30th, and ends all the same.
fn last_lunar_day(portion: Portion) -> u8 {
    match portion {
        Portion::Early => 5,
        Portion::FirstTen => 10,
        Portion::Middle | Portion::FirstHalf => 15,
        Portion::SecondTen => 20,
        Portion::Whole | Portion::LastTen | Portion::End => 30,
    }
}

/// A clock time or the end of the working day, with no day named: today's.
fn clock_alone(cursor: Cursor<'_>) -> Parsed<'_> {
    // 晚上把方案给我, 下午报终稿: a part of the day at the head of a clause.
    let opens = cursor.is(Word::DayPart)
        && cursor.before(1).is_none_or(|token| matches!(token.kind, Kind::Mark(_)) || token.is(Word::Soon));
    let after = clock(cursor).filter(|after| {
        after.is(Word::Before)
            || opens && after.is_any(&[Word::Object, Word::Grant, Word::Modal, Word::Verb, Word::Finished, Word::Rite])
    })?;
    Some((Moment::new(Year::Unwritten, Named::Clock), after))
}

/// Walks over a clock time: 下午5点, 17:00, 上午下班, 12时30分.
pub(super) fn clock(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = cursor;
    let mut cursor = cursor;
    while let Some(after) = cursor.eat(Word::DayPart) {
        cursor = after;
    }
    if let Some((number, after)) = cursor.number().filter(|(number, _)| number.value <= 24) {
        if let Some(after) = after.eat(Word::Clock) {
            cursor = after;
            if let Some((_, rest)) = after.number().filter(|(_, rest)| rest.is(Word::ClockRest)) {
                cursor = rest;
            }
            cursor = cursor.maybe(Word::ClockRest);
        } else if let Some((_, rest)) = after
            .eat_mark(Mark::Colon)
            .and_then(Cursor::number)
            .filter(|(minute, _)| minute.digits == 2 && number.value < 25)
        {
            cursor = rest;
        }
    }
    (cursor.at > start.at).then_some(cursor)
}

/// Walks over what may stand between a day and its 前: a weekday or a note in brackets, a clock time. The flag says that a
/// clock time was there.
pub(super) fn trimmings(mut cursor: Cursor<'_>) -> (Cursor<'_>, bool) {
    let mut clocked = false;
    loop {
        if let Some(after) = note(cursor) {
            cursor = after;
        } else if let Some(after) = clock(cursor) {
            let range_end = after.eat_mark(Mark::Dash).or_else(|| after.eat(Word::To)).and_then(clock);
            cursor = range_end.unwrap_or(after);
            clocked = true;
        } else if matches!(cursor.word(), Some(Word::Weekday(_))) && !cursor.skip(1).is(Word::To) {
            cursor = cursor.skip(1);
        } else {
            return (cursor, clocked);
        }
    }
}

/// A short note in brackets: （周四）, （含）, （星期五）; the day itself after a weekday: 本周四（3月16日）.
fn note(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = cursor.eat_mark(Mark::Open)?;
    let weekday = matches!(at.word(), Some(Word::Weekday(_) | Word::WeekShift(_) | Word::LunarMonth(_)));
    let named = [1, 2].into_iter().any(|behind| {
        cursor.before(behind).is_some_and(|token| match token.word() {
            Some(Word::Weekday(_)) => behind == 1,
            Some(Word::WeekShift(_)) => behind == 2,
            _ => false,
        })
    });
    if let Some((_, after)) = moment(at).filter(|_| named) {
        return after.eat_mark(Mark::Close);
    }
    for length in 0..6 {
        if let Some(after) = at.eat_mark(Mark::Close) {
            let inclusive = length <= 3 && cursor.skip(1).peek(0).is_some_and(|token| token.kind == Kind::Other);
            return (weekday || inclusive).then_some(after);
        }
        at = at.skip(1);
    }
    None
}
