//! The grammar of ranges (6月1日至30日, 6—8月, 5月底6月初), which fall due at their end, and of lists (6月、9月、12月底前), each of whose
//! items falls due.

use super::{
    cursor::Cursor,
    grammar::{Grammar, edge, rule_of},
    moment::{Moment, Name, Named, Year, in_year, moment, plausible_year, portion, trimmings, year},
    phrase::{Edge, Extent},
    reading::Rule,
    resolve::{Stretch, Why, resolve},
};
use crate::domain::DeadlineQuestion;
use crate::language::{
    numeral::Form,
    token::{Kind, Mark},
    word::{Portion, Word},
};
use chrono::Datelike;

/// Reads a range or a list here.
pub(super) fn read<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    from_now(grammar, cursor)
        .or_else(|| span_of_numbers(grammar, cursor))
        .or_else(|| days_counted(grammar, cursor))
        .or_else(|| range(grammar, cursor))
        .or_else(|| list(grammar, cursor))
}

/// 至, 到, or a dash; also a 一 that was typed for a dash between two dates.
fn joint(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let typed_one = || {
        let (number, after) = cursor.number()?;
        (number.form == Form::Digits && number.value == 1 && number.digits == 1 && after.is_number()).then_some(after)
    };
    cursor.eat_mark(Mark::Dash).or_else(|| cursor.eat(Word::To)).or_else(typed_one)
}

/// 即日起至6月30日.
fn from_now<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let after = cursor.eat(Word::FromNow).or_else(|| {
        let after = cursor.eat(Word::Now)?;
        Some(after.maybe(Word::From))
    })?;
    let after = after.eat_mark(Mark::Comma).unwrap_or(after);
    let (end, to) = moment(joint(after)?)?;
    let (to, edge, clocked) = edge(to);
    let edge = if edge == Edge::Bare { Edge::Limit } else { edge };
    Some(grammar.push_dated(&end, cursor, to, edge, Rule::Range, clocked))
}

/// 6—8月, 三至四季度, 前三季度, 二三季度, 6月1—15日: the unit is said once.
fn span_of_numbers<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    if cursor.before(1).is_some_and(|token| token.is(Word::Ordinal)) {
        return None;
    }
    let (said, inner) = match year(cursor) {
        Some((said, after, _)) => (said, after),
        None => (Year::Unwritten, cursor),
    };
    if let Some((end, start, after)) = days_of_month(inner, said) {
        return Some(finish(grammar, &start, &end, cursor, after));
    }
    if let Some((first, last, after)) = years(cursor) {
        let year = |year| Moment::new(Year::Written(year), Named::Year(Portion::Whole));
        return Some(finish(grammar, &year(first), &year(last), cursor, after));
    }
    let (first, last, after) = numbers(inner)?;
    // 7、8两个月.
    let counted = after.number().filter(|(count, _)| count.value == last + 1 - first).and_then(|(_, after)| {
        let after = after.eat(Word::Piece)?;
        after.is(Word::Month).then_some(after)
    });
    let after = counted.unwrap_or(after);
    let (start, end, after) = if let Some(after) = after.eat(Word::Month) {
        let (portion, after) = portion(after);
        let month = |number, portion| Moment::new(said, Named::Month { month: Name::Number(number), portion });
        (month(first, Portion::Whole), month(last, portion), after)
    } else {
        let (portion, after) = portion(after.eat(Word::Quarter)?);
        let quarter = |number, portion| Moment::new(said, Named::Quarter { quarter: Name::Number(number), portion });
        (quarter(first, Portion::Whole), quarter(last, portion), after)
    };
    // 二、三季度分别: each of them, which is a list.
    let listed = inner.skip(1).is_mark(Mark::Listing) || inner.skip(1).is(Word::And);
    if listed && after.is(Word::Each) {
        return None;
    }
    Some(finish(grammar, &start, &end, cursor, after))
}

/// The last month of a year.
const MOST_MONTHS: u32 = 12;

/// Two numbers that share a unit: 6—8, 二三, 三、四 (neighbours), 前三.
fn numbers(cursor: Cursor<'_>) -> Option<(u32, u32, Cursor<'_>)> {
    if let Some(after) = cursor.eat(Word::Before) {
        let (number, after) = after.number()?;
        let after = after.maybe(Word::Piece);
        return (number.value <= 12 && !after.is(Word::Month)).then_some((1, number.value, after));
    }
    let (first, after) = cursor.number()?;
    if let Some((first, last)) = first.as_pair() {
        return Some((first, last, after));
    }
    if let Some(after) = joint(after) {
        let (last, after) = after.number()?;
        return (first.value < last.value && last.value <= 12).then_some((first.value, last.value, after));
    }
    let (mut last, mut after) = (first.value, after);
    // 7、8、9: each follows the one before.
    while let Some((next, rest)) =
        after.eat_mark(Mark::Listing).or_else(|| after.eat(Word::And)).and_then(Cursor::number)
    {
        if next.value != last + 1 || next.value > MOST_MONTHS {
            return None;
        }
        (last, after) = (next.value, rest);
    }
    // 5、6、7月底前 is a list; 7、8、9三个月 is a span.
    let spanned =
        after.number().is_some_and(|(count, rest)| count.value == last + 1 - first.value && rest.is(Word::Piece));
    (last == first.value + 1 || last > first.value && spanned).then_some((first.value, last, after))
}

/// 2022—2025年.
fn years(cursor: Cursor<'_>) -> Option<(i32, i32, Cursor<'_>)> {
    let (first, after) = cursor.number()?;
    let (last, after) = joint(after)?.number()?;
    let after = after.eat(Word::Year)?;
    Some((plausible_year(first.value)?, plausible_year(last.value)?, after))
}

/// 6月1—15日, 1—15日, 6日至17日.
fn days_of_month(cursor: Cursor<'_>, said: Year) -> Option<(Moment, Moment, Cursor<'_>)> {
    let (number, after) = cursor.number()?;
    let (month, first, after) = match after.eat(Word::Month) {
        Some(after) => {
            let (first, after) = after.number()?;
            (Some(Name::Number(number.value)), first, after)
        }
        None => (None, number, after),
    };
    let after = after.eat_any(&[Word::Day, Word::DayNumber]).unwrap_or(after);
    let (last, after) = joint(trimmings(after).0)?.number()?;
    let after = after.eat_any(&[Word::Day, Word::DayNumber])?;
    let day = |day| Moment::new(said, Named::Day { month, day });
    // 1—5日内 is a length.
    if month.is_none() && after.is(Word::Within) {
        return None;
    }
    // 25日至5日 of no named month runs into the next.
    (first.value <= last.value).then(|| (day(last.value), day(first.value), after))
}

/// 6月1日至6月30日, 本周三至周五, 5月底6月初.
fn range<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let (start, after) = moment(cursor)?;
    let (after, _) = trimmings(after);
    let begun = after.eat(Word::From).unwrap_or(after);
    let begun = begun.eat_mark(Mark::Comma).filter(|next| begun.at > after.at && next.is(Word::To)).unwrap_or(begun);
    let end_at = joint(begun).or_else(|| adjoining(&start, after))?;
    let (end, to) = moment(end_at).or_else(|| in_year(end_at, Year::Unwritten))?;
    let end = inherit(&start, end);
    Some(finish(grammar, &start, &end, cursor, to))
}

/// 5月底6月初, 年底年初: two parts of months side by side.
fn adjoining<'t>(start: &Moment, after: Cursor<'t>) -> Option<Cursor<'t>> {
    let part = |named: Named| matches!(named, Named::Month { portion, .. } | Named::Year(portion) | Named::Quarter { portion, .. } if portion != Portion::Whole);
    let (next, _) = part(start.named).then(|| moment(after))??;
    part(next.named).then_some(after)
}

/// What the end of a range leaves unsaid is as at its start.
fn inherit(start: &Moment, end: Moment) -> Moment {
    let month = match start.named {
        Named::Day { month, .. } => month,
        Named::Month { month, .. } | Named::LastWorkday { month, .. } => Some(month),
        _ => None,
    };
    let named = match (end.named, month) {
        (Named::Day { month: None, day }, Some(month)) => Named::Day { month: Some(month), day },
        (Named::Tenth(portion) | Named::Month { month: Name::Shifted(0) | Name::Spoken, portion }, Some(month)) => {
            Named::Month { month, portion }
        }
        (Named::Weekday { shift: None, day }, _) => match start.named {
            Named::Weekday { shift, .. } => Named::Weekday { shift, day },
            _ => end.named,
        },
        (named, _) => named,
    };
    let year = if end.year == Year::Unwritten { start.year } else { end.year };
    Moment { year, named, figures: end.figures }
}

/// Resolves a range and files it.
fn finish<'a>(grammar: &mut Grammar<'a>, start: &Moment, end: &Moment, from: Cursor<'a>, to: Cursor<'a>) -> usize {
    let (to, edge, clocked) = edge(to);
    let resolved = resolve_range(grammar, start, end);
    let mut phrase = grammar.phrase_of(resolved, from, to, Rule::Range);
    grammar.remember(end, &phrase, edge);
    phrase.edge = edge;
    phrase.clocked = clocked;
    phrase.extent = if end.is_whole() { Extent::Whole } else { Extent::Part };
    phrase.figures = start.figures && end.figures;
    grammar.phrases.push(phrase);
    to.at
}

fn resolve_range(grammar: &Grammar<'_>, start: &Moment, end: &Moment) -> Result<Stretch, Why> {
    let context = &grammar.context;
    let mut last = resolve(end, false, context)?;
    let year_of = |year: Year| match year {
        Year::Written(year) => Some(year),
        Year::Shifted(shift) => Some(context.base.year() + i32::from(shift)),
        Year::Unwritten => None,
    };
    let start_in = |year: i32| {
        let moment = if movable(start.named) { Moment { year: Year::Written(year), ..*start } } else { *start };
        resolve(&moment, false, context).map(|days| days.first)
    };
    if let Some(year) = year_of(start.year).filter(|_| end.year == start.year) {
        // The end took its year from the start: 2022年11月至2月 ends in 2023.
        let first = start_in(year)?;
        if last.last < first && movable(end.named) {
            last = resolve(&Moment { year: Year::Written(year + 1), ..*end }, false, context)?;
        }
        return Ok(Stretch { first: first.min(last.last), ..last });
    }
    let first = start_in(last.last.year()).or_else(|_| start_in(last.last.year() - 1))?;
    let first = if first > last.last { start_in(last.last.year() - 1).unwrap_or(first) } else { first };
    Ok(Stretch { first: first.min(last.last), ..last })
}

/// Whether a time comes every year, so that its year can be chosen.
fn movable(named: Named) -> bool {
    match named {
        Named::Day { month, .. } => matches!(month, Some(Name::Number(_))),
        Named::Month { month, .. } | Named::LastWorkday { month, .. } => matches!(month, Name::Number(_)),
        Named::Quarter { quarter, .. } => matches!(quarter, Name::Number(_)),
        Named::Half(_) | Named::Year(_) => true,
        _ => false,
    }
}

/// The most days in a row that are listed with their count.
const MOST_DAYS: u32 = 7;

/// 6月5、6两日, 6月8号9号两天: each of the days, with their count behind them.
fn days_counted<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let (first, after) = cursor.number()?;
    let (month, mut at) = match after.eat(Word::Month) {
        Some(after) => (Some(Name::Number(first.value)), after),
        None => (None, cursor),
    };
    let mut days: Vec<(u32, Cursor<'a>, Cursor<'a>)> = Vec::new();
    let counted = loop {
        let (number, after) = at.number()?;
        let count = u32::try_from(days.len()).ok()?;
        // 五、六两日: the last day and the count are one row of digits.
        if number.form == Form::Digits
            && number.digits == 2
            && number.value % 10 == count + 1
            && after.is_any(&[Word::Day, Word::Days])
        {
            days.push((number.value / 10, at, after));
            break after.skip(1);
        }
        if count >= 2 && number.value == count && after.is_any(&[Word::Day, Word::Days]) {
            break after.skip(1);
        }
        if count == MOST_DAYS || !(1..=31).contains(&number.value) {
            return None;
        }
        let to = after.eat_any(&[Word::Day, Word::DayNumber]).unwrap_or(after);
        days.push((number.value, at, to));
        // 6月17、18日: the month and the unit are said once.
        let (marked, first_marked) = (to.at > after.at, days.first().is_some_and(|(_, from, to)| to.at > from.at + 1));
        let next = separator(to);
        if next.is_none() && marked && !first_marked && month.is_some() && days.len() >= 2 && !to.is_number() {
            break to;
        }
        let counted = || {
            to.number().is_some_and(|(count, after)| {
                usize::try_from(count.value) == Ok(days.len()) && after.is_any(&[Word::Day, Word::Days])
            })
        };
        if next.is_none() && !marked && !counted() {
            return None;
        }
        at = next.unwrap_or(to);
    };
    let (to, edge, clocked) = edge(counted);
    for (at, (day, from, end)) in days.iter().enumerate() {
        let moment = Moment::new(Year::Unwritten, Named::Day { month, day: *day });
        let from = if at == 0 { cursor } else { *from };
        let end = if at + 1 == days.len() { to } else { *end };
        grammar.push_dated(&moment, from, end, edge, Rule::Listing, clocked);
        if let Some(phrase) = grammar.phrases.last_mut() {
            phrase.extent = Extent::Part;
        }
    }
    Some(to.at)
}

/// 6月10日、25日前; 3、6、9月底前; 6月和12月底: each of them.
fn list<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let mut items = items(cursor)?;
    let (_, _, last) = *items.last()?;
    if let Some(to) = months_counted(&items, last) {
        let (first, last) = (items[0].0, items[items.len() - 1].0);
        return Some(finish(grammar, &first, &last, cursor, to));
    }
    share_day(&mut items);
    let (end, edge, clocked) = edge(last);
    // The part said of the last holds for all: 6月、9月、12月底.
    let shared = items.last().and_then(|(last, ..)| part_of(last.named));
    for (item, ..) in &mut items {
        if let (Some(shared), Named::Month { portion, .. } | Named::Year(portion)) = (shared, &mut item.named)
            && *portion == Portion::Whole
        {
            *portion = shared;
        }
    }
    for at in 0..items.len() {
        let (item, from, mut to) = items[at];
        let item = if at == 0 { item } else { inherit_year(&items[at - 1].0, item) };
        if at + 1 == items.len() {
            to = end;
        }
        grammar.push_dated(&item, from, to, edge, rule_of(&item), clocked);
        let either = Cursor::new(cursor.tokens, from.at.saturating_sub(1)).is(Word::Or);
        if let Some(phrase) = grammar.phrases.last_mut() {
            phrase.rule = Rule::Listing;
            // 6月底或7月初: one of them.
            phrase.doubt = if at > 0 && either { Some(DeadlineQuestion::Stages) } else { phrase.doubt };
            if phrase.extent == Extent::LoneDay {
                phrase.extent = Extent::Part;
            }
        }
    }
    Some(end.at)
}

/// 7月、8月两个月: a span of as many months.
fn months_counted<'a>(items: &[(Moment, Cursor<'a>, Cursor<'a>)], after: Cursor<'a>) -> Option<Cursor<'a>> {
    let (count, to) = after.number()?;
    let to = to.eat(Word::Piece)?.eat(Word::Month)?;
    (usize::try_from(count.value) == Ok(items.len()) && items.iter().all(|(item, ..)| item.is_whole())).then_some(to)
}

/// 10月、11月、12月的25号前: the day is that of each month.
fn share_day(items: &mut [(Moment, Cursor<'_>, Cursor<'_>)]) {
    let (last, from, to) = match items.last() {
        Some(last) => *last,
        None => return,
    };
    let Named::Day { day, .. } = last.named else { return };
    let before = items.len() - 1;
    let shared = (from.at..to.at).any(|at| Cursor::new(from.tokens, at).is(Word::Of));
    let months = |item: &Moment| match item.named {
        Named::Month { month, portion: Portion::Whole } => Some(month),
        _ => None,
    };
    if !shared || !items[..before].iter().all(|(item, ..)| months(item).is_some()) {
        return;
    }
    for (item, ..) in &mut items[..before] {
        item.named = Named::Day { month: months(item), day };
    }
}

/// The part of a month or a year that is named.
fn part_of(named: Named) -> Option<Portion> {
    match named {
        Named::Month { portion, .. } | Named::Year(portion) => Some(portion),
        _ => None,
    }
}

fn separator(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    cursor.eat_mark(Mark::Listing).or_else(|| cursor.eat_any(&[Word::And, Word::Or]))
}

/// 周三周四: weekdays stand side by side without a mark.
fn weekday_beside<'t>(last: &Moment, after: Cursor<'t>) -> Option<Cursor<'t>> {
    let weekdays = matches!(last.named, Named::Weekday { .. }) && matches!(after.word(), Some(Word::Weekday(_)));
    weekdays.then_some(after)
}

/// The items of a list, two at least; months and days are shared along it.
fn items(cursor: Cursor<'_>) -> Option<Vec<(Moment, Cursor<'_>, Cursor<'_>)>> {
    // Bare numbers wait for the unit that the last one brings.
    let mut waiting = Vec::new();
    let mut at = cursor;
    while let Some((number, after)) = at.number() {
        let Some(next) = separator(after).filter(|next| next.is_number()) else { break };
        waiting.push((number.value, at, after));
        at = next;
        if waiting.len() > 12 {
            return None;
        }
    }
    let (first, mut after) = moment(at)?;
    let mut items = Vec::new();
    for (value, from, to) in waiting {
        let named = match first.named {
            Named::Month { month: Name::Number(_), portion } => Named::Month { month: Name::Number(value), portion },
            Named::Day { month: None, .. } => Named::Day { month: None, day: value },
            Named::Quarter { quarter: Name::Number(_), portion } => {
                Named::Quarter { quarter: Name::Number(value), portion }
            }
            _ => return None,
        };
        items.push((Moment::new(first.year, named), from, to));
    }
    items.push((first, at, after));
    after = weekdays_shared(&mut items, after);
    while items.len() < 16
        && let Some(next) = separator(after).or_else(|| weekday_beside(&items[items.len() - 1].0, after))
        && let Some((item, to)) = moment(next)
    {
        let previous = items[items.len() - 1].0;
        let item = match (previous.named, item.named) {
            (Named::Day { .. } | Named::Month { .. }, Named::Day { month: None, .. }) => inherit(&previous, item),
            _ => item,
        };
        if item.figures != previous.figures {
            break;
        }
        items.push((item, next, to));
        after = to;
    }
    (items.len() >= 2).then_some(items)
}

/// 下周一、三、五: what is left of weekdays whose week and name are said once. 周一、三个单位 counts.
fn weekdays_shared<'a>(items: &mut Vec<(Moment, Cursor<'a>, Cursor<'a>)>, mut after: Cursor<'a>) -> Cursor<'a> {
    let Some((Moment { named: Named::Weekday { shift, .. }, .. }, ..)) = items.last().copied() else { return after };
    while let Some((number, from, to)) =
        separator(after).and_then(|from| from.number().map(|(number, to)| (number, from, to)))
    {
        let next = number.value.checked_sub(1).filter(|day| *day < 6).and_then(|_| u8::try_from(number.value).ok());
        let counts = to.peek(0).is_some_and(|token| token.kind == Kind::Other) || to.is_any(&COUNTS);
        let Some(day) = next.filter(|_| number.digits == 1 && !counts) else { break };
        items.push((Moment::new(Year::Unwritten, Named::Weekday { shift, day }), from, to));
        after = to;
    }
    after
}

/// What makes a count of the number before it.
const COUNTS: [Word; 10] = [
    Word::Piece,
    Word::Times,
    Word::Month,
    Word::Day,
    Word::DayNumber,
    Word::Days,
    Word::Week,
    Word::Workday,
    Word::Quarter,
    Word::Year,
];

fn inherit_year(previous: &Moment, item: Moment) -> Moment {
    let year = if item.year == Year::Unwritten && movable(item.named) { previous.year } else { item.year };
    Moment { year, ..item }
}
