//! A list that is longer than the screen: where one stands in it, what it is narrowed to by a key and by what one types,
//! which of its rows are marked, and how it is drawn. Every screen that lists something has one.

use super::{
    action::Action,
    context::ScreenContext,
    event::Input,
    notice::Notice,
    rows::{below_head, draw_row, pointer},
    screen::Step,
    search_bar::SearchBar,
};
use crate::{
    domain::ItemId,
    wording::{many, wrap::pad},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use std::{collections::BTreeSet, ops::Range};

/// Said when there is nothing above, and nothing below.
pub const AT_THE_TOP: &str = "已经到头了。";
/// Said when there is nothing below.
pub const AT_THE_END: &str = "已经到底了。";

/// Cells before a line for what points at it, and for what marks it.
const POINTER_CELLS: usize = 2;
const MARK_CELLS: usize = 2;
/// What marks a line.
const MARKED: &str = "*";

/// Where the cursor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The line under the cursor.
    pub at: usize,
}

impl ListCursor {
    /// Moves by an action in a list of `len` lines, `page` of them on screen; at an end that is said. `None`: the action is
    /// not one of its own.
    pub fn act(&mut self, action: Option<Action>, len: usize, page: usize) -> Option<Step> {
        let last = len.saturating_sub(1);
        let page = page.max(2) - 1;
        let before = self.at;
        self.at = match action {
            Some(Action::Up) => self.at.saturating_sub(1),
            Some(Action::Down) => self.at + 1,
            Some(Action::PageUp) => self.at.saturating_sub(page),
            Some(Action::PageDown) => self.at + page,
            Some(Action::First) => 0,
            Some(Action::Last) => last,
            Some(Action::Line(line)) => usize::from(line),
            _ => {
                self.at = self.at.min(last);
                return None;
            }
        }
        .min(last);
        Some(match self.at {
            _ if len == 0 => Step::refuse("清单是空的。", ""),
            at if at != before => Step::Stay,
            0 => Step::refuse(AT_THE_TOP, ""),
            _ => Step::refuse(AT_THE_END, ""),
        })
    }

    /// The first line to show of `page`: the cursor stays near the middle, the ends of the list at the edges.
    #[must_use]
    pub fn first_shown(self, len: usize, page: usize) -> usize {
        self.at.saturating_sub(page / 2).min(len.saturating_sub(page))
    }
}

/// What a list is narrowed to by one key, round and round; the first is what one sees when it comes up.
pub trait Filter: Copy + PartialEq + 'static {
    /// Each with its name.
    const ALL: &'static [(Self, &'static str)];

    /// Its name.
    #[must_use]
    fn title(self) -> &'static str {
        Self::ALL.iter().find(|(filter, _)| *filter == self).map_or("", |(_, title)| title)
    }
}

/// A list that shows all it has.
impl Filter for () {
    const ALL: &'static [(Self, &'static str)] = &[((), "")];
}

/// A list: its cursor, its filter, the line that narrows it where a key begins one, and the rows that are marked, by what
/// they are rather than by where they stand, so that a mark survives whatever the list is narrowed to.
#[derive(Clone, Debug)]
pub struct List<F = (), K = ItemId> {
    /// Where the cursor is.
    pub cursor: ListCursor,
    /// What the list is narrowed to by typing.
    pub search: SearchBar,
    /// What it is narrowed to by a key.
    pub filter: F,
    marks: BTreeSet<K>,
    /// Whether rows can be marked.
    is_marking: bool,
}

impl<F: Filter, K: Ord> Default for List<F, K> {
    fn default() -> Self {
        Self {
            cursor: ListCursor::default(),
            search: SearchBar::default(),
            filter: F::ALL[0].0,
            marks: BTreeSet::new(),
            is_marking: false,
        }
    }
}

impl<F: Filter, K: Ord + Clone> List<F, K> {
    /// A list of which several rows can be marked.
    #[must_use]
    pub fn marking() -> Self {
        Self { is_marking: true, ..Self::default() }
    }

    /// The line under the cursor.
    #[must_use]
    pub fn at(&self) -> usize {
        self.cursor.at
    }

    /// Takes what is the list's own: words to look for, going up and down among `len` lines, beginning and ending a search,
    /// another filter. `None`: the input was none of these.
    pub fn take(&mut self, input: &Input, len: usize, page: usize) -> Option<Step> {
        if let Some(step) = self.search.take(input) {
            self.cursor.at = 0;
            return Some(step);
        }
        if let Some(step) = self.cursor.act(input.action(), len, page) {
            return Some(step);
        }
        match input.action() {
            Some(Action::Find) => return Some(self.search.begin()),
            Some(Action::Back) if !self.search.field.is_empty() => self.search.field.clear(),
            Some(Action::CycleFilter) if F::ALL.len() > 1 => {
                let at = F::ALL.iter().position(|(filter, _)| *filter == self.filter).unwrap_or(0);
                self.filter = F::ALL[(at + 1) % F::ALL.len()].0;
                self.cursor.at = 0;
            }
            _ => return None,
        }
        Some(Step::Stay)
    }

    /// The same for a list of which several rows can be marked; `key` says what a row is.
    pub fn take_marking<T>(&mut self, input: &Input, rows: &[T], page: usize, key: impl Fn(&T) -> K) -> Option<Step> {
        if !self.search.active {
            match input.action() {
                Some(Action::Mark) => {
                    let at = key(rows.get(self.cursor.at)?);
                    if !self.marks.remove(&at) {
                        self.marks.insert(at);
                    }
                    self.next(rows.len());
                    return Some(self.say_marks());
                }
                Some(Action::MarkAll) if !rows.is_empty() => {
                    let all: BTreeSet<K> = rows.iter().map(key).collect();
                    if all.is_subset(&self.marks) {
                        self.marks.retain(|mark| !all.contains(mark));
                    } else {
                        self.marks.extend(all);
                    }
                    return Some(self.say_marks());
                }
                Some(Action::Back) if !self.marks.is_empty() => {
                    self.marks.clear();
                    return Some(self.say_marks());
                }
                _ => {}
            }
        }
        self.take(input, rows.len(), page)
    }

    fn say_marks(&self) -> Step {
        Step::Say(Notice::done(many::marked(self.marks.len())))
    }

    /// What is marked; also rows that the list is narrowed away from just now.
    #[must_use]
    pub fn marks(&self) -> &BTreeSet<K> {
        &self.marks
    }

    /// What was marked is done: nothing is marked any more.
    pub fn unmark(&mut self) {
        self.marks.clear();
    }

    /// One line on; says whether there was one.
    pub fn next(&mut self, len: usize) -> bool {
        let before = self.cursor.at;
        self.cursor.at = (before + 1).min(len.saturating_sub(1));
        self.cursor.at != before
    }

    /// Which of `len` lines stand in an area: those around the cursor.
    #[must_use]
    pub fn window(&self, len: usize, area: Rect) -> Range<usize> {
        let rows = usize::from(area.height);
        let first = self.cursor.first_shown(len, rows);
        first..len.min(first + rows)
    }

    /// Cells that a row has of an area, beside what points at it and what marks it.
    #[must_use]
    pub fn row_cells(&self, area: Rect) -> usize {
        let mark = if self.is_marking { MARK_CELLS } else { 0 };
        usize::from(area.width).saturating_sub(POINTER_CELLS + mark)
    }

    /// What stands before a row that can be marked.
    #[must_use]
    pub fn mark<'a>(&self, key: &K, cx: &ScreenContext<'_>) -> Span<'a> {
        let words = if self.marks.contains(key) { MARKED } else { "" };
        Span::styled(pad(words, MARK_CELLS), cx.theme.accent)
    }

    /// The filters, the one at hand in brackets, and how many rows it leaves.
    #[must_use]
    pub fn tabs<'a>(&self, count: &str, cx: &ScreenContext<'_>) -> Line<'a> {
        let tab = |(filter, title): &(F, &str)| {
            if *filter == self.filter {
                Span::styled(format!("[{title}] "), cx.theme.accent)
            } else {
                Span::styled(format!(" {title}  "), cx.theme.dim)
            }
        };
        let tabs = std::iter::once(Span::raw(" ")).chain(F::ALL.iter().map(tab));
        tabs.chain([Span::styled(format!(" {count}"), cx.theme.text)]).collect()
    }

    /// Draws a screen that is a list of `len` lines: its head, the line that narrows it, its lines; where there are none
    /// that is said.
    pub fn draw_page<'a>(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        (head, none): (Line<'_>, Line<'_>),
        len: usize,
        cx: &ScreenContext<'_>,
        line: impl FnMut(usize) -> Line<'a>,
    ) {
        frame.render_widget(head, Rect { height: 1.min(area.height), ..area });
        self.search.draw(frame, area, cx.theme);
        let body = below_head(area);
        if len == 0 && self.search.field.is_empty() {
            frame.render_widget(none, Rect { height: 1.min(body.height), ..body });
        }
        self.draw(frame, body, len, cx, line);
    }

    /// Draws the lines around the cursor, each of which can be clicked; `line` makes one.
    pub fn draw<'a>(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        len: usize,
        cx: &ScreenContext<'_>,
        mut line: impl FnMut(usize) -> Line<'a>,
    ) {
        if len == 0 && !self.search.field.is_empty() {
            let words = "  没有相符的。/ 重新找，Esc 看全部";
            frame.render_widget(Line::styled(words, cx.theme.warn), Rect { height: 1.min(area.height), ..area });
        }
        let window = self.window(len, area);
        cx.hits.hide(window.start, len - window.end);
        for (y, at) in (area.y..).zip(window) {
            let is_selected = at == self.cursor.at;
            let place = Rect { y, height: 1, ..area };
            cx.hits.line(place, at, is_selected);
            let mut line = line(at);
            line.spans.insert(0, Span::styled(pointer(is_selected), cx.theme.text));
            draw_row(frame, place, line, is_selected, cx.theme);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_always_on_screen() {
        for len in 0..30 {
            for page in 1..12 {
                for at in 0..len {
                    let first = ListCursor { at }.first_shown(len, page);
                    assert!(first <= at && at < first + page, "at {at} of {len}, page {page}: {first}");
                    assert!(first + page <= len || first == 0);
                }
            }
        }
    }
}
