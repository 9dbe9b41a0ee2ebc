//! The phrases that count, each with what it claims: a date with its stance, a recurrence, an event, urgency, openness.

use super::{
    cursor::{byte_span, clause, sentence},
    judge::{Scene, Worth, is_deed},
    length::Length,
    phrase::{Edge, Extent, Meaning, Phrase},
    reading::{Fault, Remark, Rule},
    resolve::{Context, Why},
    stance::{Stance, is_elliptic, stance},
};
use crate::{
    domain::{DeadlineQuestion, Due, Recurrence, month_end},
    language::{token::Token, word::Word},
};
use chrono::NaiveDate;
use std::ops::Range;

/// A phrase that counts, ready to be given.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub due: Result<Due, Fault>,
    /// Its tokens, of its passage.
    pub tokens: Range<usize>,
    /// Its bytes, of the text.
    pub span: Range<usize>,
    pub doubt: Option<DeadlineQuestion>,
    pub remark: Option<Remark>,
    pub rule: Rule,
    pub stance: Stance,
    /// A bare whole month, quarter or year, which yields to a limit in its own clause.
    pub weak: bool,
    /// Nothing but its stance is said before it in its clause.
    pub elliptic: bool,
    pub limited: bool,
}

impl Claim {
    pub fn day(&self) -> Option<NaiveDate> {
        match self.due {
            Ok(Due::On(day)) => Some(day),
            _ => None,
        }
    }

    fn of(tokens: &[Token], phrase: &Phrase, due: Result<Due, Fault>) -> Self {
        Self {
            due,
            tokens: phrase.tokens.clone(),
            span: byte_span(tokens, phrase.tokens.clone()),
            doubt: phrase.doubt,
            remark: phrase.remark,
            rule: phrase.rule,
            stance: Stance::Plain,
            weak: false,
            elliptic: false,
            limited: phrase.edge == Edge::Limit,
        }
    }
}

/// The doubt that weighs more: the one that leaves the reading less sure.
fn heavier(one: Option<DeadlineQuestion>, other: Option<DeadlineQuestion>) -> Option<DeadlineQuestion> {
    match (one, other) {
        (Some(one), Some(other)) if other.certainty() < one.certainty() => Some(other),
        (one, other) => one.or(other),
    }
}

/// The doubt that a remark is.
fn doubt_of(remark: Option<Remark>, doubt: Option<DeadlineQuestion>) -> Option<DeadlineQuestion> {
    let of_remark = match remark? {
        Remark::AlreadyPast => Some(DeadlineQuestion::AlreadyPast),
        Remark::NextHolidayTaken => Some(DeadlineQuestion::WhichHoliday),
        Remark::WeekdayDiffers => Some(DeadlineQuestion::WeekdayDiffers),
        Remark::HolidaysNotPublished(_) => Some(DeadlineQuestion::HolidaysUnknown),
        Remark::YearCarried(_) => Some(DeadlineQuestion::YearCarried),
        Remark::Coarsened => Some(DeadlineQuestion::Coarsened),
        Remark::TakenAsPast => Some(DeadlineQuestion::PastThisYear),
        Remark::RolledToNextYear => doubt.is_some().then_some(DeadlineQuestion::PastThisYear),
        Remark::LengthOnly => None,
    };
    heavier(of_remark, doubt)
}

/// The dated phrases that are deadlines, each with its stance; and the spans of bare days that were taken for past ones.
pub(super) fn dated_claims(
    tokens: &[Token],
    phrases: &[Phrase],
    context: &Context<'_>,
    past: &mut Vec<(Range<usize>, NaiveDate)>,
) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::with_capacity(phrases.len());
    let (mut ended, mut dated) = (0, 0);
    for (at, phrase) in phrases.iter().enumerate() {
        let (from, repaired_from) = (ended, dated);
        ended = phrase.tokens.end;
        if let Meaning::Shift(length, later) = phrase.meaning {
            if let Some(claim) = shifted(tokens, &phrases[..at], phrase, (length, later), context) {
                claims.retain(|other| other.tokens.start < claim.tokens.start || other.tokens.end > claim.tokens.end);
                claims.push(claim);
            }
            continue;
        }
        if !phrase.is_dated() || is_of_each_time(tokens, &phrases[..at], phrase) {
            continue;
        }
        dated = phrase.tokens.end;
        let doubt = match Scene::new(tokens, phrase, context).weigh() {
            Worth::Deadline(doubt) => doubt,
            Worth::Past => {
                past.extend(phrase.day().map(|day| (byte_span(tokens, phrase.tokens.clone()), day)));
                continue;
            }
            Worth::Nothing => continue,
        };
        let stance = stance(tokens, from, repaired_from, phrase);
        if is_how_late(phrase, stance, context) {
            continue;
        }
        let eve = if stance == Stance::Denied { eve(tokens, phrase, context) } else { None };
        let due = match &phrase.meaning {
            Meaning::On { last, .. } => Ok(Due::On(eve.unwrap_or(*last))),
            Meaning::Broken(fault) => Err(fault.clone()),
            _ => continue,
        };
        // 1月5日, said at the end of December: the next one, of course.
        let remark = phrase.remark.filter(|remark| {
            *remark != Remark::RolledToNextYear || Scene::new(tokens, phrase, context).is_far_in_next_year()
        });
        claims.push(Claim {
            doubt: doubt_of(remark, heavier(doubt, phrase.doubt)).or(heavier(doubt, phrase.doubt)),
            stance: if eve.is_some() { Stance::Eve } else { stance },
            weak: phrase.is_whole() && phrase.edge == Edge::Bare,
            elliptic: is_elliptic(tokens, from, phrase),
            ..Claim::of(tokens, phrase, due)
        });
    }
    claims.retain(|claim| !frames_a_recurrence(claim, phrases));
    yield_to_limits(tokens, claims)
}

/// 绝不拖到二季度: the last day before the span, where that is still to come.
fn eve(tokens: &[Token], phrase: &Phrase, context: &Context<'_>) -> Option<NaiveDate> {
    let Meaning::On { first, .. } = phrase.meaning else { return None };
    let into = phrase.tokens.start.checked_sub(1).is_some_and(|at| tokens[at].is(Word::NotInto));
    (into && phrase.is_whole()).then_some(first).and_then(|first| first.pred_opt()).filter(|eve| *eve >= context.base)
}

/// 2024年每季度末月20日前: the year only says when it holds.
fn frames_a_recurrence(claim: &Claim, phrases: &[Phrase]) -> bool {
    let next = || phrases.iter().find(|phrase| phrase.tokens.start == claim.tokens.end);
    claim.weak
        && claim.rule == Rule::PartOfYear
        && next().is_some_and(|next| matches!(next.meaning, Meaning::Recurring(_)))
}

/// 说好二月底的，拖到今天: how late it is.
fn is_how_late(phrase: &Phrase, stance: Stance, context: &Context<'_>) -> bool {
    stance == Stance::Moved
        && phrase.rule == Rule::NamedDay
        && phrase.edge == Edge::Bare
        && phrase.day().is_some_and(|day| day <= context.base)
}

/// 每天下午5点前报当天进度: the day of each time.
fn is_of_each_time(tokens: &[Token], before: &[Phrase], phrase: &Phrase) -> bool {
    phrase.rule == Rule::NamedDay
        && phrase.edge == Edge::Bare
        && before.iter().rev().take(2).any(|other| {
            matches!(other.meaning, Meaning::Recurring(_))
                && clause(tokens, other.tokens.start).contains(&phrase.tokens.start)
        })
}

/// 6月份党建信息于25日前报送: the month only names which; the limit later in its clause binds.
fn yield_to_limits(tokens: &[Token], mut claims: Vec<Claim>) -> Vec<Claim> {
    if claims.len() < 2 {
        return claims;
    }
    let limits: Vec<usize> = claims.iter().filter(|claim| !claim.weak).map(|claim| claim.tokens.start).collect();
    let starts: Vec<usize> = claims.iter().map(|claim| claim.tokens.start).collect();
    claims.retain(|claim| {
        let yields = || {
            let here = clause(tokens, claim.tokens.start);
            // 今年我们三季度创成: a year yields to any part of it.
            let others = if claim.rule == Rule::PartOfYear { &starts } else { &limits };
            others.iter().any(|other| *other >= claim.tokens.end && here.contains(other))
        };
        !(claim.weak && yields())
    });
    claims
}

/// The day that 提前一个月, 延期10天 or 会前三天 names from another. Without a day that the sentence calls the original, compares
/// with, or gives for a meeting, nothing is moved.
fn shifted(
    tokens: &[Token],
    before: &[Phrase],
    phrase: &Phrase,
    (length, later): (Length, bool),
    context: &Context<'_>,
) -> Option<Claim> {
    let (at, reference) = before.iter().enumerate().rev().find(|(_, phrase)| phrase.day().is_some())?;
    let from = at.checked_sub(1).map_or(0, |previous| before[previous].tokens.end);
    let same_sentence = sentence(tokens, reference.tokens.start).contains(&phrase.tokens.start);
    let adjoining = clause(tokens, reference.tokens.start).contains(&phrase.tokens.start)
        && phrase.tokens.start.saturating_sub(reference.tokens.end) <= 2;
    let named = matches!(stance(tokens, from, from, reference), Stance::Original | Stance::Compared | Stance::Denied);
    let granted = later && tokens[phrase.tokens.start].is(Word::Grant);
    let meets = !later
        && reference.edge == Edge::Bare
        && (names_an_occasion(tokens, reference, phrase) || is_asked_ahead(tokens, reference, phrase));
    // 计划10月20日进场，因下雨顺延三天: what is put off is the date before.
    if !same_sentence || !(named || adjoining || meets || granted || later) {
        return None;
    }
    let run = if meets { phrase.tokens.clone() } else { reference.tokens.start..phrase.tokens.end };
    let moved = |day: NaiveDate| -> Result<NaiveDate, Why> {
        let end = month_end(day) == day;
        let moved = if later { length.after(day, context.calendar) } else { length.before(day, context.calendar) }?;
        let months = matches!(length, Length::Months { days: 0, .. });
        Ok(if end && months { month_end(moved) } else { moved })
    };
    let span = byte_span(tokens, run.clone());
    let due = moved(reference.day()?).map(Due::On).map_err(|why| why.at(span.clone()));
    Some(Claim {
        due,
        tokens: run,
        span,
        // 6月底前报不上来，再宽限一周: from then, or from today.
        doubt: phrase.doubt.or(reference.doubt).or(granted.then_some(DeadlineQuestion::CountedFromToday)),
        remark: None,
        rule: Rule::Shifted,
        stance: Stance::Plain,
        weak: false,
        elliptic: false,
        limited: true,
    })
}

/// 6月28日召开现场会，请提前三天报送材料: the day is that of something to which people come.
fn names_an_occasion(tokens: &[Token], reference: &Phrase, phrase: &Phrase) -> bool {
    let here = clause(tokens, reference.tokens.start);
    let compared = clause(tokens, phrase.tokens.start);
    tokens[here].iter().any(|token| is_occasion(token) || token.is(Word::Event))
        && !tokens[compared].iter().any(|token| token.is(Word::Than))
}

/// 11月5号要用，你们提前两天给我: what is asked so long before a day whose own clause is over. 9月8日完成，提前一周 asks for nothing.
fn is_asked_ahead(tokens: &[Token], reference: &Phrase, phrase: &Phrase) -> bool {
    let here = clause(tokens, phrase.tokens.start);
    let said = &tokens[phrase.tokens.end..here.end.max(phrase.tokens.end)];
    !clause(tokens, reference.tokens.start).contains(&phrase.tokens.start)
        && said.iter().any(|token| token.is(Word::Grant) || token.is(Word::Object) || token.word().is_some_and(is_deed))
        && !said.iter().any(|token| token.is(Word::Of) || token.is(Word::Done))
}

/// Whether a word names a meeting or a visit.
pub(super) fn is_occasion(token: &Token) -> bool {
    token.word().is_some_and(|word| {
        matches!(
            word,
            Word::Convene | Word::Meeting | Word::Dispatch | Word::Hui | Word::Sitting | Word::SetFor | Word::Visitor
        )
    })
}

/// The recurrences; 每人每月补助200元 and 每年不少于20小时 are rates and none.
pub(super) fn recurring_claims(tokens: &[Token], phrases: &[Phrase]) -> Vec<Claim> {
    let rate = |phrase: &Phrase| {
        let dayless = matches!(
            phrase.meaning,
            Meaning::Recurring(Recurrence::Daily | Recurrence::Monthly | Recurrence::Yearly | Recurrence::Quarterly)
        );
        dayless
            && tokens[clause(tokens, phrase.tokens.start)]
                .iter()
                .any(|token| token.is(Word::Money) || token.is(Word::Hours))
    };
    let mut dated = 0;
    let mut claims = Vec::new();
    for phrase in phrases {
        let from = dated;
        let Meaning::Recurring(rule) = &phrase.meaning else {
            if phrase.is_dated() {
                dated = phrase.tokens.end;
            }
            continue;
        };
        if rate(phrase) {
            continue;
        }
        dated = phrase.tokens.end;
        let before = |behind: usize| phrase.tokens.start.checked_sub(behind).map(|at| &tokens[at]);
        let forbids = |behind: usize| before(behind).is_some_and(|token| token.is(Word::No) || token.is(Word::Denial));
        // 不要每个月都报.
        let denied = forbids(1) || before(1).is_some_and(|token| token.is(Word::Modal)) && forbids(2);
        let stance = match stance(tokens, from, from, phrase) {
            _ if denied => Stance::Denied,
            Stance::Striven | Stance::Ensured | Stance::Compared => Stance::Plain,
            stance => stance,
        };
        claims.push(Claim {
            doubt: doubt_of(phrase.remark, phrase.doubt).or(phrase.doubt),
            stance,
            elliptic: is_elliptic(tokens, from, phrase),
            ..Claim::of(tokens, phrase, Ok(Due::Recurring(rule.clone())))
        });
    }
    claims
}

/// Whether `finer` is `rule` with its day named.
pub(super) fn is_finer(finer: &Recurrence, rule: &Recurrence) -> bool {
    use Recurrence as R;
    match rule {
        R::Weekly(None) => matches!(finer, R::Weekly(Some(_))),
        R::Monthly => matches!(finer, R::MonthlyOn(_) | R::MonthlyEnd | R::MonthlyLastWorkday(_)),
        R::Quarterly => matches!(finer, R::QuarterlyEnd | R::QuarterlyFirst(_) | R::QuarterlyLast(_)),
        _ => false,
    }
}

/// What speaks only when nothing more definite does, the most definite first.
pub(super) const SOFTER: [(Meaning, Due); 4] = [
    (Meaning::NextMeeting, Due::NextMeeting),
    (Meaning::Event, Due::Event),
    (Meaning::Urgent, Due::Urgent),
    (Meaning::Open, Due::Open),
];

/// The first of these phrases that is not merely told of.
pub(super) fn softer_claim(
    tokens: &[Token],
    phrases: &[Phrase],
    context: &Context<'_>,
    (meaning, due): &(Meaning, Due),
) -> Option<Claim> {
    let phrase =
        phrases.iter().find(|phrase| phrase.meaning == *meaning && !Scene::new(tokens, phrase, context).is_told())?;
    let doubt = phrase.doubt.or((*due == Due::Event).then_some(DeadlineQuestion::Event));
    Some(Claim { doubt, ..Claim::of(tokens, phrase, Ok(due.clone())) })
}

/// Whether a phrase names a whole span and no limit.
pub(super) fn is_open_span(phrase: &Phrase) -> bool {
    phrase.extent == Extent::Whole && phrase.edge == Edge::Bare
}
