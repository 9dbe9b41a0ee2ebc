//! Where the ledger lies when nobody says where.

use std::path::PathBuf;

/// The name of the ledger in its folder.
const LEDGER: &str = "diaodu.db";
/// An empty file of this name beside the program keeps the ledger there too: the program on a stick.
const PORTABLE: &str = "portable";

/// The usual ledger: beside the program on a stick, else in the user's own data folder; `None` when the system names none.
///
/// The folders are those of the `directories` crate's earlier releases: `%APPDATA%\diaodu\data` on Windows (Microsoft,
/// KNOWNFOLDERID, FOLDERID_RoamingAppData), `$XDG_DATA_HOME/diaodu` or `~/.local/share/diaodu` on Linux (XDG Base
/// Directory Specification 0.8), `~/Library/Application Support/diaodu` on macOS. They are read from the environment:
/// to ask Windows for them takes a library that Windows 7 does not have.
pub(super) fn ledger() -> Option<PathBuf> {
    portable()
        .or_else(|| of_user(System::own(), |name| std::env::var_os(name).map(PathBuf::from)))
        .map(|folder| folder.join(LEDGER))
}

/// The program's own folder, if the ledger is to lie there.
pub(super) fn portable() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    folder.join(PORTABLE).is_file().then(|| folder.to_owned())
}

/// Where a system has its users' data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Windows,
    Mac,
    Desktop,
}

impl System {
    fn own() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Mac
        } else {
            Self::Desktop
        }
    }

    /// A relative path would mean another folder at each start (the XDG specification has it ignored as well).
    fn is_whole(self, path: &str) -> bool {
        match self {
            Self::Windows => path.starts_with(r"\\") || path.get(1..3).is_some_and(|rest| matches!(rest, r":\" | ":/")),
            Self::Mac | Self::Desktop => path.starts_with('/'),
        }
    }
}

fn of_user(system: System, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|path| system.is_whole(&path.to_string_lossy()));
    match system {
        System::Windows => set("APPDATA").map(|folder| folder.join("diaodu").join("data")),
        System::Mac => set("HOME").map(|home| home.join("Library/Application Support/diaodu")),
        System::Desktop => set("XDG_DATA_HOME")
            .or_else(|| set("HOME").map(|home| home.join(".local/share")))
            .map(|data| data.join("diaodu")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(system: System, variables: &[(&str, &str)]) -> Option<PathBuf> {
        of_user(system, |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| PathBuf::from(value))
        })
    }

    #[test]
    fn the_users_data_folder_is_found_as_the_desktop_says() {
        let folder = |variables: &[(&str, &str)]| folder(System::Desktop, variables);
        let home = ("HOME", "/home/wang");
        assert_eq!(folder(&[home]), Some("/home/wang/.local/share/diaodu".into()));
        assert_eq!(folder(&[home, ("XDG_DATA_HOME", "/data/wang")]), Some("/data/wang/diaodu".into()));
        assert_eq!(folder(&[home, ("XDG_DATA_HOME", "here")]), Some("/home/wang/.local/share/diaodu".into()));
        assert_eq!(folder(&[home, ("XDG_DATA_HOME", "")]), Some("/home/wang/.local/share/diaodu".into()));
        assert_eq!(folder(&[]), None);
    }

    #[test]
    fn two_users_of_one_windows_have_a_ledger_each() {
        let of = |roaming: &str| folder(System::Windows, &[("APPDATA", roaming), ("HOME", "/home/wang")]);
        let (wang, li) = (of(r"C:\Users\wang\AppData\Roaming"), of(r"C:\Users\李\AppData\Roaming"));
        assert_ne!(wang, li);
        let wang = wang.expect("a folder").to_string_lossy().replace('/', r"\");
        assert_eq!(wang, r"C:\Users\wang\AppData\Roaming\diaodu\data");
        // A profile on a server is a folder like any other here; that the ledger may not lie there, the store says.
        assert!(of(r"\\server\profiles\wang").is_some());
        for odd in ["", "wang", r"C:wang", r"\wang"] {
            assert_eq!(of(odd), None, "{odd}");
        }
    }
}
