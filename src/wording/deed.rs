//! What was done, in words: for the notice line, the journal, and "撤销：…".

use super::{
    commitment_kind, day_in_full, deadline, lamp, minutes_life::section_name, presence, remark_kind, stop_state,
};
use crate::domain::{
    Change, Command, CommitmentId, Deed, Edit, Entry, ItemId, Ledger, Nature, PlannedTask, Recording, StopState, UnitId,
};
use chrono::NaiveDate;

/// How many characters of an item's text a deed quotes.
const QUOTED: usize = 24;

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

/// A deed in words.
#[must_use]
pub fn deed(deed: &Deed, ledger: &Ledger, base: NaiveDate) -> String {
    let unit = |id: &UnitId| ledger.short(id).to_owned();
    match &deed.command {
        Command::Adopt(_) => adopted(deed),
        Command::RenewStyle(_) => style_renewed(deed),
        Command::OpenMeeting { date, .. } => format!("新建会议：{}", day_in_full(*date)),
        Command::CallToOrder => "宣布开会".to_owned(),
        Command::AmendMeeting(_) => "修改会议信息".to_owned(),
        Command::Adjourn => "宣布散会".to_owned(),
        Command::Seal => "封存会议".to_owned(),
        Command::TakeRoll { unit: id, presence: Some(how), person, post, .. } => {
            format!("签到：{} {}{}", unit(id), presence(*how), in_person(person, post))
        }
        Command::TakeRoll { unit: id, presence: None, .. } => format!("清除签到：{}", unit(id)),
        Command::TakeRollOfRest => format!("其余{}家记为到会", deed.changes.len()),
        Command::GiveFloor { to, leaving } => floor(to.as_ref(), *leaving, deed, &unit),
        Command::MarkStop { unit: id, state } => format!("{}：{}", unit(id), stop_state(*state)),
        Command::Record(recording) => recorded(recording, deed, ledger, base),
        Command::Amend { id, .. } => format!("更正 {}", commitment(*id, deed, ledger)),
        Command::Confirm { ids, confirmed } => {
            let verb = if *confirmed { "确认" } else { "取消确认" };
            let first = ids.first().map_or(String::new(), |id| commitment(*id, deed, ledger));
            if ids.len() > 1 { format!("{verb} {first}（共{}家）", ids.len()) } else { format!("{verb} {first}") }
        }
        Command::Withdraw { id, .. } => format!("撤回 {}", commitment(*id, deed, ledger)),
        Command::Report { item: id, .. } => format!("自报完成 {}", item(id, deed, ledger)),
        Command::Close { item: id, .. } => format!("销号 {}", item(id, deed, ledger)),
        Command::Reopen { item: id, .. } => format!("退回重办 {}", item(id, deed, ledger)),
        Command::Extend { item: id, to, .. } => {
            format!("期限改为{} {}", deadline(to, base), item(id, deed, ledger))
        }
        Command::AgreeDate { task, units, deadline: to } => {
            let title = ledger.tasks.get(task).map_or(task.as_str(), |task| task.title.as_str());
            format!("明确期限：{title} {}（{}）", deadline(to, base), who(units, ledger))
        }
        Command::NoteProgress { unit: id, text, .. } => format!("记进展 {}：{}", unit(id), quoted(text)),
        Command::AskHelp { unit: id, text } => format!("记协调事项 {}：{}", unit(id), quoted(text)),
        Command::SettleHelp { settled, .. } => if *settled { "协调事项办结" } else { "协调事项重新打开" }.to_owned(),
        Command::Remark { kind, unit: id, text } => {
            let about = id.as_ref().map_or(String::new(), |id| format!(" {}", unit(id)));
            format!("记{}{about}：{}", remark_kind(*kind), quoted(text))
        }
        Command::PublishRemark { public, .. } => if *public { "点评可入纪要" } else { "点评不入纪要" }.to_owned(),
        Command::EnterRegister { kind, unit: id, name, .. } => {
            let title = ledger.programme.registers.iter().find(|known| known.id == *kind);
            format!("登记{} {}：{}", title.map_or(kind.as_str(), |kind| kind.name.as_str()), unit(id), quoted(name))
        }
        Command::PlanTasks { tasks, .. } => planned(tasks, deed, ledger),
        Command::TakeReading { unit: id, indicator, value } => {
            let known = ledger.programme.indicators.iter().find(|known| known.id == *indicator);
            format!("记数据 {}：{} {value}", unit(id), known.map_or(indicator.as_str(), |known| known.name.as_str()))
        }
        _ => of_course(deed, ledger, base),
    }
}

fn of_course(deed: &Deed, ledger: &Ledger, base: NaiveDate) -> String {
    match &deed.command {
        Command::AskExtension { item: id, to, .. } => {
            format!("申请延期到{} {}", deadline(to, base), item(id, deed, ledger))
        }
        Command::RefuseExtension { item: id, .. } => format!("不同意延期 {}", item(id, deed, ledger)),
        Command::SetLamp { item: id, lamp: Some(to), .. } => {
            format!("人工改为{}灯 {}", lamp(*to), item(id, deed, ledger))
        }
        Command::SetLamp { item: id, .. } => format!("恢复按规则亮灯 {}", item(id, deed, ledger)),
        Command::PutForward { year, listed, .. } => {
            format!("{}{year}年评优名单", if *listed { "列入" } else { "移出" })
        }
        Command::ReleaseShortlist { year, by } => format!("公布{year}年评优名单（{by}）"),
        _ => of_roster(deed, ledger),
    }
}

fn of_roster(deed: &Deed, ledger: &Ledger) -> String {
    let renamed = |id: &UnitId| {
        deed.changes.iter().find_map(|change| match change {
            Change::Unit(Edit::Revised { before, .. }) if before.id == *id => Some(before.short.clone()),
            _ => None,
        })
    };
    match &deed.command {
        Command::ChangeProgramme { date, .. } => {
            format!("换主题，新建会议：{}", day_in_full(*date))
        }
        Command::RenameUnit { unit, short, .. } => {
            format!("更名：{} → {short}", renamed(unit).unwrap_or_else(|| ledger.short(unit).to_owned()))
        }
        Command::MergeUnit { unit, into } => {
            let moved = deed.changes.iter().filter(|change| matches!(change, Change::Commitment(_))).count();
            let with = if moved > 0 { format!("，{moved}件事项一并划转") } else { String::new() };
            format!("{}并入{}{with}", ledger.short(unit), ledger.short(into))
        }
        Command::RetireUnit { unit } => format!("{}退出调度", ledger.short(unit)),
        Command::OrderUnits { units } => format!("调整发言顺序：{}在前", who(units, ledger)),
        Command::PlaceUnit { unit, place } => format!("调整发言顺序：{}排第{place}", ledger.short(unit)),
        _ => minutes(deed),
    }
}

fn minutes(deed: &Deed) -> String {
    match &deed.command {
        Command::CheckMinutes { by, .. } => format!("核对纪要{}", in_person(by, "")),
        Command::SignMinutes { by, on, .. } => format!("签发纪要（{by}，{}）", day_in_full(*on)),
        Command::NumberMinutes { number } => format!("纪要编号：{number}"),
        Command::IssueMinutes { .. } => format!("印发纪要{}", version_of(deed)),
        Command::ReopenMinutes { reason, .. } => format!("重开纪要：{}", quoted(reason)),
        Command::WordSection { section, words: Some(_), .. } => format!("手改纪要：{}", section_name(*section)),
        Command::WordSection { section, .. } => {
            format!("不用手改，恢复由记录生成：{}", section_name(*section))
        }
        _ => String::new(),
    }
}

fn version_of(deed: &Deed) -> String {
    let version = deed.changes.iter().find_map(|change| match change {
        Change::Edition(edit) => Some(edit.either().version),
        _ => None,
    });
    version.map(|version| format!("（第{version}版）")).unwrap_or_default()
}

fn style_renewed(deed: &Deed) -> String {
    let phrases = deed.changes.iter().find_map(|change| match change {
        Change::Programme(edit) => Some(edit.either().phrases.len()),
        _ => None,
    });
    let own = phrases.filter(|count| *count > 0).map(|count| format!("（本单位的套话{count}句）")).unwrap_or_default();
    format!("换公文式样和套话{own}")
}

fn adopted(deed: &Deed) -> String {
    let count = |is: fn(&Change) -> bool| deed.changes.iter().filter(|change| is(change)).count();
    let units = count(|change| matches!(change, Change::Unit(_)));
    let tasks = count(|change| matches!(change, Change::Task(_)));
    format!("建立台账：{units}家单位、{tasks}项任务")
}

fn planned(tasks: &[PlannedTask], deed: &Deed, ledger: &Ledger) -> String {
    let codes: Vec<&str> = deed
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Task(edit) => Some(edit.either().id.as_str()),
            _ => None,
        })
        .collect();
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
    let left = deed.changes.iter().find_map(|change| match change {
        Change::Stop(edit) if Some(&edit.either().unit) != to => Some(&edit.either().unit),
        _ => None,
    });
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
    let numbers: Vec<CommitmentId> = deed
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Commitment(edit) => Some(edit.either().id),
            _ => None,
        })
        .collect();
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
fn who(units: &[UnitId], ledger: &Ledger) -> String {
    match units {
        units if units.len() > 3 && units.len() + 1 >= ledger.units.len() => "全体单位".to_owned(),
        units if units.len() > 3 => format!("{}等{}家", ledger.short(&units[0]), units.len()),
        units => units.iter().map(|id| ledger.short(id)).collect::<Vec<_>>().join("、"),
    }
}

fn commitment(id: CommitmentId, deed: &Deed, ledger: &Ledger) -> String {
    let changed = deed.changes.iter().find_map(|change| match change {
        Change::Commitment(edit) if edit.either().id == id => Some(edit.either()),
        _ => None,
    });
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

fn quoted(text: &str) -> String {
    if text.chars().count() <= QUOTED {
        return text.to_owned();
    }
    text.chars().take(QUOTED - 1).chain(['…']).collect()
}
