//! 等的事来了: what waited for an event gets its day once that is known. The words of the deadline stay, and what it said
//! before; nothing was put off.

use super::{Context, Decision, course::redate, words};
use crate::domain::{Deadline, Due, Extension, ItemId, Ledger, Refusal};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Enters the event of a day for items, each with the day that follows from it: all of them or none.
pub(super) fn enter(
    ledger: &Ledger,
    dues: &[(ItemId, NaiveDate)],
    (on, what): (NaiveDate, &str),
    context: &Context,
) -> Decision {
    let what = words(what)?;
    let once: BTreeMap<&ItemId, NaiveDate> = dues.iter().map(|(item, day)| (item, *day)).collect();
    let mut changes = Vec::new();
    for (item, day) in once {
        changes.extend(redate(ledger, item, |deadline, course, meeting| {
            if !course.is_owed() {
                return Err(Refusal::NotOwed(item.clone()));
            }
            if !deadline.waits() {
                return Err(Refusal::WaitsForNothing(item.clone()));
            }
            let to = deadline.after_event(day);
            course.extensions.push(Extension {
                from: deadline.clone(),
                to: to.clone(),
                on: context.today(),
                meeting,
                by: String::new(),
                reason: what.clone(),
                asked: None,
                recorded: ledger.recorded_now(),
                stage: None,
                event: Some(on),
            });
            *deadline = to;
            Ok(())
        })?);
    }
    Ok(changes)
}

impl Deadline {
    /// The same with a day for what waited.
    fn after_event(&self, day: NaiveDate) -> Self {
        let dues = self.dues.iter().map(|due| if *due == Due::Event { Due::On(day) } else { due.clone() });
        Self { spoken: self.spoken.clone(), dues: dues.collect() }
    }
}
