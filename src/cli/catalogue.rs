//! `diaodu catalogue`: an office's catalogue out as files or as a workbook, looked through, and in again.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    catalogue::{self, BookChoices, BookColumn, BookSheet, FilledSheet},
    document::{Align, Choices, Field, Meta, Sheet, SheetColumn, Workbook, deliver::deliver, render},
    domain::{Catalogue, Command, Readers},
    exchange::import::read_sheets,
    wording::{self, Said, collect::form_fault, command_line, delivery},
};
use clap::{Args, Subcommand};
use std::{
    fs,
    path::{Path, PathBuf},
};

#[derive(Debug, Args)]
pub(super) struct CatalogueArgs {
    #[command(subcommand)]
    order: CatalogueCommand,
}

#[derive(Debug, Subcommand)]
enum CatalogueCommand {
    #[command(about = "把台账在用的目录存成一个文件夹，照着改")]
    Copy {
        #[arg(value_name = "文件夹", help = "存到哪里；没有就新建，已有同名文件的不动")]
        folder: PathBuf,
    },
    #[command(about = "把台账在用的目录（或一份空的）存成一个工作簿，用 WPS、Excel 填")]
    Sheet {
        #[arg(value_name = "工作簿", default_value = "目录.xlsx", help = "存成哪个文件")]
        file: PathBuf,
        #[arg(long, help = "只要表头和说明，自己从头填")]
        empty: bool,
        #[arg(long, value_name = "目录", conflicts_with = "empty", help = "不用台账里的，用这个文件夹的目录")]
        from: Option<PathBuf>,
    },
    #[command(about = "看一遍目录，有错一次都说出来；不动台账")]
    Check {
        #[arg(value_name = "目录", help = "文件夹，或填好的工作簿")]
        path: PathBuf,
    },
    #[command(about = "照填好的工作簿建账；也可以只转成一个文件夹")]
    Import {
        #[arg(value_name = "目录", help = "填好的工作簿，或文件夹")]
        path: PathBuf,
        #[arg(long, value_name = "文件夹", help = "不建账，只存成一个文件夹")]
        to: Option<PathBuf>,
    },
    #[command(about = "把目录里的公文式样和套话换进台账；名册、任务、主题不动")]
    Style {
        #[arg(value_name = "目录", help = "改好的文件夹或工作簿")]
        path: PathBuf,
    },
}

pub(super) fn run(options: &Options, asked: &CatalogueArgs) -> Result<(), Failure> {
    match &asked.order {
        CatalogueCommand::Copy { folder } => {
            write_folder(folder, &in_use(options)?)?;
            output::print_done(&command_line::catalogue_copied(folder))
        }
        CatalogueCommand::Sheet { file, empty, from } => {
            let shown = match from {
                Some(folder) => load(folder)?,
                None if *empty => catalogue::empty(),
                None => in_use(options)?,
            };
            write_book(options, file, &shown)
        }
        CatalogueCommand::Check { path } => output::print(&wording::catalogue_sound(&load(path)?)),
        CatalogueCommand::Import { path, to } => import(options, path, to.as_deref()),
        CatalogueCommand::Style { path } => {
            // The catalogue is read before the file is touched.
            let own = load(path)?;
            let mut session = options.session_at(&MeetingChoice::default())?;
            let entry = session.execute(Command::RenewStyle(Box::new(own)))?;
            items::tell_done(options, &[Done::of(&entry, session.ledger())])
        }
    }
}

/// A catalogue from a folder of files or from a workbook.
pub(super) fn load(path: &Path) -> Result<Catalogue, Failure> {
    if !path.is_file() {
        return Ok(catalogue::load(path)?);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let grids = read_sheets(path).map_err(|fault| Failure::refused(form_fault(&fault, &name)))?;
    let filled: Vec<FilledSheet> = grids
        .into_iter()
        .map(|grid| FilledSheet {
            name: grid.name,
            cells: grid.cells.into_iter().map(|(place, cell)| (place, cell.words())).collect(),
        })
        .collect();
    Ok(catalogue::read_book(&filled)?)
}

/// The catalogue that the ledger goes by; before there is one, the built-in.
fn in_use(options: &Options) -> Result<Catalogue, Failure> {
    let ledger = options.picture(&MeetingChoice::default())?;
    Ok(Catalogue {
        units: ledger.roster().into_iter().cloned().collect(),
        tasks: ledger.tasks.values().cloned().collect(),
        programme: ledger.programme,
    })
}

/// What stands there already may be somebody's work: then nothing is written at all.
fn write_folder(folder: &Path, catalogue: &Catalogue) -> Result<(), Failure> {
    let files = catalogue::files(catalogue);
    if let Some((taken, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Failure::refused(command_line::already_there(&folder.join(taken))));
    }
    fs::create_dir_all(folder)
        .map_err(|error| Failure::refused(command_line::no_folder(folder, &error.to_string())))?;
    for (name, text) in files {
        deliver(&folder.join(name), text.as_bytes())
            .map_err(|error| Failure::refused(Said::new(delivery::sentence(&error.fault), "")))?;
    }
    Ok(())
}

fn write_book(options: &Options, file: &Path, shown: &Catalogue) -> Result<(), Failure> {
    let meta = Meta {
        author: String::new(),
        created: options.clock.now(),
        version: String::new(),
        readers: Readers::Everybody,
    };
    let sheets = catalogue::book(shown).into_iter().map(sheet).collect();
    let workbook = Workbook { title: command_line::CATALOGUE_BOOK.to_owned(), meta, sheets };
    let bytes = render::xlsx(&workbook, &shown.programme.house_style)
        .map_err(|error| Failure::refused(Said::new(error.to_string(), "")))?;
    deliver(file, &bytes).map_err(|error| Failure::refused(Said::new(delivery::sentence(&error.fault), "")))?;
    output::print_done(&command_line::catalogue_sheet(file))
}

fn sheet(sheet: BookSheet) -> Sheet {
    let column = |column: BookColumn| SheetColumn {
        note: column.note.to_owned(),
        choices: match column.choices {
            BookChoices::Free => Choices::Free,
            BookChoices::Words(words) => Choices::Words(owned(words)),
            BookChoices::ByRow(rows) => Choices::ByRow(rows.into_iter().map(owned).collect()),
            BookChoices::Of(sheet) => Choices::Of(sheet.to_owned()),
        },
        ..SheetColumn::new(column.heading, column.width, Align::Left)
    };
    let field = |words: String| if words.is_empty() { Field::Empty } else { Field::Text(words) };
    Sheet {
        name: sheet.name.to_owned(),
        title: String::new(),
        columns: sheet.columns.into_iter().map(column).collect(),
        rows: sheet.rows.into_iter().map(|row| row.into_iter().map(field).collect()).collect(),
    }
}

fn owned(words: Vec<&'static str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

fn import(options: &Options, path: &Path, to: Option<&Path>) -> Result<(), Failure> {
    if let Some(folder) = to {
        write_folder(folder, &load(path)?)?;
        return output::print_done(&command_line::catalogue_copied(folder));
    }
    let (session, other) = options.session_on_catalogue(path)?;
    match other {
        None => output::print_done(&command_line::founded(
            session.path(),
            session.ledger().units.len(),
            session.ledger().tasks.len(),
        )),
        // A new topic begins with a meeting; what is owed under the old one stays owed.
        Some(_) => Err(Failure::refused(command_line::already_founded(&session.ledger().programme.topic, path))),
    }
}
