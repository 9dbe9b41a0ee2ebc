//! What a dated phrase is worth where it stands: a deadline, or a past fact, a start, a reference, a statistic, a meeting's time.
//!
//! The rules look only at words around the phrase; each is a function of its own, and the first that speaks decides. What others do
//! on a day of their own (考核组月底到) is judged in `occasion`.

use super::{
    cursor::{Cursor, clause, sentence},
    length::length,
    phrase::{Edge, Extent, Meaning, Phrase},
    reading::{Remark, Rule},
    resolve::Context,
};
use crate::domain::DeadlineQuestion;
use crate::language::{
    steps,
    token::{Kind, Mark, Token},
    word::Word,
};
use std::ops::Range;

/// What a phrase is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    /// A deadline, with what its words leave open.
    Deadline(Option<DeadlineQuestion>),
    /// Not a deadline.
    Nothing,
    /// Past this year and not asked for: a past fact, most likely.
    Past,
}

/// A phrase among the tokens around it.
pub(super) struct Scene<'a> {
    pub tokens: &'a [Token],
    pub phrase: &'a Phrase,
    pub context: &'a Context<'a>,
    pub clause: Range<usize>,
    pub sentence: Range<usize>,
}

/// How far a deed closed by 的 may lie behind the phrase that belongs to it: 4月28日市委常委会专题会议研究确定的事项.
const ATTRIBUTE_REACH: usize = 24;

/// How far behind 今年 a 是 may stand that says what the year is: 今年对于我市两新组织党建工作来说是关键之年.
const YEAR_IS_REACH: usize = 24;

/// How far behind 今天 a 召开 may stand that says where the words are said: 今天，我们在这里召开全市调度会.
const TODAY_MEETS_REACH: usize = 10;

/// How far behind a day a 召开 may stand for the day to be the meeting's: 推进会将于6月18日在市委礼堂召开.
const OPENS_REACH: usize = 4;

/// How far behind a day with a clock time a meeting may stand in the same sentence: 6月15日上午9时，在市委一楼会议室召开推进会.
const MEETS_REACH: usize = 24;

/// How near before a date a denial may stand that may be of the date: 不要求在6月底前.
const DENIAL_REACH: usize = 3;

/// How many words before a phrase may join it to its cue: 完成时限：拟于6月底.
const CUE_REACH: usize = 5;

impl<'a> Scene<'a> {
    pub fn new(tokens: &'a [Token], phrase: &'a Phrase, context: &'a Context<'a>) -> Self {
        let start = phrase.tokens.start;
        steps::took(1);
        let clause_start = clause(tokens, start).start;
        let clause_end = clause(tokens, phrase.tokens.end).end;
        let sentence_start = sentence(tokens, start).start;
        let sentence_end = sentence(tokens, phrase.tokens.end).end;
        Self { tokens, phrase, context, clause: clause_start..clause_end, sentence: sentence_start..sentence_end }
    }

    /// Weighs a dated phrase.
    pub fn weigh(&self) -> Worth {
        match self.weigh_as_said() {
            Worth::Deadline(doubt) => Worth::Deadline(self.unsettled().or(doubt)),
            other => other,
        }
    }

    /// What in the clause says that the date is not simply set: a question, a supposition, a denial.
    fn unsettled(&self) -> Option<DeadlineQuestion> {
        let clause = &self.tokens[self.clause.clone()];
        if clause.iter().any(|token| token.is(Word::Question) || token.is(Word::If)) {
            return Some(DeadlineQuestion::Supposed);
        }
        // 最早6月20日, 大概7月初.
        let loose = |token: &Token| token.is(Word::Soonest) || token.is(Word::Hedge);
        if self.lead().iter().any(loose) {
            return Some(DeadlineQuestion::Approximate);
        }
        let first = self.rest().first();
        // 6月底前不再新增; 7月1日前入党的老党员: it may be no deadline at all.
        let forbids = self.rest().iter().take(DENIAL_REACH).any(|token| token.is(Word::No));
        // 11月20日前完不成的写出说明, 到3月底还完不成60%的: those of whom something else is asked.
        let failing = self.rest().iter().take(DENIAL_REACH).enumerate().any(|(at, token)| {
            token.is(Word::Exception) && at == 0
                || token.is(Word::Failing)
                    && (self.rest()[at..].iter().any(|token| token.is(Word::Of))
                        || self.at(self.clause.end + 1).is(Word::Soon))
        });
        // 年底前两个月: so long before it.
        let measured = self.before_length();
        let not_asked = failing || measured || forbids || first.is_some_and(|token| token.is(Word::Not));
        let unknown = self.rest().iter().take(DENIAL_REACH).take_while(|token| token.kind == Kind::Other).count();
        let describes = unknown > 0 && self.rest().get(unknown).is_some_and(|token| token.is(Word::Of));
        if not_asked || describes {
            return Some(DeadlineQuestion::Supposed);
        }
        let near = self.lead().iter().rev().take(DENIAL_REACH);
        let denied = near.into_iter().any(|token| token.is(Word::No) || token.is(Word::Not) || token.is(Word::Denial));
        // 3月5日前 said on the 6th: the next year's, or yesterday.
        let passed = self.phrase.remark == Some(Remark::RolledToNextYear) && self.is_far_in_next_year();
        denied.then_some(DeadlineQuestion::Denied).or(passed.then_some(DeadlineQuestion::PastThisYear))
    }

    /// Whether 前 is followed by a length: 年底前两个月.
    fn before_length(&self) -> bool {
        let last = self.at(self.phrase.tokens.end - 1);
        let after = self.at(self.phrase.tokens.end);
        last.is(Word::Before) && length(after).is_some_and(|(_, to)| !to.is(Word::Within))
    }

    fn weigh_as_said(&self) -> Worth {
        let limited = self.phrase.edge == Edge::Limit;
        // 前年年底 alone is still past; a full date alone is what it says.
        if (!self.phrase.past_word || self.phrase.rule == Rule::DayOfMonth) && self.stands_alone() {
            if self.phrase.edge == Edge::About {
                return Worth::Deadline(Some(DeadlineQuestion::Approximate));
            }
            let says_all = limited || self.phrase.extent == Extent::Part;
            return Worth::Deadline((!says_all).then_some(DeadlineQuestion::Bare));
        }
        // 推迟到教师节以后: when, is left open.
        if self.is_beginning() && self.before().is_some_and(|token| token.is(Word::Moved)) {
            return Worth::Deadline(Some(DeadlineQuestion::Approximate));
        }
        let not = self.is_beginning()
            || self.phrase.past_word && !self.is_cued()
            || self.is_attribute()
            || self.is_other_cue()
            || self.is_state_of_affairs()
            || self.is_reported()
            || self.is_coming_into_effect();
        if not {
            return Worth::Nothing;
        }
        if limited || self.is_cued() {
            let about = self.phrase.edge == Edge::About;
            return Worth::Deadline(about.then_some(DeadlineQuestion::Approximate));
        }
        let not = self.phrase.figures && !self.is_introduced()
            || self.phrase.extent == Extent::LoneDay
                && !self.phrase.clocked
                && !self.is_introduced()
                && !self.is_acted_on()
            || self.is_referred_to()
            || self.is_defined()
            || self.is_statistic()
            || self.is_meeting_time()
            || self.is_occasion()
            || self.qualifies_noun();
        match (not, self.phrase.edge) {
            (true, _) => Worth::Nothing,
            // 前三季度新建45个 needs no question.
            _ if self.is_recent_past() && self.phrase.is_whole() && self.phrase.rule != Rule::PartOfMonth => {
                Worth::Nothing
            }
            _ if self.is_recent_past() => Worth::Past,
            (_, Edge::About) => Worth::Deadline(Some(DeadlineQuestion::Approximate)),
            _ => Worth::Deadline((!self.says_what_is_done()).then_some(DeadlineQuestion::Bare)),
        }
    }

    /// 8月上旬完成换届: a day or a part of a month with a deed after it needs no 前.
    fn says_what_is_done(&self) -> bool {
        let deed = |token: &Token| token.word().is_some_and(is_deed);
        self.phrase.extent == Extent::Part
            && (self.phrase.remark.is_none()
                || self.phrase.remark == Some(Remark::RolledToNextYear) && !self.is_far_in_next_year())
            && (self.rest().iter().any(deed) || self.rest().is_empty() && self.lead().iter().any(deed))
    }

    /// 28日挂牌, 30号开会, 28日把牌子挂起来: the day of this month, and what is done on it. 3月8号完工，10号我们就能搬: of a month that
    /// was named.
    fn is_acted_on(&self) -> bool {
        let named = || {
            let before = &self.tokens[self.sentence.start..self.phrase.tokens.start];
            before.iter().any(|token| matches!(token.word(), Some(Word::Month | Word::DayNumber | Word::MonthShift(_))))
        };
        let opens = self.phrase.tokens.start == self.clause.start;
        let told = |token: &Token| is_time(token) || token.is(Word::Of) || token.is(Word::Already);
        if opens && named() && !self.rest().is_empty() && !self.rest().iter().any(told) {
            return true;
        }
        let first = self.rest().first().and_then(Token::word);
        let counted = self.before().is_some_and(|token| token.is(Word::Noun) || token.kind == Kind::Sealed);
        // 22号上常委会.
        let meets = self.rest().get(1).is_some_and(|token| token.is(Word::Meeting) || token.is(Word::Dispatch));
        let acted = first.map_or(meets, |word| {
            is_deed(word) || matches!(word, Word::Object | Word::Soon | Word::Modal | Word::Grant | Word::Failing)
        });
        !counted && acted
    }

    pub fn at(&self, at: usize) -> Cursor<'a> {
        Cursor::new(self.tokens, at)
    }

    pub fn before(&self) -> Option<&'a Token> {
        self.at(self.phrase.tokens.start).before(1)
    }

    /// The tokens of the clause after the phrase.
    pub fn rest(&self) -> &'a [Token] {
        steps::took(self.clause.len());
        &self.tokens[self.phrase.tokens.end.min(self.clause.end)..self.clause.end]
    }

    /// The tokens of the clause before the phrase.
    pub fn lead(&self) -> &'a [Token] {
        steps::took(self.clause.len());
        &self.tokens[self.clause.start.min(self.phrase.tokens.start)..self.phrase.tokens.start]
    }

    pub fn rest_of_sentence(&self) -> &'a [Token] {
        steps::took(self.sentence.len());
        &self.tokens[self.phrase.tokens.end.min(self.sentence.end)..self.sentence.end]
    }

    /// The whole text is the phrase: what else would it be.
    fn stands_alone(&self) -> bool {
        let inside = |at: usize| self.phrase.tokens.contains(&at);
        let marks = |token: &Token| {
            matches!(token.kind, Kind::Mark(_)) || token.is(Word::At) || token.is(Word::To) || token.is(Word::Modal)
        };
        let alone = self.tokens.iter().enumerate().all(|(at, token)| inside(at) || marks(token));
        alone
            && self.phrase.edge != Edge::Beginning
            && !(self.phrase.figures && self.phrase.tokens.len() < 3)
            && self.phrase.rule != Rule::FestivalDay
            || alone && self.phrase.edge == Edge::Limit
    }

    /// 7月1日起, 节后.
    fn is_beginning(&self) -> bool {
        self.phrase.edge == Edge::Beginning
    }

    /// 4月28日会议确定的事项, 6月10日前上报的台账, 5月20日的会议: the phrase belongs to a noun. The first deed after it (or the
    /// chain of deeds) is closed by 的.
    fn is_attribute(&self) -> bool {
        if self.at(self.phrase.tokens.end).is(Word::Of) {
            return !self.at(self.phrase.tokens.end + 1).is_any(&[Word::Cue]);
        }
        // 下周把编制的事敲定.
        let to_come = self.phrase.remark.is_none() && self.phrase.day().is_some_and(|day| day > self.context.base);
        if to_come && self.rest().first().is_some_and(|token| token.is(Word::Object)) {
            return false;
        }
        let mut chain = 0;
        let mut negated = false;
        for token in self.rest().iter().take(ATTRIBUTE_REACH) {
            match token.word() {
                Some(word) if is_deed(word) => chain += 1,
                Some(Word::Of) if chain > 0 => {
                    let limited = self.phrase.edge == Edge::Limit;
                    return !limited || chain == 1 || chain == 2 && !self.governs();
                }
                Some(Word::Modal | Word::Then | Word::Strive | Word::Ensure | Word::NotOver)
                    if chain == 0 && !negated =>
                {
                    return false;
                }
                Some(Word::Already) => negated = true,
                // 6月底前未完成的: it had to be done by then.
                Some(Word::Not | Word::No)
                    if chain == 0 && self.phrase.edge == Edge::Limit && self.phrase.remark.is_none() =>
                {
                    return false;
                }
                // 年底前把…的…纳入: what follows is the object of a deed to come.
                Some(Word::Object) if chain == 0 && self.phrase.edge == Edge::Limit => return false,
                // 11月20日前已经报了的.
                Some(Word::Done) if negated => {}
                _ if chain > 0 => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether the first deed after the phrase takes the rest as its object: 抓好巡视反馈的问题.
    fn governs(&self) -> bool {
        let rest = self.rest();
        let first = rest.iter().position(|token| token.word().is_some_and(is_deed));
        let Some(first) = first else { return false };
        // 完成整改的, 打造完成的: the deed and its outcome; 抓好…反馈的: the deed and its object.
        !rest.get(first + 1).is_some_and(Token::is_verb)
            || rest.get(first).is_some_and(|token| token.word().is_some_and(is_rite))
            || rest.get(first + 1).is_some_and(|token| token.is(Word::Event) || token.word().is_some_and(is_rite))
    }

    /// 会议时间：, 有效期至: what is named is not what is to be done.
    fn is_other_cue(&self) -> bool {
        let clocked = self.phrase.clocked && self.phrase.edge == Edge::Bare;
        self.cue_before(|word| matches!(word, Word::OtherCue | Word::Effect) || clocked && word == Word::When)
    }

    /// 完成时限：, 截止日期为: the word that says a deadline follows.
    fn is_cued(&self) -> bool {
        let cued = self.cue_before(|word| matches!(word, Word::Cue | Word::Period | Word::Limit));
        let prefixed = self.before().is_some_and(|token| {
            token.is(Word::Limit)
                || token.is(Word::Ensure)
                || token.is(Word::NotOver)
                || token.is(Word::Floor)
                || token.is(Word::Strive)
                || token.is(Word::Soonest)
                || token.is(Word::Hedge)
                || token.is(Word::Moved)
        });
        // 升级到3.15版本: figures after 到 are a date only at the end.
        let figures = self.phrase.figures && !self.rest().is_empty();
        let until = self.before().is_some_and(|token| token.is(Word::To)) && !self.is_whole_qualifier() && !figures;
        let is_cue = |token: &Token| token.is(Word::Cue) || token.is(Word::CutOff) || token.is(Word::Until);
        let defined = self.rest().first().is_some_and(|token| token.is(Word::Is)) && self.rest().iter().any(is_cue);
        cued || prefixed && !self.is_whole_qualifier() || until || defined
    }

    fn is_whole_qualifier(&self) -> bool {
        self.phrase.is_whole() && self.qualifies_noun()
    }

    /// Whether the words right before the phrase, past a colon, 为 or 至, are a cue of this kind.
    fn cue_before(&self, is_cue: impl Fn(Word) -> bool) -> bool {
        let mut at = self.phrase.tokens.start;
        for _ in 0..CUE_REACH {
            let Some(token) = at.checked_sub(1).and_then(|at| self.tokens.get(at)) else { return false };
            match token.kind {
                Kind::Word(word) if is_cue(word) => return true,
                Kind::Word(
                    Word::Is
                    | Word::At
                    | Word::To
                    | Word::FromWord
                    | Word::Modal
                    | Word::Strive
                    | Word::Ensure
                    | Word::Original,
                )
                | Kind::Mark(Mark::Colon | Mark::Open) => at -= 1,
                _ => return false,
            }
        }
        false
    }

    /// 7月1日正式施行.
    fn is_coming_into_effect(&self) -> bool {
        let takes_effect = |token: &Token| token.is(Word::Effect);
        self.phrase.edge != Edge::Limit && self.rest().iter().any(takes_effect)
    }

    /// 于6.15, 在20220630: something before says that the figures are a date. A bare day needs the same.
    fn is_introduced(&self) -> bool {
        let introduces = |token: &Token| {
            token.is(Word::Repair)
                || token.is(Word::Soon)
                || token.is(Word::At)
                || token.is(Word::SetFor)
                || token.is(Word::Modal)
                || token.is(Word::Scheme)
        };
        // 不是20号，是30号.
        // 15号，错了，16号; 15号，不，16号.
        let repairs = self.before().is_some_and(|token| token.kind == Kind::Mark(Mark::Comma))
            && self
                .at(self.phrase.tokens.start)
                .before(2)
                .is_some_and(|token| token.is(Word::Repair) || token.is(Word::No) || token.is(Word::Denial));
        // 5/20交.
        let slashed = (self.phrase.tokens.clone()).any(|at| self.at(at).is_mark(Mark::Slash))
            && self.phrase.tokens.start == self.clause.start
            && self.rest().first().and_then(Token::word).is_some_and(is_deed);
        let is_it = self.before().is_some_and(|token| token.is(Word::Is))
            && self.rest().iter().all(|token| token.is(Word::Particle));
        self.before().is_some_and(introduces)
            || is_it
            || repairs
            || slashed
            || matches!(self.phrase.rule, Rule::Range | Rule::Listing) && self.phrase.figures
    }

    /// 按照6月份安排, 对3月15日通报, 召开6月15日会议: the phrase is an object or a reference.
    fn is_referred_to(&self) -> bool {
        let refers = |token: &Token| token.is(Word::Reference) || token.is(Word::Object) || token.is(Word::Than);
        // 本次6月15日会议, but 这次6月15日一定交.
        let this_one = self.before().is_some_and(|token| token.is(Word::ThisOne))
            && !self.rest().first().is_some_and(|token| token.is(Word::Noise) || token.is(Word::Modal));
        // 就6月15日的通报 refers, and 能6月底就6月底 says it again; 不行就6月15日 does neither.
        let timed = |token: &Token| {
            matches!(
                token.word(),
                Some(Word::Portion(_) | Word::Day | Word::DayNumber | Word::Month | Word::Weekday(_))
            )
        };
        let again = self.at(self.phrase.tokens.start).before(2).is_none_or(timed);
        let about = (self.lead().len() == 1 || again) && self.before().is_some_and(|token| token.is(Word::Soon));
        if about
            || this_one
            || self.before().is_some_and(refers)
            || self.phrase.is_whole() && self.before().is_some_and(|token| token.is(Word::Is))
        {
            return true;
        }
        let idle =
            || !self.rest().iter().any(|token| token.word().is_some_and(is_deed) && !token.word().is_some_and(is_rite));
        // 根据省委组织部9月28日通知精神: who stands between the two; not 根据安排，9月28日… or 按照计划9月28日开门.
        let by = self.lead().first().is_some_and(|token| token.is(Word::Reference))
            && self.phrase.edge == Edge::Bare
            && self.rest().iter().any(|token| token.is(Word::Noun) || token.is(Word::Paper) || is_meeting(token));
        if by && idle() {
            return true;
        }
        // 报送6月份数据, but 完成时限6月底, 工作9月中旬完成 and 情况说明这周补.
        let named = |token: &Token| token.is(Word::Noun) || token.kind == Kind::Other;
        let nominal = self.at(self.phrase.tokens.start).before(2).is_some_and(named);
        // 参加年底评优.
        if self.phrase.edge == Edge::Bare && self.before().is_some_and(|token| token.is(Word::Attend)) {
            return true;
        }
        let object = self.before().and_then(Token::word).is_some_and(|word| {
            matches!(word, Word::Verb | Word::Finished | Word::Issue | Word::Convene) || is_rite(word)
        }) && !nominal;
        object && self.phrase.is_whole() && (idle() || self.qualifies_noun())
    }

    /// 今年是…, 6月为“集中组建月”.
    fn is_defined(&self) -> bool {
        // 15号是周日.
        let of_a_day = || {
            let named = self.at(self.phrase.tokens.start).before(2);
            named.is_some_and(|token| matches!(token.word(), Some(Word::Day | Word::DayNumber | Word::DayShift(_))))
        };
        // 今天是3月9号.
        let today_is = self.before().is_some_and(|token| token.is(Word::Is))
            && self.at(self.phrase.tokens.start).before(2).is_some_and(|token| token.is(Word::DayShift(0)));
        if today_is {
            return true;
        }
        // 那天是星期天.
        let lone = self.phrase.tokens.len() == 1 && self.rest().is_empty();
        if self.phrase.rule == Rule::DayOfWeek
            && self.before().is_some_and(|token| token.is(Word::Is))
            && (of_a_day() || lone)
        {
            return true;
        }
        // 7月1日到15日为自查阶段; 2021年11月至2022年3月为集中整治期, where nothing else is due; 6月底是底线.
        let due_else = || self.rest_of_sentence().iter().any(|token| token.is(Word::Before));
        if self.phrase.rule == Rule::Range && (!self.phrase.is_whole() || !due_else())
            || self.rest().iter().any(|token| token.is(Word::Floor))
        {
            return false;
        }
        let year = self.phrase.rule == Rule::PartOfYear && self.phrase.is_whole();
        self.rest().iter().take(if year { YEAR_IS_REACH } else { 1 }).any(|token| token.is(Word::Is))
    }

    /// 1—4月同比增长12%; 上半年新增36个: told, where nothing says that it is asked.
    fn is_statistic(&self) -> bool {
        let has = |word| self.rest().iter().any(|token| token.is(word));
        // 5月份新建12个 is told of a span that is running, and planned of one to come.
        let running = matches!(self.phrase.meaning, Meaning::On { first, .. } if first <= self.context.base);
        let year = self.phrase.rule == Rule::PartOfYear;
        !self.is_asked() && (has(Word::Statistic) || has(Word::Gain) && running && !year)
    }

    /// Whether the clause asks for something: 要, 将, 力争, 确保.
    fn is_asked(&self) -> bool {
        self.asks(self.clause.clone())
    }

    pub fn asks(&self, run: Range<usize>) -> bool {
        let clause = &self.tokens[run];
        clause.iter().enumerate().any(|(at, token)| match token.word() {
            Some(Word::Modal | Word::Then | Word::Strive | Word::Ensure | Word::NotOver) => true,
            Some(Word::Scheme) => asks_for_next(clause.get(at + 1)),
            // 会开展 is to come.
            Some(Word::Hui) => clause.get(at + 1).and_then(Token::word).is_some_and(is_deed),
            _ => false,
        })
    }

    /// 定于6月15日召开, 6月15日上午9时召开会议.
    fn is_meeting_time(&self) -> bool {
        if self.phrase.is_whole() {
            return false;
        }
        let set = self.lead().iter().any(|token| token.is(Word::SetFor));
        // 今天，我们召开…: where the words are said.
        let today = matches!(self.phrase.rule, Rule::NamedDay | Rule::DayOfMonth)
            && self.phrase.edge == Edge::Bare
            && self.phrase.day() == Some(self.context.base);
        if today && self.rest_of_sentence().iter().take(TODAY_MEETS_REACH).any(|token| token.is(Word::Convene)) {
            return true;
        }
        // 推进会将于6月18日召开.
        let subject = self
            .lead()
            .iter()
            .any(|token| token.is(Word::Meeting) || token.is(Word::Dispatch) || token.is(Word::Sitting));
        let coming = self.before().is_some_and(|token| token.is(Word::Modal));
        let opens = self.rest().iter().take(OPENS_REACH).any(|token| token.is(Word::Convene));
        if subject && coming && opens && self.phrase.rule == Rule::DayOfMonth {
            return true;
        }
        // 5月23日报到.
        if self.phrase.rule != Rule::Range && self.rest().first().is_some_and(|token| token.is(Word::Attend)) {
            return true;
        }
        let meets = |token: &Token| {
            token.is(Word::Convene)
                || token.is(Word::Attend)
                || token.is(Word::Meeting)
                || token.is(Word::Dispatch)
                || token.is(Word::Hui)
                || token.is(Word::Sitting)
        };
        let next_clauses = || self.rest_of_sentence().iter().take(MEETS_REACH).any(meets);
        // 定于12月上旬举办培训班 is a plan; 定于12月5日召开会议 is when to come.
        let trains = self.rest().iter().any(|token| token.is(Word::Event))
            && !self.rest_of_sentence().iter().any(|token| {
                token.is(Word::Meeting) || token.is(Word::Dispatch) || token.is(Word::Hui) || token.is(Word::Sitting)
            });
        (set && !trains || self.phrase.clocked) && (next_clauses() || self.lead().iter().any(meets))
    }

    /// 三季度重点任务, 2022年工作要点: the phrase only qualifies a noun. A year needs a word that asks as well.
    fn qualifies_noun(&self) -> bool {
        // 报当日数据.
        if self.phrase.rule == Rule::NamedDay && self.rest().first().is_some_and(|token| token.is(Word::Noun)) {
            return true;
        }
        if !self.phrase.is_whole() {
            return false;
        }
        let year = matches!(self.phrase.rule, Rule::PartOfYear);
        for (at, token) in self.rest().iter().enumerate() {
            match token.word() {
                // 下周把方案报上去.
                Some(Word::Object | Word::Modal | Word::Then | Word::Strive | Word::Ensure | Word::NotOver) => {
                    return false;
                }
                Some(Word::Scheme) => return !asks_for_next(self.rest().get(at + 1)),
                Some(Word::Hui) => {
                    let acts = self.rest().get(at + 1).and_then(Token::word).is_some_and(is_deed);
                    return !acts;
                }
                Some(Word::Noun | Word::Sitting | Word::Meeting | Word::Dispatch) => return true,
                Some(word) if is_deed(word) => {
                    let next = self.rest().get(at + 1);
                    // 组织部门, 考核结果: a deed that is part of a noun.
                    return is_rite(word) && next.is_some_and(|token| token.is(Word::Noun));
                }
                _ => {}
            }
        }
        let led = self.before().is_some_and(|token| token.is(Word::At) || token.is(Word::To));
        year && !self.is_asked()
            && !led
            && !self.lead().iter().any(|token| token.is(Word::Strive) || token.is(Word::Ensure))
    }
}

/// Whether 计划 or 要求 asks for the deed after it (计划开展), and is no noun (下月计划).
fn asks_for_next(next: Option<&Token>) -> bool {
    next.is_some_and(|token| token.is(Word::At) || token.is(Word::Modal) || token.word().is_some_and(is_deed))
}

/// Whether a word belongs to a date.
fn is_time(token: &Token) -> bool {
    matches!(
        token.word(),
        Some(Word::Month | Word::Day | Word::DayNumber | Word::Weekday(_) | Word::Portion(_) | Word::Before)
    )
}

/// Whether a word names a meeting.
fn is_meeting(token: &Token) -> bool {
    token.is(Word::Meeting) || token.is(Word::Dispatch) || token.is(Word::Sitting)
}

/// Whether a word is a rite: what is done daily or monthly.
fn is_rite(word: Word) -> bool {
    matches!(word, Word::Rite | Word::Upkeep)
}

/// Whether a word is something that is done.
pub(super) fn is_deed(word: Word) -> bool {
    matches!(
        word,
        Word::Verb
            | Word::Finished
            | Word::Gain
            | Word::Rite
            | Word::Upkeep
            | Word::Gathering
            | Word::Event
            | Word::Convene
            | Word::Issue
            | Word::Attend
            | Word::Effect
            | Word::Ended
    )
}
