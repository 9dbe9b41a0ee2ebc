//! A phrase: one thing a sentence says about when, with the words around it that decide what it is worth.

use super::reading::{Fault, Remark, Rule};
use crate::domain::{DeadlineQuestion, Recurrence};
use chrono::NaiveDate;
use std::ops::Range;

/// What stands at the end of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Nothing.
    Bare,
    /// 前, 之前, 内, 止: a limit.
    Limit,
    /// 起, 后, 以来: a beginning.
    Beginning,
    /// 左右, 前后: about.
    About,
}

/// How much of the calendar a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// A day, or a part of a month.
    Part,
    /// A whole month, quarter, half or year, which may merely qualify a noun.
    Whole,
    /// A day without its month: a date only where the words around say so.
    LoneDay,
}

/// What a phrase means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A day, with the first day of the span it ends.
    On {
        first: NaiveDate,
        last: NaiveDate,
    },
    Recurring(Recurrence),
    Urgent,
    Open,
    NextMeeting,
    Event,
    /// A day before or after another phrase's day: 提前一个月, 延期10天.
    Shift(super::length::Length, bool),
    /// A length of time that limits nothing.
    Length,
    /// Words that should be a day and are not.
    Broken(Fault),
}

/// One thing a sentence says about when.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The tokens it covers, its edge included.
    pub tokens: Range<usize>,
    pub meaning: Meaning,
    pub edge: Edge,
    pub rule: Rule,
    pub remark: Option<Remark>,
    /// What its words leave open.
    pub doubt: Option<DeadlineQuestion>,
    /// How much of the calendar it names.
    pub extent: Extent,
    /// Written in figures only: a date only where the words around say so.
    pub figures: bool,
    /// A clock time stands with it.
    pub clocked: bool,
    /// Its words name something past (去年).
    pub past_word: bool,
}

impl Phrase {
    /// A phrase that says just this.
    pub fn new(tokens: Range<usize>, meaning: Meaning, rule: Rule) -> Self {
        Self {
            tokens,
            meaning,
            edge: Edge::Limit,
            rule,
            remark: None,
            doubt: None,
            extent: Extent::Part,
            figures: false,
            clocked: false,
            past_word: false,
        }
    }

    /// The day it means.
    pub fn day(&self) -> Option<NaiveDate> {
        match self.meaning {
            Meaning::On { last, .. } => Some(last),
            _ => None,
        }
    }

    /// Whether it names a whole month, quarter, half or year.
    pub fn is_whole(&self) -> bool {
        self.extent == Extent::Whole
    }

    /// Whether it is a day, or should have been one.
    pub fn is_dated(&self) -> bool {
        matches!(self.meaning, Meaning::On { .. } | Meaning::Broken(_))
    }
}
