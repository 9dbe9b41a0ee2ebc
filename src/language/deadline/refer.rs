//! Dates that stand for something else than a limit: what is only referred to (按照6月份安排), defined (今年是关键之年), counted
//! (上半年新增36个), a meeting's own time, or what a span of the calendar merely qualifies (三季度重点任务).

use super::{
    judge::{Scene, is_deed, is_rite},
    phrase::{Edge, Meaning},
    reading::Rule,
};
use crate::language::{
    token::{Kind, Token},
    word::Word,
};
use std::ops::Range;

/// How far behind 今年 a 是 may stand that says what the year is: 今年对于我市两新组织党建工作来说是关键之年.
const YEAR_IS_REACH: usize = 24;

/// How far behind 今天 a 召开 may stand that says where the words are said: 今天，我们在这里召开全市调度会.
const TODAY_MEETS_REACH: usize = 10;

/// How far behind a day a 召开 may stand for the day to be the meeting's: 推进会将于6月18日在市委礼堂召开.
const OPENS_REACH: usize = 4;

/// How far behind a day with a clock time a meeting may stand in the same sentence: 6月15日上午9时，在市委一楼会议室召开推进会.
const MEETS_REACH: usize = 24;

impl Scene<'_> {
    /// 按照6月份安排, 对3月15日通报, 召开6月15日会议: the phrase is an object or a reference.
    pub fn is_referred_to(&self) -> bool {
        let refers = |token: &Token| token.is(Word::Reference) || token.is(Word::Object) || token.is(Word::Than);
        // 本次6月15日会议, but 这次6月15日一定交, 这次12月3号再报 and 这次6月15日.
        let this_one = self.before().is_some_and(|token| token.is(Word::ThisOne))
            && self.rest().first().is_some_and(|token| {
                is_meeting(token)
                    || [Word::Hui, Word::Noun, Word::Of, Word::Gathering, Word::Event]
                        .iter()
                        .any(|word| token.is(*word))
            });
        // 就6月15日的通报 refers, and 能6月底就6月底 says it again; 不行就6月15日 does neither.
        let timed = |token: &Token| {
            matches!(
                token.word(),
                Some(Word::Portion(_) | Word::Day | Word::DayNumber | Word::Month | Word::Weekday(_))
            )
        };
        let again = self.at(self.phrase.tokens.start).before(2).is_some_and(timed);
        // 晚两天也行，就12号 answers; 就明天交 sets it.
        let named = |token: &Token| token.is(Word::Of) || token.is(Word::Noun) || token.is(Word::Paper);
        let answers = self.lead().len() == 1
            && !self.rest().iter().any(named)
            && !self.rest().first().and_then(Token::word).is_some_and(is_rite);
        let about =
            (self.lead().len() == 1 && !answers || again) && self.before().is_some_and(|token| token.is(Word::Soon));
        if about
            || this_one
            || self.before().is_some_and(refers)
            || self.phrase.is_whole() && self.before().is_some_and(|token| token.is(Word::Is)) && !self.is_put_right()
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
        // 年底考核按12月25日的数据算: what is held then is only named.
        let held = |token: &Token| token.is(Word::Rite) || token.is(Word::Event);
        let told = |token: &Token| [Word::Per, Word::Using, Word::Is, Word::Taking].iter().any(|word| token.is(*word));
        if self.phrase.edge == Edge::Bare
            && self.phrase.rule == Rule::PartOfYear
            && self.rest().first().is_some_and(held)
            && self.rest().get(1).is_some_and(told)
        {
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

    /// 说错了，是7月; 不是6月，是7月.
    fn is_put_right(&self) -> bool {
        let behind = |behind: usize| self.at(self.phrase.tokens.start).before(behind);
        let right = |token: &Token| {
            matches!(
                token.word(),
                Some(
                    Word::Repair
                        | Word::Month
                        | Word::MonthShift(_)
                        | Word::WeekShift(_)
                        | Word::Quarter
                        | Word::QuarterShift(_)
                )
            )
        };
        behind(2).is_some_and(|mark| matches!(mark.kind, Kind::Mark(_))) && behind(3).is_some_and(right)
    }

    /// 今年是…, 6月为“集中组建月”.
    pub fn is_defined(&self) -> bool {
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
        // 12月3号是国际残疾人日，搞一次志愿服务: what the day is, and what is done on it.
        let done_then = || {
            let later = &self.rest_of_sentence()[self.rest().len()..];
            self.phrase.rule == Rule::DayOfMonth
                && self.rest().len() > 1
                && later.iter().any(|token| token.word().is_some_and(is_deed))
                && !later.iter().any(|token| token.is(Word::Before) || token.is(Word::DayNumber))
        };
        if done_then() {
            return false;
        }
        let year = self.phrase.rule == Rule::PartOfYear && self.phrase.is_whole();
        self.rest().iter().take(if year { YEAR_IS_REACH } else { 1 }).any(|token| token.is(Word::Is))
    }

    /// 1—4月同比增长12%; 上半年新增36个: told, where nothing says that it is asked.
    pub fn is_statistic(&self) -> bool {
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
    pub fn is_meeting_time(&self) -> bool {
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
    pub fn qualifies_noun(&self) -> bool {
        // 报当日数据.
        if self.phrase.rule == Rule::NamedDay && self.rest().first().is_some_and(|token| token.is(Word::Noun)) {
            return true;
        }
        if !self.phrase.is_whole() {
            return false;
        }
        // 不能这个月三千，下个月两千: how many there are then.
        if let [only] = self.rest()
            && matches!(only.kind, Kind::Number(number) if number.value > MOST_DAYS)
            && self.phrase.edge == Edge::Bare
        {
            return true;
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
        let led =
            self.before().is_some_and(|token| token.is(Word::At) || token.is(Word::To) || token.is(Word::NotInto));
        // 上半年发展15名，全年35名: the rest of what was said of a time before it.
        let quota = self.lead().is_empty()
            && self.sentence.start < self.phrase.tokens.start
            && self.rest().len() <= QUOTA
            && self.rest().first().is_some_and(|token| matches!(token.kind, Kind::Number(_)));
        year && !self.is_asked()
            && !quota
            && !led
            && !self.lead().iter().any(|token| token.is(Word::Strive) || token.is(Word::Ensure))
    }
}

/// No month has more.
const MOST_DAYS: u32 = 31;

/// How many tokens a number has with what it counts: 35名.
const QUOTA: usize = 2;

/// Whether 计划 or 要求 asks for the deed after it (计划开展), and is no noun (下月计划).
fn asks_for_next(next: Option<&Token>) -> bool {
    next.is_some_and(|token| token.is(Word::At) || token.is(Word::Modal) || token.word().is_some_and(is_deed))
}

/// Whether a word names a meeting.
fn is_meeting(token: &Token) -> bool {
    token.is(Word::Meeting) || token.is(Word::Dispatch) || token.is(Word::Sitting)
}
