//! The grammar at work: tries its rules at each token, the most particular first, and collects the phrases they give.

use super::{
    cursor::{Cursor, byte_span, clause},
    event, festive,
    judge::is_deed,
    length::{Length, length},
    moment::{Moment, Name, Named, moment, trimmings},
    phrase::{Edge, Extent, Meaning, Phrase},
    range,
    reading::{Remark, Rule},
    recurring, relative,
    resolve::{Context, Stretch, Why, resolve},
    told::NEAR,
};
use crate::domain::DeadlineQuestion;
use crate::language::{
    token::{Kind, Mark, Token},
    word::{Portion, Word},
};
use chrono::Datelike;

/// How far behind 季度末前 a 一次 may stand that leaves open which quarter's.
const ONCE_REACH: usize = 3;

/// The grammar over one text.
pub(super) struct Grammar<'a> {
    pub tokens: &'a [Token],
    pub context: Context<'a>,
    pub phrases: Vec<Phrase>,
}

impl<'a> Grammar<'a> {
    pub fn new(tokens: &'a [Token], context: Context<'a>) -> Self {
        Self { tokens, context, phrases: Vec::with_capacity(4) }
    }

    /// Reads the whole text.
    pub fn read(mut self) -> Vec<Phrase> {
        let mut at = 0;
        while at < self.tokens.len() {
            at = match self.tokens[at].kind {
                Kind::Mark(Mark::Stop) => {
                    self.context.forget();
                    at + 1
                }
                Kind::Number(_) | Kind::Word(_) => self.phrase_at(at).filter(|end| *end > at).unwrap_or(at + 1),
                _ => at + 1,
            };
        }
        self.phrases
    }

    /// Tries the rules at a token; gives where the phrase ends.
    fn phrase_at(&mut self, at: usize) -> Option<usize> {
        let cursor = Cursor::new(self.tokens, at);
        recurring::read(self, cursor)
            .or_else(|| event::next_meeting(self, cursor))
            .or_else(|| relative::read(self, cursor))
            .or_else(|| festive::read(self, cursor))
            .or_else(|| range::read(self, cursor))
            .or_else(|| self.dated(cursor))
            .or_else(|| event::read(self, cursor))
            .or_else(|| self.undated(cursor))
    }

    /// A single named time.
    fn dated(&mut self, cursor: Cursor<'a>) -> Option<usize> {
        let (moment, after) = moment(cursor)?;
        // 6月3日端午节前: the festival has the word; 3月5日学雷锋日 only says what the day is.
        let feast = after.eat_festival().filter(|_| matches!(moment.named, Named::Day { .. }));
        if feast.is_some_and(|next| next.is(Word::Before)) {
            return Some(after.at);
        }
        let after = feast.unwrap_or(after);
        // 第12教学周周五: of a week that only a school knows.
        if matches!(moment.named, Named::Weekday { shift: None, .. })
            && cursor.before(1).is_some_and(|token| token.is(Word::Week))
        {
            let (to, ..) = edge(after);
            let mut phrase = Phrase::new(cursor.at - 1..to.at, Meaning::Event, Rule::Event);
            phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
            self.phrases.push(phrase);
            return Some(to.at);
        }
        // 场地批下来当天进场: the day of what happens.
        if cursor.is(Word::ThatDay) && happens_before(cursor) {
            let from = clause(self.tokens, cursor.at).start;
            let mut phrase = Phrase::new(from..after.at, Meaning::Event, Rule::Event);
            phrase.doubt = Some(DeadlineQuestion::UnknownEvent);
            self.phrases.push(phrase);
            return Some(after.at);
        }
        // 4月20号这天.
        let named_again = matches!(moment.named, Named::Day { .. } | Named::Weekday { .. })
            && (after.is(Word::DayShift(0)) || after.is(Word::ThatDay));
        let (after, edge, clocked) = edge(if named_again { after.skip(1) } else { after });
        Some(self.push_dated(&moment, cursor, after, edge, rule_of(&moment), clocked))
    }

    /// Resolves a named time and files it as a phrase.
    pub fn push_dated(
        &mut self,
        moment: &Moment,
        from: Cursor<'a>,
        to: Cursor<'a>,
        edge: Edge,
        rule: Rule,
        clocked: bool,
    ) -> usize {
        let before = self.tokens.get(to.at.wrapping_sub(1)).is_some_and(|token| token.is(Word::Before));
        let widened = self.widened(moment, from);
        let resolved = resolve(moment, before && edge == Edge::Limit, widened.as_ref().unwrap_or(&self.context));
        let carried = self.context.carried;
        let from = match (widened, &resolved) {
            (Some(_), Ok(_)) => self.phrases.pop().map_or(from, |wide| Cursor::new(self.tokens, wide.tokens.start)),
            _ => from,
        };
        let mut phrase = self.phrase_of(resolved, from, to, rule);
        if moment.named == Named::Year(Portion::Whole) && edge == Edge::Bare {
            // 制定2023年计划，12月底前报送: the year only names the plan.
            self.context.carried = carried;
        }
        if Self::is_of_each(from, to) {
            phrase.doubt = Some(DeadlineQuestion::OnceOrEvery);
        }
        if self.is_contradicted(moment, &phrase, from, to) {
            phrase.remark = Some(Remark::WeekdayDiffers);
        }
        self.remember(moment, &phrase, edge);
        phrase.edge = edge;
        phrase.clocked = clocked;
        phrase.figures = moment.figures;
        phrase.extent = match moment.named {
            Named::Day { month: None, .. } if widened.is_some() => Extent::Part,
            Named::Day { month: None, .. } | Named::Clock => Extent::LoneDay,
            _ if moment.is_whole() => Extent::Whole,
            _ => Extent::Part,
        };
        self.phrases.push(phrase);
        to.at
    }

    /// 放在下个月，20号左右; 下周，大概周三: the month or the week that a day is in, said just before it and apart from it.
    fn widened(&self, moment: &Moment, from: Cursor<'a>) -> Option<Context<'a>> {
        let wide = self.phrases.last().filter(|wide| wide.is_whole() && wide.edge == Edge::Bare)?;
        let Meaning::On { last, .. } = wide.meaning else { return None };
        let between = self.tokens.get(wide.tokens.end..from.at)?;
        let joins = |token: &Token| token.is(Word::Hedge) || token.is(Word::At) || token.is(Word::Is);
        let (comma, rest) = between.split_first()?;
        if comma.kind != Kind::Mark(Mark::Comma) || !rest.iter().all(joins) {
            return None;
        }
        match (moment.named, wide.rule) {
            (Named::Day { month: None, .. }, Rule::PartOfMonth) => {
                Some(Context { month_spoken: Some(last), ..self.context })
            }
            (Named::Weekday { shift: None, .. }, Rule::DayOfWeek) => {
                Some(Context { week_spoken: Some(last), ..self.context })
            }
            _ => None,
        }
    }

    /// 季度末前报送一次分析报告: this quarter's, or each one's.
    fn is_of_each(from: Cursor<'a>, to: Cursor<'a>) -> bool {
        let end = from.skip(1).is(Word::Portion(Portion::End));
        if !end || !from.is_any(&[Word::Month, Word::Quarter]) {
            return false;
        }
        (1..=ONCE_REACH).map(|ahead| to.skip(ahead)).any(|at| {
            at.number().is_some_and(|(times, after)| {
                times.value == 1 && after.is(Word::Times) && !at.before(1).is_some_and(|token| token.is(Word::Ordinal))
            })
        })
    }

    /// Keeps the month or the week that was named, for a later day that names none.
    pub fn remember(&mut self, moment: &Moment, phrase: &Phrase, edge: Edge) {
        let Some(day) = phrase.day().filter(|day| *day >= self.context.base && edge != Edge::Beginning) else { return };
        // 数据以5月15号为准，28号前报, said on the 20th: a day that is past says nothing of next year.
        let past = phrase.remark == Some(Remark::RolledToNextYear)
            && self.context.base.checked_add_days(NEAR).is_some_and(|near| day > near);
        if past {
            return;
        }
        match moment.named {
            Named::Weekday { shift: Some(1..), .. } => self.context.week_spoken = Some(day),
            Named::Day { month: Some(_), .. } if !moment.figures => self.context.month_spoken = Some(day),
            Named::Month { month: Name::Number(_) | Name::Shifted(_), portion } if portion != Portion::Whole => {
                self.context.month_spoken = Some(day);
            }
            _ => {}
        }
    }

    /// Whether the words name a day and a weekday that do not go together: 6月30日（星期五）, 本周四（3月16日）.
    fn is_contradicted(&self, moment: &Moment, phrase: &Phrase, from: Cursor<'a>, to: Cursor<'a>) -> bool {
        let Some(day) = phrase.day() else { return false };
        let mut inside = (from.at..to.at).map(|at| Cursor::new(self.tokens, at));
        match moment.named {
            Named::Day { .. } => inside.any(|at| {
                matches!(at.word(), Some(Word::Weekday(named)) if u32::from(named) != day.weekday().number_from_monday())
            }),
            Named::Weekday { .. } => inside
                .filter(|at| at.is_mark(Mark::Open))
                .filter_map(|at| super::moment::moment(at.skip(1)))
                .filter_map(|(named, _)| resolve(&named, false, &self.context).ok())
                .any(|days| days.last != day),
            _ => false,
        }
    }

    /// A phrase of resolved days, or of the fault that there are none.
    pub fn phrase_of(
        &mut self,
        resolved: Result<Stretch, Why>,
        from: Cursor<'a>,
        to: Cursor<'a>,
        rule: Rule,
    ) -> Phrase {
        let tokens = from.at..to.at;
        match resolved {
            Ok(days) => {
                if days.year_said || self.context.carried.is_some() {
                    self.context.carried = Some(days.last);
                }
                let mut phrase = Phrase::new(tokens, Meaning::On { first: days.first, last: days.last }, rule);
                phrase.remark = days.remark;
                phrase.doubt = days.doubt;
                phrase.past_word = days.past_word;
                phrase
            }
            Err(why) => {
                let fault = why.at(byte_span(self.tokens, tokens.clone()));
                Phrase::new(tokens, Meaning::Broken(fault), rule)
            }
        }
    }

    /// Words that say when without a date: 尽快, 长期, 即日起; 提前一个月.
    fn undated(&mut self, cursor: Cursor<'a>) -> Option<usize> {
        let word = cursor.word()?;
        let one = cursor.at..cursor.at + 1;
        match word {
            Word::Urgent | Word::SetTerm => self.phrases.push(Phrase::new(one, Meaning::Urgent, Rule::Urgent)),
            Word::Vague => {
                let fault = Why::Vague.at(byte_span(self.tokens, one.clone()));
                self.phrases.push(Phrase::new(one, Meaning::Broken(fault), Rule::SpanFromToday));
            }
            // 这两天给我, not 这两天正在走访.
            Word::Shortly if cursor.skip(1).word().is_some_and(is_asked_for) => {
                let fault = Why::Vague.at(byte_span(self.tokens, one.clone()));
                self.phrases.push(Phrase::new(one, Meaning::Broken(fault), Rule::SpanFromToday));
            }
            Word::Open if !self.is_past_span(cursor) => self.phrases.push(Phrase::new(one, Meaning::Open, Rule::Open)),
            // 8月28日省厅来检查，前一天把资料再过一遍.
            Word::Before if cursor.before(1).is_some_and(|token| token.kind == Kind::Mark(Mark::Comma)) => {
                let (Ok(length @ Length::Days(_)), after) = length(cursor.skip(1))? else { return None };
                self.phrases.push(Phrase::new(cursor.at..after.at, Meaning::Shift(length, false), Rule::Shifted));
                return Some(after.at);
            }
            Word::FromNow => self.phrases.push(Phrase::new(one, Meaning::Open, Rule::FromNowOn)),
            Word::Earlier | Word::Later => {
                let (length, after) = length(cursor.skip(1).maybe(Word::Moved))?;
                let meaning = Meaning::Shift(length.ok()?, word == Word::Later);
                self.phrases.push(Phrase::new(cursor.at..after.at, meaning, Rule::Shifted));
                return Some(after.at);
            }
            _ => return None,
        }
        Some(cursor.at + 1)
    }

    /// 长期以来, 持续增长: not what is to be done.
    fn is_past_span(&self, cursor: Cursor<'a>) -> bool {
        let next = cursor.skip(1);
        next.is(Word::Since)
            || next.is(Word::Statistic)
            || next.is(Word::Of) && next.skip(1).is(Word::Noun) && !clause(self.tokens, cursor.at).contains(&0)
    }
}

/// What stands behind 这两天 where something is to be done in them.
fn is_asked_for(word: Word) -> bool {
    is_deed(word) || matches!(word, Word::Grant | Word::Object | Word::Soon | Word::Modal | Word::Within)
}

/// Whether a deed, or an unknown word, stands directly before 当天 in its clause.
fn happens_before(cursor: Cursor<'_>) -> bool {
    let lead = &cursor.tokens[clause(cursor.tokens, cursor.at).start..cursor.at];
    let near = lead.iter().rev().take(3);
    let over = lead.len() > 1 && lead.last().is_some_and(|token| token.is(Word::Done));
    over || near.into_iter().any(|token| token.is(Word::Visits) || token.word().is_some_and(is_deed))
        || lead.len() > 2 && lead.iter().all(|token| token.kind == Kind::Other)
}

/// Reads what stands after a named time: brackets, a clock time, and its edge.
pub(super) fn edge(cursor: Cursor<'_>) -> (Cursor<'_>, Edge, bool) {
    let (cursor, clocked) = trimmings(cursor);
    let after = cursor.skip(1);
    match cursor.word() {
        // 6月底前后 is about then; 前三名 is not an edge.
        // 6月25号前（周日）: the note may stand behind the limit.
        Some(Word::Before | Word::Until | Word::CutOff) => {
            let noted = after.is_mark(Mark::Open).then(|| trimmings(after).0);
            (noted.unwrap_or(after), Edge::Limit, clocked)
        }
        Some(Word::Within) => {
            let after = after.eat(Word::Before).unwrap_or(after);
            (after, Edge::Limit, clocked)
        }
        Some(Word::From | Word::After | Word::Since) => (after, Edge::Beginning, clocked),
        Some(Word::Ended) if after.is(Word::After) => (after.skip(1), Edge::Beginning, clocked),
        Some(Word::Around) => (after, Edge::About, clocked),
        Some(Word::During) => (after, Edge::Bare, clocked),
        _ => (cursor, Edge::Bare, clocked),
    }
}

/// The rule that a named time was read by.
pub(super) fn rule_of(moment: &Moment) -> Rule {
    match moment.named {
        Named::Day { .. } => Rule::DayOfMonth,
        Named::Month { .. }
        | Named::Tenth(_)
        | Named::LastWorkday { .. }
        | Named::WeekOfMonth
        | Named::WeekdayOfMonth { .. } => Rule::PartOfMonth,
        Named::Quarter { .. } | Named::DayOfQuarter { .. } => Rule::Quarter,
        Named::Half(_) => Rule::Half,
        Named::Year(_) => Rule::PartOfYear,
        Named::Plan(_) => Rule::PlanPeriod,
        Named::Week { .. } | Named::Weekday { .. } => Rule::DayOfWeek,
        Named::DayShift(_) | Named::Again { .. } | Named::Clock => Rule::NamedDay,
        Named::Lunar { .. } => Rule::LunarDay,
    }
}
