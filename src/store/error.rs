//! What SQLite and the system say, as faults that carry data.

use crate::domain::StoreFault;
use rusqlite::ErrorCode;
use std::{io, path::Path};

/// Turns what SQLite said about a file into a fault.
pub(super) fn fault(path: &Path, error: &rusqlite::Error) -> StoreFault {
    let path = path.to_owned();
    match error {
        rusqlite::Error::SqliteFailure(failure, said) => match failure.code {
            ErrorCode::NotADatabase => StoreFault::NotADatabase(path),
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied if is_held(&path) => StoreFault::Busy(path),
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => StoreFault::ReadOnly(path),
            ErrorCode::DiskFull => StoreFault::DiskFull(path),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreFault::Busy(path),
            ErrorCode::SystemIoFailure => StoreFault::Disk(path),
            ErrorCode::DatabaseCorrupt => StoreFault::Damaged { path, at: said.clone().unwrap_or_default() },
            _ => StoreFault::System { path, said: said.clone().unwrap_or_else(|| failure.to_string()) },
        },
        rusqlite::Error::FromSqlConversionFailure(column, _, cause) => {
            StoreFault::Damaged { path, at: format!("{column}: {cause}") }
        }
        rusqlite::Error::InvalidColumnType(_, name, _) => StoreFault::Damaged { path, at: name.clone() },
        other => StoreFault::System { path, said: other.to_string() },
    }
}

/// Whether another program holds a file for itself alone, as programs of Windows may.
#[cfg(windows)]
fn is_held(path: &Path) -> bool {
    std::fs::File::open(path).is_err_and(|error| is_sharing_violation(&error, true))
}

/// Elsewhere nobody can. And the file must not be opened here: closing it again would take SQLite's locks away.
#[cfg(not(windows))]
fn is_held(_: &Path) -> bool {
    false
}

/// What Windows says of a file that another program holds: that it is in use (32), or a part of it locked (33).
fn is_sharing_violation(error: &io::Error, is_windows: bool) -> bool {
    is_windows && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Turns what the system said about a file into a fault.
pub(super) fn io_fault(path: &Path, error: &io::Error) -> StoreFault {
    let path = path.to_owned();
    if is_sharing_violation(error, cfg!(windows)) {
        return StoreFault::Busy(path);
    }
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreFault::ReadOnly(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            StoreFault::DiskFull(path)
        }
        io::ErrorKind::NotFound => StoreFault::NoFolder(path),
        _ => StoreFault::System { path, said: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stick_that_is_write_protected_is_told_from_a_full_one() {
        let path = Path::new("E:/diaodu.db");
        // Windows: 19, the medium is write protected; Unix: 30, a file system that may only be read.
        let code = if cfg!(windows) { 19 } else { 30 };
        assert_eq!(io_fault(path, &io::Error::from_raw_os_error(code)), StoreFault::ReadOnly(path.to_owned()));
        let full = if cfg!(windows) { 112 } else { 28 };
        assert_eq!(io_fault(path, &io::Error::from_raw_os_error(full)), StoreFault::DiskFull(path.to_owned()));
        let sqlite = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
        assert_eq!(fault(path, &sqlite(rusqlite::ffi::SQLITE_READONLY)), StoreFault::ReadOnly(path.to_owned()));
        assert_eq!(fault(path, &sqlite(rusqlite::ffi::SQLITE_FULL)), StoreFault::DiskFull(path.to_owned()));
    }
}
