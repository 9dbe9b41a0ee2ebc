//! What the wall says beside the facts: captions, ages and faults. The room reads these, so no file's path and nothing
//! about the secretary's work is in them.

use super::{Said, full_month, weekday};
use crate::domain::{CommitteeStanding, Lamp, Period, StoreFault};
use chrono::{NaiveDate, NaiveDateTime};

/// 上次承诺.
pub const PROMISED: &str = "上次承诺";
/// 下次会前到期.
pub const DUE: &str = "下次会前到期";
/// As long as most units' names with a clock: for the size of large characters.
pub const USUAL_NAME_AND_CLOCK: &str = "市某某管理局00:00";
/// 本次议定.
pub const AGREED: &str = "本次议定";
/// 新: the word in the column of states for what was agreed today.
pub const NEW: &str = "新";
/// 全览.
pub const OVERVIEW: &str = "调度全览";
/// 宣读.
pub const READ_BACK: &str = "宣读确认";
/// 数据.
pub const FIGURES: &str = "本月数据";
/// 承诺, as the column of what stands outside the year's plan.
pub const PROMISES: &str = "承诺交办";
/// 到会.
pub const CAME: &str = "到会";
/// 代会.
pub const DELEGATE: &str = "代会";
/// 已确认.
pub const CONFIRMED: &str = "已确认";
/// 本月, 上月.
pub const THIS_MONTH: &str = "本月";
/// 上月.
pub const LAST_MONTH: &str = "上月";
/// 无.
pub const NOTHING_YET: &str = "暂无";
/// 下次会议.
pub const NEXT_MEETING: &str = "下次会议";
/// How much of what is in hand has a day: none, fewer than half, half or more, all.
pub const HAVE_DAYS: [&str; 4] = ["在办，没定期限", "少半有期限", "多半有期限", "都有期限"];
/// The overview's meters.
pub const COVERED: &str = "已调度";
/// Has a day.
pub const DATED: &str = "有期限";
/// Met or closed.
pub const MET: &str = "办成";
/// Overdue.
pub const LATE: &str = "● 逾期";
/// 办结: everything is closed.
pub const DONE: &str = "办结";

/// What stands on a wall that nobody has fed yet.
pub const WAITING_FOR_CONSOLE: &str = "等待主控台";

/// The title of the projector's window, so that it is found among others.
pub const WINDOW: &str = "月调度台 投影";

/// `5月调度会`; with the year when it is not the base's.
#[must_use]
pub fn meeting_title(period: Period, base: NaiveDate) -> String {
    format!("{}调度会", full_month(period, base))
}

/// `第18家，还有33家`.
#[must_use]
pub fn place_on_walk(nth: usize, to_come: usize) -> String {
    if to_come == 0 { format!("第{nth}家") } else { format!("第{nth}家，还有{to_come}家") }
}

/// `18/40`.
#[must_use]
pub fn place_on_walk_short(nth: usize, units: usize) -> String {
    format!("{nth}/{units}")
}

/// `3项`.
#[must_use]
pub fn items(count: usize) -> String {
    format!("{count}项")
}

/// `3项，示2项`: not everything fits.
#[must_use]
pub fn items_shown(total: usize, shown: usize) -> String {
    if total == shown { items(total) } else { format!("{total}项，显示{shown}项") }
}

/// `55项，第5—12项`: not everything is on the wall.
#[must_use]
pub fn items_from(total: usize, from: usize, to: usize) -> String {
    if from == to { format!("{total}项，第{from}项") } else { format!("{total}项，第{from}—{to}项") }
}

/// `市物流行业党委：待成立`.
#[must_use]
pub fn committee(name: &str, standing: CommitteeStanding) -> String {
    let word = match standing {
        CommitteeStanding::Possible => "可设",
        CommitteeStanding::Planned => "待成立",
        CommitteeStanding::Established => "已成立",
    };
    format!("{name}：{word}")
}

/// `品牌备案：已备案`, `品牌备案：已备案2`.
#[must_use]
pub fn register_stage(register: &str, stage: &str, entries: usize) -> String {
    if entries == 1 { format!("{register}：{stage}") } else { format!("{register}：{stage}{entries}") }
}

/// `市交通运输局`, `市交通运输局等3家`, `全体单位`.
#[must_use]
pub fn who(first: &str, units: usize, everyone: bool) -> String {
    match units {
        _ if everyone => "全体单位".to_owned(),
        0 | 1 => first.to_owned(),
        units => format!("{first}等{units}家"),
    }
}

/// `已到12家，共40家，请假2家`.
#[must_use]
pub fn roll(came: usize, units: usize, on_leave: usize) -> String {
    let leave = if on_leave == 0 { String::new() } else { format!("，请假{on_leave}家") };
    format!("已到{came}家，共{units}家{leave}")
}

/// `主持 张三`.
#[must_use]
pub fn chaired_by(chair: &str) -> String {
    format!("主持 {chair}")
}

/// `2022年5月20日 周五`.
#[must_use]
pub fn day_and_weekday(day: NaiveDate) -> String {
    format!("{} {}", super::day_in_full(day), weekday(day))
}

/// `已调度7家，还有33家`, `40家都已调度`.
#[must_use]
pub fn covered(covered: usize, units: usize) -> String {
    match units.saturating_sub(covered) {
        0 => format!("{units}家都已调度"),
        rest if covered == 0 => format!("共{rest}家待调度"),
        rest => format!("已调度{covered}家，还有{rest}家"),
    }
}

/// `第2/3页`.
#[must_use]
pub fn page(page: usize, pages: usize) -> String {
    format!("第{page}/{pages}页")
}

/// `6月20日前到期`.
#[must_use]
pub fn due_until(until: NaiveDate, base: NaiveDate) -> String {
    format!("{}前到期", super::day(until, base))
}

/// `另有3项未定期限`.
#[must_use]
pub fn undated(count: usize) -> String {
    format!("另有{count}项未定期限")
}

/// `本次议定12项`, `本次没有新议定事项`.
#[must_use]
pub fn agreed(count: usize) -> String {
    if count == 0 { "本次没有新议定事项".to_owned() } else { format!("{AGREED}{count}项") }
}

/// `历时1小时05分`.
#[must_use]
pub fn lasted(seconds: u32) -> String {
    let minutes = seconds / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "历时不到1分钟".to_owned(),
        (0, minutes) => format!("历时{minutes}分钟"),
        (hours, minutes) => format!("历时{hours}小时{minutes:02}分"),
    }
}

/// `下次会议时间另行通知`.
#[must_use]
pub fn next_meeting_open() -> &'static str {
    "下次会议时间另行通知"
}

/// A figure in tenths with its unit: `81.5%`, `1204个`; `—` when nobody reported.
#[must_use]
pub fn figure(tenths: Option<i64>, unit: &str, is_rate: bool) -> String {
    match tenths {
        None => "—".to_owned(),
        Some(tenths) if is_rate => format!("{}.{}%", tenths / 10, tenths % 10),
        Some(tenths) => format!("{}{unit}", tenths / 10),
    }
}

/// The change since last month: `升3.3`, `降12`, `持平`; percentage points for a rate.
#[must_use]
pub fn change(last: Option<i64>, now: Option<i64>, is_rate: bool, newcomers: usize) -> String {
    let (Some(last), Some(now)) = (last, now) else { return String::new() };
    let aside = if newcomers == 0 { String::new() } else { format!("（上月没报的{newcomers}家未计）") };
    let by = (now - last).abs();
    let by = if is_rate { format!("{}.{}个百分点", by / 10, by % 10) } else { (by / 10).to_string() };
    let by = match now.cmp(&last) {
        std::cmp::Ordering::Greater => format!("升{by}"),
        std::cmp::Ordering::Less => format!("降{by}"),
        std::cmp::Ordering::Equal => "持平".to_owned(),
    };
    format!("{by}{aside}")
}

/// `31家`.
#[must_use]
pub fn from_units(units: usize) -> String {
    format!("{units}家")
}

/// The mark of a lamp; beside its colour and, in the legend, its word.
#[must_use]
pub fn lamp_mark(lamp: Lamp) -> &'static str {
    match lamp {
        Lamp::Red => "●",
        Lamp::Orange => "◆",
        Lamp::Yellow => "▲",
        Lamp::Blue => "◇",
        Lamp::Green => "■",
        Lamp::Grey => "·",
    }
}

/// How old a picture is: `画面更新于 12 秒前`.
#[must_use]
pub fn age(seconds: u64) -> String {
    match seconds {
        0..60 => format!("画面更新于 {seconds} 秒前"),
        60..3600 => format!("画面更新于 {} 分钟前", seconds / 60),
        3600..86_400 => format!("画面更新于 {} 小时前", seconds / 3600),
        _ => format!("画面更新于 {} 天前", seconds / 86_400),
    }
}

/// How old a picture is when the two clocks cannot be compared: `画面停在 2022年5月20日 9:05`.
#[must_use]
pub fn age_since(at: NaiveDateTime) -> String {
    format!("画面停在 {} {}", super::day_in_full(at.date()), super::clock_time(at))
}

/// What is wrong with the file, in one sentence that the room may read: no path, no system's words.
#[must_use]
pub fn wall_fault(fault: &StoreFault) -> Said {
    let what = match fault {
        StoreFault::Missing(_) | StoreFault::Gone { .. } | StoreFault::Moved { .. } => "找不到台账文件，等它回来。",
        StoreFault::Newer { .. } => "主控台的版本比投影新，请换用新版投影。",
        StoreFault::NotADatabase(_)
        | StoreFault::NotOurs(_)
        | StoreFault::NotAFile(_)
        | StoreFault::Linked(_)
        | StoreFault::Altered { .. }
        | StoreFault::Occupied(_) => "指定的文件不是月调度台的台账，请核对。",
        StoreFault::ReadOnly(_) | StoreFault::NoFolder(_) | StoreFault::Network(_) => "打不开台账文件，请检查权限。",
        StoreFault::Busy(_) | StoreFault::Overtaken => "台账正被占用，稍候自动接上。",
        StoreFault::Damaged { .. } => "画面读不出来，请在主控台重新投影。",
        StoreFault::DiskFull(_) | StoreFault::Disk(_) | StoreFault::NoMeeting(_) | StoreFault::System { .. } => {
            "读不到台账，稍候自动再试。"
        }
    };
    Said::new(what, "")
}

/// The page of who has not filed.
pub const UNFILED: &str = "报备情况";
/// Nobody is missing.
pub const ALL_FILED: &str = "到期的报备，各单位都办了。";

/// 　6月30日前　已办 0 家，还有 31 家.
#[must_use]
pub fn unfiled(by: NaiveDate, filed: usize, missing: usize, today: NaiveDate) -> String {
    format!("　{}前　已办 {filed} 家，还有 {missing} 家", super::day(by, today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn no_fault_on_the_wall_names_a_path() {
        let path = PathBuf::from("/home/li/台账.db");
        for fault in [
            StoreFault::Missing(path.clone()),
            StoreFault::Newer { path: path.clone(), by: None, found: 2, known: 1 },
            StoreFault::NotOurs(path.clone()),
            StoreFault::ReadOnly(path.clone()),
            StoreFault::Busy(path.clone()),
            StoreFault::Damaged { path: path.clone(), at: "wall".into() },
            StoreFault::System { path, said: "disk I/O error".into() },
        ] {
            let said = wall_fault(&fault).line();
            assert!(!said.contains("li") && !said.contains('/') && !said.contains("disk"), "{said}");
        }
    }

    #[test]
    fn figures_are_said_with_their_change() {
        assert_eq!(figure(Some(815), "%", true), "81.5%");
        assert_eq!(figure(Some(12_040), "个", false), "1204个");
        assert_eq!(change(Some(782), Some(815), true, 0), "升3.3个百分点");
        assert_eq!(change(Some(120), Some(50), false, 0), "降7");
        assert_eq!(change(None, Some(50), false, 0), "");
        assert_eq!(change(Some(120), Some(50), false, 2), "降7（上月没报的2家未计）");
    }
}
