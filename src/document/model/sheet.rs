//! A workbook: what offices pass round to be sorted, filtered and filled in. Fields are typed, so that a date sorts as a
//! date and a figure adds up.

use chrono::NaiveDate;

use super::{Align, Meta};

/// What stands in one field of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field {
    /// Nothing.
    #[default]
    Empty,
    /// Words, whatever they begin with: = + - @ never make a formula.
    Text(String),
    /// A figure and the number of decimals it is shown with.
    Number(f64, u8),
    /// A share of one, shown as a percentage with one decimal: 0.861 is 86.1%.
    Percent(f64),
    /// A day.
    Date(NaiveDate),
}

impl From<&str> for Field {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Field {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Field {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number), 0)
    }
}

impl From<NaiveDate> for Field {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl<T: Into<Self>> From<Option<T>> for Field {
    fn from(field: Option<T>) -> Self {
        field.map_or(Self::Empty, Into::into)
    }
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its heading.
    pub heading: String,
    /// Its width in half-width characters; a 汉字 takes two.
    pub width: u16,
    /// How its words stand.
    pub align: Align,
    /// How to fill it in, as a note at its heading; empty for none.
    pub note: String,
    /// What may be chosen in it.
    pub choices: Choices,
}

/// What may be chosen in a column; anything else may be typed all the same, with a warning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choices {
    /// Anything.
    #[default]
    Free,
    /// One of these words, also in the empty rows below.
    Words(Vec<String>),
    /// Each row has words of its own; a row without any is free.
    ByRow(Vec<Vec<String>>),
    /// What stands in the first column of the sheet of that name.
    Of(String),
}

impl SheetColumn {
    /// A column by heading, width in half-width characters, and alignment.
    pub fn new(heading: impl Into<String>, width: u16, align: Align) -> Self {
        Self { heading: heading.into(), width, align, note: String::new(), choices: Choices::Free }
    }

    /// Columns by heading and width: a wide one is for sentences, which stand from the left.
    pub fn all(columns: &[(&str, u16)]) -> Vec<Self> {
        let align = |width| if width >= 20 { Align::Left } else { Align::Center };
        columns.iter().map(|(heading, width)| Self::new(*heading, *width, align(*width))).collect()
    }
}

/// One sheet: a title, a heading row that stays in sight and can filter, and rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// The title above the headings; empty for none.
    pub title: String,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// Its rows; a short one leaves fields empty, fields beyond the last column are kept without a heading.
    pub rows: Vec<Vec<Field>>,
}

impl Sheet {
    /// A sheet that has its name for a title, of columns by heading and width.
    pub fn of(name: impl Into<String>, columns: &[(&str, u16)], rows: Vec<Vec<Field>>) -> Self {
        let name = name.into();
        Self { title: name.clone(), name, columns: SheetColumn::all(columns), rows }
    }
}

/// A file of sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What it is called in the file's properties.
    pub title: String,
    /// What the file says about itself.
    pub meta: Meta,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}
