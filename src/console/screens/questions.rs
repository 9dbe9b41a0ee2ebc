//! 可以问: what the chair may ask the unit at hand, each question with the records it rests on. The secretary's own: the
//! wall has no way to it.

use super::{
    requests,
    walk::{go_to, item_menu},
};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, FIND, MEETING, Scope, TAB, alt, bind, moves},
        list::{Filter, List},
        rows::{below_head, heading, rule},
        screen::{Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{ChairAsks, ChairQuestion, ItemId, UnitId},
    wording::{
        chair as words, lists,
        wrap::{fit, pad, wrap},
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const QUESTIONS: Scope = Scope("可以问");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: QUESTIONS,
    key: Some(bind(
        MEETING,
        &[alt(KeyCode::Char('w'))],
        Action::Show(QUESTIONS),
        "",
        "可以问：这一家有哪些要主持人问的，依据是什么；不上投影",
    )),
    open: |cx| Step::show(Questions { unit: cx.unit.cloned(), ..Questions::default() }),
    keys: &[
        &[
            bind(QUESTIONS, ENTER, Action::Enter, "办理", "办理问到的那一条；没有事项的，转到那一家"),
            bind(QUESTIONS, TAB, Action::CycleFilter, "换范围", "这一家 → 全部单位"),
            bind(QUESTIONS, FIND, Action::Find, "查找", "按单位或按字查找"),
            bind(QUESTIONS, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(QUESTIONS),
    ],
};

/// Cells of the unit's name, where all of them are listed.
const UNIT_CELLS: usize = 16;

/// Whose questions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// The unit's at hand.
    One,
    /// Everybody's.
    All,
}

impl Filter for Whose {
    const ALL: &'static [(Self, &'static str)] = &[(Self::One, "这一家"), (Self::All, "全部单位")];
}

/// The screen.
#[derive(Default)]
struct Questions {
    /// Whose; `None`: everybody's.
    unit: Option<UnitId>,
    list: List<Whose>,
}

/// What the chair may ask a unit.
#[must_use]
pub fn of(unit: &UnitId, cx: &ScreenContext<'_>) -> Vec<ChairQuestion> {
    cx.ledger.for_office().chair_questions(unit, cx.today())
}

impl Questions {
    fn one(&self) -> Option<&UnitId> {
        self.unit.as_ref().filter(|_| self.list.filter == Whose::One)
    }

    fn shown(&self, cx: &ScreenContext<'_>) -> Vec<ChairQuestion> {
        let units: Vec<UnitId> = match self.one() {
            Some(unit) => vec![unit.clone()],
            None => cx.ledger.walk().into_iter().map(|(unit, _)| unit.id.clone()).collect(),
        };
        let keeps = |asked: &ChairQuestion| {
            let unit = cx.ledger.short(&asked.unit);
            self.list.search.keeps(&format!("{unit} {}", words::question(asked, cx.ledger)))
        };
        units.iter().flat_map(|unit| of(unit, cx)).filter(keeps).collect()
    }
}

/// The item that a question is about, to be dealt with.
fn item_of(asked: &ChairQuestion) -> Option<ItemId> {
    match &asked.about {
        ChairAsks::Unanswered { item }
        | ChairAsks::ExtendedAgain { item, .. }
        | ChairAsks::SameShare { item, .. }
        | ChairAsks::NoEvidence { item } => Some(item.clone()),
        ChairAsks::WordForWord { now, .. } => Some(ItemId::Commitment(*now)),
        ChairAsks::StillFigure { .. } | ChairAsks::NoMeetings { .. } | ChairAsks::Silent { .. } => None,
    }
}

impl Screen for Questions {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(QUESTIONS)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |asked: &ChairQuestion| {
            let rests_on = words::evidence(asked, cx.ledger, cx.today()).join("；");
            vec![cx.ledger.short(&asked.unit).into(), words::question(asked, cx.ledger).into(), rests_on.into()]
        };
        let rows = self.shown(cx).iter().map(row).collect();
        let part = self.one().map_or("", |unit| cx.ledger.short(unit));
        let columns = [(words::COLUMNS[0], 16), (words::COLUMNS[1], 50), (words::COLUMNS[2], 60)];
        Some(Sheet::of(lists::of(words::TITLE, part), &columns, rows))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn is_list(&self) -> bool {
        true
    }

    fn item(&self, cx: &ScreenContext<'_>) -> Option<ItemId> {
        self.shown(cx).get(self.list.at()).and_then(item_of)
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let shown = self.shown(cx);
        if let Some(step) = self.list.take(input, shown.len(), cx.page) {
            return step;
        }
        match (input.action(), shown.get(self.list.at())) {
            (Some(Action::Enter), Some(asked)) => match (&asked.about, item_of(asked)) {
                (ChairAsks::Unanswered { item }, _) => requests::of_item(item, cx),
                (_, Some(item)) => Step::ask_if(item_menu(&item, cx)),
                (_, None) => go_to(asked.unit.clone()),
            },
            (Some(Action::Back), _) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let shown = self.shown(cx);
        let title = format!("{}　{}", words::TITLE, self.one().map_or("", |unit| cx.ledger.short(unit)));
        let right = format!("{} 条，只供主持人参考", shown.len());
        frame.render_widget(heading(&title, &right, cells, theme), Rect { height: 1.min(area.height), ..area });
        self.list.search.draw(frame, area, theme);
        let list = below_head(area);
        let Some(asked) = shown.get(self.list.at().min(shown.len().saturating_sub(1))) else {
            let line = Rect { height: 1.min(list.height), ..list };
            return frame.render_widget(Line::styled(format!("  {}", words::NONE), theme.good), line);
        };
        // The questions have half of the room at most; what the one under the cursor rests on has the rest.
        let rows = u16::try_from(shown.len()).unwrap_or(u16::MAX).min(list.height / 2).max(1);
        let list = Rect { height: rows.min(list.height), ..list };
        let unit_cells = if self.one().is_some() { 0 } else { UNIT_CELLS };
        let room = self.list.row_cells(list).saturating_sub(unit_cells);
        self.list.draw(frame, list, shown.len(), cx, |at| {
            Line::from(vec![
                Span::styled(pad(cx.ledger.short(&shown[at].unit), unit_cells), theme.dim),
                Span::styled(pad(&words::question(&shown[at], cx.ledger), room), theme.text),
            ])
        });
        let below = Rect { y: list.bottom() + 1, height: area.bottom().saturating_sub(list.bottom() + 1), ..area };
        frame.render_widget(rule(cells, theme), Rect { height: 1.min(below.height), ..below });
        let evidence = words::evidence(asked, cx.ledger, cx.today());
        let lines = evidence.iter().flat_map(|line| wrap(line, cells.saturating_sub(10)));
        for (at, line) in (0_u16..).zip(lines).take(usize::from(below.height.saturating_sub(1))) {
            let label = if at == 0 { " 依据　" } else { "       " };
            let spans = vec![
                Span::styled(pad(label, 8), theme.dim),
                Span::styled(fit(line, cells.saturating_sub(8)).into_owned(), theme.text),
            ];
            frame.render_widget(Line::from(spans), Rect { y: below.y + 1 + at, height: 1, ..below });
        }
    }
}
