//! From the ledger to papers: what is said in them and in which order. Reads the ledger, changes nothing, asks no clock:
//! the same ledger and the same day of printing give the same document. Set phrases come from `wording`, looks from the
//! renderers.

mod attendance;
mod before;
mod bulletin;
mod bundle;
mod by_hand;
mod calendar;
mod concise;
mod draft;
mod earlier;
mod excerpt;
mod export;
mod handover;
mod happening;
mod head;
mod hearing;
mod issue;
mod item_line;
mod list;
mod matter;
mod minutes;
mod notice;
mod order;
mod preview;
mod registers;
mod since;
mod sitting;
mod task_sheet;
mod task_table;
mod unit_form;
mod unit_list;
mod year;

pub use before::{Notes, agenda, brief_paper, meeting_notice};
pub use bulletin::{Naming, bulletin};
pub use bundle::{bundle_down, bundle_up};
pub(in crate::document) use by_hand::is_numbered;
pub use calendar::calendar;
pub use draft::{DraftRow, draft, draft_rows, unanswered};
pub use excerpt::excerpt;
pub use export::{
    export_bulletin, export_bundle, export_calendar, export_document, export_drafts, export_excerpt, export_forms,
    export_minutes, export_notices, export_registers, export_tasks, export_workbook, file_name,
};
pub use handover::{editions, handover_page};
pub use issue::{checking, issuing, reopening, signing};
pub use list::{ListFormat, export_list, list_workbook};
pub use minutes::{SectionWords, minutes, minutes_in, minutes_mark, minutes_sections};
pub(in crate::document) use minutes::{item_numbers, matters_said};
pub use notice::{Notice, notice};
pub use order::{PaperKind, export_paper};
pub use preview::preview;
pub use registers::{registers_paper, registers_workbook};
pub use task_sheet::{task_paper, task_workbook};
pub use unit_form::{FormScope, form_base, unit_form};
pub use year::{export_year, year_paper, year_workbook};
