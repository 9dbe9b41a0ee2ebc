//! The journal (操作日志): every act in order, with what it changed. The tables follow from it.

use crate::domain::{Change, Command, MeetingId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What was decided: the request and the changes that carry it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// The request.
    pub command: Command,
    /// What it changes, in order.
    pub changes: Vec<Change>,
}

/// What sort of act an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Something done.
    Act,
    /// The act of that sequence number, turned round.
    Undo(u64),
    /// The act of that sequence number, done again.
    Redo(u64),
}

/// One act: one transaction, one undo step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the journal, from 1.
    pub seq: u64,
    /// When.
    pub at: NaiveDateTime,
    /// The meeting at hand, if any.
    pub meeting: Option<MeetingId>,
    /// Done, undone or done again.
    pub nature: Nature,
    /// What was decided. Of an undo: the command undone, with the changes turned round.
    pub deed: Deed,
    /// Who did it; empty: nobody gave a name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// What can be undone and redone, folded from the journal. Acts of other meetings than the one at hand end it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoStacks {
    /// Sequence numbers of acts that stand, oldest first.
    pub done: Vec<u64>,
    /// Sequence numbers of acts undone since the last new act, oldest undone first.
    pub undone: Vec<u64>,
}

impl UndoStacks {
    /// Takes the next entry of the journal into account.
    pub fn push(&mut self, seq: u64, nature: Nature) {
        match nature {
            Nature::Act => {
                self.done.push(seq);
                self.undone.clear();
            }
            Nature::Undo(of) => {
                self.done.retain(|seq| *seq != of);
                self.undone.push(of);
            }
            Nature::Redo(of) => {
                self.undone.retain(|seq| *seq != of);
                self.done.push(of);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Nature, UndoStacks};

    #[test]
    fn two_acts_undone_and_one_done_again_leave_one_of_each() {
        let mut stacks = UndoStacks::default();
        for (seq, nature) in
            [(1, Nature::Act), (2, Nature::Act), (3, Nature::Undo(2)), (4, Nature::Undo(1)), (5, Nature::Redo(1))]
        {
            stacks.push(seq, nature);
        }
        assert_eq!(stacks, UndoStacks { done: vec![1], undone: vec![2] });
        stacks.push(6, Nature::Act);
        assert_eq!(stacks, UndoStacks { done: vec![1, 6], undone: vec![] });
    }
}
