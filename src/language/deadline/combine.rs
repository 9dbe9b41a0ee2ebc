//! From phrases to a reading: which of them bind, and in what order they are given.
//!
//! Dates stand before everything; a recurrence may have a date beside it; the next meeting, an event, urgency and openness speak
//! only when nothing more definite does.

use super::{
    cursor::{byte_span, clause, sentence},
    judge::{Scene, Worth},
    phrase::{Edge, Meaning, Phrase},
    reading::{Certainty, DeadlineReading, Fault, Remark, Rule},
    resolve::{Context, Why},
};
use crate::{
    domain::{Due, Recurrence, month_end},
    language::{
        token::{Kind, Mark, Token},
        word::Word,
    },
};
use chrono::NaiveDate;
use std::ops::Range;

/// How a dated phrase stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stance {
    Plain,
    /// 力争.
    Striven,
    /// 确保, 最迟.
    Ensured,
    /// 原定.
    Original,
    /// 延期至.
    Moved,
    /// 比9月底.
    Compared,
}

/// A phrase that counts, ready to be given.
struct Claim {
    due: Result<Due, Fault>,
    tokens: Range<usize>,
    certainty: Certainty,
    remark: Option<Remark>,
    rule: Rule,
    stance: Stance,
    /// A bare whole month, quarter or year, which yields to a limit in its own clause.
    weak: bool,
}

/// Makes the reading of a text from its phrases.
pub(super) fn combine(tokens: &[Token], phrases: &[Phrase], context: &Context<'_>) -> DeadlineReading {
    let mut past = false;
    let mut dated = dated_claims(tokens, phrases, context, &mut past);
    let bound = bind(tokens, &mut dated);
    let recurring = recurring_claims(tokens, phrases);
    let mut claims = dated;
    if !recurring.is_empty() || !claims.is_empty() {
        claims.extend(recurring);
        claims.sort_by_key(|claim| claim.tokens.start);
    } else {
        claims = softer_claims(tokens, phrases, context);
    }
    let mut reading = give(tokens, claims);
    if bound {
        reading.rules.push(Rule::Binding);
    }
    if past {
        reading.remarks.push(Remark::TakenAsPast);
        reading.certainty = Certainty::Unsure;
    }
    if reading.dues.is_empty() && phrases.iter().any(|phrase| phrase.meaning == Meaning::Length) {
        reading.remarks.push(Remark::LengthOnly);
    }
    reading
}

/// The dated phrases that are deadlines, each with its stance. Sets `past` where a bare day was taken for a past one.
fn dated_claims(tokens: &[Token], phrases: &[Phrase], context: &Context<'_>, past: &mut bool) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::with_capacity(phrases.len());
    for (at, phrase) in phrases.iter().enumerate() {
        if let Meaning::Shift(length, later) = phrase.meaning {
            let shifted = shift_of(tokens, &phrases[..at], phrase, |day| {
                let end = month_end(day) == day;
                let moved = if later { length.after(day, context.calendar) } else { length.before(day) }?;
                let months = matches!(length, super::length::Length::Months { days: 0, .. });
                Ok(if end && months { month_end(moved) } else { moved })
            });
            if let Some((due, tokens)) = shifted {
                claims.retain(|claim| claim.tokens.start < tokens.start || claim.tokens.end > tokens.end);
                claims.push(Claim {
                    due: due.map(Due::On),
                    tokens,
                    certainty: Certainty::Likely,
                    remark: None,
                    rule: Rule::Shifted,
                    stance: Stance::Plain,
                    weak: false,
                });
            }
            continue;
        }
        if !phrase.is_dated() {
            continue;
        }
        let from = at.checked_sub(1).map_or(0, |previous| phrases[previous].tokens.end);
        let stance = stance(tokens, from, phrase);
        let certainty = match Scene::new(tokens, phrase, context).weigh() {
            Worth::Deadline(certainty) => certainty,
            Worth::Past => {
                *past = true;
                continue;
            }
            Worth::Nothing => continue,
        };
        let due = match &phrase.meaning {
            Meaning::On { last, .. } => Ok(Due::On(*last)),
            Meaning::Broken(fault) => Err(fault.clone()),
            _ => continue,
        };
        claims.push(Claim {
            due,
            tokens: phrase.tokens.clone(),
            certainty: sureness(certainty, phrase.remark),
            remark: phrase.remark,
            rule: phrase.rule,
            stance,
            weak: phrase.is_whole() && phrase.edge == Edge::Bare,
        });
    }
    yield_to_limits(tokens, claims)
}

/// 6月份党建信息于25日前报送: the month only names which; the limit later in its clause binds.
fn yield_to_limits(tokens: &[Token], mut claims: Vec<Claim>) -> Vec<Claim> {
    let limits: Vec<usize> = claims.iter().filter(|claim| !claim.weak).map(|claim| claim.tokens.start).collect();
    claims.retain(|claim| {
        let here = clause(tokens, claim.tokens.start);
        !(claim.weak && limits.iter().any(|limit| *limit >= claim.tokens.end && here.contains(limit)))
    });
    claims
}

/// A remark may make a reading less sure.
fn sureness(certainty: Certainty, remark: Option<Remark>) -> Certainty {
    let most = match remark {
        Some(Remark::AlreadyPast | Remark::NextHolidayTaken | Remark::WeekdayDiffers) => Certainty::Unsure,
        Some(Remark::HolidaysNotPublished(_) | Remark::YearCarried(_) | Remark::Coarsened) => Certainty::Likely,
        Some(Remark::RolledToNextYear) if certainty < Certainty::Certain => Certainty::Unsure,
        _ => Certainty::Certain,
    };
    certainty.min(most)
}

/// The stance that the words around a phrase give it; those before it count first.
fn stance(tokens: &[Token], from: usize, phrase: &Phrase) -> Stance {
    let clause_start = clause(tokens, phrase.tokens.start).start;
    let before = clause_start.max(from).min(phrase.tokens.start)..phrase.tokens.start;
    let of = |token: &Token| match token.word() {
        Some(Word::Strive) => Some(Stance::Striven),
        Some(Word::Ensure) => Some(Stance::Ensured),
        Some(Word::Original) => Some(Stance::Original),
        Some(Word::Moved) => Some(Stance::Moved),
        Some(Word::Than) => Some(Stance::Compared),
        _ => None,
    };
    if let Some(stance) = tokens[before].iter().rev().find_map(of) {
        return stance;
    }
    let clause_end = clause(tokens, phrase.tokens.end).end;
    let after = &tokens[phrase.tokens.end.min(clause_end)..clause_end];
    match after.iter().take(2).take_while(|token| !matches!(token.kind, Kind::Mark(_))).find_map(of) {
        Some(stance @ (Stance::Striven | Stance::Ensured)) => stance,
        _ => Stance::Plain,
    }
}

/// The day that 提前一个月 or 延期10天 moves, and the tokens from the one to the other. Without a day that the sentence calls the
/// original or compares with, nothing is moved.
fn shift_of(
    tokens: &[Token],
    before: &[Phrase],
    phrase: &Phrase,
    moved: impl Fn(NaiveDate) -> Result<NaiveDate, Why>,
) -> Option<(Result<NaiveDate, Fault>, Range<usize>)> {
    let (at, reference) = before.iter().enumerate().rev().find(|(_, phrase)| phrase.day().is_some())?;
    let from = at.checked_sub(1).map_or(0, |previous| before[previous].tokens.end);
    let same_sentence = sentence(tokens, reference.tokens.start).contains(&phrase.tokens.start);
    let adjoining = clause(tokens, reference.tokens.start).contains(&phrase.tokens.start)
        && phrase.tokens.start.saturating_sub(reference.tokens.end) <= 2;
    let named = matches!(stance(tokens, from, reference), Stance::Original | Stance::Compared);
    if !same_sentence || !(named || adjoining) {
        return None;
    }
    let span = reference.tokens.start..phrase.tokens.end;
    let due = moved(reference.day()?).map_err(|why| why.at(byte_span(tokens, span.clone())));
    Some((due, span))
}

/// Leaves only what binds: 力争A、确保B is B; 原定A、延期至B is B; 比A提前 is not A. Says whether anything was dropped.
fn bind(tokens: &[Token], claims: &mut Vec<Claim>) -> bool {
    let before = claims.len();
    let sentence_of = |claim: &Claim| sentence(tokens, claim.tokens.start);
    let spots = |stance: Stance, claims: &[Claim]| -> Vec<Range<usize>> {
        claims.iter().filter(|claim| claim.stance == stance).map(sentence_of).collect()
    };
    let ensured = spots(Stance::Ensured, claims);
    claims.retain(|claim| claim.stance != Stance::Striven || !ensured.contains(&sentence_of(claim)));
    // 25日之前、最迟26日上午: with no deed between them, both are said of one.
    let latest: Vec<usize> =
        claims.iter().filter(|claim| claim.stance == Stance::Ensured).map(|claim| claim.tokens.start).collect();
    claims.retain(|claim| {
        let deedless = |later: &usize| {
            claim.tokens.end <= *later
                && tokens[claim.tokens.end..*later].iter().all(|token| {
                    token.is(Word::Ensure)
                        || token.is(Word::At)
                        || matches!(token.kind, Kind::Mark(Mark::Comma | Mark::Listing | Mark::Open))
                })
        };
        claim.stance != Stance::Plain || !latest.iter().any(deedless)
    });
    let moved: Vec<usize> =
        claims.iter().filter(|claim| claim.stance == Stance::Moved).map(|claim| claim.tokens.start).collect();
    claims.retain(|claim| {
        let replaced = |moved: &usize| {
            let here = claim.tokens.start;
            let same_clause = clause(tokens, here).contains(moved);
            here < *moved && (same_clause || claim.stance == Stance::Original) && sentence(tokens, here).contains(moved)
        };
        claim.stance == Stance::Moved && !moved.iter().any(|later| claim.tokens.start < *later && replaced(later))
            || claim.stance != Stance::Moved && !moved.iter().any(replaced)
    });
    // Of several ranges (自查…、整改…) the end of the last one binds.
    let ranges = claims.iter().filter(|claim| claim.rule == Rule::Range).count();
    let mut seen = 0;
    claims.retain(|claim| {
        seen += usize::from(claim.rule == Rule::Range);
        claim.rule != Rule::Range || seen == ranges
    });
    let others = claims.iter().any(|claim| !matches!(claim.stance, Stance::Compared | Stance::Original));
    claims.retain(|claim| claim.stance != Stance::Compared);
    if others {
        claims.retain(|claim| claim.stance != Stance::Original || !others);
    }
    claims.len() < before
}

/// The recurrences; 每人每月补助200元 and 每年不少于20小时 are rates and none.
fn recurring_claims(tokens: &[Token], phrases: &[Phrase]) -> Vec<Claim> {
    let rate = |phrase: &&Phrase| {
        let dayless = matches!(
            phrase.meaning,
            Meaning::Recurring(Recurrence::Daily | Recurrence::Monthly | Recurrence::Yearly | Recurrence::Quarterly)
        );
        dayless
            && tokens[clause(tokens, phrase.tokens.start)]
                .iter()
                .any(|token| token.is(Word::Money) || token.is(Word::Hours))
    };
    // 落实月报制度，每月5日前报送: the day says it better.
    let vaguer = |phrase: &&Phrase| {
        matches!(&phrase.meaning, Meaning::Recurring(rule) if phrases.iter().any(|other| {
            matches!(&other.meaning, Meaning::Recurring(other) if is_finer(other, rule))
        }))
    };
    phrases
        .iter()
        .filter(|phrase| !rate(phrase) && !vaguer(phrase))
        .filter_map(|phrase| match &phrase.meaning {
            Meaning::Recurring(rule) => Some(Claim {
                due: Ok(Due::Recurring(rule.clone())),
                tokens: phrase.tokens.clone(),
                certainty: sureness(Certainty::Certain, phrase.remark),
                remark: phrase.remark,
                rule: phrase.rule,
                stance: Stance::Plain,
                weak: false,
            }),
            _ => None,
        })
        .collect()
}

/// Whether `finer` is `rule` with its day named.
fn is_finer(finer: &Recurrence, rule: &Recurrence) -> bool {
    use Recurrence as R;
    match rule {
        R::Weekly(None) => matches!(finer, R::Weekly(Some(_))),
        R::Monthly => matches!(finer, R::MonthlyOn(_) | R::MonthlyEnd | R::MonthlyLastWorkday(_)),
        R::Quarterly => matches!(finer, R::QuarterlyEnd | R::QuarterlyFirst(_) | R::QuarterlyLast(_)),
        _ => false,
    }
}

/// The next meeting, an event, urgency, openness: the most definite that is there.
fn softer_claims(tokens: &[Token], phrases: &[Phrase], context: &Context<'_>) -> Vec<Claim> {
    for (meaning, due) in [
        (Meaning::NextMeeting, Due::NextMeeting),
        (Meaning::Event, Due::Event),
        (Meaning::Urgent, Due::Urgent),
        (Meaning::Open, Due::Open),
    ] {
        if let Some(phrase) =
            phrases.iter().find(|phrase| phrase.meaning == meaning && !Scene::new(tokens, phrase, context).is_told())
        {
            let certainty = if due == Due::Event { Certainty::Likely } else { Certainty::Certain };
            return vec![Claim {
                due: Ok(due),
                tokens: phrase.tokens.clone(),
                certainty,
                remark: None,
                rule: phrase.rule,
                stance: Stance::Plain,
                weak: false,
            }];
        }
    }
    Vec::new()
}

/// Writes the claims into a reading; what says the same day twice is said once.
fn give(tokens: &[Token], claims: Vec<Claim>) -> DeadlineReading {
    let mut reading = DeadlineReading {
        dues: Vec::with_capacity(claims.len()),
        spans: Vec::with_capacity(claims.len()),
        certainty: Certainty::Certain,
        faults: Vec::new(),
        remarks: Vec::new(),
        rules: Vec::new(),
    };
    for claim in claims {
        let span = byte_span(tokens, claim.tokens);
        reading.certainty = reading.certainty.min(claim.certainty);
        if !reading.rules.contains(&claim.rule) {
            reading.rules.push(claim.rule);
        }
        if let Some(remark) = claim.remark
            && !reading.remarks.contains(&remark)
        {
            reading.remarks.push(remark);
        }
        match claim.due {
            Ok(due) if reading.dues.contains(&due) => {}
            Ok(due) => {
                reading.dues.push(due);
                reading.spans.push(span);
            }
            Err(fault) => {
                reading.certainty = Certainty::Unsure;
                reading.faults.push(fault);
            }
        }
    }
    reading
}
