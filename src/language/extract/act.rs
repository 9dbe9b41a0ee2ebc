//! Puts clauses together to acts: one thing asked of somebody, with the clauses that say how, by when and to what end;
//! and weighs whether an act is a task. The rules are about form: see the tables in `lexicon`.

use super::{
    Spoken,
    clause::{Clause, Hearing, Subject, When},
    lexicon::{self, Verb},
};
use crate::language::mention::Who;
use std::ops::Range;

/// What stands around a segment and colours its reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent circumstances, each with its weight")]
pub(super) struct Setting {
    /// It stands under a heading of work.
    pub is_work: bool,
    /// It stands under a heading of background.
    pub is_ground: bool,
    /// It follows 会议议定, 会议要求.
    pub is_decided: bool,
    /// It follows 会议认为, 会议指出, or tells of the meeting itself.
    pub is_account: bool,
    /// It is an item of a list.
    pub is_item: bool,
}

/// Something asked, in some clauses.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent findings, each with its weight")]
pub(super) struct Act {
    /// The clauses: indices.
    pub clauses: Range<usize>,
    /// The bytes.
    pub span: Range<usize>,
    /// Who is addressed in it.
    pub subject: Option<Subject>,
    /// Who is to help.
    pub supporting: Vec<Who>,
    /// The clause that says what is asked.
    pub main: usize,
    /// Its own deadline.
    pub when: Option<When>,
    /// A deadline before it in the same sentence, which reaches it.
    pub reach: Option<When>,
    /// 要, 应 was met.
    pub must: bool,
    /// The convening side speaks of what it will do itself.
    pub of_convener: bool,
    /// A verb of doing was met, in enough words.
    is_done: bool,
    heeds: bool,
    exhorts: bool,
    thing: bool,
    tone: bool,
    we: bool,
    is_cancelled: bool,
    /// It goes on from an act of the same sentence that was asked for.
    goes_on: bool,
    /// A verb was met, but only in few words (抓好指导).
    is_light: bool,
}

/// Puts the clauses of a segment together.
pub(super) fn gather(hearing: &Hearing, clauses: &[Clause]) -> Vec<Act> {
    let mut gathering = Gathering {
        hearing,
        clauses,
        acts: Vec::new(),
        open: None,
        from: None,
        topic: None,
        reach: None,
        of_a_meeting: false,
        carried: None,
    };
    for index in 0..clauses.len() {
        gathering.take(index);
    }
    gathering.close();
    gathering.acts
}

struct Gathering<'a, 't> {
    hearing: &'a Hearing<'t>,
    clauses: &'a [Clause],
    acts: Vec<Act>,
    open: Option<Act>,
    /// A clause before the next act that belongs to it (按照 …要求).
    from: Option<usize>,
    /// Whoever was named last without an act (由市交通局牵头).
    topic: Option<Subject>,
    /// A deadline that reaches the acts to come.
    reach: Option<When>,
    /// The clauses tell of a meeting.
    of_a_meeting: bool,
    /// Of whom the act before only said something: a clause without a name goes on to ask it of them.
    carried: Option<Subject>,
}

impl Gathering<'_, '_> {
    fn take(&mut self, index: usize) {
        let clause = &self.clauses[index];
        let is_last = index + 1 == self.clauses.len();
        if clause.is_only_when() && !(is_last && self.open.is_some()) {
            self.close();
            self.reach.clone_from(&clause.when);
            self.from = self.from.or(Some(index));
        } else if clause.is_only_subject() {
            self.close();
            self.topic.clone_from(&clause.subject);
            self.from = self.from.or(Some(index));
        } else if clause.topic.is_some() && !is_last {
            self.close();
            self.topic.clone_from(&clause.topic);
            self.from = self.from.or(Some(index));
        } else if self.of_a_meeting && !clause.must && clause.subject.is_none() && clause.when.is_none() {
            // 主持召开会议，研究 …: what the meeting did is told on.
        } else if clause.verb == Some(Verb::Assist) && clause.when.as_ref().is_none_or(When::is_open) {
            self.assist(index);
        } else if clause.is_account && self.open.as_ref().is_none_or(|open| !open.heeds) {
            if let Some(open) = &mut self.open {
                // 这也是重点工作 confirms what was asked; 是 …的基础 shows that nothing was.
                open.is_cancelled |= clause.comments && !open.must;
            }
            self.close();
            self.from = None;
            let words = &self.hearing.text[clause.span.clone()];
            self.of_a_meeting |= ["主持召开", "召开了", "参加了会议", "出席"].iter().any(|told| words.contains(told));
        } else if self.begins(clause) {
            self.close();
            if let Some(when) = clause.when.clone().filter(|when| when.leads && when.names_a_day())
                && clause.subject.is_none()
                && !clause.must
                && self.from.is_none()
            {
                self.steps_before(&when);
            }
            self.begin(index);
        } else if self.open.is_some() {
            self.join(index);
        } else {
            self.from = self.from.or(Some(index));
            if let Some(when) = clause.when.clone().filter(|when| !when.is_open()) {
                self.reach = Some(when);
            }
        }
    }

    /// 市邮政管理局配合: a part in the act before, or in the one to come.
    fn assist(&mut self, index: usize) {
        let clause = &self.clauses[index];
        let who = clause.subject.clone().unwrap_or_default().who;
        let within_reach = self.open.is_none() && self.topic.is_none();
        if let Some(open) = &mut self.open {
            open.supporting.extend(who);
            open.span.end = clause.span.end;
            open.clauses.end = index + 1;
        } else if let Some(topic) = &mut self.topic {
            topic.supporting.extend(who);
        } else if within_reach && clause.must && clause.weight > 8 {
            self.begin(index);
        }
    }

    fn begins(&self, clause: &Clause) -> bool {
        let Some(open) = &self.open else {
            let says_nothing = clause.verb.is_none() && !clause.must && clause.subject.is_none();
            return !says_nothing;
        };
        if open.heeds {
            return false;
        }
        // 按月销号: a beat in few words is how the act before is done.
        let by_when =
            clause.when.as_ref().is_some_and(|when| !when.is_open() && (clause.weight >= 6 || when.names_a_day()));
        let again = clause.when.as_ref().is_some_and(|when| when.leads)
            && open.when.as_ref().is_some_and(|when| !when.is_open());
        if clause.verb == Some(Verb::Deliver) && again {
            return true;
        }
        let own_verb = clause.is_act() || clause.verb == Some(Verb::Soft);
        if by_when
            && (clause.is_act() && !clause.is_prepositional
                || clause.when.as_ref().is_some_and(|when| when.leads) && clause.verb != Some(Verb::Deliver))
        {
            // 其中戊区、己区7月底前完成40个: who is named has a day of their own.
            let named = clause.subject.as_ref().is_some_and(|subject| !subject.who.is_empty());
            return named || clause.verb != Some(Verb::Result) && !self.rounds_off(open, clause);
        }
        if clause.subject.is_some() {
            return true;
        }
        if clause.must {
            return own_verb || clause.verb.is_none() || clause.verb == Some(Verb::Heed);
        }
        let adds = clause.connective.as_ref().is_some_and(|word| {
            matches!(&self.hearing.text[word.clone()], "又" | "并" | "再" | "还" | "也" | "既" | "即" | "而")
        });
        clause.is_act()
            && open.is_done
            && !adds
            && !self.is_on_the_agenda(open, clause)
            && !clause.tone
            && clause.weight >= 6
            && (!clause.is_prepositional || self.is_recorded(clause) || self.is_about_others(clause))
            && !self.restates(open, clause)
    }

    /// 8月底前出具报告, 6月底前先建3个, 7月1日开班: by when what was asked in the clause before is to show.
    fn rounds_off(&self, open: &Act, clause: &Clause) -> bool {
        let words = &self.hearing.text[clause.core..clause.span.end];
        let undated = open.when.as_ref().or(open.reach.as_ref()).is_none_or(When::is_open);
        let asked = open.is_done || open.is_light || open.must;
        // 名单于6月8日前发送: with words before the day it is a matter of its own.
        let opens = clause
            .when
            .as_ref()
            .is_some_and(|when| when.spans.iter().any(|span| span.start <= clause.span.start + LEAD));
        clause.subject.is_none() && undated && asked && opens && !clause.must && lexicon::rounds_off(words)
    }

    /// 召开会议，研究确定 …: what a meeting is to do.
    fn is_on_the_agenda(&self, open: &Act, clause: &Clause) -> bool {
        let words = &self.hearing.text[clause.core..clause.span.end];
        let meets = self.hearing.text[open.span.clone()].contains("召开");
        meets
            && ["研究", "审议", "讨论", "部署", "传达", "学习", "听取", "总结"]
                .iter()
                .any(|verb| words.starts_with(verb))
    }

    /// 将结果作为考核的组成部分: a prepositional clause that asks for something of its own.
    fn is_recorded(&self, clause: &Clause) -> bool {
        let words = &self.hearing.text[clause.core..clause.span.end];
        words.starts_with(['把', '将']) && lexicon::is_placed(words)
    }

    /// 对工作滞后的单位下发提示函: an act towards somebody, unlike 对 … 进行 ….
    fn is_about_others(&self, clause: &Clause) -> bool {
        let words = &self.hearing.text[clause.core..clause.span.end];
        words.starts_with('对') && !words.contains("进行")
    }

    /// 开展试点工作，选取1-2个县开展局部试点: a clause that ends on what the act already names.
    fn restates(&self, open: &Act, clause: &Clause) -> bool {
        let words = &self.hearing.text[clause.core..clause.span.end];
        let noun = words.trim_end_matches("工作").trim_end_matches('”');
        let Some((at, _)) = noun.char_indices().rev().nth(1) else { return false };
        let does = ["开展", "进行", "实施", "选取", "选择", "选定", "组织"].iter().any(|verb| words.contains(verb));
        does && self.hearing.text[open.span.clone()].contains(&noun[at..])
    }

    fn begin(&mut self, index: usize) {
        let first = self.from.take().unwrap_or(index);
        let carried = self.carried.take();
        let mut act = Act {
            clauses: first..index,
            span: self.clauses[first].span.start..self.clauses[index].span.end,
            main: index,
            subject: self.topic.take().or_else(|| carried.filter(|_| self.clauses[index].subject.is_none())),
            ..Act::default()
        };
        if let Some(subject) = &mut act.subject {
            act.supporting.append(&mut subject.supporting);
        }
        let clause = &self.clauses[index];
        // 如市交通局要 …: an example of what was just asked has its deadline.
        let example = clause
            .connective
            .as_ref()
            .is_some_and(|word| matches!(&self.hearing.text[word.clone()], "如" | "比如" | "例如" | "其中"));
        if clause.subject.is_some() && self.reach.as_ref().is_some_and(|when| !when.is_outermost) {
            self.reach = None;
        }
        let before = self.acts.last().and_then(|act| act.when.clone().or_else(|| act.reach.clone()));
        act.reach = self.reach.clone().or(if example { before } else { None });
        act.goes_on = self.acts.last().is_some_and(|before| before.must || before.goes_on);
        act.exhorts = clause.verb == Some(Verb::Exhort);
        self.open = Some(act);
        self.join(index);
    }

    fn join(&mut self, index: usize) {
        let Some(open) = &mut self.open else { return };
        let clause = &self.clauses[index];
        if clause.is_act() && !clause.tone && !open.is_done && !open.heeds {
            if clause.weight >= 6 || clause.thing {
                open.is_done = true;
                open.main = index;
            } else {
                if !open.is_light {
                    open.main = index;
                }
                open.is_light = true;
            }
        } else if clause.verb == Some(Verb::Deliver) && !open.is_done {
            open.is_done = clause.weight >= 4;
            open.is_light = true;
            open.main = index;
        }
        if open.heeds && clause.must {
            open.main = index;
        }
        open.heeds |= clause.verb == Some(Verb::Heed) && clause.must;
        if let Some(subject) = &clause.subject {
            let mut subject = subject.clone();
            open.supporting.append(&mut subject.supporting);
            open.subject.get_or_insert(subject);
        }
        open.must |= clause.must;
        open.of_convener |= clause.plans || clause.verb == Some(Verb::Authority) && open.subject.is_none();
        open.thing |= clause.thing;
        open.tone |= clause.tone && index == open.main;
        open.we |= clause.we;
        open.span.end = clause.span.end;
        open.clauses.end = index + 1;
        if let Some(when) = &clause.when {
            if clause.verb == Some(Verb::Deliver) && !when.is_open() {
                self.steps_before(when);
            }
            let Some(open) = &mut self.open else { return };
            match &mut open.when {
                // 周一发给大家，逐月对账: a beat in few words is how it goes on.
                Some(known) if known.names_a_day() && !when.names_a_day() && clause.weight < 6 => {}
                Some(known) => {
                    known.spans.extend(when.spans.iter().cloned());
                    known.dues.extend(when.dues.iter().cloned());
                }
                None => open.when = Some(when.clone()),
            }
            if when.leads {
                self.reach = Some(when.clone());
            }
        }
    }

    /// 摸清底数，建立台账，6月10日前报市委组织部: the day of handing in holds for the steps before it.
    fn steps_before(&mut self, when: &When) {
        let mut goes_on = self.open.as_ref().is_none_or(|open| open.subject.is_none());
        for act in self.acts.iter_mut().rev() {
            if !goes_on || act.deadline().is_some() {
                return;
            }
            act.reach = Some(when.clone());
            goes_on = act.subject.is_none();
        }
    }

    fn close(&mut self) {
        let Some(mut act) = self.open.take() else { return };
        if let Some(when) = &mut act.when
            && when.dues.len() > 1
            && let Some(Spoken { spans, dues }) = (self.hearing.deadline)(&self.hearing.text[act.span.clone()])
            && !dues.is_empty()
        {
            // 力争6月底、确保7月底 over two clauses is one deadline.
            when.spans = spans.into_iter().map(|span| act.span.start + span.start..act.span.start + span.end).collect();
            when.dues = dues;
        }
        // What was only said about somebody may go on to what is asked of them.
        let only_said = act.names_somebody() && act.weigh(Setting::default()).is_none();
        self.carried = if only_said { act.subject.clone() } else { None };
        self.acts.push(act);
    }
}

/// Bytes that may stand before the day of a clause that begins with it: 于, 力争, “.
const LEAD: usize = 6;

/// Below this an act is no task.
pub(super) const TASK: i32 = 3;

impl Act {
    /// Whether a unit or group of the roster is addressed.
    pub fn names_somebody(&self) -> bool {
        self.subject.as_ref().is_some_and(|subject| !subject.who.is_empty())
    }

    fn is_dated(&self) -> bool {
        let own = self.when.as_ref().is_some_and(|when| !when.is_open());
        own || self.reach.is_some()
    }

    /// How much speaks for its being a task; `None` when it has not the form of one.
    pub fn weigh(&self, setting: Setting) -> Option<i32> {
        let named = self.names_somebody();
        let dated = self.is_dated();
        let leads = self.when.as_ref().is_some_and(|when| when.leads && !when.is_open());
        let says_enough = self.is_done
            || self.is_light
                && (named || dated || setting.is_item || self.must && self.subject.is_some())
                && !self.exhorts
            || self.heeds && named
            || dated && (self.must || named || setting.is_item || self.goes_on && leads && !self.we) && !self.exhorts
            || self.must && !self.exhorts && !self.tone && (named || setting.is_item && self.thing);
        if self.is_cancelled || !says_enough {
            return None;
        }
        let mut points = 0;
        let mut add = |holds: bool, weight: i32| points += if holds { weight } else { 0 };
        add(self.must, 2);
        add(self.goes_on && !self.must, 1);
        add(self.of_convener, 1);
        add(named, 2);
        add(!named && self.subject.is_some(), 1);
        add(dated, 3);
        add(self.when.as_ref().is_some_and(When::is_open), 1);
        add(self.is_done, 2);
        add(self.thing, 1);
        add(setting.is_item, 1);
        add(setting.is_work, 1);
        add(setting.is_decided, 2);
        add(self.exhorts, -3);
        add(self.tone, -1);
        add(self.we && !named, -1);
        add(setting.is_ground, -4);
        // 去年的奖补还没兑现，市财政局一周内拨下去: whoever is given a day is asked, whatever was told before.
        add(setting.is_account && !(named && dated), -3);
        Some(points)
    }

    /// The deadline that holds: its own, or one before it in the sentence.
    pub fn deadline(&self) -> Option<&When> {
        match (&self.when, &self.reach) {
            (Some(own), Some(reach)) if own.is_open() => Some(reach),
            (own, reach) => own.as_ref().or(reach.as_ref()),
        }
    }

    /// How sure it is to be a task.
    pub fn is_plain(&self) -> bool {
        self.is_done && (self.must || self.is_dated()) && self.names_somebody()
    }

    /// Whether it begins with a modal verb of its own: then it turns to everybody again rather than going on.
    pub fn asks_anew(&self) -> bool {
        self.must
    }
}
