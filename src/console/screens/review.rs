//! 收表: what came back, form by form, line by line, before anything is taken.

use crate::{
    console::{
        action::Action,
        dialogs::{Blank, Confirm, Dialog, Prompt, PromptFor},
        effect::Effect,
        event::Input,
        list::ListCursor,
        notice::Notice,
        sight::Sight,
    },
    exchange::collect::{Ear, Line, LineKind, Mark, Review},
    wording::collect as words,
};

/// A row of the list: a form, or a line of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) form: usize,
    pub(super) line: Option<usize>,
}

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Reviewing {
    /// The review, with what was decided so far.
    pub review: Review,
    pub(super) cursor: ListCursor,
    /// Whether only what is asked about is shown.
    pub(super) asked_only: bool,
}

/// What the screen asks for.
pub enum ReviewAsks {
    /// Nothing.
    Nothing,
    /// A dialog.
    Dialog(Box<Dialog>),
    /// Something is to be said.
    Say(Notice),
    /// Back to the walk; nothing more is taken.
    Back,
}

impl Reviewing {
    /// The screen for a review: what is asked about is shown first, when there is any.
    #[must_use]
    pub fn of(review: Review) -> Self {
        let asked_only = review.questions() > 0;
        Self { review, asked_only, ..Self::default() }
    }

    pub(super) fn rows(&self) -> Vec<At> {
        let mut rows = Vec::new();
        for (form, read) in self.review.forms.iter().enumerate() {
            let lines: Vec<At> = (0..read.lines.len())
                .filter(|line| !self.asked_only || read.lines[*line].doubt.is_some())
                .map(|line| At { form, line: Some(line) })
                .collect();
            if !self.asked_only || !lines.is_empty() || read.doubt.is_some() || read.fault.is_some() {
                rows.push(At { form, line: None });
            }
            rows.extend(lines);
        }
        rows
    }

    pub(super) fn line(&self, at: At) -> Option<&Line> {
        self.review.forms.get(at.form)?.lines.get(at.line?)
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> ReviewAsks {
        let rows = self.rows();
        if self.cursor.act(input.action(), rows.len(), sight.page) {
            return ReviewAsks::Nothing;
        }
        let at = rows.get(self.cursor.at).copied();
        match (input.action(), at) {
            (Some(Action::Back), _) => return ReviewAsks::Back,
            (Some(Action::Fold), _) => {
                self.asked_only = !self.asked_only;
                self.cursor.at = 0;
            }
            (Some(Action::FileChecked), _) => return self.file(),
            (Some(Action::Enter | Action::Toggle), Some(at)) => return self.take(at, rows.len()),
            (Some(Action::DropPick), Some(at)) => self.skip(at, rows.len()),
            (Some(Action::Amend), Some(at)) => return self.mend(at),
            _ => {}
        }
        ReviewAsks::Nothing
    }

    fn next(&mut self, len: usize) {
        self.cursor.at = (self.cursor.at + 1).min(len.saturating_sub(1));
    }

    fn take(&mut self, at: At, len: usize) -> ReviewAsks {
        let Some(form) = self.review.forms.get_mut(at.form) else { return ReviewAsks::Nothing };
        if form.fault.is_some() || form.same_as.is_some() {
            return ReviewAsks::Nothing;
        }
        match at.line.and_then(|line| form.lines.get_mut(line)) {
            None => form.mark = if form.mark == Mark::Taken { Mark::Skipped } else { Mark::Taken },
            Some(line) if line.mark == Mark::Taken && line.doubt.is_some() => line.mark = Mark::Open,
            Some(line) if line.mark == Mark::Taken => {}
            Some(line) => {
                if !line.take() {
                    return ReviewAsks::Say(Notice::refused(words::NOTHING_TO_TAKE.0, words::NOTHING_TO_TAKE.1));
                }
            }
        }
        self.next(len);
        ReviewAsks::Nothing
    }

    fn skip(&mut self, at: At, len: usize) {
        let Some(form) = self.review.forms.get_mut(at.form) else { return };
        let mark = match at.line.and_then(|line| form.lines.get_mut(line)) {
            None => &mut form.mark,
            Some(line) => &mut line.mark,
        };
        *mark = if *mark == Mark::Skipped { Mark::Open } else { Mark::Skipped };
        self.next(len);
    }

    fn mend(&mut self, at: At) -> ReviewAsks {
        let Some((line, row)) = self.line(at).zip(at.line) else { return ReviewAsks::Nothing };
        let hint = match line.kind {
            LineKind::Extend(_) => words::MEND_UNTIL,
            LineKind::Figure(_) => words::MEND_FIGURE,
            _ => words::MEND_WORDS,
        };
        let purpose = PromptFor::MendLine(at.form, row);
        let prompt = Prompt::new(words::MEND, line.about.clone(), purpose, vec![Blank::new(hint, &line.said)]);
        ReviewAsks::Dialog(Box::new(Dialog::Prompt(prompt)))
    }

    /// Better words for a line; says what is still not understood.
    pub fn mended(&mut self, form: usize, line: usize, text: &str, sight: &Sight<'_>) -> Option<Notice> {
        let ear = Ear { ledger: sight.ledger, calendar: sight.listener.calendar(), base: sight.base() };
        let form = self.review.forms.get_mut(form)?;
        let unit = form.unit.clone()?;
        let line = form.lines.get_mut(line)?;
        match ear.mended(line, &unit, text) {
            Ok(act) => {
                text.clone_into(&mut line.said);
                line.act = Some(act);
                line.mark = Mark::Taken;
                None
            }
            Err(doubt) => Some(Notice::refused(words::form_doubt(&doubt), words::MEND_AGAIN)),
        }
    }

    /// The summary, whose Enter takes everything in one act.
    fn file(&self) -> ReviewAsks {
        let Some(command) = self.review.command() else {
            return ReviewAsks::Say(Notice::refused(words::NONE_TAKEN.0, words::NONE_TAKEN.1));
        };
        let mut lines = vec![words::tally(self.review.taken(), self.review.questions(), self.review.faults(), false)];
        if self.review.questions() > 0 {
            lines.push(words::ASKED_WAIT.to_owned());
        }
        lines.push(words::ONE_UNDO.to_owned());
        let confirm = Confirm { title: words::COLLECT.to_owned(), lines, effect: Effect::execute(command) };
        ReviewAsks::Dialog(Box::new(Dialog::Confirm(confirm)))
    }
}
