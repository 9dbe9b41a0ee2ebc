//! Keys are data. This one table drives dispatch, the bottom line, the help screen, `diaodu keys` and the README.
//!
//! Every everyday action has a key that an input method cannot swallow: a function key, an arrow, Enter, Esc, Tab or a
//! Ctrl-chord. Full-width twins (？／) are accepted where a letter means something.

mod bindings;
mod chord;
mod scope;

pub use bindings::BINDINGS;
pub use chord::Chord;
pub use scope::Scope;

use super::action::Action;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One line of the table.
#[derive(Debug)]
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

/// Reads a key in a chain of scopes, the innermost first.
#[must_use]
pub fn action_of(event: &KeyEvent, scopes: &[Scope]) -> Option<Action> {
    let chord = normalised(event);
    scopes.iter().find_map(|scope| {
        BINDINGS
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
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// The lines of the table that hold in a chain of scopes, shadowed ones left out.
pub fn bindings_in(scopes: &[Scope]) -> impl Iterator<Item = &'static Binding> + '_ {
    scopes.iter().flat_map(move |scope| {
        BINDINGS.iter().filter(move |binding| {
            binding.scope == *scope
                && scopes
                    .iter()
                    .take_while(|inner| *inner != scope)
                    .all(|inner| !BINDINGS.iter().any(|b| b.scope == *inner && b.keys.contains(&binding.keys[0])))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        let mut seen = BTreeSet::new();
        for binding in BINDINGS {
            for chord in binding.keys {
                assert!(seen.insert((binding.scope, chord.name())), "{} twice in {:?}", chord.name(), binding.scope);
            }
        }
    }

    #[test]
    fn every_action_has_a_key_that_an_input_method_cannot_swallow() {
        for binding in BINDINGS.iter().filter(|binding| binding.action != Action::Find) {
            assert!(
                binding.keys.iter().any(|chord| !chord.may_be_swallowed()),
                "{:?} in {:?} can be swallowed",
                binding.action,
                binding.scope
            );
        }
    }

    #[test]
    fn a_full_width_slash_finds_units_too() {
        let event = KeyEvent::new(KeyCode::Char('／'), KeyModifiers::NONE);
        assert_eq!(action_of(&event, &[Scope::Walk, Scope::Anywhere]), Some(Action::Jump));
    }

    #[test]
    fn labels_are_short_enough_for_the_bottom_line() {
        for binding in BINDINGS {
            assert!(binding.label.chars().count() <= 5, "{}", binding.label);
            assert!(!binding.help.is_empty());
        }
    }
}
