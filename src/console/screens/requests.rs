//! 延期申请: every request for a later day that waits for its answer. Words are typed at once, as in the record line; one
//! key grants, one refuses, and what either of them would file is read back while one types.

use super::walk::Walk;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        field::Field,
        keymap::{DOWN, ENTER, ESC, MEETING, PAGE_DOWN, PAGE_UP, Scope, UP, alt, bind, f},
        list::List,
        rows::{below_head, due_field, heading, rule},
        screen::{Done, Draft, Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Command, Deadline, ExtensionRequest, Item, ItemId, MeetingState, UnitId},
    hearing::MarkKind,
    wording::{
        lists, requests as words,
        wrap::{fit, pad, width},
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const REQUESTS: Scope = Scope("延期申请");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: REQUESTS,
    key: Some(bind(
        MEETING,
        &[alt(KeyCode::Char('d'))],
        Action::Show(REQUESTS),
        "",
        "延期申请：单位申请延期、还没有答复的，同意或不同意",
    )),
    open: |cx| Step::show(Requests::at(|item| Some(item.unit()) == cx.unit, cx)),
    keys: &[&[
        bind(REQUESTS, &[f(2)], Action::Grant, "同意", "同意延期：写了日期的到那天，没写的到申请的那天"),
        bind(REQUESTS, &[f(3)], Action::Refuse, "不同意", "不同意延期，先写原因"),
        bind(REQUESTS, ENTER, Action::Enter, "看这家", "看这一家的情况，写的留着"),
        bind(REQUESTS, &[f(6)], Action::Find, "查找", "按单位、事项、原因里的字查找"),
        bind(REQUESTS, UP, Action::Up, "", "上一件"),
        bind(REQUESTS, DOWN, Action::Down, "", "下一件"),
        bind(REQUESTS, PAGE_UP, Action::PageUp, "", "上一页"),
        bind(REQUESTS, PAGE_DOWN, Action::PageDown, "", "下一页"),
        bind(REQUESTS, ESC, Action::Back, "返回", "先不答复，返回"),
    ]],
};

/// Rows under the list: a rule, two lines about the request, a rule, the words, and what either key would file.
const BELOW: u16 = 7;
/// Cells of the unit's name.
const UNIT_CELLS: usize = 16;
/// How people begin when they grant: that is no reason.
const LEADS: [&str; 9] = ["同意", "准", "延期", "延", "推迟", "改", "到", "至", "，"];

/// The screen.
struct Requests {
    list: List,
    /// The day and the reason, as they are spoken.
    words: Field,
    /// Whether the meeting is about to be adjourned.
    is_last: bool,
}

/// A unit's requests, over the screen that is up.
#[must_use]
pub fn of_unit(unit: &UnitId, cx: &ScreenContext<'_>) -> Step {
    if cx.ledger.requests_of(unit).is_empty() {
        return Step::Unused;
    }
    Step::over(Requests::at(|item| item.unit() == unit, cx))
}

/// An item's request, over the screen that is up.
#[must_use]
pub fn of_item(id: &ItemId, cx: &ScreenContext<'_>) -> Step {
    Step::over(Requests::at(|item| item.id() == *id, cx))
}

/// What still waits for an answer when the meeting is to be adjourned; `None`: nothing does.
#[must_use]
pub fn before_adjourning(cx: &ScreenContext<'_>) -> Option<Step> {
    let is_in_session = cx.meeting().is_some_and(|meeting| meeting.state == MeetingState::InSession);
    let waits = is_in_session && !cx.ledger.requests().is_empty();
    waits.then(|| Step::over(Requests { is_last: true, ..Requests::at(|_| true, cx) }))
}

fn slot(meeting: u32) -> String {
    format!("requests/{meeting}")
}

impl Requests {
    /// On the first request of some, with the words that were put down.
    fn at(is_meant: impl Fn(&Item<'_>) -> bool, cx: &ScreenContext<'_>) -> Self {
        let mut list = List::default();
        list.cursor.at = cx.ledger.requests().iter().position(is_meant).unwrap_or(0);
        let kept = cx.books.draft(&slot(cx.draft_number())).unwrap_or_default();
        Self { list, words: Field::with(&kept), is_last: false }
    }

    fn shown<'a>(&self, cx: &ScreenContext<'a>) -> Vec<(Item<'a>, &'a ExtensionRequest)> {
        let asked = cx.ledger.requests().into_iter();
        let asked = asked.filter_map(|item| Some((item, item.course()?.pending_request()?)));
        asked
            .filter(|(item, request)| {
                let unit = cx.ledger.short(item.unit());
                self.list.search.keeps(&format!("{unit} {} {}", item.text(), request.reason))
            })
            .collect()
    }

    /// What the words say: to which day, and why; what they leave open is as it was asked.
    fn granted(&self, item: &Item<'_>, request: &ExtensionRequest, cx: &ScreenContext<'_>) -> Granted {
        let heard = cx.listener.hear(self.words.text(), Some(item.unit()), cx.base());
        let mut reason = heard.text.clone();
        for mark in heard.marks.iter().rev().filter(|mark| mark.kind == MarkKind::Deadline) {
            reason.replace_range(mark.span.clone(), "");
        }
        let mut rest = reason.trim();
        while let Some(shorter) = LEADS.iter().find_map(|lead| rest.strip_prefix(lead)) {
            rest = shorter.trim_start();
        }
        let reason = if rest.is_empty() { request.reason.clone() } else { rest.to_owned() };
        let to = if heard.deadline.is_undated() { request.to.clone() } else { heard.deadline };
        Granted { to, reason, impossible: heard.impossible.join("；") }
    }
}

/// What one key would file.
struct Granted {
    to: Deadline,
    reason: String,
    /// A day that no calendar has.
    impossible: String,
}

impl Screen for Requests {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(REQUESTS)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |(item, request): &(Item<'_>, &ExtensionRequest)| {
            vec![
                cx.ledger.short(item.unit()).into(),
                item.text().into(),
                due_field(&request.from, cx.base()),
                due_field(&request.to, cx.base()),
                request.reason.as_str().into(),
                request.on.into(),
            ]
        };
        Some(Sheet::of(words::TITLE, &lists::REQUESTS, self.shown(cx).iter().map(row).collect()))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn is_list(&self) -> bool {
        true
    }

    fn item(&self, cx: &ScreenContext<'_>) -> Option<ItemId> {
        self.shown(cx).get(self.list.at()).map(|(item, _)| item.id())
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
        let Some((item, request)) = shown.get(self.list.at()) else { return Step::Unused };
        let by = cx.meeting().map_or_else(String::new, |meeting| meeting.chair.clone());
        match (input, input.action()) {
            (_, Some(Action::Grant)) => {
                let Granted { to, reason, impossible } = self.granted(item, request, cx);
                if !impossible.is_empty() {
                    return Step::refuse("这个日期不对，还没有答复。", "请改正再按 F2。");
                }
                Step::execute(Command::Extend { item: item.id(), to, by, reason })
            }
            (_, Some(Action::Refuse)) => {
                let reason = self.words.text().trim().to_owned();
                if reason.starts_with(LEADS[0]) {
                    return Step::refuse("写的是“同意”，没有记成不同意。", "要同意按 F2；不同意的，改写原因。");
                }
                Step::execute(Command::RefuseExtension { item: item.id(), by, reason })
            }
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
        let is_answer = matches!(done.command(), Command::Extend { .. } | Command::RefuseExtension { .. });
        if !done.is_act() || !is_answer {
            return Step::Stay;
        }
        self.words.clear();
        match (cx.ledger.requests().is_empty(), self.is_last) {
            (true, true) => Step::All(vec![Step::Back, Step::Press(Action::NextState)]),
            (true, false) => Step::Back,
            (false, _) => Step::Stay,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let shown = self.shown(cx);
        let waiting = words::waiting(shown.len());
        let right = if self.is_last { format!("{waiting}　{}", words::BEFORE_ADJOURNING) } else { waiting };
        frame.render_widget(heading(words::TITLE, &right, cells, theme), Rect { height: 1.min(area.height), ..area });
        self.list.search.draw(frame, area, theme);
        let list = below_head(area);
        let list = Rect { height: list.height.saturating_sub(BELOW), ..list };
        let Some((item, request)) = shown.get(self.list.at().min(shown.len().saturating_sub(1))) else {
            let line = Rect { height: 1.min(list.height), ..list };
            return frame.render_widget(Line::styled(format!("  {}", words::NONE), theme.good), line);
        };
        self.list.draw(frame, list, shown.len(), cx, |at| {
            let (item, request) = &shown[at];
            let days = words::days(request, cx.base());
            let text_cells = self.list.row_cells(list).saturating_sub(UNIT_CELLS + width(&days) + 4);
            Line::from(vec![
                Span::styled(pad(cx.ledger.short(item.unit()), UNIT_CELLS), theme.dim),
                Span::styled(pad(item.text(), text_cells), theme.text),
                Span::styled(format!("  {days}"), theme.warn),
            ])
        });
        let below = Rect { y: list.bottom(), height: area.bottom().saturating_sub(list.bottom()), ..area };
        self.draw_answer(frame, below, (item, request), cx);
    }
}

impl Requests {
    /// What is known of the request, the words, and what either key would file.
    fn draw_answer(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        (item, request): (&Item<'_>, &ExtensionRequest),
        cx: &ScreenContext<'_>,
    ) {
        let theme = cx.theme;
        let cells = usize::from(area.width).saturating_sub(2);
        let line = |frame: &mut Frame<'_>, at: u16, line: Line<'_>| {
            if at < area.height {
                frame.render_widget(line, Rect { y: area.y + at, height: 1, ..area });
            }
        };
        line(frame, 0, rule(usize::from(area.width), theme));
        let [why, when] = words::about(item, request, cx.base());
        line(frame, 1, Line::styled(format!(" {}", fit(&why, cells)), theme.text));
        line(frame, 2, Line::styled(format!(" {}", fit(&when, cells)), theme.dim));
        line(frame, 3, rule(usize::from(area.width), theme));
        let label = format!(" {}　", words::WORDS);
        let indent = u16::try_from(width(&label)).unwrap_or(0);
        line(frame, 4, Line::styled(label, theme.accent));
        let place = Rect {
            x: area.x + indent,
            y: area.y + 4,
            width: area.width.saturating_sub(indent + 1),
            height: 1.min(area.height.saturating_sub(4)),
        };
        if self.words.is_empty() {
            frame.render_widget(Line::styled(words::HINT, theme.dim), place);
        }
        self.words.draw(frame, place, theme.text, &[], !self.list.search.active);
        let Granted { to, reason, impossible } = self.granted(item, request, cx);
        let granting = if impossible.is_empty() {
            Line::styled(fit(&words::granting(&to, &reason, cx.base(), cx.today()), cells).into_owned(), theme.good)
        } else {
            Line::styled(impossible, theme.bad)
        };
        line(frame, 5, indented(granting));
        let reason = self.words.text().trim();
        let refusing = words::refusing(if reason.starts_with(LEADS[0]) { "" } else { reason });
        line(frame, 6, indented(Line::styled(fit(&refusing, cells).into_owned(), theme.warn)));
    }
}

fn indented(mut line: Line<'_>) -> Line<'_> {
    line.spans.insert(0, Span::raw(" "));
    line
}
