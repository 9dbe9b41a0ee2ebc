//! An order of papers: which of them, in which forms, into which folder; carried out in one go.

use super::{
    FormScope, Naming, Notes, agenda, brief_paper, export_bulletin, export_calendar, export_document, export_drafts,
    export_excerpt, export_forms, export_minutes, export_notices, export_registers, export_tasks, meeting_notice,
    minutes_in,
};
use crate::document::render::Format;
use crate::domain::{DeliverFault, Ledger, MinutesForm};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// A paper that can be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// 会议纪要, in the house's own form.
    Minutes,
    /// 会议纪要, 简式.
    ConciseMinutes,
    /// 销号台账, with its workbook.
    Tasks,
    /// 销号台账 for the office itself, with private tasks and findings.
    InternalTasks,
    /// 专项台账, with its workbook; for everybody.
    Registers,
    /// 专项台账 for the office itself.
    InternalRegisters,
    /// 提醒函, 催办通知, 督办单: one a unit.
    Notices,
    /// 通报, units counted.
    Bulletin,
    /// 通报, red units by name.
    NamedBulletin,
    /// 纪要摘录, one a unit.
    Excerpts,
    /// 征求意见稿, one a unit.
    Drafts,
    /// 日程 of everybody.
    Calendar,
    /// 日程, one a unit.
    Calendars,
    /// 填报表, one a unit.
    Forms,
    /// 会议通知, with its reply slip.
    MeetingNotice,
    /// 会议议程.
    Agenda,
    /// 会前提要, for the chair.
    Brief,
    /// 会前提要 with the secretary's private notes, marked.
    InternalBrief,
}

impl PaperKind {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 18] = [
        Self::Minutes,
        Self::Tasks,
        Self::Notices,
        Self::Bulletin,
        Self::NamedBulletin,
        Self::Excerpts,
        Self::Drafts,
        Self::Calendar,
        Self::Calendars,
        Self::Forms,
        Self::MeetingNotice,
        Self::Agenda,
        Self::Brief,
        Self::InternalBrief,
        Self::Registers,
        Self::InternalRegisters,
        Self::ConciseMinutes,
        Self::InternalTasks,
    ];
}

/// Writes one paper of an order: the files it came to, none when there was nothing to say. Whose books each paper is
/// composed from stands here, paper by paper.
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
    let everybody = || ledger.for_everybody();
    let office = ledger.for_office();
    let write = |document| export_document(document, &ledger.programme.house_style, folder, formats);
    match paper {
        PaperKind::Minutes => export_minutes(&everybody(), folder, formats, today),
        PaperKind::ConciseMinutes if ledger.meeting().is_none() => Ok(Vec::new()),
        PaperKind::ConciseMinutes => write(&minutes_in(&everybody(), today, MinutesForm::Concise)),
        PaperKind::Tasks => export_tasks(&everybody(), folder, formats, today, |_, _| ()),
        PaperKind::InternalTasks => export_tasks(&office, folder, formats, today, |_, _| ()),
        PaperKind::Registers => export_registers(&everybody(), folder, formats, today),
        PaperKind::InternalRegisters => export_registers(&office, folder, formats, today),
        PaperKind::Notices => export_notices(ledger.for_each_on_roster(), folder, formats, today),
        PaperKind::Bulletin => export_bulletin(&everybody(), folder, formats, today, Naming::Withheld),
        PaperKind::NamedBulletin => export_bulletin(&everybody(), folder, formats, today, Naming::Named),
        PaperKind::Excerpts => {
            let mut written = Vec::new();
            for unit in ledger.for_each_on_walk() {
                written.extend(export_excerpt(&unit, folder, formats, today)?);
            }
            Ok(written)
        }
        // What comes back is read from the Word file.
        PaperKind::Drafts => export_drafts(ledger.for_each_on_walk(), folder, &[Format::Docx], today),
        PaperKind::MeetingNotice => write(&meeting_notice(&everybody(), today)),
        PaperKind::Agenda => write(&agenda(&everybody(), today)),
        PaperKind::Brief => write(&brief_paper(office, today, Notes::Left)),
        PaperKind::InternalBrief => write(&brief_paper(office, today, Notes::Marked)),
        PaperKind::Forms => export_forms(ledger.for_each_on_walk(), folder, today, FormScope::default()),
        PaperKind::Calendar => export_calendar(&everybody(), folder, today).map(|path| vec![path]),
        PaperKind::Calendars => ledger.for_each_on_walk().map(|unit| export_calendar(&unit, folder, today)).collect(),
    }
}
