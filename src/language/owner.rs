//! Who in person answers for a promise, as the sentence puts it: 由分管副局长负责, 责任人：办公室主任. Units that
//! answer for something are mentions, not owners.

use super::person::{is_familiar, is_name, is_person, is_section, is_somebody_of_a_section};
use std::ops::Range;

/// An owner (责任人): a post, a name, or both, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The bytes of the text that name the owner.
    pub span: Range<usize>,
    /// Those words.
    pub text: String,
}

/// What announces an owner. A text after these is taken as it stands.
const LABELS: &[&str] = &[
    "具体责任人",
    "责任领导",
    "牵头领导",
    "分管领导",
    "责任人",
    "负责人",
    "联系人",
    "经办人",
    "承办人",
    "包保领导",
    "领办人",
    "责任同志",
];

/// What follows an owner, a bare name too: a person does it, or a unit, and nothing else.
const ANSWERING: &[&str] = &[
    "负责",
    "主责",
    "牵头",
    "领办",
    "包保",
    "主抓",
    "盯办",
    "盯着",
    "盯紧",
    "盯住",
    "盯牢",
    "盯到底",
    "挂帅",
    "带队",
    "坐镇",
    "兜底",
    "负总责",
    "总负责",
    "过问",
    "来办",
    "来抓",
    "抓总",
    "任组长",
    "当组长",
    "任总指挥",
    "全权处理",
];

/// What follows an owner as well; before these much stands that only begins as a name does.
const BUSYING: &[&str] = &[
    "抓落实",
    "跟进",
    "跟踪",
    "跟到底",
    "督办",
    "落实",
    "承办",
    "办理",
    "对接",
    "分管",
    "主持",
    "把关",
    "统筹",
    "推进",
    "推动",
    "抓",
    "跟",
    "管",
    "盯",
    "包",
    "跑腿",
    "汇总",
    "收集",
    "跑",
    "经手",
    "张罗",
    "操办",
    "执笔",
    "起草",
    "主笔",
];

/// Of these, what a section does: 律公科跟进.
const SEEN_TO: &[&str] = &[
    "跟进", "汇总", "对接", "承办", "办理", "督办", "操办", "收集", "经手", "落实", "执笔", "主笔", "起草", "盯", "抓",
];

/// What stands between an owner and the deed.
const MANNERS: &[&str] = &[
    "亲自", "具体", "直接", "全程", "专门", "牵头", "全权", "全面", "一直", "主要", "专项", "来", "要", "会", "将",
    "每周", "每天", "每月", "须", "去", "先", "负责",
];

/// What a clause says it is about before it says who sees to it: 这件事局长亲自抓.
const MATTERS: &[&str] = &[
    "局里",
    "委里",
    "办里",
    "科里",
    "会里",
    "县里",
    "区里",
    "我们局",
    "我们科",
    "我们委",
    "我们",
    "这件事",
    "这个事",
    "这项工作",
    "这事",
    "此事",
    "此项工作",
    "该项工作",
    "这块",
    "具体",
    "日常工作",
    "工作",
];

/// What sets a system up: 实行领导包联企业制度 names nobody.
const SETS_UP: &[&str] = &["实行", "推行", "建立", "落实", "坚持", "执行", "健全", "探索", "完善", "压实", "发挥"];

/// What a system of responsibility is called: nobody in it answers for this (院长负责制).
const REGIMES: &[&str] = &["制", "的"];

/// Reads who answers for it; `None` when no person is named. The first owner of several is given.
#[must_use]
pub fn read_owner(text: &str) -> Option<Owner> {
    labelled(text).or_else(|| brought_in(text)).or_else(|| standing_free(text))
}

fn owner(text: &str, span: Range<usize>) -> Option<Owner> {
    let raw = text.get(span.clone())?;
    let words = raw.trim().trim_end_matches(['来', '同']);
    let start = span.start + (raw.len() - raw.trim_start().len());
    let length = words.chars().count();
    // 各业务主管单位 are many, and none of them a person.
    let many = words.starts_with('各') || ["单位", "部门", "企业"].iter().any(|end| words.ends_with(end));
    ((2..=20).contains(&length) && !many).then(|| Owner { span: start..start + words.len(), text: words.to_owned() })
}

/// 责任人：办公室主任; 责任人是李明; 责任人李明.
fn labelled(text: &str) -> Option<Owner> {
    LABELS.iter().find_map(|label| {
        let after = text.find(label)? + label.len();
        let rest = &text[after..];
        let Some(sign) = ["：", ":", "为", "是"].iter().find(|sign| rest.starts_with(**sign)) else {
            let end = clause_end(text, after);
            return is_name(text[after..end].trim()).then(|| owner(text, after..end))?;
        };
        let start = after + sign.len();
        let end = text[start..]
            .find(['，', '。', '；', '）', ')', ';', ',', '\n', '（', '(', '、', '\t'])
            .map_or(text.len(), |length| start + length);
        owner(text, start..end)
    })
}

/// 由分管副局长负责; 安排办公室主任具体抓.
fn brought_in(text: &str) -> Option<Owner> {
    ["由", "安排", "明确", "指定", "请", "让", "派", "交给", "交由"].iter().find_map(|lead| {
        text.match_indices(lead).find_map(|(at, _)| {
            let start = at + lead.len();
            let rest = &text[start..clause_end(text, start)];
            owner(text, start..start + person(rest, BUSYING)?)
        })
    })
}

/// 王局长亲自抓; 张明、李红负责: at the beginning of a clause.
fn standing_free(text: &str) -> Option<Owner> {
    let (mut start, mut first) = (0, 0);
    while start < text.len() {
        let end = clause_end(text, start);
        let clause = &text[start..end];
        let matter = MATTERS.iter().find(|matter| clause.starts_with(**matter)).map_or(0, |matter| matter.len());
        let (from, clause) = (start + matter, &clause[matter..]);
        first = first.max(if matter > 0 { from } else { first });
        if let Some(length) = person(clause, &[])
            && clause[..length].chars().count() <= 12
            && let Some(found) = owner(text, first..from + length)
        {
            return Some(found);
        }
        let next = end + text[end..].chars().next().map_or(1, char::len_utf8);
        // Several people answer together.
        if !(text[end..].starts_with('、') && (is_name(clause.trim()) || is_person(clause))) {
            first = next;
        }
        start = next;
    }
    None
}

fn clause_end(text: &str, from: usize) -> usize {
    text[from..]
        .find(['，', '。', '；', '、', '）', ')', ';', ',', '\n', '（', '(', '：'])
        .map_or(text.len(), |length| from + length)
}

/// The words of a clause before the first deed that a person is named for. A bare name is one before what a person answers
/// by (李明负责), and before those of the other deeds that are given.
fn person(clause: &str, also: &[&str]) -> Option<usize> {
    let names = |at: usize, deed: &str| {
        let mut words = &clause[..at];
        let mut told = false;
        let is_manner =
            |words: &str| MANNERS.iter().find(|manner| words.ends_with(**manner)).map(|manner| manner.len());
        // 总工会主抓: 会 is no manner there.
        let is_union = |words: &str| ["工会", "协会", "商会"].iter().any(|end| words.ends_with(end));
        while let Some(length) = is_manner(words).filter(|length| *length < words.len() && !is_union(words)) {
            told |= ["亲自", "具体", "直接", "全程", "专门", "全权"].iter().any(|manner| words.ends_with(manner));
            words = &words[..words.len() - length];
        }
        let telling = told || ANSWERING.contains(&deed) || also.contains(&deed);
        let is_regime = REGIMES.iter().any(|end| clause[at + deed.len()..].starts_with(end));
        let named = is_person(words)
            || is_familiar(words)
            || is_somebody_of_a_section(words)
            || is_section(words) && (telling || SEEN_TO.contains(&deed))
            || telling && is_name(words);
        let is_regime = is_regime || SETS_UP.iter().any(|verb| words.starts_with(verb));
        (named && !is_regime).then_some(words.len())
    };
    let deeds = ANSWERING.iter().chain(BUSYING).flat_map(|deed| clause.match_indices(deed));
    deeds.filter_map(|(at, deed)| names(at, deed).map(|length| (at, length))).min().map(|(_, length)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let owner = read_owner(text)?;
        assert_eq!(&text[owner.span.clone()], owner.text);
        Some(owner.text)
    }

    #[test]
    fn an_owner_is_read_as_people_say_it() {
        for (text, expected) in [
            ("物流行业党委6月底前挂牌，由分管副局长负责", "分管副局长"),
            ("责任人：办公室主任", "办公室主任"),
            ("6月底前报送（责任人：李明；联系电话略）", "李明"),
            ("品牌备案由组织二科科长具体抓", "组织二科科长"),
            ("7月15日前完成，王局长亲自抓", "王局长"),
            ("责任人为机关党委专职副书记，7月底前完成", "机关党委专职副书记"),
            ("由副局长张三牵头负责", "副局长张三"),
            ("6月15日前建立行业党委，张明负责", "张明"),
            ("欧阳建国牵头，6月底前报备案", "欧阳建国"),
            ("由李明跟进，本周内答复", "李明"),
            ("请高志远对接，6月10日前报数", "高志远"),
            ("6月底前报送，责任人李明，电话会后给", "李明"),
            ("张明、李红负责，7月底前完成", "张明、李红"),
            ("王局长亲自抓", "王局长"),
            ("6月10日前报方案，老王盯着", "老王"),
            ("人事科牵头，7月底前理清", "人事科"),
            ("一把手要亲自过问", "一把手"),
            ("由局办公室具体对接", "局办公室"),
            ("排查联合党支部，下周五前报数，任强来办", "任强"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_unit_is_no_owner() {
        for text in [
            "由市交通局牵头",
            "各成员单位负责",
            "市财政局负责保障经费",
            "地方党委负总责",
            "",
            "由",
            "责任人：",
            "金融办牵头，6月底前摸清底数",
            "高度负责地做好排查",
            "向群众负责",
            "方案由江北区牵头",
            "马上落实，周五前报",
            "纪委负责监督",
            "高新区负责，6月底前挂牌",
            "周一负责人到会",
            "安全负责制要落实",
            "任务牵头单位6月报",
            "实行党委领导下的院长负责制",
            "党组织领导的校长负责制要落实",
            "会议室管理要规范",
            "党委负责，支部落实",
            "责任人名单6月底前报",
            "钟楼区、江南县负责",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
