//! One line as it is spoken in the meeting, understood for the record: by when, who answers, who helps, which task, what
//! kind of record it sounds like, and what of that is to be asked. The words stay as they were typed.

use super::{
    listener::Listener,
    marks::{Mark, MarkKind, overlap, tidy},
    question::Question,
    time::{about_time, beside},
};
use crate::{
    domain::{Deadline, Due, IndicatorId, SaidKind, TaskId, UnitId},
    language::{
        DeadlineReading, kind,
        mention::{Group, Mention, Role, Who, mentions},
        owner::read_owner,
        read_deadline,
    },
    wording::Said,
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, ops::Range};

/// What was understood of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hearing {
    /// The line, without spaces around it and on one line.
    pub text: String,
    /// By when, as spoken and as meant.
    pub deadline: Deadline,
    /// Whether the day is less than certain: worth a look before it is filed.
    pub unsure: bool,
    /// Whether the words of the day leave no room at all.
    pub certain: bool,
    /// Who in person answers for it; empty when nobody is named.
    pub owner: String,
    /// Units that help.
    pub supporting: Vec<UnitId>,
    /// Units other than the one at hand that the line gives it to.
    pub leads: Vec<UnitId>,
    /// The kind of record that it sounds like; `None` where nothing speaks for another than a promise.
    pub kind: Option<SaidKind>,
    /// Whether it tells of something done, or how far it is, whatever it says of days to come.
    pub tells_of_work: bool,
    /// The task of the plan that it is about, when that is clear.
    pub task: Option<TaskId>,
    /// Figures named in it that a unit reports every month; filled by whoever records progress.
    pub figures: BTreeMap<IndicatorId, i64>,
    /// What was recognised where in the text, from left to right, none over another.
    pub marks: Vec<Mark>,
    /// What was said that no calendar has: 6月31日.
    pub impossible: Vec<String>,
    /// The same as a refusal, for whoever cannot ask back.
    pub refusal: Option<Said>,
    /// What is worth knowing about the days, in words.
    pub remarks: Vec<String>,
    /// What is to be asked before it is filed.
    pub questions: Vec<Question>,
    /// Where a deadline alone was asked for: what else was written, which is not kept.
    pub beside: String,
}

impl Hearing {
    /// What is still to be asked of a line that is recorded as `kind` for `units`.
    pub fn asked(&self, kind: SaidKind, units: &[UnitId]) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| match question {
            Question::Kind(offered) => *offered != kind,
            Question::Lead(leads) => !leads.iter().all(|lead| units.contains(lead)),
            Question::Unlisted(_) | Question::Alike { .. } | Question::Stages(_) => true,
        })
    }

    /// Units in the words that the roster does not have.
    pub fn unlisted(&self) -> impl Iterator<Item = &str> {
        self.questions.iter().filter_map(|question| match question {
            Question::Unlisted(name) => Some(name.as_str()),
            Question::Lead(_) | Question::Alike { .. } | Question::Stages(_) | Question::Kind(_) => None,
        })
    }

    /// Units known by their sound: as written, and who is likely meant.
    pub fn alike(&self) -> impl Iterator<Item = (&str, &UnitId)> {
        self.questions.iter().filter_map(|question| match question {
            Question::Alike { said, unit } => Some((said.as_str(), unit)),
            Question::Lead(_) | Question::Unlisted(_) | Question::Stages(_) | Question::Kind(_) => None,
        })
    }
}

impl Listener {
    /// What a phrase says about time, and nothing else.
    #[must_use]
    pub fn hear_deadline(&self, text: &str, base: NaiveDate) -> Hearing {
        let reading = read_deadline(text, base, self.calendar());
        Hearing { beside: beside(&reading, text), ..about_time(&reading, text, base) }
    }

    /// What a line says, on the day `base`. `turn` is the unit whose turn it is: it needs not be named, and is never its
    /// own helper.
    #[must_use]
    pub fn hear(&self, text: &str, turn: Option<&UnitId>, base: NaiveDate) -> Hearing {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let reading = read_deadline(&text, base, self.calendar());
        let timed: &[Range<usize>] = if reading.dues.is_empty() { &[] } else { &reading.spans };
        let matter = blanked(&text, timed);
        let owner = read_owner(&matter);
        let found = mentions(&text, self.index());
        let run_end =
            |run: usize| found.iter().filter(|one| one.run == run).map(|one| one.span.end).max().unwrap_or(run);
        let named: Vec<(Mention, MarkKind)> = found
            .iter()
            .filter(|mention| !owner.as_ref().is_some_and(|owner| overlap(&owner.span, &mention.span)))
            .map(|mention| {
                let part = part(&text, &matter, mention, run_end(mention.run));
                (mention.clone(), part)
            })
            .collect();
        let supporting = self.ids(&named, MarkKind::Supporting, &[], turn);
        let leads = self.ids(&named, MarkKind::Unit, &supporting, turn);
        let spans = |kind: MarkKind| named.iter().filter(move |one| one.1 == kind).map(|one| one.0.span.clone());
        let owner_span = owner.iter().map(|owner| owner.span.clone());
        let about: Vec<Range<usize>> =
            timed.iter().cloned().chain(owner_span.clone()).chain(spans(MarkKind::Supporting)).collect();
        let named_first = self.ids(&named, MarkKind::Unit, &supporting, None);
        let task = self.tasks().best(&without(&text, about), turn.or(named_first.first())).map(|(id, _)| id);
        let kind = kind::offered(&kind::Clues {
            text: &text,
            is_dated: reading.dues.iter().any(|due| !matches!(due, Due::Open | Due::Urgent)),
            days: timed,
            subjects: &spans(MarkKind::Unit).collect::<Vec<_>>(),
            helpers: &spans(MarkKind::Supporting).collect::<Vec<_>>(),
        });
        let marks = tidy(
            timed
                .iter()
                .map(|span| (span.clone(), MarkKind::Deadline))
                .chain(owner_span.map(|span| (span, MarkKind::Owner)))
                .chain(named.iter().map(|(mention, part)| (mention.span.clone(), *part))),
        );
        let heard = about_time(&reading, &text, base);
        Hearing {
            deadline: spoken(&reading, &text),
            owner: owner.map(|owner| owner.text).unwrap_or_default(),
            questions: questions(&text, &named, &leads, kind, &reading),
            tells_of_work: kind::tells_of_work(&text),
            supporting,
            leads,
            kind,
            task,
            marks,
            text,
            ..heard
        }
    }

    fn ids(&self, named: &[(Mention, MarkKind)], part: MarkKind, but: &[UnitId], turn: Option<&UnitId>) -> Vec<UnitId> {
        let mut ids = Vec::new();
        for id in named.iter().filter(|(_, is)| *is == part).flat_map(|(mention, _)| mention.who.units(self.units())) {
            if !ids.contains(&id) && !but.contains(&id) && turn != Some(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

/// The deadline in the words that named it.
fn spoken(reading: &DeadlineReading, text: &str) -> Deadline {
    if reading.dues.is_empty() {
        return Deadline { spoken: String::new(), dues: Vec::new() };
    }
    let phrase = reading.spans.iter().filter_map(|span| text.get(span.clone())).collect::<Vec<_>>().join("；");
    Deadline { spoken: phrase, dues: reading.dues.clone() }
}

fn questions(
    text: &str,
    named: &[(Mention, MarkKind)],
    leads: &[UnitId],
    kind: Option<SaidKind>,
    reading: &DeadlineReading,
) -> Vec<Question> {
    let mut questions = Vec::new();
    if !leads.is_empty() {
        questions.push(Question::Lead(leads.to_vec()));
    }
    for (mention, part) in named {
        let question = match &mention.who {
            Who::Unlisted(name) if *part != MarkKind::Named => Question::Unlisted(name.clone()),
            Who::Unit(unit) if mention.by_sound => {
                Question::Alike { said: text[mention.span.clone()].to_owned(), unit: unit.clone() }
            }
            Who::Unit(_) | Who::Group(_) | Who::Unlisted(_) => continue,
        };
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    if reading.dues.iter().filter(|due| matches!(due, Due::On(_))).count() > 1 {
        questions.push(Question::Stages(reading.dues.clone()));
    }
    questions.extend(kind.map(Question::Kind));
    questions
}

/// The part that a name has in the sentence. `matter` is the text with the words of its days made commas.
fn part(text: &str, matter: &str, mention: &Mention, run_end: usize) -> MarkKind {
    let after = &text[mention.span.end..];
    match mention.role {
        Role::Lead if is_of_a_post(after) => MarkKind::Named,
        Role::Lead => MarkKind::Unit,
        Role::Supporting => MarkKind::Supporting,
        Role::Named | Role::Spared => {
            // 报市委组织部, 向各县（市、区）: at the end of something, not the one who does it.
            let before = text[..mention.run].trim_end_matches(['“', ' ', '、', '和']);
            let opens = before
                .chars()
                .next_back()
                .is_none_or(|last| !last.is_alphanumeric() || "请由让促求成议望".contains(last))
                || ["点一下", "点名", "点到"].iter().any(|called| before.ends_with(called));
            let of = after.starts_with('的')
                && !after.starts_with("的同志")
                && !matches!(mention.who, Who::Group(Group::WithoutCommittee | Group::WithCommittee));
            match opens && !of && !is_of_a_post(after) {
                false => MarkKind::Named,
                true if lends_a_hand(matter, mention, run_end) => MarkKind::Supporting,
                true => MarkKind::Unit,
            }
        }
    }
}

/// What tells a unit to do something of its own.
const TOLD: &[&str] = &["要", "须", "必须", "务必", "应", "得", "尽快", "抓紧", "，", ",", "也要", "都要", "负", "主"];

/// 夏送清凉7月1日前备好物资，财政局兜底经费: whoever is named after the unit at hand has said what it will do, with no day of
/// their own and no word that tells them to, does something for it.
fn lends_a_hand(matter: &str, mention: &Mention, run_end: usize) -> bool {
    let one = matches!(mention.who, Who::Unit(_) | Who::Unlisted(_));
    let before = &matter[..mention.run];
    let clause = before.rfind(['，', '。', '；', ',', ';', '：', ':']).unwrap_or(0);
    // 书记人选请组织部先定: what is asked for stands before 请.
    let please = before[clause..]
        .strip_suffix('请')
        .is_some_and(|lead| lead.chars().filter(|c| c.is_alphanumeric()).count() > 2);
    let said_before = please || before[..clause].chars().any(char::is_alphanumeric);
    let own = ["我们", "我局", "我委", "咱们"].iter().any(|own| before[..clause].contains(own));
    let after = &matter[run_end..];
    one && said_before && !own && !after.is_empty() && !TOLD.iter().any(|told| after.starts_with(told))
}

/// 邮政局长, 市民政局分管领导: somebody of the unit, not the unit.
fn is_of_a_post(after: &str) -> bool {
    ["长", "副局长", "主任", "书记", "分管领导", "负责同志", "党组书记"].iter().any(|post| after.starts_with(post))
}

/// What a sentence is about: when it is due, who answers and who helps say nothing of that.
fn without(text: &str, mut told: Vec<Range<usize>>) -> String {
    told.sort_by_key(|span| std::cmp::Reverse(span.start));
    let (mut matter, mut from) = (text.to_owned(), text.len());
    for span in told {
        if span.end <= from && text.get(span.clone()).is_some() {
            matter.replace_range(span.clone(), "，");
            from = span.start;
        }
    }
    matter
}

/// The text with the words of a deadline made commas, every byte in its place: 6月底前老王盯着 begins a clause with 老王.
fn blanked(text: &str, spans: &[Range<usize>]) -> String {
    let inside = |at: usize| spans.iter().any(|span| span.contains(&at));
    let blank = |character: char| if character.len_utf8() == '，'.len_utf8() { '，' } else { ',' };
    let filled = text.char_indices().map(|(at, character)| match character.len_utf8() {
        1 | 3 if inside(at) => blank(character),
        _ => character,
    });
    filled.collect()
}
