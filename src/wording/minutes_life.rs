//! How far the minutes have come, in words: steps, versions, what differs between two of them.

use super::{clock_time, day_in_full};
use crate::domain::{Edition, Minutes, MinutesSection, MinutesStep, WordsMark};
use chrono::NaiveDate;

/// What a section is called in lists.
#[must_use]
pub fn section_name(section: MinutesSection) -> &'static str {
    match section {
        MinutesSection::Opening => "首段",
        MinutesSection::Next => "下次会议",
        other => super::minutes::heading(other).unwrap_or("正文"),
    }
}

/// What a step is called on the bottom line and in titles.
#[must_use]
pub fn step(step: MinutesStep) -> &'static str {
    match step {
        MinutesStep::Check => "核对",
        MinutesStep::Sign => "签发",
        MinutesStep::Number => "编号",
        MinutesStep::Issue => "印发",
        MinutesStep::Reopen => "重开",
    }
}

/// 草稿 / 已核对 / 已签发（张三，2022年5月23日）/ 已编号 / 已印发（第2版）; says when the records have changed since.
#[must_use]
pub fn state(minutes: &Minutes, now: WordsMark) -> String {
    let version = minutes.version();
    let edition = if version > 1 { format!("第{version}版，") } else { String::new() };
    let changed = |mark: WordsMark, since: &str| {
        if mark == now { String::new() } else { format!("，{since}后内容有变，须重新核对") }
    };
    if minutes.issued {
        return format!("已印发（第{version}版）");
    }
    let said = match (&minutes.checked, &minutes.signed) {
        (_, Some(signing)) => format!(
            "已签发（{}，{}）{}{}",
            signing.by,
            day_in_full(signing.on),
            minutes.number.map(|number| format!("，编号{number}")).unwrap_or_default(),
            changed(signing.mark, "签发")
        ),
        (Some(checking), None) => {
            let by = if checking.by.is_empty() { String::new() } else { format!("（{}）", checking.by) };
            format!("已核对{by}{}", changed(checking.mark, "核对"))
        }
        (None, None) => "草稿".to_owned(),
    };
    format!("{edition}{said}")
}

/// The title of the list of remarks.
pub const REMARKS: &str = "点评　Enter 入纪要或不入";
/// Whose a remark on the meeting as a whole is.
pub const OF_ALL: &str = "全体";
/// Said when there is no remark to let in.
pub const NO_REMARKS: &str = "本次会议没有点评、记事。";

/// Whether a remark stands in the minutes.
#[must_use]
pub fn remark_state(public: bool) -> &'static str {
    if public { "入纪要" } else { "只留内部" }
}

/// What the paper says about itself from the second version on: （第2版）.
#[must_use]
pub fn on_paper(version: u32) -> String {
    if version > 1 { format!("（第{version}版）") } else { String::new() }
}

/// 第1版　2022年5月23日 9:05印发　签发：张三　编号5
#[must_use]
pub fn edition(edition: &Edition) -> String {
    let signed = match (edition.signed_by.as_str(), edition.signed_on) {
        ("", _) => "　未经签发，随会议封存".to_owned(),
        (by, Some(on)) => format!("　签发：{by}（{}）", day_in_full(on)),
        (by, None) => format!("　签发：{by}"),
    };
    let number = edition.number.map(|number| format!("　编号{number}")).unwrap_or_default();
    format!(
        "第{}版　{} {}印发{signed}{number}",
        edition.version,
        day_in_full(edition.issued_at.date()),
        clock_time(edition.issued_at)
    )
}

/// Why an edition was taken back.
#[must_use]
pub fn taken_back(day: NaiveDate, reason: &str) -> String {
    format!("{}重开：{reason}", day_in_full(day))
}

/// Nothing has gone out yet.
pub const NO_EDITIONS: &str = "还没有印发过，没有可看的版本。";
/// How many answers there are to the draft.
#[must_use]
pub fn opinions(count: usize) -> String {
    format!("收到{count}份")
}

/// Two papers say the same.
pub const SAME_WORDS: &str = "两版文字完全一样。";
/// What the paper in the making is called in comparisons.
pub const IN_THE_MAKING: &str = "现在的稿子";
/// Nothing to point out.
pub const NO_DOUBTS: &str = "核对过了，没有要提醒的。";

/// What stands in the list for a section without words.
pub const EMPTY_SECTION: &str = "（没有内容，可以自己写）";
/// Over a section whose records have changed since it was worded by hand.
pub const OVERTAKEN: &str = "手改以后记录有变动：Tab 看变了什么，F4 用记录的，F6 仍用手改的，也可接着改再存";
/// Over a section being worded.
pub const HOW_TO_WORD: &str = "一行一段；以“1.”“（一）”开头的按条目、标题排版。改好按 F2 存下，Ctrl+Z 撤一步";

/// A section was left before it was filed.
pub const PUT_DOWN: &str = "写的先放着，没有存进纪要；回来接着改，按 F2 才算数。";

/// 手改 / 手改，有变动 / 还没存 / 由记录生成.
#[must_use]
pub fn section_state(by_hand: bool, overtaken: bool, typed: bool) -> &'static str {
    match (by_hand, overtaken, typed) {
        (_, _, true) => "改了，还没存",
        (true, true, _) => "手改，有变动",
        (true, false, _) => "手改",
        (false, _, _) => "由记录生成",
    }
}

/// How many sections the records have overtaken, for the title of the paper.
#[must_use]
pub fn overtaken(sections: usize) -> String {
    if sections == 0 { String::new() } else { format!("　{sections}节手改后有变动（Enter 看）") }
}

/// The heading of a comparison.
#[must_use]
pub fn comparing(from: &str, to: &str, places: usize) -> String {
    format!("{from} → {to}：{places}处不同（－ 原来，＋ 现在）")
}

/// A version's short name.
#[must_use]
pub fn version(version: u32) -> String {
    format!("第{version}版")
}

/// How many things a colleague would point out.
#[must_use]
pub fn doubts(count: usize) -> String {
    format!("核对：有{count}处请再看一眼（不影响导出）")
}

/// Said when 核对 went to where the paper says what it is about.
#[must_use]
pub fn turned_to(lines: usize) -> String {
    format!("就是标了“>”的{lines}行；Enter 挑一节改文字，Esc 回去。")
}

/// The words are not in the paper as it stands now.
pub const NOT_FOUND_IN_TEXT: &str = "正文里已经找不到这一句，可能刚改过；按 F3 再核对一遍。";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MeetingId, Signing};

    #[test]
    fn the_state_says_when_the_paper_is_no_longer_the_one_that_was_signed() {
        let mark = |word: &str| WordsMark::of(&[word.to_owned()]);
        let mut minutes = Minutes { meeting: MeetingId(1), ..Minutes::default() };
        assert_eq!(state(&minutes, mark("甲")), "草稿");
        minutes.signed = Some(Signing { by: "张三".into(), on: "2022-05-23".parse().unwrap(), mark: mark("甲") });
        assert_eq!(state(&minutes, mark("甲")), "已签发（张三，2022年5月23日）");
        assert!(state(&minutes, mark("乙")).ends_with("签发后内容有变，须重新核对"));
        minutes.editions = 1;
        assert!(state(&minutes, mark("甲")).starts_with("第2版，"));
        assert_eq!((on_paper(1), on_paper(2)), (String::new(), "（第2版）".to_owned()));
    }
}
