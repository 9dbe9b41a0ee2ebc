//! All units at a glance: a row a unit, a column a focus, numbered; the numbers and lamps are explained below.

use super::{
    Easel,
    grid::{Grid, Pages},
    split_bottom, split_top,
};
use crate::{
    stage::{Cell, Dated, Heading, OverviewRow, OverviewView, Turn},
    theme::Tone,
    widgets::{LampCell, tone_of_lamp},
    wording,
};
use ratatui::{layout::Rect, style::Style, widgets::Widget};

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &OverviewView, body: Rect) {
    let legend = legend(easel, view, body.width);
    let body = meters(easel, view, body);
    let rows = u16::try_from(legend.len()).unwrap_or(0).min(body.height / 3);
    let (matrix, below) = split_bottom(body, rows);
    for (row, line) in below.rows().zip(legend) {
        let mut rest = row;
        for (words, style) in line {
            let used = easel.brush.put(rest, &words, style);
            let used = (used + GAP).min(rest.width);
            rest = Rect { x: rest.x + used, width: rest.width - used, ..rest };
        }
    }
    let (numbers, cells) = split_top(matrix, 1);
    let name = name_width(easel, view);
    let columns = u16::try_from(view.headings.len()).unwrap_or(u16::MAX);
    let grid = Grid::new(cells, 2 + name + 1 + columns.saturating_mul(CELL), 3);
    let pages = Pages::of(view.rows.len(), grid.capacity(), easel.scene.page);
    let counted = if body.width >= 60 {
        wording::wall::covered(view.covered, view.rows.len())
    } else {
        wording::wall::place_on_walk_short(view.covered, view.rows.len())
    };
    let page = Easel::page_word(&pages);
    easel.head(wording::wall::OVERVIEW, &if page.is_empty() { counted } else { format!("{counted}　{page}") });
    let shown: Vec<&OverviewRow> = view.rows.iter().skip(pages.first).take(pages.fit).collect();
    for column in 0..grid.columns() {
        let mut at = after(grid.at(column, numbers.y), 2 + name + 1);
        for nth in 1..=view.headings.len() {
            let theme = easel.brush.look().theme;
            easel.brush.put(Rect { width: at.width.min(CELL), ..at }, &nth.to_string(), theme.quiet);
            at = after(at, CELL);
        }
    }
    for (nth, row) in shown.iter().enumerate() {
        let Some(place) = grid.cell(nth, shown.len()) else { break };
        draw_row(easel, row, place, name);
    }
}

/// Cells between two entries of the legend.
const GAP: u16 = 2;

/// Columns of one cell of the matrix.
const CELL: u16 = 3;

fn after(row: Rect, cells: u16) -> Rect {
    let cells = cells.min(row.width);
    Rect { x: row.x + cells, width: row.width - cells, ..row }
}

fn draw_row(easel: &mut Easel<'_, '_>, row: &OverviewRow, place: Rect, name: u16) {
    let look = easel.brush.look();
    let theme = look.theme;
    let (mark, style) = match row.turn {
        Turn::Covered => ("✓", theme.text),
        Turn::Current => ("▶", theme.accent),
        Turn::ToCome => ("", theme.quiet),
    };
    easel.brush.put(Rect { width: place.width.min(2), ..place }, mark, style);
    let words = after(place, 2);
    easel.brush.put(Rect { width: words.width.min(name), ..words }, row.unit.as_str(), style);
    let mut at = after(words, name + 1);
    for cell in &row.cells {
        let here = Rect { width: at.width.min(CELL), ..at };
        match cell {
            None => {}
            Some(Cell::Lamp(lamp)) => (&LampCell { lamp: Some(*lamp), look }).render(here, easel.brush.buffer()),
            Some(Cell::InHand(dated)) => {
                easel.brush.put(here, dated_mark(*dated), theme.text);
            }
            Some(Cell::Done) => {
                easel.brush.put(here, DONE_MARK, theme.tone(Tone::Good));
            }
        }
        at = after(at, CELL);
    }
}

const DONE_MARK: &str = "✓";

/// The higher, the more of it has a day: from afar the whole page is a skyline that fills from meeting to meeting.
fn dated_mark(dated: Dated) -> &'static str {
    match dated {
        Dated::None => "·",
        Dated::Few => "▂",
        Dated::Most => "▅",
        Dated::All => "█",
    }
}

/// Rows that the matrix should still have above the legend when the meters stand over it.
const LEAST_MATRIX: u16 = 14;
/// Cells of a meter's word and of its figure.
const METER_WORD: u16 = 7;
const METER_FIGURE: u16 = 8;

/// How far everything has come, each as a word, a figure and a bar; gives what is left of the body.
fn meters(easel: &mut Easel<'_, '_>, view: &OverviewView, body: Rect) -> Rect {
    let theme = easel.brush.look().theme;
    let columns = if body.width >= 96 { 4 } else { 2 };
    let rows = 4 / columns;
    if body.height < rows + 1 + LEAST_MATRIX || view.shares.items == 0 {
        return body;
    }
    let (above, below) = split_top(body, rows + 1);
    let shares = &view.shares;
    // What is late is the strongest of them, and there is nothing of it to show when nothing is.
    let late = if shares.late > 0 { theme.alarm } else { theme.quiet };
    let all = [
        (wording::wall::COVERED, (view.covered, view.rows.len()), theme.text, theme.accent),
        (wording::wall::DATED, (shares.dated, shares.items), theme.text, theme.text),
        (wording::wall::MET, (shares.met, shares.items), theme.text, theme.tone(Tone::Good)),
        (wording::wall::LATE, (shares.late, shares.items), late, theme.tone(Tone::Bad)),
    ];
    let each = above.width / columns;
    for (nth, (word, (part, whole), words, bar)) in (0_u16..).zip(all) {
        let x = above.x + nth % columns * each;
        let place = Rect { x, y: above.y + nth / columns, width: each.saturating_sub(GAP), height: 1 };
        easel.brush.put(Rect { width: METER_WORD.min(place.width), ..place }, word, words);
        let figure = after(place, METER_WORD);
        easel.brush.put(
            Rect { width: METER_FIGURE.min(figure.width), ..figure },
            &format!("{part}/{whole}"),
            theme.strong,
        );
        let line = after(figure, METER_FIGURE);
        // Something is never nothing: at least one cell.
        let cells = usize::from(line.width) * part / whole.max(1);
        let cells = u16::try_from(cells).unwrap_or(line.width).max(u16::from(part > 0)).min(line.width);
        easel.brush.put(line, &"─".repeat(usize::from(line.width)), theme.rule);
        easel.brush.bar(line, cells, bar);
    }
    below
}

fn name_width(easel: &Easel<'_, '_>, view: &OverviewView) -> u16 {
    let look = easel.brush.look();
    view.rows.iter().map(|row| look.width(row.unit.as_str())).max().unwrap_or(0).clamp(8, 16)
}

type Words = Vec<(String, Style)>;

/// What the numbers and marks mean, broken into lines: entries stay whole.
fn legend(easel: &Easel<'_, '_>, view: &OverviewView, width: u16) -> Vec<Words> {
    let look = easel.brush.look();
    let theme = look.theme;
    let headings = view.headings.iter().zip(1..).map(|(heading, nth)| {
        let name = match heading {
            Heading::Focus(name) => name.as_str(),
            Heading::Promises => wording::wall::PROMISES,
        };
        (format!("{nth} {name}"), theme.quiet)
    });
    let mut lines = broken(headings, width, &look);
    let mut marks: Words = Vec::new();
    if view.names_lamps {
        // Numbers beside marks that also stand in the matrix.
        marks.extend(view.lamps.iter().map(|(lamp, items)| {
            let words = format!("{}{} {}", wording::wall::lamp_mark(*lamp), wording::lamp(*lamp), items);
            (words, theme.tone(tone_of_lamp(*lamp)))
        }));
    } else {
        let dated = [Dated::None, Dated::Few, Dated::Most, Dated::All].into_iter().zip(wording::wall::HAVE_DAYS);
        marks.extend(dated.map(|(dated, words)| (format!("{}{words}", dated_mark(dated)), theme.text)));
        marks.extend(
            view.lamps.iter().map(|(lamp, items)| {
                (format!("{} {}", wording::lamp(*lamp), wording::wall::items(*items)), theme.quiet)
            }),
        );
    }
    marks.push((format!("{DONE_MARK}{}", wording::wall::DONE), theme.tone(Tone::Good)));
    lines.extend(broken(marks.into_iter(), width, &look));
    lines
}

fn broken(entries: impl Iterator<Item = (String, Style)>, width: u16, look: &crate::widgets::Look) -> Vec<Words> {
    let mut lines: Vec<Words> = Vec::new();
    let mut used = 0;
    for (words, style) in entries {
        let takes = look.width(&words) + GAP;
        if let Some(line) = lines.last_mut().filter(|_| used + takes <= width + GAP) {
            line.push((words, style));
            used += takes;
        } else {
            lines.push(vec![(words, style)]);
            used = takes;
        }
    }
    lines
}
