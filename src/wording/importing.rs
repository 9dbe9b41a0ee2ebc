//! What is said on the screen where a sheet is brought in.

use super::import;
use crate::domain::ListKind;

/// The title of the question for a file, and of the summary.
pub const ASK: &str = "导入表格";
/// What the question says besides.
pub const ASK_ABOUT: &str = "单位名册、任务清单、以前的台账：xlsx、xls、et、ods、csv，或 docx 里的表格";
/// What goes on its line.
pub const ASK_BLANK: &str = "文件";

/// Marks of rows.
pub const TAKEN: &str = "✓ 导入";
/// It is there already.
pub const KNOWN: &str = "= 已有";
/// It is asked about.
pub const ASKED: &str = "? 要问";
/// Somebody said that it is not to be taken, or the sheet says so itself.
pub const LEFT: &str = "× 不导";
/// It is no row of the list.
pub const ASIDE: &str = "· 不是";
/// What a column is that is left.
pub const NOT_READ: &str = "不读";
/// Said beside a row or a column that is hidden in the sheet.
pub const HIDDEN: &str = "（隐藏）";

/// The head over the columns.
pub const COLUMNS: &str = "各列是什么";
/// The head over the rows.
pub const ROWS: &str = "各行会怎么记";

/// The title of the list of kinds of column.
#[must_use]
pub fn what_is(column: &str) -> String {
    format!("{column}是什么")
}
/// The last line of it.
pub const LEAVE_COLUMN: &str = "不读这一列";
/// The title of the list of sheets.
pub const WHICH_SHEET: &str = "读哪一张表";
/// The title of the list of lists.
pub const WHICH_LIST: &str = "这张表是什么";
/// There is one sheet and no other: what and what to do.
pub const ONE_SHEET: (&str, &str) = ("这个文件只有一张表。", "要换文件按 F6。");
/// Nothing of it would be filed: what and what to do.
pub const NOTHING: (&str, &str) = ("还没有可以导入的行。", "先说清各列是什么，或按 Tab 到各行逐条补上。");
/// A row that is none of the list can neither be taken nor left.
pub const NOT_A_ROW: (&str, &str) = ("这一行不是清单内容，不用管它。", "");
/// The screen was left.
pub const PUT_DOWN: &str = "看到哪里已留好，Shift+F11 接着看。";
/// The file was named by what is not there any more: asked anew.
pub const GONE: &str = "上次那张表找不到了，请写另一份。";
/// While a list is held against the ledger nothing more can be said of it: what and what to do.
pub const HOLDING: (&str, &str) = ("正在和台账对照。", "对完再改。");
/// The name of a file without its folders: a line has no room for both that and what to do.
#[must_use]
pub fn name_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|name| !name.is_empty()).unwrap_or(path)
}

/// While a file is read nothing can be said of it.
pub const STILL_READING: &str = "还在读这张表。";
/// While a file is read.
pub const WAIT: &str = "读完就列出来。";
/// The sheet was read as one of its shape was before.
pub const AS_BEFORE: &str = "各列照上次同样的表。";
/// No heading says what its columns are.
pub const UNNAMED: &str = "表头没有看懂，请在左上逐列说明是什么。";

/// What a list is called.
#[must_use]
pub fn list(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Units => "单位名册",
        ListKind::Tasks => "任务清单",
        ListKind::Past => "以前的台账（补录）",
    }
}

/// The head of the screen.
#[must_use]
pub fn title(file: &str, sheet: &str, kind: ListKind) -> String {
    let sheet = if sheet.is_empty() { String::new() } else { format!("　“{sheet}”") };
    format!("导入{}　{file}{sheet}", list(kind))
}

/// How many rows end how.
#[must_use]
pub fn counts(taken: usize, asked: usize, known: usize, left: usize) -> String {
    let more = |what: &str, count: usize| if count > 0 { format!(" {what}{count}") } else { String::new() };
    format!("导入{taken} 要问{asked}{}{} ", more("已有", known), more("不导", left))
}

/// How far holding against the ledger has come, of so many rows.
#[must_use]
pub fn holding(rows: usize, of: usize) -> String {
    format!("正在和台账对照，{rows}/{of} 行 ")
}

/// A column that another one was, and is not any more.
#[must_use]
pub fn taken_over(other: &str) -> String {
    format!("{other}原来也是，现在不读。")
}

/// Sheets with such a list that are not read.
#[must_use]
pub fn others(others: &[(String, usize, bool)]) -> String {
    let names: Vec<String> = others
        .iter()
        .map(|(name, rows, is_hidden)| format!("“{name}”（{}{rows}行）", if *is_hidden { "隐藏的，" } else { "" }))
        .collect();
    format!("另有{}没有读，F3 换表。", names.join("、"))
}

/// What a column is called: its letter and its heading.
#[must_use]
pub fn column(letter: &str, heading: &str) -> String {
    if heading.starts_with(letter) { heading.to_owned() } else { format!("{letter}列“{heading}”") }
}

/// What a row of the list says, where it is not taken.
#[must_use]
pub fn row(number: usize, words: &str) -> String {
    format!("第{number}行 {words}")
}

/// What stands in a cell, and what was answered; the question of the row above them.
#[must_use]
pub fn ask_row(number: usize) -> String {
    format!("第{number}行")
}

/// The summary before it is filed.
#[must_use]
pub fn summary(
    kind: ListKind,
    (added, revised): (usize, usize),
    meetings: usize,
    (asked, left): (usize, usize),
    unused: &[String],
) -> Vec<String> {
    let mut lines = vec![match kind {
        ListKind::Past => import::past_tally(meetings, added, true),
        ListKind::Units | ListKind::Tasks => import::tally(added, revised, true),
    }];
    if asked > 0 {
        lines.push(format!("要问的 {asked} 行没有答，这次不导；留在画面上，答了再导。"));
    }
    if left > 0 {
        lines.push(format!("不导的 {left} 行。"));
    }
    if !unused.is_empty() {
        lines.push(import::unknown_columns(unused));
    }
    lines.push("一次撤销可全部退回。".to_owned());
    lines
}
