//! Every action by name, made from the tables of keys: those that hold here run, those of other screens lead there.

use super::{
    action::Action,
    context::ScreenContext,
    dialogs::{Candidate, Chooser},
    keymap::{Binding, MEETING, Scope, bindings_in},
    notice::Notice,
    screen::Step,
};
use crate::wording::wrap::pad;

/// What a line of the palette does.
enum Way {
    /// Its action, here.
    Here(Binding),
    /// The place where it has its key.
    There(Binding),
}

impl Way {
    fn binding(&self) -> &Binding {
        match self {
            Self::Here(binding) | Self::There(binding) => binding,
        }
    }
}

/// Every action of this screen, by group, with its key.
#[must_use]
pub fn menu(scopes: &[Scope], cx: &ScreenContext<'_>) -> Chooser {
    let mut group = None;
    let held = bindings_in(cx.bindings, scopes).filter(|binding| !binding.is_moving());
    let options = held.map(|binding| {
        // The first of a group bears its name.
        let is_first = group.replace(binding.scope) != Some(binding.scope);
        let name = if is_first { binding.scope.title() } else { "" };
        let words = format!("{}  {}", pad(name, GROUP_CELLS), binding.help);
        let also = format!("{} {}", binding.scope.title(), binding.label);
        (*binding, Candidate::new(words, binding.keys[0].name()).also(also))
    });
    Chooser::one("菜单　这里能做的", options.collect(), |binding: &Binding, _| {
        Step::All(vec![Step::Remember(binding.scope, binding.action), Step::Press(binding.action)])
    })
}

/// Cells of a group's name.
const GROUP_CELLS: usize = 12;

/// Every action by name, with its key; what was used last stands first. `way_to` says how one gets to where a key holds, if
/// one can.
#[must_use]
pub fn palette(
    scopes: &[Scope],
    used: &[(Scope, Action)],
    way_to: fn(Scope) -> Option<Step>,
    cx: &ScreenContext<'_>,
) -> Chooser {
    let line = |binding: &Binding, aside| Candidate::new(binding.help, aside).also(binding.label);
    let here =
        bindings_in(cx.bindings, scopes).map(|binding| (Way::Here(*binding), line(binding, binding.keys[0].name())));
    let is_in_meeting = scopes.contains(&MEETING);
    let elsewhere = cx.bindings.iter().filter(|binding| is_in_meeting && !scopes.contains(&binding.scope));
    // Going up and down is the same everywhere.
    let elsewhere = elsewhere.filter(|binding| !binding.is_moving()).filter_map(|binding| {
        let aside = format!("{}画面 {}", binding.scope.title(), binding.keys[0].name());
        way_to(binding.scope).map(|_| (Way::There(*binding), line(binding, aside)))
    });
    let mut options: Vec<(Way, Candidate)> = here.chain(elsewhere).collect();
    options.sort_by_key(|(way, _)| {
        let binding = way.binding();
        used.iter().position(|known| *known == (binding.scope, binding.action)).unwrap_or(usize::MAX)
    });
    let remember = |binding: &Binding| Step::Remember(binding.scope, binding.action);
    Chooser::one("命令", options, move |way, _| match way {
        Way::Here(binding) => Step::All(vec![remember(binding), Step::Press(binding.action)]),
        Way::There(binding) => {
            let said = format!("{}画面，按 {}：{}", binding.scope.title(), binding.keys[0].name(), binding.help);
            Step::All(vec![
                remember(binding),
                way_to(binding.scope).unwrap_or(Step::Stay),
                Step::Say(Notice::done(said)),
            ])
        }
    })
}
