//! 会前: every unit on one line: what it owes, whether its form came back, whether it reports in the room or in writing.

use super::{requests, walk::Walk};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, MEETING, Scope, bind, f, moves, shift_f},
        list::List,
        rows::{below_head, heading},
        screen::{Place, Screen, Step, in_meeting},
    },
    document::{Field, Sheet},
    domain::{Before, Command, StopState},
    wording::{
        arrangement, before as words,
        wrap::{pad, pad_left},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const PREPARE: Scope = Scope("会前准备");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: PREPARE,
    key: Some(bind(
        MEETING,
        &[shift_f(7)],
        Action::Show(PREPARE),
        "",
        "会前准备：各家欠什么、交没交表，定现场还是书面汇报",
    )),
    open: |_| Step::show(Prepare::default()),
    keys: &[
        &[
            bind(PREPARE, ENTER, Action::Enter, "看这家", "看这一家的情况"),
            bind(PREPARE, &[f(4)], Action::Answer, "答复申请", "答复这一家的延期申请：同意到哪天，或不同意"),
            bind(PREPARE, &[f(6)], Action::Written, "现场/书面", "这一家现场汇报还是书面汇报"),
            bind(PREPARE, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(PREPARE),
    ],
};

/// The screen.
#[derive(Default)]
struct Prepare {
    list: List,
}

/// Cells of the unit's name, of each count.
const UNIT_CELLS: usize = 18;
const COUNT_CELLS: usize = 6;

impl Screen for Prepare {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(PREPARE)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let count = |count: usize| Field::from(u32::try_from(count).unwrap_or(u32::MAX));
        let row = |before: &Before<'_>| {
            let lengths = counts(before).map(count);
            let head = [Field::from(before.unit.short.as_str()), way(before, cx).into()];
            let answered = before.has_answered.then_some(words::ANSWERED);
            head.into_iter().chain(lengths).chain([answered.into()]).collect()
        };
        let rows = cx.ledger.before_the_meeting(cx.today()).iter().map(row).collect();
        let columns = words::COLUMNS.map(|name| (name, if name == words::COLUMNS[0] { 18 } else { 8 }));
        Some(Sheet::of(words::TITLE, &columns, rows))
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let walk = cx.ledger.walk();
        if let Some(step) = self.list.take(input, walk.len(), cx.page) {
            return step;
        }
        let Some((unit, stop)) = walk.get(self.list.at()) else {
            return if input.action() == Some(Action::Back) { Step::Back } else { Step::Unused };
        };
        let unit = unit.id.clone();
        match (input.action(), stop.state) {
            (Some(Action::Back), _) => Step::Back,
            (Some(Action::Enter), _) => {
                let turn = |walk: &mut Walk, _: &ScreenContext<'_>| {
                    walk.turn_to(unit);
                    Step::Walk
                };
                Step::tell(turn)
            }
            (Some(Action::Answer), _) => requests::of_unit(&unit, cx),
            (Some(Action::Written), StopState::Written) => {
                Step::execute(Command::MarkStop { unit, state: StopState::Pending })
            }
            (Some(Action::Written), StopState::Pending) => {
                Step::execute(Command::MarkStop { unit, state: StopState::Written })
            }
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let all = cx.ledger.before_the_meeting(cx.today());
        let written = all.iter().filter(|before| before.in_writing).count();
        let answered = all.iter().filter(|before| before.has_answered).count();
        let forecast = cx
            .ledger
            .forecast(cx.now)
            .map_or(String::new(), |all| format!("预计 {}   ", arrangement::length(all.seconds)));
        let right = format!("{forecast}{}", words::counts(all.len() - written, written, answered));
        frame.render_widget(heading(words::TITLE, &right, cells, theme), Rect { height: 1.min(area.height), ..area });
        let head: String = std::iter::once(format!("  {}", pad(words::COLUMNS[0], UNIT_CELLS + 2)))
            .chain(words::COLUMNS[1..].iter().map(|name| pad_left(name, COUNT_CELLS)))
            .collect();
        let head_row = Rect { y: area.y + 1, height: 1.min(area.height.saturating_sub(1)), ..area };
        frame.render_widget(Line::styled(head, theme.dim), head_row);
        self.list.draw(frame, below_head(area), all.len(), cx, |at| row(at + 1, &all[at], cx));
    }
}

/// What is counted of a unit, in the order of the columns.
fn counts(before: &Before<'_>) -> [usize; 7] {
    [
        before.promised.len(),
        before.due.len(),
        before.overdue.len(),
        before.extended.len(),
        before.requests.len(),
        before.silent.len(),
        before.reported.len(),
    ]
}

/// How it reports; once it has had its turn, how long that took.
fn way(before: &Before<'_>, cx: &ScreenContext<'_>) -> String {
    let turn = cx.ledger.at.and_then(|at| cx.ledger.stops.get(&(at, before.unit.id.clone())));
    match turn.map(|stop| stop.seconds_at(cx.now)).filter(|spent| *spent > 0) {
        Some(spent) => arrangement::length(spent),
        None if before.in_writing => words::WRITTEN.to_owned(),
        None => words::LIVE.to_owned(),
    }
}

fn row<'a>(number: usize, before: &Before<'_>, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let count = |count: usize, role| {
        let words = if count == 0 { "·".to_owned() } else { count.to_string() };
        Span::styled(pad_left(&words, COUNT_CELLS), if count == 0 { theme.dim } else { role })
    };
    let answered = if before.has_answered { words::ANSWERED } else { "·" };
    let roles = [theme.text, theme.text, theme.bad, theme.text, theme.warn, theme.text, theme.good];
    let way_role = if before.in_writing { theme.dim } else { theme.text };
    let mut spans = vec![
        Span::styled(pad(&format!("{number:>2} {}", before.unit.short), UNIT_CELLS + 2), theme.text),
        Span::styled(pad_left(&way(before, cx), COUNT_CELLS), way_role),
    ];
    spans.extend(counts(before).into_iter().zip(roles).map(|(number, role)| count(number, role)));
    let role = if before.has_answered { theme.good } else { theme.dim };
    spans.push(Span::styled(pad_left(answered, COUNT_CELLS), role));
    Line::from(spans)
}
