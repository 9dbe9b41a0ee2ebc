//! What is done with many items at once: one act, and one undo gives all of them back.

use super::walk::choose_task;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Candidate, Chooser, Prompt},
        screen::Step,
        units,
    },
    domain::{Amendment, Command, CommitmentId, ItemId},
    wording::{many as words, wrap::fit},
};

/// So many of them are named in a question; of the others it says how many there are.
const NAMED: usize = 4;
/// Cells of a name.
const NAME_CELLS: usize = 60;

/// Whether a command deals with many items at once: then what was marked for it is done.
#[must_use]
pub fn is_of_many(command: &Command) -> bool {
    matches!(command, Command::CloseAll { .. } | Command::ExtendAll { .. } | Command::AmendAll { .. })
}

/// What can be done with many at once.
#[must_use]
pub fn many_menu(ids: Vec<CommitmentId>) -> Chooser {
    let line = |action, [text, aside]: [&str; 2]| (action, Candidate::new(text, aside));
    let actions = vec![
        line(Action::Close, words::CLOSE),
        line(Action::Extend, words::EXTEND),
        line(Action::BindUnits, words::REBIND),
        line(Action::SetTask, words::SET_TASK),
    ];
    Chooser::one(words::title(ids.len()), actions, move |action, cx| {
        let (items, ids) = (ids.iter().copied().map(ItemId::Commitment).collect(), ids.clone());
        match action {
            Action::Close => Step::ask(close_many(items, cx)),
            Action::Extend => Step::ask(date_many(items, cx)),
            Action::BindUnits => Step::ask(units::one(words::WHICH_UNIT, cx, move |unit, _| {
                amend(&ids, Amendment { unit: Some(unit.clone()), ..Amendment::default() })
            })),
            _ => Step::ask(choose_task(None, cx, move |task, _| {
                amend(&ids, Amendment { task: Some(task.cloned()), ..Amendment::default() })
            })),
        }
    })
}

fn amend(ids: &[CommitmentId], amendment: Amendment) -> Step {
    Step::execute(Command::AmendAll { ids: ids.to_vec(), amendment })
}

/// Verified, all of them.
fn close_many(items: Vec<ItemId>, cx: &ScreenContext<'_>) -> Prompt {
    let about = about(&items, cx);
    let blanks = vec![Blank::new(words::VERIFIED_BY, "")];
    Prompt::new(words::CLOSE[0], about, blanks, move |answer, _| {
        Ok(Step::execute(Command::CloseAll { items: items.clone(), by: answer.text(0) }))
    })
}

/// One day for all of them; for those that have none the first.
#[must_use]
pub fn date_many(items: Vec<ItemId>, cx: &ScreenContext<'_>) -> Prompt {
    let is_dated = |id: &ItemId| cx.ledger.item(id).is_some_and(|item| !item.deadline().is_undated());
    let mut blanks = vec![Blank::deadline(words::DAY, "")];
    if items.iter().any(is_dated) {
        let by = cx.meeting().map_or("", |meeting| meeting.chair.as_str());
        blanks.extend([Blank::new(words::REASON, ""), Blank::proposed(words::GRANTED_BY, by)]);
    }
    let about = about(&items, cx);
    Prompt::new(words::EXTEND[0], about, blanks, move |answer, cx| {
        let (items, to) = (items.clone(), answer.deadline(cx)?);
        Ok(Step::execute(Command::ExtendAll { items, to, reason: answer.text(1), by: answer.text(2) }))
    })
}

/// Which they are, a line each.
fn about(items: &[ItemId], cx: &ScreenContext<'_>) -> String {
    let known = items.iter().take(NAMED).filter_map(|id| Some((id, cx.ledger.item(id)?)));
    let named = known.map(|(id, item)| {
        let name = format!("{id}　{}　{}", cx.ledger.short(item.unit()), item.text());
        fit(&name, NAME_CELLS).into_owned()
    });
    let more = items.len().saturating_sub(NAMED);
    let all = words::all(items.len());
    let more = (more > 0).then(|| words::more(more));
    std::iter::once(all).chain(named).chain(more).collect::<Vec<_>>().join("\n")
}
