//! The command line: one file a subcommand. It reads arguments, asks the session, and prints. It decides nothing about
//! the ledger, knows no SQL, and makes no sentences but the help texts: those of answers and failures are wording's.
//!
//! Exit status: 0 done, 1 refused or failed, 2 usage, 3 done, but the answer could not be written. Names and JSON fields are stable: see `docs/命令行.md`.

mod arguments;
mod award;
mod backup;
mod build;
mod bundle;
mod catalogue;
mod close;
mod collect;
mod completions;
mod console;
mod data_folder;
mod deadline;
mod doctor;
mod event;
mod export;
mod extend;
mod extract;
mod failure;
mod font_files;
mod handover;
mod import;
mod items;
mod journal;
mod keys;
mod lamp;
mod list;
mod machine;
mod manpages;
mod meeting;
mod minutes;
mod options;
mod output;
mod progress;
mod projector;
mod reading;
mod record;
mod redo;
mod register;
mod register_list;
mod rehearse;
mod reopen;
mod report;
mod restore;
mod roll;
mod roster;
mod show;
mod table;
mod transcript;
mod typed;
mod undo;
mod unit_names;
mod units;
mod usage;
mod word;
mod year;

use crate::{domain::Everybody, wording::command_line};
use arguments::{Arguments, Commands};
use chrono::NaiveDate;
use clap::FromArgMatches as _;
use failure::Failure;
use options::Options;
use std::{
    ffi::OsString,
    io::{self, IsTerminal as _},
    process::ExitCode,
};

/// Does what the arguments ask, the program's own name first; says on stderr why not.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match obey(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let status = failure.tell();
            wait_for_a_key();
            status
        }
    }
}

/// Everything that the lists with `--public --json` print: items, registers, their kinds, who has nothing there yet.
///
/// # Errors
/// What cannot be written as JSON.
pub fn lists_for_others(books: &Everybody, today: NaiveDate) -> serde_json::Result<[String; 2]> {
    Ok([list::for_others(books, today)?, register_list::for_others(books, today)?])
}

/// Started by double click, the window goes away with the program: what was said must be read first. The launchers set
/// `DIAODU_WAIT`; who double-clicks the program itself on Windows types no command.
fn wait_for_a_key() {
    let is_asked = std::env::var_os("DIAODU_WAIT").is_some_and(|value| !value.is_empty());
    let is_double_click = cfg!(windows) && std::env::args_os().len() == 1;
    if (is_asked || is_double_click) && io::stdin().is_terminal() {
        output::ask(command_line::PRESS_ENTER);
        let _ = io::stdin().read_line(&mut String::new());
    }
}

/// `--version --long`: clap answers `--version` as soon as it meets it.
fn asks_for_long_version(arguments: &[OsString]) -> bool {
    let has = |names: &[&str]| arguments.iter().skip(1).any(|word| names.iter().any(|name| word == name));
    arguments.len() == 3 && has(&["--version", "-V"]) && has(&["--long"])
}

/// The whole tree of commands as it is offered, for whoever holds something over each of them.
#[must_use]
pub fn commands() -> clap::Command {
    usage::in_chinese()
}

fn obey(arguments: impl IntoIterator<Item = OsString>) -> Result<(), Failure> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if asks_for_long_version(&arguments) {
        return output::print(&command_line::long_version(env!("CARGO_PKG_VERSION"), build::COMMIT, build::day()));
    }
    let matches = match usage::in_chinese().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error),
    };
    let asked = Arguments::from_arg_matches(&matches).map_err(|error| usage::misused(&error))?;
    let options = Options::new(asked.common.db, asked.common.today, (asked.common.json, asked.plain));
    match asked.command {
        None => console::open(&options),
        Some(Commands::Projector(asked)) => projector::run(&options, &asked),
        Some(Commands::Meeting(asked)) => meeting::run(&options, asked),
        Some(Commands::Minutes(asked)) => minutes::run(&options, &asked),
        Some(Commands::Catalogue(asked)) => catalogue::run(&options, &asked),
        Some(Commands::Units(asked)) => units::run(&options, &asked),
        Some(Commands::Record(asked)) => record::run(&options, &asked),
        Some(Commands::List(asked)) => list::run(&options, &asked),
        Some(Commands::Show(asked)) => show::run(&options, &asked),
        Some(Commands::Progress(asked)) => progress::run(&options, &asked),
        Some(Commands::Lamp(asked)) => lamp::run(&options, &asked),
        Some(Commands::Word(asked)) => word::run(&options, &asked),
        Some(Commands::Roll(asked)) => roll::run(&options, &asked),
        Some(Commands::Year(asked)) => year::run(&options, &asked),
        Some(Commands::Award(asked)) => award::run(&options, &asked),
        Some(Commands::Report(asked)) => report::run(&options, &asked),
        Some(Commands::Close(asked)) => close::run(&options, &asked),
        Some(Commands::Reopen(asked)) => reopen::run(&options, &asked),
        Some(Commands::Event(asked)) => event::run(&options, &asked),
        Some(Commands::Extend(asked)) => extend::run(&options, &asked),
        Some(Commands::Undo(asked)) => undo::run(&options, &asked),
        Some(Commands::Redo(asked)) => redo::run(&options, &asked),
        Some(Commands::Journal(asked)) => journal::run(&options, &asked),
        Some(Commands::Deadline(asked)) => deadline::run(&options, &asked),
        Some(Commands::Extract(asked)) => extract::run(&options, &asked),
        Some(Commands::Transcript(asked)) => transcript::run(&options, &asked),
        Some(Commands::Export(asked)) => export::run(&options, &asked),
        Some(Commands::Bundle(asked)) => bundle::run(&options, &asked),
        Some(Commands::Collect(asked)) => collect::run(&options, &asked),
        Some(Commands::Import(asked)) => import::run(&options, &asked),
        Some(Commands::Register(asked)) => register::run(&options, asked),
        Some(Commands::Reading(asked)) => reading::run(&options, asked),
        Some(Commands::Rehearse(asked)) => rehearse::run(&options, &asked),
        Some(Commands::Keys) => keys::run(&options),
        Some(Commands::Doctor(asked)) => doctor::run(&options, &asked),
        Some(Commands::Backup(asked)) => backup::run(&options, &asked),
        Some(Commands::Restore(asked)) => restore::run(&options, &asked),
        Some(Commands::Completions(asked)) => completions::run(&asked),
        Some(Commands::Manpages(asked)) => manpages::run(&asked),
    }
}
