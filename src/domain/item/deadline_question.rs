//! What is asked about a deadline before it is filed (期限疑问): why the words that were read leave room.

/// Why a deadline that was read is not certain. Each can be put to the secretary in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineQuestion {
    /// 6月开展, 今年: a time is named and no limit (前, 内).
    Bare,
    /// The holidays of the year are not announced.
    HolidaysUnknown,
    /// The year is that of a date earlier in the sentence.
    YearCarried,
    /// The recurrence is coarser than what was said.
    Coarsened,
    /// Tied to an event whose day the text does not give.
    Event,
    /// A length of time with nothing said about its start: counted from the day it was said.
    CountedFromToday,
    /// A digit or a letter stands against the words: 6月底前100家.
    DigitBeside,
    /// Several ranges in a row, of which the last one's end was taken.
    Ranges,
    /// 6月10日左右.
    Approximate,
    /// Past this year: the next year's day, or a past fact.
    PastThisYear,
    /// The day is past already.
    AlreadyPast,
    /// 节前 without a name.
    WhichHoliday,
    /// The weekday beside the day is another one.
    WeekdayDiffers,
    /// 周五前, said on a Friday: today or a week on.
    TodayOrNextWeek,
    /// Several dates: stages of one duty, several duties, or one date corrected.
    Stages,
    /// Stages whose days do not follow one another.
    OutOfOrder,
    /// The only date is said not to hold: 6月底完不成.
    Denied,
    /// 6月底能完成吗, 如果6月底前完不成: asked or supposed, not set.
    Supposed,
    /// A date was corrected where more than one could be meant.
    WhichCorrected,
    /// Something else was written and this taken to be meant: 月低前.
    Misspelt,
    /// What touches the words, or stands where a limit was, is not understood: 6月15口前.
    NotUnderstood,
    /// An event that the reader does not know: 书记来调研之前.
    UnknownEvent,
    /// 月末前更新一次: once, or every month.
    OnceOrEvery,
}

impl DeadlineQuestion {
    /// Its name, for programs that read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::HolidaysUnknown => "holidays-unknown",
            Self::YearCarried => "year-carried",
            Self::Coarsened => "coarsened",
            Self::Event => "event",
            Self::CountedFromToday => "counted-from-today",
            Self::DigitBeside => "digit-beside",
            Self::Ranges => "ranges",
            Self::Approximate => "approximate",
            Self::PastThisYear => "past-this-year",
            Self::AlreadyPast => "already-past",
            Self::WhichHoliday => "which-holiday",
            Self::WeekdayDiffers => "weekday-differs",
            Self::TodayOrNextWeek => "today-or-next-week",
            Self::Stages => "stages",
            Self::OutOfOrder => "out-of-order",
            Self::Denied => "denied",
            Self::Supposed => "supposed",
            Self::WhichCorrected => "which-corrected",
            Self::Misspelt => "misspelt",
            Self::NotUnderstood => "not-understood",
            Self::UnknownEvent => "unknown-event",
            Self::OnceOrEvery => "once-or-every",
        }
    }
}
