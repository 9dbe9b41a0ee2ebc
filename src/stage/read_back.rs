//! The read-back (宣读): what was agreed today, a page at a time, so that the room can object.

use super::{
    Nature, PublicText, When, Who,
    gate::{Agreed, Gate},
};
use serde::{Deserialize, Serialize};

/// The read-back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBackView {
    /// All of it: how many of them make a page is known where they are drawn.
    pub lines: Vec<ReadBackLine>,
    /// The line that is being read, from 0: its page is the one to show. `None`: the scene's page is.
    pub at: Option<usize>,
}

/// Something agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBackLine {
    /// Its number in the read-back, from 1.
    pub nth: usize,
    /// 承诺 or 交办.
    pub nature: Nature,
    /// Who owes it.
    pub who: Who,
    /// The words.
    pub text: PublicText,
    /// By when.
    pub when: When,
    /// Already confirmed.
    pub confirmed: bool,
}

pub(super) fn read_back(gate: &Gate<'_>, at: Option<usize>) -> ReadBackView {
    let line = |(agreed, nth): (Agreed, usize)| ReadBackLine {
        nth,
        nature: agreed.item.nature,
        who: agreed.who,
        text: agreed.item.text,
        when: agreed.item.when,
        confirmed: agreed.item.confirmed,
    };
    ReadBackView { lines: gate.agreed().into_iter().zip(1..).map(line).collect(), at }
}
