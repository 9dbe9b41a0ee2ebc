//! What touches the words of a date and is not understood (6月15口前, 9999年12月31日前), and limits that no rule has read
//! (书记来调研之前): never left beside a date without a question.

use super::{
    claim::{Claim, is_open_span},
    cursor::{byte_span, clause},
    judge::is_deed,
    phrase::{Edge, Extent, Meaning, Phrase},
    reading::{Doubt, Rule},
    relative::is_once,
};
use crate::{
    domain::{DeadlineQuestion, Due},
    language::{
        numeral::Form,
        steps,
        token::{Kind, Mark, Token},
        word::Word,
    },
};
use std::ops::Range;

/// How far back from a limit that was not read a number or a unit makes it a date that was not understood.
const NEAR: usize = 4;

/// No month has more.
const MOST_DAYS: u32 = 31;

/// Where dates were not understood, as tokens of the passage.
#[derive(Default)]
pub(super) struct Unread {
    places: Vec<usize>,
}

impl Unread {
    /// Drops the dates of a clause in which something was not understood: they belong to the same words.
    pub fn silence(&self, tokens: &[Token], claims: &mut Vec<Claim>) {
        for place in &self.places {
            let here = clause(tokens, *place);
            claims.retain(|claim| claim.day().is_none() || !here.contains(&claim.tokens.start));
        }
    }
}

/// Marks the phrases that something touches, adds events for limits that no rule read, and asks about the rest.
pub(super) fn mark(text: &str, tokens: &[Token], phrases: &mut Vec<Phrase>, doubts: &mut Vec<Doubt>) -> Unread {
    let mut unread = Unread::default();
    for at in 0..phrases.len() {
        let previous_end = at.checked_sub(1).map_or(0, |before| phrases[before].tokens.end);
        let phrase = &mut phrases[at];
        let span = byte_span(tokens, phrase.tokens.clone());
        if tokens[phrase.tokens.clone()].iter().any(|token| token.slip) {
            phrase.doubt = Some(DeadlineQuestion::Misspelt);
        }
        let touch = touched(text, tokens, phrase, previous_end);
        match touch {
            // Only a date is made of more than its words: 尽快3天 is urgent all the same.
            Touch::Within(_) if !phrase.is_dated() && !matches!(phrase.meaning, Meaning::Recurring(_)) => {
                phrase.doubt = phrase.doubt.or(Some(DeadlineQuestion::DigitBeside));
            }
            Touch::No => {}
            Touch::Beside => phrase.doubt = phrase.doubt.or(Some(DeadlineQuestion::DigitBeside)),
            Touch::Within(words) => {
                let candidates = phrase.day().map(Due::On).into_iter().collect();
                let whole = span.start.min(words.start)..span.end.max(words.end);
                doubts.push(Doubt { span: whole, about: DeadlineQuestion::NotUnderstood, candidates });
                unread.places.push(phrase.tokens.start);
            }
        }
    }
    limits(tokens, phrases, doubts, &mut unread);
    unread
}

/// How something stands against a date.
enum Touch {
    No,
    /// 6月底前100家: beside words that are complete.
    Beside,
    /// 6月15口前: inside what was to be one date.
    Within(Range<usize>),
}

fn touched(text: &str, tokens: &[Token], phrase: &Phrase, previous_end: usize) -> Touch {
    let span = byte_span(tokens, phrase.tokens.clone());
    let after = text.get(span.end..).and_then(|rest| rest.chars().next());
    let before = text.get(..span.start).and_then(|lead| lead.chars().next_back());
    let next = tokens.get(phrase.tokens.end);
    // 9999年12月31日: a unit that belongs to the date and was not read.
    let first = phrase.tokens.start;
    let unit = first.checked_sub(1).filter(|at| *at >= previous_end).map(|at| &tokens[at]);
    let lone_day = phrase.extent == Extent::LoneDay;
    let numbered = first.checked_sub(2).is_some_and(|at| matches!(tokens[at].kind, Kind::Number(_) | Kind::Sealed));
    if let Some(unit) = unit
        .filter(|_| phrase.rule != Rule::FestivalDay)
        .filter(|unit| unit.word().is_some_and(is_unit) && (numbered || lone_day && first > 1 && unit.is(Word::Month)))
    {
        return Touch::Within(tokens[first - 2].start..unit.end);
    }
    if let Some(from) = runs_together(tokens, phrase, previous_end) {
        return Touch::Within(tokens[from].start..span.end);
    }
    let continues = next.is_some_and(|next| matches!(next.kind, Kind::Number(_) | Kind::Sealed));
    let follows = |ahead: usize| tokens.get(phrase.tokens.end + ahead);
    if phrase.edge == Edge::Bare && phrase.is_dated() && !phrase.figures {
        let counts = follows(1).is_some_and(|token| {
            token.word().is_some_and(|word| {
                is_deed(word)
                    || matches!(
                        word,
                        Word::Piece
                            | Word::Times
                            | Word::Noun
                            | Word::Days
                            | Word::Meeting
                            | Word::Month
                            | Word::Week
                            | Word::Workday
                    )
            })
        });
        let stray = after.is_some_and(is_letter) && !continues;
        // 六月二十家 may be how many, and 六月二十咱们报 is a day.
        let spoken = next.is_some_and(|next| {
            matches!(next.kind, Kind::Number(number) if number.form == Form::Places && number.value <= MOST_DAYS)
                && !follows(1).is_some_and(|token| token.kind == Kind::Mark(Mark::Listing))
        });
        // 上半年70%: no day follows a half or a quarter.
        let takes_a_day = matches!(phrase.rule, Rule::PartOfMonth | Rule::DayOfMonth | Rule::Range | Rule::Listing);
        if (continues && takes_a_day && phrase.is_whole() && (spoken || after.is_some_and(is_sign)) && !counts || stray)
            && let Some(next) = next
        {
            return Touch::Within(next.start..follows(1).filter(|_| continues).map_or(next.end, |token| token.end));
        }
    }
    if after.is_some_and(is_sign) || before.is_some_and(is_sign) { Touch::Beside } else { Touch::No }
}

/// Where the words of what was to be one date begin, before those that were read.
fn runs_together(tokens: &[Token], phrase: &Phrase, previous_end: usize) -> Option<usize> {
    let first = phrase.tokens.start;
    let lone = |at: usize| tokens.get(at).is_some_and(|token| token.is(Word::Day) || token.is(Word::DayNumber));
    let run_on = |at: usize| lone(at) || tokens.get(at).is_some_and(|token| token.is(Word::Clock));
    let month = |behind: usize| first.checked_sub(behind).is_some_and(|at| tokens[at].is(Word::Month));
    let number = |behind: usize| first.checked_sub(behind).is_some_and(|at| matches!(tokens[at].kind, Kind::Number(_)));
    if first < 2 {
        return None;
    }
    // 1日5日前, 五月二时五号前: two times.
    let two = previous_end == first && phrase.rule == Rule::DayOfMonth && run_on(first - 1) && lone(first + 1);
    // 五月三是一号前: 十 was heard as 是.
    let heard = tokens[first - 1].is(Word::Is) && lone(first + 1) && (month(2) || month(3));
    // 三月二实五号前, 三月拾五号前: a character that no rule knows.
    let apart = lone(first + 1) && first > previous_end;
    let strange = apart && tokens[first - 1].kind == Kind::Other && (month(2) || number(2) && month(3));
    // 11月三10号前: two numbers.
    if apart && number(1) && month(2) {
        return Some(first - 1);
    }
    (two || heard || strange).then_some(first - 2)
}

fn is_unit(word: Word) -> bool {
    matches!(word, Word::Year | Word::Month | Word::Day | Word::DayNumber | Word::Quarter)
}

fn is_letter(glyph: char) -> bool {
    glyph.is_ascii_alphabetic() || matches!(glyph, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A digit or a letter, of either width.
fn is_sign(glyph: char) -> bool {
    is_letter(glyph) || glyph.is_ascii_digit() || matches!(glyph, '０'..='９')
}

/// Limits that no rule read: a date that was not understood, or an event that the reader does not know.
fn limits(tokens: &[Token], phrases: &mut Vec<Phrase>, doubts: &mut Vec<Doubt>, unread: &mut Unread) {
    let mut covered = phrases.iter().map(|phrase| phrase.tokens.clone()).peekable();
    let mut events = Vec::new();
    // Where 明年 only says which spring: 明年开春前.
    let mut qualifying = Vec::new();
    let mut previous_end = 0;
    for (at, token) in tokens.iter().enumerate() {
        while let Some(run) = covered.next_if(|run| run.end <= at) {
            previous_end = run.end.max(previous_end);
        }
        let inside = covered.peek().is_some_and(|run| run.contains(&at));
        if !token.is(Word::Before) || inside {
            continue;
        }
        steps::took(NEAR);
        let from = clause(tokens, at).start.max(previous_end);
        let lead = &tokens[from.min(at)..at];
        let near = &lead[lead.len().saturating_sub(NEAR)..];
        let next = tokens.get(at + 1);
        // 前三名, 前10位; 三天前, 两年前; 之前的; 在此之前 with nothing before it.
        let counts = next
            .is_some_and(|next| matches!(next.kind, Kind::Number(_)) || next.is(Word::Of) || next.is(Word::Already));
        if lead.is_empty() || counts || is_length_ago(near) {
            continue;
        }
        let number = near.iter().rposition(|token| matches!(token.kind, Kind::Number(_)));
        let broken = number.is_some_and(|number| {
            near[number + 1..].iter().all(|token| token.kind == Kind::Other || token.word().is_some_and(is_unit))
                && near.len() - number <= 3
        });
        // 正月底前: a part of something that no rule knows.
        let part =
            near.last().is_some_and(|token| matches!(token.word(), Some(Word::Portion(_) | Word::LunarMonth(_))));
        let unknown =
            matches!(near, [.., unit, other] if other.kind == Kind::Other && unit.word().is_some_and(is_unit));
        if broken || part || unknown && lead.len() == 2 {
            let span = byte_span(tokens, at - near.len()..at + 1);
            doubts.push(Doubt { span, about: DeadlineQuestion::NotUnderstood, candidates: Vec::new() });
            unread.places.push(at);
        } else if is_said_of_something(lead) && limits_a_deed(tokens, at) {
            let mut phrase = Phrase::new(from.min(at)..at + 1, Meaning::Event, Rule::Event);
            if previous_end == from {
                qualifying.push(from);
            }
            phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
            events.push(phrase);
        }
    }
    phrases.retain(|phrase| !(qualifying.contains(&phrase.tokens.end) && is_open_span(phrase)));
    afters(tokens, phrases, &mut events);
    phrases.extend(events);
    phrases.sort_by_key(|phrase| phrase.tokens.start);
}

/// 考核结果出来以后再定, 协议签下来之后马上挂牌: an event that no rule knows, with what waits for it.
fn afters(tokens: &[Token], phrases: &[Phrase], events: &mut Vec<Phrase>) {
    for (at, token) in tokens.iter().enumerate() {
        if token.is(Word::Urgent)
            && let Some(once) = once_before(tokens, at)
        {
            let mut phrase = Phrase::new(once, Meaning::Event, Rule::Event);
            phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
            events.push(phrase);
            continue;
        }
        if (token.is(Word::Soon) || token.is(Word::Then) || token.is(Word::Urgent)) && is_once_done(tokens, at) {
            let from = clause(tokens, at).start;
            let read = phrases.iter().any(|phrase| {
                (from..at).contains(&phrase.tokens.start)
                    || phrase.meaning == Meaning::Urgent && phrase.tokens.start < at
            });
            if !read {
                let mut phrase = Phrase::new(from..at, Meaning::Event, Rule::Event);
                phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
                events.push(phrase);
            }
            continue;
        }
        // 领导签字以后印发, 验收合格后拨付尾款: a deed, and the clause is soon over.
        let last = || clause(tokens, at).end <= at + 2 + SHORT_DEED;
        let waits = tokens.get(at + 1).is_some_and(|next| {
            next.is(Word::Then) || next.is(Word::Urgent) || (next.is_verb() || next.is(Word::Issue)) && last()
        });
        // 公示5个工作日后公布: how long after is no event of its own.
        let waits = waits && !is_length_ago(&tokens[clause(tokens, at).start..at]);
        let each = || tokens[clause(tokens, at).start..at].iter().any(|token| token.is(Word::Whenever));
        if !token.is(Word::After) || !waits || each() {
            continue;
        }
        let from = clause(tokens, at).start;
        let read =
            phrases.iter().any(|phrase| phrase.tokens.contains(&at) || (from..at).contains(&phrase.tokens.start));
        // 修改完善后尽快印发: what whoever is told to do it does first is nothing to wait for.
        let own =
            tokens[from..at].iter().all(|token| token.is_verb() || token.is(Word::Modal) || token.is(Word::Scheme));
        // 收到以后马上办: of what, is not said.
        let received = matches!(&tokens[from..at], [only] if only.is(Word::Receive));
        if !read && !own && (received || is_said_of_something(&tokens[from..at])) {
            let mut phrase = Phrase::new(from..at + 1, Meaning::Event, Rule::Event);
            phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
            events.push(phrase);
        }
    }
}

/// How many words may follow the deed that waits.
const SHORT_DEED: usize = 3;

/// How many characters may say who it is that does it at once: 我们马上开工.
const WHO: usize = 3;

/// 土地手续一下来，我们马上开工: the clause before 马上 in which something comes about.
fn once_before(tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let from = clause(tokens, at).start;
    let comma = from.checked_sub(1).filter(|comma| tokens[*comma].kind == Kind::Mark(Mark::Comma))?;
    let who = at - from <= WHO && tokens[from..at].iter().all(|token| token.kind == Kind::Other);
    let once = clause(tokens, comma.checked_sub(1)?);
    (who && is_once(&tokens[once.clone()])).then_some(once)
}

/// How far before 就 the 一 of 人一到位就开课 may stand.
const ONCE_REACH: usize = 4;

/// 人一到位就开课: 一, a deed, 就; 组织部批了就开会: a deed, 了, 就, and a deed.
fn is_once_done(tokens: &[Token], soon: usize) -> bool {
    let from = clause(tokens, soon).start.max(soon.saturating_sub(ONCE_REACH));
    let lead = &tokens[from.min(soon)..soon];
    let finished = lead.last().is_some_and(|token| token.is(Word::Finished));
    let then = tokens.get(soon + 1).is_some_and(|next| {
        next.word().is_some_and(is_deed) || finished && !matches!(next.kind, Kind::Mark(_) | Kind::Number(_))
    });
    let over = match lead {
        [.., deed, done] if done.is(Word::Done) => !deed.is(Word::Already),
        // 经费下来就动工, 材料齐了就上会.
        [other @ .., comes] if comes.is(Word::Visits) => {
            let thing = |token: &Token| {
                token.kind == Kind::Other || token.is(Word::Noun) || token.is(Word::Noise) || token.is(Word::Done)
            };
            !other.is_empty() && other.iter().all(thing)
        }
        [other @ .., verb] => {
            let names = |token: &Token| {
                token.kind == Kind::Other || finished && (token.is(Word::Noise) || token.is(Word::Noun))
            };
            verb.is_verb() && other.iter().all(names)
        }
        [] => false,
    };
    let comes = lead.last().is_some_and(|last| last.is(Word::Visits));
    if then && over && (lead.len() <= 3 || comes) && !lead.iter().any(|token| token.is(Word::Already)) {
        return true;
    }
    let one = lead.iter().position(|token| matches!(token.kind, Kind::Number(number) if number.value == 1));
    one.is_some_and(|one| {
        let between = &lead[one + 1..];
        !between.is_empty()
            && between
                .iter()
                .all(|token| token.kind == Kind::Other || token.is(Word::To) || token.word().is_some_and(is_deed))
    })
}

/// 三天前, 两个月以前: a length, and so the past.
fn is_length_ago(near: &[Token]) -> bool {
    let unit = |word| {
        matches!(
            word,
            Word::Days
                | Word::Day
                | Word::Year
                | Word::Month
                | Word::Week
                | Word::Hours
                | Word::Workday
                | Word::HalfYear
                | Word::HalfMonth
                | Word::Minutes
        )
    };
    let [.., number, last] = near else { return false };
    let counted = matches!(number.kind, Kind::Number(_)) || number.is(Word::Piece);
    last.word().is_some_and(unit) && (counted || last.is(Word::HalfYear))
}

/// Whether the words before a limit name something: more than a word that only points or joins.
fn is_said_of_something(lead: &[Token]) -> bool {
    lead.iter()
        .filter(|token| {
            matches!(token.kind, Kind::Other)
                || token.word().is_some_and(|word| {
                    is_deed(word)
                        || matches!(
                            word,
                            Word::Noun
                                | Word::Visitor
                                | Word::Visits
                                | Word::Paper
                                | Word::SomePaper
                                | Word::Meeting
                                | Word::Noise
                        )
                })
        })
        .count()
        >= 2
        && !lead.iter().any(|token| token.is(Word::Already) || token.is(Word::SaidThen))
}

/// Whether something is asked for after the limit, or the clause ends with it.
fn limits_a_deed(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_none_or(|next| match next.kind {
        Kind::Mark(mark) => matches!(mark, Mark::Comma | Mark::Stop | Mark::Close | Mark::Semicolon),
        Kind::Word(word) => {
            is_deed(word)
                || matches!(
                    word,
                    Word::Modal
                        | Word::Object
                        | Word::Soon
                        | Word::Urgent
                        | Word::Ensure
                        | Word::Strive
                        | Word::FromWord
                        | Word::Per
                        | Word::No
                )
        }
        Kind::Number(_) | Kind::Sealed => false,
        Kind::Other => true,
    })
}
