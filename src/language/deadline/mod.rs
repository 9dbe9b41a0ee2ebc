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
mod refer;
mod relative;
mod resolve;
mod stages;
mod stance;
mod told;
mod unread;

pub use reading::{Certainty, DeadlineReading, Doubt, Fault, Remark, Rule};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::steps;

    /// Reading a text twice as long may take at most this many times the steps: two, and a little for the ends.
    const GROWTH: f64 = 2.2;

    /// How often a character may be looked at in the worst text: by some 20 questions of each date of its passage of 256 tokens.
    const MOST: u64 = 4_000;

    fn steps_of(text: &str) -> u64 {
        let base = NaiveDate::from_ymd_opt(2022, 5, 20).expect("a day");
        let calendar = Calendar::default();
        steps::of(|| drop(read_deadline(text, base, &calendar)))
    }

    #[test]
    fn a_text_twice_as_long_takes_twice_the_steps_whatever_it_says() {
        for piece in [
            "第一季度第二季度",
            "一",
            "一二三四五六七八九",
            "1",
            "12",
            "《",
            "《六月",
            "（",
            "节",
            "端午",
            "周五",
            "周五周",
            "6月",
            "6月、",
            "6月和",
            "6月底前",
            "6月30日前报送材料",
            "6月30日前报送材料，",
            "6月30日前报送材料。",
            "6月1日至6月30日；",
            "每",
            "每月",
            "每月5日前，",
            "月月有",
            "前",
            "前三",
            "书记来之前",
            "后再",
            "15个工作日办结",
            "最晚7天，",
            "力争6月底，",
            "确保6月底，",
            "原定6月底，",
            "不对，6月底",
            "延到6月底",
            "6月底完不成，",
            "等",
            "下次",
            "上午",
            "的",
            "完成",
            "今年",
            "提前三天",
            "会前三天",
            "中文",
            "2022.",
            "6/1-",
            " ",
            "\n",
        ] {
            let [short, long] = [1_000, 2_000].map(|times| steps_of(&piece.repeat(times)));
            let growth =
                f64::from(u32::try_from(long).expect("few")) / f64::from(u32::try_from(short.max(1)).expect("few"));
            assert!(growth <= GROWTH, "{piece}: {short} steps, twice as long {long}");
        }
    }

    #[test]
    fn no_mark_of_a_text_is_looked_at_more_often_than_a_passage_is_long() {
        let text = "第一季度第二季度".repeat(2000);
        let glyphs = u64::try_from(text.chars().count()).expect("few");
        assert!(steps_of(&text) / glyphs < MOST, "{} steps a character", steps_of(&text) / glyphs);
    }
}
