//! Material (材料): a speech or a notice with the candidate tasks found in it, or a transcript of the meeting with what was
//! promised and asked there, and what the secretary made of each. Nothing of it is a fact; it is kept as a draft until what was
//! accepted is filed as one act.

use crate::{
    console::context::ScreenContext,
    domain::{Command, CommitmentKind, Deadline, PlannedTask, Recording, TaskId, UnitId},
    hearing::{self, Found, Heard, Talk},
    text,
    wording::transcript,
};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What the secretary made of a candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 待看: not looked at yet; never filed.
    #[default]
    Open,
    /// 列入.
    Accepted,
    /// 不列.
    Dropped,
}

/// A candidate task and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    /// The task in a short form.
    pub title: String,
    /// Whom it is for.
    pub units: Vec<UnitId>,
    /// Who helps.
    pub supporting: Vec<UnitId>,
    /// By when, in the words of the text.
    pub deadline: Deadline,
    /// Where the text says it, in bytes.
    pub span: Range<usize>,
    /// The task of the plan that it seems to be already.
    pub known: Option<TaskId>,
    /// What was made of it.
    pub mark: Mark,
    /// Of a transcript: as what it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

/// As what something of a transcript was said, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// When and by whom, as the recorder has it.
    pub by: String,
    /// Promised or asked.
    pub kind: CommitmentKind,
    /// The task of the plan that it serves.
    pub task: Option<TaskId>,
    /// Who in person answers for it.
    pub owner: String,
    /// What was filed of it at the meeting, in words; empty: nothing.
    pub filed: String,
    /// What is to be asked, in words.
    pub asks: Vec<String>,
}

/// A text with its candidates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// What it is called: a file's name.
    pub name: String,
    /// The text, a paragraph a line.
    pub text: String,
    /// The candidates in the order of the text.
    pub picks: Vec<Pick>,
    /// Whether it is a transcript of the meeting.
    #[serde(default)]
    pub is_talk: bool,
}

impl Material {
    /// Looks through a text.
    #[must_use]
    pub fn of(name: &str, text: &str, cx: &ScreenContext<'_>) -> Self {
        let text = text.lines().map(text::plain).collect::<Vec<_>>().join("\n");
        let picks = cx.listener.find_tasks(&text, cx.base()).into_iter().map(Pick::of).collect();
        Self { name: name.to_owned(), text, picks, is_talk: false }
    }

    /// Holds a transcript of the meeting against what was filed there.
    #[must_use]
    pub fn of_talk(name: &str, talk: &Talk, cx: &ScreenContext<'_>) -> Self {
        let found = cx.listener.find_promises(talk, cx.ledger, cx.base());
        let picks = found.into_iter().map(|heard| Pick::heard(heard, cx)).collect();
        Self { name: name.to_owned(), text: talk.text.clone(), picks, is_talk: true }
    }

    /// A material kept earlier; `None` when the draft is not one.
    #[must_use]
    pub fn kept(draft: &str) -> Option<Self> {
        let material: Self = serde_json::from_str(draft).ok()?;
        let fits = |pick: &Pick| material.text.get(pick.span.clone()).is_some();
        material.picks.iter().all(fits).then_some(material)
    }

    /// Nothing of it is kept any longer.
    pub fn empty(&mut self) {
        *self = Self { is_talk: self.is_talk, ..Self::default() };
    }

    /// What is kept of it.
    #[must_use]
    pub fn draft(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// How many bear a mark.
    #[must_use]
    pub fn count(&self, mark: Mark) -> usize {
        self.picks.iter().filter(|pick| pick.mark == mark).count()
    }

    /// How many are left to look at, not counting what the plan has already.
    #[must_use]
    pub fn left(&self) -> usize {
        self.picks.iter().filter(|pick| pick.mark == Mark::Open && !pick.is_known()).count()
    }

    /// Accepts all that is left, except what the plan has already or nobody answers for.
    pub fn accept_rest(&mut self) {
        for pick in &mut self.picks {
            if pick.mark == Mark::Open && !pick.is_known() && !pick.units.is_empty() {
                pick.mark = Mark::Accepted;
            }
        }
    }

    /// Puts a candidate together with the one before it: its units and deadline join, its passage too.
    pub fn merge_up(&mut self, at: usize) {
        if at == 0 || at >= self.picks.len() {
            return;
        }
        let lower = self.picks.remove(at);
        let upper = &mut self.picks[at - 1];
        for (mine, its) in [(&mut upper.units, lower.units), (&mut upper.supporting, lower.supporting)] {
            for unit in its {
                if !mine.contains(&unit) {
                    mine.push(unit);
                }
            }
        }
        if upper.deadline.is_undated() && !lower.deadline.is_undated() {
            upper.deadline = lower.deadline;
        }
        upper.title = format!("{}；{}", upper.title, lower.title);
        upper.span = upper.span.start.min(lower.span.start)..upper.span.end.max(lower.span.end);
        upper.mark = Mark::Open;
    }

    /// The act that files what was accepted; `None` when nothing was.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        if self.is_talk {
            return self.recordings();
        }
        let tasks: Vec<PlannedTask> = self
            .picks
            .iter()
            .filter(|pick| pick.mark == Mark::Accepted)
            .map(|pick| PlannedTask {
                requirement: self.text.get(pick.span.clone()).map_or_else(String::new, text::plain),
                source: self.name.clone(),
                supporting: pick.supporting.clone(),
                deadline: pick.deadline.clone(),
                ..PlannedTask::new(&pick.title, pick.units.clone())
            })
            .collect();
        (!tasks.is_empty()).then_some(Command::PlanTasks { tasks, agreed: true })
    }
}

impl Material {
    /// What of a transcript was taken, as the record line would file it; several as one act.
    fn recordings(&self) -> Option<Command> {
        let accepted = self.picks.iter().filter(|pick| pick.mark == Mark::Accepted);
        let recordings = accepted.map(|pick| {
            let said = pick.said.as_ref();
            Recording {
                kind: said.map_or(CommitmentKind::Promise, |said| said.kind),
                units: pick.units.clone(),
                supporting: pick.supporting.clone(),
                task: said.and_then(|said| said.task.clone()),
                text: pick.title.clone(),
                owner: said.map_or_else(String::new, |said| said.owner.clone()),
                deadline: pick.deadline.clone(),
            }
        });
        Command::record_heard(&self.name, recordings.collect())
    }
}

impl Pick {
    /// Whether the plan, or the meeting's record, has it already.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.known.is_some() || self.said.as_ref().is_some_and(|said| !said.filed.is_empty())
    }

    fn heard(heard: Heard, cx: &ScreenContext<'_>) -> Self {
        let asks = heard.questions.iter().map(|question| hearing::words(question, cx.ledger, cx.base()));
        let asks = asks.chain(heard.again.map(|item| transcript::again(&item.to_string()))).collect();
        let filed = if heard.is_filed() { transcript::filed(&heard.filed) } else { String::new() };
        let by =
            [heard.at, heard.speaker].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let recording = heard.recording;
        let (kind, task, owner) = (recording.kind, recording.task, recording.owner);
        Self {
            title: recording.text,
            units: recording.units,
            supporting: recording.supporting,
            deadline: recording.deadline,
            span: heard.span,
            known: None,
            mark: Mark::Open,
            said: Some(Said { by, kind, task, owner, filed, asks }),
        }
    }

    fn of(found: Found) -> Self {
        Self {
            title: text::plain(&found.candidate.task),
            deadline: found.candidate.deadline(),
            span: found.candidate.span,
            units: found.units,
            supporting: found.supporting,
            known: found.known,
            mark: Mark::Open,
            said: None,
        }
    }
}
