//! 从材料提取任务: candidate tasks beside the text they were found in. What is accepted here is filed as one act.

use crate::{
    console::{
        action::Action,
        dialogs::{Blank, Confirm, Dialog, Prompt, PromptFor},
        effect::Effect,
        event::Input,
        list::ListCursor,
        material::{Mark, Material, Pick},
        notice::Notice,
        rows::unit_names,
        search_bar::SearchBar,
        sight::Sight,
    },
    domain::UnitId,
    wording::material as words,
};

/// The screen: the material, and where the cursor is.
#[derive(Clone, Debug, Default)]
pub struct Checklist {
    /// The text and its candidates.
    pub material: Material,
    pub(super) cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
    /// What was asked for once and is done when asked for again.
    asked: Option<Action>,
}

/// What the screen asks for.
pub enum ChecklistAsks {
    /// Nothing.
    Nothing,
    /// A dialog.
    Dialog(Box<Dialog>),
    /// The units of a candidate.
    Units(usize),
    /// Something is to be said.
    Say(Notice),
    /// Back to the walk; the draft stays.
    Back,
    /// Back to the walk, and nothing is kept.
    GiveUp,
}

impl Checklist {
    /// The list for a material.
    #[must_use]
    pub fn of(material: Material) -> Self {
        Self { material, ..Self::default() }
    }

    /// The candidates that the search leaves.
    pub(super) fn shown(&self, sight: &Sight<'_>) -> Vec<usize> {
        let keeps = |pick: &Pick| {
            let who = unit_names(sight.ledger, &pick.units, 99);
            self.search.keeps(&format!("{} {who} {}", pick.title, pick.deadline.spoken))
        };
        (0..self.material.picks.len()).filter(|at| keeps(&self.material.picks[*at])).collect()
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> ChecklistAsks {
        if self.search.take(input) {
            self.cursor.at = 0;
            return ChecklistAsks::Nothing;
        }
        let asked = self.asked.take();
        let shown = self.shown(sight);
        if self.cursor.act(input.action(), shown.len(), (sight.page / 2).max(2)) {
            return ChecklistAsks::Nothing;
        }
        match (input.action(), shown.get(self.cursor.at).copied()) {
            (Some(Action::Find), _) => self.search.active = true,
            (Some(Action::Back), _) if !self.search.field.is_empty() => self.search.field.clear(),
            (Some(Action::Back), _) => return ChecklistAsks::Back,
            (Some(Action::FileChecked), _) => return self.file(sight),
            (Some(action @ (Action::AcceptRest | Action::GiveUpMaterial)), _) => return self.twice(action, asked),
            (Some(action), Some(at)) => return self.on_one(action, at, shown.len()),
            _ => {}
        }
        ChecklistAsks::Nothing
    }

    fn on_one(&mut self, action: Action, at: usize, len: usize) -> ChecklistAsks {
        let pick = &mut self.material.picks[at];
        match action {
            Action::Toggle | Action::Enter if pick.mark == Mark::Accepted => pick.mark = Mark::Open,
            Action::Toggle | Action::Enter if pick.units.is_empty() => {
                return ChecklistAsks::Say(Notice::refused(words::NO_UNITS.0, words::NO_UNITS.1));
            }
            Action::Toggle | Action::Enter => {
                pick.mark = Mark::Accepted;
                self.cursor.at = (self.cursor.at + 1).min(len.saturating_sub(1));
            }
            Action::DropPick if pick.mark == Mark::Dropped => pick.mark = Mark::Open,
            Action::DropPick => {
                pick.mark = Mark::Dropped;
                self.cursor.at = (self.cursor.at + 1).min(len.saturating_sub(1));
            }
            Action::Amend => {
                let blanks = vec![Blank::new("任务", &pick.title), Blank::deadline("期限", &pick.deadline.spoken)];
                let prompt = Prompt::new("更正", pick.title.clone(), PromptFor::MendPick(at), blanks);
                return ChecklistAsks::Dialog(Box::new(Dialog::Prompt(prompt)));
            }
            Action::BindUnits => return ChecklistAsks::Units(at),
            Action::MergeUp if at > 0 => {
                self.material.merge_up(at);
                self.cursor.at = self.cursor.at.saturating_sub(1);
                return ChecklistAsks::Say(Notice::done(words::MERGED));
            }
            _ => {}
        }
        ChecklistAsks::Nothing
    }

    /// What would touch everything is asked for twice.
    fn twice(&mut self, action: Action, asked: Option<Action>) -> ChecklistAsks {
        let rest = self.material.left();
        match (action, asked == Some(action)) {
            (Action::AcceptRest, _) if rest == 0 => ChecklistAsks::Say(Notice::done(words::NOTHING_LEFT)),
            (Action::AcceptRest, true) => {
                self.material.accept_rest();
                ChecklistAsks::Say(Notice::done(words::accepted(self.material.count(Mark::Accepted))))
            }
            (_, true) => ChecklistAsks::GiveUp,
            (action, false) => {
                self.asked = Some(action);
                let (what, hint) = match action {
                    Action::AcceptRest => words::ask_rest(rest),
                    _ => words::ask_give_up(self.material.count(Mark::Accepted)),
                };
                ChecklistAsks::Say(Notice::refused(what, hint))
            }
        }
    }

    /// The summary, whose Enter files.
    fn file(&self, sight: &Sight<'_>) -> ChecklistAsks {
        let Some(command) = self.material.command() else {
            return ChecklistAsks::Say(Notice::refused(words::NONE_ACCEPTED.0, words::NONE_ACCEPTED.1));
        };
        let accepted = || self.material.picks.iter().filter(|pick| pick.mark == Mark::Accepted);
        let undated = accepted().filter(|pick| pick.deadline.is_undated()).count();
        let mut units: Vec<&UnitId> = accepted().flat_map(|pick| &pick.units).collect();
        units.sort();
        units.dedup();
        let all = units.len() == sight.ledger.roster().len();
        let lines = words::summary(accepted().count(), units.len(), all, undated, self.material.left());
        let confirm = Confirm { title: words::FILE.to_owned(), lines, effect: Effect::execute(command) };
        ChecklistAsks::Dialog(Box::new(Dialog::Confirm(confirm)))
    }

    /// Better words for a candidate.
    pub fn mend(&mut self, at: usize, texts: &[String], sight: &Sight<'_>) {
        let Some(pick) = self.material.picks.get_mut(at) else { return };
        if let Some(title) = texts.first().filter(|title| !title.is_empty()) {
            pick.title.clone_from(title);
        }
        if let Some(phrase) = texts.get(1).filter(|phrase| **phrase != pick.deadline.spoken) {
            pick.deadline = sight.listener.hear_deadline(phrase, sight.base()).deadline;
        }
    }

    /// Other units for a candidate.
    pub fn bind(&mut self, at: usize, units: Vec<UnitId>) {
        if let Some(pick) = self.material.picks.get_mut(at) {
            pick.supporting.retain(|unit| !units.contains(unit));
            pick.units = units;
        }
    }
}
