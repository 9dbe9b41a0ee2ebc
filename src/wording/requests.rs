//! Requests for an extension (延期申请) that wait for their answer, in words.

use super::{Said, date::day_in_full, deadline, deed::quoted, ended};
use crate::domain::{Deadline, ExtensionRequest, Item, ItemId, Ledger};
use chrono::NaiveDate;

/// The title of their list.
pub const TITLE: &str = "延期申请";
/// Said when there is none.
pub const NONE: &str = "没有等答复的延期申请。";
/// Before the list, when the meeting is about to be adjourned.
pub const BEFORE_ADJOURNING: &str = "散会前先答复；不答复的，再按 F7 散会";
/// Before the line for a day and a reason.
pub const WORDS: &str = "答复";
/// What may be typed there.
pub const HINT: &str = "直接打字：准到哪天、为什么；不写就按申请的准";
/// Asked of somebody who adjourns on the command line.
pub const ASK: &str = "还没有答复，先散会吗？(y/N) ";

/// The meeting goes on.
#[must_use]
pub fn not_adjourned() -> Said {
    Said::new("没有散会。", "先答复延期申请，再散会。")
}

/// 等答复 2 件.
#[must_use]
pub fn waiting(count: usize) -> String {
    format!("等答复 {count} 件")
}

/// 6月30日 → 7月20日.
#[must_use]
pub fn days(request: &ExtensionRequest, base: NaiveDate) -> String {
    format!("{} → {}", super::short_deadline(&request.from, base), super::short_deadline(&request.to, base))
}

/// What is known of a request, a line each: what it asks and why; when it was asked, and what was granted before.
#[must_use]
pub fn about(item: &Item<'_>, request: &ExtensionRequest, base: NaiveDate) -> [String; 2] {
    let times = item.course().map_or(0, crate::domain::Course::times_extended);
    let before = if times > 0 { format!("，以前延过{times}次") } else { String::new() };
    let late = if request.is_late() { "，过期才提" } else { "" };
    [format!("原因：{}", ended(&request.reason)), format!("{}提出{late}{before}", super::day(request.on, base))]
}

/// What F2 would grant.
#[must_use]
pub fn granting(to: &Deadline, reason: &str, base: NaiveDate, today: NaiveDate) -> String {
    let to = to.last_day().map_or_else(|| deadline(to, today), |_| super::understood_deadline(to, base, today));
    format!("F2 同意：延到{to}，原因：{}", ended(reason))
}

/// What F3 would refuse with.
#[must_use]
pub fn refusing(reason: &str) -> String {
    if reason.is_empty() {
        "F3 不同意：先写原因".to_owned()
    } else {
        format!("F3 不同意：{}", ended(reason))
    }
}

/// A request that nobody has answered, for the doubts and for whoever adjourns.
#[must_use]
pub fn unanswered(id: &ItemId, ledger: &Ledger) -> Said {
    let hint = "答复：Alt+D，或 diaodu extend 编号 --grant（不同意用 --refuse 并写原因）。";
    let Some(item) = ledger.item(id) else { return Said::new(format!("{id}的延期申请还没有答复。"), hint) };
    let asked = item.course().and_then(|course| course.pending_request());
    let to = asked.map_or_else(String::new, |request| {
        request.to.last_day().map_or_else(|| request.to.spoken.clone(), day_in_full)
    });
    let what = format!("没有答复的申请：{}{id}“{}”延到{to}。", ledger.short(item.unit()), quoted(item.text()));
    Said::new(what, hint)
}
