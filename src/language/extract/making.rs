//! Makes candidates of acts: for whom, by when, in what words, and how sure.

use super::{
    Addressed, Candidate,
    act::{self, Act, Setting, TASK},
    annotation,
    clause::{Clause, Subject, When},
    lexicon, sentence, short, special,
    walk::Walk,
};
use crate::language::{
    deadline::Certainty,
    mention::{Group, Who},
    steps,
};
use std::ops::Range;

impl Walk<'_, '_> {
    /// A candidate of a special form: it has whatever it inherits.
    pub(super) fn push_plain(&mut self, span: Range<usize>, task: &str, certainty: Certainty) {
        let mut act = Act::default();
        act.span = span;
        let task = short::clip(task.trim_end_matches(['，', '。', '；']));
        let candidate = self.candidate(&act, task, certainty);
        self.found.push(candidate);
    }

    pub(super) fn segment(&mut self, clauses: &[Clause], setting: Setting) {
        for clause in clauses {
            self.inside_brackets(clause, setting);
            if special::is_shortfall(self.text(&clause.span)) {
                let task = format!("整改：{}", self.text(&clause.span));
                self.push_plain(clause.span.clone(), &task, Certainty::Unsure);
            }
        }
        for act in act::gather(self.hearing, clauses) {
            let Some(points) = act.weigh(setting) else { continue };
            if points < TASK {
                continue;
            }
            let parts = special::counted(self.hearing, &clauses[act.main]);
            if !parts.is_empty() {
                for part in parts {
                    let verb = lexicon::verb(&self.hearing.text[clauses[act.main].core..]).map_or(0, |verb| verb.0);
                    let start = clauses[act.main].core;
                    let task = format!("{}{}", self.text(&(start..start + verb)), self.text(&part));
                    self.push_plain(part, &task, Certainty::Likely);
                }
                continue;
            }
            let certainty = match points {
                _ if act.is_plain() => Certainty::Certain,
                TASK => Certainty::Unsure,
                _ => Certainty::Likely,
            };
            let task = short::form(self.hearing.text, clauses, &act);
            let candidate = self.candidate(&act, task, certainty);
            self.found.push(candidate);
            self.follow(&act);
        }
    }

    /// Remembers whom the paragraph speaks to: what goes on without a name goes on with the last one.
    fn follow(&mut self, act: &Act) {
        let named = act.subject.clone().filter(|subject| !subject.who.is_empty());
        if self.is_first {
            self.topic.clone_from(&named);
        }
        self.is_first = false;
        self.latest = match named {
            None if act.asks_anew() => self.topic.clone(),
            None if act.of_convener => None,
            None => self.latest.take(),
            named => named,
        };
    }

    /// A task inside brackets of a clause: 报送名单（各县（市、区）要于6月10日前汇总）.
    fn inside_brackets(&mut self, clause: &Clause, setting: Setting) {
        for inner in sentence::brackets(self.hearing.text, &clause.span) {
            let text = self.text(&inner);
            if text.chars().count() < 8 || annotation::begins(text) {
                continue;
            }
            for sentence in sentence::sentences(self.hearing.text, inner.clone()) {
                let clauses = self.clauses(&sentence);
                for act in act::gather(self.hearing, &clauses) {
                    let asked = act.names_somebody() && act.is_plain();
                    if asked && act.weigh(setting).is_some_and(|points| points >= TASK) {
                        let task = short::form(self.hearing.text, &clauses, &act);
                        let candidate = self.candidate(&act, task, Certainty::Likely);
                        self.found.push(candidate);
                    }
                }
            }
        }
    }

    fn candidate(&self, act: &Act, task: String, certainty: Certainty) -> Candidate {
        let (units, words, known_by) = self.addressee(act);
        let inherited = || self.levels.iter().rev().find_map(|level| level.when.as_ref());
        let when = act.deadline().or_else(inherited);
        let mut supporting = act.supporting.clone();
        if let Some(subject) = &act.subject {
            supporting.extend(subject.supporting.iter().cloned());
        }
        Candidate {
            units,
            supporting,
            addressee: words,
            addressed: known_by,
            task,
            phrase: when.map(|when| phrase(self.hearing.text, when)).unwrap_or_default(),
            dues: when.map(|when| when.dues.clone()).unwrap_or_default(),
            span: act.span.clone(),
            certainty,
        }
    }

    /// Whom an act is for: whom its sentence names, else the convener for what only it can do, else whoever was named
    /// before, above, or at the beginning.
    fn addressee(&self, act: &Act) -> (Vec<Who>, String, Addressed) {
        let words = |subject: &Subject| self.text(&subject.words).to_owned();
        if let Some(both) = self.both_spoken_to(act) {
            return (both, String::new(), Addressed::Inherited);
        }
        if let Some(subject) = &act.subject {
            let unknown = |who: &Who| matches!(who, Who::Unlisted(_));
            let known_by = if subject.who.iter().any(unknown) { Addressed::Unlisted } else { Addressed::Stated };
            return (subject.who.clone(), words(subject), known_by);
        }
        if act.of_convener {
            return (vec![Who::Group(Group::Convener)], String::new(), Addressed::Assumed);
        }
        if let Some(who) = self.sentence_of(act) {
            return (who, String::new(), Addressed::Inherited);
        }
        let before = if act.asks_anew() { &self.topic } else { &self.latest };
        if before.is_none()
            && let Some(who) = self.spoken_to(act)
        {
            return (vec![who], String::new(), Addressed::Inherited);
        }
        let above = || self.levels.iter().rev().find_map(|level| level.subject.as_ref());
        if let Some(subject) = before.as_ref().or_else(above) {
            return (subject.who.clone(), words(subject), Addressed::Inherited);
        }
        if self.audience.is_empty()
            && let Some(who) = self.spoken_of(act)
        {
            return (vec![who], String::new(), Addressed::Inherited);
        }
        if self.audience.is_empty() {
            // 建立…述职评议考核制度, 将巡察结果作为年度考核的组成部分: nobody sets up how they are judged themselves.
            let judges = lexicon::judges_others(self.text(&act.span));
            let who = if judges { Group::Convener } else { Group::Members };
            (vec![Who::Group(who)], String::new(), Addressed::Assumed)
        } else {
            (self.audience.clone(), String::new(), Addressed::Inherited)
        }
    }
}

/// So many characters back whoever was spoken of is still meant by 你们.
const FAR: usize = 300;

/// So near its beginning a paragraph names whom it is about: 刚才民政局汇报得很实在.
const OPENING: usize = 8;

impl Walk<'_, '_> {
    /// 体育局呢，不要老说没有抓手。…先找出一百个党员来: the one unit that the paragraph begins with and speaks of.
    fn spoken_of(&self, act: &Act) -> Option<Who> {
        let text = self.hearing.text;
        let far = text[..act.span.start].char_indices().rev().take(FAR).last().map_or(0, |(at, _)| at);
        steps::took(act.span.start - far);
        let start = text[far..act.span.start].rfind(['\n', '\r']).map_or(far, |at| far + at + 1);
        let mut named = self.hearing.within(&(start..act.span.start)).iter();
        let first = named.next()?;
        let opens = text[start..first.span.start].chars().count() <= OPENING;
        let one = matches!(first.who, Who::Unit(_)) && named.all(|other| other.who == first.who);
        (opens && one).then(|| first.who.clone())
    }

    /// 财政局刚才讲经费有压力，…，5月底前把补助拨下去: whom the sentence begins with, and has only spoken of.
    fn sentence_of(&self, act: &Act) -> Option<Vec<Who>> {
        const TOLD: [&str; 6] = ["已", "印发", "下发", "通知", "要求", "部署"];
        let text = self.hearing.text;
        let far = text[..act.span.start].char_indices().rev().take(FAR).last().map_or(0, |(at, _)| at);
        steps::took(act.span.start - far);
        let mark = text[far..act.span.start].rfind(['。', '！', '？', '；', '\n', '\r', '：']).map(|at| far + at)?;
        let start = mark + text[mark..].chars().next().map_or(0, char::len_utf8);
        let numbered = |c: char| c.is_ascii_digit() || c == '.' || c == '、' || c.is_whitespace();
        let start = act.span.end - text[start..act.span.end].trim_start_matches(numbered).len();
        let named = self.hearing.within(&(start..act.span.end));
        let first = named.first().filter(|first| first.span.start == start)?;
        let clause_end = text[start..act.span.end].find('，').map_or(act.span.end, |at| start + at);
        let told = TOLD.iter().any(|word| text[start..clause_end].contains(word));
        let run = named.iter().filter(|mention| mention.run == first.run).map(|mention| mention.who.clone());
        let who: Vec<Who> = run.collect();
        (!told && who.iter().all(|who| matches!(who, Who::Unit(_)))).then_some(who)
    }

    /// 邮政局说驿站不够。总工会那边还有资金，你们两家对接一下: the last so many units that the paragraph has named.
    fn both_spoken_to(&self, act: &Act) -> Option<Vec<Who>> {
        let text = self.hearing.text;
        let (said, count) = [("两家", 2), ("三家", 3)].into_iter().find_map(|(both, count)| {
            let mut places = text[act.span.clone()].match_indices(both).map(|(at, _)| act.span.start + at);
            let called = places.find(|at| {
                let before = &text[act.span.start..*at];
                before.is_empty() || before.ends_with("你们") || before.ends_with(['，', '请'])
            });
            called.map(|at| (at, count))
        })?;
        if act.subject.as_ref().is_some_and(|subject| subject.who.len() >= count) {
            return None;
        }
        let far = text[..act.span.start].char_indices().rev().take(FAR).last().map_or(0, |(at, _)| at);
        steps::took(act.span.start - far);
        let start = text[far..act.span.start].rfind(['\n', '\r']).map_or(far, |at| far + at + 1);
        let mut last: Vec<Who> = Vec::new();
        for mention in self.hearing.within(&(start..said)).iter().rev() {
            if matches!(mention.who, Who::Unit(_)) && !last.contains(&mention.who) && last.len() < count {
                last.insert(0, mention.who.clone());
            }
        }
        (last.len() == count).then_some(last)
    }

    /// 交通局老李刚才表态…，方案你们先拿出来: whom 你们 means, where the paragraph has named one unit before it.
    fn spoken_to(&self, act: &Act) -> Option<Who> {
        let text = self.hearing.text;
        // The paragraph, as far as people keep in mind who was spoken of.
        let far = text[..act.span.start].char_indices().rev().take(FAR).last().map_or(0, |(at, _)| at);
        let before = &text[far..act.span.start];
        steps::took(before.len());
        let after_mark = |marks: &[char]| before.rfind(marks).map_or(far, |at| far + at);
        let sentence = after_mark(&['。', '！', '？', '\n']);
        if !["你们", "你局", "你委", "你单位"].iter().any(|you| text[sentence..act.span.end].contains(you)) {
            return None;
        }
        let start = after_mark(&['\n', '\r']);
        let mut named = self.hearing.within(&(start..act.span.start)).iter().map(|mention| &mention.who);
        let first = named.next()?;
        named.all(|other| other == first).then(|| first.clone())
    }
}

/// The words of a deadline.
pub(super) fn phrase(text: &str, when: &When) -> String {
    when.spans.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join("；")
}
