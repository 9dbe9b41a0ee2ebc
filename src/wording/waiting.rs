//! What waits for an event: asked about each month, and what is said when its day is entered.

use super::{Said, date::day, deed::quoted};
use crate::domain::{Deadline, ItemId, Ledger};
use chrono::NaiveDate;

/// The heading over what waits, in the brief.
pub const WAITING: &str = "在等的事（请问一声办了没有）";
/// The title of their list.
pub const TITLE: &str = "在等的事";
/// Behind what was asked about at this meeting.
pub const ASKED: &str = "问过";
/// What may be typed beside the question.
pub const HINT: &str = "直接打字：办了的写哪天，没办的写怎么样了";
/// No day of the event can be read.
pub const WHICH_DAY: &str = "还没有写等的事是哪天办的。";
/// The deadline behind the day cannot be read.
pub const DUE_NOT_READ: &str = "后面写的期限没有看懂。";
/// The words of the deadline count no days.
pub const NO_LENGTH_HERE: &str = "话里没有说办了以后几天。";
/// How to write it.
pub const HOW: &str = "办了的写哪天，如 6月13日；算不出期限的，后面再写期限，如“6月13日，7月5日前”。";
/// A day stands there, and it is said that there is none.
pub const A_DAY_IS_WRITTEN: &str = "写了日子，没有记成还没办。";
/// Nothing waits.
pub const NOTHING_WAITS: &str = "没有在等的事。";

/// 文件6月20日印发 cannot be said of every event; what was waited for, and its day.
#[must_use]
pub fn came(event: &str, on: NaiveDate, base: NaiveDate) -> String {
    format!("{event}（{}）", day(on, base))
}

/// 2 件，1 件还没问.
#[must_use]
pub fn counts(all: usize, unasked: usize) -> String {
    if unasked == 0 { format!("{all} 件，都问过了") } else { format!("{all} 件，{unasked} 件还没问") }
}

/// Beside the place where the answer is typed.
#[must_use]
pub fn question(event: &str) -> String {
    format!("“{event}”办了没有")
}

/// What is noted when it has not come.
#[must_use]
pub fn not_yet(event: &str) -> String {
    format!("“{event}”还没有办")
}

/// What F2 would enter.
#[must_use]
pub fn entering(due: NaiveDate, others: usize, base: NaiveDate) -> String {
    let more =
        if others == 0 { String::new() } else { format!("；另有{others}件等的一样，Shift+F2 都填上") };
    format!("F2 办了：期限{}{more}", day(due, base))
}

/// Why F2 would not.
#[must_use]
pub fn not_entering(why: &str) -> String {
    format!("F2 办了：{}", why.trim_end_matches('。'))
}

/// What F3 would note.
#[must_use]
pub fn noting(text: &str) -> String {
    format!("F3 还没有：记一条进展“{text}”")
}

/// How many were not asked about, before adjourning.
#[must_use]
pub fn unasked(count: usize) -> String {
    format!("还有 {count} 件在等的事没有问（Alt+B）。")
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
