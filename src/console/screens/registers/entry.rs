//! What is asked about entries of registers, and what the answers mean as commands.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Candidate, Chooser, Confirm, Prompt},
        screen::Step,
        units,
    },
    domain::{
        Command, CommitmentKind, FieldKind, Recording, RegisterEntry, RegisterEntryId, RegisterKind, RegisterKindId,
        UnitId,
    },
    wording::{self, register as words, wrap::fit},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const GONE: &str = "这一条已经不在了。";

/// An entry that counts, with its kind.
fn entry_of<'a>(id: RegisterEntryId, cx: &ScreenContext<'a>) -> Option<(&'a RegisterEntry, &'a RegisterKind)> {
    let entry = cx.ledger.entry(id)?;
    Some((entry, cx.ledger.register_kind(&entry.kind)?))
}

/// A line for each field.
fn field_blanks<'a>(kind: &'a RegisterKind, value: impl Fn(&str) -> &'a str) -> impl Iterator<Item = Blank> {
    kind.fields.iter().map(move |field| Blank::holding(field.holds, field.name.clone(), value(&field.name)))
}

/// What was filled in, line by line, as the register keeps it.
fn values(answer: &Prompt, cx: &ScreenContext<'_>) -> Result<Vec<String>, &'static str> {
    answer.blanks.iter().map(|blank| blank.value(cx)).collect::<Option<_>>().ok_or("有一栏看不懂，请改正。")
}

/// The fields that were filled in from a line on.
fn fields(answer: &Prompt, values: &[String], from: usize) -> BTreeMap<String, String> {
    let pairs = answer.blanks.iter().zip(values).skip(from);
    pairs.map(|(blank, value)| (blank.label.to_string(), value.clone())).collect()
}

fn day(value: &str) -> Option<NaiveDate> {
    value.parse().ok()
}

/// The entry as it would be entered again, with something about it changed.
fn changed(
    id: RegisterEntryId,
    cx: &ScreenContext<'_>,
    change: impl FnOnce(&mut UnitId, &mut String, &mut usize, &mut BTreeMap<String, String>, &mut Option<NaiveDate>),
) -> Result<Step, &'static str> {
    let (entry, _) = entry_of(id, cx).ok_or(GONE)?;
    let mut command = entry.as_entered();
    if let Command::EnterRegister { unit, name, stage, fields, on, .. } = &mut command {
        change(unit, name, stage, fields, on);
    }
    Ok(Step::execute(command))
}

/// The question for a new entry.
pub(super) fn ask_new(kind: &RegisterKind, unit: &UnitId, name: &str, cx: &ScreenContext<'_>) -> Prompt {
    let mut blanks = vec![Blank::new("名称", name), Blank::holding(FieldKind::Date, "哪天", "今天")];
    blanks.extend(field_blanks(kind, |_| ""));
    let title = format!("{}　{}", kind.name, cx.ledger.short(unit));
    let about = format!("新登记，从“{}”开始；栏目可以先空着", kind.stage_name(0));
    let (kind, unit) = (kind.id.clone(), unit.clone());
    let kept_as = format!("Register(Add({kind:?}, {unit:?}))");
    let ask = Prompt::new(title, about, blanks, move |answer, cx| {
        let values = values(answer, cx)?;
        Ok(Step::execute(Command::EnterRegister {
            id: None,
            kind: kind.clone(),
            unit: unit.clone(),
            name: values[0].clone(),
            stage: 0,
            fields: fields(answer, &values, 2).into_iter().filter(|(_, value)| !value.is_empty()).collect(),
            on: day(&values[1]),
        }))
    });
    ask.kept_as(kept_as)
}

/// The question for a move to a stage: the day, and what is still empty.
pub(super) fn ask_step(id: RegisterEntryId, to: usize, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let (entry, kind) = entry_of(id, cx)?;
    let mut blanks = vec![Blank::holding(FieldKind::Date, "哪天", "今天")];
    blanks.extend(field_blanks(kind, |_| "").filter(|blank| entry.value(&blank.label).is_empty()));
    let title = format!("{} → {}", kind.stage_name(entry.stage), kind.stage_name(to));
    let ask = Prompt::new(title, about_entry(entry, cx), blanks, move |answer, cx| {
        let values = values(answer, cx)?;
        let filled = fields(answer, &values, 1);
        changed(id, cx, |_, _, stage, fields, on| {
            (*stage, *on) = (to, day(&values[0]));
            fields.extend(filled.into_iter().filter(|(_, value)| !value.is_empty()));
        })
    });
    Some(ask.kept_as(format!("Register(Step({id:?}, {to:?}))")))
}

fn about_entry(entry: &RegisterEntry, cx: &ScreenContext<'_>) -> String {
    format!("{}　{}", cx.ledger.short(&entry.unit), entry.name)
}

/// What can be chosen to be done with an entry.
enum Choice {
    Stage(usize),
    Act(Action),
}

/// What can be done with an entry.
pub(super) fn entry_menu(id: RegisterEntryId, cx: &ScreenContext<'_>) -> Option<Chooser> {
    let (entry, kind) = entry_of(id, cx)?;
    let mut options = Vec::new();
    let mut offer = |choice, text: String, aside: &str| options.push((choice, Candidate::new(text, aside)));
    let next = entry.stage + 1;
    if next < kind.stages.len() {
        offer(Choice::Stage(next), format!("推进到“{}”", kind.stage_name(next)), "下一步，写日期");
    }
    offer(Choice::Act(Action::Amend), "填栏目、改名称".to_owned(), "");
    if kind.day_field().is_some() {
        offer(Choice::Act(Action::Held), "记一次活动".to_owned(), "议事等，写日期");
    }
    if kind.follow_up.is_some() {
        offer(Choice::Act(Action::Record), "立整改事项".to_owned(), "销了号自动到下一步");
    }
    if kind.has_releases() && entry.released.is_none() {
        offer(Choice::Act(Action::Release), "公布".to_owned(), "从此可以对外");
    }
    for (stage, known) in kind.stages.iter().enumerate().filter(|(stage, _)| *stage != entry.stage && *stage != next) {
        let aside = if stage < entry.stage { "退回去" } else { "跳着走" };
        offer(Choice::Stage(stage), format!("改到“{}”", known.name), aside);
    }
    offer(Choice::Act(Action::BindUnits), "换单位".to_owned(), "合并、记错时");
    offer(Choice::Act(Action::Withdraw), "销账".to_owned(), "这一条不算了");
    let title = format!("{}　{}", kind.name, fit(&entry.name, 30));
    Some(Chooser::one(title, options, move |choice, cx| match choice {
        Choice::Stage(stage) => Step::ask_if(ask_step(id, *stage, cx)),
        Choice::Act(Action::Amend) => Step::ask_if(ask_fields(id, cx)),
        Choice::Act(Action::Held) => Step::ask_if(ask_held(id, cx)),
        Choice::Act(Action::Record) => Step::ask_if(ask_rectification(id, cx)),
        Choice::Act(Action::Release) => Step::ask_if(confirm_release(id, cx)),
        Choice::Act(Action::BindUnits) => Step::ask(units::one("换到哪家名下", cx, move |to, cx| {
            changed(id, cx, |unit, _, _, _, _| unit.clone_from(to)).unwrap_or(Step::Stay)
        })),
        Choice::Act(_) => Step::ask_if(ask_drop(id, cx)),
    }))
}

fn ask_fields(id: RegisterEntryId, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let (entry, kind) = entry_of(id, cx)?;
    let since = entry.since.to_string();
    let mut blanks = vec![Blank::new("名称", &entry.name), Blank::holding(FieldKind::Date, "哪天到的", &since)];
    blanks.extend(field_blanks(kind, |name| entry.value(name)));
    let title = format!("填栏目　{}", kind.stage_name(entry.stage));
    let ask = Prompt::new(title, about_entry(entry, cx), blanks, move |answer, cx| {
        let values = values(answer, cx)?;
        let filled = fields(answer, &values, 2);
        changed(id, cx, |_, name, _, fields, on| {
            name.clone_from(&values[0]);
            *on = day(&values[1]);
            fields.extend(filled);
        })
    });
    Some(ask.kept_as(format!("Register(Fill({id:?}))")))
}

fn ask_held(id: RegisterEntryId, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let (entry, kind) = entry_of(id, cx)?;
    let field = kind.day_field()?.to_owned();
    let before = entry.value(&field).to_owned();
    let blanks = vec![Blank::holding(FieldKind::Days, field.clone(), "今天")];
    let ask = Prompt::new("记一次活动", about_entry(entry, cx), blanks, move |answer, cx| {
        let all = format!("{before} {}", values(answer, cx)?[0]);
        let days = cx.listener.value(FieldKind::Days, &all, cx.today()).unwrap_or_default();
        changed(id, cx, |_, _, _, fields, _| {
            fields.insert(field.clone(), days);
        })
    });
    Some(ask.kept_as(format!("Register(Held({id:?}))")))
}

fn ask_rectification(id: RegisterEntryId, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let (entry, _) = entry_of(id, cx)?;
    let blanks = vec![Blank::new("怎么改", ""), Blank::new("责任人", ""), Blank::deadline("期限", "")];
    let ask = Prompt::new("立整改事项", about_entry(entry, cx), blanks, move |answer, cx| {
        let (entry, _) = entry_of(id, cx).ok_or(GONE)?;
        let recording = Recording {
            kind: CommitmentKind::Instruction,
            units: vec![entry.unit.clone()],
            supporting: Vec::new(),
            task: None,
            text: answer.text(0),
            owner: answer.text(1),
            deadline: answer.heard(cx).map(|heard| heard.deadline).unwrap_or_default(),
        };
        Ok(Step::execute(Command::Rectify { entry: id, recording }))
    });
    Some(ask.kept_as(format!("Register(Rectify({id:?}))")))
}

fn ask_drop(id: RegisterEntryId, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let (entry, _) = entry_of(id, cx)?;
    let ask = Prompt::new("销账", about_entry(entry, cx), vec![Blank::new("原因", "")], move |answer, _| {
        Ok(Step::execute(Command::DropEntry { entry: id, reason: answer.text(0) }))
    });
    Some(ask.kept_as(format!("Register(Drop({id:?}))")))
}

/// The units a new entry may be for: the one at hand first, then those that have none.
pub(super) fn ask_unit(kind: &RegisterKind, cx: &ScreenContext<'_>) -> Chooser {
    let tally = cx.ledger.register_progress(kind);
    let mut options: Vec<(UnitId, Candidate)> = cx
        .ledger
        .roster()
        .into_iter()
        .map(|unit| {
            let is_missing = tally.missing.iter().any(|owing| owing.unit.id == unit.id);
            let aside = match Some(&unit.id) == cx.unit {
                true => words::AT_HAND,
                false if is_missing => words::MISSING,
                false => "",
            };
            units::candidate(unit, aside.to_owned())
        })
        .collect();
    options.sort_by_key(|(unit, line)| (Some(unit) != cx.unit, line.aside.is_empty()));
    let id: RegisterKindId = kind.id.clone();
    Chooser::one(format!("登记{}　哪家的", kind.name), options, move |unit, cx| {
        let Some(kind) = cx.ledger.register_kind(&id) else { return Step::Stay };
        let owed = cx.ledger.register_progress(kind).missing.into_iter().find(|owing| owing.unit.id == *unit);
        Step::ask(ask_new(kind, unit, owed.map_or("", |owing| owing.name), cx))
    })
}

/// The question before something is released: it cannot be called back from those who have read it.
fn confirm_release(id: RegisterEntryId, cx: &ScreenContext<'_>) -> Option<Confirm> {
    let (entry, kind) = entry_of(id, cx)?;
    let lines = vec![
        format!("{}　{}", about_entry(entry, cx), kind.stage_name(entry.stage)),
        "公布以后，阶段和名次、奖励会写进纪要、通报和导出的台账，也会上投影。".to_owned(),
        "没有正式定下来的，请先不要公布。".to_owned(),
    ];
    Some(Confirm::new("公布", lines, Command::Release { entries: vec![id] }))
}

/// What an entry holds, line by line: the way it came, then its fields; what stays in the office is marked.
#[must_use]
pub fn about(entry: &RegisterEntry, kind: &RegisterKind, today: NaiveDate) -> Vec<(String, bool)> {
    let steps: Vec<String> = entry
        .steps()
        .into_iter()
        .map(|step| format!("{} {}", kind.stage_name(step.stage), wording::day(step.on, today)))
        .collect();
    let mut lines = vec![(steps.join(" → "), false)];
    for field in kind.fields.iter().filter(|field| !entry.value(&field.name).is_empty()) {
        let value = words::field_value(field.holds, entry.value(&field.name), today);
        let is_private = !kind.tells(field, entry);
        let mark = if is_private { format!("（{}）", words::INTERNAL) } else { String::new() };
        lines.push((format!("{}{mark}　{value}", field.name), is_private));
    }
    lines
}
