//! What waits for an event: asked about each month, and what is said when its day is entered.

use super::{Said, date::day, deed::quoted};
use crate::domain::{Deadline, ItemId, Ledger};
use chrono::NaiveDate;

/// The heading over what waits, in the brief.
pub const WAITING: &str = "在等的事（请问一声办了没有）";
/// Nothing waits.
pub const NOTHING_WAITS: &str = "没有在等的事。";

/// 文件6月20日印发 cannot be said of every event; what was waited for, and its day.
#[must_use]
pub fn came(event: &str, on: NaiveDate, base: NaiveDate) -> String {
    format!("{event}（{}）", day(on, base))
}

/// One line of what waits: who, what, for what.
#[must_use]
pub fn line(unit: &str, text: &str, deadline: &Deadline) -> String {
    format!("{unit}：{text}（{}）", deadline.spoken)
}

/// The units of one thing that waits, in the agenda: 文件印发后10日内：教育局、交通局…….
#[must_use]
pub fn agenda_line(spoken: &str, units: &[&str]) -> String {
    match units {
        many if many.len() > 6 => format!("“{spoken}”的事项，{}家", many.len()),
        few => format!("“{spoken}”的事项：{}", few.join("、")),
    }
}

/// The agenda's step.
pub const AGENDA: &str = "请有关单位说明，下列事项等的事办了没有";

/// How many things wait, when a meeting is opened.
#[must_use]
pub fn count(waiting: usize) -> String {
    format!("有{waiting}件事在等别的事，请问一声：diaodu event")
}

/// The others that wait for the same.
#[must_use]
pub fn others(event: &str, others: &[ItemId]) -> String {
    let names = others.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    format!("另有{}件也在等“{event}”，没有动：{names}", others.len())
}

/// The day does not follow from the words.
#[must_use]
pub fn no_length() -> Said {
    Said::new("话里没有说办了以后几天，算不出期限。", "请写上期限，如 --due 7月5日前。")
}

/// What was entered.
#[must_use]
pub fn entered(dues: &[(ItemId, NaiveDate)], what: &str, ledger: &Ledger, base: NaiveDate) -> String {
    let one = |(id, due): &(ItemId, NaiveDate)| {
        let text = ledger.item(id).map_or_else(String::new, |item| format!(" {}", quoted(item.text())));
        format!("{id}{text} 期限{}", day(*due, base))
    };
    format!("{what}：{}", dues.iter().map(one).collect::<Vec<_>>().join("，"))
}
