//! What the command line says: about what was typed, about files and streams, and its short reports.

use super::{Said, commitment_kind, day_in_full, deadline, mark, meeting_state, month};
use crate::domain::{
    Audit, Commitment, CommitmentKind, Item, Ledger, Meeting, MeetingProgress, Period, Recording, Standing, Task, Unit,
};
use chrono::NaiveDate;
use std::path::Path;

/// What to do about a faulty catalogue.
pub const MEND_CATALOGUE: &str = "请照上面说的改好目录再来；台账文件没有动。";
/// Nothing fits what was asked for.
pub const NOTHING_LISTED: &str = "没有这样的事项。";

const COMMANDS: &str = "diaodu --help 可看有哪些命令。";
const USAGE: &str = "在命令后面加 --help 可看用法。";

/// A word that is no command.
#[must_use]
pub fn unknown_command(word: &str, meant: &str) -> Said {
    let hint = if meant.is_empty() { COMMANDS.to_owned() } else { format!("是不是“{meant}”？{COMMANDS}") };
    Said::new(format!("没有“{word}”这个命令。"), hint)
}

/// An option that is none.
#[must_use]
pub fn unknown_argument(word: &str, meant: &str) -> Said {
    let hint = if meant.is_empty() { USAGE.to_owned() } else { format!("是不是“{meant}”？{USAGE}") };
    Said::new(format!("不认识“{word}”。"), hint)
}

/// Something that must be given was not.
#[must_use]
pub fn missing_argument(names: &str) -> Said {
    Said::new(format!("还缺 {names}。"), USAGE)
}

/// A command that needs one below it.
#[must_use]
pub fn missing_command() -> Said {
    Said::new("还没写要做哪一步。", USAGE)
}

/// An option without its value.
#[must_use]
pub fn missing_value(name: &str) -> Said {
    Said::new(format!("{name} 后面还没有写内容。"), USAGE)
}

/// A value that is not one of those to choose from, or not of the kind.
#[must_use]
pub fn invalid_value(name: &str, value: &str, known: &str) -> Said {
    let hint = if known.is_empty() { USAGE.to_owned() } else { format!("可以写：{known}。") };
    Said::new(format!("{name} 不能是“{value}”。"), hint)
}

/// A value that one of our own readers refused, in its words.
#[must_use]
pub fn invalid_argument(name: &str, what: &str) -> Said {
    let (what, hint) = what.split_once('\n').unwrap_or((what, USAGE));
    Said::new(format!("{name}：{what}"), hint)
}

/// Two options that exclude each other.
#[must_use]
pub fn conflicting(one: &str, other: &str) -> Said {
    Said::new(format!("{one} 和 {other} 不能一起用。"), "请去掉一个。")
}

/// An option given twice.
#[must_use]
pub fn given_twice(name: &str) -> Said {
    Said::new(format!("{name} 写了两次。"), "请去掉一个。")
}

/// An argument that is not text.
#[must_use]
pub fn argument_not_utf8() -> Said {
    Said::new("命令里有读不出的字。", "请把终端编码设为 UTF-8 再来。")
}

/// Anything else.
#[must_use]
pub fn unclear_arguments() -> Said {
    Said::new("命令写得不对，没有照办。", USAGE)
}

/// What was typed is no time of day.
#[must_use]
pub fn not_a_time(text: &str) -> String {
    format!("“{text}”不是时间，请写成 9:00 或 14:30 的样子")
}

/// What was typed is neither yes nor no.
#[must_use]
pub fn not_yes_or_no(text: &str) -> String {
    format!("“{text}”看不懂，请写是或否")
}

/// A text that is not a day; sentence and hint on two lines.
#[must_use]
pub fn not_a_day(text: &str) -> String {
    format!("“{text}”不是日期。\n请写成 2022-05-20 这样，并核对月和日。")
}

/// A text that is no meeting's name; sentence and hint on two lines.
#[must_use]
pub fn not_a_meeting(text: &str) -> String {
    format!("“{text}”不是会议。\n请写月份（2022-05）或期次（3）；diaodu meeting list 可看有哪些会议。")
}

/// No meeting in that month.
#[must_use]
pub fn no_meeting_in(period: Period) -> Said {
    Said::new(format!("{}没有会议。", month(period)), "diaodu meeting list 可看有哪些会议。")
}

/// No meeting of that number.
#[must_use]
pub fn no_meeting_numbered(number: u32) -> Said {
    Said::new(format!("没有第{number}期会议。"), "diaodu meeting list 可看有哪些会议。")
}

/// Several units fit equally well.
#[must_use]
pub fn several_units(word: &str, units: &[&Unit]) -> Said {
    const NAMED: usize = 6;
    let named = units.iter().take(NAMED).map(|unit| format!("{}（{}）", unit.short, unit.id)).collect::<Vec<_>>();
    let more = if units.len() > NAMED { "等" } else { "" };
    Said::new(
        format!("“{word}”对得上{}家：{}{more}，没有替你选。", units.len(), named.join("、")),
        "请写全简称，或写括号里的编号。",
    )
}

/// No unit fits; `near` ones are named.
#[must_use]
pub fn unknown_unit(word: &str, near: &[&Unit]) -> Said {
    let hint = "可用简称、别名、编号或拼音首字母，如 jtj；diaodu units 可看名册。";
    if near.is_empty() {
        return Said::new(format!("名册里没有“{word}”。"), hint);
    }
    let near = near.iter().map(|unit| format!("{}（{}）", unit.short, unit.id)).collect::<Vec<_>>().join("、");
    Said::new(format!("名册里没有“{word}”。"), format!("接近的有：{near}。{hint}"))
}

/// Letters that find no unit.
#[must_use]
pub fn no_unit_found(letters: &str) -> String {
    format!("名册里没有对得上“{letters}”的单位。")
}

/// A group to which no unit of this roster belongs.
#[must_use]
pub fn group_is_empty(word: &str) -> Said {
    Said::new(format!("名册里没有属于“{word}”的单位。"), "diaodu units 可看名册和类别。")
}

/// A date that no calendar has.
#[must_use]
pub fn impossible_day(words: &str) -> Said {
    Said::new(format!("日历上没有“{words}”这个日子。"), "请核对月和日，写成“6月30日前”这样；什么都没有改。")
}

/// Words that name no day.
#[must_use]
pub fn vague(words: &str) -> String {
    format!("“{words}”定不了是哪一天")
}

/// The holidays of a year were reckoned.
#[must_use]
pub fn holidays_not_published(year: i32) -> String {
    format!("{year}年放假安排还没有公布，先按规定推算，公布后请核对")
}

/// A day without a year is past this year.
#[must_use]
pub fn rolled_to_next_year(day: NaiveDate) -> String {
    format!("这个日子今年已过，按{}记", day_in_full(day))
}

/// A day that is past was taken for a fact, not for a deadline.
#[must_use]
pub fn taken_as_past() -> String {
    "话里的日子今年已过，当作已办的事，没有当期限".to_owned()
}

/// The day that the words name has gone by.
#[must_use]
pub fn already_past() -> String {
    "话里的日子已经过了，请核对".to_owned()
}

/// 节前 without saying which: the next holiday was taken.
#[must_use]
pub fn next_holiday_taken() -> String {
    "没说是哪个节，按最近的一个节假日算，请核对".to_owned()
}

/// A length of time that limits nothing: 给我们半个月.
#[must_use]
pub fn length_only() -> String {
    "只说了多长时间，没说到哪一天，请补期限".to_owned()
}

/// A weekday that is not that day's.
#[must_use]
pub fn weekday_differs() -> String {
    "话里的日子和星期对不上，请核对".to_owned()
}

/// Recorded without a date.
#[must_use]
pub fn undated(urgent: bool) -> String {
    if urgent {
        "只说了尽快，未定期限，请补".to_owned()
    } else {
        "没有听出期限，按未定期限记，请补".to_owned()
    }
}

/// The task of the plan that a sentence was taken to be about.
#[must_use]
pub fn of_task(task: &Task) -> String {
    format!("\n对应任务：{} {}（不对就撤销，用 --task 另指）", task.id, task.title)
}

/// A notice below an answer.
#[must_use]
pub fn notice(text: &str) -> String {
    format!("\n注意：{text}。")
}

/// How to put a date to what was just recorded.
#[must_use]
pub fn how_to_date(ids: &[u32]) -> String {
    let ids = match ids {
        [] => return String::new(),
        [only] => only.to_string(),
        [first, .., last] => format!("{first}-{last}"),
    };
    format!("\n提示：补期限用 diaodu extend {ids} 6月30日前")
}

/// Adjourned without saying when the next meeting is to be.
pub const NO_NEXT: &str = "下次会期还没有定；定了用 diaodu meeting amend --next 日期，“下次调度会前”的事项就有了日子。";

/// An extension without its date.
#[must_use]
pub fn no_phrase() -> Said {
    Said::new("还没有写新的期限。", "在编号后面写，如：diaodu extend 12 7月20日前 --reason 批复未下")
}

/// What a trial understood.
#[must_use]
pub fn understood(recording: &Recording, notices: &[String], ledger: &Ledger, base: NaiveDate) -> String {
    let names = |units: &[crate::domain::UnitId]| {
        let names = units.iter().map(|unit| ledger.short(unit)).collect::<Vec<_>>();
        if names.is_empty() { "（无）".to_owned() } else { names.join("、") }
    };
    let or_none = |text: &str| if text.is_empty() { "（无）".to_owned() } else { text.to_owned() };
    let spoken = &recording.deadline.spoken;
    let spoken = if spoken.is_empty() { String::new() } else { format!("（原话：{spoken}）") };
    let mut said = format!(
        "试读，没有记入。\n类别　　{}\n单位　　{}\n内容　　{}\n期限　　{}{spoken}\n责任人　{}\n配合　　{}\n任务　　{}",
        commitment_kind(recording.kind),
        names(&recording.units),
        recording.text,
        deadline(&recording.deadline, base),
        or_none(&recording.owner),
        names(&recording.supporting),
        recording.task.as_ref().map_or("（无）", |task| task.as_str()),
    );
    said.extend(notices.iter().map(|text| notice(text)));
    said
}

/// Mark, word and days of where an item is.
#[must_use]
pub fn standing(standing: Standing) -> String {
    let (mark, word) = (mark(standing), super::standing(standing));
    match standing {
        Standing::Overdue(days) => format!("{mark}{word}{days}天"),
        Standing::Soon(0) => format!("{mark}今天到期"),
        Standing::Soon(days) | Standing::Ahead(days) => format!("{mark}还有{days}天"),
        _ => format!("{mark}{word}"),
    }
}

/// An item's words with what belongs to them.
#[must_use]
pub fn item(item: &Item<'_>, ledger: &Ledger) -> String {
    match item {
        Item::Assignment(task, ..) => format!("任务：{}", task.title),
        Item::Commitment(commitment) => promised(commitment, ledger),
    }
}

fn promised(commitment: &Commitment, ledger: &Ledger) -> String {
    let mut words = String::new();
    if commitment.kind == CommitmentKind::Instruction {
        words.push_str("交办：");
    }
    words.push_str(&commitment.text);
    let mut besides = Vec::new();
    // What the words themselves say is not said twice.
    if !commitment.text.contains(&commitment.owner) {
        besides.push(format!("责任人：{}", commitment.owner));
    }
    let is_named = |name: &&str| commitment.text.contains(name);
    let names = commitment.supporting.iter().map(|unit| ledger.short(unit)).filter(|name| !is_named(name));
    let names = names.collect::<Vec<_>>();
    if !names.is_empty() {
        besides.push(format!("配合：{}", names.join("、")));
    }
    if !besides.is_empty() {
        words.extend(["（", &besides.join("；"), "）"]);
    }
    words
}

/// An item in a line: what, by when, where it stands.
#[must_use]
pub fn in_short(one: &Item<'_>, ledger: &Ledger, today: NaiveDate) -> String {
    let first = one.course().and_then(|course| course.extensions.first());
    let first = first.map_or(String::new(), |extension| format!("，最初{}", deadline(&extension.from, today)));
    let due = super::item_deadline(one, today);
    format!("{}（期限{due}{first}）　{}", item(one, ledger), standing(one.standing(today)))
}

/// A lamp that is none.
#[must_use]
pub fn no_lamp(word: &str) -> Said {
    Said::new(format!("没有“{word}”灯。"), "可写红、橙、黄、蓝、绿、灰；写“规则”是恢复按规则亮灯。")
}

/// How many items a list has.
#[must_use]
pub fn listed(count: usize) -> String {
    format!("共{count}条")
}

/// A meeting just opened.
#[must_use]
pub fn opened(what: &str, meeting: &Meeting, units: usize) -> String {
    format!("{what}（第{}期，{}），{units}家待调度。", meeting.number, meeting.topic)
}

/// A meeting's head and how far it has come.
#[must_use]
pub fn meeting(meeting: &Meeting, tally: &MeetingProgress) -> String {
    let or_blank = |text: &str| if text.is_empty() { "（未填）".to_owned() } else { text.to_owned() };
    format!(
        "第{}期　{}　{}\n会议　　{}\n主题　　{}\n主持人　{}\n记录人　{}\n地点　　{}\n状态　　{}\n下次　　{}\n\
         进度　　{}家，已调度{}家，缓议{}家；本次议定{}条\n未定　　任务{}项、承诺交办{}条还没有期限",
        meeting.number,
        month(meeting.period),
        day_in_full(meeting.date),
        or_blank(&meeting.name),
        or_blank(&meeting.topic),
        or_blank(&meeting.chair),
        or_blank(&meeting.recorder),
        or_blank(&meeting.place),
        meeting_state(meeting.state),
        meeting.next_date.map_or("（未定）".to_owned(), day_in_full),
        tally.units,
        tally.covered,
        tally.deferred,
        tally.agreed,
        tally.undated_tasks.len(),
        tally.undated_commitments.len(),
    )
}

/// The file was made.
#[must_use]
pub fn founded(path: &Path, units: usize, tasks: usize) -> String {
    format!("已新建台账 {}：{units}家单位、{tasks}项任务。", path.display())
}

/// Before a window that would vanish.
pub const PRESS_ENTER: &str = "\n按回车键关闭窗口。";

/// Man pages were written.
#[must_use]
pub fn manpages_written(folder: &Path, count: usize) -> String {
    format!("写好 {count} 页，在 {}。", folder.display())
}

/// Man pages were not written.
#[must_use]
pub fn manpages_failed(folder: &Path, said: &str) -> String {
    format!("手册页没有写到 {}：{said}。", folder.display())
}

/// The version, with where it comes from.
#[must_use]
pub fn long_version(version: &str, commit: Option<&str>, day: Option<NaiveDate>) -> String {
    match (commit, day) {
        (Some(commit), Some(day)) => format!("diaodu {version}\n提交 {commit}，{}", day_in_full(day)),
        _ => format!("diaodu {version}\n自行编译的，不知道是哪次提交。"),
    }
}

/// The system names no folder for data.
#[must_use]
pub fn no_data_folder() -> Said {
    Said::new("系统没有说本人的数据文件夹在哪里，台账没处放。", "请用 --db 指定台账文件。")
}

/// The console without a terminal.
#[must_use]
pub fn needs_a_terminal() -> Said {
    Said::new(
        "这里不是终端，控制台开不了。",
        "请在终端窗口里运行 diaodu；不用终端也能做的：meeting、units、record、list、report、close、reopen、extend、undo、\
         redo、journal、deadline、extract、doctor（diaodu --help 可看用法）。",
    )
}

/// The projector without a terminal.
#[must_use]
pub fn projector_needs_a_terminal() -> Said {
    Said::new("这里不是终端，投影画面开不了。", "请另开一个终端窗口，拖到投影屏上，再运行 diaodu projector。")
}

/// The terminal failed under the projector.
#[must_use]
pub fn projector_failed(said: &str) -> Said {
    Said::new(format!("终端出了问题（{said}），投影画面关了。"), "请重新打开：diaodu projector")
}

/// The terminal failed under the console.
#[must_use]
pub fn terminal_failed(said: &str) -> Said {
    Said::new(format!("终端出了问题（{said}），控制台关了；记下的都在。"), "请重新打开：diaodu")
}

/// How far the audit has come.
#[must_use]
pub fn auditing(entries: u64) -> String {
    format!("正在查账：已对{entries}步……")
}

/// The books balance.
#[must_use]
pub fn balanced(audit: &Audit) -> String {
    format!("账实相符：{}次会议、{}条承诺交办、{}步操作，逐步对过。", audit.meetings, audit.commitments, audit.entries)
}

/// The books do not balance.
#[must_use]
pub fn not_balanced(path: &Path, findings: &[String], offer: Option<&str>) -> Said {
    let found = findings.join("\n　· ");
    Said::new(
        format!("账实不符，{}处对不上：\n　· {found}", findings.len()),
        format!("{} 没有动。{}", path.display(), offer.unwrap_or("没有找到备份；请先另存一份，再找人看。")),
    )
}

/// Output that could not be written.
#[must_use]
pub fn output_failed(said: &str) -> Said {
    Said::new(format!("结果没有写出去（{said}）。"), "台账没有受影响；请看磁盘是否已满。")
}

/// A paper and the ledger belong together.
#[must_use]
pub fn paper_proven(head: &str) -> String {
    format!("对得上：台账里有核对码 {head}，到那一步为止和出这份纪要时一样。")
}

/// A paper and the ledger do not.
#[must_use]
pub fn paper_unproven(head: &str) -> Said {
    Said::new(
        format!("对不上：台账里没有核对码 {head}。台账不是出这份纪要的那一本，或者退回过、被改过。"),
        "请先核对抄写的码；再运行 diaodu doctor，看有没有更全的备份。",
    )
}

/// Output that could not be written, after something had been filed.
#[must_use]
pub fn filed_but_unsaid(said: &str, count: u64, last: u64) -> Said {
    Said::new(
        format!("已经记入台账（{count}步，到第{last}步），只是结果没有写出去（{said}）。"),
        "不要再记一遍；diaodu journal 可看记了什么。",
    )
}

/// Output that could not be written, after something had been done.
#[must_use]
pub fn done_but_unsaid(said: &str, done: &str) -> Said {
    Said::new(format!("已经办了，只是结果没有写出去（{said}）。\n{done}"), "不用再办一遍。")
}

/// Input that could not be read.
#[must_use]
pub fn input_failed(said: &str) -> Said {
    Said::new(format!("读不到输入（{said}）。"), "请核对文件名，或看输入是否中断。")
}

/// A line that is not UTF-8.
#[must_use]
pub fn not_utf8(line: u32) -> Said {
    Said::new(format!("第{line}行不是 UTF-8 文字。"), "请另存为 UTF-8 再来。")
}

/// A line that is not `day TAB sentence`.
#[must_use]
pub fn bad_line(line: u32) -> Said {
    Said::new(
        format!("第{line}行读不懂。"),
        "每行写：日期、制表符、话，如 2022-05-20<Tab>6月底前完成；日期都一样可用 --base。",
    )
}

/// Something about one line of a stream.
#[must_use]
pub fn at_line(line: u32, said: &Said) -> String {
    format!("第{line}行：{}", said.what)
}

/// There was nothing to write about.
pub const NOTHING_TO_EXPORT: &str = "没有要写的事项，没有导出文件。";

/// A paper of several files was given the name of one.
#[must_use]
pub fn folder_wanted(place: &Path) -> Said {
    Said::new(
        format!("这种文件一次要出好几个，不能写成“{}”一个，还没有导出。", place.display()),
        "-o 后面请写文件夹，文件名由程序按会议定。",
    )
}

/// A paper was written.
#[must_use]
pub fn exported(path: &Path) -> String {
    format!("已导出 {}", path.display())
}

/// The rehearsal is over.
pub const REHEARSAL_OVER: &str = "演练结束，演练用的台账已丢掉，真数据没有动过。";

/// The rehearsal's ledger was kept.
#[must_use]
pub fn rehearsal_kept(path: &Path) -> String {
    format!("演练台账已存到 {0}。打开：diaodu --db {0} --today 2022-05-20", path.display())
}

/// There is something at the place the rehearsal should be kept.
#[must_use]
pub fn rehearsal_exists(path: &Path) -> Said {
    Said::new(format!("{} 已经有了，没有动它。", path.display()), "请换个文件名。")
}

/// The built-in catalogue was written into a folder.
#[must_use]
pub fn catalogue_copied(folder: &Path) -> String {
    format!(
        "目录已存到 {}。改公文式样（house_style.toml）和套话（wording.toml）以后，用 diaodu catalogue style 换进台账。",
        folder.display()
    )
}

/// What the workbook of a catalogue is called.
pub const CATALOGUE_BOOK: &str = "目录";

/// The catalogue was written as a workbook.
#[must_use]
pub fn catalogue_sheet(file: &Path) -> String {
    format!(
        "目录已存成 {}。用 WPS 或 Excel 填好以后，先用 diaodu catalogue check 看一遍，再用 diaodu catalogue import 建账。",
        file.display()
    )
}

/// A ledger that is in use is not founded anew.
#[must_use]
pub fn already_founded(topic: &str, path: &Path) -> Said {
    Said::new(
        format!("目录没有问题，但这本台账已经建好（主题{}），没有动。", super::minutes::quoted(topic)),
        format!(
            "要从下次会议起换成它：diaodu meeting open --date 日期 --catalogue {0}；另建一本：加 --db 新文件；只换公文式样和套话：diaodu catalogue style {0}。",
            path.display()
        ),
    )
}

/// A paper of one unit was asked for with several.
#[must_use]
pub fn one_unit_at_a_time() -> Said {
    Said::new("这种文件一次只能写一家。", "--unit 只写一家，分几次导出；填报表可以写几家。")
}

/// A file of that name stands where the catalogue was to go.
#[must_use]
pub fn already_there(path: &Path) -> Said {
    Said::new(format!("{} 已经有了，什么都没有写。", path.display()), "请换一个空文件夹。")
}

/// A folder that cannot be made.
#[must_use]
pub fn no_folder(folder: &Path, said: &str) -> Said {
    Said::new(format!("建不了文件夹 {}（{said}）。", folder.display()), "请换一个地方。")
}

/// The rehearsal could not be set up.
#[must_use]
pub fn rehearsal_failed(said: &str) -> Said {
    Said::new(format!("演练没有准备好（{said}）。"), "真数据没有动过，请再试一次。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_command_is_told_with_the_one_that_was_meant() {
        let said = unknown_command("lst", "list");
        assert_eq!(said.what, "没有“lst”这个命令。");
        assert!(said.hint.starts_with("是不是“list”？"));
    }

    #[test]
    fn our_own_readers_bring_their_hint_along() {
        let said = invalid_argument("--today <日期>", &not_a_day("2022-02-30"));
        assert_eq!(said.what, "--today <日期>：“2022-02-30”不是日期。");
        assert!(said.hint.contains("2022-05-20"));
    }

    #[test]
    fn what_was_recorded_undated_is_followed_by_the_command_that_dates_it() {
        assert!(how_to_date(&[7]).contains("diaodu extend 7 6月30日前"));
        assert!(how_to_date(&[7, 8, 9]).contains("diaodu extend 7-9 6月30日前"));
    }
}
