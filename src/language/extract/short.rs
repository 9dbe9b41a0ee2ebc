//! The short form of a task: what is asked, without who and by when, in words of the source.

use super::{
    act::Act,
    clause::{Clause, When},
    lexicon::Verb,
    sentence,
};
use std::ops::Range;

/// Characters that a list shows comfortably; clauses are added up to here.
const COMFORTABLE: usize = 32;
/// With the clause that says how (按照 …要求).
const WITH_MANNER: usize = 44;
/// The most that is kept of one clause.
const LONGEST: usize = 60;
/// Less than this says too little.
const LEAST: usize = 10;

/// Less than this says nothing without its addressee.
const BARE: usize = 4;

/// Padding before the verb.
const PADDING: &[&str] = &["进一步", "切实", "要", "认真", "着力"];

/// The short form of an act.
pub(super) fn form(text: &str, clauses: &[Clause], act: &Act) -> String {
    let main = act.main;
    let mut parts = vec![words(text, &clauses[main])];
    let length = |parts: &[String]| parts.iter().map(|part| part.chars().count() + 1).sum::<usize>();
    // The clause before the verb's own, which says how or on what ground.
    if main > act.clauses.start {
        let before = &clauses[main - 1];
        let says = !before.is_only_when()
            && !before.is_only_subject()
            && !before.is_account
            && !matches!(before.verb, Some(Verb::Assist | Verb::Exhort));
        let manner = words(text, before);
        if says && !manner.is_empty() && length(&parts) + manner.chars().count() <= WITH_MANNER {
            parts.insert(0, manner);
        }
    }
    for clause in clauses.iter().take(act.clauses.end).skip(main + 1) {
        let more = words(text, clause);
        // 报送工委备案, 选取1-2个县: what can be counted or seen at the next meeting is kept.
        let shows = clause.verb == Some(Verb::Deliver) || more.contains(|c: char| c.is_ascii_digit());
        let room = match shows {
            true => LONGEST,
            false if length(&parts) < LEAST => WITH_MANNER,
            false => COMFORTABLE,
        };
        let says = !clause.tone && !clause.is_account && !matches!(clause.verb, Some(Verb::Assist | Verb::Exhort));
        if more.is_empty() || !says || length(&parts) + more.chars().count() > room {
            break;
        }
        parts.push(more);
    }
    parts.retain(|part| !part.is_empty());
    if length(&parts) <= BARE {
        // 没有成立行业党委的要尽快成立: the addressee says what the verb is about.
        return clip(text[clauses[main].span.clone()].trim());
    }
    clip(&parts.join("，"))
}

/// A clause's predicate without its deadline and padding.
fn words(text: &str, clause: &Clause) -> String {
    let start = clause.core.min(clause.span.end);
    let kept = without(text, start..clause.span.end, clause.when.as_ref());
    let kept = unbracketed(&kept);
    let mut kept = kept.trim_matches(|character: char| character.is_whitespace() || "，、：；。".contains(character));
    while let Some(rest) = PADDING.iter().find_map(|word| kept.strip_prefix(word)) {
        if rest.chars().count() < 4 {
            break;
        }
        kept = rest;
    }
    kept.to_owned()
}

/// A text without long brackets: what explains, and what asks somebody else for something.
fn unbracketed(text: &str) -> String {
    let mut kept = text.to_owned();
    for inner in sentence::brackets(text, &(0..text.len()))
        .into_iter()
        .rev()
        .filter(|inner| text[inner.clone()].chars().count() > 12)
    {
        let close = text[inner.end..].chars().next().map_or(0, char::len_utf8);
        let open = text[..inner.start].chars().next_back().map_or(0, char::len_utf8);
        kept.replace_range(inner.start - open..inner.end + close, "");
    }
    kept
}

/// A span without the words of a deadline that names a day, and the 于 or 在 before them.
fn without(text: &str, span: Range<usize>, when: Option<&When>) -> String {
    let mut kept = String::new();
    let mut from = span.start;
    if let Some(when) = when.filter(|when| !when.is_open()) {
        for part in when.spans.iter().filter(|part| part.start >= span.start && part.end <= span.end) {
            if part.start < from {
                continue;
            }
            let before = &text[from..part.start];
            let before = ["于", "在", "力争", "确保", "至迟", "最迟"]
                .iter()
                .find_map(|word| before.strip_suffix(word))
                .unwrap_or(before);
            kept.push_str(before);
            from = part.end;
        }
    }
    kept.push_str(&text[from..span.end]);
    kept
}

/// Keeps a text within what a list can hold, cutting where it pauses.
pub(super) fn clip(text: &str) -> String {
    let Some((limit, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let within = &text[..limit];
    let pause = within.rfind(['，', '、', '。', '；']);
    let cut = pause.filter(|at| *at > limit / 2).unwrap_or(limit);
    format!("{}…", &text[..cut])
}
