//! The page about the machine: what was found, and what to do where something is wanting.

use super::{clock_time, day_in_full};
use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use std::fmt::Write as _;

/// What of a machine matters to the program.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
    /// The program's version.
    pub version: String,
    /// The commit it was built from; `None` when it was built by hand.
    pub commit: Option<String>,
    /// The day of that commit.
    pub built: Option<NaiveDate>,
    /// The system, by its own name.
    pub system: String,
    /// The processor's kind, as Rust calls it.
    pub processor: String,
    /// The terminal; `None` when the page is not written to one.
    pub terminal: Option<Terminal>,
    /// What the environment says about input methods.
    pub input_method: Vec<(String, String)>,
    /// What the papers need.
    pub office: Office,
    /// The clock.
    pub clock: Clock,
    /// Where the ledger lies.
    pub ledger: Folder,
    /// The second backup folder, whether it is there, and its room; `None` when none is set.
    pub second: Option<(String, bool, Option<Room>)>,
}

/// A terminal.
#[derive(Clone, Debug, Serialize)]
pub struct Terminal {
    /// What the environment says of it.
    pub told: Vec<(String, String)>,
    /// Columns and rows.
    pub size: Option<(u16, u16)>,
    /// Its colours.
    pub depth: Colours,
    /// Whether “ takes two columns; `None` when it did not answer.
    pub is_wide: Option<bool>,
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Colours {
    /// Any.
    All,
    /// 256.
    Indexed,
    /// Sixteen.
    Sixteen,
    /// None.
    None,
}

/// What the papers need.
#[derive(Clone, Debug, Serialize)]
pub struct Office {
    /// LibreOffice, which makes the pdf.
    pub libre_office: Option<String>,
    /// WPS.
    pub wps: Option<String>,
    /// Fonts of the official form that are not there.
    pub missing_fonts: Vec<String>,
}

/// The clock.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// It may be right.
    Plausible(NaiveDateTime),
    /// It is before the day the program was made.
    Behind(NaiveDate, NaiveDate),
}

/// A folder that is written to.
#[derive(Clone, Debug, Serialize)]
pub struct Folder {
    /// The ledger's file.
    pub path: String,
    /// Whether it is there already.
    pub exists: bool,
    /// Whether it lies beside the program, on a stick.
    pub is_portable: bool,
    /// Whether its folder can be written to.
    pub is_writable: bool,
    /// The folder of a synchronising program that it lies in.
    pub synced_by: Option<String>,
    /// The room that is left.
    pub room: Option<Room>,
}

/// Room on a disk.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Room {
    /// In units of 2^20 bytes.
    pub megabytes: u64,
}

/// What the page is called as a file.
pub const FILE: &str = "本机情况.txt";
/// While it is being made.
pub const LOOKING: &str = "正在看本机的字体、程序和磁盘，马上就好。";
/// It cannot be made here.
pub const UNKNOWN: &str = "这里看不到本机情况。请退出后在同一个窗口里运行：diaodu doctor --machine";

/// The page as a file that the oldest editor of Windows shows as it is.
#[must_use]
pub fn file(page: &str) -> String {
    format!("\u{feff}{}", page.replace('\n', "\r\n"))
}

/// The page was written.
#[must_use]
pub fn written(path: &std::path::Path) -> String {
    format!("已存成 {}，可以发给帮忙的人。", path.display())
}

/// Less than this is told: a ledger with its backups takes some 100 MB after ten years.
const SCARCE: u64 = 500;

/// The page.
#[must_use]
pub fn page(machine: &Machine) -> String {
    let mut page = String::from("本机情况（不含台账里的任何内容，可以发给帮忙的人）\n\n");
    let mut line = |label: &str, said: &str| {
        let _ = writeln!(page, "{label}　{said}");
    };
    let commit = match (&machine.commit, machine.built) {
        (Some(commit), Some(built)) => format!("（{commit}，{}）", day_in_full(built)),
        _ => "（自行编译）".to_owned(),
    };
    line("程　序", &format!("月调度台 {}{commit}", machine.version));
    line("系　统", &format!("{}，{}", machine.system, machine.processor));
    match &machine.terminal {
        Some(terminal) => terminal_lines(&mut line, terminal),
        None => line("终　端", "没有在终端里运行，看不出来；请在平时开会的窗口里运行这条命令。"),
    }
    let named = pairs(&machine.input_method);
    line("输入法", if named.is_empty() { "系统自带的，没有另外设置。" } else { &named });
    office_lines(&mut line, &machine.office);
    match machine.clock {
        Clock::Plausible(now) => line("时　钟", &format!("{} {}", day_in_full(now.date()), clock_time(now))),
        Clock::Behind(today, built) => line(
            "时　钟",
            &format!(
                "不对：本机说今天是{}，可程序是{}做的。请先校准时间，期限和备份都按它算。",
                day_in_full(today),
                day_in_full(built)
            ),
        ),
    }
    ledger_lines(&mut line, &machine.ledger);
    match &machine.second {
        None => line("第二处", "没有设第二备份处。建议设一个（U盘、移动硬盘）：diaodu backup --second 文件夹"),
        Some((path, true, room)) => line("第二处", &format!("{path}，在{}", room_said(*room))),
        Some((path, false, _)) => line("第二处", &format!("{path}，现在不在（U盘没插？）；插上以后会自动补备。")),
    }
    page
}

fn pairs(told: &[(String, String)]) -> String {
    told.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("　")
}

fn terminal_lines(line: &mut impl FnMut(&str, &str), terminal: &Terminal) {
    let size = match terminal.size {
        Some((columns, rows)) if columns < 80 || rows < 24 => {
            format!("{columns}列{rows}行，小了点，至少要80列24行：把窗口拉大，或把字号调小。")
        }
        Some((columns, rows)) => format!("{columns}列{rows}行"),
        None => "大小问不出来".to_owned(),
    };
    let colours = match terminal.depth {
        Colours::All => "真彩色",
        Colours::Indexed => "256色",
        Colours::Sixteen => "16色",
        Colours::None => "不用颜色",
    };
    let width = match terminal.is_wide {
        Some(true) => "引号等字符占两格，已按两格排",
        Some(false) => "引号等字符占一格",
        None => "字符宽度问不出来；画面对不齐就设 DIAODU_WIDTH=wide 或 narrow",
    };
    line("终　端", &format!("{size}；{colours}；{width}"));
    let told = pairs(&terminal.told);
    if !told.is_empty() {
        line("　　　", &told);
    }
}

fn office_lines(line: &mut impl FnMut(&str, &str), office: &Office) {
    let libre = office.libre_office.as_deref().map_or_else(
        || "没有找到 LibreOffice：Word 文件照常出，pdf 请用 WPS 或 Word 另存。".to_owned(),
        |path| format!("LibreOffice 在 {path}"),
    );
    line("出　文", &libre);
    line("　　　", &office.wps.as_deref().map_or_else(|| "没有找到 WPS。".to_owned(), |path| format!("WPS 在 {path}")));
    if office.missing_fonts.is_empty() {
        line("字　体", "公文要用的字体都有。");
    } else {
        let missing = office.missing_fonts.join("、");
        line(
            "字　体",
            &format!("没有{missing}：文件里写的还是这些字体，换到装了的电脑上打印，或在公文式样里改成有的。"),
        );
    }
}

fn ledger_lines(line: &mut impl FnMut(&str, &str), ledger: &Folder) {
    let place = if ledger.is_portable { "（跟着程序走）" } else { "" };
    let is_there = if ledger.exists { "" } else { "，还没有建" };
    line("台　账", &format!("{}{place}{is_there}{}", ledger.path, room_said(ledger.room)));
    if !ledger.is_writable {
        line("　　　", "这个文件夹写不进去：请检查权限，U盘看看是不是拨到了只读。");
    }
    if let Some(folder) = &ledger.synced_by {
        line("　　　", &synced(folder));
    }
}

/// A ledger lies where another program carries files off while they are written.
#[must_use]
pub fn synced(folder: &str) -> String {
    format!("在同步盘“{folder}”里：同步程序会在写到一半时搬走文件，请把台账挪到普通文件夹，再用备份功能往同步盘里放。")
}

/// The same for the screen one begins on: in two lines, since it may be narrow.
#[must_use]
pub fn synced_in_short(folder: &str) -> [String; 2] {
    [
        format!("台账在同步盘“{folder}”里，同步程序会在写到一半时搬走文件。"),
        "请退出，把台账挪到普通文件夹；要放同步盘的，用备份：diaodu backup --second 文件夹。".to_owned(),
    ]
}

fn room_said(room: Option<Room>) -> String {
    match room {
        Some(Room { megabytes }) if megabytes < SCARCE => format!("，磁盘只剩{megabytes} MB，请先腾地方"),
        Some(Room { megabytes }) => format!("，磁盘还有{} GB", megabytes >> 10),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine() -> Machine {
        Machine {
            version: "0.1.0".into(),
            commit: None,
            built: None,
            system: "UnionTech OS Desktop 20".into(),
            processor: "aarch64".into(),
            terminal: None,
            input_method: vec![("XMODIFIERS".into(), "@im=fcitx".into())],
            office: Office { libre_office: None, wps: Some("/usr/bin/wps".into()), missing_fonts: Vec::new() },
            clock: Clock::Behind("2001-01-01".parse().expect("a day"), "2026-11-29".parse().expect("a day")),
            ledger: Folder {
                path: "~/.local/share/diaodu/diaodu.db".into(),
                exists: true,
                is_portable: false,
                is_writable: true,
                synced_by: None,
                room: Some(Room { megabytes: 120 }),
            },
            second: None,
        }
    }

    #[test]
    fn the_page_says_what_is_wanting_and_what_to_do() {
        let said = page(&machine());
        for words in [
            "UnionTech OS Desktop 20，aarch64",
            "XMODIFIERS=@im=fcitx",
            "没有找到 LibreOffice",
            "不对：本机说今天是2001年1月1日",
            "磁盘只剩120 MB",
            "没有设第二备份处",
        ] {
            assert!(said.contains(words), "{words}\n{said}");
        }
    }

    #[test]
    fn nothing_is_complained_of_where_all_is_well() {
        let mut well = machine();
        well.office.libre_office = Some("/usr/bin/soffice".into());
        well.clock = Clock::Plausible("2026-11-29T09:00:00".parse().expect("a moment"));
        well.ledger.room = Some(Room { megabytes: 40_000 });
        well.second = Some(("/media/stick".into(), true, None));
        let said = page(&well);
        for words in ["不对", "只剩", "没有找到 LibreOffice", "写不进去", "同步盘", "现在不在"] {
            assert!(!said.contains(words), "{words}\n{said}");
        }
    }
}
