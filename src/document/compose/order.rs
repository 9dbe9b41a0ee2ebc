//! An order of papers: which of them, in which forms, into which folder; carried out in one go.

use super::{Naming, export_bulletin, export_calendar, export_excerpt, export_minutes, export_notices, export_tasks};
use crate::document::render::Format;
use crate::domain::{DeliverFault, Ledger};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// A paper that can be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// 会议纪要.
    Minutes,
    /// 销号台账, with its workbook.
    Tasks,
    /// 提醒函, 催办通知, 督办单: one a unit.
    Notices,
    /// 通报, units counted.
    Bulletin,
    /// 通报, red units by name.
    NamedBulletin,
    /// 纪要摘录, one a unit.
    Excerpts,
    /// 日程 of everybody.
    Calendar,
    /// 日程, one a unit.
    Calendars,
}

impl PaperKind {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Minutes,
        Self::Tasks,
        Self::Notices,
        Self::Bulletin,
        Self::NamedBulletin,
        Self::Excerpts,
        Self::Calendar,
        Self::Calendars,
    ];
}

/// Writes one paper of an order: the files it came to, none when there was nothing to say.
///
/// # Errors
/// A [`DeliverFault`]: the file it names was not written; files before it are complete.
pub fn export_paper(
    ledger: &Ledger,
    paper: PaperKind,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let units = || ledger.walk().into_iter().map(|(unit, _)| &unit.id);
    match paper {
        PaperKind::Minutes => export_minutes(ledger, folder, formats, today),
        PaperKind::Tasks => export_tasks(ledger, folder, formats, today, |_, _| ()),
        PaperKind::Notices => export_notices(ledger, folder, formats, today),
        PaperKind::Bulletin => export_bulletin(ledger, folder, formats, today, Naming::Withheld),
        PaperKind::NamedBulletin => export_bulletin(ledger, folder, formats, today, Naming::Named),
        PaperKind::Excerpts => {
            let mut written = Vec::new();
            for unit in units() {
                written.extend(export_excerpt(ledger, unit, folder, formats, today)?);
            }
            Ok(written)
        }
        PaperKind::Calendar => export_calendar(ledger, None, folder, today).map(|path| vec![path]),
        PaperKind::Calendars => units().map(|unit| export_calendar(ledger, Some(unit), folder, today)).collect(),
    }
}
