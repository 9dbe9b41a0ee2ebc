//! The stage: what the room sees. Pure. A [`Cue`] says what to show; [`scene`] makes a [`Scene`] of it.
//!
//! This is the one place that lets a fact out into the room. Only [`gate`](self) holds the ledger, and it hands out
//! public facts one by one, each built from an explicit list of fields; whatever composes a scene works on those and
//! cannot reach a remark, a reason for leave or a name. No Chinese sentences here, no clock.

mod ahead;
mod cue;
mod figures;
mod gate;
mod overview;
mod public_item;
mod public_text;
mod read_back;
mod scene;
mod unfiled;

pub use ahead::{AheadLine, AheadView};
pub use cue::{Cue, Show};
pub use figures::{Bar, FiguresView, Sum};
pub use overview::{Cell, Dated, Heading, OverviewRow, OverviewView, Shares};
pub use public_item::{Nature, PublicItem, When, Who};
pub use public_text::PublicText;
pub use read_back::{ReadBackLine, ReadBackView};
pub use scene::{
    Body, ClosingView, Committee, Mark, PublicClock, PublicMeeting, RollLine, SCENE_VERSION, Scene, Section, Turn,
    UnitView, WaitingView,
};

pub use unfiled::{UnfiledLine, UnfiledView};

use crate::domain::{CommitmentId, Everybody};
use chrono::NaiveDate;
use gate::Gate;

/// Makes the scene a cue asks for, as of a day.
#[must_use]
pub fn scene(books: &Everybody, cue: &Cue, today: NaiveDate) -> Scene {
    let gate = Gate::new(books, today, cue.red_names_allowed);
    let body = match &cue.show {
        _ if gate.meeting().is_none() => Body::Blank,
        Show::Blank => Body::Blank,
        Show::Waiting => Body::Waiting(scene::waiting(&gate)),
        Show::Unit(unit) => scene::unit(&gate, unit).map_or(Body::Blank, Body::Unit),
        Show::ReadBack => Body::ReadBack(read_back::read_back(&gate, None)),
        Show::Reading(line) => Body::ReadBack(read_back::read_back(&gate, Some(*line))),
        Show::Overview => Body::Overview(overview::overview(&gate)),
        Show::Ahead => Body::Ahead(ahead::ahead(&gate)),
        Show::Figures => Body::Figures(figures::figures(&gate)),
        Show::Unfiled => Body::Unfiled(unfiled::unfiled(&gate)),
        Show::Closing => Body::Closing(scene::closing(&gate)),
    };
    // A blank wall is blank: not even the meeting's name goes out.
    let meeting = if body == Body::Blank { None } else { gate.meeting() };
    Scene { version: SCENE_VERSION, meeting, today, page: cue.page, body }
}

/// The line of the read-back on which something agreed today stands, from 0; `None`: it does not stand there.
#[must_use]
pub fn line_to_read_back(books: &Everybody, today: NaiveDate, agreed: CommitmentId) -> Option<usize> {
    Gate::new(books, today, false).place_among_agreed(agreed)
}
