//! The set phrases of the concise minutes (简式): what was heard, by subject, with the figures added up. Parts to which
//! nothing fell are left out.

use super::{ended, minutes::Progressing};

/// The heading of the table of what each unit reported.
pub const UNIT_TABLE: &str = "各单位汇报情况";
/// Its columns.
pub const UNIT_COLUMNS: [&str; 3] = ["序号", "单位", "汇报和办理情况"];
/// What stands for what serves none of the plan's subjects.
pub const OTHER_SUBJECTS: &str = "其他工作";
/// Before what is new by subject.
pub const BY_SUBJECT: &str = "分方面看：";
/// Before the city's figures.
pub const CITY_FIGURES: &str = "全市数据：";

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
    /// Taken back since the last meeting.
    pub withdrawn: usize,
}

impl Earlier {
    /// Counted from what is told item by item: there is no other way to such counts.
    #[must_use]
    pub fn of<'a>(told: impl IntoIterator<Item = &'a Progressing<'a>>) -> Self {
        let mut all = Self::default();
        for how in told {
            match how {
                Progressing::Closed => all.closed += 1,
                Progressing::Reported | Progressing::Met(_) => all.reported += 1,
                Progressing::Overdue(..) => all.overdue += 1,
                Progressing::Extended(_) | Progressing::Standing(_) => all.going += 1,
                Progressing::Withdrawn => all.withdrawn += 1,
            }
        }
        all
    }

    fn parts(self) -> Option<String> {
        let parts = [
            ("已销号", self.closed),
            ("自报完成待核", self.reported),
            ("正在推进", self.going),
            ("逾期", self.overdue),
            ("已撤回", self.withdrawn),
        ];
        counted(&parts, |what, count| format!("{what}{count}项"))
    }

    fn total(self) -> usize {
        self.closed + self.reported + self.overdue + self.going + self.withdrawn
    }
}

/// 前期议定事项42项，其中已销号10项、正在推进30项、逾期2项；重点任务销号1项。逐项见附件《各单位汇报情况》。
#[must_use]
pub fn earlier_stand(earlier: Earlier, tasks: usize) -> Option<String> {
    let items = earlier.parts().map(|parts| format!("前期议定事项{}项，其中{parts}", earlier.total()));
    let tasks = (tasks > 0).then(|| format!("重点任务销号{tasks}项"));
    let said: Vec<String> = [items, tasks].into_iter().flatten().collect();
    (!said.is_empty()).then(|| format!("{}。逐项见附件《{UNIT_TABLE}》。", said.join("；")))
}

/// “两个覆盖”方面8家单位报告进展，前期议定事项已销号3项、逾期2项; nothing where there is no news.
#[must_use]
pub fn subject(name: &str, reported: usize, earlier: Earlier) -> Option<String> {
    let news = Earlier { going: 0, ..earlier };
    let parts: Vec<String> = [
        (reported > 0).then(|| format!("{reported}家单位报告进展")),
        news.parts().map(|parts| format!("前期议定事项{parts}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let of = if name == OTHER_SUBJECTS { "" } else { "方面" };
    (!parts.is_empty()).then(|| format!("{name}{of}{}", parts.join("，")))
}

/// 会议听取了26家单位的汇报，8家单位作书面汇报，1家单位缓议。
#[must_use]
pub fn heard(spoken: usize, written: usize, deferred: usize) -> String {
    let parts = [
        (spoken > 0).then(|| format!("会议听取了{spoken}家单位的汇报")),
        (written > 0).then(|| format!("{written}家单位作书面汇报")),
        (deferred > 0).then(|| format!("{deferred}家单位缓议")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("{}。", parts.join("，")) }
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

/// 会议确认20家单位承诺的事项32项，逐项见附件《任务分工表》。
#[must_use]
pub fn promised(units: usize, items: usize) -> String {
    format!("会议确认{units}家单位承诺的事项{items}项，逐项见附件《{}》。", super::minutes::TASK_TABLE)
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
        assert_eq!(heard(26, 8, 0), "会议听取了26家单位的汇报，8家单位作书面汇报。");
        let earlier = Earlier { closed: 1, overdue: 2, ..Earlier::default() };
        assert_eq!(
            earlier_stand(earlier, 0).as_deref(),
            Some("前期议定事项3项，其中已销号1项、逾期2项。逐项见附件《各单位汇报情况》。")
        );
        assert_eq!(subject("政治引领", 0, Earlier { going: 3, ..Earlier::default() }), None);
        assert_eq!(annexes(&["甲", "乙"]), ["附件：1.甲", "　　　2.乙"]);
        assert_eq!(annexes(&["甲"]), ["附件：甲"]);
    }
}
