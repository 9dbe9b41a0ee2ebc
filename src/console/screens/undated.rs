//! 未定期限: what still has no date. The meeting's work is to bring this list to nothing.

use crate::{
    console::{
        action::Action,
        dialogs::{Blank, Dialog, Prompt, PromptFor},
        event::Input,
        list::ListCursor,
        rows::{draw_row, heading, unit_names},
        search_bar::SearchBar,
        sight::Sight,
    },
    domain::{CommitmentId, ItemId, TaskId, UndatedTask, UnitId},
    wording::{
        self,
        wrap::{fit, pad},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Undated {
    cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

/// What the list asks for.
pub enum UndatedAsks {
    /// Nothing.
    Nothing,
    /// A dialog.
    Dialog(Box<Dialog>),
    /// To pick some of the units of a task.
    PickUnits(TaskId, Vec<UnitId>),
    /// Back to the walk.
    Back,
}

enum Owed<'a> {
    Task(&'a UndatedTask),
    Commitment(CommitmentId),
}

impl Undated {
    fn shown<'a>(&self, sight: &Sight<'a>) -> Vec<Owed<'a>> {
        let ledger = sight.ledger;
        let commitments = sight.tally.undated_commitments.iter().filter(|id| {
            ledger.commitments.get(id).is_some_and(|commitment| {
                self.search.keeps(&format!("{} {}", ledger.short(&commitment.unit), commitment.text))
            })
        });
        let tasks = sight.tally.undated_tasks.iter().filter(|undated| {
            let title = ledger.tasks.get(&undated.task).map_or("", |task| task.title.as_str());
            self.search.keeps(&format!("{} {title} {}", undated.task, unit_names(ledger, &undated.units, 99)))
        });
        commitments.map(|id| Owed::Commitment(*id)).chain(tasks.map(Owed::Task)).collect()
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> UndatedAsks {
        if self.search.take(input) {
            self.cursor.at = 0;
            return UndatedAsks::Nothing;
        }
        let shown = self.shown(sight);
        if self.cursor.act(input.action(), shown.len(), sight.page) {
            return UndatedAsks::Nothing;
        }
        match (input.action(), shown.get(self.cursor.at)) {
            (Some(Action::Enter), Some(Owed::Task(undated))) => {
                UndatedAsks::Dialog(Box::new(Dialog::Prompt(agree(&undated.task, &undated.units, sight))))
            }
            (Some(Action::BindUnits), Some(Owed::Task(undated))) => {
                UndatedAsks::PickUnits(undated.task.clone(), undated.units.clone())
            }
            (Some(Action::Enter), Some(Owed::Commitment(id))) => {
                let text = sight.ledger.commitments.get(id).map_or("", |commitment| commitment.text.as_str());
                let purpose = PromptFor::DateItem(ItemId::Commitment(*id));
                let prompt = Prompt::new("定期限", text, purpose, vec![Blank::deadline("期限", "")]);
                UndatedAsks::Dialog(Box::new(Dialog::Prompt(prompt)))
            }
            (Some(Action::Find), _) => {
                self.search.active = true;
                UndatedAsks::Nothing
            }
            (Some(Action::Back), _) if !self.search.field.is_empty() => {
                self.search.field.clear();
                UndatedAsks::Nothing
            }
            (Some(Action::Back), _) => UndatedAsks::Back,
            _ => UndatedAsks::Nothing,
        }
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let ledger = sight.ledger;
        let cells = usize::from(area.width);
        let shown = self.shown(sight);
        let title = "未定期限　选中一条回车，说个日子，各责任单位一并生效";
        frame.render_widget(heading(title, &format!("{} 项", shown.len()), cells, theme), Rect { height: 1, ..area });
        self.search.draw(frame, area, theme);
        let rows = usize::from(area.height).saturating_sub(2);
        let first = self.cursor.first_shown(shown.len(), rows);
        let title_cells = (cells / 2).clamp(20, 44);
        for (y, (at, line)) in (area.y + 2..).zip(shown.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.cursor.at;
            let (code, title, who) = match line {
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
            };
            let style = |role| if is_selected { theme.selected } else { role };
            let line = Line::from(vec![
                Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
                Span::styled(pad(&code, 8), style(theme.dim)),
                Span::styled(pad(title, title_cells), style(theme.text)),
                Span::styled("  ", style(theme.text)),
                Span::styled(fit(&who, cells.saturating_sub(title_cells + 13)).into_owned(), style(theme.dim)),
            ]);
            sight.hits.line(Rect { y, height: 1, ..area }, at, is_selected);
            draw_row(frame, Rect { y, height: 1, ..area }, line, is_selected, theme);
        }
        if shown.is_empty() {
            let line = Rect { y: area.y + 2, height: 1, ..area };
            frame.render_widget(Line::styled("  都有期限了。", theme.good), line);
        }
    }
}

/// The question that gives a task a date at units.
#[must_use]
pub fn agree(task: &TaskId, units: &[UnitId], sight: &Sight<'_>) -> Prompt {
    let title = sight.ledger.tasks.get(task).map_or("", |task| task.title.as_str());
    Prompt::new(
        format!("定期限　{title}"),
        unit_names(sight.ledger, units, 4),
        PromptFor::AgreeDate(task.clone(), units.to_vec()),
        vec![Blank::deadline("期限", "")],
    )
}
