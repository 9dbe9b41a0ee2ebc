//! Routing: an input goes to the dialog, else to keys that hold everywhere, else to the screen. Nothing else happens here.

use super::{
    action::Action,
    choosers,
    dialogs::{Choice, ChooserFor, Confirm, Dialog, Prompt, PromptFor, Verdict, ask_head, item_menu, prompt_for},
    effect::Effect,
    event::Input,
    extracting, minutes_life,
    model::{Model, Screen},
    notice::Notice,
    one_screen,
    papers::Order,
    record_line::TaskPick,
    screens::{
        help::Help,
        home::{Home, HomeAsks},
        items::{Items, ItemsAsks},
        minutes::{Minutes, MinutesAsks},
        read_back::{ReadBack, ReadBackAsks, to_read},
        roll::{Roll, RollAsks},
        undated::{Undated, UndatedAsks, agree},
        walk::WalkAsks,
    },
    sight::Sight,
    steering,
    wall::Mode,
};
use crate::{
    domain::{Amendment, Command, CommitmentKind, ItemId, MeetingState, UnitId},
    wording,
};

/// Takes an input; asks for at most one effect.
pub fn update(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
    if model.one_screen.is_some() {
        return one_screen::update(model, input, sight);
    }
    if !matches!(input, Input::Key(_, None)) || model.dialog.is_none() {
        model.notice = None;
    }
    if let (Some(Dialog::Prompt(Prompt { purpose: PromptFor::Material, .. })), Input::Paste(text)) =
        (&model.dialog, input)
        && extracting::is_prose(text)
    {
        model.dialog = None;
        extracting::show(model, wording::material::PASTED, text, sight);
        return Effect::None;
    }
    if let Some(effect) = steering::at_once(model, input, sight) {
        return effect;
    }
    if let Some(dialog) = &mut model.dialog {
        let verdict = dialog.update(input, sight);
        return judge(model, verdict, sight);
    }
    if !model.is_searching()
        && let Some(effect) = everywhere(model, input, sight)
    {
        return effect;
    }
    on_screen(model, input, sight)
}

/// Keys that mean the same on every screen of a meeting.
fn everywhere(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Option<Effect> {
    let effect = match input.action()? {
        Action::Quit => Effect::Quit,
        Action::Redraw => Effect::Redraw,
        Action::Undo if model.is_typing() && model.undo_typing() => Effect::None,
        Action::Undo if model.undo_asked => Effect::Undo,
        Action::Undo => Effect::AskUndo,
        Action::Redo => Effect::Redo,
        Action::Help => {
            let help = Help::asked_in(&model.scopes());
            let screen = std::mem::replace(&mut model.screen, Screen::Walk);
            model.screen = match screen {
                Screen::Help(_, before) => *before,
                before => Screen::Help(help, Box::new(before)),
            };
            Effect::None
        }
        Action::Palette => {
            model.dialog = Some(Dialog::Chooser(choosers::palette(&model.scopes())));
            Effect::None
        }
        Action::ShowHome => go(model, Screen::Home(Home::default())),
        action if sight.meeting().is_some() => return in_meeting(model, action, sight),
        _ => return None,
    };
    Some(effect)
}

fn in_meeting(model: &mut Model, action: Action, sight: &Sight<'_>) -> Option<Effect> {
    Some(match action {
        Action::ShowWalk => go(model, Screen::Walk),
        Action::ShowRoll => go(model, Screen::Roll(Roll::default())),
        Action::ShowItems => go(model, Screen::Items(Items::default())),
        Action::ShowUndated => go(model, Screen::Undated(Undated::default())),
        Action::ShowReadBack => go(model, Screen::ReadBack(ReadBack::default())),
        Action::FindAnything => {
            model.dialog = Some(Dialog::Chooser(choosers::anything(sight)));
            Effect::None
        }
        Action::ShowMaterial => {
            model.walk.put_down();
            Effect::TakeUpMaterial
        }
        Action::ShowMinutes => {
            model.walk.put_down();
            Effect::ComposeMinutes
        }
        Action::ShowJournal => {
            model.walk.put_down();
            Effect::ReadJournal
        }
        Action::ExportDialog => {
            model.dialog = Some(Dialog::Chooser(choosers::papers()));
            Effect::None
        }
        Action::MeetingHead => {
            model.dialog = ask_head(sight).map(Dialog::Prompt);
            Effect::None
        }
        Action::NextState => {
            model.dialog = next_state(sight).map(Dialog::Confirm);
            Effect::None
        }
        _ => return steering::steer(model, action),
    })
}

fn go(model: &mut Model, screen: Screen) -> Effect {
    if model.walk.line.active {
        model.walk.put_down();
    }
    model.screen = screen;
    Effect::None
}

/// 开会, 散会, 封存: what comes next, and what should be known before.
fn next_state(sight: &Sight<'_>) -> Option<Confirm> {
    let meeting = sight.meeting()?;
    let tally = sight.tally;
    let confirm = |title: &str, lines: Vec<String>, command| {
        Some(Confirm { title: title.to_owned(), lines, effect: Effect::execute(command) })
    };
    match meeting.state {
        MeetingState::Preparing => {
            let came =
                sight.ledger.attendance.values().filter(|line| line.meeting == meeting.id && line.presence.came());
            let lines = vec![
                format!("已签到 {} 家，共 {} 家。会议计时从现在开始。", came.count(), tally.units),
                "开会后也可以继续签到。".to_owned(),
            ];
            confirm("宣布开会", lines, Command::CallToOrder)
        }
        MeetingState::InSession => {
            let pending = tally.units - tally.covered - tally.deferred;
            let mut lines =
                vec![format!("已调度 {}/{} 家，本次议定 {} 项。", tally.covered, tally.units, tally.agreed)];
            if pending + tally.deferred > 0 {
                lines.push(format!("还有 {pending} 家没有调度，{} 家缓议。", tally.deferred));
            }
            if tally.undated() > 0 {
                lines.push(format!("还有 {} 项没有期限（Ctrl+T 可逐条定）。", tally.undated()));
            }
            let unread = to_read(sight).len();
            if unread > 0 {
                lines.push(format!("还有 {unread} 项没有宣读确认（Ctrl+R）。"));
            }
            lines.push("散会后仍可更正和补记，封存前都可改。".to_owned());
            confirm("宣布散会", lines, Command::Adjourn)
        }
        MeetingState::Adjourned => {
            let lines = vec![
                "封存后，本次会议的记录不能再改，也不能撤销；确要改的，须重开纪要、写明原因。".to_owned(),
                "请在纪要定稿以后再封存。要走核对、签发、印发的，先按 F10 到纪要画面按 F4。".to_owned(),
            ];
            confirm("封存会议", lines, Command::Seal)
        }
        MeetingState::Sealed => None,
    }
}

fn on_screen(model: &mut Model, input: &Input, sight: &Sight<'_>) -> Effect {
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
            ReadBackAsks::Back => model.screen = Screen::Walk,
        },
        Screen::Minutes(minutes) => {
            let asks = minutes.update(input, sight);
            return on_minutes(model, asks, sight);
        }
        Screen::Section(editor) => {
            let effect = editor.update(input, sight);
            if effect.is_none() && !editor.draft().is_empty() {
                model.notice = Some(Notice::done(wording::minutes_life::PUT_DOWN));
            }
            return effect.unwrap_or(Effect::ComposeMinutes);
        }
        Screen::Material(_) => return extracting::update(model, input, sight),
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
        MinutesAsks::Sections => model.dialog = Some(Dialog::Chooser(minutes_life::sections(sight))),
        MinutesAsks::Back => model.screen = Screen::Walk,
    }
    Effect::None
}

fn on_walk(model: &mut Model, asks: WalkAsks, sight: &Sight<'_>) -> Effect {
    match asks {
        WalkAsks::Effect(effect) => return effect,
        WalkAsks::Jump => model.dialog = Some(Dialog::Chooser(choosers::jump(sight))),
        WalkAsks::Handle(item) => model.dialog = item_menu(&item, sight).map(Dialog::Chooser),
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

/// What a dialog came to.
fn judge(model: &mut Model, verdict: Verdict, sight: &Sight<'_>) -> Effect {
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
            extracting::worded(model, &purpose, &texts, sight)
        }
    }
}

fn chosen(model: &mut Model, purpose: ChooserFor, choices: &[Choice], sight: &Sight<'_>) -> Effect {
    let units = || -> Vec<UnitId> {
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
    };
    match (purpose, choices.first()) {
        (ChooserFor::Jump, Some(Choice::Unit(unit))) => {
            let asks = model.walk.go_to(unit.clone(), sight);
            on_walk(model, asks, sight)
        }
        (ChooserFor::Anything, Some(found)) | (ChooserFor::Doubt, Some(found @ Choice::Item(_))) => {
            show_found(model, found, sight)
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
        (ChooserFor::Item(item), Some(Choice::Action(action))) => handle(model, item, *action, sight),
        (ChooserFor::MoveItem(ItemId::Commitment(id)), Some(Choice::Unit(unit))) => {
            let amendment = Amendment { unit: Some(unit.clone()), ..Amendment::default() };
            Effect::execute(Command::Amend { id, amendment })
        }
        (ChooserFor::Scene, Some(Choice::Scene(show))) => {
            model.wall.steer(Mode::Scene(show.clone()));
            Effect::None
        }
        (ChooserFor::Papers, _) => {
            let paper = |choice: &Choice| if let Choice::Paper(paper) = choice { Some(*paper) } else { None };
            ask(model, Dialog::Chooser(choosers::forms(choices.iter().filter_map(paper).collect())))
        }
        (ChooserFor::Forms(papers), _) => {
            let form = |choice: &Choice| if let Choice::Form(form) = choice { Some(*form) } else { None };
            ask(model, Dialog::Prompt(choosers::export_to(papers, choices.iter().filter_map(form).collect())))
        }
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
        Choice::Item(item) => model.dialog = item_menu(item, sight).map(Dialog::Chooser),
        Choice::Group(units) => model.dialog = Some(Dialog::Chooser(choosers::who_of(units, sight))),
        Choice::Task(_)
        | Choice::Action(_)
        | Choice::Scene(_)
        | Choice::Version(_)
        | Choice::Section(_)
        | Choice::Paper(_)
        | Choice::Form(_) => {}
    }
    Effect::None
}

/// What was chosen to be done with an item.
fn handle(model: &mut Model, item: ItemId, action: Action, sight: &Sight<'_>) -> Effect {
    match (action, &item) {
        (Action::BindUnits, _) => {
            model.dialog = Some(Dialog::Chooser(choosers::any_unit("换到哪个单位", ChooserFor::MoveItem(item), sight)));
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
