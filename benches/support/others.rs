//! What a user would pick instead, with the same ten thousand items: taskwarrior, calcurse, pandoc.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Whether a program is installed.
pub fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// How long a command takes, the middle of so many runs. A command that fails is a bench that lies.
pub fn time(runs: usize, mut command: impl FnMut() -> Command) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let mut command = command();
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let start = Instant::now();
            assert!(command.status().expect("started").success(), "{command:?}");
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn words(nth: u32) -> String {
    format!("第{nth}项：物流行业党委挂牌并召开第一次全体会议")
}

/// Two commands by turns, so that a machine whose speed swings swings for both: the middle time of each.
pub fn taking_turns(
    runs: usize,
    mut one: impl FnMut() -> Command,
    mut other: impl FnMut() -> Command,
) -> [Duration; 2] {
    let turns = (0..runs).map(|_| (time(1, &mut one), time(1, &mut other)));
    let (mut ones, mut others): (Vec<_>, Vec<_>) = turns.unzip();
    [&mut ones, &mut others].map(|times| {
        times.sort_unstable();
        times[runs / 2]
    })
}

/// taskwarrior with open tasks spread over sixty projects.
pub struct Taskwarrior {
    rc: PathBuf,
}

impl Taskwarrior {
    /// With so many of them, kept in a folder.
    pub fn with(folder: &Path, open: u32) -> Self {
        let task = Self { rc: folder.join("taskrc") };
        fs::write(&task.rc, format!("data.location={}\nconfirmation=off\n", folder.display())).expect("a file");
        let mut tasks = String::new();
        for nth in 0..open {
            let _ = writeln!(
                tasks,
                r#"{{"uuid":"00000000-0000-0000-0000-{nth:012}","description":"{}","status":"pending","entry":"20220420T090000Z","due":"20220630T000000Z","project":"U{}"}}"#,
                words(nth),
                nth % 60 + 1
            );
        }
        let file = folder.join("tasks.json");
        fs::write(&file, tasks).expect("a file");
        time(1, || task.command(&["import", &file.to_string_lossy()]));
        task
    }

    /// One of its commands.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("task");
        command.env("TASKRC", &self.rc).args(arguments);
        command
    }
}

/// A folder of calcurse's with as many items to do, each with its day.
pub fn calcurse(folder: &Path, open: u32) -> String {
    let lines = |line: &dyn Fn(u32) -> String| (0..open).map(line).collect::<String>();
    fs::write(folder.join("todo"), lines(&|nth| format!("[1] {}\n", words(nth)))).expect("a file");
    let on_a_day = |nth: u32| format!("06/{:02}/2022 [1] {}\n", nth % 30 + 1, words(nth));
    fs::write(folder.join("apts"), lines(&on_a_day)).expect("a file");
    folder.to_string_lossy().into_owned()
}

/// pandoc making a docx of a text in Markdown.
pub fn pandoc(markdown: &Path, docx: &Path) -> Command {
    let mut command = Command::new("pandoc");
    command.arg(markdown).arg("-o").arg(docx);
    command
}
