//! Which units a sentence names, and as what: by full name, short name, alias or collectively; leading, supporting, or
//! just named. It does not decide who is to do something: that needs the sentence's grammar (see `extract`).

use super::group::{COMMITTEE_STATES, COMMITTEES, PHRASES};
pub use super::group::{Group, resolve};
use crate::domain::{Unit, UnitId, UnitKind};
use crate::text::fold;
use std::{collections::HashSet, ops::Range};

/// Who is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// One unit of the roster.
    Unit(UnitId),
    /// Several, by what they are.
    Group(Group),
}

/// As what a unit is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 牵头, 负责, 责任单位.
    Lead,
    /// 配合, 协助, 会同.
    Supporting,
    /// Named, without a word about its part.
    Named,
}

/// One place where a unit or group is named. A phrase that names two groups (各地: counties and parks) gives two
/// mentions of the same span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text.
    pub span: Range<usize>,
    /// Who.
    pub who: Who,
    /// As what.
    pub role: Role,
}

/// The names of a roster, ready to be found in text: a trie over characters, quotation marks and spaces left out.
#[derive(Debug)]
pub struct UnitIndex {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    next: Vec<(char, u32)>,
    who: Vec<Who>,
}

impl UnitIndex {
    /// Indexes every name of the units that still take part, the usual shortenings of those names, and the phrases for
    /// groups.
    #[must_use]
    pub fn new(units: &[Unit]) -> Self {
        let mut index = Self { nodes: vec![Node::default()] };
        let active = || units.iter().filter(|unit| unit.active);
        for unit in active() {
            for name in unit.names() {
                index.insert(name, Who::Unit(unit.id.clone()));
            }
        }
        // Shortenings give way to names that a catalogue writes out, and those that two units would share to neither.
        let written: HashSet<String> = active().flat_map(Unit::names).map(key).collect();
        let shortened: Vec<(String, &Unit)> =
            active().flat_map(|unit| shortenings(unit).into_iter().map(move |name| (key(&name), unit))).collect();
        for (name, unit) in &shortened {
            let shared = shortened.iter().any(|(other, of)| other == name && of.id != unit.id);
            if !written.contains(name) && !shared {
                index.insert(name, Who::Unit(unit.id.clone()));
            }
        }
        for (phrase, groups) in PHRASES {
            for group in *groups {
                index.insert(phrase, Who::Group(*group));
            }
        }
        for (states, group) in COMMITTEE_STATES {
            for state in *states {
                for committee in COMMITTEES {
                    for end in ["的成员单位", "的单位", "的部门", "的"] {
                        index.insert(&format!("{state}{committee}{end}"), Who::Group(*group));
                    }
                }
            }
        }
        index
    }

    fn insert(&mut self, name: &str, who: Who) {
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
        if at != 0 && !self.nodes[at].who.contains(&who) {
            self.nodes[at].who.push(who);
        }
    }

    /// The longest name that begins at a byte of the text: its end, and whom it names.
    fn longest(&self, text: &str, from: usize) -> Option<(usize, &[Who])> {
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
fn sign(character: char) -> Option<char> {
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

fn key(name: &str) -> String {
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

/// Every unit and group that the text names, from left to right, the longest name at each place.
#[must_use]
pub fn mentions(text: &str, index: &UnitIndex) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(character) = text[from..].chars().next() {
        match index.longest(text, from) {
            Some((end, who)) if stands_alone(text, &(from..end)) => {
                found.extend(who.iter().map(|who| Mention { span: from..end, who: who.clone(), role: Role::Named }));
                from = end;
            }
            _ => from += character.len_utf8(),
        }
    }
    give_roles(text, &mut found);
    found
}

/// What may stand before a short name.
const JOINTS: &[char] = &[
    '、', '和', '与', '由', '请', '同', '给', '向', '让', '市', '：', '，', '；', '。', '（', '及', '跟', '在', '到',
    '报',
];

/// Whether a name found in the text is that name: 省委组织部 is not ours, and 基层工会组织 is no unit.
fn stands_alone(text: &str, span: &Range<usize>) -> bool {
    const ABOVE: &[&str] = &["省", "省委", "中央", "国家", "全国", "中共中央"];
    const BELOW: &[&str] = &["县", "县委", "区", "委", "乡镇", "街道", "镇"];
    let (before, name, after) = (&text[..span.start], &text[span.clone()], &text[span.end..]);
    let ends_with = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let of_the_city = name.starts_with('市') || name.contains("XX") || name.starts_with("中共");
    if (ends_with(ABOVE) || (!of_the_city && ends_with(BELOW))) && !name.starts_with('各') {
        return false;
    }
    // 物流行业党委, 成立行业党委: one committee, not those who have one.
    let bare = COMMITTEES.iter().any(|committee| key(committee) == key(name));
    if !bare && (name.chars().filter_map(sign).count() > 2 || name.starts_with('各')) {
        return true;
    }
    // Two characters such as 工会, 团委 or 甲县 are common in longer words.

    let free_left = before.chars().next_back().is_none_or(|left| JOINTS.contains(&left) || !left.is_alphanumeric());
    let compound = ["组织", "会员", "干部", "工作", "系统", "主席", "建设", "组建", "入会"];
    free_left && !compound.iter().any(|word| after.starts_with(word))
}

const LEADS_AFTER: &[&str] = &[
    "牵头",
    "负责",
    "主办",
    "主责",
    "承办",
    "主抓",
    "负总责",
    "会同",
    "为牵头单位",
    "为责任单位",
    "为责任主体",
    "为主",
];
const SUPPORTS_AFTER: &[&str] = &[
    "配合",
    "协助",
    "参与",
    "支持",
    "协同",
    "协办",
    "互相配合",
    "密切配合",
    "为配合单位",
    "为协办单位",
    "做好配合",
    "予以配合",
    "给予配合",
];
const LEADS_BEFORE: &[&str] =
    &["牵头单位", "责任单位", "主责单位", "承办单位", "主办单位", "牵头部门", "责任部门", "由", "配合", "协助"];
const SUPPORTS_BEFORE: &[&str] =
    &["会同", "配合单位", "协助单位", "协办单位", "参与单位", "配合部门", "协办部门", "参加单位", "联合", "协同", "商"];
const BETWEEN: &[&str] = &[
    "等单位",
    "等部门",
    "等",
    "各自",
    "共同",
    "积极",
    "主动",
    "具体",
    "密切",
    "要",
    "应",
    "须",
    "全力",
    "做好",
    "分别",
    "按职责",
];

/// Runs of names joined by 、 和 与 share one role.
fn give_roles(text: &str, found: &mut [Mention]) {
    let mut first = 0;
    while first < found.len() {
        let mut last = first;
        while found.get(last + 1).is_some_and(|next| {
            next.span == found[last].span || is_joint(text.get(found[last].span.end..next.span.start).unwrap_or("."))
        }) {
            last += 1;
        }
        let role = role(&text[..found[first].span.start], &text[found[last].span.end..]);
        for mention in &mut found[first..=last] {
            mention.role = role;
        }
        first = last + 1;
    }
}

fn is_joint(between: &str) -> bool {
    matches!(between.trim(), "" | "、" | "和" | "与" | "及" | "以及" | "," | "，" | "/" | ";" | "；" | "或")
}

fn role(before: &str, after: &str) -> Role {
    let mut after = after.trim_start_matches([' ', '”', '"']);
    while let Some(rest) = BETWEEN.iter().find_map(|word| after.strip_prefix(word)) {
        after = rest;
    }
    let before = before.trim_end_matches([':', '：', ' ', '是', '为', '“', '"']);
    let starts = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if starts(SUPPORTS_AFTER) || ends(SUPPORTS_BEFORE) {
        Role::Supporting
    } else if starts(LEADS_AFTER) || ends(LEADS_BEFORE) {
        Role::Lead
    } else {
        Role::Named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: &str, kind: UnitKind, names: [&str; 2], aliases: &[&str]) -> Unit {
        Unit {
            id: UnitId::new(id),
            name: names[0].into(),
            short: names[1].into(),
            aliases: aliases.iter().map(|name| (*name).to_owned()).collect(),
            kind,
            order: 1,
            post: String::new(),
            committees: vec![],
            groups: vec![],
            active: true,
            former: Vec::new(),
            ceased: None,
        }
    }

    fn index() -> UnitIndex {
        UnitIndex::new(&[
            unit(
                "组",
                UnitKind::Lead,
                ["中共XX市委组织部", "市委组织部"],
                &["组织部", "市委“两新”工委办公室", "市委党建办"],
            ),
            unit("交", UnitKind::Member, ["XX市交通运输局", "市交通运输局"], &["市交通局", "交通局"]),
            unit("监", UnitKind::Member, ["XX市市场监督管理局", "市市场监管局"], &["市监局", "市场监管局"]),
            unit("邮", UnitKind::Member, ["XX市邮政管理局", "市邮政管理局"], &["邮政局"]),
            unit("工", UnitKind::Member, ["XX市总工会", "市总工会"], &["工会"]),
            unit("甲", UnitKind::County, ["中共甲县委员会“两新”工委", "甲县"], &["甲县委组织部"]),
        ])
    }

    fn named(text: &str) -> Vec<(String, Role)> {
        mentions(text, &index())
            .into_iter()
            .map(|mention| match mention.who {
                Who::Unit(id) => (id.to_string(), mention.role),
                Who::Group(group) => (format!("{group:?}"), mention.role),
            })
            .collect()
    }

    #[test]
    fn a_unit_is_known_by_each_of_its_names() {
        for text in ["市交通局", "XX市交通运输局", "赣州市交通运输局", "交通局"] {
            assert_eq!(named(text), [("交".to_owned(), Role::Named)], "{text}");
        }
        assert_eq!(named("报送“两新”工委备案"), [("组".to_owned(), Role::Named)]);
        assert_eq!(named("市市场监管局"), [("监".to_owned(), Role::Named)]);
    }

    #[test]
    fn the_provinces_department_is_not_ours_and_a_union_is_no_unit() {
        for text in ["按照省委组织部要求", "国家邮政管理局", "推动企业工会组织建设", "街道工会"]
        {
            assert_eq!(named(text), [], "{text}");
        }
        assert_eq!(named("甲县委组织部"), [("甲".to_owned(), Role::Named)]);
    }

    #[test]
    fn who_leads_and_who_supports_is_read_from_the_words_around() {
        let leads = |id: &str| (id.to_owned(), Role::Lead);
        let supports = |id: &str| (id.to_owned(), Role::Supporting);
        assert_eq!(
            named("由市交通局牵头，市邮政管理局、市场监管局配合"),
            [leads("交"), supports("邮"), supports("监")]
        );
        assert_eq!(named("市交通局会同市邮政管理局抓好落实"), [leads("交"), supports("邮")]);
        assert_eq!(named("（责任单位：市总工会；配合单位：甲县）"), [leads("工"), supports("甲")]);
        assert_eq!(named("各成员单位要密切配合"), [supports("Members")]);
    }

    #[test]
    fn groups_are_named_with_and_without_brackets() {
        let group = |name: &str| (name.to_owned(), Role::Named);
        assert_eq!(named("各县（市、区）、园区"), [group("Counties"), group("Parks")]);
        assert_eq!(named("各县(市、区)"), [group("Counties")]);
        assert_eq!(named("没有成立行业（综合）党委的要尽快成立"), [group("WithoutCommittee")]);
        assert_eq!(named("各地各单位"), [group("All")]);
        assert_eq!(named("各行业主管部门"), [group("SectorDepartments")]);
    }

    #[test]
    fn nothing_panics_on_odd_text() {
        for text in ["", "“", "“”“”", "市", "\u{0}各", "各县（", "𠀀市交通局"] {
            let _ = mentions(text, &index());
        }
    }
}
