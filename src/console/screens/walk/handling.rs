//! What can be done with what was recorded, from whatever screen it is seen on; and the way to a unit.

use super::Walk;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Candidate, Chooser, Confirm, Prompt},
        keymap::narrow,
        screen::Step,
        screens::{card, requests},
        units,
    },
    domain::{
        Amendment, Command, CommitmentId, CommitmentKind, Deadline, ExtensionRequest, Item, ItemId, Life, Remark, Said,
        SaidId, Stop, TaskId, UnitId,
    },
    language::{
        event_day::{event_day, event_named},
        register_value::record_day,
    },
    wording::{self, card as words, returned, wrap::fit},
};

/// To a unit: in session it gets the floor, otherwise it is looked at.
#[must_use]
pub fn go_to(unit: UnitId) -> Step {
    Step::All(vec![Step::Walk, Step::tell(|walk: &mut Walk, cx| walk.go_to(unit, cx))])
}

/// Every unit of the walk to go to, with how its turn stands.
#[must_use]
pub fn jump(cx: &ScreenContext<'_>) -> Chooser {
    let aside = |stop: &Stop| wording::stop_state(stop.state).to_owned();
    let options = cx.ledger.walk().into_iter().map(|(unit, stop)| units::candidate(unit, aside(stop))).collect();
    Chooser::one("转到", options, |unit: &UnitId, _| go_to(unit.clone()))
}

/// What can be done with an item as it stands.
#[must_use]
pub fn item_menu(id: &ItemId, cx: &ScreenContext<'_>) -> Option<Chooser> {
    let item = cx.ledger.item(id)?;
    let life = item.course().map_or(&Life::Standing, |course| &course.life);
    let mut actions: Vec<(Action, &str, &str)> = Vec::new();
    if *life == Life::Standing {
        actions.push((Action::Report, "报完成", "单位自报完成，待核"));
    }
    if item.is_open() {
        actions.push((Action::Close, "销号", "核定完成"));
    }
    if *life == Life::Standing && item.deadline().waits() {
        actions.push((Action::Happened, "填日子", "等的那件事办了，期限从那天算"));
    }
    if *life == Life::Standing {
        let dated = !item.deadline().is_undated();
        actions.push((
            Action::Extend,
            if dated { "改期限" } else { "定期限" },
            if dated { "延期或提前，要写原因" } else { "现在没有期限" },
        ));
        actions.push((Action::Progress, "记进展", "关于这一条"));
    } else {
        actions.push((Action::Reopen, "退回重办", "要写原因"));
    }
    if let ItemId::Commitment(_) = id {
        actions.push((Action::Amend, "更正", "改内容、责任人"));
        actions.push((Action::BindUnits, "换单位", "记错了单位"));
        actions.push((Action::NextKind, "承诺/交办互换", ""));
        if is_of_today(id, cx) && item.is_open() {
            actions.push((Action::TakeUp, "改记", "其实是进展、协调、点评……，原话留底"));
        }
        if item.is_open() {
            actions.push((Action::Withdraw, "撤回", "这一条不算了"));
        }
    }
    if *life == Life::Standing && !item.deadline().is_undated() {
        actions.push((Action::AskExtension, "申请延期", "单位提出，还没有同意"));
    }
    if item.course().is_some_and(|course| course.pending_request().is_some()) {
        actions.pop();
        actions.insert(0, (Action::Answer, "答复延期申请", "同意到哪天，或不同意"));
    }
    // Who keeps the record has nobody to send it back to.
    if cx.checks && is_of_today(id, cx) && item.is_open() {
        actions.push((Action::SendBack, returned::RETURNED, returned::SEND_BACK));
    }
    actions.push((Action::ItemCard, "事项卡", "从头到尾：原话、佐证、申请、纪要"));
    let id = id.clone();
    let title = format!("办理　{}", fit(item.text(), 40));
    Some(Chooser::one(title, offered(&actions), move |action, cx| handle(*action, &id, cx)))
}

fn offered(actions: &[(Action, &str, &str)]) -> Vec<(Action, Candidate)> {
    actions.iter().map(|(action, text, aside)| (*action, Candidate::new(*text, *aside))).collect()
}

fn is_of_today(id: &ItemId, cx: &ScreenContext<'_>) -> bool {
    let ItemId::Commitment(id) = id else { return false };
    cx.ledger.commitments.get(id).is_some_and(|commitment| Some(commitment.meeting) == cx.ledger.at)
}

/// Does something with an item, or asks what is to be known first.
#[must_use]
pub fn handle(action: Action, item: &ItemId, cx: &ScreenContext<'_>) -> Step {
    match (action, item) {
        (Action::BindUnits, ItemId::Commitment(id)) => {
            let id = *id;
            Step::ask(units::one("换到哪个单位", cx, move |unit, _| {
                Step::execute(Command::Amend {
                    id,
                    amendment: Amendment { unit: Some(unit.clone()), ..Amendment::default() },
                })
            }))
        }
        (Action::SendBack, ItemId::Commitment(id)) => Step::ask(ask_return(vec![*id], cx)),
        (Action::TakeUp, ItemId::Commitment(id)) => take_up(SaidId::Commitment(*id)),
        (Action::Answer, _) => requests::of_item(item, cx),
        (Action::ItemCard, _) => card::of(item.clone()),
        (Action::Grant, _) => grant(item, cx),
        (Action::NextKind, ItemId::Commitment(id)) => {
            let Some(commitment) = cx.ledger.commitments.get(id) else { return Step::Stay };
            let kind = match commitment.kind {
                CommitmentKind::Promise => CommitmentKind::Instruction,
                CommitmentKind::Instruction => CommitmentKind::Promise,
            };
            Step::execute(Command::Amend { id: *id, amendment: Amendment { kind: Some(kind), ..Amendment::default() } })
        }
        (Action::Refuse, _) if asked(item, cx).is_none() => Step::refuse(words::NOTHING_ASKED, ""),
        _ => Step::ask_if(question(action, item, cx)),
    }
}

/// Asks what is to be looked at again; and for a name, where nobody has signed.
#[must_use]
pub fn ask_return(ids: Vec<CommitmentId>, cx: &ScreenContext<'_>) -> Prompt {
    let first = ids.first().and_then(|id| cx.ledger.commitments.get(id));
    let about = first.map_or(String::new(), |first| format!("{}　{}", cx.ledger.short(&first.unit), first.text));
    let kept = ids.first().map_or(String::new(), ToString::to_string);
    let blanks = vec![Blank::new(returned::WHY, ""), Blank::proposed(returned::NAME, cx.name)];
    let ask = Prompt::new(returned::SEND_BACK, about, blanks, move |answer, cx| {
        let (ids, words, by) = (ids.clone(), answer.text(0), answer.text(1));
        // Who acts here by the meeting's head goes on doing so.
        let sign = if by == cx.name { Step::Stay } else { Step::Sign(by.clone()) };
        Ok(Step::All(vec![sign, Step::execute(Command::SendBack { ids, words, by })]))
    });
    ask.kept_as(format!("SendBack {kept}"))
}

/// What was asked for is granted as it was asked, once that was read.
fn grant(id: &ItemId, cx: &ScreenContext<'_>) -> Step {
    let Some((item, request)) = asked(id, cx) else { return Step::refuse(words::NOTHING_ASKED, "") };
    let by = cx.meeting().map_or(String::new(), |meeting| meeting.chair.clone());
    let (to, reason) = (request.to.clone(), request.reason.clone());
    let lines = vec![item.text().to_owned(), words::granting(&to, &reason, cx.today())];
    let title = format!("同意延期　{}", cx.ledger.short(item.unit()));
    Step::ask(Confirm::new(title, lines, Command::Extend { item: id.clone(), to, by, reason }))
}

/// The request of an item that waits for its answer.
fn asked<'a>(id: &'a ItemId, cx: &ScreenContext<'a>) -> Option<(Item<'a>, &'a ExtensionRequest)> {
    let item = cx.ledger.item(id)?;
    Some((item, item.course()?.pending_request()?))
}

/// What was recorded comes back into the record line, with all that the line can do.
fn take_up(said: SaidId) -> Step {
    Step::tell(move |walk: &mut Walk, cx| walk.take_up(said, cx))
}

/// The question an action on an item leads to.
fn question(action: Action, id: &ItemId, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let item = cx.ledger.item(id)?;
    let unit = cx.ledger.short(item.unit());
    let about = item.text().to_owned();
    let of = id.clone();
    match (action, id) {
        (Action::Report, _) => Some(one_line(
            "自报完成",
            unit,
            about,
            "佐证（可不填）",
            format!("Report({id:?})"),
            move |text| Command::Report { item: of.clone(), evidence: text },
        )),
        (Action::Close, _) => {
            Some(one_line("销号", unit, about, "核定人（可不填）", format!("Close({id:?})"), move |text| {
                Command::Close { item: of.clone(), by: text }
            }))
        }
        (Action::Reopen, _) => {
            Some(one_line("退回重办", unit, about, "原因", format!("Reopen({id:?})"), move |text| {
                Command::Reopen { item: of.clone(), reason: text }
            }))
        }
        (Action::Withdraw, ItemId::Commitment(number)) => {
            let id = *number;
            Some(one_line("撤回", unit, about, "原因", format!("Withdraw({id:?})"), move |text| {
                Command::Withdraw { id, reason: text }
            }))
        }
        (Action::Happened, _) if item.deadline().waits() => Some(happened(id, &item, cx)),
        (Action::Extend, _) if item.deadline().is_undated() => Some(date_item(format!("定期限　{unit}"), about, id)),
        (Action::Extend, _) => Some(extend(id, &item, "", cx)),
        (Action::AskExtension, _) => Some(ask_extension(id, &item, cx)),
        (Action::Refuse, _) => {
            let by = cx.meeting().map_or(String::new(), |meeting| meeting.chair.clone());
            Some(one_line("不同意延期", unit, about, "原因", format!("Refuse({id:?})"), move |text| {
                Command::RefuseExtension { item: of.clone(), by: by.clone(), reason: text }
            }))
        }
        (Action::SetDeadline, ItemId::Commitment(_)) => redate(id, &item, &item.deadline().spoken, cx),
        (Action::Amend, ItemId::Commitment(_)) => amend(id, &item, cx),
        (Action::Progress, _) => Some(note_progress(id, &item, cx)),
        _ => None,
    }
}

/// Another day for an item, as it was just spoken: of this meeting's a correction, of an earlier one's an extension.
#[must_use]
pub(super) fn change_day(id: &ItemId, spoken: &str, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let item = cx.ledger.item(id)?;
    match id {
        _ if item.deadline().is_undated() => {
            Some(date_item(format!("定期限　{}", cx.ledger.short(item.unit())), item.text().to_owned(), id))
        }
        ItemId::Commitment(_) if is_of_today(id, cx) => redate(id, &item, spoken, cx),
        _ => Some(extend(id, &item, spoken, cx)),
    }
}

/// A later day, or an earlier one, than was agreed before.
fn extend(id: &ItemId, item: &Item<'_>, spoken: &str, cx: &ScreenContext<'_>) -> Prompt {
    let of = id.clone();
    let by = cx.meeting().map_or("", |meeting| meeting.chair.as_str());
    let blanks = vec![Blank::deadline("新期限", spoken), Blank::new("原因", ""), Blank::proposed("谁同意", by)];
    let title = format!("改期限　{}", cx.ledger.short(item.unit()));
    let ask = Prompt::new(title, item.text(), blanks, move |answer, cx| {
        let to = answer.deadline(cx)?;
        Ok(Step::execute(Command::Extend { item: of.clone(), to, reason: answer.text(1), by: answer.text(2) }))
    });
    ask.kept_as(format!("Extend({id:?})"))
}

/// A later day that the unit asks for; nobody has granted it.
fn ask_extension(id: &ItemId, item: &Item<'_>, cx: &ScreenContext<'_>) -> Prompt {
    let of = id.clone();
    let blanks = vec![Blank::deadline("申请延到", ""), Blank::new("原因", "")];
    let title = format!("申请延期　{}", cx.ledger.short(item.unit()));
    let ask = Prompt::new(title, item.text(), blanks, move |answer, cx| {
        let to = answer.deadline(cx)?;
        Ok(Step::execute(Command::AskExtension { item: of.clone(), to, reason: answer.text(1) }))
    });
    ask.kept_as(format!("AskExtension({id:?})"))
}

/// When what it waits for happened; the day is counted from there, or said where the words do not count.
fn happened(id: &ItemId, item: &Item<'_>, cx: &ScreenContext<'_>) -> Prompt {
    let (of, spoken) = (id.clone(), item.deadline().spoken.clone());
    let event = event_named(&spoken).to_owned();
    let blanks =
        vec![Blank::new(format!("“{}”是哪天", fit(&event, 20)), ""), Blank::deadline("期限（话里算得出的不用填）", "")];
    let title = format!("在等的事　{}", cx.ledger.short(item.unit()));
    let ask = Prompt::new(title, item.text(), blanks, move |answer, cx| {
        // It has happened: a day without a year is the last one of that name.
        let on = record_day(&answer.text(0), cx.today(), cx.listener.calendar());
        let on = on.ok_or("日期没有看懂，请写成“5月20日”或 2022-05-20。")?;
        let due = if answer.text(1).is_empty() {
            event_day(&spoken, on, cx.listener.calendar())
        } else {
            answer.deadline(cx)?.last_day()
        };
        let due = due.ok_or("话里没有说办了以后几天，请在第二行写上期限。")?;
        let what = wording::waiting::came(&event, on, cx.today());
        Ok(Step::execute(Command::EnterEvent { dues: vec![(of.clone(), due)], on, what }))
    });
    ask.kept_as(format!("Happened({id:?})"))
}

/// The day that was really said: a date of this meeting that was misheard.
fn redate(id: &ItemId, item: &Item<'_>, spoken: &str, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let ItemId::Commitment(number) = *id else { return None };
    let blanks = vec![Blank::deadline("期限", spoken)];
    let title = format!("改正期限　{}", cx.ledger.short(item.unit()));
    let ask = Prompt::new(title, item.text(), blanks, move |answer, cx| {
        let amendment = Amendment { deadline: Some(answer.deadline(cx)?), ..Amendment::default() };
        Ok(Step::execute(Command::Amend { id: number, amendment }))
    });
    Some(ask.kept_as(format!("Redate({number:?})")))
}

fn note_progress(id: &ItemId, item: &Item<'_>, cx: &ScreenContext<'_>) -> Prompt {
    let (of, owing) = (id.clone(), item.unit().clone());
    let blanks = vec![Blank::new("进展", ""), Blank::new("完成比例（%，可不填）", "")];
    let title = format!("进展　{}", cx.ledger.short(item.unit()));
    let ask = Prompt::new(title, item.text(), blanks, move |answer, _| {
        let (unit, share) = (owing.clone(), share(&answer.text(1))?);
        Ok(Step::execute(Command::NoteProgress { unit, about: Some(of.clone()), text: answer.text(0), share }))
    });
    ask.kept_as(format!("Progress({id:?})"))
}

/// A question of one line about an item.
fn one_line(
    title: &str,
    unit: &str,
    about: String,
    label: &'static str,
    kept_as: String,
    command: impl Fn(String) -> Command + 'static,
) -> Prompt {
    let title = format!("{title}　{unit}");
    let blanks = vec![Blank::new(label, "")];
    Prompt::new(title, about, blanks, move |answer, _| Ok(Step::execute(command(answer.text(0))))).kept_as(kept_as)
}

/// The question that gives an item a date that has none.
#[must_use]
pub fn date_item(title: String, about: String, id: &ItemId) -> Prompt {
    let item = id.clone();
    let ask = Prompt::new(title, about, vec![Blank::deadline("期限", "")], move |answer, cx| {
        let (item, to) = (item.clone(), answer.deadline(cx)?);
        Ok(Step::execute(Command::Extend { item, to, reason: String::new(), by: String::new() }))
    });
    ask.kept_as(format!("DateItem({id:?})"))
}

/// The question that gives a task a date at units.
#[must_use]
pub fn agree_date(task: &TaskId, units: &[UnitId], cx: &ScreenContext<'_>) -> Prompt {
    let title = cx.ledger.tasks.get(task).map_or("", |task| task.title.as_str());
    let who = crate::console::rows::unit_names(cx.ledger, units, 4);
    let name = format!("AgreeDate({task:?}, {units:?})");
    let (task, units) = (task.clone(), units.to_vec());
    let blanks = vec![Blank::deadline("期限", "")];
    let ask = Prompt::new(format!("定期限　{title}"), who, blanks, move |answer, cx| {
        let (task, units, deadline) = (task.clone(), units.clone(), answer.deadline(cx)?);
        Ok(Step::execute(Command::AgreeDate { task, units, deadline }))
    });
    ask.kept_as(name)
}

/// The question for better words; a date of this very meeting may have been misheard, one agreed earlier is changed by an
/// extension.
fn amend(id: &ItemId, item: &Item<'_>, cx: &ScreenContext<'_>) -> Option<Prompt> {
    let (ItemId::Commitment(number), Item::Commitment(commitment)) = (id, item) else { return None };
    let number = *number;
    let spoken = item.deadline().spoken.clone();
    let mut blanks = vec![Blank::new("内容", item.text()), Blank::proposed("责任人", &commitment.owner)];
    if is_of_today(id, cx) {
        blanks.push(Blank::deadline("期限", &spoken));
    }
    let title = format!("更正　{}", cx.ledger.short(item.unit()));
    let ask = Prompt::new(title, item.text(), blanks, move |answer, cx| {
        let is_redated = answer.blanks.len() > 2 && answer.text(2) != spoken;
        let deadline: Option<Deadline> = is_redated.then(|| answer.deadline(cx)).transpose()?;
        let (text, owner) = (Some(answer.text(0)), Some(answer.text(1)));
        let amendment = Amendment { text, owner, deadline, ..Amendment::default() };
        Ok(Step::execute(Command::Amend { id: number, amendment }))
    });
    Some(ask.kept_as(format!("Amend({number:?})")))
}

/// What can be done with progress, a help request, a remark or a note.
#[must_use]
pub fn said_menu(id: SaidId, cx: &ScreenContext<'_>) -> Option<Chooser> {
    let said = cx.ledger.said(id)?;
    let mut actions: Vec<(Action, &str, &str)> = Vec::new();
    if Some(said.meeting()) == cx.ledger.at {
        actions.push((Action::TakeUp, "改记", "换类型、换单位、改文字，原话留底"));
    }
    match said {
        Said::Help(help) if help.settled.is_none() => actions.push((Action::Settle, "已办结", "协调好了")),
        Said::Help(_) => actions.push((Action::Settle, "重新打开", "还没有协调好")),
        Said::Remark(remark) if remark.public => actions.push((Action::Publish, "不入纪要", "只留内部")),
        Said::Remark(_) => actions.push((Action::Publish, "可入纪要", "仍不上投影")),
        Said::Commitment(_) | Said::Progress(_) => {}
    }
    let title = format!("{}　{}", wording::said_kind(said.kind()), fit(said.text(), 40));
    Some(Chooser::one(title, offered(&actions), move |action, cx| handle_said(*action, id, cx)))
}

fn handle_said(action: Action, id: SaidId, cx: &ScreenContext<'_>) -> Step {
    match (action, cx.ledger.said(id)) {
        (Action::TakeUp, Some(_)) => take_up(id),
        (Action::Settle, Some(Said::Help(help))) => {
            Step::execute(Command::SettleHelp { id: help.id, settled: help.settled.is_none() })
        }
        (Action::Publish, Some(Said::Remark(remark))) => publish(remark),
        _ => Step::Stay,
    }
}

/// A remark goes into the minutes only after it was read once more: every unit can read it there. Taking it out asks
/// nothing.
#[must_use]
pub fn publish(remark: &Remark) -> Step {
    let command = Command::PublishRemark { id: remark.id, public: !remark.public };
    if remark.public {
        return Step::execute(command);
    }
    let lines = vec![remark.text.clone(), "入了纪要，各单位都看得到。确定要写进纪要吗？".to_owned()];
    Step::ask(Confirm::new("点评入纪要", lines, command))
}

/// A share in percent; nothing when nothing was written.
fn share(text: &str) -> Result<Option<u8>, &'static str> {
    let digits: String = text.chars().map(narrow).collect();
    let digits = digits.trim().trim_end_matches('%');
    if digits.is_empty() {
        return Ok(None);
    }
    let share = digits.parse().ok().filter(|share| *share <= 100);
    share.map(Some).ok_or("完成比例请写 0 到 100 的整数。")
}
