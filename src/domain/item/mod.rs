//! What is owed and what is said about it: commitments and tasks at units, their deadlines, their course and their lamps.

mod alike;
mod assignment;
mod commitment;
mod commitments;
mod course;
mod deadline;
mod deadline_question;
mod doubt;
mod help_request;
mod item;
mod lamp;
mod life_line;
mod part;
pub(super) mod past;
mod progress;
mod recorded;
mod recurrence;
mod remark;
mod said;
mod standing;
mod told;

pub use alike::Matter;
pub(in crate::domain) use alike::phrases;
pub use assignment::Assignment;
pub use commitment::{Commitment, CommitmentKind, Returned};
pub use commitments::Commitments;
pub use course::{
    Course, Extension, ExtensionAnswer, ExtensionRequest, Handover, Life, ManualLamp, Reopening, Report, Told,
};
pub use deadline::{Deadline, Due, NotALabel, label, parse_label};
pub use deadline_question::DeadlineQuestion;
pub use doubt::{Doubt, HeadLine, ItemDoubt, OnPaper, TextDoubt};
pub use help_request::HelpRequest;
pub use item::{Item, ItemId};
pub use lamp::{Lamp, LampFacts, LampRule, LampRules, LampTest};
pub use life_line::{Happening, LifeEvent, MonthLamp, closing_day, life_line, month_lamps};
pub use part::{Part, PartAct, PartDone, Point};
pub use past::{LifeThen, Moment};
pub use progress::Progress;
pub use recorded::{Attribution, Recorded};
pub use recurrence::{NotARecurrence, Recurrence, month_end};
pub use remark::{Remark, RemarkKind};
pub use said::{Recasting, Replaced, Said, SaidBefore, SaidId, SaidKind, Utterance};
pub use standing::{SOON_DAYS, Standing};
