//! A list that is longer than the screen: its cursor, and the line that narrows it.

use super::{
    action::Action, context::ScreenContext, event::Input, rows::draw_row, screen::Step, search_bar::SearchBar,
};
use ratatui::{Frame, layout::Rect, text::Line};
use std::ops::Range;

/// Said when there is nothing above, and nothing below.
pub const AT_THE_TOP: &str = "已经到头了。";
/// Said when there is nothing below.
pub const AT_THE_END: &str = "已经到底了。";

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

/// A list with its cursor and the line that narrows it, where a key begins one.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Where the cursor is.
    pub cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

impl List {
    /// The line under the cursor.
    #[must_use]
    pub fn at(&self) -> usize {
        self.cursor.at
    }

    /// Takes what is the list's own: words to look for, going up and down among `len` lines, beginning and ending a search.
    /// `None`: the input was none of these.
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
            _ => return None,
        }
        Some(Step::Stay)
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

    /// Draws the lines around the cursor, each of which can be clicked; `line` makes one and is told whether it is under
    /// the cursor.
    pub fn draw<'a>(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        len: usize,
        cx: &ScreenContext<'_>,
        mut line: impl FnMut(usize, bool) -> Line<'a>,
    ) {
        let rows = usize::from(area.height);
        if len == 0 && !self.search.field.is_empty() && rows > 0 {
            let words = "  没有相符的。/ 重新找，Esc 看全部";
            frame.render_widget(Line::styled(words, cx.theme.warn), Rect { height: 1, ..area });
        }
        let window = self.window(len, area);
        cx.hits.hide(window.start, len - window.end);
        for (y, at) in (area.y..).zip(window) {
            let is_selected = at == self.cursor.at;
            let place = Rect { y, height: 1, ..area };
            cx.hits.line(place, at, is_selected);
            draw_row(frame, place, line(at, is_selected), is_selected, cx.theme);
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
