//! Finding as people mishear and mistype: zh, ch, sh without their h, n for l, in for ing, en for eng and the other way
//! round; and one slip of the fingers in a spelled name, such as two letters in the wrong order (`jioatong`).

use super::{Finder, Found, Query, grade, is_skipped, score};
use crate::text::fold;

/// Fewer letters are initials: with a slip in them they could be anything.
const LEAST_SPELLED: usize = 5;
/// Over so many names two letters across syllables are not tried in the other order: each try looks through them all.
const MOST_RETRIED: usize = 20_000;
/// What fits with a slip never comes before what only sounds alike.
const SLIPPED: u16 = 250;

/// The query for one spelling: which places a sign reaches as spoken, and which with one slip in it.
struct Loose {
    length: u32,
    /// Places reached by what sounds alike, by sign and place.
    alike: Vec<u64>,
    /// Places reached with one slip.
    slipped: Vec<u64>,
}

impl Finder {
    /// What sounds like the letters, else what is one slip away from them.
    pub(super) fn tolerant(&self, typed: &str) -> Vec<Found> {
        let letters: Vec<char> = typed.chars().map(fold).filter(|letter| !is_skipped(*letter)).collect();
        let is_spelled = letters.len() >= LEAST_SPELLED && letters.iter().all(char::is_ascii_lowercase);
        let Some(plain) = self.prepare(typed).map(|query| Query { mask: 0, ..query }) else { return Vec::new() };
        if !letters.iter().all(|letter| letter.is_ascii_lowercase() || !letter.is_ascii()) || letters.len() < 2 {
            return Vec::new();
        }
        let loose = self.loosened(&letters, is_spelled);
        let found = self.scan(&plain, |signs| loose.score(signs));
        if !found.is_empty() || !is_spelled || self.names.len() > MOST_RETRIED {
            return found;
        }
        (1..letters.len()).map(|at| self.swapped(&letters, at)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// What fits when the letters before and at a place are taken in the other order.
    fn swapped(&self, letters: &[char], at: usize) -> Vec<Found> {
        let mut letters = letters.to_vec();
        letters.swap(at - 1, at);
        let letters: String = letters.into_iter().collect();
        let Some(query) = self.prepare(&letters) else { return Vec::new() };
        let one_run = |score: &u16| *score >= 580;
        self.scan(&query, |signs| score(signs, &query).filter(one_run).map(|score| score / 2 - SLIPPED))
    }

    fn loosened(&self, letters: &[char], is_spelled: bool) -> Loose {
        let places = letters.len();
        let mut loose = Loose {
            length: u32::try_from(places).unwrap_or(u32::MAX),
            alike: vec![0; self.alphabet.len() * places],
            slipped: vec![0; self.alphabet.len() * places],
        };
        for (sign, (character, ways)) in self.alphabet.iter().enumerate() {
            let alike: Vec<String> = ways.iter().flat_map(|way| sounding_alike(way)).collect();
            for place in 0..places {
                loose.alike[sign * places + place] = super::reached(*character, &alike, letters, place);
                if is_spelled {
                    loose.slipped[sign * places + place] = slipped(&alike, letters, place);
                }
            }
        }
        loose
    }
}

impl Loose {
    /// How well a name fits; every letter must stand in one run of it.
    fn score(&self, signs: &[u16]) -> Option<u16> {
        let runs = (0..signs.len()).filter_map(|start| {
            let (used, slips) = self.run(&signs[start..])?;
            let plain = grade(start, start + used - 1, used, signs.len());
            Some(plain / 2 - if slips { SLIPPED } else { 0 })
        });
        runs.max()
    }

    /// How many characters the letters take from the first on, and whether with a slip.
    fn run(&self, signs: &[u16]) -> Option<(usize, bool)> {
        let goal = 1_u64 << self.length;
        let (mut clean, mut slipped, mut taken) = (1_u64, 0_u64, None);
        for (index, &sign) in signs.iter().enumerate() {
            let (mut next, mut next_slipped) = (0, 0);
            for place in 0..self.length {
                let step = usize::from(sign) * self.length as usize + place as usize;
                if clean >> place & 1 == 1 {
                    next |= self.alike[step];
                    next_slipped |= self.slipped[step];
                }
                if slipped >> place & 1 == 1 {
                    next_slipped |= self.alike[step];
                }
            }
            (clean, slipped) = (next, next_slipped);
            if clean & goal != 0 {
                taken = Some((index + 1, false));
            } else if slipped & goal != 0 && taken.is_none_or(|(_, slips)| slips) {
                taken = Some((index + 1, true));
            }
            if (clean | slipped) & !goal == 0 {
                break;
            }
        }
        taken
    }
}

/// A syllable and those that many speakers do not tell from it.
fn sounding_alike(way: &str) -> Vec<String> {
    let mut firsts = vec![way.to_owned()];
    for (one, other) in [("zh", "z"), ("ch", "c"), ("sh", "s")] {
        if let Some(rest) = way.strip_prefix(one) {
            firsts.push(format!("{other}{rest}"));
        } else if let Some(rest) = way.strip_prefix(other) {
            firsts.push(format!("{one}{rest}"));
        }
    }
    for (one, other) in [("n", "l"), ("l", "n")] {
        if let Some(rest) = way.strip_prefix(one) {
            firsts.push(format!("{other}{rest}"));
        }
    }
    let mut all = firsts.clone();
    for syllable in firsts {
        for (short, long) in [("in", "ing"), ("en", "eng")] {
            if let Some(rest) = syllable.strip_suffix(long) {
                all.push(format!("{rest}{short}"));
            } else if syllable.ends_with(short) {
                all.push(format!("{syllable}g"));
            }
        }
    }
    all
}

/// The places reached when a whole syllable stands at `place` with one slip: a letter wrong, missing or too many, or two
/// in the other order.
fn slipped(ways: &[String], letters: &[char], place: usize) -> u64 {
    let mut reached = 0;
    for way in ways.iter().filter(|way| way.len() >= 2) {
        let spelled: Vec<char> = way.chars().collect();
        for taken in [spelled.len() - 1, spelled.len(), spelled.len() + 1] {
            if let Some(typed) = letters.get(place..place + taken).filter(|typed| is_one_slip(typed, &spelled)) {
                reached |= 1 << (place + typed.len());
            }
        }
    }
    reached
}

fn is_one_slip(typed: &[char], spelled: &[char]) -> bool {
    let same = typed.iter().zip(spelled).take_while(|(one, other)| one == other).count();
    let (typed, spelled) = (&typed[same..], &spelled[same..]);
    match (typed, spelled) {
        ([], []) => false,
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others => true,
        ([_, rest @ ..], [_, others @ ..]) if rest == others => true,
        _ => typed.get(1..).is_some_and(|rest| rest == spelled) || spelled.get(1..).is_some_and(|rest| rest == typed),
    }
}
