//! On Unix: bytes from the terminal, and the signals by which the system says that its size changed or that the program is
//! to end.

use super::{Raw, bytes, tell};
use crossterm::{event::Event, terminal};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH},
    iterator::Signals,
};
use std::{io, sync::mpsc::Sender, thread};

pub(super) fn listen(to: Sender<Raw>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGWINCH])?;
    let signalled = to.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let raw = match signal {
                SIGWINCH => match terminal::size() {
                    Ok((columns, rows)) => Raw::Event(Event::Resize(columns, rows)),
                    Err(_) => continue,
                },
                _ => Raw::Ended,
            };
            if !tell(&signalled, raw) {
                break;
            }
        }
    })?;
    thread::Builder::new().name("keyboard".into()).spawn(move || bytes::read(&to))?;
    Ok(())
}

/// The terminal must be asked.
pub(super) fn cursor() -> Option<(u16, u16)> {
    None
}
