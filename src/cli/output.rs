//! Printing: to a reader who may have gone away (`diaodu list | head`), in colours only where someone looks.

use super::failure::Failure;
use crate::{text::is_invisible, wording::command_line};
use serde::Serialize;
use std::{
    borrow::Cow,
    io::{self, IsTerminal, Write},
};

/// The columns of a page when nobody looks at it on a terminal.
const PAGE: usize = 80;
/// Wider tables are hard to follow with the eye.
const WIDEST: usize = 120;

/// Prints text and a line end; nothing in it steers the terminal. A reader that has gone away is no failure.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    write(&tame(text.strip_suffix('\n').unwrap_or(text)), "\n")
}

/// Prints what was done outside the ledger (a file written, a ledger restored). When that cannot be written, it is said as
/// done all the same.
pub(super) fn print_done(text: &str) -> Result<(), Failure> {
    match try_write(&tame(text), "\n") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::done_but_unsaid(&error, text)),
        _ => Ok(()),
    }
}

/// Prints what was laid out here (a table, a help text): its words are tame, its colours are our own.
pub(super) fn print_painted(text: &str) -> Result<(), Failure> {
    write(text.strip_suffix('\n').unwrap_or(text), "\n")
}

/// Text without what would steer a terminal; line ends and tabs stay. A ledger that was changed by another program, a
/// file's name or an argument may hold anything.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    let steers = |c: char| is_invisible(c) && c != '\n' && c != '\t';
    if text.contains(steers) { Cow::Owned(text.replace(steers, "")) } else { Cow::Borrowed(text) }
}

/// Prints nothing at all rather than an empty line when there is nothing to say.
pub(super) fn print_raw(bytes: &[u8]) -> Result<(), Failure> {
    settle(io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().lock().flush()))
}

fn write(text: &str, end: &str) -> Result<(), Failure> {
    settle(try_write(text, end))
}

fn try_write(text: &str, end: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.write_all(end.as_bytes())?;
    out.flush()
}

fn settle(done: io::Result<()>) -> Result<(), Failure> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::unsaid(&error)),
        _ => Ok(()),
    }
}

/// Prints a value as JSON, indented for those who look at it.
pub(super) fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    print(&json(serde_json::to_string_pretty(value))?)
}

/// Prints a value as JSON on one line, for streams.
pub(super) fn print_json_line(value: &impl Serialize) -> Result<(), Failure> {
    print(&json(serde_json::to_string(value))?)
}

fn json(text: serde_json::Result<String>) -> Result<String, Failure> {
    text.map_err(|error| Failure::refused(command_line::output_failed(&error.to_string())))
}

/// Says something on stderr. That nobody can read it changes nothing.
pub(super) fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", tame(text));
}

/// Asks on stderr; the answer is typed on the same line.
pub(super) fn ask(question: &str) {
    let mut err = io::stderr().lock();
    let _ = write!(err, "{question}").and_then(|()| err.flush());
}

/// Asks for a line; `None`: nobody is there to answer.
pub(super) fn reads(question: &str) -> Option<String> {
    if !io::stdin().is_terminal() {
        return None;
    }
    ask(question);
    let mut answer = String::new();
    let is_read = io::stdin().read_line(&mut answer).is_ok();
    Some(if is_read { answer.trim().to_owned() } else { String::new() })
}

/// Asks for a yes or no; `None`: nobody is there to answer.
pub(super) fn asks(question: &str) -> Option<bool> {
    reads(question).map(|answer| matches!(answer.as_str(), "y" | "Y" | "ｙ" | "Ｙ" | "是"))
}

/// Columns to lay a table out for.
pub(super) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return PAGE;
    }
    crossterm::terminal::size().map_or(PAGE, |(columns, _)| usize::from(columns).clamp(40, WIDEST))
}

/// Whether colours help: on a terminal, and not forbidden by NO_COLOR (no-color.org).
pub(super) fn colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A line on stderr that is written over: how far long work has come. Silent where nobody looks.
pub(super) struct ProgressLine {
    shown: bool,
}

impl ProgressLine {
    /// A line, when stderr is a terminal.
    pub(super) fn new() -> Self {
        Self { shown: io::stderr().is_terminal() }
    }

    /// Shows how far it has come.
    pub(super) fn show(&self, text: &str) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[2K{text}");
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.show("");
    }
}
