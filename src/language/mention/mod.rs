//! Which units a sentence names, and as what: by full name, short name, alias or collectively; leading, supporting, or
//! just named. It does not decide who is to do something: that needs the sentence's grammar (see `extract`).

mod index;
mod role;
mod sound;
mod unlisted;

use super::group::COMMITTEES;
pub use super::group::{Group, resolve};
use crate::domain::{Unit, UnitId};
pub use index::UnitIndex;
use index::{key, sign};
use std::ops::Range;

/// Who is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// One unit of the roster.
    Unit(UnitId),
    /// Several, by what they are.
    Group(Group),
    /// A unit that the roster does not have, by its name in the text.
    Unlisted(String),
}

impl Who {
    /// The units of the roster that are meant; none for one that it does not have.
    #[must_use]
    pub fn units(&self, roster: &[Unit]) -> Vec<UnitId> {
        match self {
            Self::Unit(unit) => vec![unit.clone()],
            Self::Group(group) => resolve(*group, roster),
            Self::Unlisted(_) => Vec::new(),
        }
    }
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
    /// 不用 … 配合: expressly left out of it. Only while reading: such a mention is not given out.
    Spared,
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
    /// Where the run of names begins that it stands in (戊区、己区), in bytes.
    pub run: usize,
    /// Whether only its sound was that of the name (油政管理局): to be asked about.
    pub by_sound: bool,
}

/// Every unit and group that the text names, from left to right, the longest name at each place; units that the roster does
/// not have as well.
#[must_use]
pub fn mentions(text: &str, index: &UnitIndex) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut from = 0;
    while let Some(character) = text[from..].chars().next() {
        let last = found.last().map_or(0, |mention| mention.span.end);
        match name_at(text, from, last, index) {
            Some((end, who, by_sound)) => {
                let mention = |who| Mention { span: from..end, who, role: Role::Named, run: from, by_sound };
                found.extend(who.into_iter().map(mention));
                from = end;
            }
            None => from += character.len_utf8(),
        }
    }
    role::give(text, &mut found);
    found.retain(|mention| mention.role != Role::Spared);
    found
}

/// Who is named at a byte of the text, where the name ends, and whether it was known by its sound alone. `last` is where
/// the name before it ended.
fn name_at(text: &str, from: usize, last: usize, index: &UnitIndex) -> Option<(usize, Vec<Who>, bool)> {
    if let Some((end, who)) = index.names.longest(text, from).filter(|(end, _)| stands_alone(text, &(from..*end))) {
        return Some((end, who.to_vec(), false));
    }
    if let Some((end, who)) = stem_at(text, from, last, index) {
        return Some((end, who.to_vec(), false));
    }
    // 是卫健委 sounds like one name and holds another.
    let exact_inside = |end: usize| {
        let inner = text[from..end].char_indices().skip(1).map(|(at, _)| from + at);
        inner.filter_map(|at| index.names.longest(text, at)).any(|(known, _)| known >= end)
    };
    if sound::may_begin(&text[from..])
        && let Some((end, who)) = index.sounds.alike(text, from).filter(|(end, _)| stands_alone(text, &(from..*end)))
        && !exact_inside(end)
    {
        return Some((end, vec![who.clone()], true));
    }
    let takes_part = |end: usize| role::takes_part(&text[..from], &text[end..]) || asks(&text[end..]);
    let end = unlisted::at(text, from, takes_part)?;
    // 建议市工信局主责: words before a name that the roster has are no part of one that it has not.
    if exact_inside(end) {
        return None;
    }
    Some((end, vec![Who::Unlisted(text[from..end].to_owned())], false))
}

/// Whether what stands behind a name asks its bearer for something.
fn asks(after: &str) -> bool {
    ["要", "必须", "务必", "应", "尽快", "抓紧"].iter().any(|word| after.starts_with(word))
}

/// So many names in a run are looked through for the words behind it.
const LONGEST_RUN: usize = 12;

/// 住建、税务配合; 会同公安、市场监管: the bare stem of a name, where the words around show that a department is meant.
fn stem_at<'a>(text: &str, from: usize, last: usize, index: &'a UnitIndex) -> Option<(usize, &'a [Who])> {
    let (end, who) = index.stems.longest(text, from)?;
    let before = &text[..from];
    let free = before.chars().next_back().is_none_or(|left| JOINTS.contains(&left) || !left.is_alphanumeric())
        || ["会同", "联合", "协同"].iter().any(|word| before.ends_with(word));
    if !free {
        return None;
    }
    let mut run = end;
    for _ in 0..LONGEST_RUN {
        let Some(joint) = text[run..].chars().next().filter(|joint| "、和与及跟".contains(*joint)) else { break };
        let next = run + joint.len_utf8();
        let longer = [&index.names, &index.stems]
            .into_iter()
            .filter_map(|trie| trie.longest(text, next))
            .max_by_key(|hit| hit.0);
        let Some((further, _)) = longer else { break };
        run = further;
    }
    let after = &text[run..];
    let closes = after.chars().next().is_none_or(|next| !next.is_alphanumeric());
    let goes_on = last > 0 && last < from && role::is_joint(&text[last..from]);
    // 跟交通、邮管联合推: what joins the first joins the second.
    let joined = goes_on && matches!(&text[last..from], "、" | "和" | "与" | "及");
    let is_cell = before.ends_with('\t') && after.starts_with(['\t', '\n']);
    let brought_in = ["会同", "联合", "协同", "商", "单位：", "部门："].iter().any(|word| before.ends_with(word));
    let shown = role::takes_part(before, after) && !brought_in
        || ["部门", "等", "两家", "几家"].iter().any(|word| after.starts_with(word))
        || joined && role::takes_part("", after)
        || joined && ["联合", "一起", "共同", "对接", "一道"].iter().any(|word| after.starts_with(word))
        || (goes_on || brought_in)
            && (closes || ["开展", "对", "进行", "把", "做"].iter().any(|word| after.starts_with(word)))
        || is_cell;
    shown.then_some((end, who))
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
    let compound = ["成员单位", "组织", "会员", "干部", "工作", "系统", "主席", "建设", "组建", "入会"];
    free_left && !compound.iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::UnitKind;

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
                Who::Unlisted(name) => (format!("?{name}"), mention.role),
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
    fn a_bare_stem_is_a_unit_only_where_the_words_around_say_so() {
        let supports = |id: &str| (id.to_owned(), Role::Supporting);
        assert_eq!(named("交通、邮政配合"), [supports("交"), supports("邮")]);
        assert_eq!(named("会同交通、市场监管，6月底前报"), [supports("交"), supports("监")]);
        for text in ["推动交通运输发展", "邮政快递员", "交通方便", "市场监管所", "做好交通配套"]
        {
            assert_eq!(named(text), [], "{text}");
        }
    }

    #[test]
    fn a_unit_that_the_roster_has_not_is_named_as_it_stands() {
        let unlisted = |name: &str, role: Role| (format!("?{name}"), role);
        assert_eq!(named("市水利局6月底前报方案"), [unlisted("市水利局", Role::Named)]);
        assert_eq!(named("请市残联配合"), [unlisted("市残联", Role::Supporting)]);
        assert_eq!(named("城管局协助"), [unlisted("城管局", Role::Supporting)]);
        for text in [
            "优化全市布局",
            "市领导交办事项",
            "市场主体办理登记",
            "城市管理办法",
            "形成良好格局，市里给予支持",
            "市直各部门都干部带头",
        ] {
            assert!(!named(text).iter().any(|(name, _)| name.starts_with('?')), "{text}: {:?}", named(text));
        }
    }

    #[test]
    fn a_name_is_known_by_its_sound_where_it_is_written_otherwise() {
        let by_sound = |text: &str| -> Vec<(String, bool)> {
            let found = mentions(text, &index()).into_iter();
            found.map(|mention| (text[mention.span].to_owned(), mention.by_sound)).collect()
        };
        assert_eq!(by_sound("请油政管理局配合"), [("油政管理局".to_owned(), true)]);
        assert_eq!(by_sound("请试监局配合"), [("试监局".to_owned(), true)]);
        assert_eq!(by_sound("请邮政管理局配合"), [("邮政管理局".to_owned(), false)]);
        assert_eq!(by_sound("推动企业工会组织建设，由政府办理"), []);
    }

    #[test]
    fn who_is_expressly_left_out_is_not_named() {
        for text in ["不用市交通局配合", "市交通局就不参加了", "无需再请市交通局牵头", "除市交通局外"]
        {
            assert_eq!(named(text), [], "{text}");
        }
    }

    #[test]
    fn nothing_panics_on_odd_text() {
        for text in ["", "“", "“”“”", "市", "\u{0}各", "各县（", "𠀀市交通局"] {
            let _ = mentions(text, &index());
        }
    }
}
