//! The words of a draft that goes to those concerned (征求意见), and of what comes back.

use super::{ended, month};
use crate::domain::Period;

/// What it is called in file names.
pub const DRAFT: &str = "纪要征求意见稿";

/// A column of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftColumn {
    /// 编号.
    Id,
    /// 事项.
    Text,
    /// 责任单位.
    Whose,
    /// 完成时限.
    Due,
    /// 意见.
    Opinion,
}

impl DraftColumn {
    /// The columns in their order.
    pub const ALL: [Self; 5] = [Self::Id, Self::Text, Self::Whose, Self::Due, Self::Opinion];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "编号",
            Self::Text => "事项",
            Self::Whose => "责任单位",
            Self::Due => "完成时限",
            Self::Opinion => "修改意见",
        }
    }

    /// Other headings under which units send it back.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["序号"],
            Self::Text => &["事项内容", "议定事项"],
            Self::Whose => &["牵头单位"],
            Self::Due => &["时限", "期限"],
            Self::Opinion => &["意见", "反馈意见", "意见建议", "意见和建议"],
        }
    }
}

/// The title on the page.
#[must_use]
pub fn title(period: Period) -> String {
    format!("关于征求{}调度会\n纪要意见的函", month(period))
}

/// What is asked.
#[must_use]
pub fn opening(period: Period, items: usize) -> String {
    format!(
        "现将{}调度会纪要中与你单位有关的{items}项送上，请核对。没有意见的，在“修改意见”一栏写“无意见”；有意见的，写在这一栏，改文字的写“改为：”和改后的话，改时限的写日子，也可以直接在表里改事项和时限。填好后原样发回，不用改文件名。",
        month(period)
    )
}

/// Before the line by which it is known again.
pub const MARK: &str = "征求意见编号：";

/// That line: 征求意见编号：U18／3／2022-05, whose, of which meeting.
#[must_use]
pub fn mark(unit: &str, meeting: u32, period: Period) -> String {
    format!("{MARK}{unit}／{meeting}／{period}")
}

/// The item's helpers, behind those who answer for it.
#[must_use]
pub fn whose(leads: &str, supporting: &str) -> String {
    if supporting.is_empty() { leads.to_owned() } else { format!("{leads}（配合：{supporting}）") }
}

/// What is no opinion.
pub const NONE: [&str; 11] =
    ["无", "无意见", "没有意见", "无修改意见", "没有", "同意", "无异议", "没有异议", "无误", "核对无误", "已核对"];

/// What stands before another wording.
pub const INSTEAD: [&str; 9] =
    ["建议修改为", "建议改为", "应改为", "请改为", "修改为", "表述为", "改成", "改为", "写成"];

/// What is kept of an opinion about an item.
#[must_use]
pub fn about(id: &str, said: &str) -> String {
    format!("{id}号：{}", ended(said))
}

/// The note that is kept of an opinion which is no wording and no day.
#[must_use]
pub fn note(id: &str, said: &str) -> String {
    format!("对纪要{id}号事项的意见：{}", ended(said))
}

/// The title of what the units said.
pub const OPINIONS: &str = "征求意见";
/// Said of a unit that has no objection.
pub const AGREES: &str = "没有意见";
/// Said where nobody was asked.
pub const NOBODY_ASKED: &str = "这次纪要里没有要征求意见的事项。";

/// Who has not answered.
#[must_use]
pub fn unanswered(units: &[&str]) -> String {
    if units.is_empty() {
        "有事项的单位都回了意见。".to_owned()
    } else {
        format!("还没回意见的{}家：{}", units.len(), units.join("、"))
    }
}

/// One answer: 第1版　市交通运输局　5号：…；6号：….
#[must_use]
pub fn answer(version: u32, unit: &str, words: &[String]) -> String {
    let said = if words.is_empty() { AGREES.to_owned() } else { words.join("；") };
    format!("{}　{unit}　{said}", super::minutes_life::version(version))
}
