//! What is done with many items at once, in words.

/// Each with what is said beside it.
pub const CLOSE: [&str; 2] = ["一并销号", "都核定完成了"];
/// One day for all.
pub const EXTEND: [&str; 2] = ["一并改期限", "都到同一天，没定的也定上"];
/// Another unit for all.
pub const REBIND: [&str; 2] = ["一并换单位", "都记错了单位"];
/// A task for all.
pub const SET_TASK: [&str; 2] = ["一并挂任务", "都对应到一项任务，或都不对应"];

/// The question for the unit.
pub const WHICH_UNIT: &str = "一并换到哪个单位";
/// Lines of the questions.
pub const VERIFIED_BY: &str = "核定人（可不填）";
/// The new day.
pub const DAY: &str = "新期限";
/// Why.
pub const REASON: &str = "原因";
/// By whom.
pub const GRANTED_BY: &str = "谁同意";

/// 一并办理　3 件.
#[must_use]
pub fn title(count: usize) -> String {
    format!("一并办理　{count} 件")
}

/// Before the names of them.
#[must_use]
pub fn all(count: usize) -> String {
    format!("共 {count} 件，一次撤销就全回来：")
}

/// How many are not named.
#[must_use]
pub fn more(count: usize) -> String {
    format!("……还有 {count} 件")
}

/// How many rows of a list are marked.
#[must_use]
pub fn marked(count: usize) -> String {
    if count == 0 {
        "都不勾了。".to_owned()
    } else {
        format!("勾了 {count} 条。　Enter 一并办理，Esc 都不勾。")
    }
}
