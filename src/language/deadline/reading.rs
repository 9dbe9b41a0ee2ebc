//! What a reader of deadlines gives back: the meanings, where each stands in the text, how sure it is, what it is unsure of, and
//! what is wrong.
//!
//! **What is asked about.** A reading is [`Certainty::Certain`] exactly when it has no [`Doubt`] and no [`Fault`]; whatever else
//! it is, `doubts` and `faults` name the words (`span`, in bytes) and the reason, and where the words leave a choice, `candidates`
//! holds the meanings to choose from. Several dates of one duty are stages: all of them stand in `dues`, and where they may as
//! well be one date said twice, a doubt [`DeadlineQuestion::Stages`] offers each.
//!
//! Typed data only; the sentences that people read are made elsewhere.

use crate::domain::{Deadline, DeadlineQuestion, Due, label};
use std::ops::Range;

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Another reading is possible: ask before filing it.
    Unsure,
    /// The usual reading, but the words leave room.
    Likely,
    /// The words say so.
    Certain,
}

/// Something that makes a phrase unreadable. It is told, never guessed around.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// 6月31日, 2月30日.
    NoSuchDay {
        /// Where it stands (bytes).
        span: Range<usize>,
        /// The month it was named with, when one was.
        month: Option<u32>,
        /// The day named.
        day: u32,
    },
    /// 13月.
    NoSuchMonth {
        /// Where it stands (bytes).
        span: Range<usize>,
        /// The month named.
        month: u32,
    },
    /// 五季度.
    NoSuchQuarter {
        /// Where it stands (bytes).
        span: Range<usize>,
        /// The quarter named.
        quarter: u32,
    },
    /// A rule that no recurrence can express: 每两个月, 每三年.
    NoSuchRecurrence {
        /// Where it stands (bytes).
        span: Range<usize>,
    },
    /// Words that name no single day: 两三天内, 年前.
    Vague {
        /// Where it stands (bytes).
        span: Range<usize>,
    },
    /// A day that the calendar or the lunar table does not reach.
    OutOfReach {
        /// Where it stands (bytes).
        span: Range<usize>,
    },
}

/// Something worth knowing about a reading that is not wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remark {
    /// The arrangement of legal holidays for this year is not announced: reckoned from the law.
    HolidaysNotPublished(i32),
    /// No year was written and this year's day is past: the next one is meant.
    RolledToNextYear,
    /// The year was taken from a date earlier in the sentence.
    YearCarried(i32),
    /// The day that the words name is already past on the day they were said.
    AlreadyPast,
    /// A bare day that is past this year was taken for a past fact, not for next year's day: 4月底完成换届, said in May.
    TakenAsPast,
    /// 节前 without a name: the next holiday was taken.
    NextHolidayTaken,
    /// A length of time without a beginning: not read as a deadline.
    LengthOnly,
    /// The weekday beside a day is another one than that day's: 6月30日（星期五）, which is a Thursday.
    WeekdayDiffers,
    /// The recurrence is coarser than what was said.
    Coarsened,
}

impl DeadlineQuestion {
    /// How sure a reading with this doubt can be at most.
    #[must_use]
    pub fn certainty(self) -> Certainty {
        match self {
            Self::Bare
            | Self::HolidaysUnknown
            | Self::YearCarried
            | Self::Coarsened
            | Self::Event
            | Self::CountedFromToday
            | Self::DigitBeside
            | Self::Ranges => Certainty::Likely,
            Self::Approximate
            | Self::PastThisYear
            | Self::AlreadyPast
            | Self::WhichHoliday
            | Self::WeekdayDiffers
            | Self::TodayOrNextWeek
            | Self::Stages
            | Self::OutOfOrder
            | Self::Denied
            | Self::WhichCorrected
            | Self::Supposed
            | Self::Misspelt
            | Self::NotUnderstood
            | Self::UnknownEvent
            | Self::OnceOrEvery => Certainty::Unsure,
        }
    }
}

/// Words that a reading is unsure of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where they stand (bytes).
    pub span: Range<usize>,
    /// Why they are not sure.
    pub about: DeadlineQuestion,
    /// What they may mean, the likeliest first; empty where only the speaker can say.
    pub candidates: Vec<Due>,
}

/// The rules of the grammar, by name. Each has its own file of examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// 6月30日, 2022.6.30, 20220630, 25日.
    DayOfMonth,
    /// 6月底, 8月上旬, 6月前, 本月底.
    PartOfMonth,
    /// 二季度末, 本季度内.
    Quarter,
    /// 上半年.
    Half,
    /// 年底, 今年, 2023年初.
    PartOfYear,
    /// “十四五”末.
    PlanPeriod,
    /// 本周五, 下周内, 周末.
    DayOfWeek,
    /// 今天, 明早, 下午5点前.
    NamedDay,
    /// 6月1日至30日, 6—8月, 5月底6月初.
    Range,
    /// 6月、9月、12月底前.
    Listing,
    /// 10日内, 5个工作日内, 会后三天内.
    SpanFromToday,
    /// 自6月1日起10日内, 节后一周内.
    SpanFromDay,
    /// 节前, 国庆节前, “七一”前, 节后上班第一天.
    FestivalDay,
    /// 农历八月十五前.
    LunarDay,
    /// 比9月底提前一个月, 原定6月底，延期10天.
    Shifted,
    /// 力争A、确保B; 原定A、延至B.
    Binding,
    /// 每月25日前.
    EveryUnit,
    /// 一月一调度, 一年两次, 按月.
    Frequency,
    /// 日报告制度, 月调度.
    Regime,
    /// 下次调度会前.
    NextMeeting,
    /// 开学前, 批复下达后.
    Event,
    /// 尽快.
    Urgent,
    /// 长期.
    Open,
    /// 即日起.
    FromNowOn,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 24] = [
        Self::DayOfMonth,
        Self::PartOfMonth,
        Self::Quarter,
        Self::Half,
        Self::PartOfYear,
        Self::PlanPeriod,
        Self::DayOfWeek,
        Self::NamedDay,
        Self::Range,
        Self::Listing,
        Self::SpanFromToday,
        Self::SpanFromDay,
        Self::FestivalDay,
        Self::LunarDay,
        Self::Shifted,
        Self::Binding,
        Self::EveryUnit,
        Self::Frequency,
        Self::Regime,
        Self::NextMeeting,
        Self::Event,
        Self::Urgent,
        Self::Open,
        Self::FromNowOn,
    ];

    /// Its name, as its file of examples is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DayOfMonth => "day-of-month",
            Self::PartOfMonth => "part-of-month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::PartOfYear => "part-of-year",
            Self::PlanPeriod => "plan-period",
            Self::DayOfWeek => "day-of-week",
            Self::NamedDay => "named-day",
            Self::Range => "range",
            Self::Listing => "listing",
            Self::SpanFromToday => "span-from-today",
            Self::SpanFromDay => "span-from-day",
            Self::FestivalDay => "festival-day",
            Self::LunarDay => "lunar-day",
            Self::Shifted => "shifted",
            Self::Binding => "binding",
            Self::EveryUnit => "every-unit",
            Self::Frequency => "frequency",
            Self::Regime => "regime",
            Self::NextMeeting => "next-meeting",
            Self::Event => "event",
            Self::Urgent => "urgent",
            Self::Open => "open",
            Self::FromNowOn => "from-now-on",
        }
    }
}

/// What a sentence says about when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineReading {
    /// The meanings, in text order. Empty: no deadline, or one that could not be read (see `faults`).
    pub dues: Vec<Due>,
    /// Where each meaning stands in the text (bytes), one for each of `dues`.
    pub spans: Vec<Range<usize>>,
    /// How sure the reading is: certain exactly when there is neither a doubt nor a fault.
    pub certainty: Certainty,
    /// What it is unsure of.
    pub doubts: Vec<Doubt>,
    /// What is striven for beside the bound that `dues` gives: 原则上6月底完成，最迟7月15日 has 06-30 here.
    pub aims: Vec<Due>,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// What is worth knowing.
    pub remarks: Vec<Remark>,
    /// The rules that the meanings came from, for tests and for explaining.
    pub rules: Vec<Rule>,
}

impl DeadlineReading {
    /// A reading of nothing.
    #[must_use]
    pub(super) fn empty() -> Self {
        Self {
            dues: Vec::new(),
            spans: Vec::new(),
            certainty: Certainty::Certain,
            doubts: Vec::new(),
            aims: Vec::new(),
            faults: Vec::new(),
            remarks: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// The label of the meanings; `NONE` without any.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.dues)
    }

    /// The reading as a deadline, with the words it was read from.
    #[must_use]
    pub fn to_deadline(&self, text: &str) -> Deadline {
        let mut spoken: Vec<&str> = Vec::new();
        for span in &self.spans {
            match text.get(span.clone()) {
                Some(words) if spoken.last() != Some(&words) => spoken.push(words),
                _ => {}
            }
        }
        Deadline { spoken: spoken.join("、"), dues: self.dues.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_staged_deadline_are_kept_for_the_record() {
        let text = "6月10日前报方案，9月底前完成";
        let day = |text: &str| Due::On(text.parse().expect("a date"));
        let reading = DeadlineReading {
            dues: vec![day("2022-06-10"), day("2022-09-30")],
            spans: vec![0.."6月10日前".len(), "6月10日前报方案，".len().."6月10日前报方案，9月底前".len()],
            certainty: Certainty::Certain,
            doubts: Vec::new(),
            aims: Vec::new(),
            faults: Vec::new(),
            remarks: Vec::new(),
            rules: Vec::new(),
        };
        assert_eq!(reading.to_deadline(text).spoken, "6月10日前、9月底前");
        assert_eq!(reading.label(), "2022-06-10;2022-09-30");
    }

    #[test]
    fn rules_have_names_of_their_own() {
        let mut names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Rule::ALL.len());
    }
}
