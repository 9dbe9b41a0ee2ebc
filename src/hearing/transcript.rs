//! 录音稿: what was promised and asked in a talk of many turns, as a recorder wrote it down. Whoever speaks is known by the name
//! before the words, by being given the floor, or by saying so. Nothing is filed here.

use super::{Listener, Question};
use crate::{
    domain::{
        Commitment, CommitmentId, CommitmentKind, Due, ItemId, Ledger, Recording, SaidKind, TaskId, Unit, UnitId,
    },
    language::{
        Certainty,
        mention::{Who, mentions},
    },
    text,
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, ops::Range};

/// A turn of a talk: who speaks, from when on, where in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// As the recorder names whoever speaks; empty when it does not.
    pub speaker: String,
    /// When it begins, as the recorder writes it; empty when it does not.
    pub at: String,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// A talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// All that was said, a turn a paragraph.
    pub text: String,
    /// The turns in their order.
    pub turns: Vec<Turn>,
}

/// Something promised or asked in a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// When its turn began; empty when that is not known.
    pub at: String,
    /// Who spoke, as the recorder or the talk names them; empty when nobody does.
    pub speaker: String,
    /// As the record line would file it, for the units that nothing was filed for; none where it is not clear whose it is,
    /// and none where it is filed for all.
    pub recording: Recording,
    /// What is to be asked.
    pub questions: Vec<Question>,
    /// What was filed of it at the meeting.
    pub filed: Vec<ItemId>,
    /// The open item of an earlier meeting that it is like.
    pub again: Option<CommitmentId>,
}

impl Heard {
    fn of(span: Range<usize>, recording: Recording, questions: Vec<Question>) -> Self {
        let (at, speaker) = (String::new(), String::new());
        Self { span, at, speaker, recording, questions, filed: Vec::new(), again: None }
    }

    /// Whether nothing of it is left to be filed.
    #[must_use]
    pub fn is_filed(&self) -> bool {
        !self.filed.is_empty() && self.recording.units.is_empty()
    }

    /// Holds it against what was filed at the meeting at hand.
    fn settle(&mut self, ledger: &Ledger, roster: &[Unit]) {
        let Some(meeting) = ledger.at else { return };
        let said = (self.recording.text.as_str(), &self.recording.deadline);
        let filed = |unit: &UnitId| ledger.filed_at(meeting, unit, said, self.recording.task.as_ref());
        if self.recording.units.is_empty() {
            // Nobody knows who spoke: what was taken down then says whose it was.
            self.filed = roster.iter().filter_map(|unit| filed(&unit.id)).collect();
            return;
        }
        let (mut known, mut left) = (Vec::new(), Vec::new());
        for unit in &self.recording.units {
            match filed(unit) {
                Some(item) => known.push(item),
                None => left.push(unit.clone()),
            }
        }
        if let [only] = left.as_slice() {
            let words = (said.0, self.recording.deadline.spoken.as_str());
            let open = ledger.said_already(only, words, self.recording.task.as_ref(), None);
            let is_same_day = |open: &Commitment| open.deadline.days().eq(self.recording.deadline.days());
            match open {
                // Said again as it stands there: nothing new was promised.
                Some(open) if is_same_day(open) => {
                    known.push(ItemId::Commitment(open.id));
                    left.clear();
                }
                open => self.again = open.map(|open| open.id),
            }
        }
        (self.filed, self.recording.units) = (known, left);
    }
}

/// Words by which the floor is given to somebody.
const FLOOR: &[&str] =
    &["发言", "汇报", "下面", "接下来", "有请", "下一家", "下一个", "轮到", "请讲", "说一下", "介绍一下", "讲一下"];
/// Words by which somebody says who they are.
const SELF: &[&str] = &["我是", "这里是", "我代表", "我们是", "我来自"];
/// Words before a name of whoever leads the talk.
const CHAIRS: &[&str] = &["主持", "书记", "部长", "主任", "市长"];
/// A sentence of so many characters says nothing that could be owed.
const FEWEST: usize = 5;

/// Whose voice it is, with what is to be asked where a recorder wrote the name as it sounds.
type Whose = (UnitId, Option<Question>);

/// Whose voices they are, as the talk goes on.
#[derive(Default)]
struct Voices {
    known: BTreeMap<String, Whose>,
    /// Who was given the floor, and by which voice.
    floor: Option<(Whose, String)>,
}

impl Voices {
    /// A unit is given the floor, or a voice says whose it is.
    fn hear(&mut self, speaker: &str, unit: Whose, words: &str) {
        let is_own = SELF.iter().any(|word| words.contains(word));
        if is_own && !speaker.is_empty() {
            self.known.insert(speaker.to_owned(), unit);
        } else {
            self.floor = Some((unit, speaker.to_owned()));
        }
    }

    /// Whose voice it is. Where the recorder tells voices apart, the next other one after the floor was given is that unit's
    /// from then on; where it does not, all is said by whoever has the floor.
    fn of(&mut self, speaker: &str) -> Option<Whose> {
        if speaker.is_empty() {
            return self.floor.as_ref().map(|(unit, _)| unit.clone());
        }
        if let Some(unit) = self.known.get(speaker) {
            return Some(unit.clone());
        }
        let is_chair = CHAIRS.iter().any(|chair| speaker.contains(chair));
        let (unit, _) = self.floor.take_if(|(_, by)| !is_chair && by != speaker)?;
        self.known.insert(speaker.to_owned(), unit.clone());
        Some(unit)
    }
}

impl Listener {
    /// What was promised and asked in the talk of the meeting at hand, with what was filed of each.
    #[must_use]
    pub fn find_promises(&self, talk: &Talk, ledger: &Ledger, base: NaiveDate) -> Vec<Heard> {
        let mut found = self.promises_in(talk, base);
        for heard in &mut found {
            heard.settle(ledger, self.units());
        }
        found
    }

    fn promises_in(&self, talk: &Talk, base: NaiveDate) -> Vec<Heard> {
        let mut found: Vec<Heard> = Vec::new();
        let mut voices = Voices::default();
        for turn in &talk.turns {
            let Some(said) = talk.text.get(turn.span.clone()) else { continue };
            let named = self.only_unit(&turn.speaker);
            let mut here: Vec<Heard> = Vec::new();
            for sentence in sentences(said) {
                let words = &said[sentence.clone()];
                if let Some(unit) = self.given_floor(words, base) {
                    voices.hear(&turn.speaker, unit, words);
                    continue;
                }
                let whose = named.clone().or_else(|| voices.of(&turn.speaker));
                if let Some(mut heard) = self.promise(words, whose.as_ref().map(|(unit, _)| unit), base) {
                    let is_theirs = |(unit, _): &&Whose| heard.recording.units == [unit.clone()];
                    let alike = whose.as_ref().filter(is_theirs).and_then(|(_, alike)| alike.clone());
                    heard.questions.extend(alike.filter(|alike| !heard.questions.contains(alike)));
                    heard.span = turn.span.start + sentence.start..turn.span.start + sentence.end;
                    here.push(heard);
                }
            }
            here.extend(self.asked_without_day(said, turn.span.start, base, &here));
            here.sort_by_key(|heard| heard.span.start);
            for heard in here {
                let is_again = found.iter().any(|known| is_same(known, &heard));
                if !is_again {
                    found.push(Heard { at: turn.at.clone(), speaker: turn.speaker.clone(), ..heard });
                }
            }
        }
        found
    }

    /// The one unit that some words name.
    fn only_unit(&self, words: &str) -> Option<Whose> {
        let found = mentions(words, self.index());
        let mut units: Vec<UnitId> = found.iter().flat_map(|mention| mention.who.units(self.units())).collect();
        units.dedup();
        let [only] = units.as_slice() else { return None };
        let by_sound = found.iter().find(|mention| mention.by_sound && mention.who == Who::Unit(only.clone()));
        let alike = by_sound.and_then(|mention| {
            let said = words.get(mention.span.clone())?.to_owned();
            Some(Question::Alike { said, unit: only.clone() })
        });
        Some((only.clone(), alike))
    }

    /// Who has the floor from this sentence on; `None`: it says something else.
    fn given_floor(&self, words: &str, base: NaiveDate) -> Option<Whose> {
        let is_about = |known: &[&str]| known.iter().any(|word| words.contains(word));
        let is_short = words.chars().count() <= 40;
        if !is_short || !(is_about(FLOOR) || is_about(SELF)) || !self.hear_deadline(words, base).deadline.is_undated() {
            return None;
        }
        self.only_unit(words)
    }

    /// A sentence by whose day something is owed.
    fn promise(&self, words: &str, whose: Option<&UnitId>, base: NaiveDate) -> Option<Heard> {
        let words = words.trim_end_matches(['。', '！', '？', '；', ';', '!', '?', '，', ',']);
        let heard = self.hear(words, whose, base);
        let is_dated = heard.deadline.dues.iter().any(|due| !matches!(due, Due::Open | Due::Urgent));
        let is_other =
            matches!(heard.kind, Some(SaidKind::Progress | SaidKind::Help | SaidKind::Remark | SaidKind::Note));
        // 今天 is when it is said, not by when it is due, but for 今天下班前.
        let is_now = heard.deadline.days().all(|day| day == base) && !heard.deadline.spoken.contains('前');
        if !is_dated
            || (is_now && heard.deadline.days().next().is_some())
            || is_other
            || (heard.tells_of_work && !heard.deadline.days().any(|day| day > base))
            || heard.text.chars().count() < FEWEST
        {
            return None;
        }
        let is_asked = !heard.leads.is_empty() || heard.kind == Some(SaidKind::Instruction);
        let kind = if is_asked { CommitmentKind::Instruction } else { CommitmentKind::Promise };
        let units = if heard.leads.is_empty() { whose.cloned().into_iter().collect() } else { heard.leads.clone() };
        let questions = heard.asked(kind.into(), &units).cloned().collect();
        let mut supporting = heard.supporting;
        supporting.retain(|unit| !units.contains(unit));
        let recording = Recording {
            kind,
            units,
            supporting,
            task: heard.task,
            text: heard.text,
            owner: heard.owner,
            deadline: heard.deadline,
        };
        Some(Heard::of(0..0, recording, questions))
    }

    /// What somebody named is asked to do without a day, by the reader of speeches.
    fn asked_without_day(&self, said: &str, from: usize, base: NaiveDate, known: &[Heard]) -> Vec<Heard> {
        let is_known = |span: &Range<usize>| {
            known.iter().any(|one| one.span.start < from + span.end && from + span.start < one.span.end)
        };
        let found = self.find_tasks(said, base).into_iter();
        let named = found.filter(|found| {
            let candidate = &found.candidate;
            let is_named = candidate.units.iter().any(|who| matches!(who, Who::Unit(_)));
            candidate.certainty == Certainty::Certain && is_named && !is_known(&candidate.span)
        });
        named
            .map(|found| {
                let words = said.get(found.candidate.span.clone()).map(text::plain).unwrap_or_default();
                let task: Option<TaskId> = found.known;
                let span = from + found.candidate.span.start..from + found.candidate.span.end;
                let recording = Recording {
                    kind: CommitmentKind::Instruction,
                    deadline: found.candidate.deadline(),
                    units: found.units,
                    supporting: found.supporting,
                    task,
                    text: words,
                    owner: String::new(),
                };
                Heard::of(span, recording, Vec::new())
            })
            .collect()
    }
}

/// Whether something is said once more: of the same units, in the same words, by the same day.
fn is_same(one: &Heard, other: &Heard) -> bool {
    let days = |heard: &Heard| heard.recording.deadline.dues.clone();
    let words = |heard: &Heard| -> String {
        heard.recording.text.chars().filter(|character| character.is_alphanumeric()).collect()
    };
    one.recording.units == other.recording.units && days(one) == days(other) && words(one) == words(other)
}

/// The sentences of a turn, without the spaces around them.
fn sentences(said: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, character) in said.char_indices() {
        if matches!(character, '。' | '！' | '？' | '；' | ';' | '!' | '?' | '\n') {
            let end = if character == '\n' { at } else { at + character.len_utf8() };
            found.push(from..end);
            from = at + character.len_utf8();
        }
    }
    found.push(from..said.len());
    let trimmed = |span: Range<usize>| {
        let words = &said[span.clone()];
        let start = span.start + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    };
    found.into_iter().map(trimmed).filter(|span| !span.is_empty()).collect()
}
