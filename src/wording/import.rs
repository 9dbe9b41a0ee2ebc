//! What is said while a roster or a list of tasks is brought in.

use super::{Said, day_in_full, due as due_words};
use crate::domain::{
    BackfillItem, Deadline, Due, ImportDoubt, Ledger, ListKind, PlannedTask, RosterLine, Unit, UnitId, UnitKind,
};
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

/// A unit that is new, as it would be taken.
#[must_use]
pub fn new_unit(line: &RosterLine) -> String {
    let short = line.short.clone().filter(|short| *short != line.name);
    let kind = line.kind.unwrap_or(UnitKind::Member);
    let rest = [short, Some(super::kind_of_unit(kind).to_owned()), line.post.clone()].into_iter().flatten();
    format!("新增 {}（{}）", line.name, rest.collect::<Vec<_>>().join("，"))
}

/// A unit of which nothing changes.
#[must_use]
pub fn same_unit(unit: &Unit) -> String {
    format!("{}：和名册一样，不动", unit.short)
}

/// A line that is left out, and why.
#[must_use]
pub fn line_left_out(row: usize, words: &str, why: &ImportDoubt) -> String {
    format!("第{row}行 {words}：{}", why_left_out(why))
}

/// Tasks are looked at before there is a meeting to plan them at.
pub const NO_MEETING_YET: &str = "还没有会议：导入以前先新建一次，diaodu meeting open --date 日期。";

/// Rows that one act does not take any more.
#[must_use]
pub fn next_time(rows: usize, most: usize) -> String {
    format!("还有 {rows} 行这次不导：一次最多导 {most} 条。这次导完，再导一遍同一份表，就接着导后面的。")
}

/// Why a line is left out.
#[must_use]
pub fn why_left_out(why: &ImportDoubt) -> String {
    match why {
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
        ImportDoubt::NoMeeting(word) if word.is_empty() => "没有写是哪次会议".to_owned(),
        ImportDoubt::NoMeeting(word) => format!("会议日期“{word}”没有看懂，请写到日，如 3月18日"),
        ImportDoubt::NotPast(day) => format!("{}不在台账第一次会议之前，不用补录", day_in_full(*day)),
        ImportDoubt::BeforeMeeting(word) if word.contains('年') => format!("期限“{word}”早于会议日期"),
        ImportDoubt::BeforeMeeting(word) => format!("期限“{word}”早于会议日期，是下一年的请写上年份"),
        ImportDoubt::NoDoneDay(word) if word.is_empty() => "没有写哪天办的".to_owned(),
        ImportDoubt::NoDoneDay(word) => format!("写的是“{word}”，哪天办的没有写，或者和日期对不上"),
        ImportDoubt::NoValue(heading) => format!("“{heading}”是公式，表里没有算出来的值，请存一次再导"),
        ImportDoubt::TwoDays(word) => {
            format!(
                "期限“{word}”在表里存成了数，分不清是{}还是{}0日，请写成“6月30日”这样",
                days_of(word),
                days_of(word).trim_end_matches('日')
            )
        }
        ImportDoubt::Recorded => "台账里已有，不动".to_owned(),
        ImportDoubt::NextTime(most) => format!("一次最多导{most}条，这一行排在后面，下次再导"),
        ImportDoubt::Done(word) => format!("表里写“{word}”，办完的不列入"),
    }
}

/// 6.3: 6月3日.
fn days_of(number: &str) -> String {
    number.split_once('.').map_or_else(|| number.to_owned(), |(month, day)| format!("{month}月{day}日"))
}

/// The words that a column takes.
fn known_words(heading: &str) -> &'static str {
    match heading {
        "频次" => "（可以写：一次性、每月、每季度、半年、年度、长期、不定期）",
        "类型" => "（可以写：承诺、交办）",
        "任务编号" => "（写方案里的编号）",
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
    // How it stands goes along in what the secretary notes of it.
    let state = task.monthly_note.split('；').find(|part| part.starts_with("完成情况："));
    let state = state.map(|state| format!("｜{state}")).unwrap_or_default();
    format!("第{row}行 {}｜牵头 {}{helpers}｜{day}{state}", task.title, units(&task.lead))
}

/// An item of the past as it would be taken.
#[must_use]
pub fn past_line(row: usize, item: &BackfillItem, ledger: &Ledger) -> String {
    let units: Vec<&str> = item.recording.units.iter().map(|id| ledger.short(id)).collect();
    let day = |deadline: &Deadline| {
        if deadline.dues.is_empty() { "未定期限".to_owned() } else { due_in_full(deadline, item.made) }
    };
    let mut said = vec![
        format!("第{row}行 {}会", day_in_full(item.made)),
        format!("{} {}：{}", units.join("、"), super::commitment_kind(item.recording.kind), item.recording.text),
        day(&item.recording.deadline),
    ];
    said.extend(item.moves.iter().map(|one| format!("{}延期至{}", day_in_full(one.on), day(&one.to))));
    said.extend(Some(&item.told).filter(|told| !told.is_empty()).map(|told| format!("进展：{told}")));
    said.extend(item.reported.iter().map(|(on, _)| format!("{}报完成", day_in_full(*on))));
    said.extend(item.closed.iter().map(|(on, _)| format!("{}销号", day_in_full(*on))));
    said.join("｜")
}

/// What a past ledger comes to.
#[must_use]
pub fn past_tally(meetings: usize, items: usize, dry_run: bool) -> String {
    let verb = if dry_run { "要" } else { "已" };
    if items == 0 {
        "没有要补录的。".to_owned()
    } else {
        format!("{verb}补录 {meetings} 次会议、{items} 件事项。")
    }
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
pub fn other_sheets(sheet: &str, others: &[(String, usize, bool)]) -> String {
    let names: Vec<String> = others
        .iter()
        .map(|(name, rows, is_hidden)| format!("“{name}”（{}{rows}行）", if *is_hidden { "隐藏的，" } else { "" }))
        .collect();
    format!("读的是“{sheet}”这张表；另有{}没有读，要读就加 --sheet 表名。", names.join("、"))
}

/// What a column without a heading is called.
#[must_use]
pub fn bare_column(letter: &str) -> String {
    format!("{letter}列（没有表头）")
}

/// What each column is read as: its place, its heading, the kind.
#[must_use]
pub fn columns<'a>(columns: impl Iterator<Item = (&'a str, Option<&'a str>)>, is_as_before: bool) -> String {
    let said: Vec<String> = columns
        .map(|(heading, kind)| match kind {
            Some(kind) if kind == heading => kind.to_owned(),
            Some(kind) => format!("{heading}→{kind}"),
            None => format!("{heading}→不读"),
        })
        .collect();
    let before = if is_as_before { "（照上次的）" } else { "" };
    format!("各列{before}：{}。不对就加 --column 列=内容。", said.join("，"))
}

/// A column was named as something that lists do not have.
#[must_use]
pub fn no_such_column(word: &str, known: &[&str]) -> Said {
    Said::new(
        format!("“{word}”没有看懂。"),
        format!("写成 列=内容，内容可以是 {}；等号后面空着就是不读。", known.join("、")),
    )
}

/// The sheet that was read is hidden in its workbook.
#[must_use]
pub fn hidden_sheet(sheet: &str) -> String {
    format!("“{sheet}”这张表在工作簿里是隐藏的，请核对是不是要读它。")
}

/// Rows and columns of the list that are hidden in the sheet, and were taken all the same; `None`: there are none.
#[must_use]
pub fn hidden_within(rows: &[usize], columns: &[&str]) -> Option<String> {
    let mut said = Vec::new();
    if !rows.is_empty() {
        let some: Vec<String> = rows.iter().take(8).map(usize::to_string).collect();
        let more = if rows.len() > some.len() { "等" } else { "" };
        said.push(format!("第{}{more}行（共 {} 行）", some.join("、"), rows.len()));
    }
    if !columns.is_empty() {
        said.push(format!("“{}”列", columns.join("”“")));
    }
    (!said.is_empty()).then(|| format!("表里隐藏着{}，也算在内，请核对要不要。", said.join("和")))
}

/// Of which formats it is not seen what is hidden.
pub const HIDDEN_UNSEEN: &str = "这种格式看不出哪些行、列是隐藏的，隐藏的也算在内；要看清楚，另存为 .xlsx 再导。";

/// A sheet goes on beyond what is read.
pub const CUT: &str = "表太大，只读了前 10 万行、200 列，后面的没有读；分成几份再导。";

/// How far reading has come.
#[must_use]
pub fn reading(rows: usize) -> String {
    format!("正在读表，已读 {rows} 行……")
}

/// A file without headings of a list.
#[must_use]
pub fn no_headings(file: &str, kind: ListKind, sheet: Option<&str>) -> Said {
    let what = match sheet {
        Some(sheet) => format!("“{file}”里没有叫“{sheet}”的清单。"),
        None => format!("“{file}”里没有找到清单的表头。"),
    };
    let wanted = match kind {
        ListKind::Units => "名册的表头要有“全称”或“单位名称”一列，另可有简称、别名、类别、顺序、职务。",
        ListKind::Past => {
            "以前的台账要有“会议日期”“责任单位”“事项”三列，另可有完成时限、延期至、延期原因、完成时间、完成情况、销号时间、进展。台账没有动。"
        }
        ListKind::Tasks => {
            "任务清单的表头要有“任务”（或具体措施）和“责任单位”（或牵头单位）两列，另可有配合单位、完成时限、要求、备注。"
        }
    };
    let own = "写法不同的表头，用 --column 列=内容 说明，或在控制台按 Shift+F11 逐列说。";
    Said::new(what, format!("{wanted}{own}台账没有动。"))
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
