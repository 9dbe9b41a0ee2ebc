//! The grammar of what is tied to a meeting or an event: 下次调度会前, 6月调度会, 开学前, 批复下达后.

use super::{
    cursor::{Cursor, clause},
    grammar::Grammar,
    length::length,
    phrase::{Edge, Extent, Meaning, Phrase},
    reading::Rule,
};
use crate::{
    domain::DeadlineQuestion,
    language::{token::Kind, word::Word},
};
use chrono::{Datelike, Months};

/// How far from 下次 its meeting may stand.
const REACH: usize = 12;

/// Reads the next meeting here: 下次会议, 下一轮调度, 6月调度会 when next month is June.
pub(super) fn next_meeting<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    if cursor.is(Word::NextOne) {
        let end = meeting_after(cursor.skip(1))?;
        return Some(push(grammar, cursor, limit(end), Meaning::NextMeeting, Rule::NextMeeting));
    }
    if cursor.is(Word::Dispatch) {
        return lone_dispatch(grammar, cursor);
    }
    let base = grammar.context.base;
    let next = base.checked_add_months(Months::new(1)).map_or(1, |day| day.month());
    let (month, after) = match cursor.word() {
        Some(Word::MonthShift(0)) => (base.month(), cursor.skip(1)),
        Some(Word::MonthShift(1) | Word::QuarterShift(1)) => (next, cursor.skip(1)),
        _ => {
            let (number, after) = cursor.number()?;
            (number.value, after.eat(Word::Month)?)
        }
    };
    let after = after.maybe(Word::Of).maybe(Word::Month);
    // 下月调度时, 5月调度上: without 会 only where the meeting is meant.
    let spoken = after.eat(Word::Gathering).filter(|end| end.is(Word::Clock) || end.is(Word::Before));
    let own = after.eat_any(&[Word::Hui, Word::Sitting]).filter(|end| month == next && end.is(Word::Before));
    let end = after.eat(Word::Dispatch).or(spoken).or(own)?;
    let to = limit(end);
    if month == next {
        return Some(push(grammar, cursor, to, Meaning::NextMeeting, Rule::NextMeeting));
    }
    if month == base.month() && to.at == end.at {
        // This month's own meeting is where the words are said.
        return Some(to.at);
    }
    let meaning = if month == base.month() { Meaning::NextMeeting } else { Meaning::Event };
    Some(push(grammar, cursor, to, meaning, Rule::NextMeeting))
}

/// 调度会前 with no number: the next one. 第三次调度会前 is for [`read`].
fn lone_dispatch<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let numbered = cursor.before(1).is_some_and(|token| token.is(Word::Times) || token.is(Word::Every))
        && !is_first_of_those_to_come(cursor);
    let end = cursor.skip(1).eat(Word::Convene).unwrap_or(cursor.skip(1));
    if numbered || !end.is(Word::Before) {
        return None;
    }
    Some(push(grammar, cursor, limit(end), Meaning::NextMeeting, Rule::NextMeeting))
}

/// 年后第一次例会, 下月第一次调度会: the first after something is the next.
fn is_first_of_those_to_come(meeting: Cursor<'_>) -> bool {
    let back = |behind: usize| meeting.before(behind);
    let first = back(2).is_some_and(|token| matches!(token.kind, Kind::Number(number) if number.value == 1));
    first
        && back(3).is_some_and(|token| token.is(Word::Ordinal))
        && back(4).is_some_and(|token| token.is(Word::After) || token.is(Word::MonthShift(1)))
}

/// The place after the meeting that 下次 speaks of.
fn meeting_after(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let end = clause(cursor.tokens, cursor.at).end.min(cursor.at + REACH);
    (cursor.at..end)
        .map(|at| Cursor::new(cursor.tokens, at))
        .find(|at| {
            at.is_any(&[Word::Dispatch, Word::Meeting, Word::Hui, Word::Sitting, Word::Gathering, Word::Convene])
        })
        .map(|at| {
            let after = at.skip(1);
            after.eat_any(&[Word::Hui, Word::Sitting, Word::Dispatch, Word::Meeting]).unwrap_or(after)
        })
}

/// Walks over 召开, 前, 后 and a length after them (前3天, 后5日内).
fn limit(cursor: Cursor<'_>) -> Cursor<'_> {
    let cursor = cursor.eat_any(&[Word::Convene, Word::Ended]).unwrap_or(cursor);
    let Some(after) = cursor.eat_any(&[Word::Before, Word::After]) else { return cursor };
    match length(after) {
        Some((_, end)) => end.maybe(Word::Within),
        None => after,
    }
}

/// What happens and may be waited for.
const HAPPENS: [Word; 13] = [
    Word::Event,
    Word::Meeting,
    Word::Dispatch,
    Word::Hui,
    Word::Sitting,
    Word::Convene,
    Word::Rite,
    Word::Upkeep,
    Word::Gathering,
    Word::Ended,
    Word::Occasion,
    Word::Effect,
    Word::Attend,
];

/// 待方案审定后, 等省里的批文下来再动工.
fn awaited<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    cursor.eat(Word::Await)?;
    let end = clause(cursor.tokens, cursor.at).end.min(cursor.at + REACH);
    let over =
        (cursor.at..end).map(|at| Cursor::new(cursor.tokens, at)).find(|at| at.is_any(&[Word::After, Word::Then]));
    // 住建局等单位再…: 等 is no waiting there.
    let starts = cursor.before(1).is_none_or(|token| matches!(token.kind, Kind::Mark(_)));
    let Some(over) = over.filter(|over| starts || over.is(Word::After)) else {
        return only_awaited(grammar, cursor, end, starts);
    };
    Some(push(grammar, cursor, over.skip(1), Meaning::Event, Rule::Event))
}

/// 等他回来签字, 这事得等省里文件下来: nothing says 后, and the rest of the clause is what is waited for.
fn only_awaited<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>, end: usize, starts: bool) -> Option<usize> {
    let token = cursor.peek(0)?;
    // 得等, 要等, 只能等 are words of their own; 等 alone waits at the head of a clause, or where one must.
    let waits = starts || token.end - token.start > '等'.len_utf8() || cursor.before(1)?.is(Word::Modal);
    let awaited = cursor.tokens.get(cursor.at + 1..end)?;
    let said = awaited.len() > 1 && !matches!(awaited[0].kind, Kind::Number(_));
    if !waits || !said || awaited.iter().any(|token| token.is(Word::To)) {
        return None;
    }
    let to = push(grammar, cursor, Cursor::new(cursor.tokens, end), Meaning::Event, Rule::Event);
    if let Some(phrase) = grammar.phrases.last_mut() {
        phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
    }
    Some(to)
}

/// 开学第一周, 开学首日.
fn first_days<'a>(grammar: &mut Grammar<'a>, from: Cursor<'a>, at: Cursor<'a>) -> Option<usize> {
    let (_, after) = at.skip(1).count();
    let to = match at.eat(Word::FirstDay) {
        Some(to) => to,
        None => after.maybe(Word::Piece).eat_any(&[Word::Week, Word::Days, Word::Day, Word::Month])?,
    };
    Some(push(grammar, from, to, Meaning::Event, Rule::Event))
}

/// Reads an event here: something that happens, then 前 or 后.
pub(super) fn read<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    if !cursor.is_any(&HAPPENS) {
        return awaited(grammar, cursor);
    }
    // 调研结束后; 会议结束后 is now.
    let over = cursor.is(Word::Ended)
        && cursor.before(1).is_some_and(|token| {
            !token.is(Word::Hui) && !token.is(Word::Sitting) && !token.is(Word::Meeting) && !token.is(Word::Dispatch)
        });
    let waits = over || cursor.is_any(&[Word::Event, Word::Occasion, Word::Effect]);
    let meeting = cursor.is_any(&[Word::Hui, Word::Sitting, Word::Dispatch]);
    let mut at = cursor.skip(1);
    let mut complements = 0;
    while at.is_any(&HAPPENS)
        || at.is(Word::Issue)
        || at.is(Word::SomeFestival)
        || waits && at.is_any(&[Word::Verb, Word::Finished])
        || at.is(Word::From) && at.skip(1).is_any(&[Word::Before, Word::After])
    {
        at = at.skip(1);
        complements += 1;
        if complements > 4 {
            return None;
        }
    }
    let at = at.maybe(Word::Of).maybe(Word::Day);
    let sized = |after: Cursor<'a>| length(after).is_some_and(|(_, end)| end.is(Word::Within));
    match at.word()? {
        Word::Ordinal | Word::FirstDay if waits => first_days(grammar, cursor, at),
        Word::Before => Some(
            before_meeting(grammar, cursor, at)
                .unwrap_or_else(|| push(grammar, cursor, limit(at), Meaning::Event, Rule::Event)),
        ),
        // 冬至前后: about then.
        Word::Around if waits => {
            let to = push(grammar, cursor, at.skip(1), Meaning::Event, Rule::Event);
            if let Some(phrase) = grammar.phrases.last_mut() {
                phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
            }
            Some(to)
        }
        // 会后5日内 is counted from today by the rule for lengths.
        Word::After if sized(at.skip(1)) => None,
        // 开春就动工.
        Word::Soon if cursor.is(Word::Event) && !is_on_a_day(grammar, cursor) => {
            Some(push(grammar, cursor, at, Meaning::Event, Rule::Event))
        }
        Word::After if waits && !meeting => Some(push(grammar, cursor, at.skip(1), Meaning::Event, Rule::Event)),
        _ => None,
    }
}

/// 2月18号开工就办: the day of the event is said.
fn is_on_a_day(grammar: &Grammar<'_>, event: Cursor<'_>) -> bool {
    grammar.phrases.last().is_some_and(|phrase| phrase.extent == Extent::Part && phrase.tokens.end == event.at)
}

/// 6月18日开观摩会，会前两天把展板做好: a length before a meeting whose day was said.
fn before_meeting<'a>(grammar: &mut Grammar<'a>, from: Cursor<'a>, before: Cursor<'a>) -> Option<usize> {
    let (length, after) = length(before.skip(1))?;
    let said = grammar.phrases.iter().rev().find(|phrase| phrase.is_dated())?;
    if said.edge != Edge::Bare || said.day().is_none() {
        return None;
    }
    grammar.phrases.push(Phrase::new(from.at..after.at, Meaning::Shift(length.ok()?, false), Rule::Shifted));
    Some(after.at)
}

fn push<'a>(grammar: &mut Grammar<'a>, from: Cursor<'a>, to: Cursor<'a>, meaning: Meaning, rule: Rule) -> usize {
    // 第三季度调度会前, 年终述职会前: the time before it only says which meeting.
    let qualified = grammar
        .phrases
        .last()
        .is_some_and(|phrase| phrase.is_dated() && phrase.edge == Edge::Bare && phrase.tokens.end == from.at);
    // 今天散会前: today.
    if let Some(day) = grammar.phrases.last_mut().filter(|phrase| qualified && phrase.rule == Rule::NamedDay) {
        day.tokens.end = to.at;
        day.edge = Edge::Limit;
        return to.at;
    }
    let (meaning, start) = match grammar.phrases.pop_if(|_| qualified) {
        Some(phrase) => (Meaning::Event, phrase.tokens.start),
        None => (meaning, from.at),
    };
    grammar.phrases.push(Phrase::new(start..to.at, meaning, rule));
    to.at
}
