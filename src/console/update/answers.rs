//! What a dialog came to, carried on.

use super::{screens::on_walk, update};
use crate::{
    console::{
        action::Action,
        choosers, collecting,
        dialogs::{Choice, ChooserFor, Confirm, Dialog, PromptFor, Verdict, item_menu, prompt_for},
        effect::Effect,
        event::Input,
        extracting,
        model::{Model, Screen},
        notice::{Notice, Tone},
        papers::Order,
        record_line::TaskPick,
        registering,
        screens::{minutes::Minutes, undated::agree},
        sight::Sight,
        wall::Mode,
    },
    domain::{Amendment, Command, CommitmentKind, ItemId, RegisterEntryId, Said, SaidId, UnitId},
    wording,
};

/// What a dialog came to.
pub(super) fn judge(model: &mut Model, verdict: Verdict, sight: &Sight<'_>) -> Effect {
    match verdict {
        Verdict::Open => Effect::None,
        Verdict::Left => {
            model.dialog = None;
            Effect::None
        }
        Verdict::Asks(effect) => effect,
        Verdict::Chosen(purpose, choices) => {
            model.dialog = None;
            chosen(model, purpose, &choices, sight)
        }
        Verdict::Worded(purpose, texts) => {
            model.dialog = None;
            if let PromptFor::ExportTo(papers, forms) = purpose {
                return Effect::Export(Box::new(Order::of(papers, &forms, texts.first())));
            }
            if purpose == PromptFor::LineDeadline
                && let Some(text) = texts.first()
            {
                let heard = sight.listener.hear_deadline(text, sight.base());
                model.walk.line.deadline = Some(heard.deadline);
                model.walk.line.armed = true;
            }
            if matches!(purpose, PromptFor::Forms | PromptFor::MendLine(..)) {
                return collecting::worded(model, &purpose, &texts, sight);
            }
            extracting::worded(model, &purpose, &texts, sight)
        }
    }
}

/// The units that were chosen, by themselves or in groups.
fn units_of(choices: &[Choice]) -> Vec<UnitId> {
    let mut units = Vec::new();
    for choice in choices {
        match choice {
            Choice::Unit(unit) => units.push(unit.clone()),
            Choice::Group(group) => units.extend(group.iter().cloned()),
            _ => {}
        }
    }
    units.sort();
    units.dedup();
    units
}

fn chosen(model: &mut Model, purpose: ChooserFor, choices: &[Choice], sight: &Sight<'_>) -> Effect {
    let units = || units_of(choices);
    match (purpose, choices.first()) {
        (ChooserFor::Jump, Some(Choice::Unit(unit))) => {
            model.screen = Screen::Walk;
            let asks = model.walk.go_to(unit.clone(), sight);
            on_walk(model, asks, sight)
        }
        (ChooserFor::Anything, Some(found)) | (ChooserFor::Doubt, Some(found @ Choice::Item(_))) => {
            show_found(model, found, sight)
        }
        (ChooserFor::Remark, Some(Choice::Remark(id, public))) => {
            Effect::execute(Command::PublishRemark { id: *id, public: !public })
        }
        (ChooserFor::LineUnits, _) => {
            model.walk.line.units = units();
            model.walk.line.armed = false;
            Effect::None
        }
        (ChooserFor::LineTask, Some(Choice::Task(task))) => {
            model.walk.line.task = task.clone().map_or(TaskPick::None, TaskPick::Task);
            Effect::None
        }
        (ChooserFor::PickUnits(at), _) => extracting::bind(model, at, units()),
        (ChooserFor::DateUnits(task), _) => ask(model, Dialog::Prompt(agree(&task, &units(), sight))),
        (
            purpose @ (ChooserFor::NewEntry(_)
            | ChooserFor::Entry(_)
            | ChooserFor::MoveEntry(_)
            | ChooserFor::FigureUnit),
            Some(choice),
        ) => chosen_of_books(model, purpose, choice, sight),
        (ChooserFor::Item(item), Some(Choice::Action(action))) => handle(model, item, *action, sight),
        (ChooserFor::Said(said), Some(Choice::Action(action))) => handle_said(model, said, *action, sight),
        (ChooserFor::MoveItem(ItemId::Commitment(id)), Some(Choice::Unit(unit))) => {
            let amendment = Amendment { unit: Some(unit.clone()), ..Amendment::default() };
            Effect::execute(Command::Amend { id, amendment })
        }
        (ChooserFor::Scene, Some(Choice::Scene(show))) => {
            model.wall.steer(Mode::Scene(show.clone()));
            Effect::None
        }
        (purpose @ (ChooserFor::Papers | ChooserFor::Forms(_)), _) => chosen_of_papers(model, purpose, choices),
        (ChooserFor::Section | ChooserFor::Version, Some(choice)) => chosen_of_minutes(model, choice, sight),
        (ChooserFor::Palette | ChooserFor::Doubt, Some(Choice::Action(action))) => {
            let input = Input::Key(crossterm::event::KeyCode::Null.into(), Some(*action));
            update(model, &input, sight)
        }
        _ => Effect::None,
    }
}

fn ask(model: &mut Model, dialog: Dialog) -> Effect {
    model.dialog = Some(dialog);
    Effect::None
}

/// Which papers, then in which forms.
fn chosen_of_papers(model: &mut Model, purpose: ChooserFor, choices: &[Choice]) -> Effect {
    match purpose {
        ChooserFor::Papers => {
            let paper = |choice: &Choice| if let Choice::Paper(paper) = choice { Some(*paper) } else { None };
            ask(model, Dialog::Chooser(choosers::forms(choices.iter().filter_map(paper).collect())))
        }
        ChooserFor::Forms(papers) => {
            let form = |choice: &Choice| if let Choice::Form(form) = choice { Some(*form) } else { None };
            ask(model, Dialog::Prompt(choosers::export_to(papers, choices.iter().filter_map(form).collect())))
        }
        _ => Effect::None,
    }
}

/// What was chosen for a register or a unit's numbers.
fn chosen_of_books(model: &mut Model, purpose: ChooserFor, choice: &Choice, sight: &Sight<'_>) -> Effect {
    match (purpose, choice) {
        (ChooserFor::NewEntry(kind), Choice::Unit(unit)) => {
            let kind = sight.ledger.register_kind(&kind);
            kind.map_or(Effect::None, |kind| {
                let owed = sight.ledger.register_tally(kind).missing.into_iter().find(|owing| owing.unit.id == *unit);
                let name = owed.map_or("", |owing| owing.name);
                ask(model, Dialog::Prompt(registering::ask_new(kind, unit, name, sight)))
            })
        }
        (ChooserFor::Entry(id), choice) => of_entry(model, id, choice, sight),
        (ChooserFor::MoveEntry(id), Choice::Unit(unit)) => {
            registering::moved(id, unit, sight).map_or(Effect::None, Effect::execute)
        }
        (ChooserFor::FigureUnit, Choice::Unit(unit)) => {
            if let Screen::Figures(sheet) = &mut model.screen {
                sheet.turn_to(unit.clone());
            }
            Effect::None
        }
        _ => Effect::None,
    }
}

/// What was chosen to be done with an entry of a register.
fn of_entry(model: &mut Model, id: RegisterEntryId, choice: &Choice, sight: &Sight<'_>) -> Effect {
    match choice {
        Choice::Stage(stage) => model.dialog = registering::ask_step(id, *stage, sight).map(Dialog::Prompt),
        Choice::Action(Action::Release) => {
            let confirm = registering::confirm_release(id, sight);
            model.dialog = confirm.map(Dialog::Confirm);
        }
        Choice::Action(Action::BindUnits) => {
            model.dialog = Some(Dialog::Chooser(choosers::any_unit("换到哪家名下", ChooserFor::MoveEntry(id), sight)));
        }
        Choice::Action(action) => model.dialog = registering::ask(*action, id, sight).map(Dialog::Prompt),
        _ => {}
    }
    Effect::None
}

/// A section to be worded, or a version to be compared.
fn chosen_of_minutes(model: &mut Model, choice: &Choice, sight: &Sight<'_>) -> Effect {
    match choice {
        Choice::Section(section) => return Effect::EditSection(*section),
        Choice::Version(version) => {
            if let Some(comparison) = Minutes::comparison(*version, sight) {
                model.screen = Screen::Minutes(comparison);
            }
        }
        _ => {}
    }
    Effect::None
}

/// Goes to what was found: a unit, an item, or the units of a task.
fn show_found(model: &mut Model, found: &Choice, sight: &Sight<'_>) -> Effect {
    match found {
        Choice::Unit(unit) => {
            model.screen = Screen::Walk;
            let asks = model.walk.go_to(unit.clone(), sight);
            return on_walk(model, asks, sight);
        }
        Choice::Passage(title, words) => {
            let confirm = Confirm { title: title.clone(), lines: vec![words.clone()], effect: Effect::None };
            model.dialog = Some(Dialog::Confirm(confirm));
        }
        Choice::Item(item) => model.dialog = item_menu(item, sight).map(Dialog::Chooser),
        Choice::Group(units) => model.dialog = Some(Dialog::Chooser(choosers::who_of(units, sight))),
        Choice::Task(_)
        | Choice::Stage(_)
        | Choice::Action(_)
        | Choice::Scene(_)
        | Choice::Version(_)
        | Choice::Section(_)
        | Choice::Remark(..)
        | Choice::Paper(_)
        | Choice::Form(_) => {}
    }
    Effect::None
}

/// What was chosen to be done with something said.
fn handle_said(model: &mut Model, id: SaidId, action: Action, sight: &Sight<'_>) -> Effect {
    match (action, sight.ledger.said(id)) {
        (Action::TakeUp, Some(said)) => {
            take_up(model, said, sight);
            Effect::None
        }
        (Action::Settle, Some(Said::Help(help))) => {
            Effect::execute(Command::SettleHelp { id: help.id, settled: help.settled.is_none() })
        }
        (Action::Publish, Some(Said::Remark(remark))) => {
            Effect::execute(Command::PublishRemark { id: remark.id, public: !remark.public })
        }
        _ => Effect::None,
    }
}

/// What was recorded comes back into the record line, with all that the line can do.
fn take_up(model: &mut Model, said: Said<'_>, sight: &Sight<'_>) {
    if model.walk.unit.is_none() {
        model.walk.unit = said.unit().cloned().or_else(|| sight.ledger.floor().map(|stop| stop.unit.clone()));
    }
    if model.walk.take_up(said) {
        model.screen = Screen::Walk;
        let hint = "F2 换类型，F3 换单位，改好后回车两次；不改了就 Ctrl+U 清空再 Esc。";
        model.notice =
            Some(Notice { tone: Tone::Done, said: wording::Said::new("改记：原来记的会留底。", hint) });
    } else {
        model.notice = Some(Notice::refused("输入行里还有一句没写完。", "先把它记下或清空（Ctrl+U），再来改记。"));
    }
}

/// What was chosen to be done with an item.
fn handle(model: &mut Model, item: ItemId, action: Action, sight: &Sight<'_>) -> Effect {
    match (action, &item) {
        (Action::BindUnits, _) => {
            model.dialog = Some(Dialog::Chooser(choosers::any_unit("换到哪个单位", ChooserFor::MoveItem(item), sight)));
            Effect::None
        }
        (Action::TakeUp, ItemId::Commitment(id)) => {
            if let Some(said) = sight.ledger.said(SaidId::Commitment(*id)) {
                take_up(model, said, sight);
            }
            Effect::None
        }
        (Action::NextKind, ItemId::Commitment(id)) => {
            let Some(commitment) = sight.ledger.commitments.get(id) else { return Effect::None };
            let kind = match commitment.kind {
                CommitmentKind::Promise => CommitmentKind::Instruction,
                CommitmentKind::Instruction => CommitmentKind::Promise,
            };
            Effect::execute(Command::Amend {
                id: *id,
                amendment: Amendment { kind: Some(kind), ..Amendment::default() },
            })
        }
        _ => {
            model.dialog = prompt_for(action, &item, sight).map(Dialog::Prompt);
            Effect::None
        }
    }
}
