//! The read-back (宣读): what was agreed today, a page at a time, so that the room can object.

use super::{Nature, PublicText, When, Who, gate::Gate};
use serde::{Deserialize, Serialize};

/// Lines that a page goes on by: four with their words in full still stand in 50×16.
pub const READ_BACK_PER_PAGE: usize = 4;
/// Lines that are sent to the wall with a page: where there is room, those that come after it stand there too.
const READ_BACK_AT_MOST: usize = 16;

/// A page of the read-back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBackView {
    /// The lines of this page, and some that follow it for a wall with room for more.
    pub lines: Vec<ReadBackLine>,
    /// Which page, from 0.
    pub page: usize,
    /// How many there are, at least one.
    pub pages: usize,
    /// How many lines there are in all.
    pub total: usize,
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

/// How many pages so many lines make; none make one.
#[must_use]
pub fn read_back_pages(lines: usize) -> usize {
    lines.div_ceil(READ_BACK_PER_PAGE).max(1)
}

pub(super) fn read_back(gate: &Gate<'_>, page: usize) -> ReadBackView {
    let agreed = gate.agreed();
    let (total, pages) = (agreed.len(), read_back_pages(agreed.len()));
    let page = page.min(pages - 1);
    let lines = agreed
        .into_iter()
        .zip(1..)
        .skip(page * READ_BACK_PER_PAGE)
        .take(READ_BACK_AT_MOST)
        .map(|(agreed, nth)| ReadBackLine {
            nth,
            nature: agreed.item.nature,
            who: agreed.who,
            text: agreed.item.text,
            when: agreed.item.when,
            confirmed: agreed.item.confirmed,
        })
        .collect();
    ReadBackView { lines, page, pages, total }
}
