//! Promise against report (前后对照): what was promised at an earlier meeting beside what is said of it at this one, and
//! in what the two differ: a figure, the day, the state.

use crate::{
    domain::{Commitment, Item, ItemId, Ledger, Life, Progress, Standing, item::phrases},
    text::half_width,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// In what a report differs from the promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Apart {
    /// Something counted: so many were promised, so many are there.
    Figure {
        /// Promised.
        promised: u64,
        /// Said.
        said: u64,
        /// The measure behind both (对, 家).
        measure: char,
    },
    /// How much of it is done, in percent.
    Share(u8),
    /// The day was moved at this meeting.
    Day {
        /// From when.
        from: Option<NaiveDate>,
        /// To when; `None`: to no day of the calendar.
        to: Option<NaiveDate>,
    },
    /// Where it stands is news of this month: reported, closed, or overdue since the last meeting.
    State(Standing),
}

/// A promise beside what is said of it at the meeting at hand.
#[derive(Clone, Debug)]
pub struct Against<'a> {
    /// What was promised.
    pub promised: &'a Commitment,
    /// What is said of it now, the last of it.
    pub said: Option<&'a Progress>,
    /// In what they differ.
    pub differs: Vec<Apart>,
}

/// No count that a unit speaks of has more digits; a telephone number has.
const MOST_DIGITS: usize = 6;
/// What follows the figures of days and times.
const OF_DAYS: [char; 8] = ['年', '月', '日', '号', '时', '点', '周', '季'];

impl Ledger {
    /// A promise or instruction of an earlier meeting beside what is said of it at the meeting at hand.
    #[must_use]
    pub fn against<'a>(&'a self, promised: &'a Commitment, today: NaiveDate) -> Against<'a> {
        let id = ItemId::Commitment(promised.id);
        let said = self.progress_on(&id).rev().find(|said| Some(said.meeting) == self.at);
        let mut differs: Vec<Apart> = said.map_or_else(Vec::new, |said| figures_apart(promised, &said.text));
        differs.extend(said.and_then(|said| said.share).map(Apart::Share));
        differs.extend(self.moved_now(promised));
        differs.extend(self.state_now(promised, today).map(Apart::State));
        Against { promised, said, differs }
    }

    fn moved_now(&self, promised: &Commitment) -> Option<Apart> {
        let mut moved = promised.course.extensions.iter().filter(|one| Some(one.meeting) == self.at);
        let first = moved.next()?;
        let last = moved.next_back().unwrap_or(first);
        Some(Apart::Day { from: first.days().0, to: last.days().1 })
    }

    fn state_now(&self, promised: &Commitment, today: NaiveDate) -> Option<Standing> {
        let told = self.attribution();
        let is_now = |recorded, on| told.meeting(recorded, on).is_none_or(|meeting| Some(meeting) >= self.at);
        let item = Item::Commitment(promised);
        let standing = item.standing(today);
        let is_news = match (&promised.course.life, standing) {
            (Life::Reported(report), _) => is_now(report.recorded, report.on),
            (Life::Closed { on, recorded, .. } | Life::Withdrawn { on, recorded, .. }, _) => is_now(*recorded, *on),
            (Life::Standing, Standing::Overdue(_)) => {
                let since = self.previous_meeting().map_or(promised.recorded_at.date(), |meeting| meeting.date);
                item.due(today).is_some_and(|due| due >= since)
            }
            (Life::Standing | Life::Superseded { .. } | Life::Recast { .. }, _) => false,
        };
        is_news.then_some(standing)
    }
}

/// The figures that a report has otherwise than the promise, each measure once.
fn figures_apart(promised: &Commitment, said: &str) -> Vec<Apart> {
    let first = &promised.first_deadline().spoken;
    let mut words = promised.text.clone();
    for phrase in phrases(first) {
        words = words.replace(phrase, "\u{0}");
    }
    let said = figures(said);
    let mut differs: Vec<Apart> = Vec::new();
    for (promised, measure) in figures(&words) {
        // Of two figures with one measure (完成18对，还差2对) the first is how far it is.
        let now = said.iter().find(|(_, of)| *of == measure).map(|(now, _)| *now);
        let is_known =
            differs.iter().any(|one| matches!(one, Apart::Figure { measure: known, .. } if *known == measure));
        if let Some(said) = now.filter(|now| *now != promised && !is_known) {
            differs.push(Apart::Figure { promised, said, measure });
        }
    }
    differs
}

/// What is counted in words: each number with the character behind it; days, rates and parts of a whole are no counts.
fn figures(text: &str) -> Vec<(u64, char)> {
    let mut found = Vec::new();
    let mut digits = String::new();
    let mut is_part = false;
    for character in text.chars().map(half_width) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        let number = std::mem::take(&mut digits);
        if !number.is_empty() {
            let is_count = !is_part && number.len() <= MOST_DIGITS && character.is_alphanumeric();
            if is_count && !OF_DAYS.contains(&character) {
                found.extend(number.parse().ok().map(|number| (number, character)));
            }
        }
        is_part = matches!(character, '.' | '-' | '/' | ':');
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_with_their_measures_and_days_and_numbers_are_not() {
        assert_eq!(figures("结对完成18对，还差2对"), [(18, '对'), (2, '对')]);
        assert_eq!(figures("６月底前建成３个，投入1.5万元"), [(3, '个')]);
        for text in ["6月30日前", "电话13812345678转", "138 1234 5678", "完成60%", "5号文件"] {
            assert_eq!(figures(text), [], "{text}");
        }
    }
}
