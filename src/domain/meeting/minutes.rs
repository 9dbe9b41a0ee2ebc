//! The life of the minutes (纪要): checked, signed, numbered, issued, and now and then reopened. What was issued is kept
//! as an edition (版本), words and all.

use crate::domain::{MeetingId, UnitId};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Tells two wordings of a paper apart: a number made from its words. It guards against oversight, not against forgery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WordsMark(u64);

impl WordsMark {
    /// The mark of these paragraphs (FNV-1a, 64 bits; the top bit is left out, so that any reader of JSON keeps it).
    #[must_use]
    pub fn of(words: &[String]) -> Self {
        let bytes = words.iter().flat_map(|line| line.bytes().chain([b'\n']));
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(hash >> 12)
    }
}

/// 核对: somebody went through the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checking {
    /// Who; may be empty.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
    /// What the paper said then.
    pub mark: WordsMark,
}

/// 签发: somebody who may has signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// 签发人.
    pub by: String,
    /// The day on the paper.
    pub on: NaiveDate,
    /// What the paper said then.
    pub mark: WordsMark,
}

/// A section of the minutes that can be worded by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesSection {
    /// The paragraph that says who met when, where and about what.
    Opening,
    /// 会议听取情况.
    Heard,
    /// 会议要求.
    Demands,
    /// 议定事项.
    Resolved,
    /// 待定时限事项.
    Undated,
    /// 延期事项.
    Extended,
    /// 销号事项.
    Settled,
    /// When the next meeting is.
    Next,
}

impl MinutesSection {
    /// All of them, in the order of the paper.
    pub const ALL: [Self; 8] = [
        Self::Opening,
        Self::Heard,
        Self::Demands,
        Self::Resolved,
        Self::Undated,
        Self::Extended,
        Self::Settled,
        Self::Next,
    ];
}

/// What somebody wrote in place of what was composed. Both are kept, a paragraph a line: when the records change
/// afterwards, it shows what the hand had before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandEdit {
    /// The words as written.
    pub words: String,
    /// What was composed from the records when they were written, or last looked at.
    pub composed: String,
}

/// How far the minutes of one meeting have come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// 核对.
    #[serde(default)]
    pub checked: Option<Checking>,
    /// 签发.
    #[serde(default)]
    pub signed: Option<Signing>,
    /// 编号: the number given; `None`: counted by the house's own form.
    #[serde(default)]
    pub number: Option<u32>,
    /// Whether the last edition is out and stands.
    #[serde(default)]
    pub issued: bool,
    /// How many editions there are.
    #[serde(default)]
    pub editions: u32,
    /// Why they were reopened, in order.
    #[serde(default)]
    pub reopened: Vec<MinutesReopening>,
    /// Sections worded by hand.
    #[serde(default)]
    pub by_hand: BTreeMap<MinutesSection, HandEdit>,
    /// What the units said to the draft, in the order in which it came back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opinions: Vec<Opinion>,
}

/// 意见: what a unit said to the draft of the minutes. The office's own: another unit need not know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Whose.
    pub unit: UnitId,
    /// The version of the minutes that was in the making.
    pub version: u32,
    /// The file's name, without its folder.
    pub file: String,
    /// Tells what stands in it from what stands in other files.
    pub mark: WordsMark,
    /// When it was taken.
    pub at: NaiveDateTime,
    /// What it says, an item a line; none: no objection.
    pub words: Vec<String>,
}

impl Minutes {
    /// The version of the paper that is at hand: the issued one, else the one in the making.
    #[must_use]
    pub fn version(&self) -> u32 {
        if self.issued { self.editions.max(1) } else { self.editions + 1 }
    }

    /// The next thing to do with them.
    #[must_use]
    pub fn next_step(&self) -> MinutesStep {
        match self {
            Self { issued: true, .. } => MinutesStep::Reopen,
            Self { checked: None, .. } => MinutesStep::Check,
            Self { signed: None, .. } => MinutesStep::Sign,
            Self { number: None, .. } => MinutesStep::Number,
            _ => MinutesStep::Issue,
        }
    }
}

/// A step in the life of the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinutesStep {
    /// 核对.
    Check,
    /// 签发.
    Sign,
    /// 编号.
    Number,
    /// 印发.
    Issue,
    /// 重开.
    Reopen,
}

/// 重开: why what was out had to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesReopening {
    /// When.
    pub at: NaiveDateTime,
    /// Which edition it took back.
    pub version: u32,
    /// Why.
    pub reason: String,
}

/// 版本: the minutes as they went out once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The first is 1.
    pub version: u32,
    /// The number on the paper; `None`: counted by the house's own form.
    pub number: Option<u32>,
    /// 签发人; empty when it was sealed without one.
    pub signed_by: String,
    /// The day of signing.
    pub signed_on: Option<NaiveDate>,
    /// When it went out.
    pub issued_at: NaiveDateTime,
    /// The whole paper, a paragraph or table cell a line.
    pub words: Vec<String>,
    /// How far the ledger had come: the last step before it went out and the beginning of that step's hash, as `125-0a1b…`.
    /// It stands on the paper, so that the paper proves the ledger; empty in editions of earlier versions.
    #[serde(default)]
    pub head: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_tells_wordings_apart_and_survives_json() {
        let mark = |words: &[&str]| WordsMark::of(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        assert_ne!(mark(&["甲乙", "丙"]), mark(&["甲", "乙丙"]));
        assert_eq!(mark(&["甲"]), mark(&["甲"]));
        let json = serde_json::to_string(&mark(&["甲"])).unwrap();
        assert!(json.parse::<u64>().unwrap() < 1 << 53, "a float keeps it too");
    }
}
