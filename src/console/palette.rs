//! Every action by name, made from the tables of keys: those that hold here run, those of other screens lead there.

use super::{
    context::ScreenContext,
    dialogs::{Candidate, Chooser},
    keymap::{Binding, MEETING, Scope, bindings_in},
    notice::Notice,
    screen::Step,
};

/// What a line of the palette does.
enum Way {
    /// Its action, here.
    Here(Binding),
    /// The place where it has its key.
    There(Binding),
}

/// Every action by name, with its key. `way_to` says how one gets to where a key holds, if one can.
#[must_use]
pub fn palette(scopes: &[Scope], way_to: fn(Scope) -> Option<Step>, cx: &ScreenContext<'_>) -> Chooser {
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
    Chooser::one("命令", here.chain(elsewhere).collect(), move |way, _| match way {
        Way::Here(binding) => Step::Press(binding.action),
        Way::There(binding) => {
            let said = format!("{}画面，按 {}：{}", binding.scope.title(), binding.keys[0].name(), binding.help);
            Step::All(vec![way_to(binding.scope).unwrap_or(Step::Stay), Step::Say(Notice::done(said))])
        }
    })
}
