//! What a finished sentence of a paper says: the days it sets as a limit, the meetings it names, whom it calls together,
//! and words that are for the office alone.

use super::count::number_at;
use chrono::{Datelike, NaiveDate};

/// Names by which an instruction calls many units together.
const TOGETHER: [&str; 12] = [
    "各成员单位",
    "全体成员单位",
    "各责任单位",
    "各牵头单位",
    "各有关单位",
    "各地各单位",
    "各县（市、区）",
    "各县市区",
    "各县区",
    "各园区",
    "各单位",
    "各部门",
];

/// Whom an instruction calls together, when that is who is to act: 各成员单位6月30日前报送品牌; not 汇总各成员单位的品牌.
#[must_use]
pub fn called_together(text: &str) -> Option<&'static str> {
    TOGETHER.into_iter().find(|name| {
        text.match_indices(name).any(|(at, _)| {
            let before = text[..at].trim_end_matches(['，', ',', '：', ' ']);
            let opens = before.is_empty()
                || before.chars().all(|c| c.is_ascii_digit() || "年月日前底内之以请由要求".contains(c));
            opens && !text[at + name.len()..].starts_with(['的', '报', '上'])
        })
    })
}

/// A day written in a text: where it stands (bytes, end excluded), and which.
fn days(text: &str, base: NaiveDate) -> Vec<(usize, usize, NaiveDate)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let after_digit = text[..at].ends_with(|c: char| c.is_ascii_digit());
        match day_at(&text[at..], base).filter(|_| !after_digit) {
            Some((length, day)) => {
                found.push((at, at + length, day));
                at += length;
            }
            None => at += next.len_utf8(),
        }
    }
    found
}

fn day_at(text: &str, base: NaiveDate) -> Option<(usize, NaiveDate)> {
    let mark = |at: usize, mark: char| text[at..].starts_with(mark).then(|| at + mark.len_utf8());
    let (first, number) = number_at(text)?;
    let (year, at, month) = match mark(first, '年') {
        Some(at) => {
            let (length, month) = number_at(&text[at..])?;
            (i32::try_from(number).ok()?, at + length, month)
        }
        None => (base.year(), first, number),
    };
    let at = mark(at, '月')?;
    let (length, day) = number_at(&text[at..])?;
    let end = mark(at + length, '日')?;
    NaiveDate::from_ymd_opt(year, month, day).map(|day| (end, day))
}

/// The days that a text sets as a limit: 6月30日前, 2022年9月30日之前.
#[must_use]
pub fn dates_limited(text: &str, base: NaiveDate) -> Vec<NaiveDate> {
    let limit = |end: usize| ["前", "之前", "以前", "止"].iter().any(|word| text[end..].starts_with(word));
    days(text, base).into_iter().filter(|(_, end, _)| limit(*end)).map(|(_, _, day)| day).collect()
}

/// The days of meetings that a text speaks of as held: 2022年6月20日调度会以来; not 下次会议定于2022年6月20日召开.
#[must_use]
pub fn meetings_named(text: &str, base: NaiveDate) -> Vec<NaiveDate> {
    const HELD: [&str; 9] =
        ["会以来", "会议以来", "会上", "会议上", "会议定", "会议议定", "会议听取", "会议指出", "会议要求"];
    let held = |end: usize| {
        let clause = text[end..].split(['，', '。', '；', '）']).next().unwrap_or_default();
        HELD.iter().any(|word| clause.contains(word))
    };
    days(text, base).into_iter().filter(|(_, end, _)| held(*end)).map(|(_, _, day)| day).collect()
}

/// Words that are for the office alone.
const PRIVATE: [&str; 12] =
    ["暗访", "暗查", "突击检查", "不打招呼", "空转", "扣分", "约谈", "内部掌握", "不公开", "身份证", "病假", "拟奖励"];
/// Digits of a mobile number.
const MOBILE: usize = 11;

/// The first word of a text that is for the office alone, or a telephone number in it.
#[must_use]
pub fn private_words(text: &str) -> Option<String> {
    if let Some(word) = PRIVATE.into_iter().find(|word| text.contains(word)) {
        return Some(word.to_owned());
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.into_iter().find(|digits| digits.len() == MOBILE && digits.starts_with('1')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_limits_only_where_the_words_say_so() {
        let base = day("2022-05-20");
        assert_eq!(dates_limited("6月30日前挂牌，7月1日施行", base), [day("2022-06-30")]);
        assert_eq!(dates_limited("2023年1月10日之前报", base), [day("2023-01-10")]);
        assert_eq!(dates_limited("6月底前报", base), []);
    }

    #[test]
    fn a_meeting_to_come_may_be_announced_and_not_remembered() {
        let base = day("2022-05-20");
        assert_eq!(meetings_named("2022年6月20日月调度会以来", base), [day("2022-06-20")]);
        assert_eq!(meetings_named("下次会议定于2022年6月20日召开。", base), []);
        assert_eq!(meetings_named("完成时限：下次会议（2022年6月20日）前", base), []);
    }

    #[test]
    fn who_is_called_together_is_who_is_to_act() {
        assert_eq!(called_together("各成员单位6月30日前报送品牌"), Some("各成员单位"));
        assert_eq!(called_together("6月30日前，各成员单位要报送品牌"), Some("各成员单位"));
        assert_eq!(called_together("汇总各成员单位的品牌"), None);
    }

    #[test]
    fn words_for_the_office_alone_are_found() {
        assert_eq!(private_words("6月8日去体育局和两家律所暗访").as_deref(), Some("暗访"));
        assert_eq!(private_words("联系人13800000000").as_deref(), Some("13800000000"));
        assert_eq!(private_words("建立巡察调研机制，编号20220520001"), None);
    }
}
