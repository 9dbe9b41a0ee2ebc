//! A projector in a pseudo-terminal, and the screen as its terminal shows it.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

struct Terminal {
    parser: vt100::Parser,
    /// Between the two ends of a synchronized update: what is there is not a finished frame.
    is_drawing: bool,
    frames: usize,
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

/// A projector that runs in a terminal of its own.
pub struct Wall {
    shared: Arc<(Mutex<Terminal>, Condvar)>,
    master: Box<dyn MasterPty + Send>,
    writer: Arc<Mutex<Box<dyn Write + Send>>>,
    pub child: Box<dyn Child + Send + Sync>,
}

impl Wall {
    pub fn start(database: &Path, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_diaodu"));
        command.arg("projector");
        command.arg("--db");
        command.arg(database);
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env_remove("NO_COLOR");
        let child = pair.slave.spawn_command(command).expect("the projector");
        drop(pair.slave);
        let terminal =
            Terminal { parser: vt100::Parser::new(cells(rows), cells(columns), 0), is_drawing: false, frames: 0 };
        let shared = Arc::new((Mutex::new(terminal), Condvar::new()));
        let writer = Arc::new(Mutex::new(pair.master.take_writer().expect("its keyboard")));
        let mut output = pair.master.try_clone_reader().expect("its screen");
        let (screen, keyboard) = (Arc::clone(&shared), Arc::clone(&writer));
        thread::spawn(move || {
            let mut bytes = [0_u8; 1 << 14];
            let mut tail = Vec::new();
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                tail.extend_from_slice(&bytes[..read]);
                let (terminal, told) = &*screen;
                let mut terminal = terminal.lock().expect("the screen");
                terminal.parser.process(&bytes[..read]);
                terminal.see(&mut tail, &keyboard);
                told.notify_all();
            }
        });
        Self { shared, master: pair.master, writer, child }
    }

    pub fn press(&self, keys: &str) {
        self.writer.lock().expect("the keyboard").write_all(keys.as_bytes()).expect("a key");
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        self.shared.0.lock().expect("the screen").parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).expect("resized");
    }

    /// Waits for a finished frame that is as it should be. Gives the time it took.
    #[track_caller]
    pub fn wait_for(&self, what: &str, is_so: impl Fn(&str) -> bool, at_most: Duration) -> Duration {
        let start = Instant::now();
        let (terminal, told) = &*self.shared;
        let mut terminal = terminal.lock().expect("the screen");
        loop {
            let text = terminal.parser.screen().contents();
            if !terminal.is_drawing && is_so(&text) {
                return start.elapsed();
            }
            let left = at_most.checked_sub(start.elapsed());
            let Some(left) = left else { panic!("never saw {what}; the wall shows:\n{text}") };
            terminal = told.wait_timeout(terminal, left).expect("the screen").0;
        }
    }

    #[track_caller]
    pub fn sees(&self, words: &str) -> Duration {
        self.wait_for(words, |text| text.contains(words), Duration::from_secs(10))
    }

    pub fn frames(&self) -> usize {
        self.shared.0.lock().expect("the screen").frames
    }

    pub fn text(&self) -> String {
        self.shared.0.lock().expect("the screen").parser.screen().contents()
    }
}

impl Drop for Wall {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Terminal {
    /// Notices where frames begin and end, and answers when asked for the cursor's place.
    fn see(&mut self, tail: &mut Vec<u8>, keyboard: &Mutex<Box<dyn Write + Send>>) {
        let mut from = 0;
        while let Some(at) = tail[from..].iter().position(|byte| *byte == 0x1b) {
            let rest = &tail[from + at..];
            if rest.starts_with(b"\x1b[?2026h") {
                self.is_drawing = true;
            } else if rest.starts_with(b"\x1b[?2026l") {
                self.is_drawing = false;
                self.frames += 1;
            } else if rest.starts_with(b"\x1b[6n") {
                let (row, column) = self.parser.screen().cursor_position();
                let answer = format!("\x1b[{};{}R", row + 1, column + 1);
                let _ = keyboard.lock().expect("the keyboard").write_all(answer.as_bytes());
            } else if rest.len() < 8 {
                // It may go on in what comes next.
                from += at;
                break;
            }
            from += at + 1;
        }
        let seen = if tail[from..].first() == Some(&0x1b) { from } else { tail.len() };
        tail.drain(..seen);
    }
}
