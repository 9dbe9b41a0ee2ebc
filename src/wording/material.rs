//! What is said while tasks are taken from a speech or a notice.

/// The title of the question for a file.
pub const ASK: &str = "从材料提取任务";
/// What the question says besides.
pub const ASK_ABOUT: &str = "写 .docx 或 .txt 文件的路径；也可以直接把文字粘贴进来";
/// What goes on its line.
pub const ASK_BLANK: &str = "文件";
/// What pasted words are called.
pub const PASTED: &str = "粘贴的文字";
/// The title of the summary.
pub const FILE: &str = "列入方案";

/// Marks in the list.
pub const ACCEPTED: &str = "✓ 列入";
/// Not to be filed.
pub const DROPPED: &str = "× 不列";
/// The plan has it.
pub const KNOWN: &str = "= 已在方案";
/// Not looked at yet.
pub const OPEN: &str = "· 待看";
/// Nobody answers for it yet.
pub const UNBOUND: &str = "未定单位（F3）";

/// The title of the list of units.
pub const WHOSE: &str = "这项任务由哪些单位负责（Tab 勾选多家）";

/// Nobody answers for it: what and what to do.
pub const NO_UNITS: (&str, &str) = ("这一条还没有责任单位。", "按 F3 选单位，再列入。");
/// Nothing was accepted yet.
pub const NONE_ACCEPTED: (&str, &str) = ("还没有列入的。", "用 Tab 逐条列入，再按 F2。");
/// Two became one.
pub const MERGED: &str = "已并入上一条，请核对名称。";
/// Everything was looked at.
pub const NOTHING_LEFT: &str = "没有待看的了。";
/// No candidates.
pub const NOTHING_FOUND: &str = "  没有找到像任务的句子。Esc 返回，可换一份材料。";
/// No candidates with these words.
pub const NO_MATCH: &str = "  没有这样的条目。";
/// The list was left.
pub const PUT_DOWN: &str = "清单已留好，Shift+F9 接着看。";
/// The list was given up.
pub const GIVEN_UP: &str = "这份材料已放下，没有列入任何任务。";

/// The head of the list.
#[must_use]
pub fn title(name: &str) -> String {
    format!("提取任务　{name}")
}

/// How far one has come.
#[must_use]
pub fn counts(all: usize, accepted: usize, left: usize) -> String {
    format!("共{all}条 列入{accepted} 待看{left} ")
}

/// What was understood of the candidate under the cursor.
#[must_use]
pub fn understood(units: &str, supporting: &str, deadline: &str) -> String {
    let units = if units.is_empty() { UNBOUND } else { units };
    let help = if supporting.is_empty() { String::new() } else { format!("　配合 {supporting}") };
    format!(" 责任 {units}{help}　{deadline}")
}

/// The task of the plan that it is already.
#[must_use]
pub fn already(task: &str) -> String {
    format!("方案 {task}")
}

/// So many are accepted now.
#[must_use]
pub fn accepted(count: usize) -> String {
    format!("已勾选{count}条，按 F2 列入方案。")
}

/// Before all the rest is accepted.
#[must_use]
pub fn ask_rest(rest: usize) -> (String, String) {
    (format!("还有{rest}条没有看过，将一并勾选。"), "再按一次 Ctrl+A 勾选，按别的键不选。".to_owned())
}

/// Before a material is given up.
#[must_use]
pub fn ask_give_up(accepted: usize) -> (String, String) {
    (format!("将放下这份材料，已勾选的{accepted}条也不列入。"), "再按一次放下，按别的键留着。".to_owned())
}

/// What filing will do.
#[must_use]
pub fn summary(tasks: usize, units: usize, all: bool, undated: usize, left: usize) -> Vec<String> {
    let whom = if all { "全体单位".to_owned() } else { format!("{units}家单位") };
    let mut lines = vec![format!("将{tasks}项任务列入方案，分到{whom}。一次撤销可全部退回。")];
    if undated > 0 {
        lines.push(format!("其中{undated}项没有具体期限，会出现在“未定期限”里。"));
    }
    if left > 0 {
        lines.push(format!("还有{left}条没有看，不会列入。"));
    }
    lines
}
