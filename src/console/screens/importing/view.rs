//! Drawing a sheet that is brought in: its columns, its rows as they would be taken, and beneath them what is to be known or
//! asked of the one under the cursor.

use super::{
    Importing, Pane,
    looked::{Looked, Mark, RowLine},
};
use crate::{
    console::{
        context::ScreenContext,
        rows::{heading, pointer, rule},
    },
    exchange::import::ColumnRead,
    wording::{
        cell::column_letters,
        importing as words,
        wrap::{fit, pad, width, wrap},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// From this width on columns stand beside rows.
const SIDE_BY_SIDE: u16 = 120;
/// Lines under the lists, with the rule over them.
const DETAIL: u16 = 5;
/// Cells of a column's letter, of its heading, of what it is; of a row's mark.
const LETTER_CELLS: usize = 4;
const HEADING_CELLS: usize = 20;
const KIND_CELLS: usize = 11;
const MARK_CELLS: usize = 8;

impl Importing {
    /// How far reading, or holding against the ledger, has come.
    pub(super) fn draw_wait(&self, frame: &mut Frame<'_>, area: Rect, how_far: &str, cx: &ScreenContext<'_>) {
        let cells = usize::from(area.width);
        let lines = [
            heading(&self.said.path, "", cells, cx.theme),
            Line::default(),
            Line::styled(format!("  {how_far}"), cx.theme.accent),
            Line::styled(format!("  {}", words::WAIT), cx.theme.dim),
        ];
        for (y, line) in (area.y..area.bottom()).zip(lines) {
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
    }

    /// The columns, the rows, and what is to be known.
    pub(super) fn draw_looked(&self, frame: &mut Frame<'_>, area: Rect, looked: &Looked, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let count = |mark| looked.count(mark);
        let right = if self.holding.is_some() {
            self.how_far()
        } else {
            words::counts(count(Mark::Taken), count(Mark::Asked), count(Mark::Known), count(Mark::Left))
        };
        let name = self.said.path.rsplit(['/', '\\']).next().unwrap_or_default();
        let title = words::title(name, &looked.table.sheet, looked.kind());
        let line = Rect { height: 1.min(area.height), ..area };
        frame.render_widget(heading(&title, &right, usize::from(area.width), theme), line);
        self.rows.search.draw(frame, area, theme);
        let detail = DETAIL.min(area.height / 3);
        let lists = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + detail), ..area };
        let (columns, rows) = if area.width >= SIDE_BY_SIDE {
            let left = area.width * 2 / 5;
            let right = Rect { x: lists.x + left + 2, width: lists.width - left - 2, ..lists };
            (Rect { width: left, ..lists }, right)
        } else {
            let wanted = u16::try_from(looked.table.columns.len() + 1).unwrap_or(u16::MAX);
            let above = wanted.min(lists.height / 2).max(2);
            (
                Rect { height: above, ..lists },
                Rect { y: lists.y + above, height: lists.height.saturating_sub(above), ..lists },
            )
        };
        self.draw_columns(frame, columns, looked, cx);
        self.draw_rows(frame, rows, looked, cx);
        let below = Rect { y: area.bottom() - detail, height: detail, ..area };
        self.draw_detail(frame, below, looked, cx);
    }

    fn draw_columns(&self, frame: &mut Frame<'_>, area: Rect, looked: &Looked, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let is_at_hand = self.pane == Pane::Columns;
        draw_head(frame, area, words::COLUMNS, is_at_hand, cx);
        let list = below(area);
        let columns = &looked.table.columns;
        let cells = self.columns.row_cells(list);
        let beside = beside();
        if is_at_hand {
            self.columns.draw(frame, list, columns.len(), cx, |at| column_line(&columns[at], cells, cx));
        } else {
            for (y, column) in (list.y..list.bottom()).zip(columns) {
                let place = Rect { x: list.x + beside, y, height: 1, width: list.width.saturating_sub(beside) };
                frame.render_widget(column_line(column, cells, cx), place);
            }
            if columns.len() > usize::from(list.height) && list.height > 0 {
                let place = Rect { y: list.bottom() - 1, height: 1, ..list };
                let more = format!("  ……共 {} 列，Tab 看全部", columns.len());
                frame.render_widget(Line::styled(pad(&more, cells), theme.dim), place);
            }
        }
    }

    fn draw_rows(&self, frame: &mut Frame<'_>, area: Rect, looked: &Looked, cx: &ScreenContext<'_>) {
        let is_at_hand = self.pane == Pane::Rows;
        draw_head(frame, area, words::ROWS, is_at_hand, cx);
        let list = below(area);
        let shown = self.shown();
        let cells = self.rows.row_cells(list);
        let beside = beside();
        if is_at_hand {
            self.rows.draw(frame, list, shown.len(), cx, |at| row_line(&looked.lines[shown[at]], cells, cx));
        } else {
            // The first rows of the list itself; what stands above its heading is of no use here.
            let of_list = shown.iter().map(|at| &looked.lines[*at]).filter(|line| line.mark != Mark::Aside);
            for (y, line) in (list.y..list.bottom()).zip(of_list) {
                let place = Rect { x: list.x + beside, y, height: 1, width: list.width.saturating_sub(beside) };
                frame.render_widget(row_line(line, cells, cx), place);
            }
        }
    }

    /// What is asked of the row under the cursor; of a column what stands in it, and what is to be known of the sheet.
    fn draw_detail(&self, frame: &mut Frame<'_>, area: Rect, looked: &Looked, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        if area.height < 2 {
            return;
        }
        frame.render_widget(rule(cells, theme), Rect { height: 1, ..area });
        let mut said: Vec<(String, Style)> = Vec::new();
        if self.pane == Pane::Rows
            && let Some(line) = self.shown().get(self.rows.at()).and_then(|at| looked.lines.get(*at))
        {
            if !line.why.is_empty() {
                said.push((line.why.clone(), if line.mark == Mark::Asked { theme.heard } else { theme.text }));
            }
            said.push((line.words.clone(), theme.text));
        }
        said.extend(looked.notes().into_iter().map(|note| (note, theme.dim)));
        let room = cells.saturating_sub(2);
        let lines: Vec<(&str, Style)> = said
            .iter()
            .flat_map(|(words, style)| wrap(words, room).into_iter().map(move |line| (line, *style)))
            .collect();
        let last = usize::from(area.height).saturating_sub(2);
        for (nth, (y, (line, style))) in (area.y + 1..area.bottom()).zip(&lines).enumerate() {
            // What does not fit any more is said to go on.
            let goes_on = nth == last && lines.len() > last + 1;
            let line = if goes_on { format!("{line}…") } else { (*line).to_owned() };
            let line = Line::styled(fit(&line, room).into_owned(), *style);
            frame.render_widget(line, Rect { x: area.x + 1, y, height: 1, width: area.width.saturating_sub(1) });
        }
    }
}

/// The head over a list, marked where the cursor is.
fn draw_head(frame: &mut Frame<'_>, area: Rect, words: &str, is_at_hand: bool, cx: &ScreenContext<'_>) {
    let style = if is_at_hand { cx.theme.accent } else { cx.theme.dim };
    let mark = if is_at_hand { "▶" } else { " " };
    let line = Rect { height: 1.min(area.height), ..area };
    frame.render_widget(Line::styled(format!("{mark}{words}"), style), line);
}

/// Cells that a list without a cursor leaves free where the pointer would stand.
fn beside() -> u16 {
    u16::try_from(width(pointer(false))).unwrap_or(0)
}

/// What lies under the head of a list.
fn below(area: Rect) -> Rect {
    let head = 1.min(area.height);
    Rect { y: area.y + head, height: area.height - head, ..area }
}

fn column_line<'a>(column: &ColumnRead, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let letter = column_letters(column.column);
    let hidden = if column.is_hidden { words::HIDDEN } else { "" };
    let (kind, role) = column.read_as.map_or((words::NOT_READ, theme.dim), |kind| (kind, theme.good));
    let heading_cells = HEADING_CELLS.min(cells.saturating_sub(LETTER_CELLS + KIND_CELLS + 4));
    let rest = cells.saturating_sub(LETTER_CELLS + heading_cells + 3 + KIND_CELLS + 1);
    Line::from(vec![
        Span::styled(pad(&letter, LETTER_CELLS), theme.dim),
        Span::styled(pad(&format!("{}{hidden}", column.heading), heading_cells), theme.text),
        Span::styled(" → ", theme.dim),
        Span::styled(pad(kind, KIND_CELLS), role),
        Span::styled(format!(" {}", fit(&column.sample, rest)), theme.dim),
    ])
}

fn row_line<'a>(line: &RowLine, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
    let theme = cx.theme;
    let role = match line.mark {
        Mark::Taken => theme.good,
        Mark::Asked => theme.warn,
        Mark::Known | Mark::Left | Mark::Aside => theme.dim,
    };
    let hidden = if line.is_hidden { words::HIDDEN } else { "" };
    let why = if line.why.is_empty() { String::new() } else { format!("：{}", line.why) };
    let said = format!("{hidden}{}{why}", line.words);
    let text = if matches!(line.mark, Mark::Left | Mark::Aside) { theme.dim } else { theme.text };
    Line::from(vec![
        Span::styled(pad(line.mark.word(), MARK_CELLS), role),
        Span::styled(fit(&said, cells.saturating_sub(MARK_CELLS)).into_owned(), text),
    ])
}
