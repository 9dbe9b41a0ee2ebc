//! The rules by which a written form is proposed, each with its name and with examples that a test holds it to. They are
//! gone through in order; a rule that is not sure changes nothing.

use super::Speech;
use super::count::number_at;
use super::short::{deadline_said_behind, shares_said_behind};
use crate::domain::CommitmentKind;

/// A rule of the written form.
pub struct Rule {
    /// Its name, as the read-back and the tests call it.
    pub name: &'static str,
    /// What was spoken, and what it becomes.
    pub examples: &'static [(&'static str, &'static str)],
    /// The sentence after the rule; unchanged, or `None`, where it does not apply.
    pub apply: fn(&str, &Speech<'_>) -> Option<String>,
}

/// Every rule, in the order in which they are gone through.
pub const RULES: &[Rule] = &[
    Rule {
        name: "口头语",
        examples: &[
            ("那个，我看6月底前办完吧", "6月底前办完"),
            ("就是说名单呢，月底前报齐嘛", "名单，月底前报齐"),
            ("换届要放到下半年了", "换届要放到下半年"),
            ("把网吧管好", "把网吧管好"),
        ],
        apply: particles,
    },
    Rule {
        name: "我们",
        examples: &[
            ("我们6月底前挂牌", "市交通运输局6月底前挂牌"),
            ("我们局里牵头，我局报方案", "市交通运输局牵头，市交通运输局报方案"),
            ("我市物流行业党委挂牌", "我市物流行业党委挂牌"),
        ],
        apply: own_name,
    },
    Rule {
        name: "主持人协调",
        examples: &[("编办那边我来协调", "由张三协调编办"), ("财政那边的经费我去沟通", "由张三沟通财政的经费")],
        apply: chairs_own,
    },
    Rule {
        name: "约数",
        examples: &[
            ("大概三十家", "约30家"),
            ("走访大概三十家左右", "走访约30家"),
            ("二十户左右", "约20户"),
            ("走访三四十家左右", "走访三四十家左右"),
        ],
        apply: about,
    },
    Rule {
        name: "把字句",
        examples: &[
            ("把重点互联网企业名单报上来", "报送重点互联网企业名单"),
            ("把支部建起来", "建立支部"),
            ("6月底前要把品牌报上来", "6月底前要报送品牌"),
            ("把名单报给工委", "向工委报送名单"),
            ("把方案拿出来，把人配齐", "提出方案，配齐人"),
            ("把支部的工作抓一抓", "把支部的工作抓一抓"),
        ],
        apply: disposal,
    },
    Rule {
        name: "趋向补语",
        examples: &[("名单报上来", "报送名单"), ("支部建起来", "建立支部"), ("方案还没报上来", "方案还没报上来")],
        apply: topic_first,
    },
    Rule {
        name: "一下",
        examples: &[("排查一下联合党支部", "排查联合党支部"), ("一下子办不完", "一下子办不完")],
        apply: a_bit,
    },
    Rule {
        name: "日期写法",
        examples: &[("6月10号前印发", "6月10日前印发"), ("下礼拜五交", "下周五交"), ("三号线", "三号线")],
        apply: day_word,
    },
    Rule {
        name: "责任另列",
        examples: &[
            ("物流行业党委挂牌，由分管副局长负责", "物流行业党委挂牌"),
            ("由分管副局长负责挂牌", "由分管副局长负责挂牌"),
        ],
        apply: shares_said_behind,
    },
    Rule {
        name: "时限另列",
        examples: &[
            ("6月底前，完成品牌备案", "完成品牌备案"),
            ("摸清底数，6月底前完成", "摸清底数"),
            ("剩余的6月底前全部完成", "剩余的6月底前全部完成"),
            ("做好6月底前的准备", "做好6月底前的准备"),
        ],
        apply: deadline_said_behind,
    },
];

/// What opens a sentence of talk and says nothing.
const OPENINGS: [&str; 22] = [
    "那个，",
    "这个，",
    "那个",
    "嗯，",
    "嗯",
    "呃，",
    "呃",
    "好的，",
    "好，",
    "就是说，",
    "就是说",
    "也就是说，",
    "应该说，",
    "反正，",
    "那么，",
    "那，",
    "然后，",
    "这样，",
    "这样吧，",
    "我看",
    "我觉得",
    "我想",
];
/// What ends a clause of talk: the particle, and what before it makes it part of a word.
const PARTICLES: [(&str, &str); 9] = [
    ("好吧", ""),
    ("吧", "网酒茶书咖氧水贴"),
    ("呢", ""),
    ("啊", ""),
    ("呀", ""),
    ("嘛", "喇"),
    ("哈", ""),
    ("哦", ""),
    ("哪", ""),
];
const CLAUSE_ENDS: [char; 5] = ['，', '；', '。', '、', ','];

#[expect(clippy::unnecessary_wraps, reason = "a rule of the table may have nothing to say")]
fn particles(text: &str, _: &Speech<'_>) -> Option<String> {
    let mut rest = text.trim();
    while let Some(after) = OPENINGS.iter().find_map(|opening| rest.strip_prefix(opening)) {
        // 那个 before a noun points at something; before a pause it does not.
        if after.is_empty() || (rest.starts_with("那个") && !rest.starts_with("那个，")) {
            break;
        }
        rest = after;
    }
    let mut kept = String::with_capacity(rest.len());
    for piece in rest.split_inclusive(CLAUSE_ENDS) {
        let clause = piece.trim_end_matches(CLAUSE_ENDS);
        kept.push_str(without_particle(clause));
        kept.push_str(&piece[clause.len()..]);
    }
    Some(kept)
}

fn without_particle(clause: &str) -> &str {
    for (particle, part_of) in PARTICLES {
        if let Some(before) = clause.strip_suffix(particle)
            && !before.is_empty()
            && !before.ends_with(|c| part_of.contains(c))
        {
            return without_particle(before);
        }
    }
    // 要放到下半年了: what is still to come is not done; 已经挂牌了 is, and stays.
    let to_come = ["要", "争取", "准备", "打算"].iter().any(|word| clause.contains(word));
    match clause.strip_suffix('了') {
        Some(before) if to_come && !clause.contains('已') && !before.is_empty() => before,
        _ => clause,
    }
}

/// How a speaker calls the own unit.
const SELVES: [&str; 18] = [
    "我们单位这边",
    "我们单位",
    "我们局里",
    "我们部里",
    "我们委里",
    "我们办里",
    "我们这边",
    "我们这里",
    "我们这块",
    "我们局",
    "我们部",
    "我们委",
    "我们办",
    "我们",
    "咱们",
    "我单位",
    "我局",
    "我委",
];

/// 我们 is the unit that speaks; of the chair it may be anybody.
fn own_name(text: &str, speech: &Speech<'_>) -> Option<String> {
    let unit = speech.own()?;
    let mut named = text.to_owned();
    for own in SELVES {
        // 我们交通局: the name follows by itself.
        for name in unit.names() {
            named = named.replace(&format!("{own}{name}"), &unit.short);
        }
        named = named.replace(own, &unit.short);
    }
    Some(named)
}

/// What a chair takes on.
const DEEDS: [&str; 6] = ["协调", "沟通", "对接", "衔接", "联系", "汇报"];

/// 编办那边我来协调, said by the chair.
fn chairs_own(text: &str, speech: &Speech<'_>) -> Option<String> {
    if speech.kind != CommitmentKind::Instruction || speech.chair.is_empty() {
        return None;
    }
    let clauses = text.split_inclusive(CLAUSE_ENDS).map(|piece| {
        let clause = piece.trim_end_matches(CLAUSE_ENDS);
        let stop = &piece[clause.len()..];
        let said = ["那边", "那头", "那里"].iter().find_map(|there| {
            let (whom, rest) = clause.split_once(there)?;
            let (about, deed) = ["我来", "我去", "我负责"].iter().find_map(|mine| rest.split_once(mine))?;
            let deed = DEEDS.iter().find(|known| **known == deed)?;
            (!whom.is_empty()).then(|| format!("由{}{deed}{whom}{about}", speech.chair))
        });
        said.map_or_else(|| piece.to_owned(), |said| format!("{said}{stop}"))
    });
    Some(clauses.collect())
}

/// What may be counted.
const COUNTED: &str = "家个人户名件次场项处所位篇期亿万元平点条";

#[expect(clippy::unnecessary_wraps, reason = "a rule of the table may have nothing to say")]
fn about(text: &str, _: &Speech<'_>) -> Option<String> {
    const ABOUT: [&str; 6] = ["大概有", "大概", "大约", "差不多", "约莫", "大致"];
    let mut said = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let lead = ABOUT.iter().find(|word| text[at..].starts_with(**word));
        let from = at + lead.map_or(0, |word| word.len());
        let after_number =
            text[..at].ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百千两第".contains(c));
        let counted = number_at(&text[from..]).filter(|_| !after_number).and_then(|(length, number)| {
            let mark = text[from + length..].chars().next().filter(|mark| COUNTED.contains(*mark))?;
            let rest = from + length + mark.len_utf8();
            let about = ["左右", "上下", "来往"].iter().find(|about| text[rest..].starts_with(**about));
            let end = rest + about.map_or(0, |about| about.len());
            (lead.is_some() || about.is_some()).then(|| (end, format!("约{number}{mark}")))
        });
        if let Some((end, words)) = counted {
            said.push_str(&words);
            at = end;
        } else {
            said.push(next);
            at += next.len_utf8();
        }
    }
    Some(said)
}

/// What an ending of talk is in writing: 报上来 is 报送.
const ENDINGS: [(&str, &str); 34] = [
    ("报上来", "报送"),
    ("报过来", "报送"),
    ("报送上来", "报送"),
    ("交上来", "提交"),
    ("交过来", "提交"),
    ("建起来", "建立"),
    ("成立起来", "成立"),
    ("立起来", "建立"),
    ("挂起来", "挂出"),
    ("抓起来", "抓好"),
    ("管起来", "管好"),
    ("用起来", "用好"),
    ("统起来", "统筹好"),
    ("定下来", "确定"),
    ("发下去", "印发"),
    ("落实下去", "落实"),
    ("落实到位", "落实到位"),
    ("整改到位", "整改到位"),
    ("拿出来", "提出"),
    ("提出来", "提出"),
    ("排出来", "排出"),
    ("梳理出来", "梳理"),
    ("整理出来", "整理"),
    ("统计上来", "统计"),
    ("摸清楚", "摸清"),
    ("搞清楚", "弄清"),
    ("理清楚", "理清"),
    ("配齐", "配齐"),
    ("补齐", "补齐"),
    ("做完", "完成"),
    ("办完", "办结"),
    ("搞完", "完成"),
    ("做好", "做好"),
    ("建好", "建好"),
];
/// To whom something is reported: 报给工委 is 向工委报送.
const TO_WHOM: [(&str, &str); 5] =
    [("报给", "报送"), ("报到", "报送"), ("交给", "提交"), ("发给", "发送"), ("送到", "报送")];

#[expect(clippy::unnecessary_wraps, reason = "a rule of the table may have nothing to say")]
fn disposal(text: &str, _: &Speech<'_>) -> Option<String> {
    let clauses = text.split_inclusive(CLAUSE_ENDS).map(|piece| {
        let clause = piece.trim_end_matches(CLAUSE_ENDS);
        let stop = &piece[clause.len()..];
        disposed(clause).map_or_else(|| piece.to_owned(), |said| format!("{said}{stop}"))
    });
    Some(clauses.collect())
}

fn disposed(clause: &str) -> Option<String> {
    let (head, rest) = clause.split_once('把')?;
    // 把握, 一把手: another word.
    if rest.starts_with(['握', '关', '手', '控']) || head.ends_with(['一', '把']) || rest.contains(['把', '被'])
    {
        return None;
    }
    if let Some((object, verb)) =
        ENDINGS.iter().find_map(|(end, verb)| rest.strip_suffix(end).map(|object| (object, verb)))
    {
        let object = object.trim_end_matches(['都', '给', '全']);
        return (!object.is_empty()).then(|| format!("{head}{verb}{object}"));
    }
    let (object, verb, whom) =
        TO_WHOM.iter().find_map(|(lead, verb)| rest.split_once(lead).map(|(object, whom)| (object, verb, whom)))?;
    (!object.is_empty() && !whom.is_empty() && whom.chars().count() <= 12)
        .then(|| format!("{head}向{whom}{verb}{object}"))
}

/// 名单报上来: what is to be done with it stands behind it. Only where the clause is nothing else.
#[expect(clippy::unnecessary_wraps, reason = "a rule of the table may have nothing to say")]
fn topic_first(text: &str, _: &Speech<'_>) -> Option<String> {
    let clauses = text.split_inclusive(CLAUSE_ENDS).map(|piece| {
        let clause = piece.trim_end_matches(CLAUSE_ENDS);
        let stop = &piece[clause.len()..];
        topic(clause).map_or_else(|| piece.to_owned(), |said| format!("{said}{stop}"))
    });
    Some(clauses.collect())
}

fn topic(clause: &str) -> Option<String> {
    let (object, verb) = ENDINGS
        .iter()
        .filter(|(end, _)| end.ends_with('来'))
        .find_map(|(end, verb)| clause.strip_suffix(end).map(|object| (object, verb)))?;
    // A subject, a time or a word of aspect before the verb would be carried away with the object.
    let is_bare = (2..=8).contains(&object.chars().count())
        && !object.contains("单位")
        && !object.contains(|c: char| "没未不已都要月日前底把由将被给的各局委办".contains(c));
    is_bare.then(|| format!("{verb}{object}"))
}

#[expect(clippy::unnecessary_wraps, reason = "a rule of the table may have nothing to say")]
fn a_bit(text: &str, _: &Speech<'_>) -> Option<String> {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("一下") {
        let (head, tail) = (&rest[..at], &rest[at + "一下".len()..]);
        said.push_str(head);
        if head.is_empty() || tail.starts_with(['子', '午']) || head.ends_with(|c| "第统每唯之".contains(c)) {
            said.push_str("一下");
        }
        rest = tail;
    }
    said.push_str(rest);
    Some(said)
}

/// 10号 is 10日 behind a month; 礼拜 and 星期 are 周.
#[expect(clippy::unnecessary_wraps, reason = "a rule of the table may have nothing to say")]
fn day_word(text: &str, _: &Speech<'_>) -> Option<String> {
    let mut said = text.replace("礼拜", "周").replace("下个周", "下周");
    let mut from = 0;
    while let Some(found) = said[from..].find('月') {
        let after = from + found + '月'.len_utf8();
        from = after;
        if let Some((length, number)) = number_at(&said[after..])
            && (1..=31).contains(&number)
            && said[after + length..].starts_with('号')
        {
            said.replace_range(after + length..after + length + '号'.len_utf8(), "日");
        }
    }
    Some(said)
}
