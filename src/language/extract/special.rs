//! Three forms in which one sentence holds several tasks, or a task that is not asked as one: objects that share a
//! predicate (围绕A；B；C，做…), counted pairs (A和B两项机制), and a shortfall that those above us point out.

use super::{
    clause::{Clause, Hearing},
    lexicon::{self, Verb},
};
use std::ops::Range;

/// Several objects, each a clause of its own segment, and what is to be done with all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// The objects.
    pub objects: Vec<Range<usize>>,
    /// The predicate, after the last object.
    pub predicate: Range<usize>,
}

/// Whether a segment of these clauses can be the first of several objects.
pub(super) fn may_share(clauses: &[Clause]) -> bool {
    clauses.last().is_some_and(is_bare_manner)
}

/// Finds objects that share a predicate in the segments of one sentence, the first of them given with its last clause.
pub(super) fn shared(segments: &[Vec<Clause>]) -> Option<Shared> {
    let opening = segments.first()?.last()?;
    if segments.len() < 2 || !is_bare_manner(opening) {
        return None;
    }
    let (last, middle) = segments[1..].split_last()?;
    let mut objects = vec![opening.span.clone()];
    for segment in middle {
        let [only] = segment.as_slice() else { return None };
        objects.push(is_nominal(only).then(|| only.span.clone())?);
    }
    let (first, rest) = last.split_first()?;
    objects.push(is_nominal(first).then(|| first.span.clone())?);
    let does = rest.iter().any(|clause| clause.verb.is_some());
    does.then(|| Shared { objects, predicate: rest[0].span.start..rest[rest.len() - 1].span.end })
}

fn is_bare_manner(clause: &Clause) -> bool {
    clause.is_prepositional && clause.verb.is_none() && !clause.must
}

fn is_nominal(clause: &Clause) -> bool {
    clause.verb.is_none() && !clause.must && !clause.plans && clause.subject.is_none()
}

const COUNTS: &str = "两二三四五六七八";
const COUNTED: &[&str] = &["机制", "制度", "任务", "工作", "行动", "活动", "工程", "清单", "措施", "事项"];

/// The parts of 建立健全A和B两项机制; empty when a clause is not of that form.
pub(super) fn counted(hearing: &Hearing, clause: &Clause) -> Vec<Range<usize>> {
    let words = &hearing.text[clause.core..clause.span.end];
    let Some((verb, Verb::Act)) = lexicon::verb(words) else { return Vec::new() };
    let counted = words.match_indices("项").chain(words.match_indices("个")).find_map(|(at, measure)| {
        let (before, number) = words[..at].char_indices().next_back()?;
        let count = COUNTS.chars().position(|known| known == number)?.max(1);
        let noun = &words[at + measure.len()..];
        COUNTED.iter().any(|known| noun.starts_with(known)).then_some((before, if count == 1 { 2 } else { count + 1 }))
    });
    let Some((end, count)) = counted else { return Vec::new() };
    let mut parts = Vec::new();
    let mut start = verb;
    for (at, character) in words[..end].char_indices() {
        if at >= verb && matches!(character, '和' | '与' | '、' | '及') {
            parts.push(clause.core + start..clause.core + at);
            start = at + character.len_utf8();
        }
    }
    parts.push(clause.core + start..clause.core + end);
    let whole = parts.len() == count && parts.iter().all(|part| hearing.text[part.clone()].chars().count() >= 3);
    if whole { parts } else { Vec::new() }
}

/// Whether a clause reports a shortfall that those above us found with us: 省委指出“…推进不够平衡”.
pub(super) fn is_shortfall(text: &str) -> bool {
    let found =
        ["指出", "反馈", "点出", "通报", "指明"].iter().find_map(|word| text.find(word).map(|at| at + word.len()));
    found.is_some_and(|at| lexicon::is_from_above(text) && lexicon::names_a_shortfall(&text[at..]))
}
