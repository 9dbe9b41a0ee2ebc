//! From the ledger to papers: what is said in them and in which order. Reads the ledger, changes nothing, asks no clock:
//! the same ledger and the same day of printing give the same document. Set phrases come from `wording`, looks from the
//! renderers.

mod attendance;
mod bulletin;
mod by_hand;
mod calendar;
mod earlier;
mod excerpt;
mod export;
mod happening;
mod head;
mod hearing;
mod issue;
mod item_line;
mod matter;
mod minutes;
mod notice;
mod order;
mod preview;
mod sitting;
mod task_sheet;
mod task_table;
mod unit_list;
mod year;

pub use bulletin::{Naming, bulletin};
pub(in crate::document) use by_hand::is_numbered;
pub use calendar::calendar;
pub use excerpt::excerpt;
pub use export::{
    export_bulletin, export_calendar, export_document, export_excerpt, export_minutes, export_notices, export_tasks,
    export_workbook, file_name,
};
pub use issue::{checking, issuing, reopening, signing};
pub(in crate::document) use minutes::matters_said;
pub use minutes::{SectionWords, minutes, minutes_mark, minutes_sections};
pub use notice::{Notice, notices};
pub use order::{PaperKind, export_paper};
pub use preview::preview;
pub(in crate::document) use sitting::words_of;
pub use task_sheet::{task_paper, task_workbook};
pub use year::{export_year, year_paper, year_workbook};
