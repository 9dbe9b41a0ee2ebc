//! How a date stands to the others around it: striven for, ensured, the former one, the new one, the one that does not hold.
//!
//! Told by words near the date; which words play which part stands in `lexicon/ways.rs`.

use super::{
    cursor::{clause, sentence},
    judge::is_deed,
    phrase::{Edge, Phrase},
};
use crate::language::{
    steps,
    token::{Kind, Mark, Token},
    word::Word,
};
use std::ops::Range;

/// How a dated phrase stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    Plain,
    /// 力争, 原则上, 最快.
    Striven,
    /// 确保, 最迟, 不超过.
    Ensured,
    /// 原定, 上次说, 本来.
    Original,
    /// 延期至, 拖到, 改为.
    Moved,
    /// 比9月底.
    Compared,
    /// 不是6月底, 6月底完不成.
    Denied,
    /// 绝不拖到二季度: denied, and the day before it is meant.
    Eve,
    /// 不对，是6月15日: in the place of what was said before.
    Repaired,
}

/// How many words may stand between a date and a word after it that gives it its stance: 6月底是底线, 9月底力争.
const AFTER: usize = 2;

/// How many words may follow 完不成 in its clause, for it to be said of the date: 6月底完不成任务了.
const TRAILING: usize = 3;

/// The stance of a phrase. `from` is where the phrase before it ends, `repaired_from` where the date before it ends.
pub(super) fn stance(tokens: &[Token], from: usize, repaired_from: usize, phrase: &Phrase) -> Stance {
    if is_failed(tokens, phrase) {
        return Stance::Denied;
    }
    let start = phrase.tokens.start;
    let here = clause(tokens, start);
    let before = here.start.max(from).min(start)..start;
    steps::took(before.len());
    let led = tokens[before.clone()].iter().enumerate().rev().find_map(|(at, token)| {
        let near = before.start + at + 2 >= start;
        match token.word()? {
            Word::Strive | Word::Soonest => Some(Stance::Striven),
            Word::Ensure | Word::NotOver | Word::Floor => Some(Stance::Ensured),
            Word::Original => Some(Stance::Original),
            Word::Moved => Some(Stance::Moved),
            Word::Than => Some(Stance::Compared),
            Word::Denial | Word::NotInto if near && !is_of_those(tokens, phrase) => Some(Stance::Denied),
            _ => None,
        }
    });
    let repaired = || is_repaired(&tokens[repaired_from.min(start)..start]);
    match led {
        Some(Stance::Denied) => return Stance::Denied,
        Some(Stance::Moved) => return Stance::Moved,
        _ if is_moved_from(tokens, from, phrase) => return Stance::Moved,
        _ if repaired() || is_taken(tokens, phrase) => return Stance::Repaired,
        Some(stance) => return stance,
        None => {}
    }
    let rest = rest(tokens, phrase);
    let near = rest.iter().take(AFTER).take_while(|token| !matches!(token.kind, Kind::Mark(_)));
    let mut led = near.filter_map(|token| match token.word()? {
        Word::Strive | Word::Soonest => Some(Stance::Striven),
        Word::Ensure | Word::NotOver | Word::Floor => Some(Stance::Ensured),
        _ => None,
    });
    led.next().unwrap_or(Stance::Plain)
}

/// 以6月25日为准: whatever was said before.
fn is_taken(tokens: &[Token], phrase: &Phrase) -> bool {
    let word = |at: Option<usize>, word| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is(word));
    word(phrase.tokens.start.checked_sub(1), Word::Taking) && word(Some(phrase.tokens.end), Word::AsBasis)
}

/// Whether what stands between two dates says that the first was wrong: 不对, 说错了; 不，; 不是，.
pub(super) fn is_repaired(between: &[Token]) -> bool {
    let no = |pair: &[Token]| {
        (pair[0].is(Word::No) || pair[0].is(Word::Denial))
            && matches!(pair[1].kind, Kind::Mark(Mark::Comma | Mark::Stop))
    };
    between.iter().any(|token| token.is(Word::Repair)) || between.windows(2).any(no)
}

/// 从2月底调到3月8日, 由6月一直干到9月: whatever is done from one date to the other, the other is the end.
fn is_moved_from(tokens: &[Token], from: usize, phrase: &Phrase) -> bool {
    let start = phrase.tokens.start;
    let to = |token: &Token| token.is(Word::To);
    let clause = clause(tokens, start);
    let between = &tokens[from.max(clause.start).min(start)..start];
    from > clause.start
        && between.last().is_some_and(to)
        && tokens[clause.start..from.max(clause.start)].iter().any(|token| token.is(Word::FromWord))
}

fn rest<'t>(tokens: &'t [Token], phrase: &Phrase) -> &'t [Token] {
    let end = clause(tokens, phrase.tokens.end).end;
    steps::took(end - phrase.tokens.end.min(end));
    &tokens[phrase.tokens.end.min(end)..end]
}

/// 未能按6月底完成的: said of those, not of the date. 6月底的时限取消 is said of the date.
fn is_of_those(tokens: &[Token], phrase: &Phrase) -> bool {
    let rest = rest(tokens, phrase);
    let of = rest.iter().position(|token| token.is(Word::Of));
    of.is_some_and(|of| {
        let itself = of == 0 && rest.get(1).is_some_and(|next| next.is(Word::Cue) || next.is(Word::When));
        !itself
    })
}

/// 6月底完不成; 6月底没完成; 拖到9月就太晚了.
fn is_failed(tokens: &[Token], phrase: &Phrase) -> bool {
    let rest = rest(tokens, phrase);
    if is_of_those(tokens, phrase) {
        return false;
    }
    // 赶不上 denies a date before it where none follows.
    // 不报不行 asks for it all the more.
    let twice = |at: usize| rest[at.saturating_sub(AFTER)..at].iter().any(|token| token.is(Word::No));
    let failing = (0..rest.len()).rfind(|at| rest[*at].is(Word::Failing) && !twice(*at) || rest[*at].is(Word::Denial));
    failing.is_some_and(|at| {
        // 5月底前再交不出来，就不要参评: what follows from it, not that it fails.
        let end = clause(tokens, phrase.tokens.end).end;
        if phrase.edge == Edge::Limit && tokens.get(end + 1).is_some_and(|next| next.is(Word::Soon)) {
            return false;
        }
        let after = &rest[at + 1..];
        // 七天之内拿不出来就换人.
        if phrase.edge == Edge::Limit && after.first().is_some_and(|next| next.is(Word::Soon)) {
            return false;
        }
        after.len() <= TRAILING && !after.iter().any(|token| matches!(token.kind, Kind::Number(_)))
    })
}

/// Whether a clause between the date and `until` says that the date will not be kept: 上次说5月底，现在看完不成，….
pub(super) fn fails_later(tokens: &[Token], phrase_end: usize, until: usize) -> bool {
    let end = sentence(tokens, phrase_end).end.min(until);
    let between = &tokens[phrase_end.min(end)..end];
    steps::took(between.len());
    between.split(|token| matches!(token.kind, Kind::Mark(_))).any(|clause| {
        let fails = |token: &Token| token.is(Word::Failing);
        let missed = |pair: &[Token]| pair[0].is(Word::Not) && pair[1].word().is_some_and(is_deed);
        // 报不上来书记来说: what follows from it, not that it fails.
        let last = clause.iter().rposition(fails);
        let failed = last.is_some_and(|at| clause.len() - at <= TRAILING + 2);
        !clause.iter().any(|token| token.is(Word::Of)) && (failed || clause.windows(2).any(missed))
    })
}

/// Whether a word between two dates says that the second is for exceptions: 确有困难的, 情况复杂的.
pub(super) fn is_exception(tokens: &[Token], between: Range<usize>) -> bool {
    tokens[between].iter().any(|token| token.is(Word::Exception))
}

/// Whether the clause of a date says nothing of its own before the word that gives it its stance: 请求延到, 现在看要拖到; not 验收延到.
pub(super) fn is_elliptic(tokens: &[Token], from: usize, phrase: &Phrase) -> bool {
    let start = clause(tokens, phrase.tokens.start).start.max(from).min(phrase.tokens.start);
    let lead = &tokens[start..phrase.tokens.start];
    let says = |token: &Token| match token.kind {
        Kind::Sealed => true,
        Kind::Word(word) => {
            is_deed(word)
                || matches!(
                    word,
                    Word::Noun | Word::Paper | Word::SomePaper | Word::Meeting | Word::Dispatch | Word::Occasion
                )
        }
        Kind::Number(_) | Kind::Mark(_) | Kind::Other => false,
    };
    !lead.iter().any(says)
}
