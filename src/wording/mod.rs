//! How the house speaks: every sentence, label and date that people read is made here, in the plain Chinese of an
//! office colleague. Pure.

pub mod again;
pub mod against;
pub mod arrangement;
mod asking;
pub mod backup;
pub mod before;
pub mod bundle;
pub mod card;
mod catalogue_fault;
pub mod cell;
pub mod chair;
pub mod collect;
pub mod colophon;
pub mod command_line;
pub mod concise;
mod date;
mod deed;
pub mod delivery;
mod doubt;
pub mod draft;
pub mod exporting;
mod fault;
mod finding;
pub mod forms;
pub mod handover;
pub mod hearing;
pub mod import;
pub mod importing;
mod label;
pub mod life_line;
mod list_fault;
pub mod lists;
pub mod machine;
pub mod many;
pub mod material;
mod met;
pub mod minutes;
pub mod minutes_life;
mod numeral;
pub mod papers;
mod part;
pub mod phrase;
mod refusal;
pub mod register;
pub mod requests;
pub mod returned;
pub mod since;
mod source_fault;
pub mod transcript;
pub mod waiting;
pub mod wall;
pub mod wrap;
pub mod written;
pub mod year;

pub use asking::question;
pub use catalogue_fault::{catalogue_fault, catalogue_faults, catalogue_sound};
pub use date::{
    clock_time, count_days, day, day_in_full, deadline, due, full_month, month, relative, seconds, short_deadline,
    understood_deadline, weekday,
};
pub use deed::{deed, entry};
pub use doubt::doubt;
pub use fault::store_fault;
pub use finding::finding;
pub use label::{
    cadence, commitment_kind, kind_of_unit, lamp, life, mark, meeting_phase, meeting_state, presence, remark_kind,
    rows_hidden, said_kind, scope, standing, stop_state,
};
pub use list_fault::list_fault;
pub use met::{met, offer, offered};
pub use numeral::chinese;
pub use part::{item_deadline, part, parts_in_full};
pub use refusal::refusal;
pub use source_fault::source_fault;
pub use written::{ended, item_words, words_of_item};

/// Something said to the secretary: what happened, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What happened and what was not lost, one sentence.
    pub what: String,
    /// What to do next; empty when nothing.
    pub hint: String,
}

impl Said {
    /// A sentence with a hint.
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into() }
    }

    /// Sentence and hint on one line.
    #[must_use]
    pub fn line(&self) -> String {
        if self.hint.is_empty() { self.what.clone() } else { format!("{}　{}", self.what, self.hint) }
    }

    /// The same in so many cells. Of what happened the end is left out first: what to do next is read to its end, as long as
    /// a few words of what happened stand before it.
    #[must_use]
    pub fn line_in(&self, cells: usize) -> String {
        const FEW_WORDS: usize = 12;
        let line = self.line();
        match cells.checked_sub(wrap::width(&self.hint) + 2) {
            Some(room) if room >= FEW_WORDS && !self.hint.is_empty() && wrap::width(&line) > cells => {
                format!("{}　{}", wrap::fit(&self.what, room), self.hint)
            }
            _ => wrap::fit(&line, cells).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_do_next_is_read_to_its_end_before_what_happened_is() {
        let hint = "再按一次 Ctrl+Z 撤销，按别的键不撤。";
        for words in 0..60 {
            let said = Said::new("将撤销：".to_owned() + &"报".repeat(words), hint);
            for cells in wrap::width(hint) + 14..200 {
                let line = said.line_in(cells);
                assert!(line.ends_with(hint) && wrap::width(&line) <= cells, "{words} {cells}: {line}");
                assert!(line.starts_with("将撤销："), "{line}");
            }
            assert!(wrap::width(&said.line_in(20)) <= 20);
            assert_eq!(said.line_in(400), said.line());
        }
    }
}
