//! Passages: the runs of tokens that are read on their own. A full stop ends one; so does a length that no sentence has, so that
//! reading a text without any marks costs no more a character than any other.

use crate::language::{
    steps,
    token::{Kind, Mark, Token},
    word::Word,
};
use std::ops::Range;

/// The most tokens of a passage. The longest sentence of the papers and speeches in `tests/data` has 135.
const LONGEST: usize = 256;

/// The passages of a text, in order and without gaps. A stop belongs to the passage it ends.
pub(super) fn passages(tokens: &[Token]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        if from >= tokens.len() {
            return None;
        }
        let rest = &tokens[from..tokens.len().min(from + LONGEST)];
        let stop = rest.iter().position(|token| token.kind == Kind::Mark(Mark::Stop));
        let length = match stop {
            Some(stop) => stop + 1,
            None if rest.len() < LONGEST => rest.len(),
            None => cut(rest),
        };
        steps::took(length);
        let run = from..from + length;
        from += length;
        Some(run)
    })
}

/// Where to cut what is too long: after the last mark, else before a token that belongs to no date, else at the end.
fn cut(rest: &[Token]) -> usize {
    let mark = |token: &Token| matches!(token.kind, Kind::Mark(Mark::Semicolon | Mark::Comma | Mark::Close));
    let plain = |token: &Token| {
        matches!(token.kind, Kind::Other | Kind::Word(Word::Noise | Word::Noun | Word::Verb | Word::Finished))
    };
    rest.iter()
        .rposition(mark)
        .map(|at| at + 1)
        .or_else(|| rest.iter().rposition(plain))
        .filter(|at| *at > 0)
        .unwrap_or(rest.len())
}
