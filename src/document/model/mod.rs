//! What a paper says, without how it looks: words and their roles. No fonts, no millimetres, no formats.

mod block;
mod bundle;
mod calendar;
mod document;
mod lines;
mod run;
mod sheet;
mod table;
mod unit_form;

pub use block::{Attendance, Block, Colophon, Level};
pub(in crate::document) use block::{addressed, numbered, text_of};
pub use bundle::{BUNDLE_LAYOUT, Bundle, BundleEntry, BundleFigure, BundleItem, SealedBundle, Way};
pub use calendar::{Calendar, CalendarEntry};
pub(in crate::document) use document::universal;
pub use document::{Document, DocumentKind, Meta};
pub use lines::paragraphs;
pub use run::{Emphasis, Run};
pub use sheet::{Choices, Field, Sheet, SheetColumn, Workbook};
pub use table::{Align, Cell, Column, Table};
pub use unit_form::{FormEntry, FormFigure, FormItem, UnitForm};
