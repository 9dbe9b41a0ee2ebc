//! What an item's words need not say because the paper says it behind them: who answers, who helps, by when. Only whole
//! clauses go, and only where the rest cannot be read as something else; a date inside a clause stays.

use super::{Speech, ended};
use crate::domain::{Due, Unit};

const JOINTS: [char; 5] = ['，', ',', '；', '：', ' '];
/// What may follow a date that limits something.
const BEFORE: [&str; 5] = ["之前", "以前", "底前", "前", "止"];
/// Clauses in which nothing is left once their date is taken out.
const DONE: [&str; 8] = ["完成", "办结", "办完", "做完", "落实", "落实到位", "全部完成", "完成任务"];
/// A sentence that begins with these speaks of a rest: without its date it would read as done.
const RESTS: [&str; 7] = ["剩余", "剩下", "其余", "其他", "余下", "已", "全部"];

/// The words without who in the unit answers (由分管副局长负责) and which units help (邮政管理局配合).
#[expect(clippy::unnecessary_wraps, reason = "a rule of the table may have nothing to say")]
pub(super) fn shares_said_behind(text: &str, speech: &Speech<'_>) -> Option<String> {
    let helpers = speech.supporting.iter().filter_map(|unit| speech.ledger.units.get(unit));
    let names: Vec<&str> = helpers.flat_map(Unit::names).collect();
    let is_helper =
        |said: &str| names.iter().any(|name| *name == said || name.strip_prefix('市').is_some_and(|name| name == said));
    let mut kept = String::new();
    for piece in text.split_inclusive(['，', ',', '；']) {
        let clause = piece.trim_end_matches(['，', ',', '；']).trim();
        if kept.is_empty() || !(names_owner(clause, speech.owner) || names_helpers(clause, &is_helper)) {
            kept.push_str(piece);
        }
    }
    Some(ended(&kept).to_owned())
}

fn names_owner(clause: &str, owner: &str) -> bool {
    let named = ["由", "责任人是", "责任人为", "责任人"].iter().find_map(|lead| clause.strip_prefix(lead));
    let who = ["具体负责", "牵头负责", "负责落实", "抓落实", "负责", "牵头"]
        .iter()
        .find_map(|end| named.unwrap_or(clause).strip_suffix(end))
        .or(named);
    let is_owner = |who: &str| who == owner || owner.strip_suffix(who).is_some_and(|_| who.chars().count() > 1);
    !owner.is_empty() && who.is_some_and(|who| is_owner(who.trim()))
}

fn names_helpers(clause: &str, is_helper: &impl Fn(&str) -> bool) -> bool {
    let named = ["配合单位：", "配合单位是", "请", "由"].iter().find_map(|lead| clause.strip_prefix(lead));
    let ends = ["积极配合", "共同配合", "配合做好", "配合", "协助", "支持"];
    let Some(who) = ends.iter().find_map(|end| named.unwrap_or(clause).strip_suffix(end)) else { return false };
    who.split(['、', '和', '与', '及']).all(|name| is_helper(name.trim()))
}

/// The words without the one day by which it is due, where it stands at the head of the sentence or in a clause of its own.
pub(super) fn deadline_said_behind(text: &str, speech: &Speech<'_>) -> Option<String> {
    let ([Due::On(_)], phrase) = (speech.deadline.dues.as_slice(), speech.deadline.spoken.trim()) else { return None };
    if phrase.chars().count() < 2 || RESTS.iter().any(|rest| text.starts_with(rest)) {
        return None;
    }
    let at = text.find(phrase)?;
    let (head, tail) = (&text[..at], &text[at + phrase.len()..]);
    let bounded = phrase.ends_with(['前', '内']) || BEFORE.iter().any(|word| tail.starts_with(word));
    if !bounded {
        return None;
    }
    let tail = BEFORE.iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    if head.is_empty() {
        return at_the_head(tail);
    }
    // A clause of its own: 摸清底数，6月底前完成.
    let clause_tail = tail.split(JOINTS).next().unwrap_or(tail);
    (head.ends_with(JOINTS) && DONE.contains(&clause_tail)).then(|| {
        let before = head.trim_end_matches(JOINTS);
        format!("{before}{}", &tail[clause_tail.len()..])
    })
}

/// 6月底前，完成品牌备案; not 6月底前的, nor 6月底前全部完成.
fn at_the_head(tail: &str) -> Option<String> {
    let rest = tail.trim_start_matches(JOINTS);
    let stands = !rest.is_empty()
        && !rest.starts_with(['的', '和', '与', '及', '至', '到', '起', '后', '以', '、'])
        && !RESTS.iter().any(|word| rest.starts_with(word))
        && !DONE.iter().any(|word| ended(rest) == *word)
        && rest.chars().count() >= 4;
    stands.then(|| rest.to_owned())
}
