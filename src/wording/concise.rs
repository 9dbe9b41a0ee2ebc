//! The set phrases of the concise minutes (简式): what was heard, by subject, with the figures added up. Parts to which
//! nothing fell are left out.

use super::{ended, month};
use crate::domain::Period;

/// The heading of the table of what each unit reported.
pub const UNIT_TABLE: &str = "各单位汇报情况";
/// Its columns.
pub const UNIT_COLUMNS: [&str; 3] = ["序号", "单位", "汇报和办理情况"];
/// What stands for what serves none of the plan's subjects.
pub const OTHER_SUBJECTS: &str = "其他工作";
/// Before the city's figures.
pub const CITY_FIGURES: &str = "全市数据：";

/// 27家单位现场汇报，13家单位书面汇报。
#[must_use]
pub fn reported_how(live: usize, written: usize) -> Option<String> {
    counted(&[("现场汇报", live), ("书面汇报", written)], |what, count| format!("{count}家单位{what}"))
        .map(|parts| format!("{parts}。"))
}

/// How many earlier items stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// Verified and closed since the last meeting.
    pub closed: usize,
    /// Reported, not verified.
    pub reported: usize,
    /// Past their day.
    pub overdue: usize,
    /// Going on.
    pub going: usize,
}

impl Earlier {
    fn parts(self) -> Option<String> {
        let parts = [
            ("已销号", self.closed),
            ("自报完成待核", self.reported),
            ("正在推进", self.going),
            ("逾期", self.overdue),
        ];
        counted(&parts, |what, count| format!("{what}{count}项"))
    }

    fn total(self) -> usize {
        self.closed + self.reported + self.overdue + self.going
    }
}

/// 前期议定事项42项，其中已销号10项、正在推进30项、逾期2项。
#[must_use]
pub fn earlier_stand(earlier: Earlier) -> Option<String> {
    earlier.parts().map(|parts| format!("前期议定事项{}项，其中{parts}。", earlier.total()))
}

/// 8家单位报告进展
#[must_use]
pub fn units_reported(units: usize) -> Option<String> {
    (units > 0).then(|| format!("{units}家单位报告进展"))
}

/// 前期议定事项15项，已销号3项、逾期2项
#[must_use]
pub fn subject_stands(earlier: Earlier) -> Option<String> {
    earlier.parts().map(|parts| format!("前期议定事项{}项，{parts}", earlier.total()))
}

/// “两个覆盖”方面：
#[must_use]
pub fn subject(name: &str) -> String {
    if name == OTHER_SUBJECTS { format!("{name}：") } else { format!("{name}方面：") }
}

/// 底数：两新组织数1234家（上月1200家）、党员数…
#[must_use]
pub fn figures_of(group: &str, figures: &[String]) -> String {
    format!("{group}：{}", figures.join("、"))
}

/// 品牌备案已报送3个、已备案2个
#[must_use]
pub fn moved(kind: &str, stages: &[(String, usize)]) -> String {
    let stages: Vec<String> = stages.iter().map(|(stage, count)| format!("{stage}{count}个")).collect();
    format!("{kind}{}", stages.join("、"))
}

/// 市交通运输局：请市委编办支持
#[must_use]
pub fn asked(unit: &str, text: &str) -> String {
    format!("{unit}：{}", ended(text))
}

/// 会议确认各单位承诺事项32项（涉及20家单位），其中2022年6月12项、2022年7月20项，见附件《任务分工表》。
#[must_use]
pub fn promised(units: usize, items: usize, months: &[(Period, usize)]) -> String {
    let due: Vec<String> = months.iter().map(|(period, count)| format!("{}{count}项", month(*period))).collect();
    let due = if due.is_empty() { String::new() } else { format!("，按完成时限分，{}", due.join("、")) };
    format!("会议确认{units}家单位承诺的事项{items}项{due}，逐项见附件《{}》。", super::minutes::TASK_TABLE)
}

/// 附件：1.任务分工表 and the next one below it.
#[must_use]
pub fn annexes(names: &[&str]) -> Vec<String> {
    let label = super::minutes::ANNEX;
    match names {
        [only] => vec![format!("{label}：{only}")],
        names => (1..)
            .zip(names)
            .map(|(number, name)| {
                let lead = if number == 1 { format!("{label}：") } else { "　　　".to_owned() };
                format!("{lead}{number}.{name}")
            })
            .collect(),
    }
}

/// 附件2
#[must_use]
pub fn annex_label(number: usize, of: usize) -> String {
    let label = super::minutes::ANNEX;
    if of > 1 { format!("{label}{number}") } else { label.to_owned() }
}

/// What stands behind the name of minutes that are not in the house's own form.
#[must_use]
pub fn other_form(concise: bool) -> &'static str {
    if concise { "（简式）" } else { "（全式）" }
}

fn counted(parts: &[(&str, usize)], said: impl Fn(&str, usize) -> String) -> Option<String> {
    let parts: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| said(what, *count)).collect();
    (!parts.is_empty()).then(|| parts.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_is_not_said() {
        assert_eq!(reported_how(27, 13).as_deref(), Some("27家单位现场汇报、13家单位书面汇报。"));
        assert_eq!(reported_how(0, 0), None);
        let earlier = Earlier { closed: 1, overdue: 2, ..Earlier::default() };
        assert_eq!(earlier_stand(earlier).as_deref(), Some("前期议定事项3项，其中已销号1项、逾期2项。"));
        assert_eq!(subject_stands(Earlier::default()), None);
        assert_eq!(annexes(&["甲", "乙"]), ["附件：1.甲", "　　　2.乙"]);
        assert_eq!(annexes(&["甲"]), ["附件：甲"]);
    }
}
