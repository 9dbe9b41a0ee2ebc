//! What the secretary is told of a written form: at the read-back and on the command line.

use super::{Proposal, Rough};
use crate::domain::Commitment;
use crate::wording::Said;

/// Before what was spoken.
pub const SPOKEN: &str = "原话：";
/// The form that papers print.
pub const WRITTEN: &str = "成文";
/// The form that is proposed.
pub const PROPOSED: &str = "拟成文";
/// What is printed when nothing is taken.
pub const PRINTED: &str = "照印";
/// What no rule was sure of.
pub const UNSURE: &str = "拿不准";

/// Only what was promised or instructed has words of its own.
#[must_use]
pub fn only_numbers() -> Said {
    Said::new("年度任务的文字在方案里，这里不改。", "请写承诺或交办的编号，如 diaodu word 12。")
}

/// Said when nothing stands to be worded.
#[must_use]
pub fn nothing_said() -> &'static str {
    "这次会议还没有承诺和交办。"
}

/// What was spoken, what is proposed, and what the paper prints.
#[must_use]
pub fn worded(ids: &[u32], commitment: &Commitment, proposal: &Proposal, printed: &str) -> String {
    let numbers = match ids {
        [first, .., last] => format!("{first}—{last}号"),
        [only] => format!("{only}号"),
        [] => String::new(),
    };
    let mut lines = vec![format!("{numbers}　原话：{}", commitment.text)];
    match &commitment.written {
        Some(_) => lines.push(format!("　　已采用：{printed}")),
        None if proposal.changes() => {
            lines.push(format!("　　拟成文：{}（{}）", proposal.text, proposal.rules.join("、")));
        }
        None => lines.push(format!("　　照印：{printed}")),
    }
    if !proposal.rough.is_empty() {
        let unsure: Vec<String> = proposal.rough.iter().map(|rough| unsure(*rough)).collect();
        lines.push(format!("　　拿不准，请改：{}", unsure.join("；")));
    }
    lines.join("\n")
}

/// What no rule was sure of.
#[must_use]
pub fn unsure(rough: Rough) -> String {
    match rough {
        Rough::FirstPerson(word) => format!("“{word}”是谁"),
        Rough::Colloquial(word) => format!("口头说法“{word}”"),
        Rough::Half => "只有半句，说的是什么事".to_owned(),
        Rough::RelativeTime(word) => format!("“{word}”是哪一天"),
    }
}
