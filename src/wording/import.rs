//! What is said while a roster or a list of tasks is brought in.

use super::{Said, day_in_full, due as due_words};
use crate::domain::{Deadline, Due, ImportDoubt, Ledger, PlannedTask, Unit, UnitId};
use chrono::NaiveDate;

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
        ImportDoubt::NotOneOf(heading, word) => {
            let known = known_words(heading);
            format!("“{heading}”写的“{word}”没有看懂{known}")
        }
        ImportDoubt::NotANumber(heading, word) => format!("“{heading}”写的“{word}”不是数"),
        ImportDoubt::Known => "方案里已有，不动".to_owned(),
        ImportDoubt::NoUnits => "没有责任单位".to_owned(),
        ImportDoubt::UnknownUnit(word) => format!("名册里没有“{word}”"),
        ImportDoubt::NoDay(word) => format!("期限“{word}”没有看懂"),
        ImportDoubt::OverAlready(word) => format!("期限“{word}”今年已经过了，是哪一年的请写上年份"),
        ImportDoubt::Done(word) => format!("表里写“{word}”，办完的不列入"),
    };
    format!("第{row}行 {words}：{why}")
}

/// The words that a column takes.
fn known_words(heading: &str) -> &'static str {
    match heading {
        "频次" => "（可以写：一次性、每月、每季度、半年、年度、长期、不定期）",
        "类别" => "（可以写：牵头单位、成员单位、县（市、区）、园区；市直单位算成员单位）",
        _ => "",
    }
}

/// A task as it would be taken.
#[must_use]
pub fn task_line(row: usize, task: &PlannedTask, ledger: &Ledger, base: NaiveDate) -> String {
    let units = |ids: &[UnitId]| ids.iter().map(|id| ledger.short(id)).collect::<Vec<_>>().join("、");
    let helpers =
        if task.supporting.is_empty() { String::new() } else { format!("｜配合 {}", units(&task.supporting)) };
    let day = if task.deadline.dues.is_empty() { "未定期限".to_owned() } else { due_in_full(&task.deadline, base) };
    format!("第{row}行 {}｜牵头 {}{helpers}｜{day}", task.title, units(&task.lead))
}

/// A list's deadline with its year: which year is meant must be seen.
fn due_in_full(deadline: &Deadline, base: NaiveDate) -> String {
    let said = deadline.dues.iter().map(|due| match due {
        Due::On(day) => day_in_full(*day),
        other => due_words(other, base),
    });
    said.collect::<Vec<_>>().join("、")
}

/// Rows that are none of the list.
#[must_use]
pub fn set_aside(rows: &[(usize, String)]) -> String {
    let said: Vec<String> = rows.iter().take(6).map(|(row, words)| format!("第{row}行“{}”", clipped(words))).collect();
    let more = if rows.len() > said.len() { "等" } else { "" };
    format!("不是清单内容、没有导入的 {} 行：{}{more}。", rows.len(), said.join("、"))
}

fn clipped(words: &str) -> String {
    if words.chars().count() > 18 { words.chars().take(17).chain(['…']).collect() } else { words.to_owned() }
}

/// Sheets that were not read.
#[must_use]
pub fn other_sheets(sheet: &str, others: &[(String, usize)]) -> String {
    let names: Vec<String> = others.iter().map(|(name, rows)| format!("“{name}”（{rows}行）")).collect();
    format!("读的是“{sheet}”这张表；另有{}没有读，要读就加 --sheet 表名。", names.join("、"))
}

/// A file without headings of a list.
#[must_use]
pub fn no_headings(file: &str, is_roster: bool, sheet: Option<&str>) -> Said {
    let what = match sheet {
        Some(sheet) => format!("“{file}”里没有叫“{sheet}”的清单。"),
        None => format!("“{file}”里没有找到清单的表头。"),
    };
    let hint = if is_roster {
        "名册的表头要有“全称”或“单位名称”一列，另可有简称、别名、类别、顺序、职务。台账没有动。"
    } else {
        "任务清单的表头要有“任务”（或具体措施）和“责任单位”（或牵头单位）两列，另可有配合单位、完成时限、要求、备注。台账没有动。"
    };
    Said::new(what, hint)
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
