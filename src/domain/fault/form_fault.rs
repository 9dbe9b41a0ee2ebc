//! Why a file that came back could not be read as a form at all. Plain data: `wording` makes the sentence.

/// A reason why nothing of a file was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// There is no such file.
    Missing,
    /// It cannot be read; the system's own words.
    System(String),
    /// It is larger than a form may be: megabytes it has, megabytes allowed.
    TooLarge(u64, u64),
    /// It unpacks to more than a form may hold; megabytes allowed.
    Bomb(u64),
    /// It holds more cells than a form may.
    TooManyCells,
    /// It is under a password.
    Encrypted,
    /// Nothing is in it.
    Empty,
    /// It is not a workbook: what it looks like.
    NotASheet(Foreign),
    /// It is a workbook, but its parts cannot be read.
    Damaged,
    /// A workbook of a kind that is not read: 二进制工作簿.
    Binary,
    /// A workbook without the headings of a form.
    NotAForm,
    /// Made by a newer version of the program.
    Newer(String),
    /// A bundle whose seal does not fit what is in it.
    Altered,
    /// A bundle that this very ledger handed down.
    Own,
    /// It does not say whose form it is.
    NoUnit,
    /// It names a unit that the roster does not have.
    UnknownUnit(String),
    /// It belongs to a meeting that is not in the ledger; the month it names.
    UnknownMeeting(String),
}

/// What a file is that is not a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Word.
    Word,
    /// No file at all, but a folder.
    Folder,
    /// pdf.
    Pdf,
    /// A picture.
    Picture,
    /// Text or csv.
    Text,
    /// An archive.
    Archive,
    /// A web page or XML that is called a workbook.
    Markup,
    /// What a program leaves beside a file that is open: `~$…`.
    Lock,
    /// Something else.
    Other,
}
