//! 未定期限: what still has no date. The meeting's work is to bring this list to nothing.

use super::{
    many::{self, date_many},
    walk::{agree_date, date_item},
};
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::Chooser,
        event::Input,
        keymap::{ENTER, ESC, MARK, MARK_ALL, MEETING, Scope, bind, ctrl, f, letter, moves},
        list::List,
        rows::{heading, unit_names},
        screen::{Done, Place, Screen, Step, in_meeting},
        search_bar::SearchBar,
        units,
    },
    document::Sheet,
    domain::{CommitmentId, ItemId, Ledger, UndatedTask, UnitId},
    wording::{
        self, lists,
        wrap::{fit, pad},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const UNDATED: Scope = Scope("未定期限");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: UNDATED,
    key: Some(bind(MEETING, &[ctrl('t')], Action::Show(UNDATED), "未定期限", "还没有期限的任务和事项，逐条定日期")),
    open: |_| Step::show(Undated { list: List::marking() }),
    keys: &[
        &[
            bind(UNDATED, ENTER, Action::Enter, "定期限", "给选中的任务定一个期限，各单位一并生效"),
            bind(UNDATED, &[f(3)], Action::BindUnits, "挑单位", "只给其中几家定期限"),
            bind(UNDATED, MARK, Action::Mark, "勾选", "勾选这一条，转下一条；再按取消；勾了的一并定期限"),
            bind(UNDATED, MARK_ALL, Action::MarkAll, "", "列出的全部勾选；都勾了的，再按全部取消"),
            bind(UNDATED, &[letter('/')], Action::Find, "", "按字查找"),
            bind(UNDATED, ESC, Action::Back, "调度", "回到调度"),
        ],
        &moves(UNDATED),
    ],
};

/// The list; a row is marked by the items that would get a date.
struct Undated {
    list: List<(), Vec<ItemId>>,
}

enum Owed<'a> {
    Task(&'a UndatedTask),
    Commitment(CommitmentId),
}

impl Owed<'_> {
    /// Its number, its words, and whose it is in short.
    fn words<'a>(&self, ledger: &'a Ledger) -> (String, &'a str, String) {
        match self {
            Owed::Task(undated) => {
                let title = ledger.tasks.get(&undated.task).map_or("", |task| task.title.as_str());
                let all = undated.units.len() + 1 >= ledger.units.len() && undated.units.len() > 3;
                let who = if all {
                    format!("全体 {} 家", undated.units.len())
                } else {
                    unit_names(ledger, &undated.units, 3)
                };
                (undated.task.to_string(), title, who)
            }
            Owed::Commitment(id) => {
                let commitment = &ledger.commitments[id];
                let kind = wording::commitment_kind(commitment.kind);
                (format!("{kind}{id}"), commitment.text.as_str(), ledger.short(&commitment.unit).to_owned())
            }
        }
    }

    /// What would get a date.
    fn items(&self) -> Vec<ItemId> {
        match self {
            Self::Task(undated) => {
                let at = |unit: &UnitId| ItemId::Assignment(undated.task.clone(), unit.clone());
                undated.units.iter().map(at).collect()
            }
            Self::Commitment(id) => vec![ItemId::Commitment(*id)],
        }
    }
}

impl Undated {
    fn shown<'a>(&self, cx: &ScreenContext<'a>) -> Vec<Owed<'a>> {
        let ledger = cx.ledger;
        let commitments = cx.tally.undated_commitments.iter().filter(|id| {
            ledger.commitments.get(id).is_some_and(|commitment| {
                self.list.search.keeps(&format!("{} {}", ledger.short(&commitment.unit), commitment.text))
            })
        });
        let tasks = cx.tally.undated_tasks.iter().filter(|undated| {
            let title = ledger.tasks.get(&undated.task).map_or("", |task| task.title.as_str());
            self.list.search.keeps(&format!("{} {title} {}", undated.task, unit_names(ledger, &undated.units, 99)))
        });
        commitments.map(|id| Owed::Commitment(*id)).chain(tasks.map(Owed::Task)).collect()
    }
}

/// Which of the units of a task get a date.
fn ask_units(undated: &UndatedTask, cx: &ScreenContext<'_>) -> Chooser {
    let task = undated.task.clone();
    Chooser::several("给哪些单位定", units::these(&undated.units, cx), move |units: Vec<&UnitId>, cx| {
        let mut units: Vec<UnitId> = units.into_iter().cloned().collect();
        units.sort();
        Step::ask(agree_date(&task, &units, cx))
    })
}

impl Screen for Undated {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(UNDATED)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |owed: &Owed<'_>| {
            let (code, title, _) = owed.words(cx.ledger);
            let whose = match owed {
                Owed::Task(undated) => unit_names(cx.ledger, &undated.units, usize::MAX),
                Owed::Commitment(id) => cx.ledger.short(&cx.ledger.commitments[id].unit).to_owned(),
            };
            vec![code.into(), title.into(), whose.into()]
        };
        Some(Sheet::of(UNDATED.title(), &lists::UNDATED, self.shown(cx).iter().map(row).collect()))
    }

    fn says(&self, action: Action, _: &ScreenContext<'_>) -> Option<&'static str> {
        (action == Action::Enter && !self.list.marks().is_empty()).then_some("一并定")
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn is_list(&self) -> bool {
        true
    }

    fn item(&self, cx: &ScreenContext<'_>) -> Option<ItemId> {
        self.shown(cx).get(self.list.at()).and_then(|owed| owed.items().into_iter().next())
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let shown = self.shown(cx);
        if let Some(step) = self.list.take_marking(input, &shown, cx.page, Owed::items) {
            return step;
        }
        match (input.action(), shown.get(self.list.at())) {
            (Some(Action::Enter), _) if !self.list.marks().is_empty() => {
                Step::ask(date_many(self.list.marks().iter().flatten().cloned().collect(), cx))
            }
            (Some(Action::Enter), Some(Owed::Task(undated))) => {
                Step::ask(agree_date(&undated.task, &undated.units, cx))
            }
            (Some(Action::BindUnits), Some(Owed::Task(undated))) => Step::ask(ask_units(undated, cx)),
            (Some(Action::Enter), Some(Owed::Commitment(id))) => {
                let text = cx.ledger.commitments.get(id).map_or("", |commitment| commitment.text.as_str());
                Step::ask(date_item("定期限".to_owned(), text.to_owned(), &ItemId::Commitment(*id)))
            }
            (Some(Action::Back), _) => Step::Back,
            _ => Step::Unused,
        }
    }

    fn done(&mut self, done: &Done<'_>, _: &ScreenContext<'_>) -> Step {
        if many::is_of_many(done.command()) {
            self.list.unmark();
        }
        Step::Stay
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let (theme, ledger) = (cx.theme, cx.ledger);
        let shown = self.shown(cx);
        let title = "未定期限　选中一条回车，说个日子，各责任单位一并生效";
        let head = heading(title, &format!("{} 项", shown.len()), usize::from(area.width), theme);
        let none = Line::styled("  都有期限了。", theme.good);
        let cells = self.list.row_cells(area);
        let title_cells = (cells / 2).clamp(20, 44);
        self.list.draw_page(frame, area, (head, none), shown.len(), cx, |at| {
            let (code, title, who) = shown[at].words(ledger);
            Line::from(vec![
                self.list.mark(&shown[at].items(), cx),
                Span::styled(pad(&code, 8), theme.dim),
                Span::styled(format!("{}  ", pad(title, title_cells)), theme.text),
                Span::styled(fit(&who, cells.saturating_sub(title_cells + 11)).into_owned(), theme.dim),
            ])
        });
    }
}
