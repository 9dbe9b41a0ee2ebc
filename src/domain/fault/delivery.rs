//! Why a finished paper could not be put where it was asked for. Plain data: `wording` makes the sentence.

use std::path::PathBuf;

/// A reason why a file was not written. In every case the file that stood there before is untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliverFault {
    /// The folder does not exist.
    FolderMissing {
        /// The folder that was asked for.
        folder: PathBuf,
    },
    /// The place is taken by a folder, or the path names no file.
    NotAFile {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// The file is write-protected, or its folder or disk may not be written to.
    ReadOnly {
        /// The file or the folder that refuses.
        path: PathBuf,
    },
    /// The disk is full, or the user's quota is used up.
    NoSpace {
        /// The folder on the full disk.
        folder: PathBuf,
    },
    /// Another program has the file open.
    OpenElsewhere {
        /// The file that is open.
        path: PathBuf,
        /// Who has it open, where that program says so.
        holder: Option<String>,
        /// The other program's lock file, where there is one: it may be left over from a crash.
        lock: Option<PathBuf>,
    },
    /// There is no LibreOffice to make a pdf with.
    NoPrinter,
    /// LibreOffice took too long and was given up.
    PrintTooLong,
    /// LibreOffice made no pdf of this paper.
    NotPrinted {
        /// The Word paper.
        path: PathBuf,
    },
    /// Something else that the operating system told.
    Other {
        /// The file that was being written.
        path: PathBuf,
        /// The system's own words.
        detail: String,
    },
}
