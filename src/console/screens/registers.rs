//! 台账: one screen for every kind of register: who has come how far, who has nothing yet, what is an empty shell.

use crate::{
    console::{
        action::Action,
        dialogs::Dialog,
        event::Input,
        list::ListCursor,
        registering::{about, ask_new, ask_step, ask_unit, entry_menu},
        rows::draw_row,
        search_bar::SearchBar,
        sight::Sight,
    },
    domain::{Owing, RegisterEntry, RegisterKind},
    wording::{
        self, register as words,
        wrap::{fit, pad, width},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// At most so many cells for a name: over a wider gap the eye loses the line on its way to the stage.
const MOST_NAME_CELLS: usize = 48;
/// Lines under the list that tell about the selected entry.
const ABOUT_ROWS: u16 = 5;

/// Which lines are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    /// 全部.
    #[default]
    All,
    /// 没办成的.
    Open,
    /// 未登记的.
    Missing,
    /// 空转的, 待公布的.
    Marked,
}

impl Range {
    const ALL: [(Self, &'static str); 4] =
        [(Self::All, "全部"), (Self::Open, "没办成的"), (Self::Missing, "未登记的"), (Self::Marked, "空转、待公布的")];

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|(range, _)| *range == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()].0
    }

    fn title(self) -> &'static str {
        Self::ALL.iter().find(|(range, _)| *range == self).map_or("", |(_, title)| title)
    }
}

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    kind: usize,
    range: Range,
    cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

/// What the screen asks for.
pub enum RegistersAsks {
    /// Nothing.
    Nothing,
    /// A dialog.
    Dialog(Box<Dialog>),
    /// Back to the walk.
    Back,
}

/// A line of the list.
enum Row<'a> {
    Entry(&'a RegisterEntry),
    Missing(Owing<'a>),
}

impl Registers {
    fn kind<'a>(&self, sight: &Sight<'a>) -> Option<&'a RegisterKind> {
        let kinds = &sight.ledger.programme.registers;
        kinds.get(self.kind.min(kinds.len().saturating_sub(1)))
    }

    fn shown<'a>(&self, kind: &'a RegisterKind, sight: &Sight<'a>) -> Vec<Row<'a>> {
        let (ledger, today) = (sight.ledger, sight.today());
        let keeps = |entry: &&RegisterEntry| match self.range {
            Range::All => true,
            Range::Open => !kind.is_done(entry.stage),
            Range::Missing => false,
            Range::Marked => !words::marks(ledger, kind, entry, today).is_empty(),
        };
        let has_words = |unit: &str, name: &str, rest: &str| self.search.keeps(&format!("{unit} {name} {rest}"));
        let entries = ledger.register_of(&kind.id).into_iter().filter(keeps).filter(|entry| {
            let fields: Vec<&str> = entry.fields.values().map(String::as_str).collect();
            has_words(
                ledger.short(&entry.unit),
                &entry.name,
                &format!("{} {}", kind.stage_name(entry.stage), fields.join(" ")),
            )
        });
        let mut rows: Vec<Row<'a>> = entries.map(Row::Entry).collect();
        if self.range != Range::Marked {
            let missing = ledger.register_tally(kind).missing.into_iter();
            let found = missing.filter(|owing| has_words(&owing.unit.short, owing.name, words::MISSING));
            rows.extend(found.map(Row::Missing));
        }
        rows
    }

    fn turn(&mut self, forward: bool, sight: &Sight<'_>) {
        let kinds = sight.ledger.programme.registers.len().max(1);
        self.kind = (self.kind + if forward { 1 } else { kinds - 1 }) % kinds;
        self.cursor.at = 0;
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> RegistersAsks {
        let dialog = |dialog: Option<Dialog>| {
            dialog.map_or(RegistersAsks::Nothing, |dialog| RegistersAsks::Dialog(Box::new(dialog)))
        };
        if self.search.take(input) {
            self.cursor.at = 0;
            return RegistersAsks::Nothing;
        }
        let Some(kind) = self.kind(sight) else { return RegistersAsks::Back };
        let shown = self.shown(kind, sight);
        if self.cursor.act(input.action(), shown.len(), sight.page) {
            return RegistersAsks::Nothing;
        }
        match (input.action(), shown.get(self.cursor.at)) {
            (Some(Action::Enter), Some(Row::Entry(entry))) => {
                return dialog(entry_menu(entry.id, sight).map(Dialog::Chooser));
            }
            (Some(Action::Enter), Some(Row::Missing(owing))) => {
                return dialog(Some(Dialog::Prompt(ask_new(kind, &owing.unit.id, owing.name, sight))));
            }
            (Some(Action::Add), _) => return dialog(Some(Dialog::Chooser(ask_unit(kind, sight)))),
            (Some(Action::Advance), Some(Row::Entry(entry))) if entry.stage + 1 < kind.stages.len() => {
                return dialog(ask_step(entry.id, entry.stage + 1, sight).map(Dialog::Prompt));
            }
            (Some(Action::NextRegister), _) => self.turn(true, sight),
            (Some(Action::PreviousRegister), _) => self.turn(false, sight),
            (Some(Action::CycleFilter), _) => {
                self.range = self.range.next();
                self.cursor.at = 0;
            }
            (Some(Action::Find), _) => self.search.active = true,
            (Some(Action::Back), _) if !self.search.field.is_empty() => self.search.field.clear(),
            (Some(Action::Back), _) => return RegistersAsks::Back,
            _ => {}
        }
        RegistersAsks::Nothing
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let Some(kind) = self.kind(sight) else {
            frame.render_widget(Line::styled("  目录里没有台账", theme.dim), Rect { height: 1, ..area });
            return;
        };
        frame.render_widget(self.tabs(usize::from(area.width), sight), Rect { height: 1, ..area });
        let second = Rect { y: area.y + 1, height: 1, ..area };
        let shown = self.shown(kind, sight);
        if self.search.active || !self.search.field.is_empty() {
            self.search.draw(frame, area, theme);
        } else {
            let (ledger, today) = (sight.ledger, sight.today());
            let tally = words::tally(kind, &ledger.register_tally(kind), &ledger.register_rounds(kind, today), today);
            let words = format!(" {tally}　列{} {} 行", self.range.title(), shown.len());
            frame.render_widget(Line::styled(fit(&words, usize::from(area.width)).into_owned(), theme.dim), second);
        }
        let about_rows = if area.height >= 3 + 2 * ABOUT_ROWS { ABOUT_ROWS } else { 0 };
        let list = Rect { y: area.y + 3, height: area.height.saturating_sub(3 + about_rows), ..area };
        let rows = usize::from(list.height);
        let first = self.cursor.first_shown(shown.len(), rows);
        if shown.is_empty() {
            let none = Rect { height: 1.min(list.height), ..list };
            frame.render_widget(Line::styled("  没有这样的条目，F2 登记一条", theme.dim), none);
        }
        for (y, (at, row)) in (list.y..).zip(shown.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.cursor.at;
            let line = row_line(row, kind, usize::from(area.width), is_selected, sight);
            let place = Rect { y, height: 1, ..area };
            sight.hits.line(place, at, is_selected);
            draw_row(frame, place, line, is_selected, theme);
        }
        if about_rows > 0
            && let Some(row) = shown.get(self.cursor.at)
        {
            draw_about(frame, Rect { y: list.bottom(), height: about_rows, ..area }, row, kind, sight);
        }
    }

    /// The kinds, the one at hand in brackets and always in sight.
    fn tabs<'a>(&self, cells: usize, sight: &Sight<'a>) -> Line<'a> {
        let theme = sight.theme;
        let kinds = &sight.ledger.programme.registers;
        let name = |kind: &RegisterKind| {
            if kind.private { format!("{}（{}）", kind.name, words::INTERNAL) } else { kind.name.clone() }
        };
        let at = self.kind.min(kinds.len().saturating_sub(1));
        let mut from = 0;
        let cells_of = |from: usize| kinds[from..=at].iter().map(|kind| width(&name(kind)) + 3).sum::<usize>() + 4;
        while from < at && cells_of(from) > cells {
            from += 1;
        }
        let mut spans = vec![Span::styled(if from > 0 { " ‹" } else { " " }, theme.dim)];
        let mut room = cells.saturating_sub(4);
        for (nth, kind) in kinds.iter().enumerate().skip(from) {
            let words = if nth == at { format!("[{}]", name(kind)) } else { format!(" {} ", name(kind)) };
            let taken = width(&words) + 1;
            if taken > room {
                spans.push(Span::styled("›", theme.dim));
                break;
            }
            room -= taken;
            spans.push(Span::styled(words, if nth == at { theme.accent } else { theme.dim }));
            spans.push(Span::raw(" "));
        }
        Line::from(spans)
    }
}

fn row_line<'a>(row: &Row<'_>, kind: &RegisterKind, cells: usize, is_selected: bool, sight: &Sight<'_>) -> Line<'a> {
    let theme = sight.theme;
    let style = |role| if is_selected { theme.selected } else { role };
    let mark = Span::styled(if is_selected { "> " } else { "  " }, style(theme.text));
    let stage_cells = kind.stages.iter().map(|stage| width(&stage.name)).max().unwrap_or(8).clamp(6, 12);
    let name_cells = cells.saturating_sub(2 + 16 + stage_cells + 2 + 10 + 2 + 16).clamp(12, MOST_NAME_CELLS);
    match row {
        Row::Entry(entry) => {
            let is_done = kind.is_done(entry.stage);
            let marks = words::marks(sight.ledger, kind, entry, sight.today()).join(" ");
            Line::from(vec![
                mark,
                Span::styled(pad(sight.ledger.short(&entry.unit), 16), style(theme.dim)),
                Span::styled(pad(&entry.name, name_cells), style(theme.text)),
                Span::styled("  ", style(theme.text)),
                Span::styled(
                    pad(kind.stage_name(entry.stage), stage_cells),
                    style(if is_done { theme.good } else { theme.text }),
                ),
                Span::styled(format!("  {}", pad(&wording::day(entry.since, sight.today()), 10)), style(theme.dim)),
                Span::styled(fit(&marks, 16).into_owned(), style(theme.warn)),
            ])
        }
        Row::Missing(owing) => Line::from(vec![
            mark,
            Span::styled(pad(&owing.unit.short, 16), style(theme.dim)),
            Span::styled(pad(owing.name, name_cells), style(theme.dim)),
            Span::styled("  ", style(theme.text)),
            Span::styled(words::MISSING, style(theme.warn)),
        ]),
    }
}

fn draw_about(frame: &mut Frame<'_>, area: Rect, row: &Row<'_>, kind: &RegisterKind, sight: &Sight<'_>) {
    let theme = sight.theme;
    let cells = usize::from(area.width);
    frame.render_widget(crate::console::rows::rule(cells, theme), Rect { height: 1, ..area });
    let lines = match row {
        Row::Entry(entry) => about(entry, kind, sight.today()),
        Row::Missing(_) => vec![(format!("{}，Enter 登记", words::MISSING), false)],
    };
    // Two columns when there is room: fields are short.
    let columns = if cells >= 100 { 2 } else { 1 };
    let column_cells = (cells - 2) / columns;
    let (way, fields) = lines.split_at(1);
    let first = Line::styled(format!("  {}", fit(&way[0].0, cells - 2)), theme.text);
    frame.render_widget(first, Rect { y: area.y + 1, height: 1, ..area });
    let rows = usize::from(area.height).saturating_sub(2);
    for (y, pair) in (area.y + 2..).zip(fields.chunks(fields.len().div_ceil(rows).max(columns)).take(rows)) {
        let cells_each = if pair.len() > columns { (cells - 2) / pair.len() } else { column_cells };
        let spans = pair.iter().map(|(words, is_private)| {
            Span::styled(pad(words, cells_each), if *is_private { theme.warn } else { theme.dim })
        });
        let line = std::iter::once(Span::raw("  ")).chain(spans).collect::<Vec<_>>();
        frame.render_widget(Line::from(line), Rect { y, height: 1, ..area });
    }
}
