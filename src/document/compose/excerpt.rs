//! An excerpt of the minutes (纪要摘录) for one unit: what it answers for or helps with, and what became of its own
//! items. Nothing about anybody else.

use super::happening::happenings;
use super::head::{Head, paper};
use super::hearing::hearing_of;
use super::matter::resolved;
use super::minutes::{NumberedParagraphs, number_line};
use super::sitting::Sitting;
use crate::document::{Block, Document, DocumentKind, Level};
use crate::domain::{Audience, MinutesForm, OneUnit};
use crate::wording::{minutes, papers};
use chrono::NaiveDate;

/// The excerpt for a unit; `None` when there is no meeting, no such unit, or nothing in the minutes about it.
#[must_use]
pub fn excerpt(books: &OneUnit, printed_on: NaiveDate) -> Option<Document> {
    let sitting = Sitting::at_hand(books)?;
    let ledger = sitting.ledger;
    let unit = ledger.units.get(books.unit()?)?;
    let heard = hearing_of(&sitting, unit);
    let matters = resolved(&sitting, MinutesForm::Full);
    let own = matters.iter().filter(|matter| matter.leads.contains(&&unit.id) || matter.supporting.contains(&&unit.id));
    let happenings = happenings(&sitting);
    let befell = happenings.iter().filter(|happening| happening.befell(&unit.id));
    let sections = [
        (minutes::HEARD, heard),
        (minutes::RESOLVED, NumberedParagraphs::of(own.map(|matter| matter.said(&sitting)))),
        (minutes::SETTLED, NumberedParagraphs::of(befell.map(|happening| happening.said(&sitting)))),
    ];
    let mut blocks = vec![
        Block::Title(papers::excerpt_title(&unit.short, sitting.meeting.period)),
        Block::paragraph(papers::excerpt_source(&ledger.programme.house_style.mark, &number_line(&sitting))),
    ];
    let opening = blocks.len();
    let filled = sections.into_iter().filter(|(_, section)| !section.is_empty());
    for (number, (heading, section)) in (1..).zip(filled) {
        blocks.push(Block::heading(Level::One, minutes::section(number, heading)));
        blocks.extend(section);
    }
    if blocks.len() == opening {
        return None;
    }
    let name = Head { kind: DocumentKind::Minutes, what: papers::EXCERPT, unit: &unit.short };
    Some(paper(books, printed_on, name, blocks))
}
