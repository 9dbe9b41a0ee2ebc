//! The names of a roster, ready to be found in text: written out, shortened, and by their sound.

use super::{
    Who,
    sound::{Sounds, lasts},
};
use crate::{
    domain::{Unit, UnitKind},
    language::group::{COMMITTEE_STATES, COMMITTEES, PHRASES},
    text::fold,
};
use std::collections::HashMap;

/// The names of a roster, ready to be found in text.
#[derive(Debug)]
pub struct UnitIndex {
    /// Names and phrases for groups.
    pub(super) names: Trie,
    /// What is left of a name without 市 and 局 (住建, 税务): a unit only where the words around say so.
    pub(super) stems: Trie,
    /// The names by their sound.
    pub(super) sounds: Sounds,
}

impl UnitIndex {
    /// Indexes every name of the units that still take part, the usual shortenings of those names, and the phrases for
    /// groups.
    #[must_use]
    pub fn new(units: &[Unit]) -> Self {
        let active = || units.iter().filter(|unit| unit.active);
        let unit = |unit: &Unit| Who::Unit(unit.id.clone());
        let mut names = Names::default();
        for one in active() {
            for name in one.names() {
                names.add(name, unit(one));
            }
        }
        // Shortenings give way to names that a catalogue writes out, and those that two units would share to neither.
        let mut shortened = Names::default();
        let mut stems = Names::default();
        for one in active() {
            for name in &shortenings(one) {
                shortened.add(name, unit(one));
            }
            for stem in stems_of(one) {
                shortened.add(&format!("{stem}部门"), unit(one));
                stems.add(&stem, unit(one));
            }
        }
        let (mut trie, mut sounds) = (Trie::default(), Sounds::default());
        for (name, who) in &names.known {
            for one in who {
                trie.insert(name, one);
            }
            if let [only] = who.as_slice() {
                sounds.add(name, only);
            }
        }
        for (name, who) in &shortened.known {
            if let ([only], false) = (who.as_slice(), names.known.contains_key(name)) {
                trie.insert(name, only);
                sounds.add(name, only);
            }
        }
        for (phrase, groups) in PHRASES {
            groups.iter().for_each(|group| trie.insert(phrase, &Who::Group(*group)));
        }
        for (states, group) in COMMITTEE_STATES {
            for (state, committee) in states.iter().flat_map(|state| COMMITTEES.iter().map(move |one| (state, one))) {
                for end in ["的成员单位", "的单位", "的部门", "的"] {
                    trie.insert(&format!("{state}{committee}{end}"), &Who::Group(*group));
                }
            }
        }
        let mut short = Trie::default();
        for (stem, who) in &stems.known {
            if let ([only], false) = (who.as_slice(), names.known.contains_key(stem)) {
                short.insert(stem, only);
            }
        }
        Self { names: trie, stems: short, sounds }
    }
}

/// Names and whom each names.
#[derive(Default)]
struct Names {
    known: HashMap<String, Vec<Who>>,
}

impl Names {
    fn add(&mut self, name: &str, who: Who) {
        let named = self.known.entry(key(name)).or_default();
        if !named.contains(&who) {
            named.push(who);
        }
    }
}

/// A trie over characters, quotation marks and spaces left out.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    next: Vec<(char, u32)>,
    who: Vec<Who>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Trie {
    fn insert(&mut self, name: &str, who: &Who) {
        let mut at = 0;
        for character in name.chars().filter_map(sign) {
            at = match self.nodes[at].next.binary_search_by_key(&character, |edge| edge.0) {
                Ok(edge) => self.nodes[at].next[edge].1 as usize,
                Err(edge) => {
                    let new = self.nodes.len();
                    let Ok(number) = u32::try_from(new) else { return };
                    self.nodes[at].next.insert(edge, (character, number));
                    self.nodes.push(Node::default());
                    new
                }
            };
        }
        if at != 0 && !self.nodes[at].who.contains(who) {
            self.nodes[at].who.push(who.clone());
        }
    }

    /// The longest name that begins at a byte of the text: its end, and whom it names.
    pub(super) fn longest(&self, text: &str, from: usize) -> Option<(usize, &[Who])> {
        let mut at = 0;
        let mut found = None;
        for (offset, character) in text[from..].char_indices() {
            let Some(sign) = sign(character) else {
                if offset == 0 && !is_opening_quote(character) {
                    return None;
                }
                continue;
            };
            match self.nodes[at].next.binary_search_by_key(&sign, |edge| edge.0) {
                Ok(edge) => at = self.nodes[at].next[edge].1 as usize,
                Err(_) => break,
            }
            if !self.nodes[at].who.is_empty() {
                found = Some((from + offset + character.len_utf8(), self.nodes[at].who.as_slice()));
            }
        }
        found
    }
}

/// A character as the index knows it; `None` for what may be left out of a name.
pub(super) fn sign(character: char) -> Option<char> {
    match character {
        '“' | '”' | '"' | '‘' | '’' | '「' | '」' | '『' | '』' | ' ' | '\u{3000}' => None,
        '〔' => Some('('),
        '〕' => Some(')'),
        _ => Some(fold(character)),
    }
}

fn is_opening_quote(character: char) -> bool {
    matches!(character, '“' | '「' | '『')
}

pub(super) fn key(name: &str) -> String {
    name.chars().filter_map(sign).collect()
}

/// How people shorten a name beyond its aliases: without 中共 and the city's name, without 市 or 市委, and the work
/// committee for its office.
fn shortenings(unit: &Unit) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |name: &str| {
        if name.chars().count() >= 3 && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    };
    if let Some((_, rest)) = unit.name.rsplit_once("XX") {
        add(rest);
    }
    for name in unit.names().skip(1) {
        let committee = if unit.kind == UnitKind::Lead { name.strip_suffix("办公室") } else { None };
        for name in [Some(name), committee].into_iter().flatten() {
            add(name);
            let bare = name.strip_prefix("市委").or_else(|| name.strip_prefix('市'));
            // 市直机关工委 without 市 would begin with 直.
            if let Some(bare) = bare.filter(|bare| !bare.starts_with('直') && !bare.starts_with('场')) {
                add(bare);
            }
        }
    }
    names
}

/// What is left of a department's short names without 市 before and 局, 委 or 办 behind: 住建, 税务, 市场监管.
fn stems_of(unit: &Unit) -> Vec<String> {
    if unit.kind != UnitKind::Member {
        return Vec::new();
    }
    let bare = |name: &str| {
        let name = name.strip_prefix("市委").or_else(|| name.strip_prefix('市')).unwrap_or(name);
        // 市场监管局 lost its 市 with the city's.
        let name = if name.starts_with('场') { format!("市{name}") } else { name.to_owned() };
        let stem = lasts().find_map(|last| name.strip_suffix(last))?.trim_end_matches("管理").to_owned();
        (2..=5).contains(&stem.chars().count()).then_some(stem)
    };
    unit.names().skip(1).filter_map(bare).collect()
}
