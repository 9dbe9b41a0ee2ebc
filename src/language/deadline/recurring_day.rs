//! Which day of its span a recurrence falls on: 25日, 末, 首月10日前, 最后一个工作日, 12月31日.

use super::{
    cursor::Cursor,
    length::{Length, length},
    moment::{Moment, Name, Named as Time, Year, moment},
    reading::Remark,
    resolve::{Context, resolve},
};
use crate::{
    domain::Recurrence,
    language::{
        Calendar,
        festival::Festival,
        numeral::Form,
        token::Mark,
        word::{Portion, Word},
    },
};
use chrono::{Datelike, NaiveDate};

/// The recurrences that a phrase names.
pub(super) struct Named {
    pub rules: Vec<Recurrence>,
    pub remark: Option<Remark>,
}

type Found<'t> = Option<(Named, Cursor<'t>)>;

fn exactly(rule: Recurrence, to: Cursor<'_>) -> (Named, Cursor<'_>) {
    (Named { rules: vec![rule], remark: None }, to)
}

fn coarsely(rule: Recurrence, to: Cursor<'_>) -> (Named, Cursor<'_>) {
    (Named { rules: vec![rule], remark: Some(Remark::Coarsened) }, to)
}

fn separator(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    cursor.eat_mark(Mark::Listing).or_else(|| cursor.eat(Word::And))
}

/// A day of the week; in a list 四 alone is one.
fn weekday(cursor: Cursor<'_>, listed: bool) -> Option<(u8, Cursor<'_>)> {
    match cursor.word() {
        Some(Word::Weekday(day)) => Some((day, cursor.skip(1))),
        Some(Word::Weekend) => Some((7, cursor.skip(1))),
        _ => {
            let (number, after) = cursor.number().filter(|_| listed)?;
            u8::try_from(number.value).ok().filter(|day| (1..=6).contains(day)).map(|day| (day, after))
        }
    }
}

/// 三五 of 周一三五: digits that are days, each later than the one before.
fn weekdays_in_a_row(cursor: Cursor<'_>) -> Option<(Vec<u8>, Cursor<'_>)> {
    let (number, after) = cursor.number().filter(|(number, _)| number.form == Form::Digits)?;
    let digits: Vec<u8> = number.value.to_string().bytes().map(|digit| digit - b'0').collect();
    let days = digits.iter().all(|day| (1..=6).contains(day)) && digits.windows(2).all(|pair| pair[0] < pair[1]);
    let counts = after.is_any(&[Word::Times, Word::Piece, Word::Days, Word::Hours]);
    (days && !counts).then_some((digits, after))
}

/// 周五, 周一、周四, 周二、四. 周一次 and 周一调度 are once a week.
/// `named` says that a day must be meant: 逢周一报.
pub(super) fn days_of_week(cursor: Cursor<'_>, named: bool) -> Found<'_> {
    let (first, mut to) = weekday(cursor, false)?;
    if first == 1
        && !named
        && to.is_any(&[Word::Times, Word::Rite, Word::Upkeep, Word::Gathering])
        && cursor.word() == Some(Word::Weekday(1))
        && is_once(to)
    {
        return Some(exactly(Recurrence::Weekly(None), to.skip(1)));
    }
    let mut rules = vec![Recurrence::Weekly(Some(first))];
    loop {
        // 周二周四, 周一三五: said without a mark between them.
        let next = separator(to).and_then(|next| weekday(next, true)).or_else(|| weekday(to, false));
        if let Some((day, after)) = next {
            rules.push(Recurrence::Weekly(Some(day)));
            to = after;
        } else if let Some((days, after)) = weekdays_in_a_row(to) {
            rules.extend(days.into_iter().map(|day| Recurrence::Weekly(Some(day))));
            to = after;
        } else {
            break;
        }
    }
    if rules.len() == 1
        && let Some((day, after)) = to.eat(Word::To).and_then(|next| weekday(next, true))
    {
        // 每周一至周五: every working day.
        return if (first, day) == (1, 5) {
            Some(exactly(Recurrence::Daily, after))
        } else {
            Some(coarsely(Recurrence::Weekly(Some(day)), after))
        };
    }
    Some((Named { rules, remark: None }, to))
}

/// 每周一次, 每周一调度: not 每周一报告…会.
fn is_once(after: Cursor<'_>) -> bool {
    !after.skip(1).is_any(&[Word::Hui, Word::Sitting, Word::Before])
}

/// 25日, 10日、25日, 底, 上旬, 最后5个工作日, 结束后5日内, 1日至5日.
pub(super) fn day_in_month(cursor: Cursor<'_>) -> Found<'_> {
    let cursor = cursor.maybe(Word::Of);
    if let Some((days, to)) = month_days(cursor) {
        return Some(exactly(Recurrence::MonthlyOn(days), to));
    }
    if let Some((day, to)) = days_after_end(cursor) {
        return match day {
            Some(day) => Some(exactly(Recurrence::MonthlyOn(vec![day]), to)),
            None => Some(coarsely(Recurrence::Monthly, to)),
        };
    }
    let inner = cursor.maybe(Word::Month);
    match inner.word()? {
        Word::Portion(portion) => {
            let (portion, to) = last_portion(portion, inner.skip(1));
            Some(exactly(portion_of_month(portion)?, to))
        }
        Word::Last => {
            let (count, after) = inner.skip(1).maybe(Word::Ordinal).count();
            let after = after.maybe(Word::Piece);
            let count = u8::try_from(count).ok().filter(|count| (1..=20).contains(count))?;
            match after.word()? {
                Word::Workday => Some(exactly(Recurrence::MonthlyLastWorkday(count), after.skip(1))),
                Word::Day | Word::Days if count == 1 => Some(exactly(Recurrence::MonthlyEnd, after.skip(1))),
                Word::Week | Word::Weekday(_) => Some(coarsely(Recurrence::Monthly, after.skip(1))),
                _ => None,
            }
        }
        Word::FirstDay => Some(coarsely(Recurrence::Monthly, inner.skip(1))),
        Word::Ordinal => {
            let (_, after) = inner.skip(1).number()?;
            let after = after.maybe(Word::Piece);
            let unit = matches!(after.word()?, Word::Week | Word::Weekday(_) | Word::Workday | Word::Days | Word::Day);
            unit.then(|| Some(coarsely(Recurrence::Monthly, after.skip(1))))?
        }
        Word::Before => {
            let (_, after) = length(inner.skip(1))?;
            Some(coarsely(Recurrence::Monthly, after))
        }
        _ => None,
    }
}

/// 上旬至中旬, 25日至月底: the end of it counts.
fn last_portion(portion: Portion, to: Cursor<'_>) -> (Portion, Cursor<'_>) {
    let next = to.eat(Word::To).or_else(|| to.eat_mark(Mark::Dash)).map(|next| next.maybe(Word::Month));
    match next.map(|next| (next.word(), next)) {
        Some((Some(Word::Portion(last)), next)) => (last, next.skip(1)),
        _ => (portion, to),
    }
}

fn portion_of_month(portion: Portion) -> Option<Recurrence> {
    Some(match portion {
        Portion::Whole => return None,
        Portion::Early => Recurrence::MonthlyOn(vec![5]),
        Portion::FirstTen => Recurrence::MonthlyOn(vec![10]),
        Portion::Middle | Portion::FirstHalf => Recurrence::MonthlyOn(vec![15]),
        Portion::SecondTen => Recurrence::MonthlyOn(vec![20]),
        Portion::LastTen | Portion::End => Recurrence::MonthlyEnd,
    })
}

/// A number that can be a day of a month.
fn day(cursor: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    let (number, after) = cursor.number()?;
    let day = u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day))?;
    Some((day, after))
}

/// 25日; 10日、25日; 10、25日; 1日至5日 (its end); 25日至月底 is for the portions.
fn month_days(cursor: Cursor<'_>) -> Option<(Vec<u8>, Cursor<'_>)> {
    let (first, mut after) = day(cursor)?;
    let mut days = vec![first];
    let mut marked = false;
    if let Some(to) = after.eat_any(&[Word::Day, Word::DayNumber]) {
        (after, marked) = (to, true);
    }
    if let Some((last, to)) = after.eat(Word::To).or_else(|| after.eat_mark(Mark::Dash)).and_then(day) {
        let to = to.eat_any(&[Word::Day, Word::DayNumber])?;
        return Some((vec![last], to));
    }
    while let Some((next, to)) = separator(after).and_then(day) {
        days.push(next);
        marked = to.is_any(&[Word::Day, Word::DayNumber]);
        after = to.eat_any(&[Word::Day, Word::DayNumber]).unwrap_or(to);
    }
    // 每月3日内, 每月2次: not a day.
    (marked && !after.is(Word::Within)).then_some((days, after))
}

/// 结束后5日内, 后10日内, 终了后15日内: which day of the next span; none when working days are counted.
fn days_after_end(cursor: Cursor<'_>) -> Option<(Option<u8>, Cursor<'_>)> {
    let after = cursor.maybe(Word::Ended).eat(Word::After)?;
    let (length, to) = length(after.maybe(Word::Of))?;
    let to = to.eat(Word::Within)?;
    match length.ok()? {
        Length::Days(count) => Some((u8::try_from(count).ok().filter(|day| (1..=31).contains(day)), to)),
        _ => Some((None, to)),
    }
}

/// 末, 首月10日, 末月25日, 最后一个月底, 结束后10日内.
pub(super) fn day_in_quarter(cursor: Cursor<'_>) -> Found<'_> {
    let cursor = cursor.maybe(Word::Of);
    if let Some((day, to)) = days_after_end(cursor) {
        return match day {
            Some(day) => Some(exactly(Recurrence::QuarterlyFirst(day), to)),
            None => Some(coarsely(Recurrence::Quarterly, to)),
        };
    }
    let first = cursor.is(Word::FirstMonth);
    if first || cursor.is(Word::LastMonth) {
        let after = cursor.skip(1);
        let named = |day| if first { Recurrence::QuarterlyFirst(day) } else { Recurrence::QuarterlyLast(day) };
        return match day_in_month(after) {
            Some((inner, to)) => {
                let rules = inner.rules.iter().flat_map(|rule| in_quarter(rule, first)).collect::<Vec<_>>();
                (!rules.is_empty()).then_some((Named { rules, remark: inner.remark }, to))
            }
            None if first => Some(exactly(named(31), after)),
            None => Some(exactly(Recurrence::QuarterlyEnd, after)),
        };
    }
    match cursor.word()? {
        // 每季度末25日前: a day of its last month.
        Word::Portion(Portion::End) if month_days(cursor.skip(1)).is_some() => {
            let (days, to) = month_days(cursor.skip(1))?;
            Some((Named { rules: days.into_iter().map(Recurrence::QuarterlyLast).collect(), remark: None }, to))
        }
        Word::Portion(Portion::End | Portion::LastTen) => Some(exactly(Recurrence::QuarterlyEnd, cursor.skip(1))),
        Word::Portion(Portion::Early) => Some(exactly(Recurrence::QuarterlyFirst(5), cursor.skip(1))),
        Word::MonthShift(1) => {
            let (inner, to) = day_in_month(cursor.skip(1))?;
            let rules = inner.rules.iter().flat_map(|rule| in_quarter(rule, true)).collect::<Vec<_>>();
            (!rules.is_empty()).then_some((Named { rules, remark: inner.remark }, to))
        }
        Word::Last => {
            let (_, after) = cursor.skip(1).count();
            let after = after.maybe(Word::Piece);
            let unit = matches!(after.word()?, Word::Workday | Word::Week | Word::Days | Word::Day);
            unit.then(|| Some(coarsely(Recurrence::QuarterlyEnd, after.skip(1))))?
        }
        _ => None,
    }
}

/// A day of a month as a day of a quarter's first or last month.
fn in_quarter(rule: &Recurrence, first: bool) -> Vec<Recurrence> {
    let named = |day| if first { Recurrence::QuarterlyFirst(day) } else { Recurrence::QuarterlyLast(day) };
    match rule {
        Recurrence::MonthlyOn(days) => days.iter().copied().map(named).collect(),
        Recurrence::MonthlyEnd if first => vec![named(31)],
        Recurrence::MonthlyEnd | Recurrence::MonthlyLastWorkday(_) => vec![Recurrence::QuarterlyEnd],
        _ => Vec::new(),
    }
}

/// 12月31日, 6月底和12月底, 年底, 一季度, “七一”前; 终了后30日内.
pub(super) fn days_of_year<'t>(cursor: Cursor<'t>, calendar: &Calendar) -> Found<'t> {
    let cursor = cursor.maybe(Word::Of).eat(Word::At).unwrap_or(cursor);
    if let Some((day, to)) = days_after_end(cursor) {
        return match day {
            Some(day) => Some(exactly(Recurrence::YearlyOn(1, day), to)),
            None => Some(coarsely(Recurrence::Yearly, to)),
        };
    }
    if let Some(Word::Festival(feast)) = cursor.word() {
        return before_feast(feast, cursor.skip(1));
    }
    let mut rules = Vec::new();
    let mut at = cursor;
    let mut to = cursor;
    while let Some((time, after)) = time_of_year(at) {
        rules.push(year_day(&time, after.is(Word::Before), calendar)?);
        to = after;
        match separator(after) {
            Some(next) => at = next,
            None => break,
        }
    }
    // The part said of the last holds for all: 6月、12月底 is two month's ends either way.
    (!rules.is_empty()).then_some((Named { rules, remark: None }, to))
}

fn before_feast(feast: Festival, after: Cursor<'_>) -> Found<'_> {
    let after = after.maybe(Word::SomeFestival);
    match feast {
        // A common year will do: no set day stands at the end of February.
        _ if !after.is(Word::Before) => None,
        Festival::SetDay(..) | Festival::NewYear | Festival::LabourDay | Festival::NationalDay => {
            let day = feast.day_in(2023)?.pred_opt()?;
            Some(exactly(on(day)?, after))
        }
        _ => Some(coarsely(Recurrence::Yearly, after)),
    }
}

/// A time that comes once a year, or the year's own part (年底, 底).
fn time_of_year(cursor: Cursor<'_>) -> Option<(Moment, Cursor<'_>)> {
    if let Some(Word::Portion(portion)) = cursor.word() {
        let portion = if portion == Portion::LastTen { return None } else { portion };
        return Some((Moment::new(Year::Unwritten, Time::Year(portion)), cursor.skip(1)));
    }
    let (found, after) = moment(cursor)?;
    let yearly = match found.named {
        Time::Day { month: Some(Name::Number(_)), .. } => !found.figures,
        Time::Month { month: Name::Number(_), .. }
        | Time::Quarter { quarter: Name::Number(_), .. }
        | Time::Half(_)
        | Time::Year(_) => true,
        _ => false,
    };
    (yearly && !matches!(found.year, Year::Written(_))).then_some((found, after))
}

fn year_day(time: &Moment, before: bool, calendar: &Calendar) -> Option<Recurrence> {
    // A common year, so that 2月底 is the 28th.
    let context = Context::new(NaiveDate::from_ymd_opt(2023, 1, 1)?, calendar);
    let time = Moment { year: Year::Written(2023), ..*time };
    on(resolve(&time, before, &context).ok()?.last)
}

fn on(day: NaiveDate) -> Option<Recurrence> {
    Some(Recurrence::YearlyOn(u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?))
}
