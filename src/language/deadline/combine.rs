//! From the passages of a text to one reading: what binds in each, whether a later one corrects an earlier one, and what is left to
//! ask about.
//!
//! Dates stand before everything; a recurrence may have a date beside it; the next meeting, an event, urgency and openness speak
//! only when nothing more definite does.

use super::{
    bind::{Bound, bind},
    claim::{Claim, SOFTER, dated_claims, is_finer, recurring_claims, softer_claim},
    cursor::byte_span,
    phrase::{Meaning, Phrase},
    reading::{Certainty, DeadlineReading, Doubt, Remark, Rule},
    resolve::Context,
    stages,
    stance::{Stance, is_repaired},
    unread,
};
use crate::{
    domain::{DeadlineQuestion, Due, Recurrence},
    language::{
        steps,
        token::{Kind, Token},
        word::Word,
    },
};
use chrono::{Days, NaiveDate};
use std::{collections::HashSet, ops::Range};

/// The most tokens of a passage that only says yes, its stop included.
const ASSENT: usize = 3;

/// What the passages so far say.
#[derive(Default)]
pub(super) struct Gathered {
    claims: Vec<Claim>,
    /// The first softer claim of each kind, in the order of [`SOFTER`].
    softer: [Option<Claim>; SOFTER.len()],
    aims: Vec<Claim>,
    denied: Vec<Claim>,
    doubts: Vec<Doubt>,
    past: Vec<(Range<usize>, NaiveDate)>,
    /// Something was set aside for what binds.
    bound: bool,
    /// Lengths that may be meant as limits.
    told: Vec<Range<usize>>,
    /// A length of time that limits nothing was named.
    length: bool,
    /// Where the claims of the passage before begin.
    last_from: usize,
    /// What the passage before makes of this one.
    ending: Ending,
}

/// How a passage ends, as far as the next one is concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ending {
    #[default]
    Plain,
    /// It asked 什么时候, and named no day: the next is its answer, and may be nobody's promise.
    Asked,
    /// In 不对, 说错了: what comes next takes the place of what it said.
    Repaired,
    /// 9月底？: it only says again what was offered.
    Echoed,
}

/// One passage of a text, ready to be gathered.
pub(super) struct Passage<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub phrases: Vec<Phrase>,
}

impl Gathered {
    /// Adds what a passage says.
    pub fn add(&mut self, passage: Passage<'_>, context: &Context<'_>) {
        let Passage { text, tokens, mut phrases } = passage;
        let unread = unread::mark(text, tokens, &mut phrases, &mut self.doubts);
        self.length |= phrases.iter().any(|phrase| phrase.meaning == Meaning::Length);
        let told = phrases.iter().filter(|phrase| phrase.meaning == Meaning::Length && phrase.doubt.is_some());
        self.told.extend(told.map(|phrase| byte_span(tokens, phrase.tokens.clone())));
        for (kind, softer) in SOFTER.iter().zip(&mut self.softer) {
            if softer.is_none() {
                *softer = softer_claim(tokens, &phrases, context, kind);
            }
        }
        let mut claims = dated_claims(tokens, &phrases, context, &mut self.past);
        // 够不够？够。那就下周二: a word of assent is not yet the answer.
        let answers = self.ending == Ending::Asked;
        let asks = claims.is_empty() && (answers && tokens.len() <= ASSENT || is_question(text, tokens));
        for claim in claims.iter_mut().filter(|_| answers) {
            claim.doubt = claim.doubt.or(Some(DeadlineQuestion::Supposed));
        }
        let echoes = is_echo(text, tokens, &claims);
        for claim in claims.iter_mut().filter(|_| echoes) {
            claim.doubt = claim.doubt.or(Some(DeadlineQuestion::Supposed));
        }
        claims.extend(recurring_claims(tokens, &phrases));
        unread.silence(tokens, &mut claims);
        claims.sort_by_key(|claim| claim.tokens.start);
        let mut bound = bind(text, tokens, claims);
        let dates = phrases.iter().filter(|phrase| phrase.is_dated()).count();
        doubt_corrections(&mut bound, dates);
        stages::doubt(text, tokens, &bound.claims, &mut self.doubts);
        self.correct_earlier(&bound, tokens);
        self.ending = match (asks, ends_in_repair(tokens, &bound)) {
            (true, _) => Ending::Asked,
            (false, true) => Ending::Repaired,
            (false, false) if echoes => Ending::Echoed,
            (false, false) => Ending::Plain,
        };
        self.bound |= bound.dropped;
        if bound.claims.is_empty() && bound.denied.is_empty() {
            return;
        }
        if let [only] = bound.claims.as_mut_slice()
            && stages::stands_bare(tokens, only)
            && let Some(earlier) = self.claims.last()
            && earlier.stance == Stance::Plain
            && !bound.replaces_earlier
        {
            stages::offer(&[earlier, &*only], &mut self.doubts);
        }
        self.last_from = self.claims.len();
        self.claims.append(&mut bound.claims);
        self.aims.append(&mut bound.aims);
        self.denied.append(&mut bound.denied);
    }

    /// 6月底前完成。刚才口误，应为7月底: the first claim of a passage takes the place of the last of the one before.
    fn correct_earlier(&mut self, bound: &Bound, tokens: &[Token]) {
        let Some(first) = bound.claims.first() else { return };
        let waited = match self.ending {
            Ending::Repaired => first.stance == Stance::Plain,
            Ending::Echoed => refuses(&tokens[..first.tokens.start]),
            Ending::Plain | Ending::Asked => false,
        };
        if !(bound.replaces_earlier || waited) || self.claims.len() <= self.last_from {
            return;
        }
        steps::took(tokens.len());
        let several = self.claims.len() - self.last_from > 1;
        self.claims.pop();
        self.bound = true;
        if several {
            self.doubts.push(Doubt {
                span: first.span.clone(),
                about: DeadlineQuestion::WhichCorrected,
                candidates: first.due.clone().into_iter().collect(),
            });
        }
    }

    /// Writes the reading.
    pub fn finish(mut self, context: &Context<'_>) -> DeadlineReading {
        self.keep_what_binds();
        let mut reading = DeadlineReading::empty();
        // 绝不拖到二季度, and nothing else: by the eve of it.
        if self.claims.is_empty() && self.denied.iter().all(|denied| denied.stance == Stance::Eve) {
            let eves = self.denied.iter().cloned();
            self.claims.extend(eves.map(|eve| Claim { doubt: Some(DeadlineQuestion::Denied), ..eve }));
        }
        // 别等年底算总账，现在就动起来: what is asked for instead of the day that is denied.
        let urgent = |claim: &Claim| self.denied.is_empty() || claim.due == Ok(Due::Urgent);
        if self.claims.is_empty() {
            self.claims.extend(self.softer.into_iter().flatten().find(urgent));
        }
        let undated = self.claims.iter().all(|claim| claim.due == Ok(Due::Urgent));
        for denied in self.denied.iter().filter(|_| undated) {
            reading.doubts.push(Doubt {
                span: denied.span.clone(),
                about: DeadlineQuestion::Denied,
                candidates: denied.due.clone().into_iter().collect(),
            });
        }
        reading.doubts.append(&mut self.doubts);
        reading.aims = self.aims.into_iter().filter_map(|claim| claim.due.ok()).collect();
        // 3月15日布置的，6月底前完成: beside a day to come a past one is only told.
        let told = self.claims.iter().any(|claim| claim.limited);
        give(&mut reading, self.claims, context);
        if self.bound {
            reading.rules.push(Rule::Binding);
        }
        if let Some((span, day)) = self.past.into_iter().next() {
            reading.remarks.push(Remark::TakenAsPast);
            reading.doubts.extend((!told).then_some(Doubt {
                span,
                about: DeadlineQuestion::PastThisYear,
                candidates: vec![Due::On(day)],
            }));
        }
        if reading.dues.is_empty() && self.length {
            let told = self.told.into_iter();
            reading.doubts.extend(told.map(|span| Doubt {
                span,
                about: DeadlineQuestion::CountedFromToday,
                candidates: Vec::new(),
            }));
            reading.remarks.push(Remark::LengthOnly);
        }
        let asked = reading.doubts.iter().map(|doubt| doubt.about.certainty()).min();
        reading.certainty = asked.unwrap_or(Certainty::Certain);
        if !reading.faults.is_empty() {
            reading.certainty = Certainty::Unsure;
        }
        reading
    }

    /// What only the whole text can tell: the last of several ranges, the original beside what it became, the rule whose day is
    /// named elsewhere.
    fn keep_what_binds(&mut self) {
        // Of several ranges (自查…、整改…) the end of the last one binds.
        let ranges: Vec<&Claim> = self.claims.iter().filter(|claim| claim.rule == Rule::Range).collect();
        if let [_, .., last] = ranges.as_slice() {
            let (last_span, candidates) = (last.span.clone(), stages::dues(&ranges));
            self.doubts.push(Doubt { span: last_span.clone(), about: DeadlineQuestion::Ranges, candidates });
            self.claims.retain(|claim| claim.rule != Rule::Range || claim.span == last_span);
            self.bound = true;
        }
        let former = |claim: &Claim| matches!(claim.stance, Stance::Compared | Stance::Original);
        let others = self.claims.iter().any(|claim| !former(claim));
        let before = self.claims.len();
        self.claims.retain(|claim| claim.stance != Stance::Compared && (claim.stance != Stance::Original || !others));
        self.bound |= self.claims.len() < before;
        // 落实月报制度，每月5日前报送: the day says it better.
        let vague: Vec<Recurrence> = [Recurrence::Weekly(None), Recurrence::Monthly, Recurrence::Quarterly]
            .into_iter()
            .filter(|rule| self.claims.iter().filter_map(recurrence).any(|other| is_finer(other, rule)))
            .collect();
        self.claims.retain(|claim| !recurrence(claim).is_some_and(|rule| vague.contains(rule)));
    }
}

/// From so many dates on it is not plain which of them a correction takes the place of.
const MANY: usize = 3;

/// 7月底前的任务不变，8月底前的任务提前到8月20日: among several dates, what a correction leaves is asked about.
fn doubt_corrections(bound: &mut Bound, dates: usize) {
    let corrects = |claim: &Claim| matches!(claim.stance, Stance::Moved | Stance::Repaired);
    if dates < MANY || !bound.claims.iter().any(corrects) {
        return;
    }
    for claim in &mut bound.claims {
        claim.doubt = claim.doubt.or(Some(DeadlineQuestion::WhichCorrected));
    }
}

fn recurrence(claim: &Claim) -> Option<&Recurrence> {
    match &claim.due {
        Ok(Due::Recurring(rule)) => Some(rule),
        _ => None,
    }
}

/// 什么时候能完？ asks, and 什么时候完成都行。 does not.
fn is_question(text: &str, tokens: &[Token]) -> bool {
    let mark = tokens.last().and_then(|last| text.get(last.start..last.end));
    matches!(mark, Some("？" | "?")) && tokens.iter().any(|token| token.is(Word::Question))
}

/// 9月底？: nothing but a day that is asked back.
fn is_echo(text: &str, tokens: &[Token], claims: &[Claim]) -> bool {
    let ([only], Some(last)) = (claims, tokens.last()) else { return false };
    let says_nothing =
        |token: &Token| token.is(Word::At) || token.is(Word::Particle) || matches!(token.kind, Kind::Mark(_));
    let outside = tokens[..only.tokens.start].iter().chain(&tokens[only.tokens.end..]);
    matches!(text.get(last.start..last.end), Some("？" | "?")) && outside.into_iter().all(says_nothing)
}

/// 太晚了, 不行: what says no to the day that was asked back, before another is named.
fn refuses(lead: &[Token]) -> bool {
    lead.iter().any(|token| token.is(Word::Failing) || token.is(Word::No) || token.is(Word::Denial))
}

/// Whether a passage ends in 不对, 说错了, with no date after it.
fn ends_in_repair(tokens: &[Token], bound: &Bound) -> bool {
    let from = bound.claims.last().map_or(0, |claim| claim.tokens.end);
    is_repaired(&tokens[from.min(tokens.len())..])
}

/// So many claims are looked through one by one.
const FEW: usize = 16;

/// Writes the claims into a reading; what says the same day twice is said once.
fn give(reading: &mut DeadlineReading, claims: Vec<Claim>, context: &Context<'_>) {
    // A set costs more than looking through a few.
    let mut given: Option<HashSet<Due>> = (claims.len() > FEW).then(HashSet::new);
    for claim in claims {
        if !reading.rules.contains(&claim.rule) {
            reading.rules.push(claim.rule);
        }
        if let Some(remark) = claim.remark
            && !reading.remarks.contains(&remark)
        {
            reading.remarks.push(remark);
        }
        if let Some(about) = claim.doubt {
            let candidates = candidates(&claim, about, context);
            reading.doubts.push(Doubt { span: claim.span.clone(), about, candidates });
        }
        match claim.due {
            Ok(due) => {
                let fresh = match &mut given {
                    Some(given) => given.insert(due.clone()),
                    None => !reading.dues.contains(&due),
                };
                if fresh {
                    reading.dues.push(due);
                    reading.spans.push(claim.span);
                }
            }
            Err(fault) => reading.faults.push(fault),
        }
    }
}

/// What a claim that is not sure may mean.
fn candidates(claim: &Claim, about: DeadlineQuestion, context: &Context<'_>) -> Vec<Due> {
    let mut candidates: Vec<Due> = claim.due.clone().into_iter().collect();
    if about == DeadlineQuestion::TodayOrNextWeek
        && let Some(next) = context.base.checked_add_days(Days::new(7))
    {
        candidates.push(Due::On(next));
    }
    if about == DeadlineQuestion::OnceOrEvery
        && let Some(day) = crate::domain::month_end(context.base).into()
    {
        candidates.push(Due::On(day));
    }
    candidates
}
