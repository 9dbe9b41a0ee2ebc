//! Real programs in a real pty: from spawn to the first screen, and the memory they then hold.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::{
    fs,
    io::Read,
    path::Path,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// Starts a program and waits for a word on its screen. Gives how long that took, and the resident memory in KiB where
/// the system tells (Linux). `None`: the word did not come within half a minute.
pub fn first_frame(
    program: &str,
    arguments: &[&str],
    folder: &Path,
    word: &'static str,
) -> Option<(Duration, Option<u64>)> {
    let size = PtySize { rows: 45, cols: 160, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pty");
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.cwd(folder);
    command.env("TERM", "xterm-256color");
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).expect("spawned");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut seen = Vec::new();
        let mut chunk = [0; 4096];
        while let Ok(read) = reader.read(&mut chunk) {
            if read == 0 {
                break;
            }
            seen.extend_from_slice(&chunk[..read]);
            if String::from_utf8_lossy(&seen).contains(word) && sender.send(start.elapsed()).is_err() {
                break;
            }
        }
    });
    let took = receiver.recv_timeout(Duration::from_secs(30)).ok();
    thread::sleep(Duration::from_millis(50));
    let memory = child.process_id().and_then(resident);
    child.kill().expect("killed");
    child.wait().expect("gone");
    took.map(|took| (took, memory))
}

fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
