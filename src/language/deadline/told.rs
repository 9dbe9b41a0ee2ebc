//! Whether a date is only told of: a state of affairs (截至4月底), what has happened already, what was missed, what is past.

use super::{
    judge::{Scene, is_deed},
    length::length,
    phrase::{Edge, Meaning},
    reading::{Remark, Rule},
};
use crate::language::{
    token::{Kind, Mark, Token},
    word::Word,
};
use chrono::Days;

/// How far back from today a bare past day is taken for the past and not for the next year.
pub(super) const NEAR: Days = Days::new(183);

impl Scene<'_> {
    /// Whether a softer phrase (an event, 尽快) is only told of: 已立即整改, 会议前各单位已报送.
    pub fn is_told(&self) -> bool {
        let waits = matches!(self.phrase.meaning, Meaning::Event | Meaning::NextMeeting);
        // 本次会议后 is now; 本轮巡察结束前 is still to come.
        let until = self.tokens[self.phrase.tokens.clone()].iter().any(|token| token.is(Word::Before));
        let this_one = !until && self.before().is_some_and(|token| token.is(Word::ThisOne));
        self.lead().iter().any(|token| token.is(Word::Already))
            || waits && (this_one || has_happened(self.rest_of_sentence()))
    }

    /// 截至4月底: how things stood. A day to come after 截至 or 截止 is a limit all the same.
    pub fn is_state_of_affairs(&self) -> bool {
        let as_of = self.before().is_some_and(|token| token.is(Word::AsOf) || token.is(Word::CutOff))
            || self.before().is_some_and(|token| token.is(Word::To))
                && self.at(self.phrase.tokens.start).before(2).is_some_and(|token| token.is(Word::CutOff));
        let to_come = self.phrase.day().is_none_or(|day| day > self.context.base);
        let rolled = self.phrase.remark == Some(Remark::RolledToNextYear);
        as_of && (!to_come || rolled || has_happened(self.rest_of_sentence()))
    }

    /// 已, 了, 曾 after the phrase: it is told, not asked. A day to come is told only in its own clause.
    pub fn is_reported(&self) -> bool {
        // 周五前把总结交了: a day to come with 前 before it is a limit, and 了 only says that it is to be over by then.
        // 三月底咋也整完了: of a span that has not begun nothing can be told.
        let unbegun = match self.phrase.meaning {
            Meaning::On { first, .. } => self.phrase.edge == Edge::Bare && first > self.context.base,
            _ => false,
        };
        let to_come = (self.phrase.edge == Edge::Limit || unbegun)
            && self.phrase.remark.is_none()
            && self.phrase.day().is_some_and(|day| day > self.context.base);
        // 最好这周就办了: wished for, not told.
        let wished = self.lead().iter().any(|token| token.is(Word::Strive) || token.is(Word::Ensure));
        let wished = wished && self.phrase.day().is_some_and(|day| day >= self.context.base);
        let to_come = to_come || wished;
        let done_here = if to_come { is_called_done(self.rest()) } else { has_happened(self.rest()) };
        let past_or_current = match self.phrase.meaning {
            Meaning::On { .. } if wished => false,
            Meaning::On { first, last } => {
                first <= self.context.base && self.phrase.edge != Edge::Limit
                    || last <= self.context.base
                    || self.phrase.remark == Some(Remark::RolledToNextYear)
            }
            _ => false,
        };
        // 今年3月还没动静; 谁10月底还没动的 supposes.
        if self.phrase.edge == Edge::Bare
            && past_or_current
            && self.rest().first().is_some_and(|token| token.is(Word::Not))
        {
            return true;
        }
        if self.is_counted_down_to() || self.is_only_today() {
            return true;
        }
        // 到今天也没见着.
        let till_now = self.phrase.rule == Rule::NamedDay && self.before().is_some_and(|token| token.is(Word::To));
        if till_now && past_or_current && self.rest().iter().any(|token| token.is(Word::Not)) {
            return true;
        }
        // 2022年5月20日印发, at the foot of a paper; not 这周发文.
        if self.phrase.rule == Rule::DayOfMonth
            && past_or_current
            && self.rest().first().is_some_and(|token| token.is(Word::Issue))
            && self.phrase.edge == Edge::Bare
        {
            return true;
        }
        let in_lead = self.lead().iter().any(|token| token.is(Word::Already)) && past_or_current;
        if self.lead().iter().any(|token| token.is(Word::SaidThen)) || self.is_overdue() {
            return true;
        }
        done_here || in_lead || past_or_current && has_happened(self.rest_of_sentence())
    }

    /// 一季度今天收官，…下周一之前补齐; 到今天一个星期了，7月15号前…: what today is, where something is due by another day.
    fn is_only_today(&self) -> bool {
        let asks = |token: &Token| {
            token.is(Word::Modal) || token.is(Word::Object) || token.is(Word::Urgent) || token.is(Word::Ensure)
        };
        self.phrase.rule == Rule::NamedDay
            && self.phrase.edge == Edge::Bare
            && self.phrase.day() == Some(self.context.base)
            && !self.tokens[self.clause.clone()].iter().any(asks)
            && self.rest_of_sentence().iter().any(|token| {
                // 今晚加个班，明天一早交.
                let tomorrow = matches!(token.word(), Some(Word::DayShift(1..)));
                token.is(Word::Before) && !self.phrase.clocked
                    || tomorrow && !self.rest().iter().any(|token| token.word().is_some_and(is_deed))
            })
    }

    /// 还有三个月就到年底了, 到6月底还有40天, 到月底满打满算三周, 从现在起到年底，只有两个半月了: how far away it is.
    fn is_counted_down_to(&self) -> bool {
        let from_now = self.phrase.rule == Rule::Range && self.tokens[self.phrase.tokens.start].is(Word::FromNow);
        if self.phrase.edge != Edge::Bare && !from_now {
            return false;
        }
        let led = self.before().is_some_and(|token| token.is(Word::To) || token.is(Word::At));
        let (start, end) = (self.phrase.tokens.start, self.phrase.tokens.end);
        let remains = |at: usize| self.tokens[at].is(Word::Remains) && length(self.at(at + 1)).is_some();
        let behind = self.at(end).eat_mark(Mark::Comma).unwrap_or(self.at(end)).at;
        if behind < self.tokens.len() && (remains(behind) || self.counts_families(behind)) {
            return true;
        }
        let measured = || {
            !self.rest().iter().any(|token| token.word().is_some_and(is_deed))
                && (end..self.clause.end).any(|at| length(self.at(at)).is_some_and(|(_, to)| to.at == self.clause.end))
        };
        led && ((start - self.lead().len()..start).any(remains)
            || self.before().is_some_and(|token| token.is(Word::To)) && measured())
    }

    /// 年底只剩12家: what is left by then, and no length.
    fn counts_families(&self, at: usize) -> bool {
        at == self.phrase.tokens.end
            && self.tokens[at].is(Word::Remains)
            && self.at(at + 1).number().is_some_and(|(_, after)| after.peek(0).is_some() && !after.is(Word::Times))
    }

    /// 5月底前应完成的任务尚未完成, said in June: a day of this year that was missed, not one of the next year.
    pub fn is_overdue(&self) -> bool {
        let missed = |pair: &[Token]| pair[0].is(Word::Not) && pair[1].word().is_some_and(is_deed);
        self.is_far_in_next_year() && self.rest_of_sentence().windows(2).any(missed)
    }

    /// Whether this year's day is past and the next year's more than half a year away.
    pub fn is_far_in_next_year(&self) -> bool {
        self.phrase.remark == Some(Remark::RolledToNextYear)
            && self
                .phrase
                .day()
                .is_some_and(|day| self.context.base.checked_add_days(NEAR).is_some_and(|near| day > near))
    }

    /// A bare day that is past this year: a past one unless something asks for it or it is nearer in the next year.
    pub fn is_recent_past(&self) -> bool {
        match self.phrase.remark {
            Some(Remark::RolledToNextYear) => {
                // 2月份完成4家，3月底前再完成5家: what is asked is asked by the later day.
                let by_then = self.phrase.edge == Edge::Bare
                    && self.rest_of_sentence().iter().any(|token| token.is(Word::Before));
                let asked = if by_then { self.asks(self.clause.clone()) } else { self.asks(self.sentence.clone()) };
                self.is_far_in_next_year() && !asked
            }
            Some(Remark::AlreadyPast) => true,
            _ => false,
        }
    }
}

/// Whether these words say that it has been done already; 已成立的 only describes.
fn is_called_done(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let clause = || tokens[at..].iter().take_while(|next| !matches!(next.kind, Kind::Mark(_)));
        token.is(Word::Already) && !clause().any(|next| next.is(Word::Of))
    })
}

/// Whether these words tell something that has happened; 已成立的 only describes.
fn has_happened(tokens: &[Token]) -> bool {
    is_called_done(tokens)
        || tokens.iter().enumerate().any(|(at, token)| match token.word() {
            // 召开了, 完成了; 过 after a deed.
            Some(Word::Done) => {
                // 跑了47家: whatever was done, so many of them are done.
                let counted = || match tokens.get(at + 1).map(|next| next.kind) {
                    // 先自己过一遍, 过两遍: how often, of a deed to come.
                    Some(Kind::Number(number)) => {
                        number.value > 1 && !tokens.get(at + 2).is_some_and(|next| next.is(Word::Times))
                    }
                    _ => false,
                };
                // 完成了的 only describes.
                at > 0
                    && (tokens[at - 1].word().is_some_and(is_deed) || tokens[at - 1].kind == Kind::Other && counted())
                    && !tokens.get(at + 1).is_some_and(|next| next.is(Word::Of))
            }
            _ => false,
        })
}
