//! Papers as files: which, in which forms, into which folder.

use super::{
    context::ScreenContext,
    dialogs::{Blank, Candidate, Chooser, Prompt},
    notice::{Notice, Tone},
    screen::{Screen, Step},
};
use crate::{
    document::{
        Sheet,
        compose::{self, ListFormat, PaperKind},
        render::Format,
    },
    domain::{Ledger, Year},
    wording::{Said, exporting, lists},
};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// What a paper is called in the list, and what is to be known of it.
fn named(paper: PaperKind) -> (&'static str, &'static str) {
    match paper {
        PaperKind::Minutes => ("会议纪要", ""),
        PaperKind::ConciseMinutes => ("会议纪要（简式）", "议定事项在前，明细列入附件"),
        PaperKind::Tasks => ("任务分工、销号台账", "连同 xlsx；不公开的不写"),
        PaperKind::InternalTasks => ("任务分工、销号台账（内部）", "连同 xlsx；内部的台账和任务都写，注明内部"),
        PaperKind::Registers => ("专项台账", "连同 xlsx；不公开的不写"),
        PaperKind::InternalRegisters => ("专项台账（内部）", "连同 xlsx；都写，注明内部"),
        PaperKind::Notices => ("督办单、提醒函、催办通知", "每家一份"),
        PaperKind::Bulletin => ("通报", "红灯单位只计数"),
        PaperKind::NamedBulletin => ("通报（点名）", "先请主持人同意"),
        PaperKind::Excerpts => ("纪要摘录", "每家一份"),
        PaperKind::Drafts => ("纪要征求意见稿", "每家一份 Word，收回来用收表"),
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
    pub fn of(papers: Vec<PaperKind>, forms: &[Option<Format>], folder: &str) -> Self {
        let with_pdf = forms.contains(&None);
        let mut formats: Vec<Format> = forms.iter().copied().flatten().collect();
        if with_pdf && !formats.contains(&Format::Docx) {
            formats.insert(0, Format::Docx);
        }
        let folder = (!folder.is_empty()).then(|| PathBuf::from(folder));
        Self { papers, formats, with_pdf, folder }
    }

    /// The minutes as Word, text and Markdown, which one key asks for.
    #[must_use]
    pub fn minutes() -> Self {
        let papers = vec![PaperKind::Minutes];
        Self { papers, formats: Format::ALL.to_vec(), with_pdf: false, folder: None }
    }
}

/// The list that is on screen, as it stands: in which of two forms it is to be written.
#[must_use]
pub fn ask_list(screen: &dyn Screen, cx: &ScreenContext<'_>) -> Step {
    let Some(mut sheet) = screen.sheet(cx) else { return Step::refuse(lists::NO_LIST.0, lists::NO_LIST.1) };
    if sheet.rows.is_empty() {
        return Step::refuse(lists::EMPTY.0, lists::EMPTY.1);
    }
    let wanted = screen.search().map_or("", |search| search.field.text().trim());
    sheet.title = lists::looked_for(&sheet.title, wanted);
    let title = lists::ask(&sheet.title, sheet.rows.len());
    let forms = lists::FORMS.map(|(ending, about)| Candidate::new(ending, about));
    let options = [ListFormat::Xlsx, ListFormat::Csv].into_iter().zip(forms).collect();
    Step::ask(Chooser::one(title, options, move |format, cx| Step::Say(write_list(sheet.clone(), *format, cx))))
}

/// Writes a list of the office's: what a screen shows, others need not see.
fn write_list(sheet: Sheet, format: ListFormat, cx: &ScreenContext<'_>) -> Notice {
    match compose::export_list(&cx.ledger.for_office(), sheet, format, cx.papers, cx.today()) {
        Ok(path) => {
            let folder = cx.papers.canonicalize().unwrap_or_else(|_| cx.papers.to_owned());
            Notice::done(exporting::written(&[path], &folder))
        }
        Err(fault) => Notice { tone: Tone::Failed, said: Said::new(exporting::failed(0, &fault), "") },
    }
}

/// Which papers, then in which forms, then into which folder.
#[must_use]
pub fn ask_papers() -> Chooser {
    let options = PaperKind::ALL.into_iter().map(|paper| {
        let (text, aside) = named(paper);
        let is_chosen = paper == PaperKind::Minutes;
        (paper, Candidate { is_chosen, ..Candidate::new(text, aside) })
    });
    Chooser::several("导出　Tab 勾选要哪几种", options.collect(), |papers, _| {
        Step::ask(ask_forms(papers.into_iter().copied().collect()))
    })
}

fn ask_forms(papers: Vec<PaperKind>) -> Chooser {
    let forms = [
        (Some(Format::Docx), "Word", "按公文格式排好"),
        (None, "PDF", "由 LibreOffice 转，连同 Word"),
        (Some(Format::Text), "文本", "可以粘贴"),
        (Some(Format::Markdown), "Markdown", ""),
    ];
    let options = forms.into_iter().map(|(form, text, aside)| {
        let is_chosen = form == Some(Format::Docx);
        (form, Candidate { is_chosen, ..Candidate::new(text, aside) })
    });
    let title = "导出　什么格式（台账另有 xlsx，日程是 ics）";
    Chooser::several(title, options.collect(), move |forms, _| {
        Step::ask(ask_folder(papers.clone(), forms.into_iter().copied().collect()))
    })
}

fn ask_folder(papers: Vec<PaperKind>, forms: Vec<Option<Format>>) -> Prompt {
    let about = "放到哪个文件夹；不写就放在打开程序的地方。同名旧文件会留作 .bak";
    Prompt::new("导出", about, vec![Blank::new("文件夹", "")], move |answer, _| {
        Ok(Step::Export(Order::of(papers.clone(), &forms, &answer.text(0))))
    })
}

/// Writes the workbook and the Word paper of a year: internal ones.
#[must_use]
pub fn export_year(ledger: &Ledger, year: &Year, folder: &Path, today: NaiveDate) -> Notice {
    match compose::export_year(ledger.for_office(), year, folder, &[Format::Docx], today) {
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
