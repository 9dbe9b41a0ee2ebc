//! All keys in one table, put together from those of the screens, of the dialogs and of what holds everywhere.

use super::{
    action::Action,
    dialogs::{CHOOSER_KEYS, CONFIRM_KEYS, OFFER_KEYS, PROMPT_KEYS, TICKS_KEYS},
    keymap::{ANYWHERE_KEYS, Binding, MEETING_KEYS, Scope, WALL_KEYS},
    one_screen::{ONE_SCREEN, ONE_SCREEN_KEYS},
    screen::{Place, Step},
    screens::PLACES,
};
use std::sync::LazyLock;

/// Every key of the console. Order is the order of the bottom line, the help screen and the list of keys.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    let openers: Vec<Binding> = PLACES.iter().filter_map(|place| place.key).collect();
    let own = PLACES.iter().flat_map(|place| place.keys).copied();
    let dialogs = [CHOOSER_KEYS, TICKS_KEYS, PROMPT_KEYS, CONFIRM_KEYS, OFFER_KEYS];
    let general = [&openers, MEETING_KEYS, WALL_KEYS, ONE_SCREEN_KEYS];
    let all = own.chain(general).chain(dialogs).chain([ANYWHERE_KEYS]);
    all.flatten().copied().collect()
});

/// The place of a name.
pub fn place(scope: Scope) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.scope == scope).copied()
}

/// How one gets to where a key holds; `None`: it holds in a dialog.
pub fn way_to(scope: Scope) -> Option<Step> {
    if scope == ONE_SCREEN {
        return Some(Step::Press(Action::OneScreen));
    }
    place(scope).map(|place| Step::Press(Action::Show(place.scope)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::{
        keymap::{ANYWHERE, action_of},
        screens::walk::WALK,
    };
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::collections::BTreeSet;

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        let mut seen = BTreeSet::new();
        for binding in BINDINGS.iter() {
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
        assert_eq!(action_of(&BINDINGS, &event, &[WALK, ANYWHERE]), Some(Action::Jump));
    }

    #[test]
    fn labels_are_short_enough_for_the_bottom_line() {
        for binding in BINDINGS.iter() {
            assert!(binding.label.chars().count() <= 5, "{}", binding.label);
            assert!(!binding.help.is_empty());
        }
    }

    #[test]
    fn every_screen_that_a_key_brings_up_is_there() {
        for binding in BINDINGS.iter() {
            if let Action::Show(scope) = binding.action {
                assert!(place(scope).is_some(), "{} leads to no place: {scope:?}", binding.help);
            }
        }
    }
}
