//! The grammar of limits given as a length of time: 5个工作日内, 会后三天内, 自6月1日起10日内, 限7日.

use super::{
    cursor::{Cursor, clause, sentence},
    grammar::Grammar,
    length::length,
    phrase::{Edge, Meaning, Phrase},
    reading::Rule,
    resolve::{Stretch, Why, on, unpublished},
};
use crate::domain::DeadlineQuestion;
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

/// What makes a length a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    /// 5日内, 限5日, 时限：5日.
    Said,
    /// 最晚7天, 最多三个月, 力争两个月: from the day it was said, as a bound beside others.
    Outer,
    /// 再给15天, 用三个月时间, 15个工作日办结, 三天后: nothing says from when, so from the day it was said.
    Counted,
    /// 10天左右.
    About,
    /// 整改期限一般不超过3个月; 从6月1日起用两个月时间: a length that is told, and may be meant as a limit.
    Told,
}

/// Lengths of so many months and more are spans of a plan and no deadline from today: 用3年时间实现全覆盖.
const PLANNED: u32 = 12;

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
    // 从2月1日到2月20日，用20天时间: how long the range just given is.
    let of_a_range = before.is_some_and(|token| token.is(Word::Using))
        && grammar.phrases.last().is_some_and(|phrase| {
            phrase.rule == Rule::Range && sentence(cursor.tokens, phrase.tokens.start).contains(&cursor.at)
        });
    let measured = of_a_range || before.is_some_and(|token| is_measure(token) || token.is(Word::Moved));
    let Some((limit, to)) = limit(grammar, cursor, after, &length).filter(|_| !of_a_range) else {
        measured
            .then(|| grammar.phrases.push(Phrase::new(cursor.at..after.at, Meaning::Length, Rule::SpanFromToday)))?;
        return Some(after.at);
    };
    if limit == Limit::Counted
        && before.is_some_and(|token| token.is(Word::Grant))
        && grammar.phrases.last().is_some_and(|phrase| phrase.day().is_some())
    {
        let meaning = Meaning::Shift(length.ok()?, true);
        grammar.phrases.push(Phrase::new(cursor.at - 1..to.at, meaning, Rule::Shifted));
        return Some(to.at);
    }
    let long = matches!(length, Ok(Length::Months { months: PLANNED.., .. }));
    let (anchor, from) = anchor(grammar, cursor);
    if limit == Limit::Told || limit == Limit::Counted && (long || matches!(anchor, Anchor::Day(_))) {
        let mut phrase = Phrase::new(cursor.at..to.at, Meaning::Length, Rule::SpanFromToday);
        phrase.doubt = Some(DeadlineQuestion::CountedFromToday);
        grammar.phrases.push(phrase);
        return Some(to.at);
    }
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
    let mut phrase = grammar.phrase_of(due, start, to, rule);
    phrase.doubt = match limit {
        Limit::Said | Limit::Outer => phrase.doubt,
        Limit::Counted | Limit::Told => Some(DeadlineQuestion::CountedFromToday),
        Limit::About => Some(DeadlineQuestion::Approximate),
    };
    grammar.phrases.push(phrase);
    Some(to.at)
}

/// 为期, 超过: what makes of the length behind it only how long something is.
fn is_measure(token: &Token) -> bool {
    token.is(Word::Length) || token.is(Word::Beyond)
}

/// Whether a length behind a token begins what is said: after a sign, 必须, 争取, 确保, 给.
fn may_begin_behind(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(Mark::Comma | Mark::Stop | Mark::Colon | Mark::Semicolon | Mark::Open))
        || [Word::Modal, Word::Strive, Word::Ensure, Word::Grant].into_iter().any(|word| token.is(word))
}

/// What makes the length from `cursor` to `after` a limit, if anything does, and where its words end.
fn limit<'a>(
    grammar: &Grammar<'a>,
    cursor: Cursor<'a>,
    after: Cursor<'a>,
    length: &Result<Length, Why>,
) -> Option<(Limit, Cursor<'a>)> {
    let limited = limited_before(cursor);
    let before = cursor.before(1);
    let measured = before.is_some_and(|token| is_measure(token) || token.is(Word::Moved));
    if let Some(to) = after.eat(Word::Within).filter(|_| limited || !measured) {
        return Some((Limit::Said, to));
    }
    let open = !after.is_any(&[Word::Before, Word::After, Word::Of, Word::Above])
        || after.is(Word::Of) && after.skip(1).is(Word::When);
    if limited && open {
        return Some((Limit::Said, after));
    }
    // 一周为限.
    if let Some(to) = after.eat(Word::Until) {
        return Some((Limit::Said, to));
    }
    if let Some(led) = led(grammar, cursor, after).filter(|_| open) {
        return Some(led);
    }
    if before.is_some_and(is_measure) {
        return None;
    }
    // Nothing but a length, as one writes it into a field.
    let alone = |end: Cursor<'a>| end.peek(0).is_none_or(|token| token.kind == Kind::Mark(Mark::Stop));
    if cursor.at == 0 && alone(after) {
        return Some((Limit::Told, after));
    }
    // 会后十天，我要看到新的台账.
    let apart = after.is_mark(Mark::Comma) && before.is_some_and(|token| token.is(Word::After));
    if apart && cursor.before(2).is_some_and(|token| token.is(Word::Hui) || token.is(Word::Sitting)) {
        return Some((Limit::Counted, after));
    }
    if before.is_some_and(|token| token.is(Word::EveryOther)) && after.is(Word::Then) {
        return Some((Limit::Counted, after));
    }
    // 20天够了, 两周时间就够.
    if let Some(to) = timed(after).eat(Word::Enough) {
        return Some((Limit::Counted, to));
    }
    // 5个工作日是底线.
    if let Some(to) = after.maybe(Word::Is).eat(Word::Floor) {
        return Some((Limit::Outer, to));
    }
    let starts = before.is_none_or(may_begin_behind);
    if let Some(to) = after.eat(Word::After).filter(|to| starts && !to.is(Word::Of)) {
        return Some((Limit::Counted, to));
    }
    if let Some(to) = after.eat(Word::Around).filter(|_| starts) {
        return Some((Limit::About, to));
    }
    let after = Some(timed(after)).filter(|end| end.is(Word::Object)).unwrap_or(after);
    is_acted_within(cursor, after, length).then_some((Limit::Counted, after))
}

/// 15个工作日办结, 60天攻坚，…; not 60天攻坚行动, 3天培训. 20天时间把底摸清; 两天时间完成 only says how long it takes.
fn is_acted_within(cursor: Cursor<'_>, after: Cursor<'_>, length: &Result<Length, Why>) -> bool {
    let before = cursor.before(1);
    let short = matches!(length, Ok(Length::Hours(..24)));
    let starts = before.is_none_or(may_begin_behind);
    let acted = after.is_any(&[Word::Verb, Word::Finished, Word::Object, Word::Soon, Word::Modal, Word::Ensure])
        && !after.skip(1).is_any(&[Word::Of, Word::Scheme]);
    // 20个工作日出初稿: what is counted in working days is a limit.
    let worked =
        matches!(length, Ok(Length::Workdays(_))) && after.peek(0).is_some_and(|token| token.kind == Kind::Other);
    // 公安那头三天出结果: who stands before it; not 他们三天走访了12家.
    let told = || {
        cursor.tokens[clause(cursor.tokens, cursor.at)]
            .iter()
            .any(|token| token.is(Word::Done) || token.is(Word::Already))
    };
    let verb = after.peek(0).is_some_and(Token::is_verb);
    let promised =
        before.is_some_and(|token| token.kind == Kind::Other) && (verb && acted || is_all_it_takes(after)) && !told();
    // 组织关系转接一个礼拜办结: what is done stands before it, and is over at the end of it.
    let over = || after.skip(1).peek(0).is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
    let done = || before.is_some_and(|token| token.is_verb() || token.is(Word::Noun)) && verb && over() && !told();
    starts && (acted || worked) && !short || promised || done()
}

/// 那边说两天就能给数, 三天就把活干完: a length, 就, and what is done in it.
fn is_all_it_takes(after: Cursor<'_>) -> bool {
    let next = after.skip(1);
    // 你们一个星期给我拿出方案.
    let demanded = after.is(Word::Grant) && next.peek(0).is_some_and(Token::is_verb);
    demanded
        || after.is(Word::Soon)
            && (next.is_any(&[Word::Modal, Word::Object]) || next.word().is_some_and(super::judge::is_deed))
}

/// What the word before a length makes of it: 最晚7天, 不超过两个月, 再给15天, 大概要一个月.
fn led<'a>(grammar: &Grammar<'a>, cursor: Cursor<'a>, after: Cursor<'a>) -> Option<(Limit, Cursor<'a>)> {
    let said_before = grammar.phrases.last().is_some_and(Phrase::is_dated);
    let hedged = || cursor.before(2).is_some_and(|token| token.is(Word::Hedge));
    let limit = match cursor.before(1).and_then(Token::word)? {
        Word::Ensure | Word::Floor => Limit::Outer,
        Word::NotOver if said_before => Limit::Outer,
        Word::NotOver => Limit::Told,
        Word::Moved if said_before => return Some((Limit::Outer, after)),
        Word::Strive if says_bound_later(after) => Limit::Outer,
        Word::Grant | Word::Using => Limit::Counted,
        // 就两天时间.
        Word::Soon
            if after.is(Word::When) && after.skip(1).peek(0).is_none_or(|next| matches!(next.kind, Kind::Mark(_))) =>
        {
            Limit::Counted
        }
        Word::Hedge => Limit::About,
        Word::Modal if hedged() => Limit::About,
        // 不是三天，是五天.
        Word::Is if corrects_a_length(cursor) => Limit::Counted,
        _ => return None,
    };
    Some((limit, timed(after)))
}

/// Whether a length behind 是 stands in the place of one that 不是 denied right before.
fn corrects_a_length(cursor: Cursor<'_>) -> bool {
    let Some(comma) = cursor.at.checked_sub(2) else { return false };
    if !Cursor::new(cursor.tokens, comma).is_mark(Mark::Comma) {
        return false;
    }
    let denied = clause(cursor.tokens, comma.saturating_sub(1)).start;
    let denied = Cursor::new(cursor.tokens, denied);
    denied.is(Word::Denial) && length(denied.skip(1)).is_some_and(|(_, to)| to.at == comma)
}

/// Walks over 时间 after a length: 用三个月时间.
fn timed(after: Cursor<'_>) -> Cursor<'_> {
    after.maybe(Word::Of).maybe(Word::When).maybe(Word::Within)
}

/// Whether an outer bound follows in the same sentence: 力争两个月，最多三个月.
fn says_bound_later(after: Cursor<'_>) -> bool {
    let end = sentence(after.tokens, after.at).end;
    after.tokens[after.at.min(end)..end].iter().any(|token| token.is(Word::Ensure) || token.is(Word::NotOver))
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
    cursor.before(behind).is_some_and(|token| token.is(Word::Limit) || token.is(Word::Cue) || token.is(Word::SetTerm))
}

/// Finds what the length at `cursor` is counted from, and the token at which its words begin.
fn anchor(grammar: &mut Grammar<'_>, cursor: Cursor<'_>) -> (Anchor, usize) {
    let tokens = cursor.tokens;
    let here = clause(tokens, cursor.at);
    let is_edge = |token: &Token| token.is(Word::After) || token.is(Word::From) || token.is(Word::FromNow);
    let in_clause = tokens[here.start..cursor.at].iter().rposition(is_edge).map(|at| here.start + at);
    let comma = here.start.checked_sub(1).filter(|mark| tokens[*mark].kind == Kind::Mark(Mark::Comma));
    let before_comma = || comma?.checked_sub(1).filter(|last| is_edge(&tokens[*last]));
    let Some(edge) = in_clause.or_else(before_comma) else {
        return happening(cursor, here.start, comma);
    };
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

/// What happens right before a length that no 后 joins to it: 开学两周内, 接到举报3日内, 等批复下来一周之内, 材料审完三天内.
fn happening(cursor: Cursor<'_>, from: usize, comma: Option<usize>) -> (Anchor, usize) {
    let lead = &cursor.tokens[from..cursor.at];
    // 批复一下来，我们三天内挂牌.
    if let Some(comma) = comma
        && let once = clause(cursor.tokens, comma.saturating_sub(1))
        && is_once(&cursor.tokens[once.clone()])
    {
        return (Anchor::Event, once.start);
    }
    if is_once(lead) {
        return (Anchor::Event, from);
    }
    // 等名单一到，我们五天之内比完.
    if let Some(comma) = comma
        && let waits = clause(cursor.tokens, comma.saturating_sub(1))
        && waits.len() > 1
        && cursor.tokens[waits.start].is(Word::Await)
    {
        return (Anchor::Event, waits.start);
    }
    let awaits = lead.first().is_some_and(|token| token.is(Word::Await)) && lead.len() > 1;
    let occurs =
        lead.last().is_some_and(|token| token.is(Word::Event) || token.is(Word::Effect) || token.is(Word::Finished));
    // 批复下来三天之内挂牌.
    let comes = lead.len() > 1 && lead.last().is_some_and(|token| token.is(Word::Visits));
    // 收到本通知3日内 is counted from today.
    let received = lead.iter().any(|token| token.is(Word::Receive));
    match (awaits, occurs) {
        (true, _) => (Anchor::Event, from),
        _ if comes => (Anchor::Event, from),
        (_, true) => (Anchor::Event, cursor.at - 1),
        _ if received => (named_anchor(lead, &lead[lead.len() - 1]), cursor.at),
        _ => (Anchor::Today, cursor.at),
    }
}

/// How far from the end of what happens its 一 may stand.
const ONCE_REACH: usize = 3;

/// 批复一下来, 人一到位: something, 一, and what it does, to the end.
pub(super) fn is_once(words: &[Token]) -> bool {
    let one = words.iter().rposition(|token| matches!(token.kind, Kind::Number(number) if number.value == 1));
    one.is_some_and(|one| {
        let does = &words[one + 1..];
        one > 0
            && (1..=ONCE_REACH).contains(&does.len())
            && (does.iter().all(|token| {
                token.kind == Kind::Other
                    || matches!(token.word(), Some(Word::Visits | Word::To | Word::Noise))
                    || token.word().is_some_and(super::judge::is_deed)
            }))
            && does.iter().any(|token| token.kind != Kind::Other)
    })
}

/// What the words before 后 or 起 name: the day of this paper or meeting, which is today, or something that is yet to happen.
fn named_anchor(object: &[Token], edge: &Token) -> Anchor {
    let has = |word| object.iter().any(|token| token.is(word));
    if edge.is(Word::FromNow) || has(Word::Now) || has(Word::DayShift(0)) {
        return Anchor::Today;
    }
    // 反馈意见请于收到之日起3日内: what is received is named behind 收到, or is this very paper.
    if let Some(received) = object.iter().rposition(|token| token.is(Word::Receive)) {
        let other = object[received..].iter().any(|token| token.is(Word::Occasion) || token.is(Word::Event));
        return if other { Anchor::Event } else { Anchor::Today };
    }
    if has(Word::Occasion) || has(Word::Event) {
        return Anchor::Event;
    }
    if has(Word::Issue) {
        // 方案印发后 waits for the plan; 印发后 and 本通知印发后 do not.
        // 文件印发后 waits for that paper, 文件印发之日起 says how long this one gives, 任命文件下发后 is what is handed out now.
        let other = object.iter().any(|token| {
            token.is(Word::Noun) || matches!(token.kind, Kind::Sealed | Kind::Other) || token.is(Word::Noise)
        });
        let bare = object.iter().find(|token| !token.is(Word::Visitor) && !token.is(Word::At));
        let unnamed = bare.is_some_and(|token| token.is(Word::SomePaper)) && edge.is(Word::After);
        let here = has(Word::Paper) || has(Word::SomePaper);
        return if unnamed || other && !here { Anchor::Event } else { Anchor::Today };
    }
    let last = object.iter().rev().find(|token| !token.is(Word::Ended) && !token.is(Word::Convene));
    if last.is_some_and(|token| token.is(Word::Hui) || token.is(Word::Sitting) || token.is(Word::Dispatch)) {
        let other = object.iter().any(|token| token.is(Word::Ordinal) || token.is(Word::NextOne));
        return if other { Anchor::Event } else { Anchor::Today };
    }
    // 从今天起; a bare 起 or 后 with nothing before it.
    if object.iter().all(|token| {
        token.is(Word::FromWord) || token.is(Word::At) || token.is(Word::Paper) || token.is(Word::SomePaper)
    }) {
        return Anchor::Today;
    }
    Anchor::Event
}
