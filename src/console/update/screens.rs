//! What the screens ask for, carried on: a dialog, another screen, an effect.

use crate::{
    console::{
        choosers, collecting,
        dialogs::{ChooserFor, Dialog, item_menu, prompt_for, said_menu},
        effect::Effect,
        event::Input,
        extracting, minutes_life,
        model::{Model, Screen},
        notice::Notice,
        screens::{
            figures::FiguresAsks, home::HomeAsks, items::ItemsAsks, minutes::MinutesAsks, prepare::PrepareAsks,
            read_back::ReadBackAsks, registers::RegistersAsks, roll::RollAsks, undated::UndatedAsks, walk::WalkAsks,
            year::YearAsks,
        },
        sight::Sight,
    },
    wording,
};

pub(super) fn on_screen(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    match &mut model.screen {
        Screen::Home(home) => match home.update(input, sight) {
            HomeAsks::Effect(effect) => return effect,
            HomeAsks::Dialog(dialog) => model.dialog = Some(*dialog),
        },
        Screen::Walk => {
            let asks = model.walk.update(input, sight);
            return on_walk(model, asks, sight);
        }
        Screen::Roll(roll) => match roll.update(input, sight) {
            RollAsks::Effect(effect) => return effect,
            RollAsks::Dialog(dialog) => model.dialog = Some(*dialog),
            RollAsks::Back => model.screen = Screen::Walk,
        },
        Screen::Items(items) => match items.update(input, sight) {
            ItemsAsks::Nothing => {}
            ItemsAsks::Handle(item) => model.dialog = item_menu(&item, sight).map(Dialog::Chooser),
            ItemsAsks::Back => model.screen = Screen::Walk,
        },
        Screen::Undated(undated) => match undated.update(input, sight) {
            UndatedAsks::Nothing => {}
            UndatedAsks::Dialog(dialog) => model.dialog = Some(*dialog),
            UndatedAsks::PickUnits(task, units) => {
                model.dialog = Some(Dialog::Chooser(choosers::some_units(&units, ChooserFor::DateUnits(task), sight)));
            }
            UndatedAsks::Back => model.screen = Screen::Walk,
        },
        Screen::ReadBack(read_back) => match read_back.update(input, sight) {
            ReadBackAsks::Effect(effect) => return effect,
            ReadBackAsks::Handle(item) => model.dialog = item_menu(&item, sight).map(Dialog::Chooser),
            ReadBackAsks::Do(action, item) => model.dialog = prompt_for(action, &item, sight).map(Dialog::Prompt),
            ReadBackAsks::Back => model.screen = Screen::Walk,
        },
        Screen::Minutes(minutes) => {
            let asks = minutes.update(input, sight);
            return on_minutes(model, asks, sight);
        }
        Screen::Section(_) => return on_section(model, input, sight),
        Screen::Review(_) => return collecting::update(model, input, sight),
        Screen::Prepare(_) => return on_prepare(model, input, sight),
        Screen::Material(_) => return extracting::update(model, input, sight),
        Screen::Registers(_) | Screen::Figures(_) | Screen::Trends(_) | Screen::Year(_) => {
            return on_books(model, input, sight);
        }
        Screen::Journal(journal) => {
            if journal.update(input, sight) {
                model.screen = Screen::Walk;
            }
        }
        Screen::Help(help, before) => {
            if help.update(input, sight) {
                model.screen = std::mem::replace(&mut **before, Screen::Walk);
            }
        }
    }
    Effect::None
}

fn on_section(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    let Screen::Section(editor) = &mut model.screen else { return Effect::None };
    let effect = editor.update(input, sight);
    if effect.is_none() && !editor.draft().is_empty() {
        model.notice = Some(Notice::done(wording::minutes_life::PUT_DOWN));
    }
    effect.unwrap_or(Effect::ComposeMinutes)
}

fn on_prepare(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    let Screen::Prepare(screen) = &mut model.screen else { return Effect::None };
    let asks = screen.update(input, sight);
    if let PrepareAsks::Effect(effect) = asks {
        return effect;
    }
    model.screen = Screen::Walk;
    if let PrepareAsks::Show(unit) = asks {
        model.walk.turn_to(unit);
    }
    Effect::None
}

/// The registers, a unit's numbers, the trends, the year.
fn on_books(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    match &mut model.screen {
        Screen::Registers(registers) => match registers.update(input, sight) {
            RegistersAsks::Nothing => {}
            RegistersAsks::Dialog(dialog) => model.dialog = Some(*dialog),
            RegistersAsks::Back => model.screen = Screen::Walk,
        },
        Screen::Figures(sheet) => match sheet.update(input, sight) {
            FiguresAsks::Nothing => {}
            FiguresAsks::Unit => {
                model.dialog = Some(Dialog::Chooser(choosers::any_unit("填哪家的数", ChooserFor::FigureUnit, sight)));
            }
            FiguresAsks::Dialog(dialog) => model.dialog = Some(*dialog),
            FiguresAsks::Effect(effect) => return effect,
            FiguresAsks::Say(what, hint) => model.notice = Some(Notice::refused(what, hint)),
            FiguresAsks::Back => model.screen = Screen::Walk,
        },
        Screen::Trends(trends) => {
            return if trends.update(input, sight) { Effect::TakeUpFigures(None) } else { Effect::None };
        }
        Screen::Year(year) => match year.update(input, sight) {
            YearAsks::Effect(effect) => return effect,
            YearAsks::Dialog(dialog) => model.dialog = Some(*dialog),
            YearAsks::Say(what, hint) => model.notice = Some(Notice::refused(what, hint)),
            YearAsks::Back => model.screen = Screen::Walk,
        },
        _ => {}
    }
    Effect::None
}

fn on_minutes(model: &mut Model, asks: MinutesAsks, sight: &Sight<'_>) -> Effect {
    let nothing = |words: &str| Some(Notice::done(words));
    match asks {
        MinutesAsks::Effect(effect) => return effect,
        MinutesAsks::Doubts => match minutes_life::doubts(sight) {
            Some(doubts) => model.dialog = Some(Dialog::Chooser(doubts)),
            None => model.notice = nothing(wording::minutes_life::NO_DOUBTS),
        },
        MinutesAsks::Versions => match minutes_life::versions(sight) {
            Some(versions) => model.dialog = Some(Dialog::Chooser(versions)),
            None => model.notice = nothing(wording::minutes_life::NO_EDITIONS),
        },
        MinutesAsks::Step => match minutes_life::next_step(sight) {
            Ok(dialog) => model.dialog = Some(dialog),
            Err(notice) => model.notice = Some(notice),
        },
        MinutesAsks::Remarks => match minutes_life::remarks(sight) {
            Some(remarks) => model.dialog = Some(Dialog::Chooser(remarks)),
            None => model.notice = nothing(wording::minutes_life::NO_REMARKS),
        },
        MinutesAsks::Sections => model.dialog = Some(Dialog::Chooser(minutes_life::sections(sight))),
        MinutesAsks::Back => model.screen = Screen::Walk,
    }
    Effect::None
}

pub(super) fn on_walk(model: &mut Model, asks: WalkAsks, sight: &Sight<'_>) -> Effect {
    match asks {
        WalkAsks::Effect(effect) => return effect,
        WalkAsks::Jump => model.dialog = Some(Dialog::Chooser(choosers::jump(sight))),
        WalkAsks::Handle(item) => model.dialog = item_menu(&item, sight).map(Dialog::Chooser),
        WalkAsks::HandleSaid(said) => model.dialog = said_menu(said, sight).map(Dialog::Chooser),
        WalkAsks::BindUnits => {
            model.dialog = Some(Dialog::Chooser(choosers::line_units(&model.walk.line.units, sight)));
        }
        WalkAsks::LineDeadline => model.dialog = Some(Dialog::Prompt(choosers::line_deadline())),
        WalkAsks::LineTask => {
            if let Some(unit) = model.walk.unit.clone() {
                model.dialog = Some(Dialog::Chooser(choosers::line_task(&unit, sight)));
            }
        }
        WalkAsks::Say(what, hint) => model.notice = Some(Notice::refused(what, hint)),
    }
    Effect::None
}
