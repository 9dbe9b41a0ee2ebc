//! What is asked about entries of registers, and what the answers mean as commands.

use super::{
    action::Action,
    dialogs::{Blank, Candidate, Choice, Chooser, ChooserFor, Confirm, Prompt, PromptFor},
    effect::Effect,
    sight::Sight,
};
use crate::{
    domain::{
        Command, CommitmentKind, FieldKind, Recording, RegisterEntry, RegisterEntryId, RegisterKind, RegisterKindId,
        UnitId,
    },
    wording::{self, register as words, wrap::fit},
};
use chrono::NaiveDate;

/// What is asked about a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterAsk {
    /// A new entry of a unit.
    Add(RegisterKindId, UnitId),
    /// An entry's move to a stage.
    Step(RegisterEntryId, usize),
    /// An entry's name and fields.
    Fill(RegisterEntryId),
    /// Days on which it was at work.
    Held(RegisterEntryId),
    /// What is promised on it.
    Rectify(RegisterEntryId),
    /// Why it counts no more.
    Drop(RegisterEntryId),
}

/// An entry that counts, with its kind.
fn entry_of<'a>(id: RegisterEntryId, sight: &Sight<'a>) -> Option<(&'a RegisterEntry, &'a RegisterKind)> {
    let entry = sight.ledger.register_entries.get(&id).filter(|entry| entry.dropped.is_none())?;
    Some((entry, sight.ledger.register_kind(&entry.kind)?))
}

/// The question for a new entry.
#[must_use]
pub fn ask_new(kind: &RegisterKind, unit: &UnitId, name: &str, sight: &Sight<'_>) -> Prompt {
    let mut blanks = vec![Blank::new("名称", name), Blank::holding(FieldKind::Date, "哪天", "今天")];
    blanks.extend(kind.fields.iter().map(|field| Blank::holding(field.holds, field.name.clone(), "")));
    Prompt::new(
        format!("{}　{}", kind.name, sight.ledger.short(unit)),
        format!("新登记，从“{}”开始；栏目可以先空着", kind.stage_name(0)),
        PromptFor::Register(RegisterAsk::Add(kind.id.clone(), unit.clone())),
        blanks,
    )
}

/// The question for a move to a stage: the day, and what is still empty.
#[must_use]
pub fn ask_step(id: RegisterEntryId, stage: usize, sight: &Sight<'_>) -> Option<Prompt> {
    let (entry, kind) = entry_of(id, sight)?;
    let mut blanks = vec![Blank::holding(FieldKind::Date, "哪天", "今天")];
    let empty = kind.fields.iter().filter(|field| entry.value(&field.name).is_empty());
    blanks.extend(empty.map(|field| Blank::holding(field.holds, field.name.clone(), "")));
    Some(Prompt::new(
        format!("{} → {}", kind.stage_name(entry.stage), kind.stage_name(stage)),
        format!("{}　{}", sight.ledger.short(&entry.unit), entry.name),
        PromptFor::Register(RegisterAsk::Step(id, stage)),
        blanks,
    ))
}

/// What can be done with an entry.
#[must_use]
pub fn entry_menu(id: RegisterEntryId, sight: &Sight<'_>) -> Option<Chooser> {
    let (entry, kind) = entry_of(id, sight)?;
    let mut options = Vec::new();
    let mut offer = |choice, text: String, aside: &str| {
        options.push(Candidate { choice, text, aside: aside.to_owned(), also: String::new() });
    };
    let next = entry.stage + 1;
    if next < kind.stages.len() {
        offer(Choice::Stage(next), format!("推进到“{}”", kind.stage_name(next)), "下一步，写日期");
    }
    offer(Choice::Action(Action::Amend), "填栏目、改名称".to_owned(), "");
    if kind.day_field().is_some() {
        offer(Choice::Action(Action::Held), "记一次活动".to_owned(), "议事等，写日期");
    }
    if kind.follow_up.is_some() {
        offer(Choice::Action(Action::Record), "立整改事项".to_owned(), "销了号自动到下一步");
    }
    if kind.has_releases() && entry.released.is_none() {
        offer(Choice::Action(Action::Release), "公布".to_owned(), "从此可以对外");
    }
    for (stage, known) in kind.stages.iter().enumerate().filter(|(stage, _)| *stage != entry.stage && *stage != next) {
        let aside = if stage < entry.stage { "退回去" } else { "跳着走" };
        offer(Choice::Stage(stage), format!("改到“{}”", known.name), aside);
    }
    offer(Choice::Action(Action::BindUnits), "换单位".to_owned(), "合并、记错时");
    offer(Choice::Action(Action::Withdraw), "销账".to_owned(), "这一条不算了");
    let title = format!("{}　{}", kind.name, fit(&entry.name, 30));
    Some(Chooser::new(&title, ChooserFor::Entry(id), options, false))
}

/// The question that an action on an entry leads to.
#[must_use]
pub fn ask(action: Action, id: RegisterEntryId, sight: &Sight<'_>) -> Option<Prompt> {
    let (entry, kind) = entry_of(id, sight)?;
    let about = format!("{}　{}", sight.ledger.short(&entry.unit), entry.name);
    let question =
        |title: &str, purpose, blanks| Some(Prompt::new(title, about.clone(), PromptFor::Register(purpose), blanks));
    match action {
        Action::Amend => {
            let mut blanks = vec![
                Blank::new("名称", &entry.name),
                Blank::holding(FieldKind::Date, "哪天到的", &entry.since.to_string()),
            ];
            blanks.extend(
                kind.fields
                    .iter()
                    .map(|field| Blank::holding(field.holds, field.name.clone(), entry.value(&field.name))),
            );
            question(&format!("填栏目　{}", kind.stage_name(entry.stage)), RegisterAsk::Fill(id), blanks)
        }
        Action::Held => {
            let field = kind.day_field()?;
            let blanks = vec![Blank::holding(FieldKind::Days, field.to_owned(), "今天")];
            question("记一次活动", RegisterAsk::Held(id), blanks)
        }
        Action::Record => question(
            "立整改事项",
            RegisterAsk::Rectify(id),
            vec![Blank::new("怎么改", ""), Blank::new("责任人", ""), Blank::deadline("期限", "")],
        ),
        Action::Withdraw => question("销账", RegisterAsk::Drop(id), vec![Blank::new("原因", "")]),
        _ => None,
    }
}

/// The units a new entry may be for: those that have none first.
#[must_use]
pub fn ask_unit(kind: &RegisterKind, sight: &Sight<'_>) -> Chooser {
    let tally = sight.ledger.register_tally(kind);
    let mut options: Vec<Candidate> = sight
        .ledger
        .roster()
        .into_iter()
        .map(|unit| Candidate {
            choice: Choice::Unit(unit.id.clone()),
            text: format!("{:>2} {}", unit.order, unit.short),
            aside: if tally.missing.iter().any(|owing| owing.unit.id == unit.id) { words::MISSING } else { "" }
                .to_owned(),
            also: unit.names().collect::<Vec<_>>().join(" "),
        })
        .collect();
    options.sort_by_key(|option| option.aside.is_empty());
    Chooser::new(&format!("登记{}　哪家的", kind.name), ChooserFor::NewEntry(kind.id.clone()), options, false)
}

/// The command that an answered question means.
pub(super) fn command(asked: &RegisterAsk, prompt: &Prompt, sight: &Sight<'_>) -> Result<Command, &'static str> {
    const GONE: &str = "这一条已经不在了。";
    let values: Vec<String> =
        prompt.blanks.iter().map(|blank| blank.value(sight)).collect::<Option<_>>().ok_or("有一栏看不懂，请改正。")?;
    let day = |at: usize| values.get(at).and_then(|value| value.parse::<NaiveDate>().ok());
    let filled = |from: usize| {
        let pairs = prompt.blanks.iter().zip(&values).skip(from);
        pairs.map(|(blank, value)| (blank.label.to_string(), value.clone())).collect::<Vec<_>>()
    };
    let id = match asked {
        RegisterAsk::Add(kind, unit) => {
            return Ok(Command::EnterRegister {
                id: None,
                kind: kind.clone(),
                unit: unit.clone(),
                name: values.first().cloned().unwrap_or_default(),
                stage: 0,
                fields: filled(2).into_iter().filter(|(_, value)| !value.is_empty()).collect(),
                on: day(1),
            });
        }
        RegisterAsk::Step(id, _) | RegisterAsk::Fill(id) | RegisterAsk::Held(id) => *id,
        RegisterAsk::Rectify(id) => return rectification(*id, prompt, sight).ok_or(GONE),
        RegisterAsk::Drop(id) => {
            return Ok(Command::DropEntry { entry: *id, reason: values.first().cloned().unwrap_or_default() });
        }
    };
    let (entry, kind) = entry_of(id, sight).ok_or(GONE)?;
    let mut command = entry.as_entered();
    if let Command::EnterRegister { name, stage, fields, on, .. } = &mut command {
        match asked {
            RegisterAsk::Step(_, to) => {
                (*stage, *on) = (*to, day(0));
                fields.extend(filled(1).into_iter().filter(|(_, value)| !value.is_empty()));
            }
            RegisterAsk::Fill(_) => {
                name.clone_from(&values[0]);
                *on = day(1);
                fields.extend(filled(2));
            }
            _ => {
                let field = kind.day_field().unwrap_or_default();
                let all = format!("{} {}", entry.value(field), values[0]);
                let days = sight.listener.value(FieldKind::Days, &all, sight.today()).unwrap_or_default();
                fields.insert(field.to_owned(), days);
            }
        }
    }
    Ok(command)
}

fn rectification(id: RegisterEntryId, prompt: &Prompt, sight: &Sight<'_>) -> Option<Command> {
    let (entry, _) = entry_of(id, sight)?;
    let texts = prompt.texts();
    let text = |at: usize| texts.get(at).cloned().unwrap_or_default();
    let recording = Recording {
        kind: CommitmentKind::Instruction,
        units: vec![entry.unit.clone()],
        supporting: Vec::new(),
        task: None,
        text: text(0),
        owner: text(1),
        deadline: prompt.heard(sight).map(|heard| heard.deadline).unwrap_or_default(),
    };
    Some(Command::Rectify { entry: id, recording })
}

/// The question before something is released: it cannot be called back from those who have read it.
#[must_use]
pub fn confirm_release(id: RegisterEntryId, sight: &Sight<'_>) -> Option<Confirm> {
    let (entry, kind) = entry_of(id, sight)?;
    let lines = vec![
        format!("{}　{}　{}", sight.ledger.short(&entry.unit), entry.name, kind.stage_name(entry.stage)),
        "公布以后，阶段和名次、奖励会写进纪要、通报和导出的台账，也会上投影。".to_owned(),
        "没有正式定下来的，请先不要公布。".to_owned(),
    ];
    Some(Confirm { title: "公布".to_owned(), lines, effect: Effect::execute(Command::Release { entries: vec![id] }) })
}

/// The command that moves an entry to another unit.
#[must_use]
pub fn moved(id: RegisterEntryId, to: &UnitId, sight: &Sight<'_>) -> Option<Command> {
    let (entry, _) = entry_of(id, sight)?;
    let mut command = entry.as_entered();
    if let Command::EnterRegister { unit, .. } = &mut command {
        unit.clone_from(to);
    }
    Some(command)
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
