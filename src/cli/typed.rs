//! What people type: days, months, numbers, with an input method's full-width signs taken for what they mean.

use crate::{
    clock::Clock,
    domain::Period,
    text,
    wording::{arrangement, command_line},
};
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeSet;

/// Full-width letters, digits and signs (U+FF01–FF5E) as the ASCII they stand for; the ideographic space as a space.
pub(super) fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '—' | '–' | '−' | '‐' => '-',
        c => text::half_width(c),
    };
    text::plain(&text.chars().map(half).collect::<String>())
}

/// Numbers of lines that were listed, from 1.
#[derive(Clone, Debug)]
pub(super) struct Places(pub(super) BTreeSet<usize>);

/// Numbers of lines: 1,3-5.
pub(super) fn places(text: &str) -> Result<Places, String> {
    let wrong = || format!("“{text}”不是序号，请写成 1,3-5 的样子");
    let mut all = BTreeSet::new();
    for part in text.split([',', '，', '、']) {
        let (first, last) = part.split_once(['-', '—', '－']).unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
        let (first, last) = (number(first)?, number(last)?);
        if first == 0 || last < first || last > 100_000 {
            return Err(wrong());
        }
        all.extend(first..=last);
    }
    Ok(Places(all))
}

/// A day: 2022-05-20, 2022/5/20, 2022.5.20, 20220520 or 2022年5月20日.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let typed = half_width(text);
    let read = || -> Option<NaiveDate> {
        let parts = numbers(&typed)?;
        match parts.as_slice() {
            [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
            [whole] if typed.len() == 8 => {
                NaiveDate::from_ymd_opt(i32::try_from(whole / 10_000).ok()?, whole / 100 % 100, whole % 100)
            }
            _ => None,
        }
    };
    // A year of one or two digits is a slip, not the age of Augustus.
    read().filter(|day| *day >= NaiveDate::default()).ok_or_else(|| command_line::not_a_day(&typed))
}

/// The day that is to be today; or the moment that is to be now and stays, so that the same commands give the same bytes:
/// 2022-05-20T09:00.
pub(super) fn clock(text: &str) -> Result<Clock, String> {
    let typed = half_width(text);
    let Some((date, time)) = typed.split_once(['T', 't']) else { return day(&typed).map(|day| Clock::on(Some(day))) };
    let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| command_line::not_a_day(&typed))?;
    Ok(Clock::Still(day(date)?.and_time(time)))
}

/// A time of day: 9:00, 9点, 9点半, 14:30.
pub(super) fn time(text: &str) -> Result<NaiveTime, String> {
    let typed = half_width(text);
    arrangement::read_time(&typed).ok_or_else(|| command_line::not_a_time(&typed))
}

/// 是 or 否.
pub(super) fn yes_or_no(text: &str) -> Result<bool, String> {
    match half_width(text).as_str() {
        "是" | "要" | "写" | "yes" | "true" => Ok(true),
        "否" | "不" | "不写" | "no" | "false" => Ok(false),
        other => Err(command_line::not_yes_or_no(other)),
    }
}

/// How a meeting is named: by its month or its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MeetingName {
    /// 2022-05: the newest of that month.
    Period(Period),
    /// 第3期.
    Number(u32),
}

/// A meeting's name: 2022-05, 2022年5月, 202205, 3 or 第3期.
pub(super) fn meeting_name(text: &str) -> Result<MeetingName, String> {
    let typed = half_width(text);
    let read = || -> Option<MeetingName> {
        let bare = typed.strip_prefix('第').unwrap_or(&typed);
        if let Some(number) = ["期", "次", "号"].iter().find_map(|end| bare.strip_suffix(end)) {
            return number.trim().parse().ok().map(MeetingName::Number);
        }
        let (year, month) = match *numbers(bare)?.as_slice() {
            [year, month] => (year, month),
            [whole] if bare.len() == 6 => (whole / 100, whole % 100),
            [number] => return Some(MeetingName::Number(number)),
            _ => return None,
        };
        format!("{year:04}-{month:02}").parse().ok().map(MeetingName::Period)
    };
    read().ok_or_else(|| command_line::not_a_meeting(&typed))
}

/// The numbers in a text that holds nothing else but the signs between the parts of a date.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let text = text.strip_suffix(['日', '号', '月']).unwrap_or(text);
    text.split(['-', '/', '.', ':', '年', '月']).map(|part| part.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_understood_however_the_input_method_wrote_it() {
        let expected = NaiveDate::from_ymd_opt(2022, 5, 20).unwrap();
        for typed in [
            "2022-05-20",
            "２０２２－０５－２０",
            "2022年5月20日",
            "2022/5/20",
            "2022．5．20",
            "20220520",
            " 2022—5—20 ",
        ] {
            assert_eq!(day(typed), Ok(expected), "{typed}");
        }
        for typed in ["2022-06-31", "2022-13-01", "5-20", "明天", "", "22-05-20", "2022-05-20-1"] {
            assert!(day(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_day_may_be_today_and_a_moment_now() {
        let at = |typed| clock(typed).map(|clock| (clock.today().to_string(), matches!(clock, Clock::Still(_))));
        assert_eq!(at("2022-05-20"), Ok(("2022-05-20".into(), false)));
        assert_eq!(at("2022-05-20T09:30"), Ok(("2022-05-20".into(), true)));
        assert_eq!(
            clock("2022年5月20日ｔ９：30").map(|clock| clock.now().to_string()),
            Ok("2022-05-20 09:30:00".into())
        );
        for typed in ["2022-05-20T", "2022-05-20T25:00", "T09:00", "2022-05-20T9"] {
            assert!(clock(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_meeting_goes_by_month_or_number() {
        let may = MeetingName::Period(Period { year: 2022, month: 5 });
        for typed in ["2022-05", "2022-5", "２０２２－０５", "2022年5月", "202205", "2022：05"] {
            assert_eq!(meeting_name(typed), Ok(may), "{typed}");
        }
        for typed in ["3", "３", "第3期", "3期"] {
            assert_eq!(meeting_name(typed), Ok(MeetingName::Number(3)), "{typed}");
        }
        for typed in ["2022-13", "五月", "", "2022-05-20"] {
            assert!(meeting_name(typed).is_err(), "{typed}");
        }
    }
}
