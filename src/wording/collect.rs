//! What is said while the units' forms come back: why a file could not be read, what is asked before a line is taken.

use super::{Said, day_in_full, month, refusal};
use crate::domain::{Amendment, Command, Foreign, FormDoubt, FormFault, Ledger};

/// Why nothing of a file was taken, and what to do.
#[must_use]
pub fn form_fault(fault: &FormFault, file: &str) -> Said {
    let resave = "请用 WPS 或 Excel 打开，另存为 .xlsx 再收。";
    match fault {
        FormFault::Missing => Said::new(format!("找不到“{file}”。"), "请核对路径；带空格的路径加上引号。"),
        FormFault::System(said) => Said::new(format!("“{file}”读不了（{said}）。"), "关掉正在打开它的程序，再试一次。"),
        FormFault::TooLarge(has, most) => Said::new(
            format!("“{file}”有{has}兆，超过了{most}兆，没有打开。"),
            "多半是贴了图片或整列设了格式：请单位删掉图片，只发表格。",
        ),
        FormFault::Bomb(most) => {
            Said::new(format!("“{file}”展开后超过{most}兆，不像填报表，没有打开。"), "请单位重新从原表填一份。")
        }
        FormFault::TooManyCells => {
            Said::new(format!("“{file}”里填了几万个格子，不像填报表，没有收。"), "请单位只发填报表本身。")
        }
        FormFault::Encrypted => Said::new(format!("“{file}”加了密码，打不开。"), "请单位去掉密码，另存为 .xlsx 再发。"),
        FormFault::Empty => Said::new(format!("“{file}”是空的。"), "请单位重发。"),
        FormFault::NotASheet(what) => {
            Said::new(format!("“{file}”{}，不是填报表。", foreign(*what)), foreign_hint(*what))
        }
        FormFault::Damaged => Said::new(format!("“{file}”坏了，读不出来。"), resave),
        FormFault::Binary => Said::new(format!("“{file}”是二进制工作簿（.xlsb），读不了。"), resave),
        FormFault::NotAForm => Said::new(
            format!("“{file}”是表格，但没有填报表的表头（事项、完成情况、本月进展……）。"),
            "看看是不是发错了文件；表头不要改字。",
        ),
        FormFault::Newer(_) => Said::new(format!("“{file}”是新版程序做的填报表。"), "请用新版程序来收。"),
        FormFault::Altered => super::bundle::altered(file),
        FormFault::Own => super::bundle::own(file),
        FormFault::NoUnit => {
            Said::new(format!("“{file}”没有写填报单位，不知道是哪家的。"), "在表头“填报单位：”后面补上单位名称再收。")
        }
        FormFault::UnknownUnit(name) => {
            Said::new(format!("“{file}”写的填报单位“{name}”不在名册里。"), "核对单位名称，或先把它加进名册。")
        }
        FormFault::UnknownMeeting(period) => {
            Said::new(format!("“{file}”是{period}的表，台账里没有这次会议。"), "看看是不是收错了台账。")
        }
    }
}

fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Word => "是 Word 文档",
        Foreign::Folder => "是文件夹",
        Foreign::Pdf => "是 PDF",
        Foreign::Picture => "是图片",
        Foreign::Text => "是文字文件",
        Foreign::Archive => "是压缩包",
        Foreign::Markup => "其实是网页，只是名字叫表格",
        Foreign::Lock => "是别的程序打开表格时留下的临时文件",
        Foreign::Other => "不是表格",
    }
}

fn foreign_hint(what: Foreign) -> &'static str {
    match what {
        Foreign::Archive => "请先解压，再收里面的表。",
        Foreign::Lock => "不用管它；关掉正在打开的表格。",
        Foreign::Markup => "请用 WPS 或 Excel 打开，另存为 .xlsx 再收。",
        _ => "请单位发填好的 .xlsx 填报表。",
    }
}

/// What is asked before a form or a line is taken.
#[must_use]
pub fn form_doubt(doubt: &FormDoubt) -> String {
    match doubt {
        FormDoubt::Stale(form, at_hand) => {
            format!("这是{}的表，现在是{}的会议。要按本次会议收吗？表里的数据不收。", month(*form), month(*at_hand))
        }
        FormDoubt::OtherUnit { made_for, says } => {
            format!("这张表是发给{made_for}的，填报单位却写着{says}。算{made_for}的吗？")
        }
        FormDoubt::NamedForOther { made_for, named } => {
            format!("表里是{made_for}的，文件名却是{named}。算{made_for}的吗？")
        }
        FormDoubt::BareHead(unit) => format!("表里的暗页没有了，按表头看是{unit}的。对吗？"),
        FormDoubt::SheetGone(sheet) => format!("发出去的表有“{sheet}”一页，收到的没有了。只收其余的吗？"),
        FormDoubt::Answered(file) => format!("这家已经收过一份（{file}），这份内容不同。再收这份吗？"),
        FormDoubt::NotOpen => "没有正在办的会议，或者会议已经封存，收了也记不进去。".to_owned(),
        _ => line_doubt(doubt),
    }
}

fn line_doubt(doubt: &FormDoubt) -> String {
    match doubt {
        FormDoubt::NotUnderstood => "没有看懂。".to_owned(),
        FormDoubt::NoResult => "这一格是公式，没有算出的结果；请单位打开存一遍，或直接写上。".to_owned(),
        FormDoubt::NoneOrUnknown => "是 0，还是没有统计？收就记 0。".to_owned(),
        FormDoubt::NoDay => "没有看出是哪一天。".to_owned(),
        FormDoubt::PastDay(day) => format!("{}已经过了。", day_in_full(*day)),
        FormDoubt::Fraction(share) => format!("写的是小数，是 {share}% 吗？"),
        FormDoubt::OutOfRange => "超出了范围。".to_owned(),
        FormDoubt::DoneBelow(share) => format!("选了已完成，完成率却是 {share}%。按已完成报吗？"),
        FormDoubt::NoReason => "申请延期没有写原因。".to_owned(),
        FormDoubt::Negative => "是负数。".to_owned(),
        FormDoubt::NotWhole => "不是整数。".to_owned(),
        FormDoubt::Above(name, most) => format!("超过了“{name}”（{most}），两个数有一个不对。"),
        FormDoubt::Jump(last) => format!("上月是 {last}，差得多，属实吗？"),
        FormDoubt::Newer(stands) => format!("发表以后台账里记了 {stands}，改成表里的吗？"),
        FormDoubt::Changed(stands) => format!("发表以后这一项变了：现在是{stands}。还按表里的收吗？"),
        FormDoubt::AlreadySaid(words) => format!("这一项本次会议已经记过“{words}”，再记这一条吗？"),
        _ => row_doubt(doubt),
    }
}

fn row_doubt(doubt: &FormDoubt) -> String {
    match doubt {
        FormDoubt::UnknownRow(name) => format!("台账里没有“{name}”。"),
        FormDoubt::OthersRow(unit) => format!("这一行是{unit}的事项。"),
        FormDoubt::OtherWords(words) => format!("这一行原来是“{words}”，事项的文字对不上；可能只排了一部分列。"),
        FormDoubt::DueRewritten(due) => format!("期限原来是{due}，表里改了。算申请延期吗？"),
        FormDoubt::RowTwice => "同一项在表里有两行，写的不一样。".to_owned(),
        FormDoubt::Merged => "这一格和别的行合并了，各行都按这一格收吗？".to_owned(),
        FormDoubt::OtherForm(file, words) => format!("这家另一份表（{file}）写的是“{words}”。以哪份为准？"),
        FormDoubt::NewRow => "台账里没有，是新的承诺吗？".to_owned(),
        FormDoubt::ToldOfNew => "是它报的新事项的情况，连事项一起记成这家的进展吗？".to_owned(),
        FormDoubt::ColumnTwice(heading) => format!("“{heading}”这一列有两列，写的不一样。"),
        FormDoubt::NoName => "没有写条目名称。".to_owned(),
        FormDoubt::CountsAsDone(stage) => format!("到了“{stage}”就算办成。核过了吗？"),
        FormDoubt::DraftWords(words) => format!("征求意见稿写的是“{words}”，纪要改用单位的写法吗？原话留在台账里。"),
        FormDoubt::DraftDue(due) => format!("征求意见稿的时限是{due}。改成单位写的吗？"),
        FormDoubt::DraftOpinion => {
            "单位提了意见，没有直接改文字和时限。收下就记成一条内部记事；要改纪要的写法，按 F4 写。".to_owned()
        }
        FormDoubt::ChangedAbove(stands) => super::bundle::changed(stands),
        FormDoubt::ClosedAbove => super::bundle::CLOSED.to_owned(),
        FormDoubt::Refused(why) => refusal(why).what,
        _ => String::new(),
    }
}

/// What would be recorded, in a few words: 自报完成, 记进展 …
#[must_use]
pub fn form_act(act: &Command, ledger: &Ledger) -> String {
    let base = ledger.meeting().map(|meeting| meeting.date).unwrap_or_default();
    // What a form can ask for; `decide` refuses everything else.
    if let Command::NoteProgress { text, share, .. } = act {
        let share = share.map(|share| format!("{share}%")).filter(|share| !text.contains(share));
        format!("记进展：{text}{}", share.map_or(String::new(), |share| format!("（{share}）")))
    } else if let Command::Report { evidence, .. } = act {
        if evidence.is_empty() { "自报完成".to_owned() } else { format!("自报完成：{evidence}") }
    } else if let Command::ReportOn { evidence, on, .. } = act {
        let day = super::day(*on, base);
        if evidence.is_empty() {
            format!("自报完成（{day}办的）")
        } else {
            format!("自报完成（{day}办的）：{evidence}")
        }
    } else if let Command::OfStage { stage, act } = act {
        format!("第{stage}步：{}", form_act(act, ledger))
    } else if let Command::EnterRegister { id, kind, name, stage, on, .. } = act {
        let known = ledger.register_kind(kind);
        let stage = known.map_or("", |known| known.stage_name(*stage));
        let on = on.map_or(String::new(), |on| format!("（{}）", super::day(on, base)));
        let verb = if id.is_some() { "台账" } else { "登记台账" };
        format!("{verb}：{}“{name}”{stage}{on}", known.map_or("", |known| known.name.as_str()))
    } else if let Command::AskExtension { to, reason, .. } = act {
        format!("申请延期到{}，原因：{reason}", super::deadline(to, base))
    } else if let Command::AskHelp { text, .. } = act {
        format!("记协调事项：{text}")
    } else if let Command::TakeReading { indicator, value, .. } = act {
        let known = ledger.programme.indicators.iter().find(|known| known.id == *indicator);
        format!("{value}{}", known.map_or("", |known| known.unit.as_str()))
    } else if let Command::TakeDown { id, recording, .. } = act {
        super::bundle::taken_down(&recording.text, &super::deadline(&recording.deadline, base), id.is_none())
    } else if let Command::Close { .. } = act {
        super::bundle::CLOSED_ABOVE.to_owned()
    } else if let Command::WordItem { written: Some(written), .. } = act {
        format!("纪要写成：{written}")
    } else if let Command::Amend { amendment: Amendment { deadline: Some(deadline), .. }, .. } = act {
        format!("期限改为{}", super::deadline(deadline, base))
    } else if let Command::Remark { text, .. } = act {
        format!("记事（内部）：{text}")
    } else if let Command::Record(recording) = act {
        format!("记承诺：{}（{}）", recording.text, super::deadline(&recording.deadline, base))
    } else {
        String::new()
    }
}

/// Said of a file that was taken already.
pub const KNOWN: &str = "收过了，没有新的内容";
/// Said of a file with nothing filled in.
pub const BLANK: &str = "零报告：整张表没有填，算交了";
/// Said of a form that says so itself.
pub const NIL: &str = "零报告";
/// Said of a file whose lines the ledger all has.
pub const NOTHING_NEW: &str = "没有新的内容";
/// Said when there is nothing to collect.
pub const NO_FILES: (&str, &str) = ("没有要收的表。", "写上文件或文件夹：diaodu collect 收到的表/");
/// Said when all have answered.
pub const ALL_ANSWERED: &str = "都交了。";

/// Said of a file that says the same as another.
#[must_use]
pub fn same_as(file: &str) -> String {
    format!("和“{file}”一样，只收一份")
}

/// How many lines will be or were recorded, and how many wait.
#[must_use]
pub fn tally(taken: usize, questions: usize, faults: usize, is_done: bool) -> String {
    let verb = if is_done { "已收" } else { "可收" };
    let asked = if questions > 0 { format!("，还有 {questions} 条要问清") } else { String::new() };
    let unread = if faults > 0 { format!("，{faults} 个文件没有读出来") } else { String::new() };
    format!("{verb} {taken} 条{asked}{unread}。")
}

/// What to do about what waits.
pub const ASKED_HINT: &str = "问清以后，用 --take 加序号收下（如 --take 1,3-5），或在控制台里逐条看（Shift+F8）。";

/// Who has not answered.
#[must_use]
pub fn missing(units: &[&str]) -> String {
    if units.is_empty() {
        ALL_ANSWERED.to_owned()
    } else {
        format!("还没交的 {} 家：{}", units.len(), units.join("、"))
    }
}

/// What to do about a wrong number.
pub const TAKE_HINT: &str = "一条都没有收；先用 --dry-run 看序号。";

/// Said of a number that no question has.
#[must_use]
pub fn no_question(number: usize) -> String {
    format!("没有第 {number} 个问题。")
}

/// Said of a question whose line was not understood.
#[must_use]
pub fn not_understood(number: usize) -> String {
    format!("第 {number} 条没有看懂，收不了；问清后请单位改表，或在控制台里改好再收。")
}

/// The title of the question for files, and of the summary.
pub const COLLECT: &str = "收表";
/// What goes on its line.
pub const ASK_BLANK: &str = "文件夹或文件";
/// What the question says besides.
pub const ASK_ABOUT: &str = "写收到的表所在的文件夹，或一个文件；先逐条看，再收";
/// The title of the list, what is asked about only.
pub const TITLE_ASKED: &str = "收表：要问清的（Tab 看全部）";
/// The title of the whole list.
pub const TITLE_ALL: &str = "收表：全部（Tab 只看要问的）";
/// Said when nothing is asked.
pub const NOTHING_ASKED: &str = "  没有要问的。F2 收下，Tab 看全部。";
/// A file whose unit is not known.
pub const NO_UNIT: &str = "不知哪家";
/// Marks in the list.
pub const MARK_TAKEN: &str = "✓ 收";
/// To be asked.
pub const MARK_OPEN: &str = "? 待定";
/// Not to be taken.
pub const MARK_SKIPPED: &str = "× 不收";
/// Clear, but its form is not.
pub const MARK_WAITS: &str = "· 等表";
/// Not read.
pub const MARK_FAULT: &str = "! 读不出";
/// The title of better words for a line.
pub const MEND: &str = "更正";
/// What goes on its line: a day and why.
pub const MEND_UNTIL: &str = "延到哪天，原因";
/// A figure.
pub const MEND_FIGURE: &str = "本月数";
/// A day.
pub const MEND_DAY: &str = "改到哪天";
/// How the minutes are to have it.
pub const MEND_WRITTEN: &str = "纪要里写成";
/// Words.
pub const MEND_WORDS: &str = "内容";
/// Said after better words that are not understood either.
pub const MEND_AGAIN: &str = "按 F4 再改，或按 Del 不收。";
/// Nothing to take of a line.
pub const NOTHING_TO_TAKE: (&str, &str) = ("这一条没有看懂，收不了。", "按 F4 改好再收，或按 Del 不收。");
/// Nothing is taken.
pub const NONE_TAKEN: (&str, &str) = ("没有可收的。", "待定的用 Enter 收、Del 不收，再按 F2。");
/// Said in the summary when questions are left.
pub const ASKED_WAIT: &str = "要问清的先不收；问清以后再收一次同样的表就行，收过的不会重复。";
/// Said in the summary.
pub const ONE_UNDO: &str = "一次收下，一次 Ctrl+Z 全部退回。";
/// The review was left.
pub const PUT_DOWN: &str = "没有收；表还在原处，随时可以再来。";

/// 可收 12 · 待定 3 · 读不出 1 · 未交 28.
#[must_use]
pub fn counts(taken: usize, questions: usize, faults: usize, missing: usize) -> String {
    let faults = if faults > 0 { format!("   读不出 {faults}") } else { String::new() };
    format!("可收 {taken}   待定 {questions}{faults}   未交 {missing} 家")
}

/// Where a line stands, with what it is about.
#[must_use]
pub fn place(sheet: &str, row: u32, about: &str) -> String {
    format!("{}　{about}", row_of(sheet, row))
}

/// Where a line stands.
#[must_use]
pub fn row_of(sheet: &str, row: u32) -> String {
    format!("{sheet} 第{row}行")
}

/// What the form says.
#[must_use]
pub fn in_its_words(said: &str) -> String {
    format!("表里写：{said}")
}

/// What would be recorded.
#[must_use]
pub fn would(act: &str) -> String {
    format!("收下就：{act}")
}

/// What is asked.
#[must_use]
pub fn asks(question: &str) -> String {
    format!("要问：{question}")
}

/// What is to be known of a form besides its lines.
#[must_use]
pub fn remark(same: Option<&str>, (is_blank, is_nil): (bool, bool), is_known: bool, lines: usize) -> Option<String> {
    match same {
        Some(file) => Some(same_as(file)),
        None if lines > 0 => None,
        None if is_known => Some(KNOWN.to_owned()),
        None if is_nil => Some(NIL.to_owned()),
        None if is_blank => Some(BLANK.to_owned()),
        None => Some(NOTHING_NEW.to_owned()),
    }
}
