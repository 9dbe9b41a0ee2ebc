//! Reads a clause from its first character to its verb: connectives, deadline, addressee, modal verb, adverbs, in
//! whatever order they come, then what the verb or the preposition says.

use super::{
    called::{part_of_a_unit, spoken_to},
    clause::{Clause, Hearing, Subject, When},
    lexicon::{self, Verb},
    sentence,
};
use crate::{
    domain::Due,
    language::{mention::Role, steps},
};
use std::ops::Range;

/// Reads a clause up to its verb.
pub(super) fn read(hearing: &Hearing, span: &Range<usize>) -> Clause {
    let mut reader = Reader {
        hearing,
        end: span.end,
        at: span.start,
        clause: Clause { span: span.clone(), core: span.start, ..Clause::default() },
        fresh: true,
    };
    reader.when();
    // @市教育局 民办学校那张表空着: called in a chat.
    if reader.rest().starts_with(['@', '＠']) {
        reader.at += reader.rest().chars().next().map_or(0, char::len_utf8);
        reader.clause.core = reader.at;
    }
    reader.opening();
    reader.late_addressee();
    reader.late_modal();
    reader.predicate();
    reader.clause
}

struct Reader<'h, 't> {
    hearing: &'h Hearing<'t>,
    end: usize,
    at: usize,
    clause: Clause,
    /// Nothing but connectives and deadlines so far.
    fresh: bool,
}

impl Reader<'_, '_> {
    fn rest(&self) -> &str {
        &self.hearing.text[self.at..self.end]
    }

    fn when(&mut self) {
        let text = &self.hearing.text[self.clause.span.clone()];
        let text = before_other_task(text);
        // 下周二要用，请周一反馈: by then it is only used.
        if ["要用", "要看", "要来"].iter().any(|used| text.ends_with(used)) {
            return;
        }
        let Some(spoken) = (self.hearing.deadline)(text) else { return };
        let start = self.clause.span.start;
        let spans: Vec<Range<usize>> = spoken
            .spans
            .iter()
            .filter(|span| text.get((*span).clone()).is_some_and(|words| !words.is_empty()))
            // 年度内的, 今年的: says which, not by when.
            .filter(|span| !text[span.end..].starts_with('的'))
            .map(|span| start + span.start..start + span.end)
            .collect();
        let mut spans = spans;
        spans.sort_by_key(|span| (span.start, span.end));
        if !spans.is_empty() && !spoken.dues.is_empty() {
            self.clause.when = Some(When { spans, dues: spoken.dues, leads: false, is_outermost: false });
        }
    }

    /// Connectives, deadline, addressee, modal verb and adverbs, in whatever order they come.
    fn opening(&mut self) {
        let mut adverbs = false;
        while self.at < self.end {
            if self.pass_when() {
                continue;
            }
            if self.clause.subject.is_some() && self.partners() {
                continue;
            }
            if !adverbs && self.clause.subject.is_none() && self.addressee() {
                self.fresh = false;
                continue;
            }
            let rest = self.rest();
            if !self.clause.must
                && !adverbs
                && let Some(length) = lexicon::modal(rest)
            {
                self.at += length;
                (self.clause.must, self.fresh, self.clause.core) = (true, false, self.at);
            } else if !adverbs && let Some(length) = lexicon::plan(rest).filter(|length| announces(&rest[*length..])) {
                self.at += length;
                (self.clause.plans, self.fresh, self.clause.core) = (true, false, self.at);
            } else if lexicon::verb(rest).is_some() {
                return;
            } else if !adverbs && let Some(length) = lexicon::connective(rest) {
                let word = &rest[..length];
                self.clause.must |= matches!(
                    word,
                    "希望" | "恳请" | "务请" | "烦请" | "敬请" | "望" | "会议要求" | "会议议定" | "会议决定"
                );
                self.clause.connective = Some(self.at..self.at + length);
                self.at += length;
                self.clause.core = self.at;
            } else if let Some(length) = lexicon::adverb(rest) {
                // Adverbs stay part of what is asked: 分级抓好, 常态化排查.
                adverbs = true;
                self.at += length;
                self.fresh = false;
            } else if rest.starts_with(['　', ' ', '“', '”']) && !self.names_at(self.at) {
                self.at += rest.chars().next().map_or(1, char::len_utf8);
            } else {
                return;
            }
        }
    }

    /// Passes over the deadline's words, with 于 or 在 before them.
    fn pass_when(&mut self) -> bool {
        let Some(when) = &mut self.clause.when else { return false };
        let rest = &self.hearing.text[self.at..self.end];
        let lead = [
            "力争在",
            "力争于",
            "确保在",
            "确保于",
            "于",
            "在",
            "到",
            "至迟",
            "最迟",
            "力争",
            "确保",
            "争取",
            "截止",
            "",
        ]
        .iter()
        .find(|lead| {
            let start = self.at + lead.len();
            rest.starts_with(**lead) && when.spans.binary_search_by_key(&start, |span| span.start).is_ok()
        });
        let Some(lead) = lead else { return false };
        let start = self.at + lead.len();
        let from = when.spans.partition_point(|span| span.start < start);
        let here = when.spans[from..].iter().take_while(|span| span.start == start);
        let end = here.map(|span| span.end).max().unwrap_or(start);
        // An adverb such as 常态化 or 尽快 is both a deadline and part of what is asked.
        when.leads |= when.dues.iter().any(|due| !matches!(due, Due::Open | Due::Urgent));
        when.is_outermost |= self.fresh;
        if when.dues.iter().all(|due| matches!(due, Due::Open)) {
            return false;
        }
        self.at = end.max(self.at);
        self.clause.core = self.at;
        end > start
    }

    fn names_at(&self, at: usize) -> bool {
        self.mention_at(at).is_some()
    }

    fn mention_at(&self, at: usize) -> Option<usize> {
        let first = self.hearing.mentions.partition_point(|mention| mention.span.start < at);
        let mention = self.hearing.mentions.get(first)?;
        (mention.span.start == at && mention.span.end <= self.end).then_some(first)
    }

    /// The names that begin here, joined by 、 和: which mentions, and where they end.
    fn run(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let first = self.mention_at(at)?;
        let mut last = first;
        while let Some(next) = self.hearing.mentions.get(last + 1) {
            let previous = &self.hearing.mentions[last].span;
            let joined = next.span == *previous
                || next.span.end <= self.end
                    && match self.hearing.text.get(previous.end..next.span.start) {
                        Some("、" | "和" | "与" | "及" | "以及" | "" | "/" | "@" | " @" | "＠" | " ＠") => true,
                        // 邮政局跟总工会你们两家: both are spoken to.
                        Some("跟" | "同") => spoken_to(&self.hearing.text[next.span.end..self.end]) > 0,
                        _ => false,
                    };
            if !joined {
                break;
            }
            last += 1;
        }
        let mut end = self.hearing.mentions[last].span.end;
        for tail in ["等有关单位", "等相关单位", "等单位", "等部门", "等", "”"] {
            if self.hearing.text[end..self.end].starts_with(tail) {
                end += tail.len();
            }
        }
        Some((first..last + 1, end))
    }

    /// An addressee that the roster knows.
    fn addressee(&mut self) -> bool {
        let brought_in = ["由所在", "由各", "由", "责成", "安排", "请"]
            .iter()
            .find(|word| self.rest().starts_with(**word))
            .map_or(0, |word| word.len());
        let start = self.at + brought_in;
        let Some((run, mut end)) = self.run(start) else { return false };
        let text = self.hearing.text;
        let addressed = spoken_to(&text[end..self.end]);
        end += if addressed > 0 { addressed } else { part_of_a_unit(&text[end..self.end]) };
        // 市财政局 7月15日前…: a blank sets the name off and says nothing.
        let rest = text[end..self.end].trim_start_matches([' ', '\u{3000}']);
        end = self.end - rest.len();
        let called = text[..start].ends_with(['@', '＠']);
        if addressed == 0 && !called && !follows_an_addressee(rest, self.clause.when.as_ref(), end) && brought_in == 0 {
            // 市交通局党组要 …: the modal verb may stand a few characters on.
            let modal =
                rest.char_indices().take(11).map(|(at, _)| at).find(|at| lexicon::modal(&rest[*at..]).is_some());
            match modal {
                Some(at) if !rest[..at].contains(['的', '，']) => end += at,
                _ => return false,
            }
        }
        let mentions = &self.hearing.mentions[run];
        let supports = mentions.iter().all(|mention| mention.role == Role::Supporting);
        let mut subject = Subject { words: start..end, ..Subject::default() };
        for mention in mentions {
            let list =
                if mention.role == Role::Supporting && !supports { &mut subject.supporting } else { &mut subject.who };
            list.push(mention.who.clone());
        }
        self.at = end;
        self.clause.core = end;
        self.clause.subject = Some(subject);
        while self.partners() {}
        true
    }

    /// 牵头, 负责, 会同市财政局: what follows an addressee before the verb. Says whether there was any.
    fn partners(&mut self) -> bool {
        let rest = self.rest();
        if let Some(word) =
            ["具体负责", "牵头负责", "负责", "牵头", "主办", "承办"].iter().find(|word| rest.starts_with(**word))
        {
            let after = &rest[word.len()..];
            // 市民政局负责社会组织领域: there 负责 is the verb itself.
            let goes_on = after.is_empty()
                || lexicon::verb(after).is_some()
                || lexicon::adverb(after).is_some()
                || lexicon::preposition(after).is_some()
                || ["会同", "联合", "协同", "商"].iter().any(|word| after.starts_with(word));
            if !goes_on {
                return false;
            }
            self.at += word.len();
        } else if let Some(word) = ["会同", "联合", "协同", "商"].iter().find(|word| rest.starts_with(**word))
            && let Some((run, end)) = self.run(self.at + word.len())
        {
            let partners = self.hearing.mentions[run].iter().map(|mention| mention.who.clone());
            if let Some(subject) = &mut self.clause.subject {
                subject.supporting.extend(partners);
            }
            self.at = end;
        } else {
            return false;
        }
        self.clause.core = self.at;
        true
    }

    /// 具体方案由市财政局提出: the addressee stands inside.
    fn late_addressee(&mut self) {
        if self.clause.subject.is_some() || self.clause.must || lexicon::verb(self.rest()).is_some() {
            return;
        }
        let start = self.at;
        let found = self
            .rest()
            .match_indices('由')
            .map(|(at, by)| start + at + by.len())
            .find(|at| *at > start + '由'.len_utf8() && self.names_at(*at));
        if let Some(at) = found {
            self.at = at;
            if self.addressee() {
                self.clause.core = start;
            } else {
                self.at = start;
            }
        }
    }

    /// A modal verb further on: after an addressee that the roster does not know (街道社区要 …), or after a
    /// prepositional phrase (在 … 方面要 …).
    fn late_modal(&mut self) {
        let rest = self.rest();
        if self.clause.must || self.clause.plans || lexicon::verb(rest).is_some() {
            return;
        }
        let far = if lexicon::preposition(rest).is_some() { 48 } else { 22 };
        let found = rest.char_indices().take(far).skip(1).find_map(|(at, _)| {
            let length = lexicon::modal(&rest[at..])?;
            let before = rest[..at].chars().next_back()?;
            let free = !"重主必需首只概纪摘简次紧扼想就正将还不".contains(before)
                && rest[..at].matches('“').count() == rest[..at].matches('”').count();
            free.then_some((at, length))
        });
        let Some((at, length)) = found else { return };
        let prepositional = lexicon::preposition(rest).is_some();
        if !prepositional && self.clause.subject.is_none() && !["我们", "大家", "我市"].contains(&&rest[..at]) {
            // 市邮政局那边快递小哥的入会要抓紧: those whose matter it is.
            let run = self.run(self.at).filter(|(_, end)| *end <= self.at + at);
            let who = run.map_or_else(Vec::new, |(run, _)| {
                self.hearing.mentions[run].iter().map(|mention| mention.who.clone()).collect()
            });
            self.clause.subject = Some(Subject { who, words: self.at..self.at + at, ..Subject::default() });
        }
        self.clause.must = true;
        self.at += at + length;
        if !prepositional {
            self.clause.core = self.at;
        }
        let mut rest = self.rest();
        while lexicon::verb(rest).is_none()
            && let Some(length) = lexicon::adverb(rest)
        {
            self.at += length;
            rest = &self.hearing.text[self.at..self.end];
        }
    }

    /// The verb, and what a preposition makes of it.
    fn predicate(&mut self) {
        let text = self.hearing.text;
        let rest = &text[self.at..self.end];
        let spans = self.clause.when.as_ref().map_or(&[][..], |when| &when.spans);
        let mut timed = spans.iter().peekable();
        let mut weight = 0;
        for (at, character) in rest.char_indices() {
            let at = self.at + at;
            while timed.next_if(|span| span.end <= at).is_some() {}
            let tail = timed.peek().is_some_and(|span| span.start <= at);
            weight += usize::from(character.is_alphanumeric() && !tail);
        }
        steps::took(rest.len());
        self.clause.weight = weight;
        // 今天补, 周五交.
        let dated = self.clause.when.as_ref().is_some_and(|when| !when.is_open());
        // 半年总结各家6月25号前交: the deed stands alone behind its day.
        let behind = spans.last().map_or("", |span| &text[span.end.min(self.end)..self.end]);
        if dated && (lexicon::is_one_deed(rest) || lexicon::is_one_deed(behind)) {
            self.clause.verb = Some(Verb::Deliver);
            return;
        }
        // 工信局报的企业数: the deed only says which.
        let is_attribute = |length: usize| rest[length..].starts_with('的');
        // 下周三之前给组织部一个准数.
        if dated && rest.starts_with('给') && !rest.starts_with("给予") {
            self.clause.verb = Some(Verb::Deliver);
            return;
        }
        if let Some((length, verb)) = lexicon::verb(rest).filter(|(length, _)| !is_attribute(*length)) {
            self.clause.verb = Some(refined(verb, &rest[..length], rest));
            return;
        }
        let Some(length) = lexicon::preposition(rest) else {
            // 台账6月底前报送: the verb stands after what it is about.
            let late = self.clause.when.as_ref().is_some_and(|when| !when.is_open());
            // 单独组建, 分头召开: or after an adverb that we do not know.
            let act = lexicon::act_inside(rest);
            let asked = late || self.clause.must || self.clause.subject.is_some();
            if asked && lexicon::has_complement(rest) {
                self.clause.verb = Some(Verb::Act);
                return;
            }
            let near = self.at == self.clause.core && act.is_some_and(|at| rest[..at].chars().count() <= 2);
            if act.is_some() && (late || near) {
                self.clause.verb = Some(Verb::Act);
            }
            return;
        };
        self.clause.is_prepositional = true;
        self.clause.verb = prepositional(&rest[..length], &rest[length..]);
    }
}

/// A clause without a bracket in which somebody is asked for something else.
fn before_other_task(text: &str) -> &str {
    let other = sentence::brackets(text, &(0..text.len()))
        .into_iter()
        .find(|inner| text[inner.clone()].contains(['要', '须', '请']) && text[inner.clone()].chars().count() >= 8);
    other.map_or(text, |inner| text[..inner.start].trim_end_matches(['（', '(']))
}

/// Whether what follows a name shows it to be the addressee.
fn follows_an_addressee(rest: &str, when: Option<&When>, at: usize) -> bool {
    rest.is_empty()
        || lexicon::modal(rest).is_some()
        || lexicon::plan(rest).is_some()
        || lexicon::adverb(rest).is_some()
        || lexicon::verb(rest).is_some()
        || lexicon::preposition(rest).is_some_and(|length| !matches!(&rest[..length], "和" | "与" | "同" | "为" | "按"))
        || ["负责", "牵头", "会同", "联合", "主办", "承办", "商", "各", "一起", "一道", "一块"]
            .iter()
            .any(|word| rest.starts_with(word))
        || when.is_some_and(|when| {
            // 各县（市、区）6月起每周一报送: since when stands before how often.
            let since =
                rest.find('起').filter(|end| rest[..*end].chars().count() <= 4).map(|end| end + '起'.len_utf8());
            let timed = |start: usize| when.spans.iter().any(|span| span.start == start);
            timed(at) || since.is_some_and(|length| timed(at + length))
        })
}

/// Whether after 将 or 会 something is announced: a verb follows, not the object of 将 as a preposition.
fn announces(after: &str) -> bool {
    // 将结果作为 …, 将名单报送 …: 将 is 把 there.
    if [
        "作为",
        "纳入",
        "列入",
        "报送",
        "上报",
        "提交",
        "汇总",
        "报市",
        "报县",
        "报区",
        "报工委",
        "报“",
        "报我",
        "交市",
        "送市",
    ]
    .iter()
    .any(|word| after.contains(word))
    {
        return false;
    }
    let mut after = after;
    while lexicon::verb(after).is_none() {
        let Some(length) = lexicon::adverb(after) else { break };
        after = &after[length..];
    }
    matches!(lexicon::verb(after), Some((_, verb)) if verb != Verb::Deliver)
}

/// What some verbs say depends on their clause.
fn refined(verb: Verb, word: &str, clause: &str) -> Verb {
    let within = || ["方面", "中", "上", "过程"].iter().any(|end| clause.contains(end));
    match (verb, word) {
        // 发挥 … 在 … 方面的作用 names a field of work; 发挥优势 does not.
        (Verb::Soft, "发挥") if clause.contains('在') && within() => Verb::Act,
        (Verb::Soft, "注重" | "鼓励" | "引导" | "突出") if lexicon::act_inside(&clause[word.len()..]).is_some() => {
            Verb::Act
        }
        (Verb::Act, "推动" | "推进" | "加快" | "落实") if lexicon::sets_a_tone(clause) => Verb::Result,
        _ => verb,
    }
}

/// The verb after a prepositional phrase, if one follows.
fn prepositional(word: &str, rest: &str) -> Option<Verb> {
    if matches!(word, "把" | "将") {
        if let Some(at) = rest.find("作为") {
            const TONES: [&str; 16] = [
                "任务", "领域", "抓手", "工作", "责任", "大事", "工程", "课", "之重", "主线", "关键", "目标", "举措",
                "途径", "契机", "载体",
            ];
            return if TONES.iter().any(|end| rest[at..].trim_end_matches('”').ends_with(end)) {
                None
            } else {
                Some(Verb::Act)
            };
        }
        let acts = lexicon::is_placed(rest) || lexicon::act_inside(rest).is_some() || lexicon::has_complement(rest);
        return acts.then_some(Verb::Act);
    }
    let grounds = [
        "要求", "部署", "安排", "精神", "意见", "规定", "思路", "原则", "办法", "方案", "规划", "标准", "分工", "步骤",
        "程序", "任务", "方针", "目标",
    ];
    if word.starts_with(['按', '依', '根']) && grounds.iter().any(|end| rest.trim_end_matches('”').ends_with(end))
    {
        return None;
    }
    if word == "以" && rest.contains('为') {
        return None;
    }
    // 在 … 方面, 在 … 中: only what follows the phrase is a verb.
    let from = if word == "在" {
        ["方面", "中", "上", "过程", "期间", "时", "后", "下", "里"]
            .iter()
            .filter_map(|end| rest.rfind(end).map(|at| at + end.len()))
            .max()
    } else {
        Some(0)
    };
    let after = &rest[from.unwrap_or(0)..];
    // 按照职责分工抓好落实 exhorts, whatever stands before it.
    lexicon::act_inside(after).map(|at| match lexicon::verb(&after[at..]) {
        Some((_, Verb::Exhort)) => Verb::Exhort,
        _ => Verb::Act,
    })
}

/// Whom a clause that asks nothing speaks about: it begins with their name and has no verb of its own.
pub(super) fn topic(hearing: &Hearing, clause: &Clause) -> Option<Subject> {
    let asks = clause.must || clause.plans || clause.when.as_ref().is_some_and(|when| !when.is_open());
    if asks || clause.verb.is_some() || clause.is_account || clause.comments {
        return None;
    }
    if let Some(subject) = &clause.subject {
        return (!subject.who.is_empty() && clause.weight > 0).then(|| subject.clone());
    }
    let reader = Reader { hearing, end: clause.span.end, at: clause.core, clause: Clause::default(), fresh: true };
    let (run, end) = reader.run(clause.core)?;
    let named = &hearing.mentions[run];
    let is_told = named.iter().any(|mention| mention.role == Role::Supporting);
    let words = hearing.text[clause.span.clone()].chars().count();
    let who = named.iter().map(|mention| mention.who.clone()).collect();
    (!is_told && words <= LONGEST_TOPIC).then(|| Subject { who, words: clause.core..end, ..Subject::default() })
}

/// Characters of a clause that only says what is spoken about.
const LONGEST_TOPIC: usize = 28;
