//! What there is to choose from: units and groups, tasks, actions.

use super::{
    action::Action,
    dialogs::{Blank, Candidate, Choice, Chooser, ChooserFor, Prompt, PromptFor},
    keymap::{BINDINGS, Binding, Scope, bindings_in},
    sight::Sight,
    wall::{SCENES, scene_title},
};
use crate::{
    document::{compose::PaperKind, render::Format},
    domain::{ItemId, Stop, Unit, UnitId, UnitKind, Utterance},
    wording,
};
use crossterm::event::KeyCode;

fn unit_candidate(unit: &Unit, aside: String) -> Candidate {
    Candidate {
        choice: Choice::Unit(unit.id.clone()),
        text: format!("{:>2} {}", unit.order, unit.short),
        aside,
        also: unit.names().collect::<Vec<_>>().join(" "),
    }
}

/// Every unit of the walk, with how its turn stands.
#[must_use]
pub fn jump(sight: &Sight<'_>) -> Chooser {
    let aside = |stop: &Stop| wording::stop_state(stop.state).to_owned();
    let options = sight.ledger.walk().into_iter().map(|(unit, stop)| unit_candidate(unit, aside(stop))).collect();
    Chooser::new("转到", ChooserFor::Jump, options, false)
}

/// Any unit of the roster.
#[must_use]
pub fn any_unit(title: &str, purpose: ChooserFor, sight: &Sight<'_>) -> Chooser {
    let options = sight.ledger.roster().into_iter().map(|unit| unit_candidate(unit, String::new())).collect();
    Chooser::new(title, purpose, options, false)
}

/// Some of these units.
#[must_use]
pub fn some_units(units: &[UnitId], purpose: ChooserFor, sight: &Sight<'_>) -> Chooser {
    let listed = sight.ledger.roster().into_iter().filter(|unit| units.contains(&unit.id));
    Chooser::new("给哪些单位定", purpose, listed.map(|unit| unit_candidate(unit, String::new())).collect(), true)
}

/// Groups, then single units, for the record line.
#[must_use]
pub fn line_units(bound: &[UnitId], sight: &Sight<'_>) -> Chooser {
    units_for("这一条记给哪些单位（Tab 勾选多家）", ChooserFor::LineUnits, bound, sight)
}

/// Groups, then single units, for anything that several may answer for.
#[must_use]
pub fn units_for(title: &str, purpose: ChooserFor, bound: &[UnitId], sight: &Sight<'_>) -> Chooser {
    let roster = sight.ledger.roster();
    let group = |title: &str, is_in: &dyn Fn(&Unit) -> bool| {
        let units: Vec<UnitId> = roster.iter().filter(|unit| is_in(unit)).map(|unit| unit.id.clone()).collect();
        (!units.is_empty()).then(|| Candidate {
            text: title.to_owned(),
            aside: format!("{} 家", units.len()),
            also: String::new(),
            choice: Choice::Group(units),
        })
    };
    let mut options: Vec<Candidate> = [
        group("全体成员单位", &|unit| unit.kind != UnitKind::Lead),
        group("各县（市、区）", &|unit| unit.kind == UnitKind::County),
        group("各县（市、区）、园区", &|unit| matches!(unit.kind, UnitKind::County | UnitKind::Park)),
        group("市直成员单位", &|unit| unit.kind == UnitKind::Member),
        group("已成立行业党委的", &Unit::has_committee),
        group("待成立行业党委的", &Unit::awaits_committee),
    ]
    .into_iter()
    .flatten()
    .collect();
    options.extend(roster.iter().map(|unit| unit_candidate(unit, String::new())));
    Chooser::new(title, purpose, options, true)
        .choosing(|choice| matches!(choice, Choice::Unit(unit) if bound.contains(unit)))
}

/// The unit's tasks, then all others, for the record line.
#[must_use]
pub fn line_task(unit: &UnitId, sight: &Sight<'_>) -> Chooser {
    let none = Candidate {
        choice: Choice::Task(None),
        text: "不对应任务".to_owned(),
        aside: String::new(),
        also: String::new(),
    };
    let mut tasks: Vec<_> = sight.ledger.tasks.values().collect();
    tasks.sort_by_key(|task| (!task.lead.contains(unit), &task.id));
    let options = tasks.into_iter().map(|task| Candidate {
        choice: Choice::Task(Some(task.id.clone())),
        text: format!("{} {}", task.id, task.title),
        aside: if task.lead.contains(unit) { String::new() } else { "他单位任务".to_owned() },
        also: task.requirement.clone(),
    });
    Chooser::new("对应哪项任务", ChooserFor::LineTask, std::iter::once(none).chain(options).collect(), false)
}

/// The question for the record line's deadline.
#[must_use]
pub fn line_deadline() -> Prompt {
    Prompt::new(
        "期限",
        "照说的写，如：6月底前、下次调度会前",
        PromptFor::LineDeadline,
        vec![Blank::deadline("期限", "")],
    )
}

/// Every action by name, with its key: those that hold here first, then those of the other screens.
#[must_use]
pub fn palette(scopes: &[Scope]) -> Chooser {
    let line = |binding: &Binding, action, aside| Candidate {
        choice: Choice::Action(action),
        text: binding.help.to_owned(),
        aside,
        also: binding.label.to_owned(),
    };
    let here = bindings_in(scopes).map(|binding| line(binding, binding.action, binding.keys[0].name()));
    // What has its key on another screen leads there; the key is said beside it.
    let elsewhere = BINDINGS.iter().filter(|binding| !scopes.contains(&binding.scope)).filter_map(|binding| {
        let way = way_to(binding.scope)?;
        let moves = matches!(binding.keys[0].code, KeyCode::Up | KeyCode::Down | KeyCode::Home | KeyCode::End);
        (!moves).then(|| line(binding, way, format!("{}画面 {}", binding.scope.title(), binding.keys[0].name())))
    });
    let options = here.chain(elsewhere.filter(|_| scopes.contains(&Scope::Meeting))).collect();
    Chooser::new("命令", ChooserFor::Palette, options, false)
}

/// The action that brings a screen up.
fn way_to(scope: Scope) -> Option<Action> {
    if scope == Scope::Line {
        return Some(Action::ShowWalk);
    }
    BINDINGS.iter().map(|binding| binding.action).find(|action| leads_to(*action) == Some(scope))
}

fn leads_to(action: Action) -> Option<Scope> {
    match action {
        Action::ShowHome => Some(Scope::Home),
        Action::ShowRoll => Some(Scope::Roll),
        Action::ShowWalk => Some(Scope::Walk),
        Action::ShowItems => Some(Scope::Items),
        Action::ShowUndated => Some(Scope::Undated),
        Action::ShowReadBack => Some(Scope::ReadBack),
        Action::ShowMinutes => Some(Scope::Minutes),
        Action::ShowMaterial => Some(Scope::Material),
        Action::ShowRegisters => Some(Scope::Registers),
        Action::ShowFigures => Some(Scope::Figures),
        Action::ShowYear => Some(Scope::Year),
        Action::ShowJournal => Some(Scope::Journal),
        _ => None,
    }
}

/// Units, tasks and commitments at hand, what was said at this year's meetings, and what their minutes say: to be found by
/// their words.
#[must_use]
pub fn anything(said: Vec<Utterance>, written: &[String], sight: &Sight<'_>) -> Chooser {
    let ledger = sight.ledger;
    let units = ledger.roster().into_iter().map(|unit| unit_candidate(unit, "单位".to_owned()));
    let commitments = ledger.commitments.values().rev().map(|commitment| Candidate {
        choice: Choice::Item(ItemId::Commitment(commitment.id)),
        text: format!("{} {}", commitment.id, commitment.text),
        aside: ledger.short(&commitment.unit).to_owned(),
        also: commitment.owner.clone(),
    });
    let tasks = ledger.tasks.values().map(|task| Candidate {
        choice: Choice::Group(task.lead.clone()),
        text: format!("{} {}", task.id, task.title),
        aside: format!("任务，{} 家", task.lead.len()),
        also: task.requirement.clone(),
    });
    let is_at_hand = |said: &Utterance| said.number.is_some_and(|number| ledger.commitments.contains_key(&number));
    let said = said.into_iter().filter(|said| !is_at_hand(said)).map(|said| utterance(said, sight));
    let this = ledger.meeting().map_or(String::new(), |meeting| wording::month(meeting.period));
    let written = written.iter().filter(|words| !words.trim().is_empty()).map(|words| Candidate {
        choice: Choice::Passage(format!("{this}调度会　纪要"), words.clone()),
        text: words.clone(),
        aside: format!("{this}纪要"),
        also: String::new(),
    });
    let options = units.chain(commitments).chain(tasks).chain(said).chain(written).collect();
    Chooser::new("查找　今年的单位、任务、事项、记录、纪要", ChooserFor::Anything, options, false)
}

fn utterance(said: Utterance, sight: &Sight<'_>) -> Candidate {
    let meeting = sight.ledger.meetings.get(&said.meeting);
    let month = meeting.map_or(String::new(), |meeting| wording::month(meeting.period));
    let kind = said.kind.map_or("纪要", wording::said_kind);
    let unit = said.unit.as_ref().map_or(String::new(), |unit| sight.ledger.short(unit).to_owned());
    Candidate {
        choice: Choice::Passage(format!("{month}调度会　{kind}　{unit}"), said.text.clone()),
        aside: if unit.is_empty() { format!("{month}{kind}") } else { format!("{unit} {month}{kind}") },
        text: said.text,
        also: String::new(),
    }
}

/// The units of a task that was found.
#[must_use]
pub fn who_of(units: &[UnitId], sight: &Sight<'_>) -> Chooser {
    let listed = sight.ledger.roster().into_iter().filter(|unit| units.contains(&unit.id));
    let options = listed.map(|unit| unit_candidate(unit, String::new())).collect();
    Chooser::new("责任单位", ChooserFor::Jump, options, false)
}

/// The scenes for the wall.
#[must_use]
pub fn scene() -> Chooser {
    let options = SCENES
        .into_iter()
        .zip(1..)
        .map(|(show, nth)| Candidate {
            text: scene_title(&show).to_owned(),
            // The scenes and their keys are in one order.
            aside: format!("Alt+{nth}"),
            also: String::new(),
            choice: Choice::Scene(show),
        })
        .collect();
    Chooser::new("投影画面", ChooserFor::Scene, options, false)
}

/// The papers that can be written.
#[must_use]
pub fn papers() -> Chooser {
    let options = PaperKind::ALL
        .into_iter()
        .map(|paper| {
            let (text, aside) = super::papers::named(paper);
            Candidate {
                choice: Choice::Paper(paper),
                text: text.to_owned(),
                aside: aside.to_owned(),
                also: String::new(),
            }
        })
        .collect();
    Chooser::new("导出　Tab 勾选要哪几种", ChooserFor::Papers, options, true)
        .choosing(|choice| *choice == Choice::Paper(PaperKind::Minutes))
}

/// The forms that papers can be written in.
#[must_use]
pub fn forms(papers: Vec<PaperKind>) -> Chooser {
    let forms = [
        (Some(Format::Docx), "Word", "按公文格式排好"),
        (None, "PDF", "由 LibreOffice 转，连同 Word"),
        (Some(Format::Text), "文本", "可以粘贴"),
        (Some(Format::Markdown), "Markdown", ""),
    ];
    let options = forms
        .into_iter()
        .map(|(form, text, aside)| Candidate {
            choice: Choice::Form(form),
            text: text.to_owned(),
            aside: aside.to_owned(),
            also: String::new(),
        })
        .collect();
    Chooser::new("导出　什么格式（台账另有 xlsx，日程是 ics）", ChooserFor::Forms(papers), options, true)
        .choosing(|choice| *choice == Choice::Form(Some(Format::Docx)))
}

/// The folder that papers are written into.
#[must_use]
pub fn export_to(papers: Vec<PaperKind>, forms: Vec<Option<Format>>) -> Prompt {
    Prompt::new(
        "导出",
        "放到哪个文件夹；不写就放在打开程序的地方。同名旧文件会留作 .bak",
        PromptFor::ExportTo(papers, forms),
        vec![Blank::new("文件夹", "")],
    )
}
