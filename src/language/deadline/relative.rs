//! The grammar of limits given as a length of time: 5个工作日内, 会后三天内, 自6月1日起10日内, 限7日.

use super::{
    cursor::{Cursor, clause},
    grammar::Grammar,
    length::length,
    phrase::{Edge, Meaning, Phrase},
    reading::Rule,
    resolve::{Stretch, Why, on, unpublished},
};
use crate::language::{
    deadline::length::Length,
    token::{Kind, Mark, Token},
    word::Word,
};
use chrono::NaiveDate;

/// What a length is counted from.
enum Anchor {
    Today,
    Day(NaiveDate),
    Event,
    NextMeeting,
}

/// Reads a limit of this kind here.
pub(super) fn read<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    // 3—5个工作日内: the longer one is the limit.
    let longer = cursor.number().and_then(|(_, after)| after.eat_mark(Mark::Dash).or_else(|| after.eat(Word::To)));
    let (length, after) = match longer.and_then(length).filter(|(_, after)| after.is(Word::Within)) {
        Some(found) => found,
        None => length(cursor)?,
    };
    let before = cursor.before(1);
    if before.is_some_and(|token| token.is(Word::Ordinal) || token.is(Word::Every)) {
        return None;
    }
    let measured = before.is_some_and(|token| token.is(Word::Length) || token.is(Word::Moved));
    if measured && !limited_before(cursor) {
        grammar.phrases.push(Phrase::new(cursor.at..after.at, Meaning::Length, Rule::SpanFromToday));
        return Some(after.at);
    }
    let to = match after.eat(Word::Within) {
        Some(to) => to,
        None if limited_before(cursor) && !after.is_any(&[Word::Before, Word::After, Word::Of, Word::Above]) => after,
        None => return None,
    };
    let (anchor, from) = anchor(grammar, cursor);
    let start = Cursor::new(cursor.tokens, from);
    let (day, rule) = match anchor {
        Anchor::Today => (grammar.context.base, Rule::SpanFromToday),
        Anchor::Day(day) => (day, Rule::SpanFromDay),
        Anchor::NextMeeting => return Some(to.at),
        Anchor::Event => {
            grammar.phrases.push(Phrase::new(start.at..to.at, Meaning::Event, Rule::Event));
            return Some(to.at);
        }
    };
    let due = length.and_then(|length| counted(grammar, length, day));
    let phrase = grammar.phrase_of(due, start, to, rule);
    grammar.phrases.push(phrase);
    Some(to.at)
}

/// Counts a length from a day.
pub(super) fn counted(grammar: &Grammar<'_>, length: Length, from: NaiveDate) -> Result<Stretch, Why> {
    let due = length.after(from, grammar.context.calendar)?;
    let remark = match length {
        Length::Workdays(_) => unpublished(grammar.context.calendar, due),
        _ => None,
    };
    Ok(Stretch { remark, ..on(due) })
}

/// 限, 完成时限：, 期限为: the length that follows is a limit without 内.
fn limited_before(cursor: Cursor<'_>) -> bool {
    let mut behind = 1;
    while cursor
        .before(behind)
        .is_some_and(|token| matches!(token.kind, Kind::Mark(Mark::Colon)) || token.is(Word::Is) || token.is(Word::At))
    {
        behind += 1;
    }
    cursor.before(behind).is_some_and(|token| {
        token.is(Word::Limit) || token.is(Word::Cue) || token.is(Word::SetTerm)
    })
}

/// Finds what the length at `cursor` is counted from, and the token at which its words begin.
fn anchor(grammar: &mut Grammar<'_>, cursor: Cursor<'_>) -> (Anchor, usize) {
    let tokens = cursor.tokens;
    let here = clause(tokens, cursor.at);
    let is_edge = |token: &Token| token.is(Word::After) || token.is(Word::From) || token.is(Word::FromNow);
    let in_clause = tokens[here.start..cursor.at].iter().rposition(is_edge).map(|at| here.start + at);
    let comma = here.start.checked_sub(1).filter(|mark| tokens[*mark].kind == Kind::Mark(Mark::Comma));
    let before_comma = || comma?.checked_sub(1).filter(|last| is_edge(&tokens[*last]));
    let Some(edge) = in_clause.or_else(before_comma) else { return (Anchor::Today, cursor.at) };
    let object = clause(tokens, edge).start..edge;
    let near = if edge + 1 == cursor.at { object.start.max(edge.saturating_sub(6)) } else { cursor.at };
    if let Some(phrase) = grammar.phrases.last()
        && phrase.tokens.end == edge + 1
        && phrase.edge == Edge::Beginning
        && let Meaning::On { first, last } = phrase.meaning
    {
        let day = if tokens[edge].is(Word::From) { first } else { last };
        let from = phrase.tokens.start;
        grammar.phrases.pop();
        return (Anchor::Day(day), from);
    }
    if grammar
        .phrases
        .last()
        .is_some_and(|phrase| phrase.meaning == Meaning::NextMeeting && (edge..=edge + 1).contains(&phrase.tokens.end))
    {
        return (Anchor::NextMeeting, near);
    }
    (named_anchor(&tokens[object], &tokens[edge]), near)
}

/// What the words before 后 or 起 name: the day of this paper or meeting, which is today, or something that is yet to happen.
fn named_anchor(object: &[Token], edge: &Token) -> Anchor {
    let has = |word| object.iter().any(|token| token.is(word));
    if edge.is(Word::FromNow) || has(Word::Now) || has(Word::DayShift(0)) {
        return Anchor::Today;
    }
    if has(Word::Occasion) || has(Word::Event) {
        return Anchor::Event;
    }
    if has(Word::Receive) {
        return Anchor::Today;
    }
    if has(Word::Issue) {
        // 方案印发后 waits for the plan; 印发后 and 本通知印发后 do not.
        let other = object.iter().any(|token| token.is(Word::Noun) || token.kind == Kind::Sealed);
        return if other && !has(Word::Paper) { Anchor::Event } else { Anchor::Today };
    }
    let last = object.iter().rev().find(|token| !token.is(Word::Ended) && !token.is(Word::Convene));
    if last.is_some_and(|token| token.is(Word::Hui) || token.is(Word::Sitting) || token.is(Word::Dispatch)) {
        let other = object.iter().any(|token| token.is(Word::Ordinal) || token.is(Word::NextOne));
        return if other { Anchor::Event } else { Anchor::Today };
    }
    // 从今天起; a bare 起 or 后 with nothing before it.
    if object.iter().all(|token| token.is(Word::FromWord) || token.is(Word::At) || token.is(Word::Paper)) {
        return Anchor::Today;
    }
    Anchor::Event
}
