//! The grammar of what comes back: 每月25日前, 每季度末月25日前, 一月一调度, 一年两次, 按月, 日报告制度.

use super::{
    cursor::{Cursor, byte_span, clause},
    grammar::Grammar,
    judge::is_deed,
    moment::trimmings,
    phrase::{Meaning, Phrase},
    reading::{Fault, Remark, Rule},
    recurring_day::{Named, day_in_month, day_in_quarter, days_of_week, days_of_year},
};
use crate::{
    domain::{DeadlineQuestion, Recurrence},
    language::{
        numeral::Form,
        token::{Kind, Mark, Token},
        word::{Portion, Word},
    },
};

/// Reads a recurrence here.
pub(super) fn read<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    every(grammar, cursor)
        .or_else(|| redoubled(grammar, cursor))
        .or_else(|| each_day_of_week(grammar, cursor))
        .or_else(|| odd_months(grammar, cursor))
        .or_else(|| times_a_year(grammar, cursor))
        .or_else(|| each_end(grammar, cursor))
        .or_else(|| frequency(grammar, cursor))
        .or_else(|| after_each(grammar, cursor))
        .or_else(|| regime(grammar, cursor))
        .or_else(|| bound_day(grammar, cursor))
}

/// The unit that something comes back by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Fortnight,
    TenDays,
    HalfMonth,
    Month,
    Quarter,
    HalfYear,
    Year,
}

fn unit_of(cursor: Cursor<'_>) -> Option<(Unit, Cursor<'_>)> {
    let unit = match cursor.word()? {
        Word::Day | Word::Days | Word::Workday => Unit::Day,
        Word::Week => Unit::Week,
        Word::Fortnight => Unit::Fortnight,
        Word::TenDays => Unit::TenDays,
        Word::HalfMonth => Unit::HalfMonth,
        Word::Month => Unit::Month,
        Word::Quarter => Unit::Quarter,
        Word::HalfYear => Unit::HalfYear,
        Word::Year | Word::YearOf => Unit::Year,
        _ => return None,
    };
    Some((unit, cursor.skip(1)))
}

/// 每月25日前, 每周五, 每两周, 每半年; 各季度末.
fn every<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let per = cursor.is(Word::Per);
    let other = cursor.is(Word::EveryOther);
    // 没能按月底完成: no recurrence.
    if per && cursor.before(1).is_some_and(|token| token.is(Word::Denial)) {
        return None;
    }
    let after = cursor.eat_any(&[Word::Every, Word::OnEach, Word::Each, Word::Per, Word::EveryOther])?;
    if let Some(to) = after.eat(Word::OneAWeek).filter(|_| cursor.is(Word::Every)) {
        let weekly = Named { rules: vec![Recurrence::Weekly(None)], remark: None };
        return Some(file(grammar, cursor, to, weekly, Rule::EveryUnit));
    }
    if let Some((found, to)) = days_of_week(after, cursor.is(Word::OnEach)) {
        return Some(file(grammar, cursor, to, found, Rule::EveryUnit));
    }
    // 按8月底推进: a date.
    if per && after.is_number() {
        return None;
    }
    let (count, counted) = after.count();
    let (unit, to) = unit_of(counted.maybe(Word::Piece))?;
    // 每隔一周 passes one over; 每隔两周 is said for every second one.
    let count = if other && count == 1 { 2 } else { count };
    let each = cursor.is(Word::Each);
    let found = match (count, unit) {
        (1, Unit::Month) => day_in_month(to),
        (1, Unit::Quarter) => day_in_quarter(to),
        (1, Unit::Year) => days_of_year(to, grammar.context.calendar),
        (1, Unit::Week) => days_of_week(to, false),
        _ => None,
    };
    if let Some((named, end)) = found {
        return Some(file(grammar, cursor, end, named, Rule::EveryUnit));
    }
    if each || (count == 0) {
        return None;
    }
    let rule = if per { Rule::Frequency } else { Rule::EveryUnit };
    let times = if count == 1 { times_ahead(to) } else { 1 };
    let named = spaced(unit, count).and_then(|spaced| often(spaced, times));
    // 隔两周再来看: once, and so long from now.
    if other && to.is(Word::Then) {
        return None;
    }
    match named {
        Some(named) => Some(file(grammar, cursor, to, named, rule)),
        None => Some(broken(grammar, cursor, to, rule)),
    }
}

/// 月月有调度, 天天要见进度.
fn redoubled<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let (unit, second) = unit_of(cursor)?;
    let (again, to) = unit_of(second)?;
    // 月月讲、季季学 is what a campaign is called.
    let asks = to.is_any(&[Word::Has, Word::Modal]) || to.word().is_some_and(is_deed);
    let named = cursor.word() == second.word() && again == unit && asks;
    if !named || cursor.follows_number() || matches!(to.word(), Some(Word::Portion(_) | Word::Before | Word::Within)) {
        return None;
    }
    Some(file(grammar, cursor, to, Named { rules: vec![spaced(unit, 1)?], remark: None }, Rule::Frequency))
}

/// 周一到周五每天报.
fn each_day_of_week<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let weekday = |at: Cursor<'a>| matches!(at.word(), Some(Word::Weekday(_))).then(|| at.skip(1));
    let to = weekday(cursor)?.eat_any(&[Word::To])?;
    let every = weekday(to)?.eat(Word::Every)?;
    let (Unit::Day, end) = unit_of(every)? else { return None };
    Some(file(grammar, cursor, end, Named { rules: vec![Recurrence::Daily], remark: None }, Rule::EveryUnit))
}

/// 逢单月报一次: months that no rule can name.
fn odd_months<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let to = cursor.eat(Word::OddMonths)?;
    let to = day_in_month(to).map_or(to, |(_, end)| end);
    Some(broken(grammar, cursor, to, Rule::Frequency))
}

/// 季度末汇总，全年四次: the year's times say how often the end of a quarter comes.
fn times_a_year<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let after = cursor.eat(Word::WholeYear)?;
    let (times, after) = after.number()?;
    let to = after.eat(Word::Times)?;
    let named = often(Recurrence::Yearly, times.value.min(1000))?;
    let of_each = |phrase: &mut Phrase| {
        let unit = match named.rules.as_slice() {
            [Recurrence::Quarterly] => Word::Quarter,
            [Recurrence::Monthly] => Word::Month,
            _ => return false,
        };
        cursor.tokens.get(phrase.tokens.start).is_some_and(|token| token.is(unit))
    };
    while grammar.phrases.pop_if(of_each).is_some() {}
    Some(file(grammar, cursor, to, named, Rule::Frequency))
}

/// 月末前更新一次: what is done again and again, once at each end.
fn each_end<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    let starts = !cursor.follows_number() && !cursor.before(1).is_some_and(|token| token.is(Word::Of));
    let after = cursor.eat_any(&[Word::Month, Word::Quarter]).filter(|_| starts)?;
    let ended = after.eat(Word::Portion(Portion::End))?;
    let rule = if cursor.is(Word::Month) { Recurrence::MonthlyEnd } else { Recurrence::QuarterlyEnd };
    // 每周五和月底前各报一次.
    let joined = cursor.before(1).is_some_and(|token| token.is(Word::And) || token.kind == Kind::Mark(Mark::Listing));
    let recurs =
        |phrase: &Phrase| matches!(phrase.meaning, Meaning::Recurring(_)) && phrase.tokens.end + 1 == cursor.at;
    if joined && grammar.phrases.last().is_some_and(recurs) {
        return Some(file(grammar, cursor, ended, Named { rules: vec![rule], remark: None }, Rule::EveryUnit));
    }
    let rite = ended.maybe(Word::Before).eat(Word::Upkeep)?;
    let (times, rest) = rite.number()?;
    rest.eat(Word::Times).filter(|_| times.value == 1)?;
    let to = file(grammar, cursor, ended, Named { rules: vec![rule], remark: None }, Rule::Frequency);
    if let Some(phrase) = grammar.phrases.last_mut() {
        phrase.doubt = Some(DeadlineQuestion::OnceOrEvery);
    }
    Some(to)
}

/// What comes back every `count` units; `None` when no recurrence is that.
fn spaced(unit: Unit, count: u32) -> Option<Recurrence> {
    Some(match (unit, count) {
        (Unit::Day, 1) => Recurrence::Daily,
        (Unit::Day, 7) | (Unit::Week, 1) => Recurrence::Weekly(None),
        (Unit::Day, 14) | (Unit::Week, 2) | (Unit::Fortnight | Unit::HalfMonth, 1) => Recurrence::Biweekly,
        (Unit::TenDays, 1) | (Unit::Day, 10) => Recurrence::Xun,
        (Unit::Month, 1) => Recurrence::Monthly,
        (Unit::Month, 3) | (Unit::Quarter, 1) => Recurrence::Quarterly,
        (Unit::Month, 6) | (Unit::Quarter, 2) | (Unit::HalfYear, 1) => Recurrence::HalfYearly,
        (Unit::Month, 12) | (Unit::Year, 1) => Recurrence::Yearly,
        _ => return None,
    })
}

/// What comes back `times` times in each of its spans. More often than a rule can say is the span itself, as the coarser truth.
fn often(rule: Recurrence, times: u32) -> Option<Named> {
    let exact = |rule| Some(Named { rules: vec![rule], remark: None });
    match (&rule, times) {
        (_, 0) => None,
        (_, 1) => exact(rule),
        (Recurrence::Yearly, 2) => exact(Recurrence::HalfYearly),
        (Recurrence::Yearly, 4) | (Recurrence::HalfYearly, 2) => exact(Recurrence::Quarterly),
        (Recurrence::Yearly, 12) | (Recurrence::Quarterly, 3) => exact(Recurrence::Monthly),
        _ => Some(Named { rules: vec![rule], remark: Some(Remark::Coarsened) }),
    }
}

/// How many times, when the clause says so further on: 每年至少开展2次.
fn times_ahead(cursor: Cursor<'_>) -> u32 {
    let end = clause(cursor.tokens, cursor.at).end.min(cursor.at + 10);
    (cursor.at..end)
        .map(|at| Cursor::new(cursor.tokens, at))
        .find_map(|at| {
            let (number, after) = at.number()?;
            let capped = number.value.min(1000);
            let counted = !at.before(1).is_some_and(|token| token.is(Word::Ordinal));
            // 两次委员会议.
            let meets = after.is(Word::Meeting);
            (counted && (meets || after.is(Word::Times) && !after.skip(1).is(Word::Within))).then_some(capped)
        })
        .filter(|times| *times > 0)
        .unwrap_or(1)
}

/// 一月一调度, 一年两次, 半年一总结, 三个月一次, 两周一次.
fn frequency<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    if cursor.before(1).is_some_and(|token| token.is(Word::Ordinal) || token.is(Word::Every)) {
        return None;
    }
    let (count, after) = cursor.count();
    let numbered = after.at > cursor.at;
    let (unit, after) = unit_of(after.maybe(Word::Piece))?;
    let halves = matches!(unit, Unit::HalfYear | Unit::HalfMonth | Unit::TenDays | Unit::Fortnight);
    if !numbered && !halves || count == 0 {
        return None;
    }
    if let Some((to, times)) = times_in(cursor, after).filter(|(_, times)| count == 1 || *times == 1) {
        let named = often(spaced(unit, count)?, times)?;
        return Some(file(grammar, cursor, to, named, Rule::Frequency));
    }
    // 两年内至少一次 is a length.
    let (times, rest) = after.maybe(Word::At).number()?;
    let done = rest.is_any(&[
        Word::Times,
        Word::Rite,
        Word::Upkeep,
        Word::Gathering,
        Word::Verb,
        Word::Finished,
        Word::Dispatch,
        Word::Meeting,
        Word::Event,
        Word::Statistic,
        Word::Hui,
        Word::Sitting,
    ]);
    // 一季一主题, 一周一清单: whatever is done, when both ones are spoken.
    let spoken = numbered && count == 1 && times.value == 1 && times.form == Form::Digits;
    let named = rest.is_any(&[Word::Noun, Word::Paper, Word::SomePaper, Word::Scheme])
        || rest.peek(0).is_some_and(|token| matches!(token.kind, Kind::Other | Kind::Sealed));
    let done = done || spoken && named;
    if !done || times.digits > 2 || unit == Unit::Month && times.value > 4 {
        return None;
    }
    let to = rest.skip(1);
    match spaced(unit, count).and_then(|rule| often(rule, times.value)) {
        Some(named) => Some(file(grammar, cursor, to, named, Rule::Frequency)),
        None => Some(broken(grammar, cursor, to, Rule::Frequency)),
    }
}

/// How many words may stand between a span and how often in it: 一个季度跑一遍企业, 半年集中开一次会.
const ONCE_REACH: usize = 3;

/// 一个季度跑一遍企业, 一个月碰一次头: once in each. 一月开展一次 may be January's, 一周内开一次 is a length.
fn times_in<'a>(cursor: Cursor<'a>, after: Cursor<'a>) -> Option<(Cursor<'a>, u32)> {
    let yearly = after.before(1).is_some_and(|token| token.is(Word::Year));
    let pieced = yearly
        || after.before(2).is_some_and(|token| token.is(Word::Piece))
        || cursor.is(Word::HalfYear)
        || cursor.is(Word::HalfMonth);
    // 市总工会一周报一次: whoever does it stands before it.
    let starts = cursor.before(1).is_none_or(|token| {
        matches!(token.kind, Kind::Mark(_) | Kind::Other)
            || token.is(Word::Modal)
            || token.is(Word::Noise)
            || token.is(Word::Noun)
    });
    let week = after.before(1).is_some_and(|token| token.is(Word::Week));
    if !(pieced || week) || !starts || after.is_number() {
        return None;
    }
    (1..=ONCE_REACH)
        .map(|ahead| after.skip(ahead))
        .take_while(|at| {
            at.before(1).is_some_and(|token| {
                !matches!(token.kind, Kind::Mark(_))
                    && ![Word::Within, Word::After, Word::Done].iter().any(|word| token.is(*word))
            })
        })
        .find_map(|at| {
            let (times, rest) = at.number()?;
            rest.is(Word::Times).then_some((after, times.value.min(1000)))
        })
}

/// 季后10日内, 季度结束后15日内, 月后5日内, 年度终了后30日内.
fn after_each<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    if cursor.follows_number() {
        return None;
    }
    let (unit, after) = unit_of(cursor)?;
    let (named, to) = match unit {
        Unit::Month => day_in_month(after).filter(|_| after.is(Word::After) || after.is(Word::Ended))?,
        Unit::Quarter => day_in_quarter(after).filter(|_| after.is(Word::After) || after.is(Word::Ended))?,
        Unit::Year => {
            let found = days_of_year(after, grammar.context.calendar);
            found.filter(|_| after.is(Word::After) || after.is(Word::Ended))?
        }
        _ => return None,
    };
    Some(file(grammar, cursor, to, named, Rule::EveryUnit))
}

/// 日报告制度, 坚持周调度、月通报: only where the words around make it a rule, for 月报 is also a paper.
fn regime<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    if cursor.follows_number() {
        return None;
    }
    let (unit, rite) = unit_of(cursor)?;
    let sure = unit == Unit::Fortnight;
    // 年度述职 names which report it is, 年考核 how often.
    if cursor.is(Word::YearOf) {
        return None;
    }
    // 实行日统计、周分析: in a list that something sets up, whatever is done.
    let listed =
        cursor.before(1).is_some_and(|token| token.is(Word::Regime) || token.kind == Kind::Mark(Mark::Listing));
    let to = rite
        .eat_any(&[Word::Rite, Word::Upkeep, Word::Gathering, Word::Dispatch, Word::Statistic])
        .or_else(|| rite.eat_any(&[Word::Verb, Word::Finished, Word::Noun]).filter(|_| listed))
        .or_else(|| two_unknown(rite).filter(|_| listed))?;
    // 月调度会 is a meeting.
    let meets = to.is_any(&[Word::Hui, Word::Sitting, Word::Meeting, Word::Of])
        || rite.is(Word::Dispatch) && !to.is(Word::Regime);
    let here = clause(cursor.tokens, cursor.at);
    let around = cursor.tokens[here.clone()].iter().any(|token| token.is(Word::Regime));
    let alike = |at: usize| {
        let at = Cursor::new(cursor.tokens, at);
        unit_of(at)
            .is_some_and(|(_, after)| after.is_any(&[Word::Rite, Word::Upkeep, Word::Gathering, Word::Statistic]))
    };
    let paired = here.clone().filter(|at| alike(*at)).count() > 1;
    if meets || !(around || paired || sure) {
        return None;
    }
    Some(file(grammar, cursor, to, Named { rules: vec![spaced(unit, 1)?], remark: None }, Rule::Regime))
}

/// 日统计、周复盘: a word of two characters that the lexicon has not, up to a mark.
fn two_unknown(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let unknown = (0..2).all(|ahead| at.peek(ahead).is_some_and(|token| token.kind == Kind::Other));
    let to = at.skip(2);
    let ends = to.peek(0).is_none_or(|token| matches!(token.kind, Kind::Mark(_)) || token.is(Word::Regime));
    (unknown && ends).then_some(to)
}

/// A day that a recurrence earlier in the sentence waits for: 每月汇总，于25日前报送; 每月两报（10日、25日前）; 次月5日前.
fn bound_day<'a>(grammar: &mut Grammar<'a>, cursor: Cursor<'a>) -> Option<usize> {
    // 上月, 本月 between the two only qualify what is reported.
    let waiting = grammar.phrases.iter().rposition(|phrase| !phrase.past_word && !phrase.is_whole())?;
    let Meaning::Recurring(rule) = &grammar.phrases[waiting].meaning else { return None };
    let rule = rule.clone();
    let last_end = grammar.phrases[waiting].tokens.end;
    let same =
        !cursor.tokens.get(last_end..cursor.at)?.iter().any(|token| matches!(token.kind, Kind::Mark(Mark::Stop)));
    if !same || cursor.before(1).is_some_and(|token| matches!(token.kind, Kind::Number(_)) || token.is(Word::Ordinal)) {
        return None;
    }
    let next_month = cursor.is(Word::MonthShift(1));
    let inner = if next_month { cursor.skip(1) } else { cursor };
    let (named, to) = match rule {
        Recurrence::Monthly | Recurrence::MonthlyOn(_) | Recurrence::MonthlyEnd => {
            let inner = if next_month { inner } else { inner.maybe(Word::Month) };
            day_in_month(inner).filter(|(named, to)| is_day(named) && limited(cursor.tokens, *to, next_month))?
        }
        Recurrence::Quarterly | Recurrence::QuarterlyEnd if next_month => {
            let (named, to) = day_in_month(inner)?;
            let days = named.rules.iter().filter_map(|rule| match rule {
                Recurrence::MonthlyOn(days) => days.first().copied(),
                _ => None,
            });
            let rules: Vec<_> = days.map(Recurrence::QuarterlyFirst).collect();
            (!rules.is_empty()).then_some((Named { rules, remark: None }, to))?
        }
        Recurrence::Quarterly => {
            let inner = inner.maybe(Word::Every).maybe(Word::Quarter);
            day_in_quarter(inner)
                .filter(|_| inner.is_any(&[Word::FirstMonth, Word::LastMonth]) || inner.at > cursor.at)?
        }
        Recurrence::Yearly | Recurrence::HalfYearly | Recurrence::YearlyOn(..) => {
            let inner = inner.eat(Word::YearShift(1)).unwrap_or(inner);
            days_of_year(inner, grammar.context.calendar).filter(|(_, to)| limited(cursor.tokens, *to, false))?
        }
        _ => return None,
    };
    merge(grammar, waiting, &rule, named, cursor, to)
}

fn is_day(named: &Named) -> bool {
    named.rules.iter().any(|rule| {
        matches!(rule, Recurrence::MonthlyOn(_) | Recurrence::MonthlyEnd | Recurrence::MonthlyLastWorkday(_))
    })
}

/// Whether a limit ends here, or the named day needs none.
fn limited(tokens: &[Token], to: Cursor<'_>, sure: bool) -> bool {
    sure || to.is_any(&[Word::Before, Word::Within])
        || to.before(1).is_some_and(|token| token.is(Word::Before) || token.is(Word::Within))
        || tokens.get(to.at).is_none_or(|token| matches!(token.kind, Kind::Mark(_)))
}

/// Joins a day to the recurrence that waited for it, or sets it beside the one that has a day already.
fn merge<'a>(
    grammar: &mut Grammar<'a>,
    waiting: usize,
    rule: &Recurrence,
    named: Named,
    from: Cursor<'a>,
    to: Cursor<'a>,
) -> Option<usize> {
    let last = grammar.phrases.get_mut(waiting)?;
    match (rule, named.rules.as_slice()) {
        (Recurrence::MonthlyOn(days), [Recurrence::MonthlyOn(more)]) => {
            let mut days = days.clone();
            days.extend(more.iter().filter(|day| !rule_has(rule, **day)));
            last.meaning = Meaning::Recurring(Recurrence::MonthlyOn(days));
            Some(to.at)
        }
        (Recurrence::Monthly | Recurrence::Quarterly | Recurrence::Yearly | Recurrence::HalfYearly, _) => {
            let start = last.tokens.start;
            grammar.phrases.remove(waiting);
            Some(file(grammar, Cursor::new(from.tokens, start), to, named, Rule::EveryUnit))
        }
        _ => Some(file(grammar, from, to, named, Rule::EveryUnit)),
    }
}

fn rule_has(rule: &Recurrence, day: u8) -> bool {
    matches!(rule, Recurrence::MonthlyOn(days) if days.contains(&day))
}

fn file<'a>(grammar: &mut Grammar<'a>, from: Cursor<'a>, to: Cursor<'a>, named: Named, rule: Rule) -> usize {
    let (trimmed, _) = trimmings(to);
    let to = trimmed.eat_any(&[Word::Before, Word::Within, Word::Until]).unwrap_or(trimmed);
    for recurrence in named.rules {
        let mut phrase = Phrase::new(from.at..to.at, Meaning::Recurring(recurrence), rule);
        phrase.remark = named.remark;
        grammar.phrases.push(phrase);
    }
    to.at
}

fn broken<'a>(grammar: &mut Grammar<'a>, from: Cursor<'a>, to: Cursor<'a>, rule: Rule) -> usize {
    let span = byte_span(from.tokens, from.at..to.at);
    let fault = Meaning::Broken(Fault::NoSuchRecurrence { span });
    grammar.phrases.push(Phrase::new(from.at..to.at, fault, rule));
    to.at
}
