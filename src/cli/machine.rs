//! `diaodu doctor --machine`: what of the machine matters to the program, on one page that can be sent to whoever helps.
//! It holds no word of the ledger, and the user's own folder is written `~`.

use super::{build, data_folder, failure::Failure, font_files, options::Options, output};
use crate::{
    document::print,
    domain::HouseStyle,
    session::backup,
    theme::Depth,
    widgets,
    wording::{
        machine::{self, Clock, Folder, Machine, Office, Room, Terminal},
        wrap::Ambiguous,
    },
};
use crossterm::{cursor, terminal};
use std::{
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
};

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let ledger = options.path()?;
    let found = look(options, &ledger, is_wide());
    if options.json {
        return output::print_json(&found);
    }
    output::print(&machine::page(&found))
}

/// The page for the console, which has asked the terminal already.
pub(super) fn page(options: &Options, widths: Ambiguous) -> String {
    match options.path() {
        Ok(ledger) => machine::page(&look(options, &ledger, Some(widths == Ambiguous::Wide))),
        Err(_) => machine::UNKNOWN.to_owned(),
    }
}

fn look(options: &Options, ledger: &Path, is_wide: Option<bool>) -> Machine {
    let folder = ledger.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    Machine {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: build::COMMIT.map(str::to_owned),
        built: build::day(),
        system: system(),
        processor: std::env::consts::ARCH.to_owned(),
        terminal: looked_at_terminal(is_wide),
        input_method: input_method(),
        office: Office {
            libre_office: print::found(&program_folders()).map(|path| tame_path(&path)),
            wps: wps().map(|path| tame_path(&path)),
            missing_fonts: missing_fonts(),
        },
        clock: match build::day() {
            Some(built) if options.clock.today() < built => Clock::Behind(options.clock.today(), built),
            _ => Clock::Plausible(options.clock.now()),
        },
        ledger: Folder {
            path: tame_path(ledger),
            exists: ledger.exists(),
            is_portable: data_folder::portable().is_some_and(|portable| folder == portable),
            is_writable: is_writable(folder),
            synced_by: backup::synced_by(ledger),
            room: room(folder),
        },
        second: backup::second_folder_of(ledger).map(|folder| (tame_path(&folder), folder.is_dir(), room(&folder))),
    }
}

/// The system by the name it gives itself.
fn system() -> String {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    match name {
        Some(name) => name.trim_matches('"').to_owned(),
        None => std::env::consts::OS.to_owned(),
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn looked_at_terminal(is_wide: Option<bool>) -> Option<Terminal> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let names = ["TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "COLORTERM", "TERM", "LC_ALL", "LANG"];
    let mut told: Vec<(String, String)> =
        names.iter().filter_map(|name| Some(((*name).to_owned(), variable(name)?))).collect();
    if variable("WT_SESSION").is_some() {
        told.push(("WT_SESSION".to_owned(), "Windows Terminal".to_owned()));
    }
    Some(Terminal {
        told,
        size: terminal::size().ok(),
        depth: match widgets::depth() {
            Depth::True => machine::Colours::All,
            Depth::Indexed => machine::Colours::Indexed,
            Depth::Sixteen => machine::Colours::Sixteen,
            Depth::None => machine::Colours::None,
        },
        is_wide,
    })
}

/// Whether “ takes two columns; `None` when the terminal cannot be asked.
fn is_wide() -> Option<bool> {
    if !io::stdin().is_terminal() || terminal::enable_raw_mode().is_err() {
        return None;
    }
    let widths = widgets::probe(&mut io::stdout(), |_| cursor::position().map(|(column, _)| Some(column)));
    let _ = terminal::disable_raw_mode();
    Some(widths == Ambiguous::Wide)
}

fn input_method() -> Vec<(String, String)> {
    ["XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"]
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), variable(name)?)))
        .collect()
}

fn program_folders() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}

/// WPS by where its installers put it.
fn wps() -> Option<PathBuf> {
    let mut places = vec![
        PathBuf::from("/usr/bin/wps"),
        PathBuf::from("/opt/kingsoft/wps-office/office6/wps"),
        PathBuf::from("/opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6/wps"),
        PathBuf::from("/opt/apps/cn.wps.wps-office/files/kingsoft/wps-office/office6/wps"),
        PathBuf::from("C:\\Program Files (x86)\\Kingsoft\\WPS Office"),
        PathBuf::from("C:\\Program Files\\Kingsoft\\WPS Office"),
    ];
    places.extend(variable("LOCALAPPDATA").map(|local| Path::new(&local).join("Kingsoft").join("WPS Office")));
    places.into_iter().find(|place| place.exists())
}

/// The fonts that the papers name and this machine does not have.
fn missing_fonts() -> Vec<String> {
    let fonts = HouseStyle::default().fonts;
    let wanted = [fonts.title, fonts.body, fonts.kai, fonts.hei, fonts.song];
    let present = font_files::families();
    wanted.into_iter().filter(|font| !present.contains(font)).collect()
}

fn is_writable(folder: &Path) -> bool {
    let there = folder.ancestors().find(|folder| folder.is_dir());
    there.is_some_and(|folder| tempfile::tempfile_in(folder).is_ok())
}

fn room(folder: &Path) -> Option<Room> {
    let there = folder.ancestors().find(|folder| folder.is_dir())?;
    fs4::available_space(there).ok().map(|bytes| Room { megabytes: bytes >> 20 })
}

/// A path without the name of whoever works here.
fn tame_path(path: &Path) -> String {
    let home = variable("HOME").or_else(|| variable("USERPROFILE"));
    match home.and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned)) {
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}
