//! Finding a name by a few letters or characters: initials (`jtj`), full spelling (`jiaotong`), partly spelled
//! (`jiaot`), Han (`交通`), or a mixture. Everything that can be worked out before a key is pressed is; a key press is one
//! pass over small integers. It never chooses between equal matches. What fits nothing letter for letter is looked for
//! again as people mishear and mistype it, see `tolerance`.

mod tolerance;

use super::pinyin::readings;
use crate::text::fold;
use std::collections::HashMap;

/// More letters than anyone types; a longer query finds nothing.
const LONGEST_QUERY: usize = 48;

/// What one key press found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The entry's key, as it was given to [`Finder::new`].
    pub key: usize,
    /// How well it fits, from 0 to [`Hit::WHOLE`]; equal scores are equally good.
    pub score: u16,
    /// The name that matched best; of equally good ones the most preferred.
    pub name: &'a str,
}

impl Hit<'_> {
    /// The score of a name that was typed from its first to its last character.
    pub const WHOLE: u16 = 900;
}

/// An entry that fits: its score, its place among the keys, and the place of the name that fits best.
type Found = (u16, u32, u32);

/// What a query found, the best first. One letter fits most of a hundred thousand names, of which a list shows twenty: a hit
/// is made when it is asked for.
#[derive(Debug)]
pub struct Hits<'a> {
    finder: &'a Finder,
    found: Vec<Found>,
    /// Places in `found`, the best first.
    order: Vec<u32>,
}

impl<'a> Hits<'a> {
    /// How many entries fit.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The hits, the best first; equal ones in the order in which the entries were given.
    pub fn iter(&self) -> impl Iterator<Item = Hit<'a>> {
        self.order.iter().map(|at| {
            let (score, key, index) = self.found[*at as usize];
            let name = &self.finder.names[index as usize];
            let text = &self.finder.text[name.first_byte as usize..name.last_byte as usize];
            Hit { key: self.finder.keys[key as usize], score, name: text }
        })
    }
}

/// One name of one entry: where its signs and its text lie.
#[derive(Clone, Copy, Debug)]
struct Name {
    key: u32,
    first_sign: u32,
    last_sign: u32,
    first_byte: u32,
    last_byte: u32,
    /// A bit for every letter that can begin one of its characters, and hashed bits for the characters themselves.
    mask: u64,
}

/// Names, ready to be searched at every key press.
#[derive(Debug, Default)]
pub struct Finder {
    keys: Vec<usize>,
    names: Vec<Name>,
    /// All names' characters, as indices into `alphabet`.
    signs: Vec<u16>,
    text: String,
    alphabet: Vec<(char, Vec<String>)>,
    /// A bit for every letter that some reading has behind its first: `g` of `yang`.
    inner: u64,
}

/// What a query means for every character of the alphabet.
struct Query {
    length: u32,
    /// Whether it is one letter: then a name's mask says already that it fits.
    is_one_letter: bool,
    /// Bits that a name's mask must have.
    mask: u64,
    /// For every sign: whether it can stand at the first place.
    begins: Vec<bool>,
    /// For every sign: at which places of the query it can stand.
    can: Vec<u64>,
    /// For every sign and place: the places that are reached by letting it stand there.
    step: Vec<u64>,
}

impl Query {
    fn step(&self, sign: u16, place: u32) -> u64 {
        self.step[usize::from(sign) * self.length as usize + place as usize]
    }
}

impl Finder {
    /// Prepares entries for searching: each a key and its names, the most preferred first.
    pub fn new<'a, Names>(entries: impl Iterator<Item = (usize, Names)>) -> Self
    where
        Names: Iterator<Item = &'a str>,
    {
        let mut finder = Self { alphabet: vec![('\0', Vec::new())], ..Self::default() };
        let mut known = HashMap::new();
        for (key, names) in entries {
            let entry = u32::try_from(finder.keys.len()).unwrap_or(u32::MAX);
            finder.keys.push(key);
            for name in names {
                finder.add(entry, name, &mut known);
            }
        }
        finder
    }

    fn add(&mut self, key: u32, name: &str, known: &mut HashMap<char, u16>) {
        // Over 4 GiB of names the finder keeps what it has rather than mixing them up.
        let (Ok(first_sign), Ok(first_byte)) = (u32::try_from(self.signs.len()), u32::try_from(self.text.len())) else {
            return;
        };
        let mut mask = 0;
        for character in name.chars().filter(|character| !is_skipped(*character)) {
            let sign = *known.entry(fold(character)).or_insert_with_key(|character| {
                // Sign 0 matches nothing: it stands for whatever would be the 65,536th different character.
                let Ok(sign) = u16::try_from(self.alphabet.len()) else { return 0 };
                let ways = readings(*character);
                let inner = ways.iter().flat_map(|way| way.bytes().skip(1)).map(letter_bit);
                self.inner |= inner.fold(0, |all, bit| all | bit);
                self.alphabet.push((*character, ways));
                sign
            });
            self.signs.push(sign);
            let (character, ways) = &self.alphabet[usize::from(sign)];
            mask |= character_bit(*character);
            mask |= ways.iter().map(|way| letter_bit(way.as_bytes()[0])).fold(0, |all, bit| all | bit);
        }
        self.text.push_str(name);
        let (Ok(last_sign), Ok(last_byte)) = (u32::try_from(self.signs.len()), u32::try_from(self.text.len())) else {
            return;
        };
        self.names.push(Name { key, first_sign, last_sign, first_byte, last_byte, mask });
    }

    /// Every entry that fits, the best first; equal ones in the order they were given. Nothing typed finds nothing. Where
    /// nothing fits letter for letter, what sounds alike or is one slip away; such hits score below every run of letters.
    #[must_use]
    pub fn find(&self, letters_or_han: &str) -> Hits<'_> {
        let Some(query) = self.prepare(letters_or_han) else { return self.ranked(Vec::new()) };
        let exact = self.scan(&query, |signs| score(signs, &query));
        self.ranked(if exact.is_empty() { self.tolerant(letters_or_han) } else { exact })
    }

    /// The best of every entry's names that have the query's mask and some score.
    fn scan(&self, query: &Query, score: impl Fn(&[u16]) -> Option<u16>) -> Vec<Found> {
        let mut best: Vec<Found> = Vec::with_capacity(self.names.len() / 4);
        for (index, name) in (0_u32..).zip(&self.names) {
            if name.mask & query.mask != query.mask {
                continue;
            }
            let signs = &self.signs[name.first_sign as usize..name.last_sign as usize];
            let Some(score) = score(signs) else { continue };
            match best.last_mut() {
                Some(last) if last.1 == name.key => {
                    if score > last.0 {
                        *last = (score, name.key, index);
                    }
                }
                _ => best.push((score, name.key, index)),
            }
        }
        best
    }

    /// Sorts by score, keeping the order of equals: counting, as there are few different scores and may be many names.
    fn ranked(&self, found: Vec<Found>) -> Hits<'_> {
        let mut places = vec![0_usize; usize::from(Hit::WHOLE) + 2];
        for (score, ..) in &found {
            places[usize::from(Hit::WHOLE - score) + 1] += 1;
        }
        for place in 1..places.len() {
            places[place] += places[place - 1];
        }
        let mut order = vec![0_u32; found.len()];
        for (at, (score, ..)) in (0_u32..).zip(&found) {
            let place = &mut places[usize::from(Hit::WHOLE - score)];
            order[*place] = at;
            *place += 1;
        }
        Hits { finder: self, found, order }
    }

    fn prepare(&self, typed: &str) -> Option<Query> {
        let places: Vec<char> = typed.chars().map(fold).filter(|character| !is_skipped(*character)).collect();
        if places.is_empty() || places.len() > LONGEST_QUERY {
            return None;
        }
        let length = u32::try_from(places.len()).ok()?;
        let mut mask = places.iter().filter(|place| !place.is_ascii()).map(|place| character_bit(*place)).sum_bits();
        if let Ok(first) = u8::try_from(places[0]) {
            mask |= letter_bit(first);
        }
        // A letter that never stands inside a syllable must begin one: most names are passed over for it.
        let letters = places.iter().filter(|place| place.is_ascii_lowercase()).filter_map(|c| u8::try_from(*c).ok());
        mask |= letters.map(letter_bit).filter(|bit| self.inner & bit == 0).sum_bits();
        let is_one_letter = places.len() == 1 && places[0].is_ascii_lowercase();
        let mut query = Query {
            length,
            is_one_letter,
            mask,
            begins: Vec::new(),
            can: Vec::with_capacity(self.alphabet.len()),
            step: Vec::new(),
        };
        query.step.resize(self.alphabet.len() * places.len(), 0);
        for (sign, (character, ways)) in self.alphabet.iter().enumerate() {
            let mut can = 0;
            for place in 0..places.len() {
                let reached = reached(*character, ways, &places, place);
                query.step[sign * places.len() + place] = reached;
                can |= u64::from(reached != 0) << place;
            }
            query.can.push(can);
        }
        query.begins = query.can.iter().map(|can| can & 1 != 0).collect();
        Some(query)
    }
}

/// Joins bits.
trait SumBits {
    fn sum_bits(self) -> u64;
}

impl<I: Iterator<Item = u64>> SumBits for I {
    fn sum_bits(self) -> u64 {
        self.fold(0, |all, bit| all | bit)
    }
}

/// Marks and spaces are never typed and never needed.
fn is_skipped(character: char) -> bool {
    !character.is_alphanumeric()
}

fn letter_bit(letter: u8) -> u64 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 1 << 26,
    }
}

fn character_bit(character: char) -> u64 {
    1 << (27 + u32::from(character) % 37)
}

/// The places of the query that are reached when this character stands at `place`: the character itself takes one, a
/// reading as many letters as agree, from the initial to the whole syllable.
fn reached(character: char, ways: &[String], places: &[char], place: usize) -> u64 {
    let mut reached = u64::from(places[place] == character) << (place + 1);
    for way in ways {
        let agreeing = way.chars().zip(&places[place..]).take_while(|(letter, typed)| letter == *typed).count();
        for taken in 1..=agreeing {
            reached |= 1 << (place + taken);
        }
    }
    reached
}

/// Whether the query's letters occur in order.
fn reaches(signs: &[u16], query: &Query) -> bool {
    let goal = 1_u64 << query.length;
    let mut reach = 1_u64;
    for &sign in signs {
        let mut live = reach & query.can[usize::from(sign)];
        while live != 0 {
            reach |= query.step(sign, live.trailing_zeros());
            live &= live - 1;
        }
        if reach & goal != 0 {
            return true;
        }
    }
    false
}

/// How well a name fits: whole, then the whole but for a leading 市, a beginning, a run inside, and letters picked with
/// gaps; within each the less is left over the better.
fn score(signs: &[u16], query: &Query) -> Option<u16> {
    if query.is_one_letter {
        return Some(score_one_letter(signs, query));
    }
    let mut best = None;
    for (start, &sign) in signs.iter().enumerate() {
        if query.begins[usize::from(sign)]
            && let Some(used) = run_from(&signs[start..], query)
        {
            best = best.max(Some(grade(start, start + used - 1, used, signs.len())));
        }
    }
    best.or_else(|| reaches(signs, query).then(|| score_with_gaps(signs, query)))
}

/// What [`score`] comes to for a letter that begins some character of the name: only its place decides.
fn score_one_letter(signs: &[u16], query: &Query) -> u16 {
    let last = signs.len().saturating_sub(1);
    let begins = |at: &usize| signs.get(*at).is_some_and(|sign| query.begins[usize::from(*sign)]);
    let at_an_end = [0, last].into_iter().filter(begins).map(|at| grade(at, at, 1, signs.len())).max();
    at_an_end.unwrap_or_else(|| grade(1, 1, 1, signs.len()))
}

/// How many characters from the first on the query takes without a gap; the most, as a whole name is worth more.
fn run_from(signs: &[u16], query: &Query) -> Option<usize> {
    let goal = 1_u64 << query.length;
    let (mut reach, mut taken) = (1_u64, None);
    for (index, &sign) in signs.iter().enumerate() {
        let mut live = reach & query.can[usize::from(sign)];
        reach = 0;
        while live != 0 {
            reach |= query.step(sign, live.trailing_zeros());
            live &= live - 1;
        }
        if reach & goal != 0 {
            taken = Some(index + 1);
        }
        if reach & !goal == 0 {
            return taken;
        }
    }
    taken
}

/// A way to a place of the query: where it started, and how many characters it used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    start: u16,
    used: u16,
}

fn score_with_gaps(signs: &[u16], query: &Query) -> u16 {
    let goal = query.length as usize;
    // For every place of the query the way with the latest start.
    let mut ways = [Way { start: u16::MAX, used: 0 }; LONGEST_QUERY + 1];
    let mut known = 1_u64;
    let mut best = 0;
    for (index, &sign) in signs.iter().enumerate().take(usize::from(u16::MAX)) {
        let mut live = query.can[usize::from(sign)] & known;
        ways[0].start = u16::try_from(index).unwrap_or(u16::MAX);
        // From the last place down, so that no character is used twice.
        while live != 0 {
            let place = live.ilog2();
            live &= !(1 << place);
            let way = Way { used: ways[place as usize].used + 1, ..ways[place as usize] };
            let mut reached = query.step(sign, place);
            while reached != 0 {
                let to = reached.trailing_zeros() as usize;
                reached &= reached - 1;
                if to == goal {
                    best = best.max(grade(usize::from(way.start), index, usize::from(way.used), signs.len()));
                } else if known >> to & 1 == 0 || ways[to] < way {
                    ways[to] = way;
                    known |= 1 << to;
                }
            }
        }
    }
    best
}

fn grade(start: usize, end: usize, used: usize, length: usize) -> u16 {
    let span = end + 1 - start;
    let gaps = span.saturating_sub(used).min(15);
    let left_over = length.saturating_sub(used).min(60);
    let base = match (gaps, start, end + 1 == length) {
        (0, 0, true) => 900,
        (0, 1, true) => 880,
        (0, 0, false) => 800,
        (0, _, true) => 700,
        (0, _, false) => 640,
        _ => 500 - gaps * 20,
    };
    u16::try_from(base - left_over).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROSTER: [&[&str]; 8] = [
        &["市交通局", "交通局", "市交通运输局", "XX市交通运输局"],
        &["发改委", "发展改革委", "市发改委", "XX市发展和改革委员会"],
        &["市网信中心", "市委网信办", "中共XX市委网络安全和信息化委员会办公室（市网信中心）"],
        &["民政局", "市民政局", "XX市民政局"],
        &["税务局", "市税务局", "国家税务总局XX市税务局"],
        &["商务局", "市商务局", "XX市商务局"],
        &["文旅局", "文广新旅局", "市文广旅局", "XX市文化广电旅游局"],
        &["重庆商会", "市重庆商会"],
    ];

    fn finder() -> Finder {
        Finder::new(ROSTER.iter().enumerate().map(|(key, names)| (key, names.iter().copied())))
    }

    fn first(typed: &str) -> Vec<usize> {
        let finder = finder();
        let hits = finder.find(typed);
        let best = hits.iter().next().map(|hit| hit.score);
        hits.iter().take_while(|hit| Some(hit.score) == best).map(|hit| hit.key).collect()
    }

    #[test]
    fn a_few_initials_find_the_unit_that_everyone_means() {
        for (typed, key) in [("jtj", 0), ("fgw", 1), ("wxb", 2), ("smzj", 3), ("jiaotong", 0), ("jiaot", 0)] {
            assert_eq!(first(typed), [key], "{typed}");
        }
    }

    #[test]
    fn the_short_ways_to_a_score_come_to_the_same_as_the_long_one() {
        let finder = finder();
        let typed = ('a'..='z').flat_map(|c| [c.to_string(), format!("{c}j"), format!("s{c}"), format!("sh{c}w")]);
        for typed in typed {
            let short = finder.prepare(&typed).unwrap();
            let long = Query { is_one_letter: false, mask: 0, ..finder.prepare(&typed).unwrap() };
            for name in &finder.names {
                let signs = &finder.signs[name.first_sign as usize..name.last_sign as usize];
                let passes = name.mask & short.mask == short.mask;
                let found = if passes { score(signs, &short) } else { None };
                assert_eq!(found, score(signs, &long), "{typed} in {:?}", &finder.text[name.first_byte as usize..]);
            }
        }
    }

    #[test]
    fn equal_matches_are_all_shown_and_none_is_chosen() {
        assert_eq!(first("sswj"), [4, 5]);
        assert_eq!(first("swj"), [4, 5]);
        assert_eq!(first("shuiwu"), [4]);
    }

    #[test]
    fn han_full_width_letters_capitals_and_mixtures_are_understood() {
        for typed in ["交通", "ＪＴＪ", "JTJ", "交tj", " j t j "] {
            assert_eq!(first(typed).first(), Some(&0), "{typed}");
        }
        assert_eq!(first("lvyou"), [6]);
    }

    #[test]
    fn a_polyphone_is_found_under_each_of_its_initials() {
        assert_eq!(first("cqsh"), [7]);
        assert_eq!(first("zqsh"), [7]);
    }

    #[test]
    fn the_name_shown_is_the_one_that_matched() {
        let finder = finder();
        assert_eq!(finder.find("jtj").iter().next(), Some(Hit { key: 0, score: Hit::WHOLE, name: "交通局" }));
    }

    #[test]
    fn what_fits_nothing_finds_nothing() {
        for typed in ["", "  ", "，", "qqqq", "𠀀𠀁", &"s".repeat(200)] {
            assert!(finder().find(typed).is_empty(), "{typed}");
        }
    }
}
