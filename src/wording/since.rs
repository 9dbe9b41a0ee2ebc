//! What became of everything since the last meeting, in words.

use crate::domain::Became;

/// The heading.
pub const SINCE: &str = "上次会议以来";
/// Nothing became of anything.
pub const NOTHING: &str = "上次会议留下的，都没有变化。";
/// The agenda's step.
pub const AGENDA: &str = "通报上次会议以来的变化";

/// What it is called.
#[must_use]
pub fn became(what: Became) -> &'static str {
    match what {
        Became::Met => "办成",
        Became::Reported => "自报完成",
        Became::Missing => "到期未办",
        Became::Moved => "延期",
        Became::Worse => "灯变差",
    }
}

/// 到期未办37件，涉及31家.
#[must_use]
pub fn counted(what: Became, items: usize, units: usize) -> String {
    format!("{}{items}件，涉及{units}家", became(what))
}

/// 办成1件，到期未办2件: of one unit.
#[must_use]
pub fn of_a_unit(counts: &[(Became, usize)]) -> String {
    counts.iter().map(|(what, items)| format!("{}{items}件", became(*what))).collect::<Vec<_>>().join("，")
}

/// All the counts in one sentence.
#[must_use]
pub fn counts(parts: &[String]) -> String {
    format!("{}。", parts.join("；"))
}

/// The most units named beside one item.
const NAMED: usize = 6;

/// One item with its units: 党建品牌明确并报备案（市委宣传部等31家）.
#[must_use]
pub fn line(text: &str, units: &[&str]) -> String {
    match units {
        [first, ..] if units.len() > NAMED => format!("{text}（{first}等{}家）", units.len()),
        units => format!("{text}（{}）", units.join("、")),
    }
}

/// 到期未办（3件）：….
#[must_use]
pub fn paragraph(what: Became, items: usize, lines: &[String]) -> String {
    format!("{}（{items}件）：{}。", became(what), lines.join("；"))
}
