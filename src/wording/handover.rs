//! The words of a hand-over (移交): what the folder and what lies in it are called, and what the page for the successor says.

use super::{command_line::exported, day_in_full, papers::INTERNAL};
use std::path::Path;

/// What the page is called.
pub const PAGE: &str = "交接说明";
/// The copy of the ledger; `restore` looks for it under this name.
pub const LEDGER: &str = "台账副本（内部）.db";
/// The folders: minutes of every meeting, papers and workbooks of the last one, the years.
pub const FOLDERS: [(&str, &str); 3] = [
    ("会议纪要", "历次会议的纪要；印发过的各版，原样"),
    ("文件和台账（内部）", "最近一次会议的全部文件；销号台账、专项台账的 xlsx 和文档"),
    ("年度材料（内部）", "各年逐月亮灯、考核得分和依据"),
];
/// What stands beside the folders.
pub const COPY_ABOUT: &str = "整本台账，核对过账实相符；里面什么都有，只交给接手的人";
/// The headings of the page.
pub const HEADINGS: [&str; 4] =
    ["台账的基本情况", "没有办结的事项", "等着答复、核定、公布的", "文件夹里有什么，怎么接手"];
/// The columns of what is open.
pub const OPEN_COLUMNS: [&str; 5] = ["编号", "事项", "责任单位", "完成时限", "目前情况"];
/// Said where nothing is open.
pub const NOTHING_OPEN: &str = "没有未办结的事项。";
/// Said where nothing waits.
pub const NOTHING_WAITS: &str = "没有等着办的。";

/// The folder's own name says that what is in it is the office's.
#[must_use]
pub fn folder(named: &str) -> String {
    if named.contains(INTERNAL) { named.to_owned() } else { format!("{named}（{INTERNAL}）") }
}

/// How much the ledger holds, and how far it has come.
#[must_use]
pub fn holds(meetings: usize, units: usize, tasks: usize, agreed: usize, head: &str) -> String {
    let proof = if head.is_empty() { String::new() } else { format!("台账核对码{head}。") };
    format!("开过{meetings}次会，单位{units}家，年度任务{tasks}项，历次承诺、交办{agreed}件。{proof}")
}

/// The last meeting and the next one.
#[must_use]
pub fn last_meeting(number: u32, name: &str, state: &str, next: Option<chrono::NaiveDate>) -> String {
    let next = next.map(|day| format!("，下次会期{}", day_in_full(day))).unwrap_or_default();
    format!("最近一次是第{number}期{name}，{state}{next}。")
}

/// What the plan asks and is not late is not listed one by one.
#[must_use]
pub fn planned(count: usize, undated: usize) -> String {
    let undated = if undated > 0 { format!("，其中{undated}件还没有定期限") } else { String::new() };
    format!("另有分解到各单位的任务{count}件在办、没有逾期{undated}，见“文件和台账”里的任务分工表。")
}

/// One kind of what waits: 等答复的延期申请2件：….
#[must_use]
pub fn waits(kind: &str, each: &[String]) -> String {
    format!("{kind}{}件：{}。", each.len(), each.join("；"))
}

/// The kinds of what waits, in the order of the page.
pub const WAITS: [&str; 6] = [
    "等答复的延期申请",
    "自报完成、等核定的",
    "等某件事来了才定日子的",
    "没有办结的协调事项",
    "没有印发或封存的纪要",
    "等公布的台账条目",
];

/// What waits at a unit: 市交通运输局　物流行业党委挂牌.
#[must_use]
pub fn at_unit(unit: &str, words: &str) -> String {
    format!("{unit}　{}", super::ended(words))
}

/// What lies in the folder.
#[must_use]
pub fn lies(name: &str, about: &str) -> String {
    format!("{name}：{about}。")
}

/// How the successor goes on.
pub const HOW: &str = "接手：在自己的电脑上装好月调度台，运行 diaodu restore 加上这个文件夹，看清内容后答 y，台账就恢复到平常的地方；再打开控制台接着用。";

/// A hand-over needs a folder that is named.
#[must_use]
pub fn where_to() -> super::Said {
    super::Said::new("移交材料要写明放到哪个文件夹，没有写。", "比如：diaodu export all -o 移交")
}

/// The books do not balance: nothing was handed over.
pub const UNBALANCED: (&str, &str) =
    ("台账账实不符，没有移交。", "先运行 diaodu doctor 看是哪里不对，恢复好了再移交。");

/// What was handed over, and where.
#[must_use]
pub fn done(folder: &Path, files: usize) -> String {
    format!(
        "移交材料已备好，共{files}个文件。\n{}\n里面有整本台账，属内部材料：当面交给接手的人，不要发到群里。",
        exported(folder)
    )
}

/// How far it has come: 正在写第3次会议的文件，共12次…….
#[must_use]
pub fn writing(done: usize, of: usize) -> String {
    format!("正在写第{done}次会议的文件，共{of}次……")
}

/// A folder that has no copy of a ledger in it.
#[must_use]
pub fn no_copy(folder: &Path) -> super::Said {
    super::Said::new(
        format!("{} 里没有“{LEDGER}”，没有恢复。", folder.display()),
        "请写移交来的那个文件夹，或直接写备份文件。",
    )
}

/// A version of minutes in a list of files: 2022年5月调度会纪要（第1版，2022年5月25日印发）.
#[must_use]
pub fn edition(title: &str, version: u32, issued: chrono::NaiveDate) -> String {
    format!("{title}（第{version}版，{}印发）", day_in_full(issued))
}
