//! A list to choose from, narrowed by typing: units, groups, tasks, actions.

use super::frame::plate;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        field::{Field, Typed},
        keymap::{Binding, DOWN, ENTER, ESC, PAGE_DOWN, PAGE_UP, Scope, TAB, UP, bind},
        list::ListCursor,
        rows::{draw_row, pointer},
        screen::{Answer, Question, Step},
    },
    domain::UnitId,
    wording::{
        self,
        wrap::{fit, pad, width},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use std::collections::BTreeSet;

/// Said where nothing was typed yet: in full, in short.
const HINTS: [&str; 2] = ["打字可缩小范围：汉字、拼音首字母、序号", "打字可缩小范围"];

/// Cells of a line that still stands whole in a window of 80.
const WIDEST: usize = 68;

/// Where its keys are looked up.
pub const CHOOSER: Scope = Scope("选择");
/// The same, where several can be chosen.
pub const TICKS: Scope = Scope("多选");

/// The keys of a list to choose from.
pub const CHOOSER_KEYS: &[Binding] = &[
    bind(CHOOSER, ENTER, Action::Enter, "选定", "选定"),
    bind(CHOOSER, UP, Action::Up, "", "上一行"),
    bind(CHOOSER, DOWN, Action::Down, "", "下一行"),
    bind(CHOOSER, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(CHOOSER, PAGE_DOWN, Action::PageDown, "", "下一页"),
    bind(CHOOSER, ESC, Action::Back, "返回", "不选，返回"),
];

/// What else there is where several can be chosen.
pub const TICKS_KEYS: &[Binding] = &[bind(TICKS, TAB, Action::Toggle, "勾选", "勾选或取消")];

/// One line of the list.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// What it is called.
    pub text: String,
    /// Said beside it.
    pub aside: String,
    /// What it also answers to when one types.
    pub also: String,
    /// The unit it stands for: it answers to that one's number, letters and aliases.
    pub unit: Option<UnitId>,
    /// Whether it is chosen already, where several can be.
    pub is_chosen: bool,
}

impl Candidate {
    /// A line, with what is said beside it.
    #[must_use]
    pub fn new(text: impl Into<String>, aside: impl Into<String>) -> Self {
        Self { text: text.into(), aside: aside.into(), ..Self::default() }
    }

    /// A line that also answers to other words.
    #[must_use]
    pub fn also(self, also: impl Into<String>) -> Self {
        Self { also: also.into(), ..self }
    }
}

/// What the lines that were chosen lead to.
type Chosen = dyn Fn(&[usize], &ScreenContext<'_>) -> Step;

/// A list to choose from.
pub struct Chooser {
    title: String,
    then: Box<Chosen>,
    options: Vec<Candidate>,
    field: Field,
    cursor: ListCursor,
    chosen: BTreeSet<usize>,
    many: bool,
    /// Whether Tab was used: before that, what was chosen for one gives way to what one looks for.
    is_ticked: bool,
    text_width: usize,
    aside_width: usize,
}

impl Chooser {
    /// A list of which one is chosen; each line with what it stands for.
    #[must_use]
    pub fn one<T: 'static>(
        title: impl Into<String>,
        options: Vec<(T, Candidate)>,
        then: impl Fn(&T, &ScreenContext<'_>) -> Step + 'static,
    ) -> Self {
        let (values, lines): (Vec<T>, Vec<Candidate>) = options.into_iter().unzip();
        let first = move |chosen: &[usize], cx: &ScreenContext<'_>| {
            chosen.first().and_then(|at| values.get(*at)).map_or(Step::Stay, |value| then(value, cx))
        };
        Self::new(title.into(), lines, false, Box::new(first))
    }

    /// A list of which several can be chosen with Tab.
    #[must_use]
    pub fn several<T: 'static>(
        title: impl Into<String>,
        options: Vec<(T, Candidate)>,
        then: impl Fn(Vec<&T>, &ScreenContext<'_>) -> Step + 'static,
    ) -> Self {
        let (values, lines): (Vec<T>, Vec<Candidate>) = options.into_iter().unzip();
        let all = move |chosen: &[usize], cx: &ScreenContext<'_>| {
            then(chosen.iter().filter_map(|at| values.get(*at)).collect(), cx)
        };
        Self::new(title.into(), lines, true, Box::new(all))
    }

    fn new(title: String, options: Vec<Candidate>, many: bool, then: Box<Chosen>) -> Self {
        let widest = |of: fn(&Candidate) -> &str| options.iter().map(|option| width(of(option))).max().unwrap_or(0);
        let aside_width = widest(|option| &option.aside).min(30);
        Self {
            // What stands beside the words is short most often: then the words have the room.
            text_width: widest(|option| &option.text).clamp(16, WIDEST.saturating_sub(aside_width).max(44)),
            aside_width,
            chosen: (0..options.len()).filter(|at| options[*at].is_chosen).collect(),
            is_ticked: false,
            title,
            then,
            options,
            field: Field::default(),
            cursor: ListCursor::default(),
            many,
        }
    }

    /// The lines that what was typed leaves, best first.
    fn shown(&self, cx: &ScreenContext<'_>) -> Vec<usize> {
        let wanted = self.field.text().trim();
        if wanted.is_empty() {
            return (0..self.options.len()).collect();
        }
        let mut found: Vec<usize> = Vec::new();
        // Units answer to number, letters and aliases, in the finder's own order.
        for unit in cx.listener.find_units(wanted) {
            found.extend((0..self.options.len()).filter(|at| self.options[*at].unit.as_ref() == Some(&unit)));
        }
        let letters = wanted.to_ascii_lowercase();
        for (at, option) in self.options.iter().enumerate() {
            let matches = option.text.contains(wanted)
                || option.aside.contains(wanted)
                || option.also.to_ascii_lowercase().contains(&letters);
            if matches && !found.contains(&at) {
                found.push(at);
            }
        }
        found
    }

    fn answer(&self, shown: &[usize], cx: &ScreenContext<'_>) -> Answer {
        let is_sought = !self.is_ticked && (self.cursor.at > 0 || !self.field.text().trim().is_empty());
        let chosen: Vec<usize> = if self.chosen.is_empty() || is_sought {
            shown.get(self.cursor.at).copied().into_iter().collect()
        } else {
            self.chosen.iter().copied().collect()
        };
        if chosen.is_empty() {
            return Answer::Until(Step::refuse("没有相符的，还没有选。", "改几个字再找，或按 Esc 返回。"));
        }
        Answer::Given((self.then)(&chosen, cx))
    }
}

impl Question for Chooser {
    fn scopes(&self) -> &'static [Scope] {
        if self.many { &[CHOOSER, TICKS] } else { &[CHOOSER] }
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Answer {
        let shown = self.shown(cx);
        if let Some(step) = self.cursor.act(input.action(), shown.len(), 12) {
            return if matches!(step, Step::Stay) { Answer::Open } else { Answer::Until(step) };
        }
        match (input, input.action()) {
            (_, Some(Action::Back)) => return Answer::Left,
            (_, Some(Action::Enter)) => return self.answer(&shown, cx),
            (_, Some(Action::Toggle)) if self.many && shown.is_empty() => {
                return Answer::Until(Step::refuse("没有相符的，没有可勾选的。", "改几个字再找，或按 Esc 返回。"));
            }
            (_, Some(Action::Toggle)) if self.many => {
                self.is_ticked = true;
                if let Some(at) = shown.get(self.cursor.at)
                    && !self.chosen.remove(at)
                {
                    self.chosen.insert(*at);
                }
                self.cursor.act(Some(Action::Down), shown.len(), 12);
            }
            (Input::Paste(text), _) => {
                self.field.insert(text);
                self.cursor.at = 0;
            }
            (Input::Key(key, _), _) => match self.field.press(key) {
                Typed::Changed => self.cursor.at = 0,
                Typed::Moved => {}
                Typed::Stuck => return Answer::Until(Step::stuck()),
                Typed::Ignored => return Answer::Unused,
            },
        }
        Answer::Open
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let shown = self.shown(cx);
        let (text_width, aside_width) = (self.text_width, self.aside_width);
        let wide = u16::try_from(text_width + aside_width + 8).unwrap_or(60).max(36);
        let tall = u16::try_from(self.options.len()).unwrap_or(u16::MAX).saturating_add(3).min(area.height * 3 / 4);
        let inner = plate(frame, area, (wide, tall), &self.title, theme);
        if inner.height < 3 {
            return;
        }
        let line = Rect { height: 1, ..inner };
        frame.render_widget(Line::styled("> ", theme.accent), line);
        let typed = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
        if self.field.is_empty() {
            // Where the long hint would be cut, the short one says enough.
            let hint = HINTS.iter().find(|hint| width(hint) <= usize::from(typed.width)).unwrap_or(&HINTS[1]);
            frame.render_widget(Line::styled(*hint, theme.dim), typed);
        }
        self.field.draw(frame, typed, theme.text, &[], true);
        let rows = usize::from(inner.height) - 2;
        let first = self.cursor.first_shown(shown.len(), rows);
        if shown.is_empty() {
            let none = Rect { y: inner.y + 2, height: 1, ..inner };
            frame.render_widget(Line::styled("没有相符的，请换个说法", theme.warn), none);
        }
        let room = usize::from(inner.width).saturating_sub(if self.many { 6 } else { 2 });
        let text_width = text_width.min(room.saturating_sub(if aside_width > 0 { 8 } else { 0 }));
        let hidden = wording::rows_hidden((first, shown.len().saturating_sub(first + rows)));
        let wide = u16::try_from(width(&hidden)).unwrap_or(inner.width).min(inner.width);
        let foot = Rect { x: inner.right() - wide, y: inner.bottom(), width: wide, height: 1 };
        frame.render_widget(Line::styled(hidden, theme.text), foot);
        for (y, (at, option)) in (inner.y + 2..)
            .zip(shown.iter().enumerate().skip(first).take(rows).map(|(n, at)| ((n, *at), &self.options[*at])))
        {
            let (n, at) = at;
            let tick = match (self.many, self.chosen.contains(&at)) {
                (true, true) => "[x] ",
                (true, false) => "[ ] ",
                (false, _) => "",
            };
            let aside = fit(&option.aside, room.saturating_sub(text_width + 2)).into_owned();
            let line = Line::from(vec![
                Span::styled(
                    format!("{}{tick}{}  ", pointer(n == self.cursor.at), pad(&option.text, text_width)),
                    theme.text,
                ),
                Span::styled(aside, theme.dim),
            ]);
            let place = Rect { y, height: 1, ..inner };
            cx.hits.line(place, n, n == self.cursor.at);
            draw_row(frame, place, line, n == self.cursor.at, theme);
        }
    }
}
