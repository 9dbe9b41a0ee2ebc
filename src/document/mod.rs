//! Papers: one [`Document`] model, many renderers, and safe delivery.
//!
//! Words and layout are apart: a document holds words and the role each plays, a renderer knows how a role looks.
//! So every format of a paper carries the same words. Nothing here asks the time, reads the ledger while rendering, or
//! writes a file except `deliver`, and nothing starts a program except `print`: the same document always gives the same bytes.

mod check;
mod compare;
pub mod compose;
pub mod deliver;
pub mod file_name;
pub mod han;
mod model;
pub mod print;
pub mod render;

pub use check::check;
pub use compare::{Passage, compare, differences};
pub use compose::{export_minutes, preview};
pub use model::{
    Align, Attendance, BUNDLE_LAYOUT, Block, Bundle, BundleEntry, BundleFigure, BundleItem, Calendar, CalendarEntry,
    Cell, Choices, Colophon, Column, Document, DocumentKind, Emphasis, Field, FormEntry, FormFigure, FormItem, Level,
    Meta, Run, SealedBundle, Sheet, SheetColumn, Table, UnitForm, Way, Workbook, paragraphs,
};
