//! The files that came back: sizes are looked at before anything is read.

use crate::{
    domain::{Foreign, FormFault},
    exchange::form::{Account, LARGEST_FORM, account},
};
use std::{
    fs::{self, File},
    io::{ErrorKind, Read as _},
    path::{Path, PathBuf},
};

/// Files of a folder that are looked at: sixty units, each with a second thought.
const MOST_FILES: usize = 500;

/// A file that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct FormFile {
    /// Its name, without its folder.
    pub name: String,
    /// What stands in it.
    pub read: Result<Account, FormFault>,
}

fn system(error: &std::io::Error) -> FormFault {
    if error.kind() == ErrorKind::NotFound { FormFault::Missing } else { FormFault::System(error.to_string()) }
}

/// The files that a path stands for: itself, or what lies in the folder, by name. What programs leave beside open files
/// and what the system hides is passed over.
///
/// # Errors
/// The folder cannot be read.
pub fn files_of(path: &Path) -> Result<Vec<PathBuf>, FormFault> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| system(&error))? {
        let path = entry.map_err(|error| system(&error))?.path();
        let name = name_of(&path);
        let is_passed_over = name.starts_with('.') || name.starts_with("~$") || name.eq_ignore_ascii_case("thumbs.db");
        if path.is_file() && !is_passed_over {
            files.push(path);
        }
    }
    files.sort();
    files.truncate(MOST_FILES);
    Ok(files)
}

/// Reads one file.
#[must_use]
pub fn read_form(path: &Path) -> FormFile {
    let name = name_of(path);
    let read = if name.starts_with("~$") {
        Err(FormFault::NotASheet(Foreign::Lock))
    } else {
        bytes_of(path, LARGEST_FORM).and_then(|bytes| account(&bytes))
    };
    FormFile { name, read }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file's bytes, when it is not too large.
///
/// # Errors
/// It is not there, cannot be read, or is too large.
pub(in crate::exchange) fn bytes_of(path: &Path, most: u64) -> Result<Vec<u8>, FormFault> {
    if path.is_dir() {
        return Err(FormFault::NotASheet(Foreign::Folder));
    }
    let file = File::open(path).map_err(|error| system(&error))?;
    let size = file.metadata().map_err(|error| system(&error))?.len();
    if size > most {
        return Err(FormFault::TooLarge(size >> 20, most >> 20));
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| system(&error))?;
    Ok(bytes)
}
