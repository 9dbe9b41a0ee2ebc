//! A fault in a catalogue (目录) that an office wrote: where it is, what is wrong, and what was expected.
//!
//! Data only. The sentence a person reads is made from it elsewhere.

use crate::domain::PhraseFault;
use std::fmt;

/// All faults of a catalogue, in the order of its files; nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueFaults(pub Vec<CatalogueFault>);

impl From<CatalogueFault> for CatalogueFaults {
    fn from(fault: CatalogueFault) -> Self {
        Self(vec![fault])
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueFault {
    /// The file's name within its folder, for example `tasks.toml`; of a workbook the sheet's.
    pub file: String,
    /// The line, from 1; 0 when the fault is the whole file's.
    pub line: usize,
    /// The column in characters, from 1; 0 when the fault is the whole line's or the whole file's.
    pub column: usize,
    /// Of a workbook: the cell, as its program calls it (D7); empty when the fault is the whole sheet's. `None`: it is
    /// a folder of files.
    pub cell: Option<String>,
    /// What is wrong.
    pub kind: Box<FaultKind>,
}

/// What is wrong with a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// With the files themselves.
    File(FileFault),
    /// With the writing: the text is not TOML.
    Syntax(Slip),
    /// With a key or its value, taken alone.
    Entry(EntryFault),
    /// With what a value means beside the others.
    Sense(SenseFault),
}

impl From<FileFault> for FaultKind {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl From<Slip> for FaultKind {
    fn from(fault: Slip) -> Self {
        Self::Syntax(fault)
    }
}

impl From<EntryFault> for FaultKind {
    fn from(fault: EntryFault) -> Self {
        Self::Entry(fault)
    }
}

impl From<SenseFault> for FaultKind {
    fn from(fault: SenseFault) -> Self {
        Self::Sense(fault)
    }
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// The catalogue's folder is not there; `file` has its path.
    FolderMissing,
    /// A file that must be there is not.
    FileMissing,
    /// A `.toml` file the loader has no use for: most likely a misspelt name, which would otherwise be passed over.
    FileUnknown {
        /// The name it may have meant.
        near: Option<String>,
        /// Every name a catalogue may use.
        known: &'static [&'static str],
    },
    /// The file is there but cannot be opened.
    Unreadable,
    /// The file is not UTF-8 text (saved by an old editor in GBK, most often).
    NotUtf8,
}

/// A fault of one key or its value. `key` is the word left of the `=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// A set phrase that cannot be filled in.
    Phrase {
        /// The key.
        key: String,
        /// What is wrong with it.
        fault: PhraseFault,
    },
    /// A key the loader does not know.
    KeyUnknown {
        /// The key.
        key: String,
        /// The key it may have meant.
        near: Option<String>,
        /// Every key allowed here.
        known: &'static [&'static str],
    },
    /// A key that must be there is not.
    KeyMissing {
        /// The key.
        key: &'static str,
        /// What it should hold.
        shape: Shape,
    },
    /// A key holds another kind of value.
    WrongShape {
        /// The key.
        key: String,
        /// What it should hold.
        shape: Shape,
    },
    /// A text that is empty.
    Blank {
        /// The key.
        key: String,
    },
    /// A word that is not one of those to choose from.
    WordUnknown {
        /// The key.
        key: String,
        /// What was written.
        word: String,
        /// The one it may have meant.
        near: Option<String>,
        /// What may be written.
        known: Vec<String>,
    },
    /// A text longer than its column.
    TooLong {
        /// The key.
        key: String,
        /// Its length in characters.
        has: usize,
        /// The most it may have.
        most: usize,
    },
    /// A number outside its range.
    OutOfRange {
        /// The key.
        key: String,
        /// The least it may be.
        least: u32,
        /// The most it may be.
        most: u32,
    },
    /// A column or a line of a workbook under a name that is none of its sheet's.
    HeadingUnknown {
        /// What it says.
        heading: String,
        /// What it may have meant.
        near: Option<String>,
        /// What a sheet of that name has.
        known: Vec<&'static str>,
    },
    /// A sheet of a workbook without the headings it must have.
    NoHeadings {
        /// What a sheet of that name has.
        known: Vec<&'static str>,
    },
    /// Nothing listed where something must be.
    NoneListed {
        /// The name of the list, for example `unit`.
        key: &'static str,
    },
}

/// A fault of meaning. `key` is the word left of the `=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SenseFault {
    /// A code used twice.
    CodeTwice {
        /// The code.
        code: String,
        /// The line of its first use.
        first: usize,
    },
    /// A name or alias that two units claim: what is said in the meeting could mean either.
    NameTaken {
        /// The name.
        name: String,
        /// The short name of the unit that had it first.
        holder: String,
        /// The line at which it did.
        first: usize,
    },
    /// Two units at one place of the speaking order.
    OrderTaken {
        /// The place.
        order: u32,
        /// The short name of the unit that had it first.
        holder: String,
    },
    /// A unit that is not on the roster.
    UnitUnknown {
        /// The key.
        key: String,
        /// What was written.
        word: String,
        /// The unit it may have meant.
        near: Option<String>,
    },
    /// A group of units (such as 尚未成立行业党委) to which no unit belongs, so that nobody would carry the task.
    NobodyMeant {
        /// The key.
        key: String,
        /// What was written.
        word: String,
    },
    /// A code of another file (a focus, an indicator) that is not there.
    CodeUnknown {
        /// The key.
        key: String,
        /// What was written.
        word: String,
        /// The code it may have meant.
        near: Option<String>,
        /// The file where the codes stand.
        home: &'static str,
    },
    /// A rate that is computed from itself, or a count bounded by itself.
    OfItself {
        /// The key.
        key: String,
        /// The indicator.
        code: String,
    },
    /// A rate computed from another rate.
    OfARate {
        /// The key.
        key: String,
        /// The indicator that is itself a rate.
        code: String,
    },
    /// A register without any stage.
    StageMissing,
    /// A register in which no stage means done: its entries could never be finished.
    DoneStageMissing,
    /// A deadline label that cannot be read.
    LabelBad {
        /// What was written.
        label: String,
    },
    /// A deadline without a day, whose words name none by themselves.
    DayUnread {
        /// The words.
        spoken: String,
        /// Whether the catalogue's key says of which year it is.
        has_year: bool,
    },
    /// A deadline whose day is another than its words say.
    LabelAgainstWords {
        /// The words.
        spoken: String,
        /// The day they say.
        heard: String,
        /// The day that was written.
        label: String,
    },
    /// The points of the assessment come to another sum than a hundred.
    PointsDoNotAddUp {
        /// The sum.
        sum: u32,
    },
    /// A lamp condition that cannot be read.
    LampTestUnknown {
        /// What was written.
        word: String,
        /// How conditions are written.
        known: Vec<String>,
    },
    /// A lamp rule behind one that always holds.
    RuleUnreachable {
        /// The line of the rule that always holds.
        first: usize,
    },
}

/// What a key should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words in quotes.
    Text,
    /// A list of words in quotes.
    Texts,
    /// A whole number without quotes.
    Number,
    /// `true` or `false`.
    Flag,
    /// A part in braces, or under its own `[…]` heading.
    Section,
    /// Entries, each under its own `[[…]]` heading (or a list of parts in braces).
    Sections,
}

/// How a line fails to be TOML, as far as can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Chinese quotation marks where ASCII ones belong.
    ChineseQuote,
    /// Another full-width sign where an ASCII one belongs.
    ChineseSign {
        /// What was typed.
        found: char,
        /// What belongs there.
        wanted: char,
    },
    /// A quotation mark without its partner.
    QuoteOpen,
    /// A word without quotation marks.
    QuoteMissing,
    /// A key in Chinese.
    ChineseKey {
        /// What was typed.
        key: String,
        /// The key it stands for, as the workbook calls it.
        near: Option<&'static str>,
    },
    /// A bracket without its partner.
    BracketOpen,
    /// Two entries without a comma between them.
    CommaMissing,
    /// A comma, an equals sign or another sign too many.
    SignTooMany,
    /// No equals sign after the key.
    EqualsMissing,
    /// Nothing after the equals sign.
    ValueMissing,
    /// A key used twice in one part, or a `[…]` heading that should be `[[…]]`.
    KeyTwice,
    /// A number that cannot be read.
    NumberBad,
    /// None of these.
    Other,
}

impl fmt::Display for CatalogueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {:?}", self.file, self.line, self.column, self.kind)
    }
}

impl std::error::Error for CatalogueFault {}

impl fmt::Display for CatalogueFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| writeln!(f, "{fault}"))
    }
}

impl std::error::Error for CatalogueFaults {}
