//! What is said while a transcript is held against the record.

use super::{deadline, deed::quoted};
use crate::domain::{CommitmentKind, ItemId, Ledger, Recording, UnitId};
use chrono::NaiveDate;

/// The title of the question for a file, and of the summary.
pub const ASK: &str = "对录音稿";
/// What the question says besides.
pub const ASK_ABOUT: &str = "录音软件出的文字稿：txt、srt、vtt、docx；也可以直接把文字粘贴进来";
/// What pasted words are called.
pub const PASTED: &str = "粘贴的录音稿";

/// Marks in the list.
pub const ACCEPTED: &str = "✓ 补记";
/// Not to be filed.
pub const DROPPED: &str = "× 不记";
/// It was filed at the meeting.
pub const FILED: &str = "= 已记";
/// Heard, and not filed.
pub const OPEN: &str = "! 没记";

/// Nobody is known who said it: what and what to do.
pub const NO_UNITS: (&str, &str) = ("这一条不知道是哪家的。", "按 F3 选单位，再补记。");
/// Nothing was taken yet.
pub const NONE_ACCEPTED: (&str, &str) = ("还没有要补记的。", "用 Tab 逐条勾选，再按 F2。");
/// Nothing was heard.
pub const NOTHING_FOUND: &str = "  没有听到带期限的承诺、交办。Esc 返回，可换一份。";
/// The list was left.
pub const PUT_DOWN: &str = "清单已留好，Alt+G 接着看。";
/// The list was given up.
pub const GIVEN_UP: &str = "这份录音稿已放下，没有补记。";
/// The list of units.
pub const WHOSE: &str = "这一条是哪些单位的（Tab 勾选多家）";
/// What is filed.
pub const FILE: &str = "补记";

/// The head of the list.
#[must_use]
pub fn title(name: &str) -> String {
    format!("对录音稿　{name}")
}

/// How far one has come.
#[must_use]
pub fn counts(all: usize, filed: usize, accepted: usize, left: usize) -> String {
    format!("听到{all}条 已记{filed} 补记{accepted} 没记{left} ")
}

/// Said before what is listed.
#[must_use]
pub fn tally(all: usize, filed: usize) -> String {
    match (all, all - filed) {
        (0, _) => "没有听到带期限的承诺、交办。".to_owned(),
        (all, 0) => format!("听到 {all} 条，都记了。"),
        (all, left) => format!("听到 {all} 条，记了 {filed} 条，{left} 条没有记："),
    }
}

/// What was filed, by numbers.
#[must_use]
pub fn filed(items: &[ItemId]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("{item}号")).collect();
    format!("已记 {}", items.join("、"))
}

/// Who, when, and as what, in a line.
#[must_use]
pub fn heard(recording: &Recording, at: &str, ledger: &Ledger, base: NaiveDate) -> String {
    let kind = match recording.kind {
        CommitmentKind::Promise => "承诺",
        CommitmentKind::Instruction => "交办",
    };
    let at = if at.is_empty() { String::new() } else { format!("{at} ") };
    let day =
        if recording.deadline.is_undated() { "未定期限".to_owned() } else { deadline(&recording.deadline, base) };
    format!("{at}{}｜{kind}｜{day}｜{}", whose(&recording.units, ledger), quoted(&recording.text))
}

/// Whose it is.
#[must_use]
pub fn whose(units: &[UnitId], ledger: &Ledger) -> String {
    let names: Vec<&str> = units.iter().take(4).map(|unit| ledger.short(unit)).collect();
    match units.len() {
        0 => "不知道哪家".to_owned(),
        all if all > names.len() => format!("{}等{all}家", names.join("、")),
        _ => names.join("、"),
    }
}

/// It is like an open item of an earlier meeting.
#[must_use]
pub fn again(item: &str) -> String {
    format!("像是以前{item}号那一件，日子不一样：是改期限就用延期，是另一件再补记")
}

/// What is asked, joined.
#[must_use]
pub fn asks(asked: &[String]) -> String {
    asked.join("；")
}

/// What was understood of the one under the cursor: who said it when, what it comes to, what is asked.
#[must_use]
pub fn understood(by: &str, said: &str, asked: &[String]) -> String {
    let asked = if asked.is_empty() { String::new() } else { format!("　? {}", asks(asked)) };
    let by = if by.is_empty() { String::new() } else { format!(" {by}") };
    format!("{by}{said}{asked}")
}

/// What filing will do.
#[must_use]
pub fn summary(taken: usize, undated: usize, left: usize) -> Vec<String> {
    let mut lines = vec![format!("补记{taken}条到本次会议。一次撤销可全部退回。")];
    if undated > 0 {
        lines.push(format!("其中{undated}条没有具体期限。"));
    }
    if left > 0 {
        lines.push(format!("还有{left}条没有看，不会记。"));
    }
    lines
}

/// There is no line of this number that could be taken.
#[must_use]
pub fn no_such_line(number: usize) -> String {
    format!("没有第{number}条，没有记。")
}

/// What to do then.
pub const TAKE_HINT: &str = "先不带 --take 看一遍，写没有记的那几条前面的序号，如 --take 1,3-5。";

/// It is not clear whose a line is.
#[must_use]
pub fn whose_is(number: usize) -> String {
    format!("第{number}条不知道是哪家的，没有记。")
}

/// What to do then.
pub const WHOSE_HINT: &str = "用 diaodu record --unit 单位 记这一条；其余的另写 --take。";
