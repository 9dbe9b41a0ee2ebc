//! On Unix: bytes from the terminal, and the signals by which the system says that its size changed or that the program is
//! to end.

use super::{Raw, tell};
use crossterm::{event::Event, terminal};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH},
    iterator::Signals,
};
use std::{
    io::{self, ErrorKind, IsTerminal as _, Read as _},
    sync::mpsc::Sender,
    thread,
    time::{Duration, Instant},
};

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
    thread::Builder::new().name("keyboard".into()).spawn(move || read(&to))?;
    Ok(())
}

fn read(to: &Sender<Raw>) {
    let mut bytes = [0; 4096];
    let mut stdin = io::stdin().lock();
    // From a file or a pipe a line's end is the key that a terminal sends for it.
    let is_typed = stdin.is_terminal();
    loop {
        let raw = match stdin.read(&mut bytes) {
            // The terminal is gone.
            Ok(0) => Raw::Ended,
            Ok(count) => {
                let sent = bytes[..count].iter().map(|byte| if *byte == b'\n' && !is_typed { b'\r' } else { *byte });
                Raw::Bytes(sent.collect(), Instant::now())
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            // Whoever started us left the terminal so that it does not wait.
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                thread::sleep(Duration::from_millis(10));
                continue;
            }
            Err(_) => Raw::Ended,
        };
        let is_last = matches!(raw, Raw::Ended);
        if !tell(to, raw) || is_last {
            return;
        }
    }
}

/// The terminal must be asked.
pub(super) fn cursor() -> Option<(u16, u16)> {
    None
}
