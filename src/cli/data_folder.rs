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
    portable().or_else(|| of_user(|name| std::env::var_os(name).map(PathBuf::from))).map(|folder| folder.join(LEDGER))
}

/// The program's own folder, if the ledger is to lie there.
pub(super) fn portable() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    folder.join(PORTABLE).is_file().then(|| folder.to_owned())
}

fn of_user(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    // A relative path would mean another folder at each start (the XDG specification has it ignored as well).
    let set = |name: &str| variable(name).filter(|path| path.is_absolute());
    if cfg!(windows) {
        set("APPDATA").map(|folder| folder.join("diaodu").join("data"))
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support/diaodu"))
    } else {
        set("XDG_DATA_HOME")
            .or_else(|| set("HOME").map(|home| home.join(".local/share")))
            .map(|data| data.join("diaodu"))
    }
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;

    fn folder(variables: &[(&str, &str)]) -> Option<PathBuf> {
        of_user(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| PathBuf::from(value)))
    }

    #[test]
    fn the_users_data_folder_is_found_as_the_desktop_says() {
        let home = ("HOME", "/home/wang");
        assert_eq!(folder(&[home]), Some("/home/wang/.local/share/diaodu".into()));
        assert_eq!(folder(&[home, ("XDG_DATA_HOME", "/data/wang")]), Some("/data/wang/diaodu".into()));
        assert_eq!(folder(&[home, ("XDG_DATA_HOME", "here")]), Some("/home/wang/.local/share/diaodu".into()));
        assert_eq!(folder(&[home, ("XDG_DATA_HOME", "")]), Some("/home/wang/.local/share/diaodu".into()));
        assert_eq!(folder(&[]), None);
    }
}
