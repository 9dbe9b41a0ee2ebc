//! Where a catalogue's files come from: the ones built in, or a folder of the office's own.

use crate::domain::{CatalogueFault, FaultKind, FileFault};
use include_dir::Dir;
use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

/// A set of files by name.
pub trait Source {
    /// The names of its `.toml` files, sorted.
    ///
    /// # Errors
    /// When the set itself cannot be reached.
    fn names(&self) -> Result<Vec<String>, CatalogueFault>;

    /// The text of a file; `None` when there is no such file.
    ///
    /// # Errors
    /// When the file is there but cannot be opened or is not UTF-8.
    fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, CatalogueFault>;
}

/// Files that stand in the program itself.
pub(super) struct BuiltIn(pub(super) &'static Dir<'static>);

impl Source for BuiltIn {
    fn names(&self) -> Result<Vec<String>, CatalogueFault> {
        let names = self.0.files().filter_map(|file| toml_name(file.path()));
        Ok(names.collect())
    }

    fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, CatalogueFault> {
        let file = self.0.files().find(|file| file.path().file_name().is_some_and(|own| own == name));
        Ok(file.and_then(include_dir::File::contents_utf8).map(Cow::Borrowed))
    }
}

/// Some files that stand before others of the same names.
pub(super) struct Over<A, B>(pub(super) A, pub(super) B);

impl<A: Source, B: Source> Source for Over<A, B> {
    fn names(&self) -> Result<Vec<String>, CatalogueFault> {
        let mut names = self.0.names()?;
        names.extend(self.1.names()?);
        names.sort();
        names.dedup();
        Ok(names)
    }

    fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, CatalogueFault> {
        match self.0.text(name)? {
            None => self.1.text(name),
            text => Ok(text),
        }
    }
}

/// A folder on the disk.
pub(super) struct Folder(pub(super) PathBuf);

impl Source for Folder {
    fn names(&self) -> Result<Vec<String>, CatalogueFault> {
        let entries = fs::read_dir(&self.0).map_err(|error| {
            let kind =
                if error.kind() == io::ErrorKind::NotFound { FileFault::FolderMissing } else { FileFault::Unreadable };
            whole_file(&self.0.display().to_string(), kind)
        })?;
        let mut names: Vec<_> = entries.flatten().filter_map(|entry| toml_name(&entry.path())).collect();
        names.sort();
        Ok(names)
    }

    fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, CatalogueFault> {
        match fs::read(self.0.join(name)) {
            Ok(bytes) => utf8(name, bytes).map(|text| Some(Cow::Owned(text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(_) => Err(whole_file(name, FileFault::Unreadable)),
        }
    }
}

fn utf8(name: &str, bytes: Vec<u8>) -> Result<String, CatalogueFault> {
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let breaks = good.split(|byte| *byte == b'\n').count();
        CatalogueFault { line: breaks, ..whole_file(name, FileFault::NotUtf8) }
    })
}

/// Hidden files (an editor's lock or backup, `.~lock.x.toml`) are not the office's.
fn toml_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    (path.extension()? == "toml" && !name.starts_with('.')).then(|| name.to_owned())
}

/// A fault that is the whole file's.
pub(super) fn whole_file(name: &str, kind: impl Into<FaultKind>) -> CatalogueFault {
    CatalogueFault { file: name.to_owned(), line: 0, column: 0, cell: None, kind: Box::new(kind.into()) }
}
