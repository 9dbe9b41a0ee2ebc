//! Where in the words something was understood, so that it can be marked on screen.

use std::ops::Range;

/// What a stretch of the sentence was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// By when.
    Deadline,
    /// Who in person.
    Owner,
    /// A unit that is to do it.
    Unit,
    /// A unit that helps.
    Supporting,
    /// A unit that is only named (报市委组织部).
    Named,
}

/// A marked stretch of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the words.
    pub span: Range<usize>,
    /// What it was taken for.
    pub kind: MarkKind,
}

/// The marks from left to right, none over another: what comes first keeps its place.
pub(super) fn tidy(all: impl Iterator<Item = (Range<usize>, MarkKind)>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (span, kind) in all {
        if !span.is_empty() && !marks.iter().any(|mark| overlap(&mark.span, &span)) {
            marks.push(Mark { span, kind });
        }
    }
    marks.sort_by_key(|mark| mark.span.start);
    marks
}

pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
