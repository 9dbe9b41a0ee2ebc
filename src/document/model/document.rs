//! The paper as a whole.

use chrono::{NaiveDateTime, TimeDelta};

use super::Block;
use crate::domain::Readers;

/// Which paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// 会议纪要.
    Minutes,
    /// 任务分解表.
    Tasks,
    /// 交办、督办通知.
    Notice,
    /// 通报.
    Bulletin,
    /// 全年台账、述职材料.
    Year,
}

/// What a file says about itself in its properties. All of it is input: a renderer never asks the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Who drew it up.
    pub author: String,
    /// When, in Beijing time.
    pub created: NaiveDateTime,
    /// Which version of the paper it is.
    pub version: String,
    /// Whose eyes it is for.
    pub readers: Readers,
}

/// A paper: what it is, what it is called, and what it says from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which paper it is.
    pub kind: DocumentKind,
    /// What it is called in a list of files and in the file's properties; what stands on the page is [`Block::Title`].
    pub title: String,
    /// What the file says about itself.
    pub meta: Meta,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Every word on the page, in reading order, a paragraph or table cell a line. This is what each format must carry,
    /// so it is also what is searched, compared, and checked for characters that fonts lack.
    pub fn words(&self) -> Vec<String> {
        self.blocks.iter().flat_map(Block::words).collect()
    }
}

/// Beijing is eight hours ahead of the universal time that file formats ask for.
const BEIJING: TimeDelta = TimeDelta::hours(8);

/// A time in Beijing as universal time.
pub(in crate::document) fn universal(beijing: NaiveDateTime) -> NaiveDateTime {
    // A year that cannot be eight hours earlier is no meeting's year; it is taken as it is rather than fail.
    beijing.checked_sub_signed(BEIJING).unwrap_or(beijing)
}
