//! What is met: by what it shows, what one act met, and what can be closed with it.

use super::{
    deadline,
    deed::{quoted, who},
};
use crate::domain::{Change, Course, Deed, Edit, ItemId, Ledger, Recording};
use chrono::NaiveDate;

/// 办成（品牌备案：已备案）. Empty of what nothing shows.
#[must_use]
pub fn met(course: &Course) -> String {
    course.met().map_or_else(String::new, |report| format!("办成（{}）", report.evidence))
}

/// So many of what an act met are named before the rest is counted.
const NAMED: usize = 6;

/// What an act met, a line each, to be closed with it.
#[must_use]
pub fn offered(met: &[ItemId], ledger: &Ledger) -> Vec<String> {
    let named = met.iter().take(NAMED).map(|id| {
        let item = ledger.item(id);
        let unit = item.map_or("", |item| ledger.short(item.unit()));
        let text = item.map_or_else(String::new, |item| quoted(item.text()));
        format!("{id}　{unit}：{text}")
    });
    let rest = (met.len() > NAMED).then(|| format!("……共{}件", met.len()));
    named.chain(rest).chain(["核过了就一并销号；先不销的，以后在事项里办。".to_owned()]).collect()
}

/// What an act met, and how it is closed.
#[must_use]
pub fn offer(met: &[ItemId], ledger: &Ledger) -> String {
    let item = |id: &ItemId| {
        let text = ledger.item(id).map_or_else(String::new, |item| item.text().to_owned());
        format!("\n  {id}　{text}")
    };
    let items: String = met.iter().map(item).collect();
    let names = met.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    format!("\n这一步办成了{}件：{items}\n核过了，一并销号：diaodu close {names}", met.len())
}

/// An instruction that repeated a duty.
#[must_use]
pub fn repeated(instruction: &Recording, deed: &Deed, ledger: &Ledger, base: NaiveDate) -> String {
    let title = instruction.task.as_ref().and_then(|task| ledger.tasks.get(task));
    let title = title.map_or("", |task| task.title.as_str());
    let given = deed.changes.iter().filter(|change| matches!(change, Change::Assignment(_))).count();
    let others = deed.changes.iter().filter(|change| matches!(change, Change::Commitment(Edit::Created(_)))).count();
    let others = if others == 0 { String::new() } else { format!("，另给{others}家记了交办") };
    format!(
        "重申任务 {title}：{}，{given}家的期限定为{}，不另立事项{others}（{}）",
        quoted(&instruction.text),
        deadline(&instruction.deadline, base),
        who(&instruction.units, ledger)
    )
}
