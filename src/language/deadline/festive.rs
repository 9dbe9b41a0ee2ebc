//! The grammar of festivals: 国庆节前, 中秋、国庆两节前, 节后上班第一天, “七一”前.

use super::{
    cursor::Cursor,
    grammar::Grammar,
    length::length,
    moment::{Year, year},
    phrase::Edge,
    reading::{Remark, Rule},
    relative::counted,
    resolve::{Stretch, Why, on},
};
use crate::domain::DeadlineQuestion;
use crate::language::{
    Calendar,
    festival::{Festival, LEGAL},
    token::{Kind, Mark},
    word::Word,
};
use chrono::{Datelike, Days, NaiveDate};
use std::ops::RangeInclusive;

/// The festivals that are spoken of as a pair.
const PAIRED: [Festival; 4] = [Festival::NewYear, Festival::SpringFestival, Festival::MidAutumn, Festival::NationalDay];

/// A holiday that is over within so many days is the one that 节 means: nobody asks which.
const AT_HAND: Days = Days::new(20);

/// The festivals named, or the ones that 节 may mean.
struct Feasts {
    candidates: Vec<Festival>,
    year: Option<i32>,
    named: bool,
}

/// Reads a festival phrase here.
pub(super) fn read<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    // 年前 is before the spring festival to one and before the new year to another.
    if cursor.is(Word::Year) && !cursor.follows_number() && cursor.skip(1).is(Word::Before) {
        return Some(push(grammar, Err(Why::Vague), cursor, cursor.skip(2), Edge::Limit, Rule::FestivalDay));
    }
    // 寒假放假前: a holiday of schools, whose day is not in any table.
    if cursor.is(Word::SomeFestival) && cursor.before(1).is_some_and(|token| token.is(Word::Event)) {
        return None;
    }
    if let Some(after) = cursor.eat(Word::Over) {
        return over(grammar, cursor, after);
    }
    let base = grammar.context.base;
    let (year, inner) = match year(cursor) {
        Some((Year::Written(year), after, _)) => (Some(year), after),
        Some((Year::Shifted(shift), after, _)) => (Some(base.year() + i32::from(shift)), after),
        _ => (None, cursor),
    };
    let (feasts, after) = feasts(inner, year)?;
    let coming = after.eat(Word::Event).filter(|next| next.is(Word::Before)).unwrap_or(after);
    if let Some(to) = coming.eat(Word::Before) {
        return Some(before(grammar, &feasts, cursor, to));
    }
    if let Some(rest) = after.eat(Word::After).or_else(|| after.eat(Word::Ended)?.eat(Word::After)) {
        return Some(after_feast(grammar, &feasts, cursor, rest));
    }
    if !feasts.named {
        return None;
    }
    // 中秋前后: about then, and no day.
    if let Some(to) = after.eat(Word::Around) {
        return Some(push(grammar, Err(Why::Vague), cursor, to, Edge::About, Rule::FestivalDay));
    }
    if let Some(to) = after.eat_any(&[Word::DayShift(0), Word::ThatDay, Word::FirstDay]) {
        let day = occurrence(&feasts, base, |feast, year| feast.day_in(year).filter(|day| *day >= base));
        return Some(push(grammar, day.map(|(day, _)| on(day)), cursor, to, Edge::Limit, Rule::FestivalDay));
    }
    // 最多给你们到端午: the day itself.
    let until = from_to(cursor) && after.peek(0).is_none_or(|token| matches!(token.kind, Kind::Mark(_)));
    if until {
        let day = occurrence(&feasts, base, |feast, year| feast.day_in(year).filter(|day| *day >= base));
        // 不能晚过五一: the day itself, or the eve.
        let open = cursor.before(1).is_some_and(|token| token.is(Word::Ensure));
        let day = day.map(|(day, _)| Stretch { doubt: open.then_some(DeadlineQuestion::Bare), ..on(day) });
        return Some(push(grammar, day, cursor, after, Edge::Limit, Rule::FestivalDay));
    }
    // 春节期间, 国庆: no deadline, and no date for another rule to find.
    Some(after.maybe(Word::During).at)
}

/// Whether 到 or 拖到 stands before a festival, and no other festival before that: not 元旦到春节.
fn from_to(cursor: Cursor<'_>) -> bool {
    let range = cursor
        .before(2)
        .is_some_and(|token| token.is(Word::SomeFestival) || matches!(token.word(), Some(Word::Festival(_))));
    !range
        && cursor.before(1).is_some_and(|token| token.is(Word::To) || token.is(Word::Moved) || token.is(Word::Ensure))
}

/// 春节; 中秋、国庆两节; 节; 放假.
fn feasts(cursor: Cursor<'_>, year: Option<i32>) -> Option<(Feasts, Cursor<'_>)> {
    let mut candidates = Vec::new();
    let mut at = cursor;
    while let Some(Word::Festival(feast)) = at.word() {
        candidates.push(feast);
        at = at.skip(1);
        let next = at.eat_mark(Mark::Listing).or_else(|| at.eat(Word::And)).unwrap_or(at);
        if matches!(next.word(), Some(Word::Festival(_))) {
            at = next;
        }
    }
    let named = !candidates.is_empty();
    if !named {
        candidates = match cursor.word()? {
            Word::SomeFestival => LEGAL.to_vec(),
            Word::TwoFestivals => PAIRED.to_vec(),
            _ => return None,
        };
    }
    while let Some(after) = at.eat_any(&[Word::SomeFestival, Word::TwoFestivals, Word::During]) {
        at = after;
    }
    Some((Feasts { candidates, year, named }, at))
}

/// X节前: the calendar day before the first day off; of a day that is no holiday for all, the day before it.
fn before<'a>(grammar: &mut Grammar<'a>, feasts: &Feasts, from: Cursor<'a>, to: Cursor<'a>) -> usize {
    let (base, calendar) = (grammar.context.base, grammar.context.calendar);
    let written = feasts.year.is_some();
    let found = occurrence(feasts, base, |feast, year| {
        let (block, _) = days_off(feast, year, calendar)?;
        block.start().pred_opt().filter(|due| written || *due >= base)
    });
    let resolved = found.map(|(due, remark)| Stretch { remark, ..on(due) });
    let resolved = resolved.map(|days| match (days.last < base, calendar_remark(feasts, calendar, base)) {
        (true, _) => Stretch { remark: Some(Remark::AlreadyPast), ..days },
        (false, remark) => Stretch { remark: days.remark.or(remark), ..days },
    });
    push(grammar, resolved, from, to, Edge::Limit, Rule::FestivalDay)
}

/// 节后上班第一天, 节后三日内, 节后.
fn after_feast<'a>(grammar: &mut Grammar<'a>, feasts: &Feasts, from: Cursor<'a>, to: Cursor<'a>) -> usize {
    let (base, calendar) = (grammar.context.base, grammar.context.calendar);
    let found = occurrence(feasts, base, |feast, year| {
        let (block, _) = days_off(feast, year, calendar)?;
        Some(*block.end()).filter(|end| *end >= base)
    });
    let Ok((end, remark)) = found else {
        return push(grammar, Err(Why::OutOfReach), from, to, Edge::Limit, Rule::FestivalDay);
    };
    if let Some((count, rest)) = nth_workday(to) {
        let day = calendar.add_workdays(end, count).ok_or(Why::OutOfReach);
        return push(grammar, day.map(|day| Stretch { remark, ..on(day) }), from, rest, Edge::Limit, Rule::FestivalDay);
    }
    if let Some((Ok(length), rest)) = length(to)
        && let Some(rest) = rest.eat(Word::Within)
    {
        let due = counted(grammar, length, end);
        return push(grammar, due, from, rest, Edge::Limit, Rule::SpanFromDay);
    }
    // 节后第一周: the working week that begins then.
    if let Some(rest) = first_week(to) {
        let day = calendar.add_workdays(end, 1).and_then(friday_of).ok_or(Why::OutOfReach);
        let day = day.map(|day| Stretch { remark, doubt: Some(DeadlineQuestion::Approximate), ..on(day) });
        return push(grammar, day, from, rest, Edge::Limit, Rule::FestivalDay);
    }
    // 节后就办: on the first working day, most likely.
    if to.is_any(&[Word::Object, Word::Soon, Word::Urgent, Word::Then]) {
        let day = calendar.add_workdays(end, 1).ok_or(Why::OutOfReach);
        let day = day.map(|day| Stretch { remark, doubt: Some(DeadlineQuestion::Bare), ..on(day) });
        return push(grammar, day, from, to, Edge::Limit, Rule::FestivalDay);
    }
    push(grammar, Ok(on(end)), from, to, Edge::Beginning, Rule::FestivalDay)
}

/// 第一周, 第一个星期.
fn first_week(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (number, after) = cursor.maybe(Word::Of).eat(Word::Ordinal)?.number()?;
    let after = after.maybe(Word::Piece).eat(Word::Week).filter(|_| number.value == 1)?;
    Some(after.eat_any(&[Word::Within, Word::Before]).unwrap_or(after))
}

/// The Friday of a working day's week.
fn friday_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(4 - day.weekday().num_days_from_monday().min(4))))
}

/// 过完端午就启动: as 端午节后.
fn over<'a>(grammar: &mut Grammar<'a>, from: Cursor<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let (feasts, after) = feasts(cursor, None)?;
    Some(after_feast(grammar, &feasts, from, after))
}

/// 上班第一天, 第一个工作日, 第3个工作日: which working day after the days off, and the place after it.
fn nth_workday(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let worked = cursor.maybe(Word::Of).maybe(Word::DayPart);
    let worked = worked.maybe(Word::After).maybe(Word::Of);
    let (count, after) = if let Some(after) = worked.eat(Word::FirstDay) {
        (1, after)
    } else {
        let (number, after) = worked.eat(Word::Ordinal)?.number()?;
        (number.value.clamp(1, 30), after.maybe(Word::Piece).eat_any(&[Word::Workday, Word::Days])?)
    };
    let after = after.maybe(Word::DayPart);
    Some((count, after.eat_any(&[Word::Before, Word::Within]).unwrap_or(after)))
}

/// The days off around a festival, and whether they were announced. A day that is no holiday for all is only itself.
fn days_off(feast: Festival, year: i32, calendar: &Calendar) -> Option<(RangeInclusive<NaiveDate>, bool)> {
    if let Some(block) = calendar.days_off_block_for(feast, year) {
        return Some((block, true));
    }
    let day = feast.day_in(year)?;
    Some((day..=day, !feast.is_legal_holiday()))
}

/// The earliest occurrence among the festivals that `due` accepts.
fn occurrence(
    feasts: &Feasts,
    base: NaiveDate,
    due: impl Fn(Festival, i32) -> Option<NaiveDate>,
) -> Result<(NaiveDate, Option<Remark>), Why> {
    let years = feasts.year.map_or(base.year() - 1..=base.year() + 1, |year| year..=year);
    let next = |feast: &Festival| years.clone().find_map(|year| due(*feast, year));
    let day = feasts.candidates.iter().filter_map(next).min().ok_or(Why::OutOfReach)?;
    let plain = feasts.named || day <= base.checked_add_days(AT_HAND).unwrap_or(base);
    Ok((day, (!plain).then_some(Remark::NextHolidayTaken)))
}

/// The remark that the arrangement of the holiday that comes next is not announced yet.
fn calendar_remark(feasts: &Feasts, calendar: &Calendar, base: NaiveDate) -> Option<Remark> {
    let legal = feasts.candidates.iter().any(|feast| feast.is_legal_holiday());
    let year = feasts.year.or_else(|| {
        let next = |feast: &Festival| {
            (base.year()..=base.year() + 1).filter_map(|year| feast.day_in(year)).find(|day| *day >= base)
        };
        feasts.candidates.iter().filter_map(next).min().map(|day| day.year())
    })?;
    (legal && !calendar.knows(year)).then_some(Remark::HolidaysNotPublished(year))
}

fn push<'a>(
    grammar: &mut Grammar<'a>,
    resolved: Result<Stretch, Why>,
    from: Cursor<'a>,
    to: Cursor<'a>,
    edge: Edge,
    rule: Rule,
) -> usize {
    let mut phrase = grammar.phrase_of(resolved, from, to, rule);
    phrase.edge = edge;
    grammar.phrases.push(phrase);
    to.at
}
