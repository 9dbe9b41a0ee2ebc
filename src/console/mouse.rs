//! The mouse, which is never needed: a click on a line goes there, a click on the line one stands on opens it, a click on a
//! key of the bottom line presses it, the wheel goes up and down. While it is on, the terminal's own selecting works with
//! Shift held; one key gives the mouse back to the terminal altogether.

use super::{
    action::Action,
    event::Input,
    keymap::{Binding, Scope, action_of},
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};
use std::cell::{Cell, RefCell};

/// How many lines a notch of the wheel goes.
const NOTCH: usize = 3;

/// What a click on a place means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// An action.
    Action(Action),
    /// A line of the list at hand; the one that is selected opens.
    Line {
        /// Which.
        at: usize,
        /// Whether the cursor is on it.
        is_selected: bool,
    },
}

/// Where what was drawn last can be clicked; drawing notes it here, one place a line; it is all that drawing
/// leaves behind.
#[derive(Debug, Default)]
pub struct Hits {
    places: RefCell<Vec<(Rect, Hit)>>,
    /// How many lines of the list at hand lie above and below what is shown of it.
    hidden: Cell<(usize, usize)>,
}

impl Hits {
    /// Forgets everything: the picture is drawn anew, or something stands over it.
    pub fn clear(&self) {
        self.places.borrow_mut().clear();
    }

    /// The picture is drawn anew.
    pub fn begin(&self) {
        self.clear();
        self.hidden.set((0, 0));
    }

    /// So many lines of the list at hand are not shown.
    pub fn hide(&self, above: usize, below: usize) {
        self.hidden.set((above, below));
    }

    /// How many lines of the list at hand are not shown, above and below.
    #[must_use]
    pub fn hidden(&self) -> (usize, usize) {
        self.hidden.get()
    }

    /// A place that means an action.
    pub fn action(&self, place: Rect, action: Action) {
        self.places.borrow_mut().push((place, Hit::Action(action)));
    }

    /// A line of a list.
    pub fn line(&self, place: Rect, at: usize, is_selected: bool) {
        self.places.borrow_mut().push((place, Hit::Line { at, is_selected }));
    }

    fn at(&self, column: u16, row: u16) -> Option<Hit> {
        let places = self.places.borrow();
        let here = Position { x: column, y: row };
        places.iter().rev().find(|(place, _)| place.contains(here)).map(|(_, hit)| *hit)
    }
}

/// What a mouse event means where it happened, as the keys it stands for.
#[must_use]
pub fn inputs(event: MouseEvent, hits: &Hits, bindings: &[Binding], scopes: &[Scope]) -> Vec<Input> {
    let key = |code: KeyCode| {
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        Input::Key(key, action_of(bindings, &key, scopes))
    };
    let meaning = |action| Input::Key(KeyCode::Null.into(), Some(action));
    // In a line of text up and down mean something else than going through a list.
    let is_list = matches!(key(KeyCode::Up).action(), None | Some(Action::Up));
    match event.kind {
        MouseEventKind::ScrollUp if is_list => vec![key(KeyCode::Up); NOTCH],
        MouseEventKind::ScrollDown if is_list => vec![key(KeyCode::Down); NOTCH],
        MouseEventKind::Down(MouseButton::Left) => match hits.at(event.column, event.row) {
            Some(Hit::Action(action)) => vec![meaning(action)],
            Some(Hit::Line { is_selected: true, .. }) => vec![key(KeyCode::Enter)],
            Some(Hit::Line { at, .. }) => vec![meaning(Action::Line(u16::try_from(at).unwrap_or(u16::MAX)))],
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}
