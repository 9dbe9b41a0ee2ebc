//! 收表: what came back, form by form, line by line, before anything is taken.

mod view;

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Confirm, Prompt},
        event::Input,
        keymap::{DELETE, ESC, MEETING, Scope, TAB, bind, f, key, letter, moves, shift_f},
        list::{AT_THE_END, List},
        notice::{Notice, Tone},
        screen::{Done, Place, Screen, Step, in_meeting},
    },
    document::Sheet,
    domain::{Command, Context, FormFault},
    exchange::collect::{CellReader, FormFile, Line, LineKind, Mark, Review, files_of, read_form, review},
    wording::{collect as words, importing::name_of, lists},
};
use crossterm::event::KeyCode;
use ratatui::{Frame, layout::Rect};

/// Where its keys are looked up.
pub const REVIEW: Scope = Scope("收表");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: REVIEW,
    key: Some(bind(MEETING, &[shift_f(8)], Action::Show(REVIEW), "", "收表：单位填好的表先逐条看、再一次收下")),
    open: |_| Step::ask(ask_files("")),
    keys: &[
        &[
            bind(
                REVIEW,
                &[key(KeyCode::Enter), letter(' ')],
                Action::Enter,
                "收",
                "收这一条（或整张表），转下一条；再按取消",
            ),
            bind(REVIEW, DELETE, Action::DropPick, "不收", "这一条（或整张表）不收；再按恢复"),
            bind(REVIEW, &[f(4)], Action::Amend, "更正", "没有看懂的，改成看得懂的再收"),
            bind(REVIEW, &[f(2)], Action::FileChecked, "收下", "看小结，再按 Enter 一次收下"),
            bind(REVIEW, TAB, Action::Fold, "全部", "只看要问的，或看全部"),
            bind(REVIEW, ESC, Action::Back, "调度", "回到调度，什么都不收"),
        ],
        &moves(REVIEW),
    ],
};

/// A row of the list: a form, or a line of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct At {
    form: usize,
    line: Option<usize>,
}

/// The screen.
struct Reviewing {
    /// The review, with what was decided so far.
    review: Review,
    list: List,
    /// Whether only what is asked about is shown.
    asked_only: bool,
}

/// The question for files; `typed` stands there already.
fn ask_files(typed: &str) -> Prompt {
    let blanks = vec![Blank::new(words::ASK_BLANK, typed)];
    let ask = Prompt::new(words::COLLECT, words::ASK_ABOUT, blanks, |answer, cx| {
        let path = answer.text(0);
        Ok(if path.is_empty() { Step::Stay } else { read(&path, cx) })
    });
    ask.kept_as("Forms")
}

/// The review of the forms in a folder, or of one file; a name alone is looked for beside the ledger too. What is asked
/// about is shown first, when there is any.
fn read(path: &str, cx: &ScreenContext<'_>) -> Step {
    let place = cx.books.file(path);
    let files = match files_of(&place) {
        Ok(files) if place.exists() && !files.is_empty() => files,
        found => {
            let fault = found.err().unwrap_or(FormFault::Missing);
            let said = Notice { tone: Tone::Refused, said: words::form_fault(&fault, name_of(path)) };
            return Step::All(vec![Step::ask(ask_files(path)), Step::Say(said)]);
        }
    };
    let read: Vec<FormFile> = files.iter().map(|file| read_form(file)).collect();
    let review = review(cx.ledger, &read, cx.listener, &Context { now: cx.now });
    Step::show(Reviewing { asked_only: review.questions() > 0, review, list: List::default() })
}

impl Reviewing {
    fn rows(&self) -> Vec<At> {
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

    fn line(&self, at: At) -> Option<&Line> {
        self.review.forms.get(at.form)?.lines.get(at.line?)
    }

    fn take(&mut self, at: At, len: usize) -> Step {
        let Some(form) = self.review.forms.get_mut(at.form) else { return Step::Stay };
        if form.fault.is_some() || form.same_as.is_some() {
            return Step::Unused;
        }
        match at.line.and_then(|line| form.lines.get_mut(line)) {
            None => form.mark = if form.mark == Mark::Taken { Mark::Skipped } else { Mark::Taken },
            Some(line) if line.mark == Mark::Taken && line.doubt.is_some() => line.mark = Mark::Open,
            Some(line) if line.mark == Mark::Taken => {
                return if self.list.next(len) {
                    Step::Stay
                } else {
                    Step::refuse(AT_THE_END, "这一条已经收了。")
                };
            }
            Some(line) => {
                if !line.take() {
                    return Step::refuse(words::NOTHING_TO_TAKE.0, words::NOTHING_TO_TAKE.1);
                }
            }
        }
        self.list.next(len);
        Step::Stay
    }

    fn skip(&mut self, at: At, len: usize) {
        let Some(form) = self.review.forms.get_mut(at.form) else { return };
        let mark = match at.line.and_then(|line| form.lines.get_mut(line)) {
            None => &mut form.mark,
            Some(line) => &mut line.mark,
        };
        *mark = if *mark == Mark::Skipped { Mark::Open } else { Mark::Skipped };
        self.list.next(len);
    }

    fn mend(&mut self, at: At) -> Step {
        let Some((line, row)) = self.line(at).zip(at.line) else { return Step::Unused };
        let hint = match line.kind {
            LineKind::Extend(..) => words::MEND_UNTIL,
            LineKind::Figure(_) => words::MEND_FIGURE,
            LineKind::DraftDue(_) => words::MEND_DAY,
            LineKind::Wording(_) | LineKind::Opinion(_) => words::MEND_WRITTEN,
            _ => words::MEND_WORDS,
        };
        let blanks = vec![Blank::new(hint, &line.said)];
        let ask = Prompt::new(words::MEND, line.about.clone(), blanks, move |answer, _| {
            let text = answer.text(0);
            Ok(Step::tell(move |screen: &mut Reviewing, cx| screen.mended(at.form, row, &text, cx)))
        });
        Step::ask(ask.kept_as(format!("MendLine({}, {row})", at.form)))
    }

    /// Better words for a line; says what is still not understood.
    fn mended(&mut self, form: usize, line: usize, text: &str, cx: &ScreenContext<'_>) -> Step {
        let ear = CellReader { ledger: cx.ledger, listener: cx.listener, base: cx.base() };
        let Some(form) = self.review.forms.get_mut(form) else { return Step::Stay };
        let (Some(unit), Some(line)) = (form.unit.clone(), form.lines.get_mut(line)) else { return Step::Stay };
        match ear.mended(line, &unit, text) {
            Ok(act) => {
                text.clone_into(&mut line.said);
                line.act = Some(act);
                line.mark = Mark::Taken;
                Step::Stay
            }
            Err(doubt) => Step::refuse(words::form_doubt(&doubt), words::MEND_AGAIN),
        }
    }

    /// The summary, whose Enter takes everything in one act.
    fn file(&self) -> Step {
        let Some(command) = self.review.command() else {
            return Step::refuse(words::NONE_TAKEN.0, words::NONE_TAKEN.1);
        };
        let mut lines = vec![words::tally(self.review.taken(), self.review.questions(), self.review.faults(), false)];
        if self.review.questions() > 0 {
            lines.push(words::ASKED_WAIT.to_owned());
        }
        lines.push(words::ONE_UNDO.to_owned());
        Step::ask(Confirm::new(words::COLLECT, lines, command))
    }
}

impl Screen for Reviewing {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(REVIEW)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let rows = self.rows().into_iter().filter_map(|at| self.fields(at, cx)).collect();
        Some(Sheet::of(REVIEW.title(), &lists::REVIEW, rows))
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let rows = self.rows();
        if let Some(step) = self.list.take(input, rows.len(), cx.page) {
            return step;
        }
        match (input.action(), rows.get(self.list.at()).copied()) {
            (Some(Action::Back), _) => {
                return Step::All(vec![Step::Back, Step::Say(Notice::done(words::PUT_DOWN))]);
            }
            (Some(Action::Fold), _) => {
                self.asked_only = !self.asked_only;
                self.list.cursor.at = 0;
            }
            (Some(Action::FileChecked), _) => return self.file(),
            (Some(Action::Enter), Some(at)) => return self.take(at, rows.len()),
            (Some(Action::DropPick), Some(at)) => self.skip(at, rows.len()),
            (Some(Action::Amend), Some(at)) => return self.mend(at),
            _ => return Step::Unused,
        }
        Step::Stay
    }

    fn done(&mut self, done: &Done<'_>, _: &ScreenContext<'_>) -> Step {
        let is_collected = done.is_act() && matches!(done.command(), Command::CollectForms { .. });
        if is_collected { Step::Back } else { Step::Stay }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        self.draw_forms(frame, area, cx);
    }
}
