//! What was done, in words: for the notice line, the journal, and "撤销：…".

use super::{
    commitment_kind, day, day_in_full, deadline, lamp, minutes_life::section_name, month, presence, register,
    remark_kind, said_kind, stop_state,
};
use crate::domain::{
    Amendment, Assignment, Backfill, Command, Commitment, CommitmentId, Deed, Edit, Edition, Entry, ItemId, Ledger,
    Nature, PlannedTask, Programme, Recasting, Record, Recording, RegisterEntry, Remark, Replaced, ReturnedForm, Stop,
    StopState, Task, Unit, UnitId, edits,
};
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeSet;

/// How many characters of an item's text a deed quotes: the day behind it must still be seen in 80 columns.
const QUOTED: usize = 18;

/// 补录：1月20日至4月22日4次会议、37件事项.
fn backfilled(past: &Backfill) -> String {
    let days = past.meetings.iter().min().zip(past.meetings.iter().max());
    let span = days.map_or_else(String::new, |(first, last)| {
        if first == last { day_in_full(*first) } else { format!("{}至{}", day_in_full(*first), day_in_full(*last)) }
    });
    format!("补录：{span}{}次会议、{}件事项", past.meetings.len(), past.items.len())
}

/// An entry in words: 撤销 and 恢复 say what they turned round.
#[must_use]
pub fn entry(entry: &Entry, ledger: &Ledger) -> String {
    let what = deed(&entry.deed, ledger, entry.at.date());
    match entry.nature {
        Nature::Act => what,
        Nature::Undo(_) => format!("撤销：{what}"),
        Nature::Redo(_) => format!("恢复：{what}"),
    }
}

/// A deed in words. One arm a command and no other: a new one does not compile until it is worded.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one flat match that reads as a table")]
pub fn deed(deed: &Deed, ledger: &Ledger, base: NaiveDate) -> String {
    let unit = |id: &UnitId| ledger.short(id).to_owned();
    match &deed.command {
        Command::Adopt(_) => adopted(deed),
        Command::RenewStyle(_) => style_renewed(deed),
        Command::OpenMeeting { date, .. } => format!("新建会议：{}", day_in_full(*date)),
        Command::CallToOrder => "宣布开会".to_owned(),
        Command::AmendMeeting(_) => "修改会议信息".to_owned(),
        Command::Adjourn => "宣布散会".to_owned(),
        Command::AdjournUntil { next } => format!("宣布散会，下次会期{}", day(*next, base)),
        Command::Seal => "封存会议".to_owned(),
        Command::TakeRoll { unit: id, presence: Some(how), person, post, .. } => {
            format!("签到：{} {}{}", unit(id), presence(*how), in_person(person, post))
        }
        Command::TakeRoll { unit: id, presence: None, .. } => format!("清除签到：{}", unit(id)),
        Command::NoteTimes { unit: id, arrived, left } => {
            let said =
                |what: &str, time: &Option<NaiveTime>| time.map(|time| format!("{}{what}", time.format("%-H:%M")));
            let times: Vec<String> = [said("到", arrived), said("离", left)].into_iter().flatten().collect();
            format!("签到时间：{} {}", unit(id), times.join("，"))
        }
        Command::TakeRollOfRest => format!("其余{}家记为到会", deed.changes.len()),
        Command::GiveFloor { to, leaving } => floor(to.as_ref(), *leaving, deed, &unit),
        Command::MarkStop { unit: id, state } => format!("{}：{}", unit(id), stop_state(*state)),
        Command::Record(recording) => recorded(recording, deed, ledger, base),
        Command::TakeDown { recording, id, .. } => {
            super::bundle::taken_down(&quoted(&recording.text), &deadline(&recording.deadline, base), id.is_none())
        }
        Command::Amend { id, .. } => format!("更正 {}", commitment(*id, deed, ledger)),
        Command::Recast(recasting) => recast(recasting, deed, ledger),
        Command::Confirm { ids, confirmed } => confirmation(ids, *confirmed, deed, ledger),
        Command::SendBack { ids, words, .. } => {
            let items: Vec<ItemId> = ids.iter().copied().map(ItemId::Commitment).collect();
            format!("{}{}：{}", super::returned::RETURNED, several(&items, deed, ledger), quoted(words))
        }
        Command::WordItem { ids, written } => worded(ids, written.as_deref(), deed, ledger),
        Command::Withdraw { id, .. } => format!("撤回 {}", commitment(*id, deed, ledger)),
        Command::Report { item: id, .. } => format!("自报完成 {}{}", item(id, deed, ledger), done_part(deed, base)),
        Command::ReportOn { item: id, on, .. } => {
            format!("自报完成（{}办的） {}{}", day(*on, base), item(id, deed, ledger), done_part(deed, base))
        }
        Command::OfStage { stage, act } => {
            let inner = Deed { command: (**act).clone(), changes: deed.changes.clone() };
            format!("第{stage}步：{}", super::deed(&inner, ledger, base))
        }
        Command::Close { item: id, .. } => format!("销号 {}", item(id, deed, ledger)),
        Command::CloseAll { items, .. } => format!("一并销号{}", several(items, deed, ledger)),
        Command::ExtendAll { items, to, .. } => {
            format!("一并改期限到{} {}", deadline(to, base), several(items, deed, ledger))
        }
        Command::AmendAll { ids, amendment } => {
            let items: Vec<ItemId> = ids.iter().copied().map(ItemId::Commitment).collect();
            format!("{}{}", amended_together(amendment, ledger), several(&items, deed, ledger))
        }
        Command::InstructDuty(instruction) => super::met::repeated(instruction, deed, ledger, base),
        Command::Reopen { item: id, .. } => format!("退回重办 {}", item(id, deed, ledger)),
        Command::Extend { item: id, to, .. } => {
            format!("期限改为{}（{}）", deadline(to, base), item(id, deed, ledger))
        }
        Command::EnterEvent { dues, what, .. } => super::waiting::entered(dues, what, ledger, base),
        Command::AgreeDate { task, units, deadline: to } => {
            let title = ledger.tasks.get(task).map_or(task.as_str(), |task| task.title.as_str());
            format!("明确期限：{title} {}（{}）", deadline(to, base), who(units, ledger))
        }
        Command::NoteProgress { unit: id, text, .. } => format!("记进展 {}：{}", unit(id), quoted(text)),
        Command::NoteFigures { unit: id, text, figures, .. } => {
            format!("记进展 {}：{}（数据{}项）", unit(id), quoted(text), figures.len())
        }
        Command::AskHelp { unit: id, text } => format!("记协调事项 {}：{}", unit(id), quoted(text)),
        Command::Remark { kind, unit: id, text } => {
            let about = id.as_ref().map_or(String::new(), |id| format!(" {}", unit(id)));
            format!("记{}{about}：{}", remark_kind(*kind), quoted(text))
        }
        Command::RecordHeard { source, recordings } => format!("录音稿补记{}条（{source}）", recordings.len()),
        Command::CollectForms { forms, acts } => collected(forms, acts, ledger),
        Command::Backfill(past) => backfilled(past),
        Command::ReviseRoster { .. } => revised_roster(deed),
        Command::PlanTasks { tasks, .. } => planned(tasks, deed, ledger),
        Command::SettleHelp { settled: true, .. } => "协调事项办结".to_owned(),
        Command::SettleHelp { settled: false, .. } => "协调事项重新打开".to_owned(),
        Command::PublishRemark { public: true, .. } => "点评可入纪要".to_owned(),
        Command::PublishRemark { public: false, .. } => "点评不入纪要".to_owned(),
        // Registers and monthly numbers.
        Command::EnterRegister { kind, unit: id, name, .. } => {
            let title = ledger.programme.registers.iter().find(|known| known.id == *kind);
            let title = title.map_or(kind.as_str(), |kind| kind.name.as_str());
            let over = ledger.register_kind(kind).map_or(String::new(), |kind| register::over(ledger, kind));
            format!("{title} {}：{}{}{over}", unit(id), quoted(name), moved(deed, ledger, base))
        }
        Command::Rectify { recording, .. } => {
            let of = entry_name(deed);
            format!("{}{of}", recorded(recording, deed, ledger, base))
        }
        Command::Release { entries } => match entries.as_slice() {
            [_] => format!("公布{}", entry_name(deed)),
            many => format!("公布{}条", many.len()),
        },
        Command::DropEntry { reason, .. } => format!("销账{}：{}", entry_name(deed), quoted(reason)),
        Command::TakeReading { unit: id, indicator, value } => {
            format!("记数据 {}：{} {value}", unit(id), register::indicator(ledger, indicator))
        }
        Command::TakeReadings { unit: id, period, values, .. } => {
            let what = match values.iter().collect::<Vec<_>>().as_slice() {
                [(indicator, value)] => format!("{} {value}", register::indicator(ledger, indicator)),
                several => format!("{}项", several.len()),
            };
            format!("记数据 {}：{}{what}", unit(id), month(*period))
        }
        // The course of an item, and the year.
        Command::AskExtension { item: id, to, .. } => {
            format!("申请延期到{}（{}）", deadline(to, base), item(id, deed, ledger))
        }
        Command::RefuseExtension { item: id, .. } => format!("不同意延期 {}", item(id, deed, ledger)),
        Command::SetLamp { item: id, lamp: Some(to), .. } => {
            format!("人工改为{}灯 {}", lamp(*to), item(id, deed, ledger))
        }
        Command::SetLamp { item: id, lamp: None, .. } => format!("恢复按规则亮灯 {}", item(id, deed, ledger)),
        Command::PutForward { year, listed, .. } => {
            format!("{}{year}年评优名单", if *listed { "列入" } else { "移出" })
        }
        Command::ReleaseShortlist { year, by } => format!("公布{year}年评优名单（{by}）"),
        // The roster and the programme.
        Command::ChangeProgramme { date, .. } => {
            format!("换主题，新建会议：{}", day_in_full(*date))
        }
        Command::RenameUnit { unit: id, short, .. } => {
            let before = edits::<Unit>(&deed.changes).filter_map(Edit::before).find(|before| before.id == *id);
            format!("更名：{} → {short}", before.map_or_else(|| unit(id), |before| before.short.clone()))
        }
        Command::MergeUnit { unit, into } => {
            let moved = edits::<Commitment>(&deed.changes).count();
            let with = if moved > 0 { format!("，{moved}件事项一并划转") } else { String::new() };
            format!("{}并入{}{with}", ledger.short(unit), ledger.short(into))
        }
        Command::RetireUnit { unit } => format!("{}退出调度", ledger.short(unit)),
        Command::OrderUnits { units } => format!("调整发言顺序：{}在前", who(units, ledger)),
        Command::PlaceUnit { unit, place } => format!("调整发言顺序：{}排第{place}", ledger.short(unit)),
        // The minutes.
        Command::CheckMinutes { by, .. } => format!("核对纪要{}", in_person(by, "")),
        Command::SignMinutes { by, on, .. } => format!("签发纪要（{by}，{}）", day_in_full(*on)),
        Command::NumberMinutes { number } => format!("纪要编号：{number}"),
        Command::IssueMinutes { .. } => format!("印发纪要{}", version_of(deed)),
        Command::ReopenMinutes { reason, .. } => format!("重开纪要：{}", quoted(reason)),
        Command::WordSection { section, words: Some(_), .. } => format!("手改纪要：{}", section_name(*section)),
        Command::WordSection { section, words: None, .. } => {
            format!("不用手改，恢复由记录生成：{}", section_name(*section))
        }
    }
}

/// 3件：12号 市财政局：报送名单，… Of many the first few are named.
fn several(items: &[ItemId], deed: &Deed, ledger: &Ledger) -> String {
    const NAMED: usize = 5;
    let names: Vec<String> = items.iter().take(NAMED).map(|id| item(id, deed, ledger)).collect();
    let more = if items.len() > NAMED { "……" } else { "" };
    format!("{}件：{}{more}", items.len(), names.join("，"))
}

/// 一并换到市财政局; 一并挂到T30.
fn amended_together(amendment: &Amendment, ledger: &Ledger) -> String {
    match (&amendment.unit, &amendment.task) {
        (Some(unit), _) => format!("一并换到{} ", ledger.short(unit)),
        (None, Some(Some(task))) => format!("一并挂到任务{task} "),
        (None, Some(None)) => "一并不再挂任务".to_owned(),
        (None, None) => "一并更正".to_owned(),
    }
}

/// Which part of it was done, when that was not the whole.
fn done_part(deed: &Deed, base: NaiveDate) -> String {
    let promised = edits::<Commitment>(&deed.changes).filter_map(Edit::after).map(|one| &one.course);
    let planned = edits::<Assignment>(&deed.changes).filter_map(Edit::after).map(|one| &one.course);
    let course = promised.chain(planned).next();
    let part = course.filter(|course| course.is_standing()).and_then(|course| course.parts.last());
    part.map_or(String::new(), |one| format!("（{}）", super::part(one.part, base)))
}

fn confirmation(ids: &[CommitmentId], confirmed: bool, deed: &Deed, ledger: &Ledger) -> String {
    let verb = if confirmed { "确认" } else { "取消确认" };
    let first = ids.first().map_or(String::new(), |id| commitment(*id, deed, ledger));
    if ids.len() > 1 { format!("{verb} {first}（共{}家）", ids.len()) } else { format!("{verb} {first}") }
}

/// 成文 12号：报送名单; given back to the spoken words: 12号 按原话.
fn worded(ids: &[CommitmentId], written: Option<&str>, deed: &Deed, ledger: &Ledger) -> String {
    let also = if ids.len() > 1 { format!("（共{}家）", ids.len()) } else { String::new() };
    match (ids.first(), written) {
        (Some(id), Some(written)) => format!("成文 {id}号：{}{also}", quoted(written)),
        (Some(id), None) => format!("按原话 {}{also}", commitment(*id, deed, ledger)),
        (None, _) => "成文".to_owned(),
    }
}

/// 改记 进展 → 承诺12号 市交通运输局：…; with the same kind, only what was mended.
fn recast(recasting: &Recasting, deed: &Deed, ledger: &Ledger) -> String {
    fn revised<T: Record>(deed: &Deed) -> Option<&T> {
        edits::<T>(&deed.changes).find(|edit| edit.after().is_some()).and_then(Edit::before)
    }
    let replaced = edits::<Replaced>(&deed.changes).next().map(|edit| edit.either().was.kind());
    let was = replaced
        .or_else(|| revised::<Commitment>(deed).map(|before| before.kind.into()))
        .or_else(|| revised::<Remark>(deed).map(|before| before.kind.into()));
    let to = said_kind(recasting.to);
    let who = who(&recasting.units, ledger);
    match was.filter(|was| *was != recasting.to) {
        Some(was) => format!("改记 {} → {to} {who}：{}", said_kind(was), quoted(&recasting.text)),
        None => format!("更正{to} {who}：{}", quoted(&recasting.text)),
    }
}

/// What became of an entry: new, moved to another stage, or filled in.
fn moved(deed: &Deed, ledger: &Ledger, base: NaiveDate) -> String {
    let Some(edit) = edits::<RegisterEntry>(&deed.changes).next() else { return String::new() };
    let entry = edit.either();
    let stage = ledger.register_kind(&entry.kind).map_or("", |kind| kind.stage_name(entry.stage));
    match (edit.before(), edit.after()) {
        (Some(before), Some(after)) if before.stage == after.stage => "（补填）".to_owned(),
        _ => format!("（{stage}，{}）", day(entry.since, base)),
    }
}

fn entry_name(deed: &Deed) -> String {
    let entry = edits::<RegisterEntry>(&deed.changes).next();
    entry.map(|edit| format!("“{}”", quoted(&edit.either().name))).unwrap_or_default()
}

/// 收表 市财政局：进展3、数据12.
fn collected(forms: &[ReturnedForm], acts: &[Command], ledger: &Ledger) -> String {
    let units: BTreeSet<&UnitId> = forms.iter().map(|form| &form.unit).collect();
    let whose = match units.iter().collect::<Vec<_>>().as_slice() {
        [only] => ledger.short(only).to_owned(),
        units => format!("{}家", units.len()),
    };
    let count = |is: fn(&Command) -> bool| acts.iter().filter(|act| is(act)).count();
    let counts = [
        ("进展", count(|act| matches!(act, Command::NoteProgress { .. }))),
        ("自报完成", count(|act| matches!(act, Command::Report { .. }))),
        ("申请延期", count(|act| matches!(act, Command::AskExtension { .. }))),
        ("上级交办", count(|act| matches!(act, Command::TakeDown { .. }))),
        ("新事项", count(|act| matches!(act, Command::Record(_)))),
        ("协调", count(|act| matches!(act, Command::AskHelp { .. }))),
        ("数据", count(|act| matches!(act, Command::TakeReading { .. }))),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}{count}条")).collect();
    if counts.is_empty() { format!("收表 {whose}") } else { format!("收表 {whose}：{}", counts.join("、")) }
}

fn revised_roster(deed: &Deed) -> String {
    let units = edits::<Unit>(&deed.changes);
    let revised = units.clone().filter(|edit| matches!(edit, Edit::Revised { .. })).count();
    let added = units.count() - revised;
    format!("导入名册：新增{added}家，改{revised}家")
}

fn version_of(deed: &Deed) -> String {
    let version = edits::<Edition>(&deed.changes).next().map(|edit| edit.either().version);
    version.map(|version| format!("（第{version}版）")).unwrap_or_default()
}

fn style_renewed(deed: &Deed) -> String {
    let phrases = edits::<Programme>(&deed.changes).next().map(|edit| edit.either().phrases.len());
    let own = phrases.filter(|count| *count > 0).map(|count| format!("（本单位的套话{count}句）")).unwrap_or_default();
    format!("换公文式样和套话{own}")
}

fn adopted(deed: &Deed) -> String {
    let (units, tasks) = (edits::<Unit>(&deed.changes).count(), edits::<Task>(&deed.changes).count());
    format!("建立台账：{units}家单位、{tasks}项任务")
}

fn planned(tasks: &[PlannedTask], deed: &Deed, ledger: &Ledger) -> String {
    let codes: Vec<&str> = edits::<Task>(&deed.changes).map(|edit| edit.either().id.as_str()).collect();
    match (tasks, codes.as_slice()) {
        ([task], [code]) => format!("列入任务 {code} {}（{}）", quoted(&task.title), who(&task.lead, ledger)),
        (_, codes) => {
            let range = codes.iter().min().zip(codes.iter().max());
            let range = range.map_or(String::new(), |(first, last)| format!("（{first}—{last}）"));
            format!("列入任务{}项{range}", tasks.len())
        }
    }
}

/// （张三 副局长）, or nothing.
fn in_person(person: &str, post: &str) -> String {
    let who: Vec<&str> = [person, post].into_iter().filter(|part| !part.is_empty()).collect();
    if who.is_empty() { String::new() } else { format!("（{}）", who.join(" ")) }
}

fn floor(to: Option<&UnitId>, leaving: Option<StopState>, deed: &Deed, unit: &impl Fn(&UnitId) -> String) -> String {
    let left = edits::<Stop>(&deed.changes).map(|edit| &edit.either().unit).find(|unit| Some(*unit) != to);
    let next = to.map_or(String::new(), |to| format!("转到 {}", unit(to)));
    match (left, leaving) {
        (Some(left), Some(state)) => {
            let left = format!("{} {}", unit(left), stop_state(state));
            if next.is_empty() { left } else { format!("{left}，{next}") }
        }
        (Some(left), None) if next.is_empty() => format!("{} 离开", unit(left)),
        _ => next,
    }
}

fn recorded(recording: &Recording, deed: &Deed, ledger: &Ledger, base: NaiveDate) -> String {
    let numbers: Vec<CommitmentId> = edits::<Commitment>(&deed.changes).map(|edit| edit.either().id).collect();
    let numbers = match (numbers.iter().min(), numbers.iter().max()) {
        (Some(first), Some(last)) if first != last => format!("{first}—{last}号"),
        (Some(first), _) => format!("{first}号"),
        _ => String::new(),
    };
    format!(
        "记{}{numbers} {}：{}（{}）",
        commitment_kind(recording.kind),
        who(&recording.units, ledger),
        quoted(&recording.text),
        deadline(&recording.deadline, base)
    )
}

/// One to three units by name, more by number, all as 全体单位.
pub(super) fn who(units: &[UnitId], ledger: &Ledger) -> String {
    match units {
        units if units.len() > 3 && units.len() + 1 >= ledger.units.len() => "全体单位".to_owned(),
        units if units.len() > 3 => format!("{}等{}家", ledger.short(&units[0]), units.len()),
        units => units.iter().map(|id| ledger.short(id)).collect::<Vec<_>>().join("、"),
    }
}

fn commitment(id: CommitmentId, deed: &Deed, ledger: &Ledger) -> String {
    let changed = edits::<Commitment>(&deed.changes).map(Edit::either).find(|changed| changed.id == id);
    match changed.or_else(|| ledger.commitments.get(&id)) {
        Some(found) => format!("{id}号 {}：{}", ledger.short(&found.unit), quoted(&found.text)),
        None => format!("{id}号"),
    }
}

fn item(id: &ItemId, deed: &Deed, ledger: &Ledger) -> String {
    match id {
        ItemId::Commitment(id) => commitment(*id, deed, ledger),
        ItemId::Assignment(task, unit) => {
            let title = ledger.tasks.get(task).map_or(task.as_str(), |task| task.title.as_str());
            format!("{}：{title}", ledger.short(unit))
        }
    }
}

pub(super) fn quoted(text: &str) -> String {
    if text.chars().count() <= QUOTED {
        return text.to_owned();
    }
    text.chars().take(QUOTED - 1).chain(['…']).collect()
}
