//! What one clause says: who is addressed, by what modal verb, what its verb asks, by when, and whether it asks or tells.
//! One clause at a time; what clauses make together is decided in `act`.

use super::{
    Spoken,
    lexicon::{self, Verb},
    opening,
};
use crate::{
    domain::Due,
    language::{
        mention::{Mention, Who},
        steps,
    },
};
use std::ops::Range;

/// What the reading of a clause leans on.
pub(super) struct Hearing<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Every mention in it, from left to right.
    pub mentions: &'a [Mention],
    /// Reads deadlines.
    pub deadline: &'a dyn Fn(&str) -> Option<Spoken>,
}

impl Hearing<'_> {
    /// The mentions that lie within a span.
    pub fn within(&self, span: &Range<usize>) -> &[Mention] {
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let count = self.mentions[first..].partition_point(|mention| mention.span.end <= span.end);
        steps::took(count);
        &self.mentions[first..first + count]
    }
}

/// Whom a clause addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    /// Those the roster knows.
    pub who: Vec<Who>,
    /// Those named as helping.
    pub supporting: Vec<Who>,
    /// The bytes that name them.
    pub words: Range<usize>,
}

/// A deadline in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// Its words, in bytes of the whole text.
    pub spans: Vec<Range<usize>>,
    /// What they mean.
    pub dues: Vec<Due>,
    /// Whether it stands before the verb, and so reaches over the clauses that follow.
    pub leads: bool,
    /// Whether it stands even before the addressee, and so reaches over other addressees too.
    pub is_outermost: bool,
}

impl When {
    /// Whether it names a day.
    pub fn names_a_day(&self) -> bool {
        self.dues.iter().any(|due| matches!(due, Due::On(_)))
    }

    /// Whether it only says that there is no end (持续, 常态化).
    pub fn is_open(&self) -> bool {
        self.dues.iter().all(|due| *due == Due::Open)
    }
}

/// A clause, read.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what was and was not found in a clause: independent findings")]
pub(super) struct Clause {
    /// Its bytes.
    pub span: Range<usize>,
    /// Its deadline.
    pub when: Option<When>,
    /// Whom it addresses.
    pub subject: Option<Subject>,
    /// 要, 应, 请 …
    pub must: bool,
    /// 将, 会: the convening side says what it will do.
    pub plans: bool,
    /// What its verb says; none when it has no verb that we know.
    pub verb: Option<Verb>,
    /// Whether it begins with a preposition.
    pub is_prepositional: bool,
    /// Where its predicate begins.
    pub core: usize,
    /// Characters of the predicate.
    pub weight: usize,
    /// The connective it begins with.
    pub connective: Option<Range<usize>>,
    /// Whether it tells of the past, says what something is, or reports.
    pub is_account: bool,
    /// Whether it comments on the clause before it (是…, 具有…).
    pub comments: bool,
    /// Whether it says to what end.
    pub tone: bool,
    /// Whether it names a thing that can be asked for.
    pub thing: bool,
    /// Whether it only says after or during what (审核后, 的基础上).
    pub is_setting: bool,
    /// Whether it speaks of 我们.
    pub we: bool,
    /// Whom it speaks about without asking anything of them (市教育局那个校外培训机构的事): what follows may be for them.
    pub topic: Option<Subject>,
}

impl Clause {
    /// Whether nothing but a deadline is said.
    pub fn is_only_when(&self) -> bool {
        self.when.is_some() && self.weight == 0 && self.subject.is_none()
    }

    /// Whether nothing but an addressee is said (由市交通局牵头, 市民政局：), or what comes before (市委组织部审核后).
    pub fn is_only_subject(&self) -> bool {
        self.subject.is_some() && (self.weight == 0 || self.is_setting)
    }

    /// Whether its verb is an act.
    pub fn is_act(&self) -> bool {
        matches!(self.verb, Some(Verb::Act | Verb::Authority))
    }
}

/// Reads a clause.
pub(super) fn read(hearing: &Hearing, span: &Range<usize>) -> Clause {
    let text = &hearing.text[span.clone()];
    steps::took(text.len());
    let mut clause = opening::read(hearing, span);
    clause.tone = lexicon::sets_a_tone(text);
    clause.is_setting = !clause.must
        && ["后", "时", "期间", "过程中", "基础上", "前提下", "情况下"].iter().any(|end| text.ends_with(end));
    clause.thing = lexicon::names_a_thing(&hearing.text[clause.core.min(span.end)..span.end]);
    clause.we = ["我们", "大家"].iter().any(|word| text.contains(word));
    clause.comments =
        ["是", "就是", "也是", "这是", "这也是", "具有", "成为", "有着", "事关", "关系到", "体现", "表明"]
            .iter()
            .any(|word| text.starts_with(word));
    // 市城管局虽然不是成员单位，…: who is named there is asked for something next.
    let concedes = ["虽然", "尽管", "虽说", "虽"].iter().any(|word| text.contains(word));
    let spoken = concedes || clause.must || clause.plans && !lexicon::is_past(text);
    clause.is_account =
        !spoken && (lexicon::is_past(text) || clause.comments || says_what_is(text) || lexicon::is_from_above(text));
    // 原则同意市总工会提出的布点方案: what was decided, not what is to be done.
    let agrees = ["原则同意", "同意", "原则通过", "通过", "审议通过"].iter().any(|word| text.starts_with(word));
    clause.is_account |=
        agrees && ["方案", "意见", "请示", "办法", "规则", "要点", "》"].iter().any(|end| text.ends_with(end));
    // 为…，制定本方案; 这个要肯定: how a paper introduces itself, and what is praised.
    clause.is_account |=
        ["制定本方案", "制定本办法", "制定如下方案", "制定本意见", "制定本清单", "值得肯定", "要肯定", "要表扬"]
            .iter()
            .any(|end| text.ends_with(end));
    clause.topic = opening::topic(hearing, &clause);
    // Whom a reproach is about may be asked for something next: 联合党支部的问题拖得太久，6月10日前清零.
    clause.is_account |= !spoken && clause.topic.is_none() && blames(text);
    if is_slogan(&hearing.text[clause.core..clause.span.end]) {
        clause.verb = Some(Verb::Exhort);
    }
    clause
}

/// Whether a clause finds fault with some of them (个别单位只有数字没有质量).
fn blames(text: &str) -> bool {
    ["个别", "少数", "有的", "有些", "一些单位", "一些地方", "部分单位", "部分地方"]
        .iter()
        .any(|some| text.starts_with(some))
        || ["拖得", "太慢", "很不够", "不平衡", "不理想", "一问三不知", "拖了后腿"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether a clause says what something is.
fn says_what_is(text: &str) -> bool {
    const NOT: [&str; 14] = [
        "特别是",
        "尤其是",
        "还是",
        "或是",
        "但是",
        "凡是",
        "只是",
        "于是",
        "是否",
        "求是",
        "而是",
        "可是",
        "若是",
        "总是",
    ];
    let mut text = text.to_owned();
    for word in NOT {
        text = text.replace(word, "");
    }
    text.contains('是') || text.contains("意味着") || text.contains("任重道远") || text.contains("任重而道远")
}

/// Whether a predicate is made of set phrases of a few characters each (树标杆、做示范).
fn is_slogan(predicate: &str) -> bool {
    let pieces: Vec<&str> = predicate.split('、').collect();
    pieces.len() >= 2
        && pieces.iter().all(|piece| (2..=5).contains(&piece.chars().count()))
        && !lexicon::names_a_thing(predicate)
}
