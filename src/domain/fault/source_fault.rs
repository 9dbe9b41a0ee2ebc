//! Why a speech or a notice could not be read as text. Nothing has been changed then.

/// What is wrong with a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFault {
    /// There is no such file.
    Missing,
    /// It is a folder.
    Folder,
    /// The system says no; its own words.
    System(String),
    /// Larger than what is read; megabytes allowed.
    FileTooLarge(u64),
    /// Longer than what is looked through; characters allowed.
    TextTooLong(usize),
    /// A Word document of before 2007, or one under a password.
    OldWord,
    /// A package, but not of Word.
    NotADocument,
    /// A Word document that is damaged.
    DamagedDocument,
    /// A document that unpacks to more than it may; megabytes allowed.
    Bomb(u64),
    /// Neither a document nor text.
    NotText,
}

impl std::fmt::Display for SourceFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for SourceFault {}
