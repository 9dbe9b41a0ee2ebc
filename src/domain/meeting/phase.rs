//! The phase (会议环节) a meeting is in: a function of what is recorded, so that whoever sits down sees where it stands.

use crate::domain::{Ledger, MeetingState, StopState};

/// Where a meeting stands on its way from the first preparations to the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingPhase {
    /// 筹备: opened in the ledger, nobody has signed in yet; or there is no meeting at hand at all.
    Preparing,
    /// 签到: some have signed in, some have not.
    Roll,
    /// 开会: everybody is on the roll; the chair has not called it to order.
    Opening,
    /// 逐家: units wait for their turn or have it.
    Walk,
    /// 宣读: all were heard; something agreed was not read back yet.
    ReadBack,
    /// 散会: nothing is left to be read back.
    Adjourning,
    /// 纪要: over; the paper is being made.
    Minutes,
    /// 封存: nothing is left to do.
    Done,
}

impl MeetingPhase {
    /// Those with something to do in them, in their order.
    pub const ALL: [Self; 7] =
        [Self::Preparing, Self::Roll, Self::Opening, Self::Walk, Self::ReadBack, Self::Adjourning, Self::Minutes];
}

impl Ledger {
    /// The phase of the meeting at hand.
    #[must_use]
    pub fn phase(&self) -> MeetingPhase {
        let Some(meeting) = self.meeting() else { return MeetingPhase::Preparing };
        match meeting.state {
            MeetingState::Preparing => self.phase_of_the_roll(),
            MeetingState::InSession if self.walk().iter().any(|(_, stop)| is_to_come(stop.state)) => MeetingPhase::Walk,
            MeetingState::InSession if self.is_to_be_read_back() => MeetingPhase::ReadBack,
            MeetingState::InSession => MeetingPhase::Adjourning,
            MeetingState::Adjourned => MeetingPhase::Minutes,
            MeetingState::Sealed => MeetingPhase::Done,
        }
    }

    fn phase_of_the_roll(&self) -> MeetingPhase {
        let Some(at) = self.at else { return MeetingPhase::Preparing };
        let walk = self.walk();
        let signed = walk.iter().filter(|(unit, _)| self.attendance.contains_key(&(at, unit.id.clone()))).count();
        match signed {
            0 => MeetingPhase::Preparing,
            signed if signed < walk.len() => MeetingPhase::Roll,
            _ => MeetingPhase::Opening,
        }
    }

    /// Whether something agreed today still stands unconfirmed.
    fn is_to_be_read_back(&self) -> bool {
        self.commitments_today().any(|commitment| !commitment.confirmed && commitment.course.is_open())
    }
}

/// Whether a unit has its turn, or is still to have it.
fn is_to_come(state: StopState) -> bool {
    match state {
        StopState::Pending | StopState::Current | StopState::Deferred => true,
        StopState::Covered | StopState::Written => false,
    }
}
