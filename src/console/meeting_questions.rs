//! What is asked about the meeting itself: a new one, its head, and the next step in its life with what should be known
//! before it.

use super::{
    context::ScreenContext,
    dialogs::{Blank, Confirm, Prompt},
    keymap::narrow,
    notice::Notice,
    screen::{Done, Step},
    screens::read_back::unread,
};
use crate::{
    domain::{Command, Meeting, MeetingHead, MeetingState},
    language::register_value::coming_day,
    wording::{self, returned},
};
use chrono::{NaiveDate, NaiveTime};

/// A day as it is written or spoken.
///
/// # Errors
/// How to write it instead.
pub fn day(text: &str, cx: &ScreenContext<'_>) -> Result<NaiveDate, &'static str> {
    coming_day(text, cx.today(), cx.listener.calendar()).ok_or("日期没有看懂，请只写日期，如“5月20日”或 2022-05-20。")
}

/// A time of day; nothing where nothing was written.
///
/// # Errors
/// How to write it instead.
pub fn time(text: &str) -> Result<Option<NaiveTime>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    wording::arrangement::read_time(text).map(Some).ok_or("时间没有看懂，请写成 9:00 或“下午3点”。")
}

/// The hosts there are, in brackets.
fn hosts(cx: &ScreenContext<'_>) -> String {
    let keys: Vec<&str> = cx.ledger.programme.hosts.iter().map(|host| host.key.as_str()).collect();
    if keys.is_empty() { String::new() } else { format!("（{}）", keys.join("、")) }
}

/// How a meeting is arranged, to fill in: as it stands, or as it was the last time, but for who spoke then.
fn arranged(known: Option<(&Meeting, bool)>, cx: &ScreenContext<'_>) -> [Blank; 3] {
    let of = known.map(|(meeting, _)| &meeting.arrangement);
    let starts = of.and_then(|of| of.starts).map_or(String::new(), wording::arrangement::time_of_day);
    let speakers = known.filter(|(_, is_its_own)| *is_its_own).map(|(meeting, _)| &meeting.arrangement.exchange);
    let speakers: Vec<&str> = speakers.into_iter().flatten().map(|unit| cx.ledger.short(unit)).collect();
    [
        Blank::proposed("几点开", &starts),
        Blank::proposed(format!("谁主办{}", hosts(cx)), of.map_or("", |of| of.host.as_str())),
        Blank::units("交流发言（按先后）", &speakers.join("、")),
    ]
}

/// What was filled in of it, from a line on.
fn arrangement(answer: &Prompt, from: usize, cx: &ScreenContext<'_>) -> Result<MeetingHead, &'static str> {
    Ok(MeetingHead {
        starts: time(&answer.text(from))?,
        host: Some(answer.text(from + 1)).filter(|host| !host.is_empty()),
        exchange: Some(answer.units(from + 2, cx)?),
        ..MeetingHead::default()
    })
}

/// 散会, where the day of the next meeting is not known yet: it is asked for, and may be left open.
#[must_use]
pub fn ask_adjourn(lines: &[String]) -> Prompt {
    let blanks = vec![Blank::new("下次会期（如 6月20日；没定的可不填）", "")];
    let ask = Prompt::new("宣布散会", lines.join("\n"), blanks, |answer, cx| {
        let next = answer.text(0);
        Ok(Step::execute(if next.is_empty() {
            Command::Adjourn
        } else {
            Command::AdjournUntil { next: day(&next, cx)? }
        }))
    });
    ask.kept_as("Adjourn")
}

/// The question for a new meeting.
#[must_use]
pub fn ask_new_meeting(cx: &ScreenContext<'_>) -> Prompt {
    let last = cx.ledger.meetings.values().max_by_key(|meeting| meeting.date);
    let announced = last.and_then(|meeting| meeting.next_date).filter(|date| *date >= cx.today());
    let date = announced.unwrap_or(cx.today());
    let blanks = vec![
        Blank::proposed("日期", &wording::day_in_full(date)),
        Blank::proposed("主题", &cx.ledger.programme.topic),
        Blank::proposed("主持人", last.map_or("", |meeting| meeting.chair.as_str())),
        Blank::proposed("记录人", last.map_or("", |meeting| meeting.recorder.as_str())),
        Blank::proposed("地点", last.map_or("", |meeting| meeting.place.as_str())),
    ];
    let blanks = blanks.into_iter().chain(arranged(last.map(|meeting| (meeting, false)), cx)).collect();
    let about = "写好日期即可，其余可以之后再补（Ctrl+E）";
    let ask = Prompt::new("新建会议", about, blanks, |answer, cx| {
        let line = |at: usize| Some(answer.text(at));
        let arranged = arrangement(answer, 5, cx)?;
        let head = MeetingHead { topic: line(1), chair: line(2), recorder: line(3), place: line(4), ..arranged };
        Ok(Step::execute(Command::OpenMeeting { date: day(&answer.text(0), cx)?, head }))
    });
    ask.kept_as("NewMeeting")
}

/// Who acts here from now on.
#[must_use]
pub fn ask_name(cx: &ScreenContext<'_>) -> Prompt {
    let blanks = vec![Blank::proposed(returned::NAME, cx.name)];
    Prompt::new(returned::SIGN, returned::SIGN_ABOUT, blanks, |answer, _| {
        let name = answer.text(0);
        let said = Notice::done(returned::signed(&name));
        Ok(Step::All(vec![Step::Sign(name), Step::Say(said)]))
    })
}

/// The question for a meeting's head.
#[must_use]
pub fn ask_head(cx: &ScreenContext<'_>) -> Option<Prompt> {
    let meeting = cx.meeting()?;
    let next = meeting.next_date.map_or(String::new(), wording::day_in_full);
    let blanks = vec![
        Blank::proposed("主题", &meeting.topic),
        Blank::proposed("主持人", &meeting.chair),
        Blank::proposed("记录人", &meeting.recorder),
        Blank::proposed("地点", &meeting.place),
        Blank::proposed("下次会期", &next),
        Blank::proposed("每家限时（分钟）", &(meeting.unit_limit / 60).to_string()),
    ];
    let blanks = blanks.into_iter().chain(arranged(Some((meeting, true)), cx)).collect();
    let ask = Prompt::new("会议信息", wording::day_in_full(meeting.date), blanks, |answer, cx| {
        let next = answer.text(4);
        let next_date = if next.is_empty() { None } else { Some(day(&next, cx)?) };
        let minutes: String = answer.text(5).chars().map(narrow).collect();
        let minutes = minutes.parse::<u32>().map_err(|_| "每家限时请写整数分钟，0 表示不限。")?;
        Ok(Step::execute(Command::AmendMeeting(MeetingHead {
            topic: Some(answer.text(0)),
            chair: Some(answer.text(1)),
            recorder: Some(answer.text(2)),
            place: Some(answer.text(3)),
            next_date,
            unit_limit: Some(minutes.saturating_mul(60)),
            ..arrangement(answer, 6, cx)?
        })))
    });
    Some(ask.kept_as("Head"))
}

/// 一并销号: what an act has met can be closed with it, in one act.
#[must_use]
pub fn offer_closing(done: &Done<'_>, cx: &ScreenContext<'_>) -> Option<Confirm> {
    let items = done.entry.deed.newly_met();
    if items.is_empty() || !done.is_act() {
        return None;
    }
    // Whoever verified the promise has verified what it meets.
    let by =
        if let Command::Close { by, .. } | Command::CloseAll { by, .. } = done.command() { by.as_str() } else { "" };
    let lines = wording::offered(&items, cx.ledger);
    Some(Confirm::offering("这一步办成的", lines, Command::CloseAll { items, by: by.to_owned() }))
}

/// How many items were agreed, as 散会 says it.
fn agreed(count: usize) -> String {
    if count == 0 { "本次没有新议定事项".to_owned() } else { format!("本次议定 {count} 项") }
}

/// What should be known before a meeting is adjourned.
fn before_adjourning(cx: &ScreenContext<'_>) -> Vec<String> {
    let tally = cx.tally;
    let pending = tally.units - tally.covered - tally.deferred;
    let agreed = agreed(tally.agreed);
    let mut lines = vec![format!("已调度 {}/{} 家，{agreed}。", tally.covered, tally.units)];
    let left = [(pending, "家没有调度"), (tally.deferred, "家缓议")];
    let left: Vec<String> =
        left.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if !left.is_empty() {
        lines.push(format!("还有 {}。", left.join("，")));
    }
    if tally.undated() > 0 {
        lines.push(format!("还有 {} 项没有期限（Ctrl+T 可逐条定）。", tally.undated()));
    }
    let asked = cx.ledger.requests().len();
    if asked > 0 {
        lines.push(format!("还有 {asked} 件延期申请没有答复（Alt+D）。"));
    }
    let unasked = cx.ledger.waiting().iter().filter(|item| !cx.ledger.is_spoken_of(&item.id())).count();
    if unasked > 0 {
        lines.push(wording::waiting::unasked(unasked));
    }
    let unread = unread(cx);
    if unread > 0 {
        lines.push(format!("还有 {unread} 项没有宣读确认（Ctrl+R）。"));
    }
    lines.push("散会后仍可更正和补记，封存前都可改。".to_owned());
    lines
}

/// 开会, 散会, 封存: what comes next, and what should be known before.
#[must_use]
pub fn next_state(cx: &ScreenContext<'_>) -> Option<Step> {
    let meeting = cx.meeting()?;
    let tally = cx.tally;
    let confirm = |title: &str, lines: Vec<String>, command| Some(Step::ask(Confirm::new(title, lines, command)));
    match meeting.state {
        MeetingState::Preparing => {
            let came = cx.ledger.attendance.values().filter(|line| line.meeting == meeting.id && line.presence.came());
            let lines = vec![
                match came.count() {
                    0 => format!("{} 家都还没有签到。会议计时从现在开始。", tally.units),
                    came => format!("已签到 {came} 家，共 {} 家。会议计时从现在开始。", tally.units),
                },
                "开会后也可以继续签到。".to_owned(),
            ];
            let forecast = cx.ledger.forecast(cx.now).map(|all| wording::arrangement::forecast(&all));
            let lines = lines.into_iter().chain(forecast.map(|all| format!("现场汇报 {all}。"))).collect();
            confirm("宣布开会", lines, Command::CallToOrder)
        }
        MeetingState::InSession => {
            let lines = before_adjourning(cx);
            match meeting.next_date {
                Some(_) => confirm("宣布散会", lines, Command::Adjourn),
                None => Some(Step::ask(ask_adjourn(&lines))),
            }
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
