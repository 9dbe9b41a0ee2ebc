//! 导入表格: a sheet from elsewhere looked at together: what each column was understood as, each row as it would be taken, and
//! what is asked. Nothing of it is a fact before it is filed, as one act.

mod beside;
mod looked;
mod view;

use self::{
    beside::{Beside, Lost},
    looked::{Looked, Mark, Question, Said, column_name},
};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Candidate, Chooser, Confirm, Prompt},
        event::Input,
        keymap::{ANYWHERE, DELETE, ENTER, ESC, MEETING, Scope, TAB, WALL, bind, f, letter, moves, shift_f},
        list::List,
        notice::{Notice, Tone},
        screen::{Done, Draft, Place, Screen, Step},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Command, FormFault, ListKind},
    exchange::import::{Source, headings},
    wording::{self, import, importing as words, lists},
};
use ratatui::{Frame, layout::Rect};
use std::{path::Path, sync::Arc};

/// Where its keys are looked up.
pub const IMPORTING: Scope = Scope("导入表格");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: IMPORTING,
    key: Some(bind(
        ANYWHERE,
        &[shift_f(11)],
        Action::Show(IMPORTING),
        "",
        "导入表格：名册、任务清单、以前的台账，先看各列各行再一次导入",
    )),
    open,
    keys: &[
        &[
            bind(IMPORTING, ENTER, Action::Enter, "说明", "这一列是什么；要问的一行，补上看不懂的"),
            bind(IMPORTING, DELETE, Action::DropPick, "不要", "这一列不读，这一行不导；再按恢复"),
            bind(IMPORTING, TAB, Action::Fold, "列/行", "在各列和各行之间换"),
            bind(IMPORTING, &[f(2)], Action::FileChecked, "导入", "看小结，再按 Enter 一次导入"),
            bind(IMPORTING, &[f(3)], Action::WhichSheet, "换表", "工作簿里有几张表的，读另一张"),
            bind(IMPORTING, &[f(4)], Action::WhichList, "当作", "这张表是单位名册、任务清单，还是以前的台账"),
            bind(IMPORTING, &[f(6)], Action::OtherFile, "换文件", "换一个文件"),
            bind(IMPORTING, &[letter('/')], Action::Find, "", "各行按字查找"),
            bind(IMPORTING, ESC, Action::Back, "返回", "先不导，看到哪里留着"),
        ],
        &moves(IMPORTING),
    ],
};

/// Where it is kept which file is looked at and what was said of it.
const SLOT: &str = "importing";

/// Where the cursor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pane {
    #[default]
    Columns,
    Rows,
}

/// Up to so many bytes nobody sees that a file is being read, and up to so many rows that they are held against the ledger.
const SHORT_FILE: u64 = 200 << 10;
const SHORT_LIST: usize = 1_000;

/// A file as it was read, with the kind of list that its headings say most of.
type Read = Result<(Source, ListKind), FormFault>;

/// How far it has come with the file.
enum Stage {
    /// It is being read.
    Reading(Beside<Read>),
    /// It is read, and held against the ledger for the first time.
    Read(Arc<Source>, ListKind),
    /// It lies open.
    Open(Box<Looked>),
    /// Nothing is at hand any more.
    Done,
}

/// A list that is being held against the ledger: so many rows.
struct Holding {
    rows: usize,
    beside: Beside<Result<Looked, FormFault>>,
}

/// The screen.
struct Importing {
    /// What was said of the file, for whoever comes back to it.
    said: Said,
    stage: Stage,
    /// What it comes to with what was said last, while that is found out.
    holding: Option<Holding>,
    pane: Pane,
    columns: List,
    rows: List,
}

/// The file where it was left; else the question for one.
fn open(cx: &ScreenContext<'_>) -> Step {
    match cx.books.draft(SLOT).and_then(|draft| Said::kept(&draft)) {
        Some(said) if cx.books.file(&said.path).is_file() => read(said, cx),
        Some(_) => Step::All(vec![Step::ask(ask_file("", false)), Step::Say(Notice::done(words::GONE))]),
        None => Step::ask(ask_file("", false)),
    }
}

/// The question for a file; `typed` stands there already. Another one takes the place of the one that lies open.
fn ask_file(typed: &str, is_other: bool) -> Prompt {
    let blanks = vec![Blank::new(words::ASK_BLANK, typed)];
    let ask = Prompt::new(words::ASK, words::ASK_ABOUT, blanks, move |answer, cx| {
        // A file that is dragged into the window comes in quotes.
        let path = answer.text(0).trim_matches(['"', '\'', ' ']).to_owned();
        if path.is_empty() {
            return Ok(Step::Stay);
        }
        let step = read(Said { path, ..Said::default() }, cx);
        let is_read = matches!(step, Step::Over(_));
        Ok(if is_other && is_read { Step::All(vec![Step::Back, step]) } else { step })
    });
    ask.kept_as("Sheet")
}

/// Begins to read a file; what is read at once lies open at once.
fn read(said: Said, cx: &ScreenContext<'_>) -> Step {
    let mut screen = Importing {
        stage: Stage::Reading(reading(&cx.books.file(&said.path))),
        said,
        holding: None,
        pane: Pane::default(),
        columns: List::default(),
        rows: List::default(),
    };
    match screen.take(cx) {
        Ok(_) if cx.meeting().is_some() => Step::show(screen),
        Ok(_) => Step::over(screen),
        Err(step) => step,
    }
}

fn reading(path: &Path) -> Beside<Read> {
    let is_short = path.metadata().is_ok_and(|file| file.len() <= SHORT_FILE);
    let path = path.to_owned();
    Beside::begin(is_short, move |told| {
        let source = Source::read(&path, told)?;
        let likeliest = source.likeliest();
        Ok((source, likeliest))
    })
}

/// Why a file is not looked at: asked again, its name where it was.
fn unread(fault: &FormFault, said: &Said) -> Step {
    let kind = said.kind.unwrap_or_default();
    let said_words = wording::list_fault(fault, words::name_of(&said.path), kind, said.sheet.as_deref());
    let notice = Notice { tone: Tone::Refused, said: said_words };
    Step::All(vec![Step::ask(ask_file(&said.path, false)), Step::Say(notice)])
}

impl Importing {
    /// Takes in what has come of reading and holding; `Err`: the file cannot be looked at.
    fn take(&mut self, cx: &ScreenContext<'_>) -> Result<Step, Step> {
        if let Stage::Reading(reading) = &self.stage {
            match reading.poll() {
                None => return Ok(Step::Stay),
                Some(Ok(Ok((source, likeliest)))) => self.stage = Stage::Read(Arc::new(source), likeliest),
                Some(Ok(Err(fault))) => return Err(self.give_up(&fault)),
                Some(Err(Lost)) => return Err(self.give_up(&FormFault::Damaged)),
            }
            return self.hold(cx);
        }
        let Some(came) = self.holding.as_ref().and_then(|holding| holding.beside.poll()) else {
            return Ok(Step::Stay);
        };
        self.holding = None;
        let fault = match came {
            Ok(Ok(looked)) => {
                self.open(looked);
                return Ok(Step::Stay);
            }
            Ok(Err(fault)) => fault,
            Err(Lost) => FormFault::Damaged,
        };
        if self.looked().is_none() {
            return Err(self.give_up(&fault));
        }
        let kind = self.said.kind.unwrap_or_default();
        let said = wording::list_fault(&fault, words::name_of(&self.said.path), kind, self.said.sheet.as_deref());
        Ok(Step::Say(Notice { tone: Tone::Refused, said }))
    }

    fn give_up(&mut self, fault: &FormFault) -> Step {
        self.stage = Stage::Done;
        unread(fault, &self.said)
    }

    fn open(&mut self, mut looked: Looked) {
        if self.looked().is_none() {
            // Where every column is understood, the rows are what is to be looked at.
            self.pane = if looked.is_unnamed { Pane::Columns } else { Pane::Rows };
        }
        if let Some(before) = looked.before.take() {
            self.said.columns = Some(before);
        }
        self.stage = Stage::Open(Box::new(looked));
    }

    /// Begins to hold the list against the ledger, with what was said of it; of a short one it is done at once.
    fn hold(&mut self, cx: &ScreenContext<'_>) -> Result<Step, Step> {
        let (question, rows) = match &self.stage {
            Stage::Read(source, likeliest) => (Question::first(source, *likeliest, &self.said, cx), source.rows()),
            Stage::Open(looked) => (looked.question(&self.said, cx), looked.source.rows()),
            Stage::Reading(_) | Stage::Done => return Ok(Step::Stay),
        };
        let ledger = cx.ledger.clone();
        let beside = Beside::begin(rows <= SHORT_LIST, move |told| question.answer(&ledger, told));
        self.holding = Some(Holding { rows, beside });
        self.take(cx)
    }

    fn looked(&self) -> Option<&Looked> {
        if let Stage::Open(looked) = &self.stage { Some(looked) } else { None }
    }

    /// Something else was said of the file: everything is held against the ledger anew. Where that cannot be, all stays as
    /// it was.
    fn anew(&mut self, cx: &ScreenContext<'_>) -> Step {
        self.hold(cx).unwrap_or_else(|step| step)
    }

    /// How many rows have been held against the ledger; empty while none are.
    fn how_far(&self) -> String {
        let said = |holding: &Holding| words::holding(holding.beside.rows(), holding.rows);
        self.holding.as_ref().map(said).unwrap_or_default()
    }

    /// The rows that the search leaves.
    fn shown(&self) -> Vec<usize> {
        let Some(looked) = self.looked() else { return Vec::new() };
        (0..looked.lines.len()).filter(|at| self.rows.search.keeps(&looked.lines[*at].words)).collect()
    }

    /// What the column under the cursor is.
    fn ask_column(&self) -> Step {
        let Some(looked) = self.looked() else { return Step::Unused };
        let Some(column) = looked.table.columns.get(self.columns.at()) else { return Step::Unused };
        let place = column.column;
        let is_now = |kind: &str| looked.table.columns.iter().find(|read| read.read_as == Some(kind));
        let kinds = headings(looked.kind()).iter().map(|kind| {
            let aside = match is_now(kind.name) {
                Some(read) if read.column == place => "现在是这样".to_owned(),
                Some(read) => format!("现在是{}", read.heading),
                None => String::new(),
            };
            (Some(kind.name), Candidate::new(kind.name, aside))
        });
        let none = (None, Candidate::new(words::LEAVE_COLUMN, ""));
        let title = words::what_is(&column_name(column));
        Step::ask(Chooser::one(title, kinds.chain([none]).collect(), move |kind, _| {
            let kind = *kind;
            Step::tell(move |screen: &mut Importing, cx| screen.name_column(place, kind, cx))
        }))
    }

    fn name_column(&mut self, column: u32, kind: Option<&'static str>, cx: &ScreenContext<'_>) -> Step {
        let Stage::Open(looked) = &mut self.stage else { return Step::Stay };
        let other = looked.name(&mut self.said, column, kind);
        let step = self.anew(cx);
        match other {
            Some(other) if matches!(step, Step::Stay) => Step::Say(Notice::done(words::taken_over(&other))),
            _ => step,
        }
    }

    /// What should stand in the cells of a row that are asked about; of a row that is not, in those that matter.
    fn ask_row(&self, at: usize) -> Step {
        let Some(looked) = self.looked() else { return Step::Unused };
        let line = &looked.lines[at];
        let blanks = looked.blanks(line);
        if blanks.is_empty() {
            return Step::refuse(words::NOT_A_ROW.0, words::NOT_A_ROW.1);
        }
        let (number, kinds) = (line.row, blanks.iter().map(|(kind, _)| *kind).collect::<Vec<_>>());
        let blank = |(kind, now): &(&'static str, String)| match *kind {
            "完成时限" | "延期至" => Blank::deadline(*kind, now),
            kind => Blank::new(kind, now),
        };
        let about = if line.why.is_empty() { line.words.clone() } else { line.why.clone() };
        let lines = blanks.iter().map(blank).collect();
        Step::ask(Prompt::new(words::ask_row(number), about, lines, move |answer, _| {
            let answers: Vec<(&'static str, String)> = kinds.iter().copied().zip(answer.texts()).collect();
            Ok(Step::tell(move |screen: &mut Importing, cx| {
                screen.said.mend(number, &answers);
                screen.anew(cx)
            }))
        }))
    }

    /// Leaves a column or a row, or takes it again.
    fn leave(&mut self, cx: &ScreenContext<'_>) -> Step {
        let at = self.shown().get(self.rows.at()).copied();
        let Stage::Open(looked) = &mut self.stage else { return Step::Unused };
        match self.pane {
            Pane::Columns => {
                let Some(column) = looked.table.columns.get(self.columns.at()) else { return Step::Unused };
                let (place, is_read) = (column.column, column.read_as.is_some());
                let kind = if is_read { None } else { looked.by_itself(place) };
                if !is_read && kind.is_none() {
                    return self.ask_column();
                }
                self.name_column(place, kind, cx)
            }
            Pane::Rows => {
                let Some(line) = at.and_then(|at| looked.lines.get(at)) else { return Step::Unused };
                if line.mark == Mark::Aside {
                    return Step::refuse(words::NOT_A_ROW.0, words::NOT_A_ROW.1);
                }
                self.said.toggle(line.row);
                let step = self.anew(cx);
                self.rows.next(self.shown().len());
                step
            }
        }
    }

    fn ask_sheet(&self) -> Step {
        let Some(looked) = self.looked() else { return Step::Unused };
        let tabs: Vec<(String, Candidate)> = looked
            .source
            .tabs()
            .map(|(name, is_hidden)| {
                let now = if name == looked.table.sheet { "正在看" } else { "" };
                let hidden = if is_hidden { words::HIDDEN } else { "" };
                (name.to_owned(), Candidate::new(name, format!("{now}{hidden}")))
            })
            .collect();
        if tabs.len() < 2 {
            return Step::refuse(words::ONE_SHEET.0, words::ONE_SHEET.1);
        }
        Step::ask(Chooser::one(words::WHICH_SHEET, tabs, |name: &String, _| {
            let name = name.clone();
            Step::tell(move |screen: &mut Importing, cx| {
                let (path, kind) = (screen.said.path.clone(), screen.said.kind);
                screen.said = Said { path, kind, sheet: Some(name), ..Said::default() };
                screen.anew(cx)
            })
        }))
    }

    fn ask_list(&self) -> Step {
        let Some(looked) = self.looked() else { return Step::Unused };
        let now = looked.kind();
        let kinds = ListKind::ALL
            .into_iter()
            .map(|kind| (kind, Candidate::new(words::list(kind), if kind == now { "现在当作这个" } else { "" })));
        Step::ask(Chooser::one(words::WHICH_LIST, kinds.collect(), |kind: &ListKind, _| {
            let kind = Some(*kind);
            Step::tell(move |screen: &mut Importing, cx| {
                let (path, sheet) = (screen.said.path.clone(), screen.said.sheet.clone());
                screen.said = Said { path, kind, sheet, ..Said::default() };
                screen.anew(cx)
            })
        }))
    }

    /// The summary, whose Enter files.
    fn file(&self) -> Step {
        let Some(looked) = self.looked() else { return Step::Unused };
        if !looked.proposal.is_news() {
            return Step::refuse(words::NOTHING.0, words::NOTHING.1);
        }
        Step::ask(Confirm::new(words::ASK, looked.summary(), looked.proposal.command.clone()))
    }
}

impl Screen for Importing {
    fn scopes(&self) -> Vec<Scope> {
        vec![IMPORTING, MEETING, WALL, ANYWHERE]
    }

    fn sheet(&self, _: &ScreenContext<'_>) -> Option<Sheet> {
        let looked = self.looked()?;
        let row = |at: usize| {
            let line = &looked.lines[at];
            vec![
                line.mark.word().into(),
                u32::try_from(line.row).unwrap_or(u32::MAX).into(),
                line.words.as_str().into(),
                line.why.as_str().into(),
            ]
        };
        let rows = self.shown().into_iter().map(row).collect();
        Some(Sheet::of(lists::of(IMPORTING.title(), words::list(looked.kind())), &lists::IMPORTING, rows))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.rows.search)
    }

    fn draft(&self, _: u32) -> Option<Draft> {
        let text = if matches!(self.stage, Stage::Done) { String::new() } else { self.said.draft() };
        Some(Draft { slot: SLOT.to_owned(), text })
    }

    fn look_after(&mut self, cx: &ScreenContext<'_>) -> Step {
        self.take(cx).unwrap_or_else(|step| Step::All(vec![Step::Back, step]))
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let is_leaving = matches!(input.action(), Some(Action::Back | Action::OtherFile));
        if matches!(self.stage, Stage::Reading(_) | Stage::Read(..)) && !is_leaving {
            return Step::refuse(words::STILL_READING, words::WAIT);
        }
        let shown = self.shown();
        let columns = self.looked().map_or(0, |looked| looked.table.columns.len());
        let is_sought = self.rows.search.active;
        let moved = match self.pane {
            Pane::Columns if !is_sought => self.columns.cursor.act(input.action(), columns, cx.page / 2),
            Pane::Columns | Pane::Rows => self.rows.take(input, shown.len(), cx.page / 2),
        };
        if let Some(step) = moved {
            return step;
        }
        match (input.action(), self.pane) {
            (Some(Action::Back), _) => Step::All(vec![Step::Back, Step::Say(Notice::done(words::PUT_DOWN))]),
            (Some(Action::OtherFile), _) => Step::ask(ask_file("", true)),
            (Some(Action::Fold), pane) => {
                self.pane = if pane == Pane::Rows { Pane::Columns } else { Pane::Rows };
                Step::Stay
            }
            (Some(Action::Find), Pane::Columns) => {
                self.pane = Pane::Rows;
                self.rows.search.begin()
            }
            // What is said now would be said of what is not held against the ledger yet.
            (
                Some(Action::WhichSheet | Action::WhichList | Action::FileChecked | Action::DropPick | Action::Enter),
                _,
            ) if self.holding.is_some() => Step::refuse(words::HOLDING.0, words::HOLDING.1),
            (Some(Action::WhichSheet), _) => self.ask_sheet(),
            (Some(Action::WhichList), _) => self.ask_list(),
            (Some(Action::FileChecked), _) => self.file(),
            (Some(Action::DropPick), _) => self.leave(cx),
            (Some(Action::Enter), Pane::Columns) => self.ask_column(),
            (Some(Action::Enter), Pane::Rows) => shown.get(self.rows.at()).map_or(Step::Unused, |at| self.ask_row(*at)),
            _ => Step::Unused,
        }
    }

    fn done(&mut self, done: &Done<'_>, _: &ScreenContext<'_>) -> Step {
        let is_ours =
            matches!(done.command(), Command::PlanTasks { .. } | Command::ReviseRoster { .. } | Command::Backfill(_));
        let Stage::Open(looked) = &self.stage else { return Step::Stay };
        if !done.is_act() || !is_ours {
            return Step::Stay;
        }
        let kept = Step::Keep(looked.naming(&self.said));
        let is_all = looked.count(Mark::Asked) == 0;
        if is_all {
            self.stage = Stage::Done;
            return Step::All(vec![kept, Step::Back]);
        }
        kept
    }

    fn renew(&mut self, cx: &ScreenContext<'_>) {
        if let Stage::Open(looked) = &mut self.stage {
            looked.forget();
        }
        let _ = self.anew(cx);
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        match &self.stage {
            Stage::Reading(reading) => self.draw_wait(frame, area, &import::reading(reading.rows()), cx),
            Stage::Read(..) => self.draw_wait(frame, area, &self.how_far(), cx),
            Stage::Open(looked) => self.draw_looked(frame, area, looked, cx),
            Stage::Done => {}
        }
    }
}
