//! A meeting: its head, who is there, whose turn it is, what was agreed before it, its minutes.

mod against;
mod arrangement;
mod attendance;
mod before;
mod brief;
mod chair_question;
mod meeting;
mod minutes;
mod phase;
mod since;
mod stop;

pub use against::{Against, Apart};
pub use arrangement::{Arrangement, Forecast, Host};
pub use attendance::{Attendance, Presence};
pub use before::Before;
pub use brief::{Brief, Figure};
pub use chair_question::{ChairAsks, ChairQuestion};
pub use meeting::{Meeting, MeetingState};
pub use minutes::{
    Checking, Edition, HandEdit, Minutes, MinutesReopening, MinutesSection, MinutesStep, Opinion, Signing, WordsMark,
};
pub use phase::MeetingPhase;
pub use since::{Became, Since};
pub use stop::{Stop, StopState};
