//! The roster (`units.toml`): reading the units, and finding them by what a task calls them.

use super::{
    near::nearest,
    section::{Section, Word},
};
use crate::domain::{CommitteeStanding, SectorCommittee, SenseFault, Unit, UnitId, UnitKind};
use std::collections::HashMap;

/// The name of the file.
pub(super) const FILE: &str = "units.toml";

const FILE_KEYS: &[&str] = &["unit"];
const UNIT_KEYS: &[&str] =
    &["id", "name", "short", "aliases", "kind", "order", "post", "committees", "groups", "active"];
const COMMITTEE_KEYS: &[&str] = &["name", "standing"];

/// The kinds of unit.
pub(super) const KINDS: &[(&str, UnitKind)] = &[
    ("牵头单位", UnitKind::Lead),
    ("成员单位", UnitKind::Member),
    ("县（市、区）", UnitKind::County),
    ("园区", UnitKind::Park),
];
/// How far a committee has come.
pub(super) const STANDINGS: &[(&str, CommitteeStanding)] = &[
    ("已成立", CommitteeStanding::Established),
    ("待成立", CommitteeStanding::Planned),
    ("可设", CommitteeStanding::Possible),
];

/// The units in speaking order, and every name they go by.
pub(super) struct Roster {
    units: Vec<Unit>,
    by_name: HashMap<String, usize>,
}

/// A group of units that a task can name instead of listing them.
#[derive(Clone, Copy)]
enum Group {
    All,
    Members,
    Counties,
    WithCommittee,
    WithoutCommittee,
    Lead,
}

/// The Chinese words are for the office; the English ones for whoever writes a catalogue by program.
const GROUPS: &[(&str, Group)] = &[
    ("全体", Group::All),
    ("all", Group::All),
    ("成员单位", Group::Members),
    ("members", Group::Members),
    ("各县（市、区）、园区", Group::Counties),
    ("counties", Group::Counties),
    ("已成立行业党委", Group::WithCommittee),
    ("with_committee", Group::WithCommittee),
    ("尚未成立行业党委", Group::WithoutCommittee),
    ("without_committee", Group::WithoutCommittee),
    ("牵头单位", Group::Lead),
    ("lead", Group::Lead),
];

impl Group {
    fn has(self, unit: &Unit) -> bool {
        unit.active
            && match self {
                Self::All => unit.kind != UnitKind::Lead,
                Self::Members => unit.kind == UnitKind::Member,
                Self::Counties => matches!(unit.kind, UnitKind::County | UnitKind::Park),
                Self::WithCommittee => unit.kind == UnitKind::Member && unit.has_committee(),
                // A unit without any committee on record (工会, 团委 …) is not expected to set one up.
                Self::WithoutCommittee => {
                    unit.kind == UnitKind::Member && !unit.has_committee() && !unit.committees.is_empty()
                }
                Self::Lead => unit.kind == UnitKind::Lead,
            }
    }
}

impl Roster {
    /// Reads the file.
    pub(super) fn read(root: &Section<'_>) -> Self {
        let mut claims = Claims::default();
        let mut units = Vec::new();
        for (at, section) in root.some_sections("unit", UNIT_KEYS).iter().enumerate() {
            units.push(claims.read_unit(section, at, &units));
        }
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by_key(|at| units[*at].order);
        let mut place = vec![0; units.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        units.sort_by_key(|unit| unit.order);
        let by_name = claims.names.into_iter().map(|(name, claim)| (name, place[claim.unit])).collect();
        Self { units, by_name }
    }

    /// A roster that could not be read: whoever is named may be on it.
    pub(super) fn unknown() -> Self {
        Self { units: Vec::new(), by_name: HashMap::new() }
    }

    /// The keys of the whole file.
    pub(super) fn keys() -> &'static [&'static str] {
        FILE_KEYS
    }

    /// The units that a list of names, codes and groups comes down to, each once, in speaking order.
    pub(super) fn resolve(&self, section: &Section<'_>, key: &str, words: &[Word<'_>]) -> Vec<UnitId> {
        let mut meant = vec![false; self.units.len()];
        for word in words.iter().filter(|_| !self.units.is_empty()) {
            if let Some((_, group)) = GROUPS.iter().find(|(name, _)| *name == word.text) {
                let mut anybody = false;
                for (at, _) in self.units.iter().enumerate().filter(|(_, unit)| group.has(unit)) {
                    meant[at] = true;
                    anybody = true;
                }
                if !anybody {
                    let kind = SenseFault::NobodyMeant { key: key.to_owned(), word: word.text.to_owned() };
                    section.note_at(&word.at, kind);
                }
            } else if let Some(at) = self.by_name.get(word.text) {
                meant[*at] = true;
            } else {
                section.note_at(&word.at, self.unknown_name(key, word));
            }
        }
        self.units.iter().zip(meant).filter(|(_, meant)| *meant).map(|(unit, _)| unit.id.clone()).collect()
    }

    /// Gives the units away.
    pub(super) fn into_units(self) -> Vec<Unit> {
        self.units
    }

    fn unknown_name(&self, key: &str, word: &Word<'_>) -> SenseFault {
        // Short names first: they are what an office should write.
        let shorts = self.units.iter().map(|unit| unit.short.as_str());
        let groups = GROUPS.iter().map(|(name, _)| *name);
        let near = nearest(word.text, shorts.chain(groups).chain(self.by_name.keys().map(String::as_str)));
        SenseFault::UnitUnknown { key: key.to_owned(), word: word.text.to_owned(), near }
    }
}

/// Units as a task names them: by the groups that are among them as a whole, then by their short names.
pub(super) fn called(units: &[Unit], ids: &[UnitId]) -> Vec<String> {
    let mut left: Vec<&Unit> = units.iter().filter(|unit| ids.contains(&unit.id)).collect();
    let mut called = Vec::new();
    for (name, group) in [GROUPS[0], GROUPS[2], GROUPS[4]] {
        let members: Vec<&Unit> = units.iter().filter(|unit| group.has(unit)).collect();
        if members.len() > 1 && members.iter().all(|member| left.contains(member)) {
            left.retain(|unit| !members.contains(unit));
            called.push(name.to_owned());
        }
    }
    called.extend(left.into_iter().map(|unit| unit.short.clone()));
    called
}

/// The same for those who help: 全体 means all who do not lead.
pub(super) fn helpers_called(units: &[Unit], lead: &[UnitId], helpers: &[UnitId]) -> Vec<String> {
    let (name, all) = GROUPS[0];
    let is_all = |unit: &Unit| !all.has(unit) || lead.contains(&unit.id) || helpers.contains(&unit.id);
    if helpers.len() < 4 || !units.iter().all(is_all) {
        return called(units, helpers);
    }
    let others = units.iter().filter(|unit| helpers.contains(&unit.id) && !all.has(unit));
    std::iter::once(name.to_owned()).chain(others.map(|unit| unit.short.clone())).collect()
}

/// Who has claimed which code, name and place so far.
#[derive(Default)]
struct Claims {
    names: HashMap<String, Claim>,
    orders: HashMap<u32, usize>,
}

struct Claim {
    unit: usize,
    place: usize,
}

impl Claims {
    fn read_unit(&mut self, section: &Section<'_>, at: usize, before: &[Unit]) -> Unit {
        let id = section.word("id");
        let name = section.word("name");
        let short = section.word("short");
        let aliases = section.words("aliases");
        match self.names.get(id.text) {
            Some(claim) => {
                let first = section.line(claim.place);
                section.note_at(&id.at, SenseFault::CodeTwice { code: id.text.to_owned(), first });
            }
            None => self.claim(section, &id, at, before),
        }
        for word in [&name, &short].into_iter().chain(&aliases) {
            self.claim(section, word, at, before);
        }
        Unit {
            id: UnitId::new(id.text),
            name: name.text.to_owned(),
            short: short.text.to_owned(),
            aliases: aliases.into_iter().map(|alias| alias.text.to_owned()).collect(),
            kind: section.one_of("kind", KINDS, None),
            order: self.read_order(section, at, before),
            post: section.text_or("post", ""),
            committees: committees(section),
            groups: section.texts("groups"),
            active: section.flag("active", true),
            former: Vec::new(),
            ceased: None,
        }
    }

    /// Takes in a name; one repeated among its own unit's names is harmless.
    fn claim(&mut self, section: &Section<'_>, word: &Word<'_>, at: usize, before: &[Unit]) {
        match self.names.get(word.text) {
            Some(claim) if claim.unit != at => {
                let (holder, first) = (before[claim.unit].short.clone(), section.line(claim.place));
                section.note_at(&word.at, SenseFault::NameTaken { name: word.text.to_owned(), holder, first });
            }
            Some(_) => {}
            None if word.text.is_empty() => {}
            None => {
                self.names.insert(word.text.to_owned(), Claim { unit: at, place: word.at.start });
            }
        }
    }

    fn read_order(&mut self, section: &Section<'_>, at: usize, before: &[Unit]) -> u32 {
        let Some((order, place)) = section.number("order", 1, 9999) else { return 0 };
        if let Some(first) = self.orders.insert(order, at) {
            section.note_at(&place, SenseFault::OrderTaken { order, holder: before[first].short.clone() });
        }
        order
    }
}

fn committees(section: &Section<'_>) -> Vec<SectorCommittee> {
    let read = |committee: &Section<'_>| SectorCommittee {
        name: committee.text("name"),
        standing: committee.one_of("standing", STANDINGS, None),
    };
    section.sections("committees", COMMITTEE_KEYS).iter().map(read).collect()
}
