//! `diaodu export`: papers from the records. Written beside and renamed; an old file that says something else is kept.

use super::{
    failure::Failure,
    handover,
    options::{MeetingChoice, Options},
    output,
    unit_names::UnitNames,
};
use crate::{
    document::{
        Document,
        compose::{
            FormScope, Naming, Notes, agenda, brief_paper, bulletin, calendar, excerpt, export_calendar,
            export_document, export_drafts, export_forms, export_notices, export_registers, export_tasks, export_year,
            meeting_notice, minutes, minutes_in,
        },
        deliver::deliver,
        print::{PATIENCE, Printing},
        render::{self, Format},
    },
    domain::{DeliverFault, Ledger, MinutesForm, Refusal, UnitId},
    wording::{Said, command_line, delivery, exporting},
};
use chrono::{Datelike, NaiveDate};
use clap::{Args, ValueEnum};
use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Paper {
    /// 会议纪要.
    #[value(help = "会议纪要")]
    Minutes,
    /// 任务分工和销号台账.
    #[value(help = "任务分工、销号台账")]
    Tasks,
    /// 督办单, 提醒函, 催办通知.
    #[value(help = "督办单、提醒函、催办通知，每家一份")]
    Notices,
    /// 通报.
    #[value(help = "通报")]
    Bulletin,
    /// 征求意见稿.
    #[value(help = "纪要征求意见稿，每家一份，收回来用 collect")]
    Draft,
    /// 填报表.
    #[value(help = "填报表，每家一份 xlsx")]
    Forms,
    /// 会前提要.
    #[value(help = "会前提要，给主持人")]
    Brief,
    /// 议程.
    #[value(help = "会议议程")]
    Agenda,
    /// 会议通知.
    #[value(help = "会议通知，附回执")]
    NoticeText,
    /// 专项台账.
    #[value(help = "专项台账：每种台账一张表")]
    Registers,
    /// 日历.
    #[value(help = "期限日历")]
    Calendar,
    /// 年度调度情况.
    #[value(help = "年度调度情况：逐月亮灯、考核得分和依据（xlsx 和文档）")]
    Year,
    /// 移交.
    #[value(help = "移交给接手的人：全部文件、台账和交接说明，一个文件夹")]
    All,
}

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Word and WPS.
    #[value(help = "Word、WPS 文档")]
    Docx,
    /// Markdown.
    #[value(alias = "md", help = "Markdown")]
    Markdown,
    /// Plain text.
    #[value(alias = "txt", help = "纯文本")]
    Text,
    /// pdf, with the Word paper it is made from.
    #[value(help = "PDF（由 LibreOffice 转，连同 Word）")]
    Pdf,
    /// All of them.
    #[value(help = "Word、Markdown、文本都要")]
    All,
}

/// How much the minutes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Length {
    /// Unit by unit.
    #[value(help = "全式")]
    Full,
    /// By subject.
    #[value(help = "简式")]
    Concise,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[arg(
        value_enum,
        value_name = "文件种类",
        hide_possible_values = true,
        help = "要哪种文件：minutes 纪要，tasks 任务台账（带 xlsx），registers 专项台账（带 xlsx），notices 督办函（每家一份），bulletin 通报，draft 征求意见稿（每家一份 docx），forms 填报表（每家一份 xlsx），brief 会前提要，agenda 议程，notice-text 会议通知，calendar 日历（ics），year 年度情况（xlsx 和文档，内部），all 移交（全部文件、台账副本、交接说明，一个文件夹，内部）"
    )]
    paper: Paper,
    #[command(flatten)]
    choice: MeetingChoice,
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        hide_possible_values = true,
        help = "docx、markdown、text、pdf（由 LibreOffice 转，连同 docx）或 all；不写就看 -o 的后缀，再不然是 docx"
    )]
    format: Option<Form>,
    #[arg(long, value_name = "单位", help = "只要这一家的：纪要摘录、日历、填报表（填报表可以写几家）")]
    unit: Option<String>,
    #[arg(
        long = "form",
        value_enum,
        value_name = "详略",
        hide_possible_values = true,
        help = "纪要写成 full（全式）还是 concise（简式：议定事项在前，明细列入附件）；不写就按纪要样式"
    )]
    length: Option<Length>,
    #[arg(long, help = "通报里点出红灯单位的名字（不写就不点名）")]
    names: bool,
    #[arg(long, help = "填报表里列上全部未结任务（不写就只列有日期的）")]
    tasks: bool,
    #[arg(long, help = "会前提要里带上秘书的内部记事（逐条标明【内部】）")]
    notes: bool,
    #[arg(long, help = "专项台账、任务台账里不公开的、未公布的也写，并注明内部")]
    private: bool,
    #[arg(long, value_name = "年", help = "年度情况是哪一年的；不写就是手头会议那年")]
    year: Option<i32>,
    #[arg(short, long, value_name = "位置", help = "写到哪个文件或文件夹；- 表示打印在屏幕上；不写就是当前文件夹")]
    output: Option<PathBuf>,
}

pub(super) fn run(options: &Options, asked: &ExportArgs) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    if session.ledger().meeting().is_none() {
        return Err(Refusal::NoMeeting.into());
    }
    if asked.paper == Paper::All {
        return handover::run(options, session, asked.output.as_deref());
    }
    // The working picture of a meeting holds all that its minutes tell; other papers look further back.
    if asked.paper != Paper::Minutes {
        session.read_everything()?;
    }
    let ledger = session.ledger();
    let today = options.clock.today();
    let mut place = asked.output.clone().unwrap_or_else(|| PathBuf::from("."));
    let is_pdf_named = !place.is_dir() && place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let with_pdf = asked.format == Some(Form::Pdf) || (asked.format.is_none() && is_pdf_named);
    if with_pdf && is_pdf_named {
        // The Word paper comes first, beside the pdf that was named.
        place.set_extension("docx");
    }
    make_folder(&place);
    let formats = formats(asked.format, &place);
    let units = match &asked.unit {
        Some(word) => UnitNames::new(ledger).meant(std::slice::from_ref(word))?,
        None => Vec::new(),
    };
    if units.len() > 1 && !matches!(asked.paper, Paper::Forms | Paper::Draft) {
        return Err(Failure::refused(command_line::one_unit_at_a_time()));
    }
    let unit = units.first().cloned();
    let document = document(asked, ledger, unit.as_ref(), today);
    if let Some(document) = document.as_ref().filter(|_| place.as_os_str() == "-") {
        return output::print(&match formats.first() {
            Some(Format::Markdown) => render::markdown(document),
            _ => render::text(document),
        });
    }
    if asked.paper == Paper::Calendar && place.as_os_str() == "-" {
        return output::print(&calendar_text(ledger, unit.as_ref(), today));
    }
    folder_for_several(asked, document.as_ref(), &place)?;
    let year = asked.year.or_else(|| ledger.meeting().map(|meeting| meeting.date.year())).unwrap_or(today.year());
    let written = match asked.paper {
        Paper::Year => export_year(ledger.for_office(), &session.year(year)?, &place, &formats, today),
        _ => write(asked, ledger, (document.as_ref(), &units), (&place, &formats), today),
    };
    let told = |fault| Failure::refused(Said::new(delivery::sentence(&fault), ""));
    let mut written = written.map_err(told)?;
    if with_pdf {
        written.extend(print(&written).map_err(told)?);
    }
    if options.json {
        return output::print_json(&written);
    }
    if written.is_empty() {
        return output::print(command_line::NOTHING_TO_EXPORT);
    }
    let written: Vec<String> = written.iter().map(|path| command_line::exported(path)).collect();
    output::print_done(&written.join("\n"))
}

/// Several papers want a folder, and not the name of a file.
fn folder_for_several(asked: &ExportArgs, document: Option<&Document>, place: &Path) -> Result<(), Failure> {
    let is_one = document.is_some() || matches!(asked.paper, Paper::Minutes | Paper::Calendar);
    if is_one || !names_a_file(place) {
        return Ok(());
    }
    Err(Failure::refused(command_line::folder_wanted(place)))
}

/// Writes the paper asked for to a place in its formats; gives what was written.
fn write(
    asked: &ExportArgs,
    ledger: &Ledger,
    (document, units): (Option<&Document>, &[UnitId]),
    (place, formats): (&Path, &[Format]),
    today: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let style = &ledger.programme.house_style;
    if let Some(document) = document {
        return match formats {
            [format] if !place.is_dir() => one_file(place, render::render(document, style, *format)),
            _ => export_document(document, style, place, formats),
        };
    }
    let is_asked = |one: &&UnitId| units.is_empty() || units.contains(one);
    let asked_of = || ledger.walk().into_iter().map(|(one, _)| &one.id).filter(is_asked).collect();
    match (asked.paper, units.first()) {
        (Paper::Tasks, _) => {
            let line = output::ProgressLine::new();
            let told = |done, rows| line.show(&exporting::rows(done, rows));
            if asked.private {
                export_tasks(&ledger.for_office(), place, formats, today, told)
            } else {
                export_tasks(&ledger.for_everybody(), place, formats, today, told)
            }
        }
        (Paper::Registers, _) if asked.private => export_registers(&ledger.for_office(), place, formats, today),
        (Paper::Registers, _) => export_registers(&ledger.for_everybody(), place, formats, today),
        (Paper::Notices, _) => export_notices(ledger.for_each_on_roster(), place, formats, today),
        (Paper::Draft, _) => export_drafts(ledger.for_each(asked_of()), place, &[Format::Docx], today),
        (Paper::Forms, _) => {
            let reach = if asked.tasks { FormScope::Everything } else { FormScope::Dated };
            export_forms(ledger.for_each(asked_of()), place, today, reach)
        }
        (Paper::Calendar, unit) if names_a_file(place) => {
            let text = calendar_text(ledger, unit, today);
            one_file(place, Ok::<_, std::convert::Infallible>(text.into_bytes()))
        }
        (Paper::Calendar, Some(unit)) => export_calendar(&ledger.for_unit(unit), place, today).map(|path| vec![path]),
        (Paper::Calendar, None) => export_calendar(&ledger.for_everybody(), place, today).map(|path| vec![path]),
        // One document each, and a unit of which the minutes say nothing; a year is made of its books, which are read from
        // the file, and a hand-over of all meetings.
        (
            Paper::Minutes
            | Paper::Bulletin
            | Paper::Brief
            | Paper::Agenda
            | Paper::NoticeText
            | Paper::Year
            | Paper::All,
            _,
        ) => Ok(Vec::new()),
    }
}

/// Makes the folder that was named, where there is none yet: what has no ending is one. Where it cannot be made, the delivery
/// itself says so.
fn make_folder(place: &Path) {
    if place.as_os_str() != "-" && place.extension().is_none() && !place.exists() {
        let _ = fs::create_dir_all(place);
    }
}

/// Whether a place is the name of a file, not of a folder.
fn names_a_file(place: &Path) -> bool {
    !place.is_dir() && (place.extension().is_some() || place.as_os_str() == "-")
}

/// The paper, where it is one document: it can be read on the screen, and be given a name of one's own.
fn document(asked: &ExportArgs, ledger: &Ledger, unit: Option<&UnitId>, today: NaiveDate) -> Option<Document> {
    match (asked.paper, unit) {
        (Paper::Minutes, None) => Some(match asked.length {
            None => minutes(&ledger.for_everybody(), today),
            Some(Length::Full) => minutes_in(&ledger.for_everybody(), today, MinutesForm::Full),
            Some(Length::Concise) => minutes_in(&ledger.for_everybody(), today, MinutesForm::Concise),
        }),
        (Paper::Minutes, Some(unit)) => excerpt(&ledger.for_unit(unit), today),
        (Paper::Brief | Paper::Agenda | Paper::NoticeText, _) => Some(before(asked, ledger, today)),
        (Paper::Bulletin, _) => {
            let naming = if asked.names { Naming::Named } else { Naming::Withheld };
            Some(bulletin(&ledger.for_everybody(), today, naming))
        }
        _ => None,
    }
}

/// The papers before the meeting.
fn before(asked: &ExportArgs, ledger: &Ledger, today: NaiveDate) -> Document {
    match asked.paper {
        Paper::Agenda => agenda(&ledger.for_everybody(), today),
        Paper::NoticeText => meeting_notice(&ledger.for_everybody(), today),
        _ => brief_paper(ledger.for_office(), today, if asked.notes { Notes::Marked } else { Notes::Left }),
    }
}

/// The calendar of everybody, or of one unit.
fn calendar_text(ledger: &Ledger, unit: Option<&UnitId>, today: NaiveDate) -> String {
    render::ics(&match unit {
        Some(unit) => calendar(&ledger.for_unit(unit), today),
        None => calendar(&ledger.for_everybody(), today),
    })
}

/// A paper in a file of one's own naming.
fn one_file<E: std::fmt::Display>(place: &Path, bytes: Result<Vec<u8>, E>) -> Result<Vec<PathBuf>, DeliverFault> {
    let bytes = bytes.map_err(|error| DeliverFault::Other { path: place.to_owned(), detail: error.to_string() })?;
    deliver(place, &bytes).map_err(|error| error.fault)?;
    Ok(vec![place.to_owned()])
}

/// pdf of the Word papers among these files.
fn print(written: &[PathBuf]) -> Result<Vec<PathBuf>, DeliverFault> {
    let is_word = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "docx");
    let word: Vec<PathBuf> = written.iter().filter(is_word).cloned().collect();
    if word.is_empty() {
        return Ok(Vec::new());
    }
    let mut printing = Printing::start(word)?;
    let progress = output::ProgressLine::new();
    progress.show(&exporting::printing(printing.count()));
    let started = Instant::now();
    loop {
        if let Some(done) = printing.poll() {
            return done;
        }
        if started.elapsed() >= Duration::from_secs(PATIENCE) {
            return Err(printing.give_up());
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn formats(asked: Option<Form>, place: &Path) -> Vec<Format> {
    match asked {
        Some(Form::All) => Format::ALL.to_vec(),
        Some(Form::Docx | Form::Pdf) => vec![Format::Docx],
        Some(Form::Markdown) => vec![Format::Markdown],
        Some(Form::Text) => vec![Format::Text],
        None => {
            let ending = place.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
            vec![match ending.as_deref() {
                Some("md") => Format::Markdown,
                Some("txt") => Format::Text,
                _ if place.as_os_str() == "-" => Format::Text,
                _ => Format::Docx,
            }]
        }
    }
}
