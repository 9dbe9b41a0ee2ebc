//! A place in the token sequence. Rules take one by value, walk it, and give it back: going back is dropping it.

use crate::language::{
    numeral::Number,
    steps,
    token::{Kind, Mark, Token},
    word::Word,
};
use std::ops::Range;

/// A place in the tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    pub tokens: &'t [Token],
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(tokens: &'t [Token], at: usize) -> Self {
        Self { tokens, at }
    }

    /// The token `ahead` places on.
    pub fn peek(self, ahead: usize) -> Option<&'t Token> {
        steps::took(1);
        self.tokens.get(self.at + ahead)
    }

    /// The token `behind` places back (1 is the one before).
    pub fn before(self, behind: usize) -> Option<&'t Token> {
        self.tokens.get(self.at.checked_sub(behind)?)
    }

    /// The word here.
    pub fn word(self) -> Option<Word> {
        self.peek(0)?.word()
    }

    pub fn is(self, word: Word) -> bool {
        self.word() == Some(word)
    }

    /// Whether the word here is one of these.
    pub fn is_any(self, words: &[Word]) -> bool {
        self.word().is_some_and(|word| words.contains(&word))
    }

    pub fn is_mark(self, mark: Mark) -> bool {
        self.peek(0).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    pub fn skip(mut self, count: usize) -> Self {
        self.at += count;
        self
    }

    /// The place after the word, when it stands here.
    pub fn eat(self, word: Word) -> Option<Self> {
        self.is(word).then(|| self.skip(1))
    }

    pub fn eat_any(self, words: &[Word]) -> Option<Self> {
        self.is_any(words).then(|| self.skip(1))
    }

    pub fn eat_mark(self, mark: Mark) -> Option<Self> {
        self.is_mark(mark).then(|| self.skip(1))
    }

    /// The place after the word if it stands here, else here.
    pub fn maybe(self, word: Word) -> Self {
        self.eat(word).unwrap_or(self)
    }

    /// The place after a festival's name: 端午, 端午节.
    pub fn eat_festival(self) -> Option<Self> {
        matches!(self.word()?, Word::Festival(_)).then(|| self.skip(1).maybe(Word::SomeFestival))
    }

    /// The number here.
    pub fn number(self) -> Option<(Number, Self)> {
        match self.peek(0)?.kind {
            Kind::Number(number) => Some((number, self.skip(1))),
            _ => None,
        }
    }

    /// A count here, one when none is written.
    pub fn count(self) -> (u32, Self) {
        self.number().map_or((1, self), |(number, after)| (number.value, after))
    }

    /// Whether a space stands before the token here.
    pub fn is_apart(self) -> bool {
        self.peek(0).is_some_and(|token| token.apart)
    }

    pub fn is_number(self) -> bool {
        self.number().is_some()
    }

    /// Whether the token before is a number: then a unit here belongs to it.
    pub fn follows_number(self) -> bool {
        self.before(1).is_some_and(|token| matches!(token.kind, Kind::Number(_)))
    }
}

/// The bytes that a run of tokens covers.
pub(super) fn byte_span(tokens: &[Token], run: Range<usize>) -> Range<usize> {
    match (tokens.get(run.start), run.end.checked_sub(1).and_then(|last| tokens.get(last))) {
        (Some(first), Some(last)) if first.start <= last.end => first.start..last.end,
        _ => 0..0,
    }
}

/// The clause around a token: the run between the marks that part clauses.
pub(super) fn clause(tokens: &[Token], at: usize) -> Range<usize> {
    stretch(tokens, at, |kind| {
        matches!(kind, Kind::Mark(Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Colon | Mark::Open | Mark::Close))
    })
}

/// The sentence around a token: the run between full stops and semicolons.
pub(super) fn sentence(tokens: &[Token], at: usize) -> Range<usize> {
    stretch(tokens, at, |kind| matches!(kind, Kind::Mark(Mark::Stop | Mark::Semicolon)))
}

fn stretch(tokens: &[Token], at: usize, parts: impl Fn(Kind) -> bool) -> Range<usize> {
    let at = at.min(tokens.len());
    steps::took(1);
    let start = tokens[..at].iter().rposition(|token| parts(token.kind)).map_or(0, |mark| mark + 1);
    let end = tokens[at..].iter().position(|token| parts(token.kind)).map_or(tokens.len(), |mark| at + mark);
    steps::took(end - start);
    start..end
}
