//! The core: what the words of the trade mean, and what may be done. Pure: no clock, no files, no SQL, no Chinese
//! sentences. One noun a file.

mod assignment;
mod attendance;
mod audit;
mod backup;
mod brief;
mod catalogue_fault;
mod change;
mod command;
mod commitment;
mod course;
mod deadline;
mod decide;
mod delivery;
mod doubt;
mod focus;
mod help_request;
mod house_style;
mod id;
mod indicator;
mod item;
mod journal;
mod lamp;
mod ledger;
mod life_line;
mod meeting;
mod minutes;
mod past;
mod period;
mod phrase;
mod plain_text;
mod planned;
mod programme;
mod progress;
mod recurrence;
mod refusal;
mod register;
mod remark;
mod shortlist;
mod source_fault;
mod standing;
mod stop;
mod store_fault;
mod tally;
mod task;
mod unit;

pub use assignment::Assignment;
pub use attendance::{Attendance, Presence};
pub use audit::{Audit, Finding};
pub use backup::{Backup, BackupReport, Difference, Holding, Kept, MONTHS_KEPT, NEWEST_KEPT, surplus};
pub use brief::{Brief, Figure};
pub use catalogue_fault::{CatalogueFault, EntryFault, FaultKind, FileFault, SenseFault, Shape, Slip};
pub use change::{Change, Edit};
pub use command::{Amendment, Command, MeetingHead, Recording};
pub use commitment::{Commitment, CommitmentKind};
pub use course::{Course, Extension, ExtensionAnswer, ExtensionRequest, Handover, Life, ManualLamp, Reopening, Report};
pub use deadline::{Deadline, Due, NotALabel, label, parse_label};
pub use decide::{Context, decide};
pub use delivery::DeliverFault;
pub use doubt::{Doubt, HeadLine};
pub use focus::{Focus, FocusKind};
pub use help_request::HelpRequest;
pub use house_style::{AttendancePlace, Fonts, HouseStyle, NumberForm};
pub use id::{
    CommitmentId, FocusId, HelpRequestId, IndicatorId, MeetingId, ProgressId, RegisterEntryId, RegisterKindId,
    RemarkId, TaskId, UnitId,
};
pub use indicator::{Indicator, Measure, Reading, rate};
pub use item::{Item, ItemId};
pub use journal::{Deed, Entry, Nature, UndoStacks};
pub use lamp::{Lamp, LampFacts, LampRule, LampRules, LampTest};
pub use ledger::{Counters, Heard, Ledger};
pub use life_line::{Happening, LifeEvent, MonthLamp, closing_day, life_line, month_lamps};
pub use meeting::{Meeting, MeetingState};
pub use minutes::{
    Checking, Edition, HandEdit, Minutes, MinutesReopening, MinutesSection, MinutesStep, Signing, WordsMark,
};
pub use past::{LifeThen, Moment};
pub use period::{NotAPeriod, Period};
pub use phrase::{Phrase, PhraseFault};
pub use plain_text::{LONGEST_TEXT, is_steering, plain};
pub use planned::{MOST_PLANNED, PlannedTask};
pub use programme::{Catalogue, Programme};
pub use progress::Progress;
pub use recurrence::{NotARecurrence, Recurrence, month_end};
pub use refusal::Refusal;
pub use register::{FieldKind, RegisterEntry, RegisterField, RegisterKind, Stage};
pub use remark::{Remark, RemarkKind};
pub use shortlist::{Release, Shortlist};
pub use source_fault::SourceFault;
pub use standing::{SOON_DAYS, Standing};
pub use stop::{Stop, StopState};
pub use store_fault::StoreFault;
pub use tally::{Tally, UndatedTask};
pub use task::{Cadence, Scope, Task};
pub use unit::{Ceased, CommitteeStanding, FormerName, SectorCommittee, Unit, UnitKind};
