//! Several dates in one sentence: stages, each with a deed of its own and later than the one before; or something to ask about.

use super::{
    claim::Claim,
    cursor::{clause, sentence},
    judge::is_deed,
    reading::{Doubt, Rule},
    stance::Stance,
};
use crate::{
    domain::{DeadlineQuestion, Due},
    language::{
        steps,
        token::{Kind, Mark, Token},
        word::Word,
    },
};
use std::collections::HashSet;

/// How many unknown characters say something: 报 is known, 啊 says nothing, 挂横幅 does.
const SAYING: usize = 2;

/// How far before a date its cue may stand: 完成时限（暂定）：.
const CUE_REACH: usize = 4;

/// The dues of claims, each once.
pub(super) fn dues(claims: &[&Claim]) -> Vec<Due> {
    let mut seen: HashSet<&Due> = HashSet::with_capacity(claims.len());
    claims.iter().filter_map(|claim| claim.due.as_ref().ok()).filter(|due| seen.insert(*due)).cloned().collect()
}

/// Asks which of these claims is meant, or whether all are.
pub(super) fn offer(claims: &[&Claim], doubts: &mut Vec<Doubt>) {
    ask(DeadlineQuestion::Stages, claims, doubts);
}

fn ask(about: DeadlineQuestion, claims: &[&Claim], doubts: &mut Vec<Doubt>) {
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
        if let ([only], Some(earlier)) = (dated.as_slice(), claims[..claims.len() - rest.len() - count].last())
            && earlier.day().is_some()
            && stands_bare(tokens, only)
        {
            ask(DeadlineQuestion::Stages, &[earlier, only], doubts);
        }
        if dated.len() < 2 {
            continue;
        }
        steps::took(here.len());
        let ascending = dated.windows(2).all(|pair| pair[0].day() <= pair[1].day());
        let listed = dated.iter().all(|claim| claim.rule == Rule::Listing);
        let ranges = dated.iter().all(|claim| claim.rule == Rule::Range);
        let segments = Segments { text, tokens, end: here.end, dated: &dated };
        if !ascending {
            ask(DeadlineQuestion::OutOfOrder, &dated, doubts);
        } else if !listed && !ranges && !segments.are_stages() {
            ask(DeadlineQuestion::Stages, &dated, doubts);
        }
    }
}

/// The words around the dates of a sentence, which ends at `end`.
struct Segments<'a> {
    text: &'a str,
    tokens: &'a [Token],
    end: usize,
    dated: &'a [&'a Claim],
}

impl Segments<'_> {
    fn start_of(&self, at: usize) -> usize {
        self.dated.get(at).map_or(self.end, |claim| claim.tokens.start)
    }

    /// From this date to the next.
    fn after(&self, at: usize) -> &[Token] {
        let end = self.start_of(at + 1);
        &self.tokens[self.dated[at].tokens.end.min(end)..end]
    }

    /// The words of its clause before a date.
    fn lead(&self, at: usize) -> &[Token] {
        let here = clause(self.tokens, self.start_of(at)).start;
        let from = at.checked_sub(1).map_or(here, |previous| self.dated[previous].tokens.end.max(here));
        &self.tokens[from.min(self.start_of(at))..self.start_of(at)]
    }

    /// In a list (6月、9月底前报送) the deed stands after the last.
    fn shares(&self, at: usize) -> bool {
        // 3月20日前、4月20日前和5月20日前报送.
        let joins =
            |token: &Token| token.is(Word::And) || token.is(Word::At) || token.kind == Kind::Mark(Mark::Listing);
        at + 1 < self.dated.len() && self.after(at).iter().all(joins)
    }

    /// The words of its clause after a date.
    fn words(&self, at: usize) -> &str {
        let claim = self.dated[at];
        let end = clause(self.tokens, claim.tokens.end).end.min(self.start_of(at + 1)).max(claim.tokens.end);
        match (self.tokens.get(claim.tokens.end), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if first.start < last.end => {
                self.text.get(first.start..last.end).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// Whether each date has a deed of its own, all after their dates or all before, and no two the same words.
    fn are_stages(&self) -> bool {
        if self.are_led() {
            return true;
        }
        let repeated = (1..self.dated.len()).any(|at| {
            // 一般事项5日内办结，复杂事项15日内办结 says what each is for before it.
            let told_apart = says(self.lead(at)) && says(self.lead(at - 1));
            !told_apart && !self.shares(at - 1) && !self.words(at).is_empty() && self.words(at) == self.words(at - 1)
        });
        // 两会3月13日结束，3月15日前传达: a day without 前 beside one with it is a stage only where something is done by it.
        let loose = |at: usize| {
            let claim = self.dated[at];
            !claim.limited
                && claim.stance != Stance::Moved
                && !matches!(claim.rule, Rule::Listing | Rule::Range)
                && self.dated.iter().any(|other| other.limited)
                && !self.after(at).iter().any(|token| token.word().is_some_and(is_deed))
        };
        if (0..self.dated.len()).any(loose) {
            return false;
        }
        // 10号前报，15号前审: one character says it.
        let one = |at: usize| self.after(at).iter().filter(|token| token.kind == Kind::Other).count() == 1;
        // 挂牌时间由3月底推迟到4月15日 says it before the day.
        let moved = |at: usize| self.dated[at].stance == Stance::Moved && says(self.lead(at));
        let followed =
            || (0..self.dated.len()).all(|at| self.shares(at) || says(self.after(at)) || one(at) || moved(at));
        let bare =
            |last: &&Claim| last.rule != Rule::Listing && last.rule != Rule::Range && stands_bare(self.tokens, last);
        !repeated && followed() && !self.dated.last().is_some_and(bare)
    }

    /// 方案6月10日前，初稿6月20日前: what each is for stands before it, and nothing after any.
    fn are_led(&self) -> bool {
        (0..self.dated.len())
            .all(|at| (at > 0 && self.shares(at - 1) || says(self.lead(at))) && self.words(at).is_empty())
    }
}

/// Whether these words say what is to be done.
fn says(tokens: &[Token]) -> bool {
    let unknown = tokens.iter().filter(|token| matches!(token.kind, Kind::Other | Kind::Sealed)).count();
    unknown >= SAYING
        || tokens.iter().any(|token| {
            token.word().is_some_and(|word| {
                is_deed(word)
                    || matches!(
                        word,
                        Word::Noun | Word::Meeting | Word::Paper | Word::SomePaper | Word::Ordinal | Word::Regime
                    )
            })
        })
}

/// Whether a date stands with nothing of its own to say what it is for: …，那就7月15日前。 Behind its cue (完成时限：) it needs nothing.
pub(super) fn stands_bare(tokens: &[Token], claim: &Claim) -> bool {
    let start = claim.tokens.start.min(tokens.len());
    let from = clause(tokens, start).start.min(start);
    // 总结阶段（7月底前）: what it is for stands before the bracket.
    let bracket = from.checked_sub(1).filter(|at| tokens[*at].kind == Kind::Mark(Mark::Open));
    let from = bracket.map_or(from, |at| clause(tokens, at).start);
    let cued =
        tokens[from.saturating_sub(CUE_REACH)..start].iter().any(|token| token.is(Word::Cue) || token.is(Word::Period));
    let end = sentence(tokens, claim.tokens.end).end;
    claim.day().is_some() && !cued && !says(&tokens[from..start]) && !says(&tokens[claim.tokens.end.min(end)..end])
}
