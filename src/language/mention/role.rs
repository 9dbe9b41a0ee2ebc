//! As what a unit is named: what stands before and behind a run of names says whether they lead, help, are only named, or
//! are expressly left out of it.

use super::{Mention, Role};

/// What follows whoever leads.
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
    "主管",
    "来牵",
    "领衔",
    "挑头",
    "打头",
    "总牵头",
    "归口",
    "接过去",
    "接手",
    "接管",
    "管更",
    "管比较",
    "抓总",
];
/// What follows whoever helps.
const SUPPORTS_AFTER: &[&str] = &[
    "配合",
    "协助",
    "参与",
    "协同",
    "协办",
    "互相配合",
    "密切配合",
    "为配合单位",
    "为协办单位",
    "予以配合",
    "给予配合",
    "帮忙",
    "帮我们",
    "帮我局",
    "帮助我们",
    "帮着",
    "帮一下",
    "帮一把",
    "一起",
    "一块",
    "一道",
    "一同",
    "搭把手",
    "出面",
    "予以支持",
    "给予支持",
    "提供支持",
    "给予保障",
    "支持我们",
    "出人",
    "派人",
    "派员",
    "抽人",
    "也一起",
    "都参加",
    "参加",
    "和我们",
    "跟我们",
    "与我们",
    "同我们",
    "出资",
    "出钱",
    "出场地",
    "出力",
    "出车",
    "提供",
    "把好",
    "托底",
];
/// What follows whoever helps where the clause ends with it: before an object it would be their own task.
const SUPPORTS_AT_END: &[&str] =
    &["支持", "指导", "协调", "保障", "把关", "帮助", "帮", "兜底", "提供数据", "提供名单"];
/// What may stand between such a word and the end of the clause.
const TAILS: &[&str] = &["一下", "一把", "下", "好", "我们", "工作", "即可", "就行"];
/// What gives support later in the clause: 请市财政局在经费上给予支持.
const SUPPORTS_LATER: &[&str] =
    &["给予支持", "予以支持", "提供支持", "给予配合", "做好配合", "帮忙", "搭把手", "给予保障", "一起", "支持一下"];
const LEADS_BEFORE: &[&str] = &[
    "牵头单位",
    "责任单位",
    "主责单位",
    "承办单位",
    "主办单位",
    "牵头部门",
    "责任部门",
    "由",
    "归口",
    "归",
    "划归",
    "配合",
    "协助",
];
const SUPPORTS_BEFORE: &[&str] = &[
    "会同",
    "配合单位",
    "协助单位",
    "协办单位",
    "参与单位",
    "配合部门",
    "协办部门",
    "参加单位",
    "联合",
    "协同",
    "商",
    "商请",
    "协调请",
    "对接",
    "联系",
    "协调",
];
/// What joins somebody to the speaker, together with one of the words behind: 和市住建局一起, 跟市工商联对接.
const WITH: &[&str] = &["和", "跟", "与", "同"];
const TOGETHER: &[&str] = &[
    "一起", "一道", "一同", "共同", "联合", "对接", "沟通", "会商", "协商", "商量", "衔接", "核对", "比对", "合作",
    "碰", "研究", "商定", "协调", "联手", "配合", "通气", "会签", "核一", "对一", "共", "结对", "联建", "合办", "携手",
    "联动", "会合", "搭", "打通", "并着", "同步", "分头", "合力", "轮流", "互通", "合着", "一块", "挨着",
];
const BETWEEN: &[&str] = &[
    "等单位",
    "等部门",
    "等",
    "各自",
    "给我们",
    "给我局",
    "为我们",
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
    "两家",
    "三家",
    "几家",
    "也",
    "都",
    "来",
    "那边",
    "这边",
    "多",
    "大力",
    "抓好",
];
/// What says that somebody is needed, before the name; and what they are needed for, behind it.
const NEEDED: &[&str] = &["需要", "还需", "需请", "需"];
const GIVES: &[&str] = &["给", "帮", "支持", "派", "出", "协调", "开放", "拨", "批", "核", "补"];
/// What says that somebody is not needed, before and behind the name.
const SPARED_BEFORE: &[&str] = &[
    "不用",
    "不需要",
    "不需",
    "无需",
    "不必",
    "不要",
    "用不着",
    "不须",
    "无须",
    "不让",
    "不麻烦",
    "不劳",
    "不请",
    "不找",
    "不靠",
    "不等",
    "不再需要",
    "不惊动",
    "无须惊动",
    "不必惊动",
    "不用惊动",
];
const SPARED_BETWEEN: &[&str] = &["再", "请", "由", "让", "找", "麻烦", "等", "叫"];
const SPARED_AFTER: &[&str] = &["不用", "不需要", "无需", "不必", "不再", "不"];
const SPARED_DEEDS: &[&str] = &[
    "配合", "参加", "参与", "协助", "来", "管", "出", "牵头", "负责", "介入", "单独", "重复", "再", "报", "办", "跑",
    "惊动",
];
const SPARED_ADVERBS: &[&str] = &["就", "也", "都", "这次", "暂时", "先", "可以", "今年"];

/// Runs of names joined by 、 和 与 share one role.
pub(super) fn give(text: &str, found: &mut [Mention]) {
    let mut first = 0;
    while first < found.len() {
        let mut last = first;
        while found.get(last + 1).is_some_and(|next| {
            next.span == found[last].span || is_joint(text.get(found[last].span.end..next.span.start).unwrap_or("."))
        }) {
            last += 1;
        }
        let role = of(&text[..found[first].span.start], &text[found[last].span.end..]);
        let run = found[first].span.start;
        for mention in &mut found[first..=last] {
            (mention.role, mention.run) = (role, run);
        }
        first = last + 1;
    }
}

pub(super) fn is_joint(between: &str) -> bool {
    matches!(between.trim(), "" | "、" | "和" | "与" | "及" | "以及" | "," | "，" | "/" | ";" | "；" | "或" | "跟")
        && !between.contains('\t')
}

fn starts(text: &str, words: &[&str]) -> bool {
    // 配合单位： is the label of somebody else.
    let is_label = |word: &str| ["单位", "部门"].iter().any(|label| text[word.len()..].starts_with(label));
    words.iter().any(|word| text.starts_with(word) && !is_label(word))
}

fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// What is left of the clause, as far as it bears on a name before it: reading stays linear in the length of the text.
fn clause(text: &str) -> &str {
    let within = text.char_indices().take(30);
    let end = within.clone().find(|(_, c)| "，。；！？,;\n\t".contains(*c)).map(|(at, _)| at);
    &text[..end.or_else(|| text.char_indices().nth(30).map(|(at, _)| at)).unwrap_or(text.len())]
}

/// The role that the words around a run of names give it.
pub(super) fn of(before: &str, after: &str) -> Role {
    let after = clause(after.trim_start_matches([' ', '”', '"']));
    let mut before = before.trim_end_matches([':', '：', ' ', '是', '为', '“', '"']);
    // 牵头单位应当是市卫健委.
    while let Some(rest) = ["应当", "应该", "应", "宜", "还", "就"].iter().find_map(|word| before.strip_suffix(word))
    {
        before = rest;
    }
    if is_spared(before, after) {
        return Role::Spared;
    }
    let mut behind = after;
    while let Some(rest) = BETWEEN.iter().find_map(|word| behind.strip_prefix(word)) {
        behind = rest;
    }
    let at_end = SUPPORTS_AT_END.iter().any(|word| {
        behind.strip_prefix(word).is_some_and(|rest| {
            let rest = TAILS.iter().find_map(|tail| rest.strip_prefix(tail)).unwrap_or(rest);
            !rest.starts_with(char::is_alphanumeric)
        })
    });
    // 邮政局的快递员也一起亮.
    let theirs = after.starts_with('的') && ["一起", "一同", "一道", "一并"].iter().any(|word| after.contains(word));
    let later =
        theirs || after.starts_with(['在', '从', '就', '对']) && SUPPORTS_LATER.iter().any(|word| after.contains(word));
    let together = ends(before, WITH) && TOGETHER.iter().any(|word| after.contains(word));
    // 需要住建局给名录.
    let needed = ends(before, NEEDED) && starts(behind, GIVES);
    let helps_after =
        needed || starts(behind, SUPPORTS_AFTER) || starts(after, SUPPORTS_AFTER) || at_end || later || together;
    if helps_after || ends(before, SUPPORTS_BEFORE) {
        Role::Supporting
    } else if starts(behind, LEADS_AFTER) || ends(before, LEADS_BEFORE) {
        Role::Lead
    } else {
        Role::Named
    }
}

/// Whether what stands behind a name gives its bearer a part.
pub(super) fn takes_part(before: &str, after: &str) -> bool {
    of(before, after) != Role::Named
}

/// 不用市住建局配合; 市住建局就不参加了; 除市住建局外.
fn is_spared(before: &str, after: &str) -> bool {
    let mut bare = before;
    while let Some(rest) = SPARED_BETWEEN.iter().find_map(|word| bare.strip_suffix(word)) {
        bare = rest;
    }
    if ends(before, SPARED_BEFORE) || ends(bare, SPARED_BEFORE) {
        return true;
    }
    if ends(before, &["除", "除了", "除开"]) && starts(after, &["外", "以外", "之外"]) {
        return true;
    }
    let mut after = ["那边", "这边", "那里"].iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    while let Some(rest) = SPARED_ADVERBS.iter().find_map(|word| after.strip_prefix(word)) {
        after = rest;
    }
    SPARED_AFTER.iter().any(|word| after.strip_prefix(word).is_some_and(|rest| starts(rest, SPARED_DEEDS)))
}
