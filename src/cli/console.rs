//! `diaodu` without a command: the console, where there is a terminal.

use super::{failure::Failure, machine, options::Options};
use crate::{
    catalogue::holidays, console, hearing::Listener, session::Session, theme::ConsoleTheme, widgets,
    wording::command_line,
};
use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    sync::Arc,
};

pub(super) fn open(options: &Options) -> Result<(), Failure> {
    needs_a_terminal(options)?;
    // Papers go where the secretary stands, as with any other command.
    show(options, options.session()?, PathBuf::from("."))
}

/// Without a terminal there is no console but line by line; the commands serve there.
pub(super) fn needs_a_terminal(options: &Options) -> Result<(), Failure> {
    if options.plain || io::stdin().is_terminal() && io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(Failure::refused(command_line::needs_a_terminal()))
    }
}

/// Runs the console on an open session until the secretary leaves.
pub(super) fn show(options: &Options, mut session: Session, papers: PathBuf) -> Result<(), Failure> {
    session.sit_down()?;
    let listener = Listener::new(session.ledger(), holidays::calendar);
    let theme = ConsoleTheme::of(widgets::depth());
    let mut screen = console::App::new(session, listener, theme, papers);
    let run = if options.plain { console::run_plain } else { console::run };
    let options = options.clone();
    screen.looked_at_by(Arc::new(move |widths| machine::page(&options, widths)));
    run(&mut screen).map_err(|error| Failure::refused(command_line::terminal_failed(&error.to_string())))
}
