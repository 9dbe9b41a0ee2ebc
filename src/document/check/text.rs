//! What may be wrong with the text as a whole: what was worded by hand against the ledger, one paragraph against another,
//! and words that no paper may have.

use super::Numbering;
use crate::document::compose;
use crate::domain::{Everybody, Ledger, Meeting, MinutesSection, TextDoubt};
use crate::wording::written::{meetings_named, private_words};

/// Everything about the text.
pub(super) fn of_text(ledger: &Ledger, meeting: &Meeting, numbering: &Numbering) -> Vec<TextDoubt> {
    let books = ledger.for_everybody();
    let sections = compose::minutes_sections(&books);
    let mut doubts = by_hand(&books, &sections, numbering);
    let lines: Vec<&str> = sections.iter().flat_map(|section| section.standing().lines()).collect();
    let earlier = ledger.commitments.values().filter(|commitment| commitment.meeting < meeting.id);
    let known = earlier.map(|commitment| crate::wording::item_words(ledger, commitment));
    doubts.extend(known.filter(|words| contradicted(&lines, words)).map(|words| TextDoubt::OverdueAndClosed { words }));
    let resolving = [MinutesSection::Resolved, MinutesSection::Undated];
    for section in &sections {
        for line in section.standing().lines() {
            let unheld = meetings_named(line, meeting.date).into_iter().find(|day| *day > meeting.date);
            doubts.extend(unheld.map(|day| TextDoubt::NotYetHeld { day, line: line.to_owned() }));
            // Items are looked at one by one.
            let is_item = resolving.contains(&section.section) && section.by_hand.is_none();
            let private = private_words(line).filter(|_| !is_item);
            doubts.extend(private.map(|word| TextDoubt::PrivateWords { word, line: line.to_owned() }));
        }
    }
    doubts
}

/// Whether one line says that an item is overdue, and another that it is closed.
fn contradicted(lines: &[&str], words: &str) -> bool {
    if words.chars().count() < 4 {
        return false;
    }
    let quoted = words.replace('“', "‘").replace('”', "’");
    let of_it = lines
        .iter()
        .flat_map(|line| line.split(['；', '。']))
        .filter(|part| part.contains(words) || part.contains(&quoted));
    let (mut overdue, mut closed) = (false, false);
    for part in of_it {
        overdue |= part.contains("逾期");
        closed |= part.contains("销号") && !part.contains("待核");
    }
    overdue && closed
}

/// Items that the text worded by hand lacks, items it has beyond the ledger, sections that the records have overtaken.
/// What is composed cannot differ from the ledger, so nothing is looked for where nobody wrote.
fn by_hand(books: &Everybody, sections: &[compose::SectionWords], numbering: &Numbering) -> Vec<TextDoubt> {
    let overtaken = sections.iter().filter(|section| section.is_overtaken());
    let mut doubts: Vec<TextDoubt> =
        overtaken.map(|section| TextDoubt::Overtaken { section: section.section }).collect();
    let resolving = [MinutesSection::Resolved, MinutesSection::Undated];
    let (items, rest): (Vec<_>, Vec<_>) = sections.iter().partition(|section| resolving.contains(&section.section));
    if items.iter().all(|section| section.by_hand.is_none()) {
        return doubts;
    }
    let matters = compose::matters_said(books);
    let says = |line: &str, words: &str| bare(line).contains(&bare(words));
    let text: Vec<&str> = items.iter().chain(&rest).flat_map(|section| section.standing().lines()).collect();
    let lacking = matters.iter().filter(|(_, words)| !text.iter().any(|line| says(line, words)));
    doubts.extend(
        lacking.map(|(item, words)| TextDoubt::NotInText {
            item: item.map(|item| numbering.of(item)),
            words: words.clone(),
        }),
    );
    let by_hand =
        items.iter().filter(|section| section.by_hand.is_some()).flat_map(|section| section.standing().lines());
    let numbered = by_hand.filter(|line| compose::is_numbered(line));
    let beyond = numbered.filter(|line| !matters.iter().any(|(_, words)| says(line, words)));
    doubts.extend(beyond.map(|line| TextDoubt::NotInLedger { line: line.to_owned() }));
    doubts
}

/// Words without blanks and punctuation, in which a hand may differ from the ledger.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
