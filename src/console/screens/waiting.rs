//! 在等的事: everything whose deadline waits for something else (文件印发后10日内), asked about each month. A day is typed
//! at once; one key enters the event, one notes that it has not come, and what either would file is read back meanwhile.

use super::walk::Walk;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        field::Field,
        keymap::{DOWN, ENTER, ESC, MEETING, PAGE_DOWN, PAGE_UP, Scope, UP, alt, bind, f, shift_f},
        list::List,
        rows::{below_head, heading, rule},
        screen::{Done, Draft, Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Command, Item, ItemId},
    language::{
        event_day::{event_day, event_named},
        register_value::record_day,
    },
    wording::{
        lists, waiting as words,
        wrap::{fit, pad, width},
    },
};
use chrono::NaiveDate;
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const WAITING: Scope = Scope("在等的事");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: WAITING,
    key: Some(bind(
        MEETING,
        &[alt(KeyCode::Char('b'))],
        Action::Show(WAITING),
        "",
        "在等的事：文件印发后10日内这类，问一声办了没有，办了写哪天",
    )),
    open: |cx| Step::show(Waiting::at(cx)),
    keys: &[&[
        bind(WAITING, &[f(2)], Action::Happened, "办了", "等的事办了：写的是哪天，期限从那天算；只填这一件"),
        bind(WAITING, &[shift_f(2)], Action::HappenedToAll, "都填上", "等同一件事的一并填上"),
        bind(WAITING, &[f(3)], Action::NotYet, "还没有", "问过了，还没有办：记一条进展，写了情况的照写的记"),
        bind(WAITING, ENTER, Action::Enter, "看这家", "看这一家的情况，写的留着"),
        bind(WAITING, &[f(6)], Action::Find, "查找", "按单位、事项、等的事里的字查找"),
        bind(WAITING, UP, Action::Up, "", "上一件"),
        bind(WAITING, DOWN, Action::Down, "", "下一件"),
        bind(WAITING, PAGE_UP, Action::PageUp, "", "上一页"),
        bind(WAITING, PAGE_DOWN, Action::PageDown, "", "下一页"),
        bind(WAITING, ESC, Action::Back, "返回", "先不答，返回"),
    ]],
};

/// Rows under the list: a rule, the words, and what each key would file.
const BELOW: u16 = 5;
/// Cells of the unit's name.
const UNIT_CELLS: usize = 16;

/// The screen.
struct Waiting {
    list: List,
    /// The day of the event, and a deadline behind it; or how it stands.
    words: Field,
}

fn slot(meeting: u32) -> String {
    format!("waiting/{meeting}")
}

impl Waiting {
    /// On the first of the unit at hand that nobody has asked about yet.
    fn at(cx: &ScreenContext<'_>) -> Self {
        let mut list = List::default();
        let all = cx.ledger.waiting();
        let own = |item: &Item<'_>| Some(item.unit()) == cx.unit;
        let first = all.iter().position(|item| own(item) && !cx.ledger.is_spoken_of(&item.id()));
        list.cursor.at = first.or_else(|| all.iter().position(own)).unwrap_or(0);
        let kept = cx.books.draft(&slot(cx.draft_number())).unwrap_or_default();
        Self { list, words: Field::with(&kept) }
    }

    fn shown<'a>(&self, cx: &ScreenContext<'a>) -> Vec<Item<'a>> {
        let keeps = |item: &Item<'_>| {
            let unit = cx.ledger.short(item.unit());
            self.list.search.keeps(&format!("{unit} {} {}", item.text(), item.deadline().spoken))
        };
        cx.ledger.waiting().into_iter().filter(keeps).collect()
    }

    /// The day of the event that was typed, and the words behind it: a deadline where the item's own words count none.
    fn typed<'t>(&'t self, cx: &ScreenContext<'_>) -> Option<(NaiveDate, &'t str)> {
        let text = self.words.text().trim();
        let (first, rest) = text.split_once(['，', ',', '；', ' ', '　']).unwrap_or((text, ""));
        Some((record_day(first, cx.today(), cx.listener.calendar())?, rest.trim()))
    }

    /// What the event of that day means for items, each with its deadline.
    fn entered(&self, items: &[Item<'_>], cx: &ScreenContext<'_>) -> Result<Command, &'static str> {
        let first = items.first().ok_or(words::NOTHING_WAITS)?;
        let (on, rest) = self.typed(cx).ok_or(words::WHICH_DAY)?;
        let written = if rest.is_empty() {
            None
        } else {
            let heard = cx.listener.hear_deadline(rest, cx.base());
            Some(heard.deadline.last_day().filter(|_| heard.impossible.is_empty()).ok_or(words::DUE_NOT_READ)?)
        };
        let due = |item: &Item<'_>| {
            let due = written.or_else(|| event_day(&item.deadline().spoken, on, cx.listener.calendar()));
            due.map(|due| (item.id(), due)).ok_or(words::NO_LENGTH_HERE)
        };
        let dues = items.iter().map(due).collect::<Result<Vec<(ItemId, NaiveDate)>, _>>()?;
        let what = words::came(event_named(&first.deadline().spoken), on, cx.today());
        Ok(Command::EnterEvent { dues, on, what })
    }

    /// That it has not come yet: the unit was asked.
    fn not_yet(&self, item: &Item<'_>) -> Command {
        let said = self.words.text().trim();
        let event = event_named(&item.deadline().spoken);
        let text = if said.is_empty() { words::not_yet(event) } else { said.to_owned() };
        Command::NoteProgress { unit: item.unit().clone(), about: Some(item.id()), text, share: None }
    }
}

/// Those of some items that wait for the same as one of them.
fn same<'a>(item: &Item<'_>, all: &[Item<'a>]) -> Vec<Item<'a>> {
    let event = event_named(&item.deadline().spoken);
    all.iter().filter(|one| event_named(&one.deadline().spoken) == event).copied().collect()
}

impl Screen for Waiting {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(WAITING)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |item: &Item<'_>| {
            let spoken = &item.deadline().spoken;
            let asked = cx.ledger.is_spoken_of(&item.id()).then_some(words::ASKED);
            vec![
                cx.ledger.short(item.unit()).into(),
                item.text().into(),
                spoken.as_str().into(),
                event_named(spoken).into(),
                asked.into(),
            ]
        };
        Some(Sheet::of(words::TITLE, &lists::WAITING, self.shown(cx).iter().map(row).collect()))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn draft(&self, meeting: u32) -> Option<Draft> {
        Some(Draft { slot: slot(meeting), text: self.words.text().to_owned() })
    }

    fn undo_typing(&mut self) -> bool {
        self.words.undo()
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let shown = self.shown(cx);
        if let Some(step) = self.list.take(input, shown.len(), cx.page) {
            return step;
        }
        if input.action() == Some(Action::Back) {
            return Step::Back;
        }
        let Some(item) = shown.get(self.list.at()) else { return Step::Unused };
        let enter = |items: &[Item<'_>]| match self.entered(items, cx) {
            Ok(command) => Step::execute(command),
            Err(why) => Step::refuse(why, words::HOW),
        };
        match (input, input.action()) {
            (_, Some(Action::Happened)) => enter(&[*item]),
            (_, Some(Action::HappenedToAll)) => enter(&same(item, &cx.ledger.waiting())),
            (_, Some(Action::NotYet)) if self.typed(cx).is_some() => Step::refuse(words::A_DAY_IS_WRITTEN, words::HOW),
            (_, Some(Action::NotYet)) => Step::execute(self.not_yet(item)),
            (_, Some(Action::Enter)) => {
                let unit = item.unit().clone();
                Step::tell(move |walk: &mut Walk, _| {
                    walk.turn_to(unit);
                    Step::Walk
                })
            }
            (Input::Paste(text), _) => {
                self.words.insert(text);
                Step::Stay
            }
            (Input::Key(key, _), _) => self.words.press(key).step().unwrap_or(Step::Unused),
        }
    }

    fn done(&mut self, done: &Done<'_>, cx: &ScreenContext<'_>) -> Step {
        let is_answer = matches!(done.command(), Command::EnterEvent { .. } | Command::NoteProgress { .. });
        if !done.is_act() || !is_answer {
            return Step::Stay;
        }
        self.words.clear();
        let shown = self.shown(cx);
        match shown.iter().position(|item| !cx.ledger.is_spoken_of(&item.id())) {
            Some(next) => {
                self.list.cursor.at = next;
                Step::Stay
            }
            None => Step::Back,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let shown = self.shown(cx);
        let unasked = shown.iter().filter(|item| !cx.ledger.is_spoken_of(&item.id())).count();
        let right = words::counts(shown.len(), unasked);
        frame.render_widget(heading(words::TITLE, &right, cells, theme), Rect { height: 1.min(area.height), ..area });
        self.list.search.draw(frame, area, theme);
        let list = below_head(area);
        let list = Rect { height: list.height.saturating_sub(BELOW), ..list };
        let Some(item) = shown.get(self.list.at().min(shown.len().saturating_sub(1))) else {
            let line = Rect { height: 1.min(list.height), ..list };
            return frame.render_widget(Line::styled(format!("  {}", words::NOTHING_WAITS), theme.good), line);
        };
        self.list.draw(frame, list, shown.len(), cx, |at| {
            let item = &shown[at];
            let is_asked = cx.ledger.is_spoken_of(&item.id());
            let spoken = fit(&item.deadline().spoken, cells / 3).into_owned();
            let text_cells = self.list.row_cells(list).saturating_sub(UNIT_CELLS + width(&spoken) + 2 + 8);
            Line::from(vec![
                Span::styled(pad(cx.ledger.short(item.unit()), UNIT_CELLS), theme.dim),
                Span::styled(pad(item.text(), text_cells), theme.text),
                Span::styled(format!("  {spoken}"), theme.warn),
                Span::styled(if is_asked { format!("  {}", words::ASKED) } else { String::new() }, theme.dim),
            ])
        });
        let below = Rect { y: list.bottom(), height: area.bottom().saturating_sub(list.bottom()), ..area };
        self.draw_answer(frame, below, item, cx);
    }
}

impl Waiting {
    /// The words, and what each key would file.
    fn draw_answer(&self, frame: &mut Frame<'_>, area: Rect, item: &Item<'_>, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width).saturating_sub(2);
        let line = |frame: &mut Frame<'_>, at: u16, line: Line<'_>| {
            if at < area.height {
                frame.render_widget(line, Rect { y: area.y + at, height: 1, ..area });
            }
        };
        line(frame, 0, rule(usize::from(area.width), theme));
        let event = event_named(&item.deadline().spoken);
        let label = format!(" {}　", fit(&words::question(event), cells / 2));
        let indent = u16::try_from(width(&label)).unwrap_or(0);
        line(frame, 1, Line::styled(label, theme.accent));
        let place = Rect {
            x: area.x + indent,
            y: area.y + 1,
            width: area.width.saturating_sub(indent + 1),
            height: 1.min(area.height.saturating_sub(1)),
        };
        if self.words.is_empty() {
            frame.render_widget(Line::styled(words::HINT, theme.dim), place);
        }
        self.words.draw(frame, place, theme.text, &[], !self.list.search.active);
        let entering = match self.entered(&[*item], cx) {
            Ok(Command::EnterEvent { dues, .. }) => {
                let others = same(item, &cx.ledger.waiting()).len().saturating_sub(1);
                let due = dues.first().map_or(cx.today(), |(_, due)| *due);
                Line::styled(fit(&words::entering(due, others, cx.today()), cells).into_owned(), theme.good)
            }
            Ok(_) => Line::default(),
            Err(why) => Line::styled(fit(&words::not_entering(why), cells).into_owned(), theme.dim),
        };
        line(frame, 2, indented(entering));
        if let Command::NoteProgress { text, .. } = self.not_yet(item)
            && self.typed(cx).is_none()
        {
            line(frame, 3, indented(Line::styled(fit(&words::noting(&text), cells).into_owned(), theme.warn)));
        }
    }
}

fn indented(mut line: Line<'_>) -> Line<'_> {
    line.spans.insert(0, Span::raw(" "));
    line
}
