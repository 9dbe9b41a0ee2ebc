//! 从材料提取任务: candidate tasks beside the text they were found in. What is accepted here is filed as one act.

mod candidates;
mod view;

use self::candidates::{Mark, Material, Pick};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Chooser, Confirm, Prompt},
        event::Input,
        keymap::{DELETE, ENTER, ESC, MEETING, Scope, alt, bind, ctrl, f, key, letter, moves, shift_f},
        list::List,
        notice::{Notice, Tone},
        rows::{due_field, unit_names},
        screen::{Done, Draft, Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
        units,
    },
    document::Sheet,
    domain::{Command, UnitId},
    exchange::{read_source, read_transcript, talk},
    wording::{self, lists, material as words, transcript as heard},
};
use crossterm::event::KeyCode;
use ratatui::{Frame, layout::Rect};

/// Where its keys are looked up.
pub const MATERIAL: Scope = Scope("提取任务");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: MATERIAL,
    key: Some(bind(
        MEETING,
        &[shift_f(9)],
        Action::Show(MATERIAL),
        "",
        "从材料提取任务：讲话稿、通知里的任务逐条勾选，列入方案",
    )),
    open,
    keys: &[
        &[
            bind(MATERIAL, &[key(KeyCode::Tab), letter(' ')], Action::Toggle, "列入", "勾选这一条，转下一条；再按取消"),
            bind(MATERIAL, ENTER, Action::Enter, "", "勾选这一条，转下一条"),
            bind(MATERIAL, DELETE, Action::DropPick, "不列", "这一条不要；再按恢复"),
            bind(MATERIAL, &[f(4)], Action::Amend, "更正", "改任务名称、期限"),
            bind(MATERIAL, &[f(3)], Action::BindUnits, "单位", "改责任单位"),
            bind(MATERIAL, &[f(6)], Action::MergeUp, "并上条", "并入上一条"),
            bind(MATERIAL, &[f(2)], Action::FileChecked, "列入方案", "看小结，再按 Enter 把勾选的一次列入方案"),
            bind(MATERIAL, &[ctrl('a')], Action::AcceptRest, "", "其余没看过的都勾选（要按两次）"),
            bind(MATERIAL, &[shift_f(2)], Action::GiveUpMaterial, "", "放下这份材料，不列任何任务（要按两次）"),
            bind(MATERIAL, &[letter('/')], Action::Find, "", "按字查找"),
            bind(MATERIAL, ESC, Action::Back, "调度", "回到调度，清单留着"),
        ],
        &moves(MATERIAL),
    ],
};

/// Where the keys of a transcript are looked up.
pub const TRANSCRIPT: Scope = Scope("录音稿");

/// How a transcript of the meeting is reached, and its keys.
pub const TRANSCRIPT_PLACE: Place = Place {
    scope: TRANSCRIPT,
    key: Some(bind(
        MEETING,
        &[alt(KeyCode::Char('g'))],
        Action::Show(TRANSCRIPT),
        "",
        "对录音稿：听到的承诺、交办和记下的逐条对，没记的挑出来补记",
    )),
    open: open_talk,
    keys: &[
        &[
            bind(
                TRANSCRIPT,
                &[key(KeyCode::Tab), letter(' ')],
                Action::Toggle,
                "补记",
                "要补记这一条，转下一条；再按取消",
            ),
            bind(TRANSCRIPT, ENTER, Action::Enter, "", "要补记这一条，转下一条"),
            bind(TRANSCRIPT, DELETE, Action::DropPick, "不记", "这一条不用记；再按恢复"),
            bind(TRANSCRIPT, &[f(4)], Action::Amend, "更正", "改内容、期限"),
            bind(TRANSCRIPT, &[f(3)], Action::BindUnits, "单位", "改是哪家的"),
            bind(TRANSCRIPT, &[f(6)], Action::MergeUp, "并上条", "并入上一条，一句话说成两句的"),
            bind(TRANSCRIPT, &[f(2)], Action::FileChecked, "记下", "看小结，再按 Enter 把勾选的一次补记"),
            bind(TRANSCRIPT, &[ctrl('a')], Action::AcceptRest, "", "没记的都要补记（要按两次）"),
            bind(TRANSCRIPT, &[shift_f(2)], Action::GiveUpMaterial, "", "放下这份录音稿，不补记（要按两次）"),
            bind(TRANSCRIPT, &[letter('/')], Action::Find, "", "在听到的里头按字查找"),
            bind(TRANSCRIPT, ESC, Action::Back, "调度", "回到调度，听到的清单留着"),
        ],
        &moves(TRANSCRIPT),
    ],
};

/// From so many characters on, what was pasted or typed is the text itself and not a file's name.
const LONGEST_PATH: usize = 200;

/// The screen: the material, and where the cursor is.
#[derive(Default)]
struct Checklist {
    /// The text and its candidates.
    material: Material,
    list: List,
    /// What was asked for once and is done when asked for again.
    asked: Option<Action>,
}

/// Where a meeting's material is kept while it is worked on.
fn slot(meeting: u32) -> String {
    format!("material/{meeting}")
}

/// The material where it was left; else the question for one.
fn open(cx: &ScreenContext<'_>) -> Step {
    let kept = cx.books.draft(&slot(cx.draft_number())).and_then(|draft| Material::kept(&draft));
    kept.map_or_else(|| Step::ask(ask_file("")), show)
}

/// Where a meeting's transcript is kept while it is held against the record.
fn talk_slot(meeting: u32) -> String {
    format!("transcript/{meeting}")
}

/// The transcript where it was left; else the question for one.
fn open_talk(cx: &ScreenContext<'_>) -> Step {
    let kept = cx.books.draft(&talk_slot(cx.draft_number())).and_then(|draft| Material::kept(&draft));
    kept.map_or_else(|| Step::ask(ask_talk("")), show)
}

/// The question for a transcript; `typed` stands there already.
fn ask_talk(typed: &str) -> Prompt {
    let blanks = vec![Blank::new(words::ASK_BLANK, typed)];
    let ask = Prompt::new(heard::ASK, heard::ASK_ABOUT, blanks, |answer, cx| {
        Ok(match answer.text(0) {
            text if is_prose(&text) => show_talk(heard::PASTED, &text, cx),
            path if path.is_empty() => Step::Stay,
            path => read_talk(&path, cx),
        })
    });
    ask.taking(|text, cx| is_prose(text).then(|| show_talk(heard::PASTED, text, cx)))
}

fn show_talk(name: &str, text: &str, cx: &ScreenContext<'_>) -> Step {
    show(Material::of_talk(name, &talk(text), cx))
}

/// A transcript of a file, held against the record; a name alone is looked for beside the ledger too.
fn read_talk(path: &str, cx: &ScreenContext<'_>) -> Step {
    let file = cx.books.file(path);
    match read_transcript(&file) {
        Ok(talk) => {
            let name = file.file_stem().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
            show(Material::of_talk(&name, &talk, cx))
        }
        Err(fault) => {
            let said = Notice { tone: Tone::Refused, said: wording::source_fault(&fault, path) };
            Step::All(vec![Step::ask(ask_talk(path)), Step::Say(said)])
        }
    }
}

fn show(material: Material) -> Step {
    Step::show(Checklist { material, ..Checklist::default() })
}

/// The question for a file; `typed` stands there already.
fn ask_file(typed: &str) -> Prompt {
    let ask = Prompt::new(words::ASK, words::ASK_ABOUT, vec![Blank::new(words::ASK_BLANK, typed)], |answer, cx| {
        Ok(match answer.text(0) {
            text if is_prose(&text) => show(Material::of(words::PASTED, &text, cx)),
            path if path.is_empty() => Step::Stay,
            path => read(&path, cx),
        })
    });
    // Pasted prose is a text to look through at once, and not a file's name.
    ask.taking(|pasted, cx| is_prose(pasted).then(|| show(Material::of(words::PASTED, pasted, cx))))
}

/// Whether words are a text rather than the name of a file.
fn is_prose(words: &str) -> bool {
    let words = words.trim();
    words.contains(['\n', '\r', '。']) || words.chars().count() > LONGEST_PATH
}

/// A file's text with the candidates in it; a name alone is looked for beside the ledger too.
fn read(path: &str, cx: &ScreenContext<'_>) -> Step {
    let file = cx.books.file(path);
    match read_source(&file) {
        Ok(text) => {
            let name = file.file_stem().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
            show(Material::of(&name, &text, cx))
        }
        Err(fault) => {
            let said = Notice { tone: Tone::Refused, said: wording::source_fault(&fault, path) };
            Step::All(vec![Step::ask(ask_file(path)), Step::Say(said)])
        }
    }
}

/// Better words for a candidate.
fn ask_better(at: usize, pick: &Pick) -> Prompt {
    let what = if pick.said.is_some() { "内容" } else { "任务" };
    let blanks = vec![Blank::new(what, &pick.title), Blank::deadline("期限", &pick.deadline.spoken)];
    Prompt::new("更正", pick.title.clone(), blanks, move |answer, _| {
        let texts = answer.texts();
        Ok(Step::tell(move |list: &mut Checklist, cx| {
            list.mend(at, &texts, cx);
            Step::Stay
        }))
    })
}

/// Other units for a candidate.
fn ask_units(at: usize, pick: &Pick, cx: &ScreenContext<'_>) -> Chooser {
    let title = if pick.said.is_some() { heard::WHOSE } else { words::WHOSE };
    units::several(title, &pick.units, cx, move |units, _| {
        Step::tell(move |list: &mut Checklist, _| {
            list.bind(at, units);
            Step::Stay
        })
    })
}

impl Checklist {
    /// The candidates that the search leaves.
    fn shown(&self, cx: &ScreenContext<'_>) -> Vec<usize> {
        let keeps = |pick: &Pick| {
            let who = unit_names(cx.ledger, &pick.units, 99);
            self.list.search.keeps(&format!("{} {who} {}", pick.title, pick.deadline.spoken))
        };
        (0..self.material.picks.len()).filter(|at| keeps(&self.material.picks[*at])).collect()
    }

    fn on_one(&mut self, action: Action, at: usize, len: usize, cx: &ScreenContext<'_>) -> Step {
        let pick = &mut self.material.picks[at];
        match action {
            Action::Toggle | Action::Enter if pick.mark == Mark::Accepted => pick.mark = Mark::Open,
            Action::Toggle | Action::Enter if pick.units.is_empty() => {
                let said = if self.material.is_talk { heard::NO_UNITS } else { words::NO_UNITS };
                return Step::refuse(said.0, said.1);
            }
            Action::Toggle | Action::Enter => {
                pick.mark = Mark::Accepted;
                self.list.next(len);
            }
            Action::DropPick if pick.mark == Mark::Dropped => pick.mark = Mark::Open,
            Action::DropPick => {
                pick.mark = Mark::Dropped;
                self.list.next(len);
            }
            Action::Amend => {
                return Step::ask(ask_better(at, pick));
            }
            Action::BindUnits => return Step::ask(ask_units(at, pick, cx)),
            Action::MergeUp if at > 0 => {
                self.material.merge_up(at);
                self.list.cursor.at = self.list.at().saturating_sub(1);
                return Step::Say(Notice::done(words::MERGED));
            }
            _ => return Step::Unused,
        }
        Step::Stay
    }

    /// What would touch everything is asked for twice.
    fn twice(&mut self, action: Action, asked: Option<Action>) -> Step {
        let rest = self.material.left();
        match (action, asked == Some(action)) {
            (Action::AcceptRest, _) if rest == 0 => Step::Say(Notice::done(words::NOTHING_LEFT)),
            (Action::AcceptRest, true) => {
                self.material.accept_rest();
                Step::Say(Notice::done(words::accepted(self.material.count(Mark::Accepted))))
            }
            (_, true) => {
                // Nothing of it is kept.
                let said = if self.material.is_talk { heard::GIVEN_UP } else { words::GIVEN_UP };
                self.material.empty();
                Step::All(vec![Step::Back, Step::Say(Notice::done(said))])
            }
            (action, false) => {
                self.asked = Some(action);
                let (what, hint) = match action {
                    Action::AcceptRest => words::ask_rest(rest),
                    _ => words::ask_give_up(self.material.count(Mark::Accepted)),
                };
                Step::refuse(what, hint)
            }
        }
    }

    /// The summary, whose Enter files.
    fn file(&self, cx: &ScreenContext<'_>) -> Step {
        let is_talk = self.material.is_talk;
        let Some(command) = self.material.command() else {
            let said = if is_talk { heard::NONE_ACCEPTED } else { words::NONE_ACCEPTED };
            return Step::refuse(said.0, said.1);
        };
        let accepted = || self.material.picks.iter().filter(|pick| pick.mark == Mark::Accepted);
        let undated = accepted().filter(|pick| pick.deadline.is_undated()).count();
        if is_talk {
            let lines = heard::summary(accepted().count(), undated, self.material.left());
            return Step::ask(Confirm::new(heard::FILE, lines, command));
        }
        let mut units: Vec<&UnitId> = accepted().flat_map(|pick| &pick.units).collect();
        units.sort();
        units.dedup();
        let all = units.len() == cx.ledger.roster().len();
        let lines = words::summary(accepted().count(), units.len(), all, undated, self.material.left());
        Step::ask(Confirm::new(words::FILE, lines, command))
    }

    /// Better words for a candidate.
    fn mend(&mut self, at: usize, texts: &[String], cx: &ScreenContext<'_>) {
        let Some(pick) = self.material.picks.get_mut(at) else { return };
        if let Some(title) = texts.first().filter(|title| !title.is_empty()) {
            pick.title.clone_from(title);
        }
        if let Some(phrase) = texts.get(1).filter(|phrase| **phrase != pick.deadline.spoken) {
            pick.deadline = cx.listener.hear_deadline(phrase, cx.base()).deadline;
        }
    }

    /// Other units for a candidate.
    fn bind(&mut self, at: usize, units: Vec<UnitId>) {
        if let Some(pick) = self.material.picks.get_mut(at) {
            pick.supporting.retain(|unit| !units.contains(unit));
            pick.units = units;
        }
    }
}

impl Screen for Checklist {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(if self.material.is_talk { TRANSCRIPT } else { MATERIAL })
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |at: usize| {
            let pick = &self.material.picks[at];
            let units = |units: &[UnitId]| unit_names(cx.ledger, units, usize::MAX);
            vec![
                view::mark_word(pick).into(),
                pick.title.as_str().into(),
                units(&pick.units).into(),
                units(&pick.supporting).into(),
                due_field(&pick.deadline, cx.base()),
                match &pick.said {
                    Some(said) => said.filed.as_str().into(),
                    None => pick.known.as_ref().map(crate::domain::TaskId::as_str).into(),
                },
            ]
        };
        let rows = self.shown(cx).into_iter().map(row).collect();
        let (title, columns) = if self.material.is_talk {
            (TRANSCRIPT.title(), &lists::TRANSCRIPT)
        } else {
            (MATERIAL.title(), &lists::MATERIAL)
        };
        Some(Sheet::of(lists::of(title, &self.material.name), columns, rows))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn draft(&self, meeting: u32) -> Option<Draft> {
        let is_given_up = self.material.text.is_empty();
        let text = if is_given_up { String::new() } else { self.material.draft() };
        let slot = if self.material.is_talk { talk_slot(meeting) } else { slot(meeting) };
        Some(Draft { slot, text })
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let asked = self.asked.take();
        let shown = self.shown(cx);
        if let Some(step) = self.list.take(input, shown.len(), (cx.page / 2).max(2)) {
            return step;
        }
        match (input.action(), shown.get(self.list.at()).copied()) {
            (Some(Action::Back), _) => {
                let said = if self.material.is_talk { heard::PUT_DOWN } else { words::PUT_DOWN };
                Step::All(vec![Step::Back, Step::Say(Notice::done(said))])
            }
            (Some(Action::FileChecked), _) => self.file(cx),
            (Some(action @ (Action::AcceptRest | Action::GiveUpMaterial)), _) => self.twice(action, asked),
            (Some(action), Some(at)) => self.on_one(action, at, shown.len(), cx),
            _ => Step::Unused,
        }
    }

    fn done(&mut self, done: &Done<'_>, _: &ScreenContext<'_>) -> Step {
        let is_its = if self.material.is_talk {
            matches!(done.command(), Command::Record(_) | Command::RecordHeard { .. })
        } else {
            matches!(done.command(), Command::PlanTasks { .. })
        };
        if !(done.is_act() && is_its) {
            return Step::Stay;
        }
        // All that was accepted is filed: nothing of it waits any longer.
        self.material.empty();
        Step::Back
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        self.draw_beside_text(frame, area, cx);
    }
}
