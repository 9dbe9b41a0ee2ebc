//! Reads the deadline in a sentence (期限): 二季度末, 节前, 10个工作日内, 力争九月底、确保十月底.
//!
//! Five steps, a file or more each: the text is cut into tokens, and these into passages (`passage`); the `grammar` finds phrases in
//! each (one file a family of rules); each dated phrase is weighed where it stands (`judge`: is it a deadline, or a past fact, a start,
//! a reference?) and becomes a `claim` with its `stance` (力争, 延至, 不对，是); what binds is left of them (`bind`); and what is not
//! plain is asked about (`stages`, `unread`). What cannot be read is told as a [`Fault`] or a [`Doubt`]; it is never guessed.
//!
//! Reading takes steps in proportion to the length of the text, whatever the text: no rule looks beyond its passage, and a passage
//! has a longest length.

mod bind;
mod claim;
mod combine;
mod cursor;
mod event;
mod festive;
mod figures;
mod grammar;
mod judge;
mod length;
mod moment;
mod occasion;
mod passage;
mod phrase;
mod range;
mod reading;
mod recurring;
mod recurring_day;
mod relative;
mod resolve;
mod stages;
mod stance;
mod unread;

pub use reading::{About, Certainty, DeadlineReading, Doubt, Fault, Remark, Rule};

use super::{calendar::Calendar, token::tokenize};
use chrono::NaiveDate;
use combine::{Gathered, Passage};

/// Reads the deadline in `text`, said on the day `base`.
#[must_use]
pub fn read_deadline(text: &str, base: NaiveDate, calendar: &Calendar) -> DeadlineReading {
    let tokens = tokenize(text);
    let context = resolve::Context::new(base, calendar);
    let mut gathered = Gathered::default();
    for run in passage::passages(&tokens) {
        let tokens = &tokens[run];
        let phrases = grammar::Grammar::new(tokens, context).read();
        gathered.add(Passage { text, tokens, phrases }, &context);
    }
    gathered.finish(&context)
}
