//! The command line: one file a subcommand. It reads arguments, asks the session, and prints. It decides nothing about
//! the ledger, knows no SQL, and makes no sentences but the help texts: those of answers and failures are wording's.
//!
//! Exit status: 0 done, 1 refused or failed, 2 usage. Names and JSON fields are stable: see `docs/命令行.md`.

mod arguments;
mod award;
mod backup;
mod build;
mod catalogue;
mod close;
mod collect;
mod completions;
mod console;
mod data_folder;
mod deadline;
mod desk;
mod doctor;
mod export;
mod extend;
mod extract;
mod failure;
mod font_files;
mod hearing;
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
mod typed;
mod undo;
mod unit_names;
mod units;
mod usage;
mod year;

use crate::wording::command_line;
use arguments::{Arguments, Order};
use clap::FromArgMatches as _;
use desk::Desk;
use failure::Failure;
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
    let desk = Desk::new(asked.common.db, asked.common.today, asked.common.json);
    match asked.order {
        None => console::open(&desk),
        Some(Order::Projector(asked)) => projector::run(&desk, &asked),
        Some(Order::Meeting(asked)) => meeting::run(&desk, asked),
        Some(Order::Minutes(asked)) => minutes::run(&desk, &asked),
        Some(Order::Catalogue(asked)) => catalogue::run(&desk, &asked),
        Some(Order::Units(asked)) => units::run(&desk, &asked),
        Some(Order::Record(asked)) => record::run(&desk, &asked),
        Some(Order::List(asked)) => list::run(&desk, &asked),
        Some(Order::Show(asked)) => show::run(&desk, &asked),
        Some(Order::Progress(asked)) => progress::run(&desk, &asked),
        Some(Order::Lamp(asked)) => lamp::run(&desk, &asked),
        Some(Order::Roll(asked)) => roll::run(&desk, &asked),
        Some(Order::Year(asked)) => year::run(&desk, &asked),
        Some(Order::Award(asked)) => award::run(&desk, &asked),
        Some(Order::Report(asked)) => report::run(&desk, &asked),
        Some(Order::Close(asked)) => close::run(&desk, &asked),
        Some(Order::Reopen(asked)) => reopen::run(&desk, &asked),
        Some(Order::Extend(asked)) => extend::run(&desk, &asked),
        Some(Order::Undo(asked)) => undo::run(&desk, &asked),
        Some(Order::Redo(asked)) => redo::run(&desk, &asked),
        Some(Order::Journal(asked)) => journal::run(&desk, &asked),
        Some(Order::Deadline(asked)) => deadline::run(&desk, &asked),
        Some(Order::Extract(asked)) => extract::run(&desk, &asked),
        Some(Order::Export(asked)) => export::run(&desk, &asked),
        Some(Order::Collect(asked)) => collect::run(&desk, &asked),
        Some(Order::Import(asked)) => import::run(&desk, &asked),
        Some(Order::Register(asked)) => register::run(&desk, asked),
        Some(Order::Reading(asked)) => reading::run(&desk, asked),
        Some(Order::Rehearse(asked)) => rehearse::run(&desk, &asked),
        Some(Order::Keys) => keys::run(&desk),
        Some(Order::Doctor(asked)) => doctor::run(&desk, &asked),
        Some(Order::Backup(asked)) => backup::run(&desk, &asked),
        Some(Order::Restore(asked)) => restore::run(&desk, &asked),
        Some(Order::Completions(asked)) => completions::run(&asked),
        Some(Order::Manpages(asked)) => manpages::run(&asked),
    }
}
