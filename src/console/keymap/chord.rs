//! A key with its modifiers, and how it is written for people.

use crossterm::event::{KeyCode, KeyModifiers};

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// Ctrl, Alt, Shift.
    pub modifiers: KeyModifiers,
}

pub const fn key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::NONE }
}

pub const fn f(n: u8) -> Chord {
    key(KeyCode::F(n))
}

pub const fn shift_f(n: u8) -> Chord {
    Chord { code: KeyCode::F(n), modifiers: KeyModifiers::SHIFT }
}

pub const fn letter(c: char) -> Chord {
    key(KeyCode::Char(c))
}

pub const fn ctrl(c: char) -> Chord {
    Chord { code: KeyCode::Char(c), modifiers: KeyModifiers::CONTROL }
}

pub const fn alt(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::ALT }
}

impl Chord {
    /// How the key is written for people.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            name.push_str("Ctrl+");
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            name.push_str("Alt+");
        }
        if self.modifiers.contains(KeyModifiers::SHIFT) {
            name.push_str("Shift+");
        }
        match self.code {
            KeyCode::F(n) => name.extend(["F", &n.to_string()]),
            KeyCode::Char(' ') => name.push_str("空格"),
            KeyCode::Char(c) if !self.modifiers.is_empty() => name.extend(c.to_uppercase()),
            KeyCode::Char(c) => name.push(c),
            KeyCode::Enter => name.push_str("Enter"),
            KeyCode::Esc => name.push_str("Esc"),
            KeyCode::Tab => name.push_str("Tab"),
            KeyCode::Up => name.push('↑'),
            KeyCode::Down => name.push('↓'),
            KeyCode::Left => name.push('←'),
            KeyCode::Right => name.push('→'),
            KeyCode::PageUp => name.push_str("PgUp"),
            KeyCode::PageDown => name.push_str("PgDn"),
            KeyCode::Home => name.push_str("Home"),
            KeyCode::End => name.push_str("End"),
            KeyCode::Delete => name.push_str("Del"),
            KeyCode::Menu => name.push_str("菜单键"),
            other => name.push_str(&other.to_string()),
        }
        name
    }

    /// Whether an input method may swallow it: a bare character.
    #[must_use]
    pub fn may_be_swallowed(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }
}
