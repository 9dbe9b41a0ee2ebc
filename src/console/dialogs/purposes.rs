//! What each prompt asks and what its answer means as a command.

use super::{Blank, Candidate, Choice, Chooser, ChooserFor, Prompt, PromptFor};
use crate::{
    console::{action::Action, registering, sight::Sight},
    document::compose,
    domain::{Amendment, Command, Deadline, Item, ItemId, Life, MeetingHead, Presence, Said, SaidId},
    wording,
};
use chrono::NaiveDate;

/// The question an action on an item leads to.
#[must_use]
pub fn prompt_for(action: Action, id: &ItemId, sight: &Sight<'_>) -> Option<Prompt> {
    let item = sight.ledger.item(id)?;
    let about = item.text().to_owned();
    let unit = sight.ledger.short(item.unit());
    let ask =
        |title: &str, purpose, blanks| Some(Prompt::new(format!("{title}　{unit}"), about.clone(), purpose, blanks));
    match (action, id) {
        (Action::Report, _) => ask("自报完成", PromptFor::Report(id.clone()), vec![Blank::new("佐证（可不填）", "")]),
        (Action::Close, _) => ask("销号", PromptFor::Close(id.clone()), vec![Blank::new("核定人（可不填）", "")]),
        (Action::Reopen, _) => ask("退回重办", PromptFor::Reopen(id.clone()), vec![Blank::new("原因", "")]),
        (Action::Extend, _) if item.deadline().is_undated() => {
            ask("定期限", PromptFor::DateItem(id.clone()), vec![Blank::deadline("期限", "")])
        }
        (Action::Extend, _) => ask(
            "改期限",
            PromptFor::Extend(id.clone()),
            vec![Blank::deadline("新期限", ""), Blank::new("原因", ""), Blank::new("谁同意", chair(sight))],
        ),
        (Action::Withdraw, ItemId::Commitment(number)) => {
            ask("撤回", PromptFor::Withdraw(*number), vec![Blank::new("原因", "")])
        }
        (Action::Amend, ItemId::Commitment(number)) => {
            let mut blanks = vec![Blank::new("内容", item.text()), Blank::new("责任人", owner(&item))];
            // A date of this very meeting may have been misheard; one agreed earlier is changed by an extension.
            if sight.ledger.commitments.get(number).map(|commitment| commitment.meeting) == sight.ledger.at {
                blanks.push(Blank::deadline("期限", &item.deadline().spoken));
            }
            ask("更正", PromptFor::Amend(*number), blanks)
        }
        (Action::Progress, _) => ask(
            "进展",
            PromptFor::Progress(id.clone()),
            vec![Blank::new("进展", ""), Blank::new("完成比例（%，可不填）", "")],
        ),
        _ => None,
    }
}

fn chair<'a>(sight: &Sight<'a>) -> &'a str {
    sight.meeting().map_or("", |meeting| meeting.chair.as_str())
}

fn owner<'a>(item: &Item<'a>) -> &'a str {
    match item {
        Item::Commitment(commitment) => &commitment.owner,
        Item::Assignment(..) => "",
    }
}

/// What can be done with an item as it stands.
#[must_use]
pub fn item_menu(id: &ItemId, sight: &Sight<'_>) -> Option<Chooser> {
    let item = sight.ledger.item(id)?;
    let life = item.course().map_or(&Life::Standing, |course| &course.life);
    let mut actions: Vec<(Action, &str, &str)> = Vec::new();
    if *life == Life::Standing {
        actions.push((Action::Report, "报完成", "单位自报完成，待核"));
    }
    if item.is_open() {
        actions.push((Action::Close, "销号", "核定完成"));
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
        if is_of_today(id, sight) && item.is_open() {
            actions.push((Action::TakeUp, "改记", "其实是进展、协调、点评……，原话留底"));
        }
        if item.is_open() {
            actions.push((Action::Withdraw, "撤回", "这一条不算了"));
        }
    }
    let options = actions
        .into_iter()
        .map(|(action, text, aside)| Candidate {
            choice: Choice::Action(action),
            text: text.to_owned(),
            aside: aside.to_owned(),
            also: String::new(),
        })
        .collect();
    let title = format!("办理　{}", wording::wrap::fit(item.text(), 40));
    Some(Chooser::new(&title, ChooserFor::Item(id.clone()), options, false))
}

fn is_of_today(id: &ItemId, sight: &Sight<'_>) -> bool {
    let ItemId::Commitment(id) = id else { return false };
    sight.ledger.commitments.get(id).is_some_and(|commitment| Some(commitment.meeting) == sight.ledger.at)
}

/// What can be done with progress, a help request, a remark or a note.
#[must_use]
pub fn said_menu(id: SaidId, sight: &Sight<'_>) -> Option<Chooser> {
    let said = sight.ledger.said(id)?;
    let mut actions: Vec<(Action, &str, &str)> = Vec::new();
    if Some(said.meeting()) == sight.ledger.at {
        actions.push((Action::TakeUp, "改记", "换类型、换单位、改文字，原话留底"));
    }
    match said {
        Said::Help(help) if help.settled.is_none() => actions.push((Action::Settle, "已办结", "协调好了")),
        Said::Help(_) => actions.push((Action::Settle, "重新打开", "还没有协调好")),
        Said::Remark(remark) if remark.public => actions.push((Action::Publish, "不入纪要", "只留内部")),
        Said::Remark(_) => actions.push((Action::Publish, "可入纪要", "仍不上投影")),
        Said::Commitment(_) | Said::Progress(_) => {}
    }
    let options = actions
        .into_iter()
        .map(|(action, text, aside)| Candidate {
            choice: Choice::Action(action),
            text: text.to_owned(),
            aside: aside.to_owned(),
            also: String::new(),
        })
        .collect();
    let title = format!("{}　{}", wording::said_kind(said.kind()), wording::wrap::fit(said.text(), 40));
    Some(Chooser::new(&title, ChooserFor::Said(id), options, false))
}

/// The question for a new meeting.
#[must_use]
pub fn ask_new_meeting(sight: &Sight<'_>) -> Prompt {
    let last = sight.ledger.meetings.values().max_by_key(|meeting| meeting.date);
    let announced = last.and_then(|meeting| meeting.next_date).filter(|date| *date >= sight.today());
    let date = announced.unwrap_or(sight.today());
    Prompt::new(
        "新建会议",
        "写好日期即可，其余可以之后再补（Ctrl+E）",
        PromptFor::NewMeeting,
        vec![
            Blank::new("日期", &wording::day_in_full(date)),
            Blank::new("主题", &sight.ledger.programme.topic),
            Blank::new("主持人", last.map_or("", |meeting| meeting.chair.as_str())),
            Blank::new("记录人", last.map_or("", |meeting| meeting.recorder.as_str())),
            Blank::new("地点", last.map_or("", |meeting| meeting.place.as_str())),
        ],
    )
}

/// The question for a meeting's head.
#[must_use]
pub fn ask_head(sight: &Sight<'_>) -> Option<Prompt> {
    let meeting = sight.meeting()?;
    let next = meeting.next_date.map_or(String::new(), wording::day_in_full);
    Some(Prompt::new(
        "会议信息",
        wording::day_in_full(meeting.date),
        PromptFor::Head,
        vec![
            Blank::new("主题", &meeting.topic),
            Blank::new("主持人", &meeting.chair),
            Blank::new("记录人", &meeting.recorder),
            Blank::new("地点", &meeting.place),
            Blank::new("下次会期", &next),
            Blank::new("每家限时（分钟）", &(meeting.unit_limit / 60).to_string()),
        ],
    ))
}

/// The command that an answered prompt asks for; `None` when the answer is for the record line; `Err` says which line
/// cannot be read.
pub(super) fn command(prompt: &Prompt, sight: &Sight<'_>) -> Result<Option<Command>, &'static str> {
    let texts = prompt.texts();
    let text = |at: usize| texts.get(at).cloned().unwrap_or_default();
    let deadline = || -> Result<Deadline, &'static str> {
        let heard = prompt.heard(sight).ok_or("请写期限，如“6月底前”。")?;
        if heard.impossible.is_empty() { Ok(heard.deadline) } else { Err("这个日期不对，请改正。") }
    };
    let command = match &prompt.purpose {
        PromptFor::Register(asked) => registering::command(asked, prompt, sight)?,
        PromptFor::ReleaseShortlist(year) => Command::ReleaseShortlist { year: *year, by: text(0) },
        PromptFor::AgreeDate(task, units) => {
            Command::AgreeDate { task: task.clone(), units: units.clone(), deadline: deadline()? }
        }
        PromptFor::Extend(item) => {
            Command::Extend { item: item.clone(), to: deadline()?, reason: text(1), by: text(2) }
        }
        PromptFor::DateItem(item) => {
            Command::Extend { item: item.clone(), to: deadline()?, reason: String::new(), by: String::new() }
        }
        PromptFor::Report(item) => Command::Report { item: item.clone(), evidence: text(0) },
        PromptFor::Close(item) => Command::Close { item: item.clone(), by: text(0) },
        PromptFor::Reopen(item) => Command::Reopen { item: item.clone(), reason: text(0) },
        PromptFor::Withdraw(id) => Command::Withdraw { id: *id, reason: text(0) },
        PromptFor::Amend(id) => {
            let spoken = sight.ledger.commitments.get(id).map_or("", |commitment| commitment.deadline.spoken.as_str());
            let is_redated = texts.get(2).is_some_and(|phrase| phrase != spoken);
            Command::Amend { id: *id, amendment: amendment(&texts, is_redated.then(deadline).transpose()?) }
        }
        PromptFor::Progress(item) => {
            let unit = sight.ledger.item(item).ok_or("这一条已经不在了。")?.unit().clone();
            Command::NoteProgress { unit, about: Some(item.clone()), text: text(0), share: share(&text(1))? }
        }
        PromptFor::Delegate(unit) => roll_line(unit, Presence::Delegate, [text(0), text(1), String::new()]),
        PromptFor::OnLeave(unit) => roll_line(unit, Presence::OnLeave, [String::new(), String::new(), text(0)]),
        PromptFor::NewMeeting => new_meeting(&texts, sight)?,
        PromptFor::Head => head(&texts, sight)?,
        PromptFor::CheckMinutes => compose::checking(sight.ledger, text(0)),
        PromptFor::SignMinutes => compose::signing(sight.ledger, text(0), day(&text(1), sight)?),
        PromptFor::NumberMinutes => {
            let digits: String = text(0).chars().map(crate::console::keymap::narrow).collect();
            Command::NumberMinutes { number: digits.parse().map_err(|_| "编号请写整数。")? }
        }
        PromptFor::ReopenMinutes => compose::reopening(sight.ledger, text(0), sight.today()),
        // What is a screen's own affair is no request to the books.
        PromptFor::LineDeadline
        | PromptFor::ExportTo(..)
        | PromptFor::Material
        | PromptFor::MendPick(_)
        | PromptFor::Forms
        | PromptFor::MendLine(..) => return Ok(None),
    };
    Ok(Some(command))
}

/// A line of the roll: person, post, reason for leave.
fn roll_line(unit: &crate::domain::UnitId, presence: Presence, [person, post, reason]: [String; 3]) -> Command {
    Command::TakeRoll { unit: unit.clone(), presence: Some(presence), person, post, reason }
}

fn new_meeting(texts: &[String], sight: &Sight<'_>) -> Result<Command, &'static str> {
    let date = day(texts.first().map_or("", String::as_str), sight)?;
    let line = |at: usize| texts.get(at).cloned();
    let head =
        MeetingHead { topic: line(1), chair: line(2), recorder: line(3), place: line(4), ..MeetingHead::default() };
    Ok(Command::OpenMeeting { date, head })
}

fn amendment(texts: &[String], deadline: Option<Deadline>) -> Amendment {
    Amendment { text: texts.first().cloned(), owner: texts.get(1).cloned(), deadline, ..Amendment::default() }
}

fn head(texts: &[String], sight: &Sight<'_>) -> Result<Command, &'static str> {
    let next_date = if texts[4].is_empty() { None } else { Some(day(&texts[4], sight)?) };
    let minutes: String = texts[5].chars().map(crate::console::keymap::narrow).collect();
    let minutes = minutes.parse::<u32>().map_err(|_| "每家限时请写整数分钟，0 表示不限。")?;
    let unit_limit = Some(minutes.saturating_mul(60));
    Ok(Command::AmendMeeting(MeetingHead {
        topic: Some(texts[0].clone()),
        chair: Some(texts[1].clone()),
        recorder: Some(texts[2].clone()),
        place: Some(texts[3].clone()),
        next_date,
        unit_limit,
    }))
}

/// A share in percent; nothing when nothing was written.
fn share(text: &str) -> Result<Option<u8>, &'static str> {
    let digits: String = text.chars().map(crate::console::keymap::narrow).collect();
    let digits = digits.trim().trim_end_matches('%');
    if digits.is_empty() {
        return Ok(None);
    }
    let share = digits.parse().ok().filter(|share| *share <= 100);
    share.map(Some).ok_or("完成比例请写 0 到 100 的整数。")
}

/// A day as it is written or spoken.
fn day(text: &str, sight: &Sight<'_>) -> Result<NaiveDate, &'static str> {
    let heard = sight.listener.hear_deadline(text, sight.today());
    heard
        .deadline
        .last_day()
        .filter(|_| heard.impossible.is_empty())
        .ok_or("日期没有看懂，请写成“5月20日”或 2022-05-20。")
}
