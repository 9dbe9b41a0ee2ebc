//! Names by their sound: 油政管理局 is what an input method or speech recognition makes of 邮政管理局. Initials and finals
//! that many speakers do not tell apart count as the same.

use super::{Who, index::sign};
use crate::language::pinyin::readings;
use pinyin::ToPinyin;
use std::{collections::HashMap, sync::OnceLock};

/// Shorter names than these sound like too much else.
const LEAST: usize = 3;
const MOST: usize = 10;

/// The characters by which a unit's name ends and by which one heard wrongly is still known.
pub(super) fn lasts() -> impl Iterator<Item = char> {
    "局委办部会联".chars()
}

/// So many signs of a name must be right for its last to be known by its sound.
const RIGHT_BEFORE_LAST: usize = 3;

/// A syllable without what many speakers do not tell apart: zh and z, ch and c, sh and s, n and l, ing and in, eng and en.
type Syllable = [u8; 6];

fn folded(reading: &str) -> Syllable {
    let mut bytes = reading.as_bytes().to_vec();
    match bytes.as_slice() {
        [b'z' | b'c' | b's', b'h', ..] => {
            bytes.remove(1);
        }
        [b'n', _, ..] => bytes[0] = b'l',
        _ => {}
    }
    if let [.., b'i' | b'e', b'n', b'g'] = bytes.as_slice() {
        bytes.pop();
    }
    let mut syllable = Syllable::default();
    for (to, from) in syllable.iter_mut().zip(bytes) {
        *to = from;
    }
    syllable
}

/// A name by its sound.
#[derive(Debug)]
struct Name {
    /// For each character the character itself and the ways it is read.
    signs: Vec<(char, Vec<Syllable>)>,
    who: Who,
}

/// The names of a roster by their sound. Most lines name nobody so: how names sound is worked out when the first does.
#[derive(Debug, Default)]
pub(super) struct Sounds {
    names: Vec<(String, Who)>,
    by_first: OnceLock<HashMap<Syllable, Vec<Name>>>,
}

/// Whether a name that is known by its sound may begin a text: one of the characters that end them stands near, or one that is
/// written for it by mistake (文广旅剧, 市工商连).
pub(super) fn may_begin(text: &str) -> bool {
    // Spelt out: it is asked of every character of a text.
    let ends = |character| {
        matches!(
            character,
            '局' | '委' | '办' | '部' | '会' | '联' | '剧' | '句' | '据' | '具' | '居' | '伟' | '微' | '连'
        )
    };
    text.chars().take(MOST).skip(LEAST - 1).any(ends)
}

impl Sounds {
    pub(super) fn add(&mut self, name: &str, who: &Who) {
        let ends = name.chars().next_back().is_some_and(|last| lasts().any(|known| known == last));
        if ends && (LEAST..=MOST).contains(&name.chars().count()) {
            self.names.push((name.to_owned(), who.clone()));
        }
    }

    fn by_first(&self) -> &HashMap<Syllable, Vec<Name>> {
        self.by_first.get_or_init(|| {
            let mut by_first: HashMap<Syllable, Vec<Name>> = HashMap::new();
            for (name, who) in &self.names {
                let sound = |character| readings(character).iter().map(|way| folded(way)).collect();
                let signs: Vec<(char, Vec<Syllable>)> = name.chars().map(|one| (one, sound(one))).collect();
                let firsts = signs.first().map(|(_, firsts)| firsts.clone()).unwrap_or_default();
                for first in firsts {
                    by_first.entry(first).or_default().push(Name { signs: signs.clone(), who: who.clone() });
                }
            }
            by_first
        })
    }

    /// The longest name that sounds like what begins at a byte of the text and is written otherwise: its end and whom it
    /// names. `None` when it might be two.
    pub(super) fn alike(&self, text: &str, from: usize) -> Option<(usize, &Who)> {
        let first = syllable(text[from..].chars().next()?)?;
        let mut best: Option<(usize, &Who)> = None;
        let mut is_shared = false;
        for name in self.by_first().get(&first)? {
            let Some(end) = name.alike(text, from) else { continue };
            match best {
                Some((longest, _)) if longest > end => {}
                Some((longest, who)) if longest == end => is_shared |= *who != name.who,
                _ => (best, is_shared) = (Some((end, &name.who)), false),
            }
        }
        best.filter(|_| !is_shared)
    }
}

impl Name {
    fn alike(&self, text: &str, from: usize) -> Option<usize> {
        let mut characters = text[from..].char_indices();
        let (mut differs, mut end) = (false, from);
        for (at, (known, ways)) in self.signs.iter().enumerate() {
            let (offset, written) = characters.next()?;
            let same = sign(written) == Some(*known);
            let is_last = at + 1 == self.signs.len();
            let unsure_last = is_last && (differs || at < RIGHT_BEFORE_LAST);
            if !same && (unsure_last || !syllable(written).is_some_and(|said| ways.contains(&said))) {
                return None;
            }
            differs |= !same;
            end = from + offset + written.len_utf8();
        }
        differs.then_some(end)
    }
}

/// How a character of a text is usually read.
fn syllable(character: char) -> Option<Syllable> {
    character.to_pinyin().map(|reading| folded(&reading.plain().replace('ü', "v")))
}
