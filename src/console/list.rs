//! A cursor in a list that is longer than the screen.

use super::action::Action;

/// Where the cursor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The line under the cursor.
    pub at: usize,
}

impl ListCursor {
    /// Moves by an action in a list of `len` lines, `page` of them on screen. Says whether the action was one of its own.
    pub fn act(&mut self, action: Option<Action>, len: usize, page: usize) -> bool {
        let last = len.saturating_sub(1);
        let page = page.max(2) - 1;
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
                return false;
            }
        }
        .min(last);
        true
    }

    /// The first line to show of `page`: the cursor stays near the middle, the ends of the list at the edges.
    #[must_use]
    pub fn first_shown(self, len: usize, page: usize) -> usize {
        self.at.saturating_sub(page / 2).min(len.saturating_sub(page))
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
