//! Keys are data. Every screen and dialog has a table of its own; put together they drive dispatch, the bottom line, the
//! palette, the help screen, `diaodu keys` and the list of keys in the papers.
//!
//! Every everyday action has a key that an input method cannot swallow: a function key, an arrow, Enter, Esc, Tab or a
//! Ctrl-chord. Full-width twins (？／) are accepted where a letter means something.

mod chord;
mod general;

pub use chord::Chord;
pub use chord::{alt, ctrl, f, key, letter, shift_f};
pub use general::{ANYWHERE, ANYWHERE_KEYS, MEETING, MEETING_KEYS, WALL, WALL_KEYS};

use super::action::Action;
use crate::text::half_width;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where a key is pressed, by the name that people know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope(pub(super) &'static str);

impl Scope {
    /// What it is called on the help screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0
    }
}

/// One line of a table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The keys; the first is the one shown.
    pub keys: &'static [Chord],
    /// What it means.
    pub action: Action,
    /// Two to five characters for the bottom line; empty: not shown there.
    pub label: &'static str,
    /// A short sentence for the help screen.
    pub help: &'static str,
}

impl Binding {
    /// Whether it only moves through a list or a page.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        use Action::{Down, First, Last, PageDown, PageUp, Up};
        [Up, Down, PageUp, PageDown, First, Last].contains(&self.action)
    }
}

/// A line of a table.
#[must_use]
pub const fn bind(
    scope: Scope,
    keys: &'static [Chord],
    action: Action,
    label: &'static str,
    help: &'static str,
) -> Binding {
    Binding { scope, keys, action, label, help }
}

pub const UP: &[Chord] = &[key(KeyCode::Up)];
pub const DOWN: &[Chord] = &[key(KeyCode::Down)];
pub const PAGE_UP: &[Chord] = &[key(KeyCode::PageUp)];
pub const PAGE_DOWN: &[Chord] = &[key(KeyCode::PageDown)];
pub const ENTER: &[Chord] = &[key(KeyCode::Enter)];
pub const ESC: &[Chord] = &[key(KeyCode::Esc)];
pub const TAB: &[Chord] = &[key(KeyCode::Tab)];
pub const DELETE: &[Chord] = &[key(KeyCode::Delete)];
pub const FIND: &[Chord] = &[f(3), letter('/')];
/// Marking a row of a list, and all that are listed.
pub const MARK: &[Chord] = &[letter(' '), key(KeyCode::Insert)];
/// The same for all that are listed.
pub const MARK_ALL: &[Chord] = &[ctrl('a')];

/// Moving through a list or a page, line by line and to its ends, with what the bottom line says of the next line and of
/// the next page.
#[must_use]
pub const fn labelled_moves(scope: Scope, line: &'static str, page: &'static str) -> [Binding; 6] {
    const HOME: &[Chord] = &[key(KeyCode::Home)];
    const END: &[Chord] = &[key(KeyCode::End)];
    [
        bind(scope, UP, Action::Up, "", "上一行"),
        bind(scope, DOWN, Action::Down, line, "下一行"),
        bind(scope, PAGE_UP, Action::PageUp, "", "上一页"),
        bind(scope, PAGE_DOWN, Action::PageDown, page, "下一页"),
        bind(scope, HOME, Action::First, "", "第一行"),
        bind(scope, END, Action::Last, "", "最后一行"),
    ]
}

/// Moving through a list.
#[must_use]
pub const fn moves(scope: Scope) -> [Binding; 6] {
    labelled_moves(scope, "", "")
}

/// Moving through something to be read.
#[must_use]
pub const fn scrolls(scope: Scope) -> [Binding; 6] {
    labelled_moves(scope, "", "下一页")
}

/// Moving through a list in which the pages turn something else.
#[must_use]
pub const fn line_moves(scope: Scope) -> [Binding; 4] {
    let [up, down, _, _, first, last] = moves(scope);
    [up, down, first, last]
}

/// Reads a key in a chain of scopes, the innermost first.
#[must_use]
pub fn action_of(bindings: &[Binding], event: &KeyEvent, scopes: &[Scope]) -> Option<Action> {
    let chord = normalised(event);
    scopes.iter().find_map(|scope| {
        bindings
            .iter()
            .find(|binding| binding.scope == *scope && binding.keys.contains(&chord))
            .map(|binding| binding.action)
    })
}

/// The key without what terminals add: full-width twins are narrowed, Ctrl-letters are lower case, and Shift is
/// dropped from characters (it is in the character already).
fn normalised(event: &KeyEvent) -> Chord {
    let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::SHIFT | KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Char(c) => {
            modifiers.remove(KeyModifiers::SHIFT);
            let c = narrow(c);
            KeyCode::Char(if modifiers.is_empty() { c } else { c.to_ascii_lowercase() })
        }
        // Shift+F6 arrives as F18 from terminals that know no modifiers on function keys (xterm's old numbering).
        KeyCode::F(n @ 13..=24) if modifiers.is_empty() => {
            modifiers = KeyModifiers::SHIFT;
            KeyCode::F(n - 12)
        }
        code => code,
    };
    Chord { code, modifiers }
}

/// The half-width twin of a full-width character, if it has one.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '、' => '/',
        c => half_width(c),
    }
}

/// The lines that hold in a chain of scopes, shadowed ones left out.
pub fn bindings_in<'a>(bindings: &'a [Binding], scopes: &'a [Scope]) -> impl Iterator<Item = &'a Binding> {
    let is_bound =
        |scope: &Scope, chord: &Chord| bindings.iter().any(|inner| inner.scope == *scope && inner.keys.contains(chord));
    scopes.iter().enumerate().flat_map(move |(at, scope)| {
        let inner = &scopes[..at];
        let of_scope = bindings.iter().filter(move |binding| binding.scope == *scope);
        of_scope.filter(move |binding| !inner.iter().any(|inner| is_bound(inner, &binding.keys[0])))
    })
}
