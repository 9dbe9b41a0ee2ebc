//! Which of the claims of a passage bind: 力争A、确保B is B with A as the aim; 原定A、延期至B is B; A，不对，是B is B; what is denied is
//! none. Where it is not plain that a later date takes the place of an earlier one, both stand and are asked about.

use super::{
    claim::{Claim, is_occasion},
    cursor::{byte_span, clause, sentence},
    reading::Rule,
    stages::stands_bare,
    stance::{Stance, fails_later, is_exception},
};
use crate::domain::DeadlineQuestion;
use crate::language::{
    token::{Kind, Mark, Token},
    word::Word,
};
use std::ops::Range;

/// What binds, and what was set aside for it.
#[derive(Default)]
pub(super) struct Bound {
    pub claims: Vec<Claim>,
    /// Striven for beside an outer bound.
    pub aims: Vec<Claim>,
    /// Said not to hold.
    pub denied: Vec<Claim>,
    /// What was denied was only supposed: 6月底要是完不成，年底考核扣分.
    pub supposed: bool,
    /// The first claim takes the place of one in the passage before.
    pub replaces_earlier: bool,
    /// Something was set aside.
    pub dropped: bool,
}

/// Leaves what binds of the claims of one passage, in text order.
pub(super) fn bind(text: &str, tokens: &[Token], claims: Vec<Claim>) -> Bound {
    let mut bound = Bound::default();
    let claims = without_measures(tokens, claims);
    for mut claim in without_occasions(tokens, claims, Stance::Plain) {
        let first = bound.claims.is_empty();
        match claim.stance {
            Stance::Denied | Stance::Eve => {
                bound.dropped = true;
                bound.supposed |= claim.doubt == Some(DeadlineQuestion::Supposed);
                bound.denied.push(claim);
                continue;
            }
            Stance::Repaired if !first => repair(&mut bound),
            Stance::Moved if !first => move_on(tokens, &mut bound, &mut claim),
            Stance::Repaired => bound.replaces_earlier |= bound.denied.is_empty(),
            Stance::Moved => bound.replaces_earlier |= claim.elliptic && bound.denied.is_empty(),
            Stance::Plain | Stance::Striven | Stance::Ensured | Stance::Original | Stance::Compared => {}
        }
        bound.claims.push(claim);
    }
    bound.claims = without_occasions(tokens, std::mem::take(&mut bound.claims), Stance::Moved);
    outer_bounds(text, tokens, &mut bound);
    failing(tokens, &mut bound);
    if bound.supposed {
        for claim in &mut bound.claims {
            claim.doubt = claim.doubt.or(Some(DeadlineQuestion::Supposed));
        }
    }
    bound
}

/// 力争用两个月时间，到5月上旬: how long it is to the day that follows. 节前（2月10日前）: what the bracket makes plain.
fn without_measures(tokens: &[Token], claims: Vec<Claim>) -> Vec<Claim> {
    let starts: Vec<usize> = claims.iter().map(|claim| claim.tokens.start).collect();
    let bracketed = |run: &Range<usize>| {
        let mark = |at: usize, mark: Mark| tokens.get(at).is_some_and(|token| token.kind == Kind::Mark(mark));
        run.start.checked_sub(1).filter(|open| mark(*open, Mark::Open) && mark(run.end, Mark::Close))
    };
    let explained: Vec<usize> = claims.iter().filter_map(|claim| bracketed(&claim.tokens)).collect();
    let joins = |token: &Token| {
        token.is(Word::To) || token.is(Word::At) || token.kind == Kind::Mark(Mark::Comma) || token.is(Word::When)
    };
    let mut next = starts.into_iter().skip(1);
    let mut kept = claims;
    kept.retain(|claim| {
        let until = next.next();
        let measured = until.is_some_and(|until| {
            claim.tokens.end < until
                && tokens[claim.tokens.end..until].iter().all(joins)
                && tokens[until - 1].is(Word::To)
        });
        !(measured && claim.doubt == Some(DeadlineQuestion::CountedFromToday)
            || explained.contains(&claim.tokens.end) && claim.day().is_some())
    });
    kept
}

/// 7月上旬召开半年工作会，6月30日前报送发言材料: a meeting's own day, where something is due before it in the same sentence.
fn without_occasions(tokens: &[Token], claims: Vec<Claim>, stance: Stance) -> Vec<Claim> {
    let days: Vec<_> = claims.iter().map(|claim| (claim.tokens.start, claim.day(), claim.limited)).collect();
    let mut later = days.into_iter().skip(1);
    let mut kept = claims;
    let mut guessed = false;
    kept.retain_mut(|claim| {
        if std::mem::take(&mut guessed) {
            // 例会改到9月9日，各单位9月6日前报议题: or the duty's own day was moved as well.
            claim.doubt = claim.doubt.or(Some(DeadlineQuestion::WhichCorrected));
        }
        let next = later.next();
        let due_before = next.is_some_and(|(start, day, _)| {
            day.is_some() && day < claim.day() && sentence(tokens, claim.tokens.start).contains(&start)
        });
        // 5月9号我出差，5月8号前找我签字: nothing is to be done by the first.
        let nothing_done = || next.is_some_and(|next| next.2) && claim.doubt == Some(DeadlineQuestion::Bare);
        // 9月1日开学，8月25日前完成消毒; not 计划10月28日开业.
        let planned = || {
            let here = &tokens[clause(tokens, claim.tokens.start).start..claim.tokens.start];
            here.iter().any(|token| token.is(Word::Modal) || token.is(Word::Scheme))
        };
        let happens = || {
            let here = &tokens[clause(tokens, claim.tokens.start)];
            here.last().is_some_and(|token| token.is(Word::Event))
                && claim.tokens.end + 1 == clause(tokens, claim.tokens.start).end
                && !here.iter().any(|token| token.is(Word::Modal) || token.is(Word::Scheme))
        };
        // 年底考核要用这个数，11月底前录入: a rite that the time only says the day of.
        let called = || {
            let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).and_then(Token::word);
            let mark = |at: usize| tokens.get(at).is_none_or(|token| matches!(token.kind, Kind::Mark(_)));
            let end = claim.tokens.end;
            let follows =
                word(Some(end)).is_some_and(is_held) && (mark(end + 1) || word(Some(end + 1)) == Some(Word::Modal));
            // 下周二要用，请周一反馈.
            let used =
                word(Some(end)) == Some(Word::Modal) && word(Some(end + 1)) == Some(Word::Using) && mark(end + 2);
            let follows = follows || used;
            // 4月8号有检查，4月6号前摆好.
            let comes = word(Some(end)) == Some(Word::Has) && word(Some(end + 1)).is_some_and(is_held) && mark(end + 2);
            // 评审11月20号，我们18号前备齐.
            let leads = word(claim.tokens.start.checked_sub(1)).is_some_and(is_held) && mark(end);
            !planned() && (follows || leads || comes)
        };
        let meets = || tokens[clause(tokens, claim.tokens.start)].iter().any(is_occasion) || happens();
        let occasion = || meets() || called() || nothing_done();
        let drop = due_before && !claim.limited && claim.stance == stance && occasion();
        // Only a meeting's day is surely another's.
        guessed = drop && (stance == Stance::Moved || !meets());
        !drop
    });
    kept
}

/// What is held on a day, and has others get ready for it: 考核, 验收.
fn is_held(word: Word) -> bool {
    matches!(word, Word::Event | Word::Rite)
}

/// A，不对，是B: B takes the place of the last that was said. With several before it, it may be another's.
fn repair(bound: &mut Bound) {
    let several = bound.claims.len() > 1;
    bound.claims.pop();
    bound.dropped = true;
    if several && let Some(last) = bound.claims.last_mut() {
        last.doubt = Some(DeadlineQuestion::WhichCorrected);
    }
}

/// 原定A，延到B; 由A延到B; A完不成，延到B: B takes A's place. 方案A报，验收延到B leaves both.
fn move_on(tokens: &[Token], bound: &mut Bound, moved: &mut Claim) {
    let to = moved.tokens.start;
    let before = bound.claims.len();
    let mut exceptions = Vec::new();
    let mut here_only = true;
    bound.claims.retain(|claim| {
        let here = claim.tokens.start;
        if !sentence(tokens, here).contains(&to) {
            return true;
        }
        if is_exception(tokens, claim.tokens.end.min(to)..to) {
            exceptions.push(claim.clone());
            return false;
        }
        let same_clause = clause(tokens, here).contains(&to);
        let gone = claim.stance == Stance::Original
            || claim.stance == Stance::Moved
            || same_clause
            || fails_later(tokens, claim.tokens.end, to);
        here_only &= !gone || same_clause;
        !gone
    });
    bound.aims.append(&mut exceptions);
    if bound.claims.len() == before {
        match (moved.elliptic, before) {
            (true, 1) => {
                bound.claims.pop();
            }
            (true, _) => repair(bound),
            (false, _) => {
                if let Some(last) = bound.claims.last_mut() {
                    last.doubt = Some(DeadlineQuestion::Stages);
                }
            }
        }
    }
    if !here_only && !bound.claims.is_empty() {
        moved.doubt = Some(DeadlineQuestion::WhichCorrected);
    }
    bound.dropped |= bound.claims.len() < before;
}

/// 力争A、确保B; 25日前、最迟26日; A完成，确有困难的不超过B: the outer one binds, the other is the aim.
fn outer_bounds(text: &str, tokens: &[Token], bound: &mut Bound) {
    striven_for_earlier(text, tokens, bound);
    for_exceptions(tokens, bound);
    let ensured: Vec<(Range<usize>, bool)> = bound
        .claims
        .iter()
        .filter(|claim| claim.stance == Stance::Ensured)
        .map(|claim| (claim.tokens.clone(), stands_bare(tokens, claim)))
        .collect();
    // 6月底前完成，最晚7月5日: the bound has no deed of its own, so it is of the one date before it.
    let lone = bound.claims.iter().filter(|claim| claim.stance == Stance::Plain).count() == 1;
    if ensured.is_empty() {
        return;
    }
    let aside = |claim: &Claim| {
        let around = sentence(tokens, claim.tokens.start);
        let mut others = ensured.iter().filter(|(other, _)| around.contains(&other.start));
        match claim.stance {
            Stance::Striven => others.next().is_some(),
            Stance::Plain => others.any(|(other, bare)| {
                claim.tokens.end <= other.start
                    && (lone && *bare
                        || is_deedless(&tokens[claim.tokens.end..other.start])
                        || is_exception(tokens, claim.tokens.end..other.start))
            }),
            // 8月25日以前务必，最多到27日.
            Stance::Ensured => others.any(|(other, bare)| {
                claim.tokens.end <= other.start
                    && (is_exception(tokens, claim.tokens.end..other.start)
                        || *bare && is_deedless(&tokens[claim.tokens.end..other.start]))
            }),
            Stance::Original | Stance::Moved | Stance::Compared | Stance::Denied | Stance::Eve | Stance::Repaired => {
                false
            }
        }
    };
    let (aims, claims) = std::mem::take(&mut bound.claims).into_iter().partition::<Vec<_>, _>(aside);
    bound.dropped |= !aims.is_empty();
    bound.claims = claims;
    bound.aims.extend(aims);
}

/// 原则上10月25日前报，确有困难的10月30日前报: a later day for exceptions is the outer one, and asked about where nothing says 最迟.
fn for_exceptions(tokens: &[Token], bound: &mut Bound) {
    let mut at = 1;
    while at < bound.claims.len() {
        let (one, other) = (&bound.claims[at - 1], &bound.claims[at]);
        let later = other.stance == Stance::Plain
            && one.day() < other.day()
            // 11月底前完不成的，年底评先一票否决 says who fails by the first.
            && !tokens.get(one.tokens.end).is_some_and(|token| token.is(Word::Exception))
            && sentence(tokens, one.tokens.start).contains(&other.tokens.start)
            && is_exception(tokens, one.tokens.end.min(other.tokens.start)..other.tokens.start);
        if later {
            bound.claims[at].doubt = bound.claims[at].doubt.or(Some(DeadlineQuestion::Stages));
            bound.aims.push(bound.claims.remove(at - 1));
            bound.dropped = true;
        } else {
            at += 1;
        }
    }
}

/// 9月20日前竣工，力争9月10日竣工: an earlier day that is striven for beside one that is simply set, for the same deed.
fn striven_for_earlier(text: &str, tokens: &[Token], bound: &mut Bound) {
    let plain: Vec<Claim> = bound.claims.iter().filter(|claim| claim.stance == Stance::Plain).cloned().collect();
    let aside = |claim: &Claim| {
        let around = sentence(tokens, claim.tokens.start);
        claim.stance == Stance::Striven
            && plain.iter().any(|set| {
                let deed = deed(text, tokens, claim);
                around.contains(&set.tokens.start)
                    && set.tokens.end <= claim.tokens.start
                    && claim.day() <= set.day()
                    && (stands_bare(tokens, claim) || !deed.is_empty() && deed == self::deed(text, tokens, set))
            })
    };
    let (aims, claims) = std::mem::take(&mut bound.claims).into_iter().partition::<Vec<_>, _>(aside);
    bound.dropped |= !aims.is_empty();
    bound.claims = claims;
    bound.aims.extend(aims);
}

/// The words of a claim's clause after its date.
fn deed<'t>(text: &'t str, tokens: &[Token], claim: &Claim) -> &'t str {
    let end = clause(tokens, claim.tokens.end).end.max(claim.tokens.end);
    text.get(byte_span(tokens, claim.tokens.end..end)).unwrap_or_default()
}

/// 25日之前、最迟26日上午: with no deed between them, both are said of one.
fn is_deedless(between: &[Token]) -> bool {
    between.iter().all(|token| {
        token.is(Word::Ensure)
            || token.is(Word::NotOver)
            || token.is(Word::Floor)
            || token.is(Word::At)
            || token.is(Word::To)
            || token.is(Word::Modal)
            || token.is(Word::Urgent)
            || matches!(token.kind, Kind::Mark(Mark::Comma | Mark::Listing | Mark::Open))
    })
}

/// 6月底交工，恐怕来不及: a date that a later clause denies, with another after it or none.
fn failing(tokens: &[Token], bound: &mut Bound) {
    let starts: Vec<usize> = bound.claims.iter().skip(1).map(|claim| claim.tokens.start).collect();
    let several = bound.claims.len() > 1;
    let mut at = 0;
    let denied = &mut bound.denied;
    bound.claims.retain_mut(|claim| {
        let until = starts.get(at).copied().unwrap_or(tokens.len());
        at += 1;
        if !fails_later(tokens, claim.tokens.end, until) || claim.rule == Rule::Listing {
            return true;
        }
        if several && at <= starts.len() {
            denied.push(claim.clone());
            return false;
        }
        claim.doubt = Some(DeadlineQuestion::Denied);
        true
    });
    bound.dropped |= !bound.denied.is_empty();
    // 6月底有难度，争取7月10号: offered in its place, and not yet set.
    let replaced = !bound.denied.is_empty();
    for claim in bound.claims.iter_mut().filter(|claim| claim.stance == Stance::Striven && replaced) {
        claim.doubt = claim.doubt.or(Some(DeadlineQuestion::Approximate));
    }
    if !bound.denied.is_empty() && bound.claims.len() > 1 {
        for claim in &mut bound.claims {
            claim.doubt = claim.doubt.or(Some(DeadlineQuestion::WhichCorrected));
        }
    }
}
