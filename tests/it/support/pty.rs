//! The real binary in a real terminal: keys go in as bytes, the screen is read as a terminal would draw it.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

/// How long a screen may take to show something; generous, because other tests run beside this one.
const PATIENCE: Duration = Duration::from_secs(20);

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).expect("a window has cells")
}

/// How many of the bytes may be drawn: those of a synchronized update (mode 2026) wait for its end, as in a terminal, so that
/// nobody reads half a frame, where a new number stands before the old one's last digits.
fn whole_frames(bytes: &[u8]) -> usize {
    const BEGIN: &[u8] = b"\x1b[?2026h";
    const END: &[u8] = b"\x1b[?2026l";
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|some| some == mark);
    match (last(BEGIN), last(END)) {
        (Some(begun), ended) if ended.is_none_or(|ended| ended < begun) => begun,
        // What a begun mark may yet become is not known before its last byte.
        _ => bytes.len() - (1..BEGIN.len()).rev().find(|length| bytes.ends_with(&BEGIN[..*length])).unwrap_or(0),
    }
}

/// The program in a terminal.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    /// Its keyboard.
    pub writer: Arc<Mutex<Box<dyn Write + Send>>>,
    screen: Arc<Mutex<vt100::Parser>>,
    sent: Arc<Mutex<Vec<u8>>>,
    /// Its process.
    pub child: Box<dyn Child + Send + Sync>,
}

impl Pty {
    /// Starts the console on a file, on 2022-05-20.
    pub fn console(db: &Path, columns: u16, rows: u16) -> Self {
        Self::run(&["--db", &db.to_string_lossy(), "--today", "2022-05-20"], columns, rows)
    }

    /// Starts the program with arguments.
    pub fn run(arguments: &[&str], columns: u16, rows: u16) -> Self {
        Self::run_in(&std::env::temp_dir(), arguments, columns, rows)
    }

    /// Starts the program with arguments in a folder.
    pub fn run_in(folder: &Path, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_diaodu"));
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("DIAODU_WIDTH", "narrow");
        command.cwd(folder);
        let child = pair.slave.spawn_command(command).expect("spawned");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = Arc::new(Mutex::new(pair.master.take_writer().expect("a writer")));
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let sent = Arc::new(Mutex::new(Vec::new()));
        let (seen, kept) = (Arc::clone(&screen), Arc::clone(&sent));
        thread::spawn(move || {
            let (mut chunk, mut waiting) = ([0; 8192], Vec::new());
            while let Ok(read) = reader.read(&mut chunk) {
                if read == 0 {
                    break;
                }
                kept.lock().expect("what was sent").extend_from_slice(&chunk[..read]);
                waiting.extend_from_slice(&chunk[..read]);
                let whole: Vec<u8> = waiting.drain(..whole_frames(&waiting)).collect();
                seen.lock().expect("the screen").process(&whole);
            }
        });
        Self { master: pair.master, writer, screen, sent, child }
    }

    /// What is on screen.
    pub fn screen(&self) -> String {
        self.screen.lock().expect("the screen").screen().contents()
    }

    /// Every byte that was sent to the terminal so far.
    pub fn sent(&self) -> Vec<u8> {
        self.sent.lock().expect("what was sent").clone()
    }

    /// Waits until some words are on screen.
    #[track_caller]
    pub fn wait_for(&mut self, words: &str) -> &mut Self {
        let since = Instant::now();
        while !self.screen().contains(words) {
            assert!(since.elapsed() < PATIENCE, "“{words}” never came; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &str) -> &mut Self {
        let mut writer = self.writer.lock().expect("the writer");
        // After a kill there is nobody to read; the tests that kill expect that.
        let _ = writer.write_all(bytes.as_bytes()).and_then(|()| writer.flush());
        drop(writer);
        self
    }

    /// Keys by name, separated by spaces.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let bytes = match key {
                "Enter" => "\r",
                "Esc" => "\x1b",
                "Tab" => "\t",
                "Up" => "\x1b[A",
                "Down" => "\x1b[B",
                "PgUp" => "\x1b[5~",
                "PgDn" => "\x1b[6~",
                "F1" => "\x1bOP",
                "F2" => "\x1bOQ",
                "F3" => "\x1bOR",
                "F4" => "\x1bOS",
                "F5" => "\x1b[15~",
                "F6" => "\x1b[17~",
                "F7" => "\x1b[18~",
                "F8" => "\x1b[19~",
                "F9" => "\x1b[20~",
                "F10" => "\x1b[21~",
                "F12" => "\x1b[24~",
                "Ctrl+A" => "\x01",
                "Ctrl+Q" => "\x11",
                "Ctrl+T" => "\x14",
                "Ctrl+Y" => "\x19",
                "Ctrl+Z" => "\x1a",
                other => panic!("no key {other}"),
            };
            self.send(bytes);
            if key == "Esc" {
                // A bare Esc is told from the start of a sequence by the silence behind it.
                thread::sleep(Duration::from_millis(60));
            }
        }
        self
    }

    /// Words as a bracketed paste, as some terminals deliver what an input method commits.
    pub fn paste(&mut self, words: &str) -> &mut Self {
        self.send(&format!("\x1b[200~{words}\x1b[201~"))
    }

    /// Another size of window.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen.lock().expect("the screen").screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).expect("resized");
        self
    }

    /// Pulls the plug.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Waits until the program has left; whether it left well.
    pub fn left(mut self) -> bool {
        self.child.wait().expect("gone").success()
    }
}

#[test]
fn a_frame_is_drawn_when_it_is_whole() {
    let drawn = |bytes: &str| whole_frames(bytes.as_bytes());
    assert_eq!(drawn("plain"), 5);
    assert_eq!(drawn("old\x1b[?2026h2"), 3, "the frame's end has not come");
    assert_eq!(drawn("old\x1b[?2026h20\x1b[?2026l"), 21);
    assert_eq!(drawn("\x1b[?2026h20\x1b[?2026l\x1b[?2026h"), 18, "the second one's has not");
    assert_eq!(drawn("old\x1b[?20"), 3, "this may become the mark");
}
