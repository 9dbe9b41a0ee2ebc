//! 本机情况: one page about the machine, to be sent to whoever helps. It holds nothing of the ledger. Fonts and programs are
//! looked for in a thread of its own: on an old disk that takes its time, and nobody waits for it.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ANYWHERE, ESC, FIND, Scope, bind, f, scrolls},
        list::List,
        notice::{Notice, Tone},
        rows::heading,
        screen::{Place, Screen, Step},
        search_bar::SearchBar,
    },
    document::{Sheet, deliver},
    wording::{
        Said, delivery,
        machine::{self, FILE, LOOKING, UNKNOWN},
        wrap::{Ambiguous, wrap},
    },
};
use ratatui::{Frame, layout::Rect, text::Line};
use std::{
    sync::{Arc, OnceLock},
    thread,
};

/// Where its keys are looked up.
pub const MACHINE: Scope = Scope("本机情况");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: MACHINE,
    key: None,
    open: |cx| Step::over(Machine::asked(cx)),
    keys: &[
        &scrolls(MACHINE),
        &[
            bind(MACHINE, &[f(2)], Action::ExportPage, "存文件", "存成一个文本文件，发给帮忙的人"),
            bind(MACHINE, FIND, Action::Find, "查找", "按字查找"),
            bind(MACHINE, ESC, Action::Back, "返回", "回到刚才的画面"),
        ],
    ],
};

/// What makes the page; told how wide this terminal draws quotation marks, which cannot be asked while keys are read.
pub type Teller = Arc<dyn Fn(Ambiguous) -> String + Send + Sync>;

/// The page, as soon as it is there.
struct Machine {
    page: Arc<OnceLock<String>>,
    is_failed: bool,
    list: List,
}

impl Machine {
    fn asked(cx: &ScreenContext<'_>) -> Self {
        let (page, list) = (Arc::new(OnceLock::new()), List::default());
        let Some(teller) = cx.machine.map(Arc::clone) else { return Self { page, is_failed: true, list } };
        let (told, widths) = (Arc::clone(&page), cx.terminal.1);
        let look = move || {
            let _ = told.set(teller(widths));
        };
        // A system that starts no more threads has worse to tell than this page.
        let worker = thread::Builder::new().name("machine".into()).spawn(look);
        Self { page, is_failed: worker.is_err(), list }
    }

    /// The lines of the page that are looked for, cut to the screen.
    fn lines(&self, cells: usize) -> Vec<&str> {
        let page = self.page.get().map_or(self.wanting(), String::as_str);
        page.lines()
            .filter(|line| self.list.search.keeps(line))
            .flat_map(|line| if line.is_empty() { vec![""] } else { wrap(line, cells.saturating_sub(2).max(2)) })
            .collect()
    }

    /// What is said where there is no page.
    fn wanting(&self) -> &'static str {
        if self.is_failed { UNKNOWN } else { LOOKING }
    }

    fn write(&self, cx: &ScreenContext<'_>) -> Step {
        let Some(page) = self.page.get() else { return Step::refuse(self.wanting(), "") };
        let path = cx.papers.join(FILE);
        match deliver::deliver(&path, machine::file(page).as_bytes()) {
            Ok(_) => Step::Say(Notice::done(machine::written(&path.canonicalize().unwrap_or(path)))),
            Err(error) => {
                Step::Say(Notice { tone: Tone::Failed, said: Said::new(delivery::sentence(&error.fault), "") })
            }
        }
    }
}

impl Screen for Machine {
    fn scopes(&self) -> Vec<Scope> {
        vec![MACHINE, ANYWHERE]
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn sheet(&self, _: &ScreenContext<'_>) -> Option<Sheet> {
        // It has a file of its own (F2).
        None
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let len = self.lines(cx.cells).len();
        if let Some(step) = self.list.take(input, len, cx.page) {
            return step;
        }
        match input.action() {
            Some(Action::ExportPage) => self.write(cx),
            Some(Action::Back) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let head = heading("本机情况", "F2 存成文件", usize::from(area.width), cx.theme);
        let lines = self.lines(usize::from(area.width));
        self.list.draw_page(frame, area, (head, Line::default()), lines.len(), cx, |at| Line::raw(lines[at]));
    }
}
