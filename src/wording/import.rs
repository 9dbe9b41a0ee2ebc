//! What is said while a roster or a list of tasks is brought in.

use crate::domain::{ImportDoubt, Unit};

/// What was, or would be, done.
#[must_use]
pub fn tally(added: usize, revised: usize, dry_run: bool) -> String {
    let verb = if dry_run { "要" } else { "已" };
    if added + revised == 0 {
        "没有要改的。".to_owned()
    } else {
        format!("{verb}新增 {added} 项，改 {revised} 项。")
    }
}

/// What changes of a unit; `None` when nothing does.
#[must_use]
pub fn revised(unit: &Unit, changes: &[(&'static str, String, String)]) -> Option<String> {
    let changes: Vec<String> = changes.iter().map(|(what, old, new)| format!("{what} {old} → {new}")).collect();
    (!changes.is_empty()).then(|| format!("{}：{}", unit.short, changes.join("；")))
}

/// A line that is left out, and why.
#[must_use]
pub fn line_left_out(row: usize, words: &str, why: &ImportDoubt) -> String {
    let why = match why {
        ImportDoubt::NoName => "没有名称".to_owned(),
        ImportDoubt::Twice(first) => format!("和第{first}行重复"),
        ImportDoubt::NotOneOf(heading, word) => format!("“{heading}”写的“{word}”没有看懂"),
        ImportDoubt::NotANumber(heading, word) => format!("“{heading}”写的“{word}”不是数"),
        ImportDoubt::Known => "方案里已有，不动".to_owned(),
        ImportDoubt::NoUnits => "没有责任单位".to_owned(),
        ImportDoubt::UnknownUnit(word) => format!("名册里没有“{word}”"),
        ImportDoubt::NoDay(word) => format!("期限“{word}”没有看懂"),
    };
    format!("第{row}行 {words}：{why}")
}

/// How many lines were left out.
#[must_use]
pub fn left_out(lines: usize) -> String {
    format!("有 {lines} 行没有导入，其余的已导入。")
}

/// What to do about them.
pub const LEFT_HINT: &str = "改好表再导一次；已经有的不会重复。";

/// Columns that were not read.
#[must_use]
pub fn unknown_columns(columns: &[String]) -> String {
    format!("这几列没有用上：{}。", columns.join("、"))
}

/// Units that the list does not have.
#[must_use]
pub fn not_named(units: &[String]) -> String {
    let some: Vec<&str> = units.iter().take(5).map(String::as_str).collect();
    let more = if units.len() > some.len() { "等" } else { "" };
    format!("名册里另有 {} 家表里没有（{}{more}），都不动。", units.len(), some.join("、"))
}
