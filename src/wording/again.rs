//! 是不是一件事: what is asked when something said is like an open item, in words.

use super::{Said, day, deadline, deed::quoted, standing};
use crate::domain::{Commitment, Item, Standing};
use chrono::NaiveDate;

/// Asked on the command line; the answers are numbered as they are.
pub const CHOICES: &str = "1 报它的进展　2 改它的期限　3 另立一条，请选 (1/2/3)：";
/// Asked there when the day is to be changed.
pub const WHY: &str = "为什么改期限：";
/// Said of a line that waits for its answer.
pub const ANSWER_FIRST: &str = "先答：F6 报它的进展，Shift+F6 改它的期限；确是另一件，再按 Enter 另立。";

/// 12号“物流行业党委6月底前挂牌”（6月30日，逾期3天）.
#[must_use]
pub fn known(open: &Commitment, base: NaiveDate, today: NaiveDate) -> String {
    let item = Item::Commitment(open);
    let due = item.due(today).map_or_else(|| deadline(&open.deadline, base), |due| day(due, base));
    let state = match item.standing(today) {
        Standing::Overdue(days) => format!("，逾期{days}天"),
        Standing::Reported | Standing::Met => format!("，{}", standing(item.standing(today))),
        Standing::Soon(_)
        | Standing::Ahead(_)
        | Standing::Undated
        | Standing::Continuing
        | Standing::Closed
        | Standing::Withdrawn => String::new(),
    };
    format!("{}号“{}”（{due}{state}）", open.id, quoted(&open.text))
}

/// A promise that is like one that is open.
#[must_use]
pub fn asked(open: &str) -> String {
    format!("像是{open}这一件")
}

/// Progress that an open item is about.
#[must_use]
pub fn told(open: &str) -> String {
    format!("像是在说{open}的进展")
}

/// What was filed although it is like an open one, where nobody could be asked.
#[must_use]
pub fn filed(open: &Commitment, base: NaiveDate, today: NaiveDate) -> String {
    format!(
        "\n注意：{}，已另立一条。是一件事的，先 diaodu undo，再加 --again report（报它的进展）或 --again extend --reason 原因（改它的期限）。",
        asked(&known(open, base, today))
    )
}

/// The question was answered with something else.
#[must_use]
pub fn unanswered() -> Said {
    Said::new("没有选，没有记。", "再来一次，选 1、2 或 3。")
}

/// Nothing that is open is like it.
#[must_use]
pub fn nothing_like_it() -> Said {
    Said::new("这家没有像这一句的未结事项，没有记。", "去掉 --again 就另立一条；diaodu list --unit 单位 可看有哪些。")
}

/// What is said for several units cannot be made one unit's report.
#[must_use]
pub fn one_unit_only() -> Said {
    Said::new("--again report 和 extend 一次只办一家，没有记。", "逐家写，或者用 --again second 另立。")
}
