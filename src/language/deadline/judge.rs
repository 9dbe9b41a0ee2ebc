//! What a dated phrase is worth where it stands: a deadline, or a past fact, a start, a reference, a statistic, a meeting's time.
//!
//! The rules look only at words around the phrase; each is a function of its own, and the first that speaks decides. What others do
//! on a day of their own (考核组月底到) is judged in `occasion`.

use super::{
    cursor::{Cursor, clause, sentence},
    length::length,
    phrase::{Edge, Extent, Phrase},
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

/// How near before a date a denial may stand that may be of the date: 不要求在6月底前.
const DENIAL_REACH: usize = 3;

/// How far behind a part of a month the word may stand that says what is to be so by its end.
const MODAL_REACH: usize = 5;

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
                    && (self.rest()[at..].iter().any(|token| token.is(Word::Of) || token.is(Word::Soon))
                        || self.at(self.clause.end + 1).is(Word::Soon))
        });
        // 年底前两个月: so long before it.
        let measured = self.before_length();
        let not_asked = failing
            || measured
            || forbids
            || self.is_of_whoever_is_in_time()
            || first.is_some_and(|token| token.is(Word::Not));
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
        if self.is_of_whoever_is_late() {
            // 超过6月30号的，一律按未完成算: who is later than that fails by it.
            return if self.is_to_come() { Worth::Deadline(Some(DeadlineQuestion::Supposed)) } else { Worth::Nothing };
        }
        if self.is_share() {
            let about = Worth::Deadline(Some(DeadlineQuestion::Supposed));
            return if self.is_to_come() { about } else { Worth::Past };
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
                && !self.is_a_day()
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

    fn is_followed_by_a_deed(&self) -> bool {
        self.rest().first().and_then(Token::word).is_some_and(|word| is_deed(word) || word == Word::Object)
    }

    /// 8月上旬完成换届: a day or a part of a month with a deed after it needs no 前.
    fn says_what_is_done(&self) -> bool {
        let deed = |token: &Token| token.word().is_some_and(is_deed);
        self.phrase.extent == Extent::Part
            && !self.phrase.figures
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
        // 25号听汇报, 8号看现场.
        let goes = || match self.rest() {
            [verb, deed, rest @ ..] => {
                verb.kind == Kind::Other
                    && (deed.word().is_some_and(is_deed) || deed.is(Word::Noun))
                    && !rest.iter().any(|token| token.is(Word::Of))
            }
            _ => false,
        };
        if opens && goes() {
            return true;
        }
        // 22号上常委会.
        let meets = self.rest().get(1).is_some_and(|token| token.is(Word::Meeting) || token.is(Word::Dispatch));
        let acted = first.map_or(meets, |word| {
            is_deed(word) || matches!(word, Word::Object | Word::Soon | Word::Modal | Word::Grant | Word::Failing)
        });
        // 验资报告15号出来.
        let comes = self.rest().len() <= 2 && self.rest().last().is_some_and(|token| token.is(Word::Visits));
        !counted && acted || comes
    }

    /// 名单28号发过去, 28号必须见分晓, 好，28号: whatever is done on it, a number that counts no thing is a day of the month.
    fn is_a_day(&self) -> bool {
        let first = self.rest().first();
        let numbers = self.before().is_some_and(|token| {
            // 方案28号 may be that plan; 方案28号报 is when.
            let named = token.is(Word::Noun) || token.is(Word::Paper) || token.is(Word::SomePaper);
            named && self.rest().is_empty()
                || token.is(Word::Ordinal)
                || matches!(token.kind, Kind::Sealed | Kind::Number(_))
        });
        let of_a_thing = first.is_some_and(|token| token.is(Word::Of) || token.is(Word::Noun) || token.is(Word::Paper));
        let named = self.at(self.phrase.tokens.end - 1).is(Word::DayNumber);
        named && !numbers && !of_a_thing
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
            if self.is_to_be_reached() {
                return false;
            }
            return !self.at(self.phrase.tokens.end + 1).is_any(&[Word::Cue]);
        }
        // 下周把编制的事敲定.
        if self.is_to_come() && self.rest().first().is_some_and(|token| token.is(Word::Object)) {
            return false;
        }
        // 凡是今天点到名的，三天之内报.
        let today = self.phrase.rule == Rule::NamedDay && self.phrase.edge == Edge::Bare;
        if today && self.rest().len() > 1 && self.rest().last().is_some_and(|token| token.is(Word::Of)) {
            return true;
        }
        let mut chain = 0;
        let mut negated = false;
        for token in self.rest().iter().take(ATTRIBUTE_REACH) {
            match token.word() {
                Some(word) if is_deed(word) => chain += 1,
                Some(Word::Of) if chain > 0 => {
                    let limited = self.phrase.edge == Edge::Limit;
                    if limited && self.is_of_whoever_is_in_time() {
                        return false;
                    }
                    return !limited || chain == 1 || chain == 2 && !self.governs();
                }
                Some(Word::Modal | Word::Then | Word::Strive | Word::Ensure | Word::NotOver)
                    if chain == 0 && !negated && self.phrase.remark != Some(Remark::RolledToNextYear) =>
                {
                    return false;
                }
                Some(Word::Already) => negated = true,
                // 6月底前未完成的: it had to be done by then.
                Some(Word::Not | Word::No)
                    if chain == 0
                        && (self.phrase.edge == Edge::Limit && self.phrase.remark.is_none() || self.is_to_come()) =>
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

    /// 6月20日前建成的，市里给予奖补: nobody is asked, but what is done by then is favoured, and a day is in it.
    fn is_of_whoever_is_in_time(&self) -> bool {
        let comma = || self.at(self.clause.end).is_mark(Mark::Comma);
        let deed = || self.rest().iter().any(|token| token.word().is_some_and(is_deed));
        let denied = |token: &Token| token.is(Word::Not) || token.is(Word::Denial) || token.is(Word::No);
        self.phrase.edge == Edge::Limit
            && self.is_to_come()
            && self.rest().last().is_some_and(|token| token.is(Word::Of))
            && comma()
            && deed()
            && !self.lead().iter().any(denied)
    }

    /// 超过6月30号的; 6月30号以后的不再受理.
    fn is_of_whoever_is_late(&self) -> bool {
        let last = self.at(self.phrase.tokens.end - 1);
        let refused = |token: &Token| token.is(Word::No) || token.is(Word::Not) || token.is(Word::Failing);
        let after = last.is(Word::After)
            && (self.rest().first().is_some_and(|token| token.is(Word::Of))
                && self.rest_of_sentence().iter().any(refused)
                || self.rest().first().is_some_and(|token| token.is(Word::No)));
        after || self.before().is_some_and(|token| token.is(Word::Beyond)) && self.phrase.rule != Rule::Range
    }

    /// Whether the day is still to come, and this year's where no year was written.
    fn is_to_come(&self) -> bool {
        self.phrase.remark.is_none() && self.phrase.day().is_some_and(|day| day > self.context.base)
    }

    /// 先把8月底的任务干完: what is due by then is to be done, and whether by then is left open.
    fn is_share(&self) -> bool {
        let rest = self.rest();
        self.before().is_some_and(|token| token.is(Word::Object))
            && self.phrase.extent == Extent::Part
            && self.phrase.rule != Rule::DayOfMonth
            && rest.first().is_some_and(|token| token.is(Word::Of))
            && rest.get(1).is_some_and(|token| token.is(Word::Noun))
            && rest.get(2..).is_some_and(|deed| deed.iter().any(Token::is_verb))
    }

    /// 10月底的覆盖率要达到81%: what is to be so by then.
    fn is_to_be_reached(&self) -> bool {
        let part = self.phrase.extent == Extent::Part && self.phrase.rule == Rule::PartOfMonth;
        let modal = self.rest().iter().take(MODAL_REACH).position(|token| token.is(Word::Modal));
        self.is_to_come() && part && modal.is_some_and(|at| self.rest().get(at + 1).is_some_and(Token::is_verb))
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
        // 月底太晚了，20号.
        let replaces = self.phrase.tokens.start.checked_sub(1).is_some_and(|comma| {
            let last = comma.checked_sub(1).map_or(comma, |last| last - usize::from(self.at(last).is(Word::Done)));
            self.at(comma).is_mark(Mark::Comma) && last < comma && self.at(last).is(Word::Failing)
        });
        // 按25号来, not 按25号文件.
        let according = self.before().is_some_and(|token| token.is(Word::Per))
            && self.rest().first().is_none_or(|token| token.is(Word::Visits) || token.word().is_some_and(is_deed));
        // 5/20交, 6.20完成, 名单6.20报.
        let slashed = self.is_followed_by_a_deed()
            && (self.phrase.tokens.clone())
                .any(|at| self.at(at).is_mark(Mark::Slash) || self.at(at).is_mark(Mark::Dot))
            && (self.phrase.tokens.start == self.clause.start
                || self.before().is_some_and(|token| token.is(Word::Noun)));
        let is_it = self.before().is_some_and(|token| token.is(Word::Is))
            && (self.rest().iter().all(|token| token.is(Word::Particle))
                // 是20号不是10号.
                || self.rest().first().is_some_and(|token| token.is(Word::Denial)));
        self.before().is_some_and(introduces)
            || is_it
            || repairs
            || replaces
            || according
            || slashed
            || matches!(self.phrase.rule, Rule::Range | Rule::Listing) && self.phrase.figures
    }
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

/// Whether a word belongs to a date.
fn is_time(token: &Token) -> bool {
    matches!(
        token.word(),
        Some(Word::Month | Word::Day | Word::DayNumber | Word::Weekday(_) | Word::Portion(_) | Word::Before)
    )
}

/// Whether a word is a rite: what is done daily or monthly.
pub(super) fn is_rite(word: Word) -> bool {
    matches!(word, Word::Rite | Word::Upkeep)
}
