//! 评优名单: putting sites forward, and releasing the list.

use super::{Context, Decision, open_meeting, words};
use crate::domain::{Change, Edit, Ledger, Refusal, RegisterEntryId, Release, Shortlist};

pub(super) fn put_forward(ledger: &Ledger, year: i32, entry: RegisterEntryId, listed: bool) -> Decision {
    open_meeting(ledger)?;
    if listed && ledger.entry(entry).is_none() {
        return Err(Refusal::UnknownItem(entry.to_string()));
    }
    let before = ledger.shortlists.get(&year);
    if before.is_some_and(|before| before.released.is_some()) {
        return Err(Refusal::AlreadyReleased(year));
    }
    let mut after = before.cloned().unwrap_or_else(|| Shortlist { year, ..Shortlist::default() });
    if after.entries.contains(&entry) == listed {
        return Err(Refusal::NothingChanges);
    }
    if listed {
        after.entries.push(entry);
    } else {
        after.entries.retain(|known| *known != entry);
    }
    Ok(vec![Change::Shortlist(edited(before, after))])
}

pub(super) fn release(ledger: &Ledger, year: i32, by: &str, context: &Context) -> Decision {
    open_meeting(ledger)?;
    let by = words(by).map_err(|refusal| if refusal == Refusal::EmptyText { Refusal::NobodyNamed } else { refusal })?;
    let before = ledger.shortlists.get(&year).filter(|list| !list.entries.is_empty());
    let before = before.ok_or(Refusal::NothingShortlisted(year))?;
    if before.released.is_some() {
        return Err(Refusal::AlreadyReleased(year));
    }
    let after = Shortlist { released: Some(Release { on: context.today(), by }), ..before.clone() };
    Ok(vec![Change::Shortlist(edited(Some(before), after))])
}

fn edited(before: Option<&Shortlist>, after: Shortlist) -> Edit<Shortlist> {
    match before {
        Some(before) => Edit::Revised { before: before.clone(), after },
        None => Edit::Created(after),
    }
}
