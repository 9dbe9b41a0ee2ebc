//! What is asked about a deadline that is not certain, before it is filed: the words, why they leave room, what they may mean.

use super::date::due;
use crate::language::{About, Doubt};
use chrono::NaiveDate;

/// The question for a doubt about `text`, said on `base`. One sentence; the choices follow it where there are any.
#[must_use]
pub fn question(text: &str, doubt: &Doubt, base: NaiveDate) -> String {
    let words = text.get(doubt.span.clone()).unwrap_or(text);
    let why = match doubt.about {
        About::Bare => "只说了时间，没说“前”，请确认是不是期限",
        About::HolidaysUnknown => "用到的放假安排还没有公布，请确认",
        About::YearCarried => "没说年份，按前一个日期的年份算的，请确认",
        About::Coarsened => "说得比能记的细，请确认",
        About::Event => "要等那件事，还没有日子",
        About::CountedFromToday => "没说从哪天算起，按说话当天算的，请确认",
        About::DigitBeside => "紧挨着别的数字或字母，请确认没有看串",
        About::Ranges => "有几段时间，取了最后一段的末尾，请确认",
        About::Approximate => "是个大概的日子，请确认",
        About::PastThisYear => "今年已经过了，请确认是明年的，还是说过去的事",
        About::AlreadyPast => "这一天已经过了，请确认",
        About::WhichHoliday => "没说哪个节，请确认",
        About::WeekdayDiffers => "日期和星期对不上，请确认",
        About::TodayOrNextWeek => "今天正是这一天，请确认是今天还是下周",
        About::Stages => "有几个日期，请确认是分几步走，还是后一个改了前一个",
        About::OutOfOrder => "几个日期先后颠倒，请确认",
        About::Denied => "话里说这个日期不作数，请确认期限",
        About::Supposed => "是在问或在假设，请确认期限",
        About::WhichCorrected => "改了日期，请确认改的是哪一件",
        About::Misspelt => "像是写错了字，请确认",
        About::NotUnderstood => "没看明白，请确认日期",
        About::UnknownEvent => "要等那件事，请确认有没有日子",
        About::OnceOrEvery => "请确认是这一次，还是每次都要",
    };
    let choices: Vec<String> = doubt.candidates.iter().map(|candidate| due(candidate, base)).collect();
    if choices.is_empty() {
        format!("“{words}”{why}")
    } else {
        format!("“{words}”{why}（{}）", choices.join("、"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Due;

    #[test]
    fn a_question_names_the_words_and_the_choices() {
        let day = |text: &str| text.parse().expect("a date");
        let doubt = Doubt {
            span: 0.."周五前".len(),
            about: About::TodayOrNextWeek,
            candidates: vec![Due::On(day("2022-05-20")), Due::On(day("2022-05-27"))],
        };
        let asked = question("周五前交", &doubt, day("2022-05-20"));
        assert!(asked.starts_with("“周五前”今天正是这一天"), "{asked}");
        assert!(asked.contains("5月20日") && asked.contains("5月27日"), "{asked}");
    }
}
