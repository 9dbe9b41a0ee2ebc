//! Anything anywhere, by its words: units, tasks and commitments at hand, what was said at this year's meetings, and what
//! their minutes say.

use super::{
    context::ScreenContext,
    dialogs::{Candidate, Chooser, Confirm},
    notice::Notice,
    screen::Step,
    screens::walk::{go_to, item_menu},
    units,
};
use crate::{
    document::compose,
    domain::{ItemId, UnitId, Utterance},
    wording,
};

/// What can be found.
enum Found {
    /// A unit: one goes there.
    Unit(UnitId),
    /// An item: what can be done with it.
    Item(ItemId),
    /// The units of a task.
    Units(Vec<UnitId>),
    /// Words to be read: where they stand, and the words.
    Passage(String, String),
}

/// The list of all that can be found.
#[must_use]
pub fn find_anything(cx: &ScreenContext<'_>) -> Step {
    let said = match cx.books.said_this_year() {
        Ok(said) => said,
        Err(fault) => return Step::Say(Notice::of_fault(&fault)),
    };
    let ledger = cx.ledger;
    let units = ledger.roster().into_iter().map(|unit| {
        let (id, line) = units::candidate(unit, "单位".to_owned());
        (Found::Unit(id), line)
    });
    let commitments = ledger.commitments.values().rev().map(|commitment| {
        let line = Candidate::new(format!("{} {}", commitment.id, commitment.text), ledger.short(&commitment.unit));
        (Found::Item(ItemId::Commitment(commitment.id)), line.also(commitment.owner.clone()))
    });
    let tasks = ledger.tasks.values().map(|task| {
        let line = Candidate::new(format!("{} {}", task.id, task.title), format!("任务，{} 家", task.lead.len()));
        (Found::Units(task.lead.clone()), line.also(task.requirement.clone()))
    });
    let is_at_hand = |said: &Utterance| said.number.is_some_and(|number| ledger.commitments.contains_key(&number));
    let said = said.into_iter().filter(|said| !is_at_hand(said)).map(|said| utterance(said, cx));
    let this = ledger.meeting().map_or(String::new(), |meeting| wording::month(meeting.period));
    let sections = compose::minutes_sections(cx.books.everybody());
    let lines = sections.iter().flat_map(|section| section.standing().lines());
    let written = lines.filter(|words| !words.trim().is_empty()).map(|words| {
        let found = Found::Passage(format!("{this}调度会　纪要"), words.to_owned());
        (found, Candidate::new(words, format!("{this}纪要")))
    });
    let options = units.chain(commitments).chain(tasks).chain(said).chain(written).collect();
    Step::ask(Chooser::one("查找　今年的单位、任务、事项、记录、纪要", options, show))
}

fn show(found: &Found, cx: &ScreenContext<'_>) -> Step {
    match found {
        Found::Unit(unit) => go_to(unit.clone()),
        Found::Item(item) => Step::ask_if(item_menu(item, cx)),
        Found::Units(units) => {
            Step::ask(Chooser::one("责任单位", units::these(units, cx), |unit: &UnitId, _| go_to(unit.clone())))
        }
        Found::Passage(title, words) => Step::ask(Confirm::telling(title.clone(), vec![words.clone()])),
    }
}

fn utterance(said: Utterance, cx: &ScreenContext<'_>) -> (Found, Candidate) {
    let meeting = cx.ledger.meetings.get(&said.meeting);
    let month = meeting.map_or(String::new(), |meeting| wording::month(meeting.period));
    let kind = said.kind.map_or("纪要", wording::said_kind);
    let unit = said.unit.as_ref().map_or(String::new(), |unit| cx.ledger.short(unit).to_owned());
    let aside = if unit.is_empty() { format!("{month}{kind}") } else { format!("{unit} {month}{kind}") };
    let line = Candidate::new(said.text.clone(), aside);
    (Found::Passage(format!("{month}调度会　{kind}　{unit}"), said.text), line)
}
