//! The words of a list that is written to a file as it stands on a screen: what its columns are called, and how wide they
//! are in half-width characters.

/// Said where a screen has no list.
pub const NO_LIST: (&str, &str) = ("这个画面没有清单可存。", "有清单的画面，比如事项（F9）、签到（F8），按 Alt+L 存。");
/// Said where the list has nothing in it.
pub const EMPTY: (&str, &str) = ("清单是空的，没有存。", "换个范围，或按 Esc 看全部，再存。");
/// In which forms: their endings, and what is to be known of them.
pub const FORMS: [(&str, &str); 2] = [("xlsx", "Excel、WPS 表格"), ("csv", "纯文本，别的程序也能读")];

/// The question in which form: 存清单　事项（逾期）　12行.
#[must_use]
pub fn ask(title: &str, rows: usize) -> String {
    format!("存清单　{title}　{rows}行")
}

/// A list that shows a part: 事项（逾期）.
#[must_use]
pub fn of(list: &str, part: &str) -> String {
    if part.is_empty() { list.to_owned() } else { format!("{list}（{part}）") }
}

/// The title of a list that is narrowed by what is looked for.
#[must_use]
pub fn looked_for(title: &str, wanted: &str) -> String {
    if wanted.is_empty() { title.to_owned() } else { format!("{title}　查找“{wanted}”") }
}

/// Items: 事项.
pub const ITEMS: [(&str, u16); 8] = [
    ("编号", 12),
    ("类别", 10),
    ("单位", 16),
    ("事项", 44),
    ("责任人", 12),
    ("完成时限", 20),
    ("状态", 14),
    ("备注", 24),
];
/// What stands of one unit: 调度.
pub const OF_UNIT: [(&str, u16); 7] =
    [("栏目", 14), ("编号", 12), ("内容", 50), ("责任人", 12), ("完成时限", 20), ("状态", 14), ("备注", 24)];
/// The roll: 签到.
pub const ROLL: [(&str, u16); 7] =
    [("序号", 6), ("单位", 18), ("签到", 8), ("到会", 10), ("离会", 10), ("姓名", 12), ("职务", 18)];
/// Said of a unit that is not on the roll.
pub const NOT_ON_ROLL: &str = "未签";
/// What has no date: 未定期限.
pub const UNDATED: [(&str, u16); 3] = [("编号", 12), ("事项", 44), ("单位", 50)];
/// What is read back: 宣读.
pub const READ_BACK: [(&str, u16); 7] =
    [("编号", 10), ("类别", 8), ("单位", 24), ("事项", 44), ("成文", 44), ("责任人", 12), ("完成时限", 20)];
/// Candidate tasks of a material: 提取任务.
pub const MATERIAL: [(&str, u16); 6] =
    [("勾选", 10), ("任务", 44), ("责任单位", 30), ("配合单位", 24), ("完成时限", 20), ("方案里已有", 12)];
/// What was heard in a transcript: 录音稿.
pub const TRANSCRIPT: [(&str, u16); 6] =
    [("勾选", 10), ("听到的", 44), ("单位", 30), ("配合单位", 24), ("完成时限", 20), ("会上记的", 16)];
/// The rows of a sheet that is brought in: 导入表格.
pub const IMPORTING: [(&str, u16); 4] = [("怎么办", 10), ("行", 8), ("内容", 60), ("要问的", 40)];
/// What came back in forms: 收表.
pub const REVIEW: [(&str, u16); 8] = [
    ("收不收", 10),
    ("单位", 16),
    ("文件", 30),
    ("在哪里", 16),
    ("事项", 36),
    ("填的", 36),
    ("收下就", 36),
    ("要问的", 36),
];
/// Requests for a later day: 延期申请.
pub const REQUESTS: [(&str, u16); 6] =
    [("单位", 16), ("事项", 44), ("原定", 20), ("申请延到", 20), ("原因", 36), ("提出", 16)];
/// What waits for something else: 在等的事.
pub const WAITING: [(&str, u16); 5] = [("单位", 16), ("事项", 44), ("期限的话", 28), ("等的事", 24), ("本次", 8)];
/// What became of what since the last meeting: 上次会议以来.
pub const SINCE: [(&str, u16); 7] =
    [("变化", 12), ("单位", 16), ("事项", 44), ("责任人", 12), ("完成时限", 20), ("状态", 14), ("备注", 24)];
/// A register: its own fields come before the last column.
pub const REGISTER: [(&str, u16); 4] = [("单位", 16), ("名称", 30), ("阶段", 12), ("到这一步", 16)];
/// A unit's figures: 数据.
pub const FIGURES: [(&str, u16); 6] =
    [("类别", 16), ("指标", 30), ("计量单位", 10), ("上月", 10), ("已记", 10), ("填了没记", 10)];
/// Figures of the city or of a unit: 走势.
pub const TRENDS: [(&str, u16); 4] = [("指标", 30), ("计量单位", 10), ("上月", 10), ("本月", 10)];
/// A figure month by month.
pub const BY_MONTH: [(&str, u16); 3] = [("月份", 16), ("数", 12), ("几家报的", 10)];
/// A figure at each unit.
pub const BY_UNIT: [(&str, u16); 2] = [("单位", 18), ("本月", 12)];
/// The meetings: 会议列表.
pub const MEETINGS: [(&str, u16); 5] = [("期次", 8), ("月份", 14), ("主题", 44), ("日期", 16), ("状态", 8)];
/// The journal: 日志.
pub const JOURNAL: [(&str, u16); 4] = [("步", 8), ("时间", 20), ("谁", 12), ("做了什么", 70)];
/// Said of what stands on the award shortlist.
pub const LISTED: &str = "列入";
/// The award shortlist: 评优名单.
pub const AWARDS: [(&str, u16); 6] =
    [("列入", 8), ("单位", 16), ("名称", 36), ("台账", 14), ("阶段", 12), ("到这一步", 16)];
/// The rows behind a unit's score.
pub const SCORE_ROWS: [(&str, u16); 2] = [("计", 12), ("依据", 70)];
