//! On Windows: keys as the console reads them. It marks no paste; many keys at one stroke are one. From a file or a pipe
//! they are bytes, as everywhere.

use super::{Raw, burst::Strokes, bytes, tell};
use crossterm::{cursor, event};
use std::{
    io::{self, IsTerminal as _},
    sync::mpsc::Sender,
    thread,
    time::{Duration, Instant},
};

/// Nobody presses two keys within this time.
const STROKE: Duration = Duration::from_millis(5);

pub(super) fn listen(to: Sender<Raw>) -> io::Result<()> {
    let is_typed = io::stdin().is_terminal();
    thread::Builder::new().name("keyboard".into()).spawn(move || {
        if !is_typed {
            return bytes::read(&to);
        }
        let mut strokes = Strokes::default();
        while let Ok(first) = event::read() {
            let (begun, mut ended) = (Instant::now(), Instant::now());
            let mut stroke = vec![first];
            while event::poll(STROKE).unwrap_or(false) {
                match event::read() {
                    Ok(next) => stroke.push(next),
                    Err(_) => break,
                }
                ended = Instant::now();
            }
            if !strokes.gather(stroke, begun, ended).into_iter().all(|event| tell(&to, Raw::Event(event))) {
                return;
            }
        }
        tell(&to, Raw::Ended);
    })?;
    Ok(())
}

/// The console knows.
pub(super) fn cursor() -> Option<(u16, u16)> {
    cursor::position().ok()
}
