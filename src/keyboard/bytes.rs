//! Keys as bytes: from a terminal on Unix, and everywhere from a file or a pipe.

use super::{Raw, tell};
use std::{
    io::{self, ErrorKind, IsTerminal as _, Read as _},
    sync::mpsc::Sender,
    thread,
    time::{Duration, Instant},
};

/// Reads to the end and tells what it reads.
pub(super) fn read(to: &Sender<Raw>) {
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
