//! What is asked about a deadline that is not certain, before it is filed: the words, why they leave room, what they may mean.

use super::date::due;
use crate::domain::{DeadlineQuestion, Due};
use chrono::NaiveDate;

/// The question about `words`, said on `base`. One sentence; the choices follow it where there are any.
#[must_use]
pub fn question(words: &str, about: DeadlineQuestion, candidates: &[Due], base: NaiveDate) -> String {
    let why = match about {
        DeadlineQuestion::Bare => "只说了时间，没说“前”，请确认是不是期限",
        DeadlineQuestion::HolidaysUnknown => "用到的放假安排还没有公布，请确认",
        DeadlineQuestion::YearCarried => "没说年份，按前一个日期的年份算的，请确认",
        DeadlineQuestion::Coarsened => "说得比能记的细，请确认",
        DeadlineQuestion::Event => "要等那件事，还没有日子",
        DeadlineQuestion::CountedFromToday => "没说从哪天算起，按说话当天算的，请确认",
        DeadlineQuestion::DigitBeside => "紧挨着别的数字或字母，请确认没有看串",
        DeadlineQuestion::Ranges => "有几段时间，取了最后一段的末尾，请确认",
        DeadlineQuestion::Approximate => "是个大概的日子，请确认",
        DeadlineQuestion::PastThisYear => "今年已经过了，请确认是明年的，还是说过去的事",
        DeadlineQuestion::AlreadyPast => "这一天已经过了，请确认",
        DeadlineQuestion::WhichHoliday => "没说哪个节，请确认",
        DeadlineQuestion::WeekdayDiffers => "日期和星期对不上，请确认",
        DeadlineQuestion::TodayOrNextWeek => "今天正是这一天，请确认是今天还是下周",
        DeadlineQuestion::Stages => "有几个日期，请确认是分几步走，还是后一个改了前一个",
        DeadlineQuestion::OutOfOrder => "几个日期先后颠倒，请确认",
        DeadlineQuestion::Denied => "话里说这个日期不作数，请确认期限",
        DeadlineQuestion::Supposed => "是在问或在假设，请确认期限",
        DeadlineQuestion::WhichCorrected => "改了日期，请确认改的是哪一件",
        DeadlineQuestion::Misspelt => "像是写错了字，请确认",
        DeadlineQuestion::NotUnderstood => "没看明白，请确认日期",
        DeadlineQuestion::UnknownEvent => "要等那件事，请确认有没有日子",
        DeadlineQuestion::OnceOrEvery => "请确认是这一次，还是每次都要",
    };
    let choices: Vec<String> = candidates.iter().map(|candidate| due(candidate, base)).collect();
    if choices.is_empty() {
        format!("“{words}”{why}")
    } else {
        format!("“{words}”{why}（{}）", choices.join("、"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_names_the_words_and_the_choices() {
        let day = |text: &str| text.parse().expect("a date");
        let candidates = [Due::On(day("2022-05-20")), Due::On(day("2022-05-27"))];
        let asked = question("周五前", DeadlineQuestion::TodayOrNextWeek, &candidates, day("2022-05-20"));
        assert!(asked.starts_with("“周五前”今天正是这一天"), "{asked}");
        assert!(asked.contains("5月20日") && asked.contains("5月27日"), "{asked}");
    }
}
