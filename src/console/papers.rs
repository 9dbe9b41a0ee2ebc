//! The minutes on screen and as files.

use super::{
    notice::{Notice, Tone},
    screens::minutes::Minutes,
};
use crate::{
    document::{
        compose::{self, PaperKind},
        render::Format,
    },
    domain::{Ledger, Year},
    wording::{Said, exporting, minutes_life},
};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// The minutes for their screen: the paper in lines, with how far it has come.
#[must_use]
pub fn preview(ledger: &Ledger, today: NaiveDate) -> Minutes {
    let life = ledger.minutes_at_hand().unwrap_or_default();
    let overtaken = compose::minutes_sections(ledger).iter().filter(|section| section.is_overtaken()).count();
    let state = minutes_life::state(&life, compose::minutes_mark(ledger)) + &minutes_life::overtaken(overtaken);
    Minutes::of(compose::preview(ledger, today), &state)
}

/// What a paper is called in the list, and what is to be known of it.
#[must_use]
pub fn named(paper: PaperKind) -> (&'static str, &'static str) {
    match paper {
        PaperKind::Minutes => ("会议纪要", ""),
        PaperKind::Tasks => ("任务分工、销号台账", "连同 xlsx"),
        PaperKind::Registers => ("专项台账", "连同 xlsx；不公开的不写"),
        PaperKind::InternalRegisters => ("专项台账（内部）", "连同 xlsx；都写，注明内部"),
        PaperKind::Notices => ("督办单、提醒函、催办通知", "每家一份"),
        PaperKind::Bulletin => ("通报", "红灯单位只计数"),
        PaperKind::NamedBulletin => ("通报（点名）", "先请主持人同意"),
        PaperKind::Excerpts => ("纪要摘录", "每家一份"),
        PaperKind::Forms => ("填报表", "每家一份，xlsx，会前发给单位填"),
        PaperKind::MeetingNotice => ("会议通知", "附回执"),
        PaperKind::Agenda => ("会议议程", "按现场、书面汇报排"),
        PaperKind::Brief => ("会前提要", "给主持人，每家一节"),
        PaperKind::InternalBrief => ("会前提要（内部）", "带秘书的记事，会后收回"),
        PaperKind::Calendar => ("期限日程（总）", "ics"),
        PaperKind::Calendars => ("期限日程", "每家一份，ics"),
    }
}

/// Which papers, in which forms, into which folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The papers.
    pub papers: Vec<PaperKind>,
    /// The forms.
    pub formats: Vec<Format>,
    /// Whether the Word papers are to be made into pdf as well.
    pub with_pdf: bool,
    /// The folder; `None`: where papers go by themselves.
    pub folder: Option<PathBuf>,
}

impl Order {
    /// An order; `None` among the forms is pdf, which is made from Word.
    #[must_use]
    pub fn of(papers: Vec<PaperKind>, forms: &[Option<Format>], folder: Option<&String>) -> Self {
        let with_pdf = forms.contains(&None);
        let mut formats: Vec<Format> = forms.iter().copied().flatten().collect();
        if with_pdf && !formats.contains(&Format::Docx) {
            formats.insert(0, Format::Docx);
        }
        let folder = folder.filter(|folder| !folder.is_empty()).map(PathBuf::from);
        Self { papers, formats, with_pdf, folder }
    }

    /// The minutes as Word, text and Markdown, which one key asks for.
    #[must_use]
    pub fn minutes() -> Self {
        let papers = vec![PaperKind::Minutes];
        Self { papers, formats: Format::ALL.to_vec(), with_pdf: false, folder: None }
    }
}

/// Writes the workbook and the Word paper of a year: internal ones.
#[must_use]
pub fn export_year(ledger: &Ledger, year: &Year, folder: &Path, today: NaiveDate) -> Notice {
    match compose::export_year(ledger, year, folder, &[Format::Docx], today) {
        Ok(written) => {
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
            Notice::done(exporting::written(&written, &folder))
        }
        Err(fault) => Notice { tone: Tone::Failed, said: Said::new(exporting::failed(0, &fault), "") },
    }
}

/// Writes an order: the notice, and the Word papers that pdf is to be made from. What was written before a fault stays.
#[must_use]
pub fn export(ledger: &Ledger, order: &Order, usual: &Path, today: NaiveDate) -> (Notice, Vec<PathBuf>) {
    let folder = order.folder.as_deref().unwrap_or(usual);
    let mut written = Vec::new();
    for paper in &order.papers {
        match compose::export_paper(ledger, *paper, folder, &order.formats, today) {
            Ok(files) => written.extend(files),
            Err(fault) => {
                let said = Said::new(exporting::failed(written.len(), &fault), "");
                return (Notice { tone: Tone::Failed, said }, Vec::new());
            }
        }
    }
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let notice = Notice::done(exporting::written(&written, &folder));
    let is_word = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "docx");
    let word = if order.with_pdf { written.into_iter().filter(is_word).collect() } else { Vec::new() };
    (notice, word)
}
