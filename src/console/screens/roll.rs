//! 签到: one line a unit, one key for each state; who has come is counted.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Prompt},
        event::Input,
        keymap::{DELETE, ENTER, ESC, MEETING, Scope, bind, ctrl, f, key, letter, moves},
        list::List,
        meeting_questions,
        rows::heading,
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Attendance, Command, Presence, Unit, UnitId},
    wording::{
        self, lists,
        wrap::{fit, pad},
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const ROLL: Scope = Scope("签到");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: ROLL,
    key: Some(bind(MEETING, &[f(8)], Action::Show(ROLL), "签到", "签到：到会、代会、迟到、请假、缺席")),
    open: |_| Step::show(Roll::default()),
    keys: &[
        &[
            bind(ROLL, &[key(KeyCode::Right), letter('1')], Action::Present, "到会", "到会"),
            bind(ROLL, &[f(2), letter('2')], Action::Delegate, "代会", "他人代会，写姓名和职务"),
            bind(ROLL, &[f(3), letter('3')], Action::Late, "迟到", "迟到（记下到会时间）"),
            bind(ROLL, &[f(4), letter('4')], Action::OnLeave, "请假", "请假，原因只留内部"),
            bind(ROLL, &[f(6), letter('5')], Action::Absent, "缺席", "缺席"),
            bind(ROLL, &[ctrl('k'), letter('6')], Action::Times, "", "补到会、离会的时间"),
            bind(ROLL, DELETE, Action::ClearRoll, "", "清除这一行"),
            bind(ROLL, &[ctrl('a')], Action::RestPresent, "其余到会", "其余还没签到的都记为到会"),
            bind(ROLL, ENTER, Action::Enter, "", "到会，转下一行"),
            bind(ROLL, &[letter('/')], Action::Find, "", "找单位"),
            bind(ROLL, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(ROLL),
    ],
};

/// The roll.
#[derive(Default)]
pub struct Roll {
    list: List,
}

impl Roll {
    fn shown<'a>(&self, cx: &ScreenContext<'a>) -> Vec<&'a Unit> {
        let wanted = self.list.search.field.text().trim();
        if wanted.is_empty() {
            return cx.ledger.walk().into_iter().map(|(unit, _)| unit).collect();
        }
        let found = cx.listener.find_units(wanted);
        found.iter().filter_map(|id| cx.ledger.units.get(id)).collect()
    }

    fn line_of<'a>(unit: &Unit, cx: &ScreenContext<'a>) -> Option<&'a Attendance> {
        cx.ledger.attendance.get(&(cx.ledger.at?, unit.id.clone()))
    }

    fn mark(&mut self, unit: &Unit, presence: Presence, len: usize) -> Step {
        self.list.next(len);
        Step::execute(roll_of(&unit.id, Some(presence), [String::new(), String::new(), String::new()]))
    }
}

/// A line of the roll: person, post, reason for leave.
fn roll_of(unit: &UnitId, presence: Option<Presence>, [person, post, reason]: [String; 3]) -> Command {
    Command::TakeRoll { unit: unit.clone(), presence, person, post, reason }
}

/// Who came instead.
fn ask_delegate(unit: &Unit, line: Option<&Attendance>) -> Prompt {
    let blanks = vec![
        Blank::proposed("姓名", line.map_or("", |line| line.person.as_str())),
        Blank::proposed("职务", line.map_or("", |line| line.post.as_str())),
    ];
    let id = unit.id.clone();
    let ask = Prompt::new("代会", unit.short.clone(), blanks, move |answer, _| {
        let who = [answer.text(0), answer.text(1), String::new()];
        Ok(Step::execute(roll_of(&id, Some(Presence::Delegate), who)))
    });
    ask.kept_as(format!("Delegate({:?})", unit.id))
}

/// When they came and went, by hand.
fn ask_times(unit: &Unit, line: Option<&Attendance>) -> Prompt {
    let known = |time: Option<chrono::NaiveDateTime>| time.map_or(String::new(), wording::clock_time);
    let blanks = vec![
        Blank::proposed("几点到的", &known(line.and_then(|line| line.arrived))),
        Blank::proposed("几点走的（没有早走不填）", &known(line.and_then(|line| line.left))),
    ];
    let id = unit.id.clone();
    let ask = Prompt::new("到会、离会时间", unit.short.clone(), blanks, move |answer, _| {
        let [arrived, left] = [0, 1].map(|at| meeting_questions::time(&answer.text(at)));
        Ok(Step::execute(Command::NoteTimes { unit: id.clone(), arrived: arrived?, left: left? }))
    });
    ask.kept_as(format!("Times({:?})", unit.id))
}

/// Why on leave.
fn ask_leave(unit: &Unit) -> Prompt {
    let id = unit.id.clone();
    let blanks = vec![Blank::new("原因（只留内部）", "")];
    let ask = Prompt::new("请假", unit.short.clone(), blanks, move |answer, _| {
        let reason = [String::new(), String::new(), answer.text(0)];
        Ok(Step::execute(roll_of(&id, Some(Presence::OnLeave), reason)))
    });
    ask.kept_as(format!("OnLeave({:?})", unit.id))
}

impl Screen for Roll {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(ROLL)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |unit: &Unit| {
            let line = Self::line_of(unit, cx);
            let time =
                |of: fn(&Attendance) -> Option<chrono::NaiveDateTime>| line.and_then(of).map(wording::clock_time);
            let presence = line.map_or(lists::NOT_ON_ROLL, |line| wording::presence(line.presence));
            vec![
                unit.order.into(),
                unit.short.as_str().into(),
                presence.into(),
                time(|line| line.arrived).into(),
                time(|line| line.left).into(),
                line.map(|line| line.person.as_str()).into(),
                line.map(|line| line.post.as_str()).into(),
            ]
        };
        Some(Sheet::of(ROLL.title(), &lists::ROLL, self.shown(cx).into_iter().map(row).collect()))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let shown = self.shown(cx);
        if let Some(step) = self.list.take(input, shown.len(), cx.page) {
            return step;
        }
        match (input.action(), shown.get(self.list.at())) {
            (Some(Action::Back), _) => Step::Back,
            (Some(Action::RestPresent), _) => Step::execute(Command::TakeRollOfRest),
            (Some(Action::Present | Action::Enter), Some(unit)) => self.mark(unit, Presence::Present, shown.len()),
            (Some(Action::Late), Some(unit)) => self.mark(unit, Presence::Late, shown.len()),
            (Some(Action::Absent), Some(unit)) => self.mark(unit, Presence::Absent, shown.len()),
            (Some(Action::Delegate), Some(unit)) => Step::ask(ask_delegate(unit, Self::line_of(unit, cx))),
            (Some(Action::Times), Some(unit)) => Step::ask(ask_times(unit, Self::line_of(unit, cx))),
            (Some(Action::OnLeave), Some(unit)) => Step::ask(ask_leave(unit)),
            (Some(Action::ClearRoll), Some(unit)) => {
                Step::execute(roll_of(&unit.id, None, [String::new(), String::new(), String::new()]))
            }
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let shown = self.shown(cx);
        let head = heading("签到", &counts(cx), usize::from(area.width), cx.theme);
        let cells = self.list.row_cells(area);
        self.list.draw_page(frame, area, (head, Line::default()), shown.len(), cx, |at| {
            roll_line(shown[at], Self::line_of(shown[at], cx), cells, cx)
        });
    }
}

fn counts(cx: &ScreenContext<'_>) -> String {
    let Some(at) = cx.ledger.at else { return String::new() };
    let lines: Vec<&Attendance> = cx.ledger.attendance.values().filter(|line| line.meeting == at).collect();
    let count = |presence: Presence| lines.iter().filter(|line| line.presence == presence).count();
    let came = lines.iter().filter(|line| line.presence.came()).count();
    let mut parts = vec![format!("到会 {came}/{}", cx.tally.units)];
    for presence in [Presence::Delegate, Presence::Late, Presence::OnLeave, Presence::Absent] {
        if count(presence) > 0 {
            parts.push(format!("{} {}", wording::presence(presence), count(presence)));
        }
    }
    parts.push(format!("未签 {}", cx.tally.units.saturating_sub(lines.len())));
    parts.join("  ")
}

fn roll_line<'a>(unit: &Unit, line: Option<&Attendance>, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let (mark, word, role) = match line.map(|line| line.presence) {
        None => ("·", "未签", theme.dim),
        Some(Presence::Present) => ("✓", "到会", theme.good),
        Some(Presence::Delegate) => ("✓", "代会", theme.good),
        Some(Presence::Late) => ("▲", "迟到", theme.warn),
        Some(Presence::OnLeave) => ("○", "请假", theme.warn),
        Some(Presence::Absent) => ("×", "缺席", theme.bad),
    };
    let who = line.map_or(String::new(), |line| {
        [line.person.as_str(), line.post.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("　")
    });
    let time = line.and_then(|line| line.arrived).map_or(String::new(), wording::clock_time);
    let left = line.and_then(|line| line.left).map(|at| format!("{}离会", wording::clock_time(at)));
    let who = [Some(who).filter(|who| !who.is_empty()), left].into_iter().flatten().collect::<Vec<_>>().join("　");
    let name_cells = if cells >= 98 { 30 } else { 20 };
    let who_cells = cells.saturating_sub(4 + name_cells + 8 + 8 + 4);
    Line::from(vec![
        Span::styled(format!("{:>2}  ", unit.order), theme.dim),
        Span::styled(pad(&unit.short, name_cells), theme.text),
        Span::styled(format!("{mark} {word}   "), role),
        Span::styled(pad(&time, 8), theme.dim),
        Span::styled(fit(&who, who_cells).into_owned(), theme.text),
    ])
}
