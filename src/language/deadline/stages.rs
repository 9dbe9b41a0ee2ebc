//! Several dates in one sentence: stages, each with a deed of its own and later than the one before; or something to ask about.

use super::{
    claim::Claim,
    cursor::{clause, sentence},
    judge::is_deed,
    reading::{About, Doubt, Rule},
    stance::Stance,
};
use crate::{
    domain::Due,
    language::{
        steps,
        token::{Kind, Token},
        word::Word,
    },
};

/// How many unknown characters say something: 报 is known, 啊 says nothing, 挂横幅 does.
const SAYING: usize = 2;

/// The dues of claims, each once.
pub(super) fn dues(claims: &[&Claim]) -> Vec<Due> {
    let mut dues: Vec<Due> = Vec::with_capacity(claims.len());
    for claim in claims {
        match &claim.due {
            Ok(due) if !dues.contains(due) => dues.push(due.clone()),
            _ => {}
        }
    }
    dues
}

/// Asks which of these claims is meant, or whether all are.
pub(super) fn offer(claims: &[&Claim], doubts: &mut Vec<Doubt>) {
    ask(About::Stages, claims, doubts);
}

fn ask(about: About, claims: &[&Claim], doubts: &mut Vec<Doubt>) {
    let (Some(first), Some(last)) = (claims.first(), claims.last()) else { return };
    let candidates = dues(claims);
    if candidates.len() > 1 {
        doubts.push(Doubt { span: first.span.start..last.span.end.max(first.span.end), about, candidates });
    }
}

/// Looks at the dates of each sentence of a passage.
pub(super) fn doubt(text: &str, tokens: &[Token], claims: &[Claim], doubts: &mut Vec<Doubt>) {
    let mut rest = claims;
    while let Some(first) = rest.first() {
        let here = sentence(tokens, first.tokens.start);
        let count = rest.iter().take_while(|claim| here.contains(&claim.tokens.start)).count().max(1);
        let (now, later) = rest.split_at(count);
        rest = later;
        let dated: Vec<&Claim> =
            now.iter().filter(|claim| claim.day().is_some() && claim.stance != Stance::Compared).collect();
        if dated.len() < 2 {
            continue;
        }
        steps::took(here.len());
        let ascending = dated.windows(2).all(|pair| pair[0].day() <= pair[1].day());
        let listed = dated.iter().all(|claim| claim.rule == Rule::Listing);
        let ranges = dated.iter().all(|claim| claim.rule == Rule::Range);
        if !ascending {
            ask(About::OutOfOrder, &dated, doubts);
        } else if !listed && !ranges && !has_own_deeds(text, tokens, here.end, &dated) {
            ask(About::Stages, &dated, doubts);
        }
    }
}

/// Whether each date has a deed of its own, all after their dates or all before, and no two the same words.
fn has_own_deeds(text: &str, tokens: &[Token], end: usize, dated: &[&Claim]) -> bool {
    let start_of = |at: usize| dated.get(at).map_or(end, |claim| claim.tokens.start);
    let after = |at: usize| &tokens[dated[at].tokens.end.min(start_of(at + 1))..start_of(at + 1)];
    let here = sentence(tokens, dated[0].tokens.start);
    let before = |at: usize| {
        let from = at.checked_sub(1).map_or(here.start, |previous| dated[previous].tokens.end);
        &tokens[from.min(start_of(at))..start_of(at)]
    };
    // In a list (6月、9月底前报送) the deed stands after the last.
    let shares = |at: usize| dated[at].rule == Rule::Listing && at + 1 < dated.len() && dated[at + 1].rule == Rule::Listing;
    let words = |at: usize| {
        let claim = dated[at];
        let end = clause(tokens, claim.tokens.end).end.min(start_of(at + 1)).max(claim.tokens.end);
        match (tokens.get(claim.tokens.end), end.checked_sub(1).and_then(|last| tokens.get(last))) {
            (Some(first), Some(last)) if first.start < last.end => text.get(first.start..last.end).unwrap_or_default(),
            _ => "",
        }
    };
    let repeated = (1..dated.len())
        .any(|at| !shares(at - 1) && !words(at).is_empty() && words(at) == words(at - 1));
    !repeated
        && ((0..dated.len()).all(|at| shares(at) || says(after(at)))
            || (0..dated.len()).all(|at| at > 0 && shares(at - 1) || says(before(at))))
}

/// Whether these words say what is to be done.
fn says(tokens: &[Token]) -> bool {
    let unknown = tokens.iter().filter(|token| matches!(token.kind, Kind::Other | Kind::Sealed)).count();
    unknown >= SAYING
        || tokens.iter().any(|token| {
            token.word().is_some_and(|word| is_deed(word) || matches!(word, Word::Noun | Word::Meeting | Word::Paper | Word::Ordinal))
        })
}

/// Whether a passage says a date and nothing else: 7月15日前。
pub(super) fn says_nothing_else(tokens: &[Token], claim: &Claim) -> bool {
    claim.day().is_some()
        && !says(&tokens[..claim.tokens.start.min(tokens.len())])
        && !says(&tokens[claim.tokens.end.min(tokens.len())..])
}
