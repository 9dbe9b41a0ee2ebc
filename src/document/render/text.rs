//! A document as plain text, 76 columns wide: for a mail, a chat message, a terminal, a printer without fonts.

use crate::document::model::{
    Align, Attendance, Block, Cell, Colophon, Document, Level, Table, addressed, numbered, paragraphs, text_of,
};
use crate::domain::Readers;
use crate::text;
use crate::wording::{
    colophon, papers,
    wrap::{Ruler, Setter, dates_whole, width},
};

/// Columns of a line: fits a terminal of 80 and a quoted mail.
const COLUMNS: usize = 76;
/// 首行缩进 of two characters.
const INDENT: usize = 4;
/// What a signature keeps from the right edge: four characters.
const SIGNATURE: usize = 8;
/// Between a table's columns: ` | `.
const GUTTER: usize = 3;
/// A column narrower than three characters cannot be read.
const NARROWEST: usize = 6;

/// The text, ending with one line feed.
pub(super) fn render(document: &Document) -> String {
    let mut page = Page::default();
    if document.meta.readers == Readers::Office {
        page.lines.push(papers::INTERNAL.to_owned());
    }
    let mut before = None;
    for block in &document.blocks {
        page.block(block, before);
        before = Some(block);
    }
    page.finish()
}

/// The lines written so far.
#[derive(Default)]
struct Page {
    lines: Vec<String>,
}

impl Page {
    fn block(&mut self, block: &Block, before: Option<&Block>) {
        match block {
            Block::Mark(text) => self.centred(text),
            Block::NumberLine(text) => {
                self.gap();
                self.centred(text);
            }
            Block::IssuerLine { issuer, date } => {
                self.gap();
                self.ends(&text::paragraphs(issuer).concat(), &text::paragraphs(date).concat());
                self.rule('=');
            }
            Block::Title(text) => {
                self.gap();
                self.centred(text);
                self.gap();
            }
            Block::Paragraph(runs) => self.paragraphs(paragraphs(runs).iter().map(|line| text_of(line))),
            Block::Heading { level, text } => {
                if *level == Level::One && !matches!(before, Some(Block::Title(_) | Block::IssuerLine { .. })) {
                    self.gap();
                }
                self.paragraphs(text::paragraphs(text));
            }
            Block::Resolution { label, runs } => {
                self.paragraphs(numbered(label, runs).iter().map(|line| text_of(line)));
            }
            Block::Attendance(attendance) => self.attendance(attendance),
            Block::Addressee(text) => {
                for line in addressed(text) {
                    self.lines.extend(ruler().wrap(&line, COLUMNS).into_iter().map(str::to_owned));
                }
            }
            Block::Signature { organ, date } => {
                self.gap();
                for line in [text::paragraphs(organ).concat(), text::paragraphs(date).concat()] {
                    self.lines.push(ruler().pad_left(&line, COLUMNS - SIGNATURE));
                }
            }
            Block::Table(table) => {
                self.gap();
                self.lines.extend(Grid::new(table).lines());
                self.gap();
            }
            Block::BlankLine | Block::PageBreak => self.gap(),
            Block::Colophon(foot) => self.colophon(foot),
        }
    }

    /// One empty line, never two, none at the top.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn rule(&mut self, stroke: char) {
        self.lines.push(stroke.to_string().repeat(COLUMNS));
    }

    fn centred(&mut self, text: &str) {
        for line in text::paragraphs(text) {
            for part in ruler().wrap(&line, COLUMNS) {
                self.lines.push(format!("{:1$}{part}", "", (COLUMNS - width(part).min(COLUMNS)) / 2));
            }
        }
    }

    /// One text from the left and one from the right, on one line if they fit.
    fn ends(&mut self, left: &str, right: &str) {
        let taken = width(left) + width(right);
        if taken < COLUMNS {
            self.lines.push(format!("{left}{:1$}{right}", "", COLUMNS - taken).trim_end().to_owned());
        } else {
            self.lines.extend(ruler().wrap(left, COLUMNS).into_iter().map(str::to_owned));
            self.lines.push(ruler().pad_left(right, COLUMNS));
        }
    }

    fn paragraphs(&mut self, texts: impl IntoIterator<Item = String>) {
        for text in texts {
            let parts = ruler().wrap_hanging(&text, COLUMNS - INDENT, COLUMNS);
            for (index, part) in parts.into_iter().enumerate() {
                let indent = if index == 0 { INDENT } else { 0 };
                self.lines.push(format!("{:indent$}{part}", ""));
            }
        }
    }

    /// Lines that hang after a lead.
    fn hanging(&mut self, indent: usize, lead: &str, texts: &[String]) {
        let hang = (indent + width(lead)).min(COLUMNS / 2);
        for (index, text) in texts.iter().enumerate() {
            for (part_index, part) in ruler().wrap(text, COLUMNS - hang).into_iter().enumerate() {
                let line = if index == 0 && part_index == 0 {
                    format!("{:indent$}{lead}{part}", "")
                } else {
                    format!("{:hang$}{part}", "")
                };
                self.lines.push(line);
            }
        }
        if texts.is_empty() {
            self.lines.push(format!("{:indent$}{lead}", ""));
        }
    }

    fn attendance(&mut self, attendance: &Attendance) {
        self.hanging(INDENT, &attendance.lead(), &attendance.lines());
    }

    fn colophon(&mut self, foot: &Colophon) {
        self.gap();
        self.rule('=');
        let copied = foot.copied();
        if !copied.is_empty() {
            self.hanging(2, colophon::COPY_LABEL, &[copied]);
            self.rule('-');
        }
        let proof = foot.proof();
        if !proof.is_empty() {
            self.ends(&format!("  {proof}"), "");
            self.rule('-');
        }
        self.ends(&format!("  {}", foot.organ()), &format!("{}  ", foot.printed()));
        self.rule('=');
    }

    fn finish(mut self) -> String {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines.push(String::new());
        self.lines.join("\n")
    }
}

/// A table being drawn with plain strokes.
struct Grid<'a> {
    table: &'a Table,
    widths: Vec<usize>,
}

impl<'a> Grid<'a> {
    fn new(table: &'a Table) -> Self {
        let edges = 2 + 2 + GUTTER * table.columns.len().saturating_sub(1);
        let room = COLUMNS.saturating_sub(edges);
        let widths = table.widths(u32::try_from(room).unwrap_or(0));
        let widths = widths.iter().map(|&cells| usize::try_from(cells).unwrap_or(NARROWEST)).collect();
        Self { table, widths: widen(widths) }
    }

    fn lines(&self) -> Vec<String> {
        if self.widths.is_empty() {
            return Vec::new();
        }
        let rule = |stroke: &str| {
            let parts: Vec<String> = self.widths.iter().map(|width| stroke.repeat(width + 2)).collect();
            format!("+{}+", parts.join("+"))
        };
        let headings: Vec<Vec<String>> =
            self.table.columns.iter().map(|column| text::paragraphs(&column.heading)).collect();
        let mut lines = vec![rule("-")];
        lines.extend(self.row(&headings, true));
        lines.push(rule("="));
        for row in &self.table.rows {
            let whole = |(cell, width): (&Cell, &usize)| -> Vec<String> {
                let words = cell.words().join("\n");
                dates_whole(&words, *width, Setter::Sheet).lines().map(str::to_owned).collect()
            };
            let cells: Vec<Vec<String>> = self.table.cells(row).iter().zip(&self.widths).map(whole).collect();
            lines.extend(self.row(&cells, false));
            lines.push(rule("-"));
        }
        lines
    }

    fn row(&self, cells: &[Vec<String>], heading: bool) -> Vec<String> {
        let wrapped: Vec<Vec<&str>> = cells
            .iter()
            .zip(&self.widths)
            .map(|(cell, &width)| cell.iter().flat_map(|line| ruler().wrap(line, width)).collect())
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
        (0..height)
            .map(|line| {
                let fields: Vec<String> = wrapped
                    .iter()
                    .zip(&self.widths)
                    .zip(&self.table.columns)
                    .map(|((cell, &width), column)| {
                        let align = if heading { Align::Center } else { column.align };
                        field(cell.get(line).copied().unwrap_or(""), width, align)
                    })
                    .collect();
                format!("| {} |", fields.join(" | "))
            })
            .collect()
    }
}

/// Gives every column at least [`NARROWEST`] cells, taken from the widest as long as that has them.
fn widen(mut widths: Vec<usize>) -> Vec<usize> {
    while let Some(narrow) = widths.iter().position(|&width| width < NARROWEST) {
        match widths.iter().enumerate().max_by_key(|&(_, width)| width) {
            Some((widest, &width)) if width > NARROWEST => {
                widths[widest] -= 1;
                widths[narrow] += 1;
            }
            // A table of very many columns is wider than the page: readable words come first.
            _ => widths.fill(NARROWEST),
        }
    }
    widths
}

fn field(text: &str, width: usize, align: Align) -> String {
    let ruler = ruler();
    match align {
        Align::Left => ruler.pad(text, width),
        Align::Right => ruler.pad_left(text, width),
        Align::Center => {
            let left = width.saturating_sub(ruler.width(text)) / 2;
            ruler.pad(&format!("{:left$}{text}", ""), width)
        }
    }
}

fn ruler() -> Ruler {
    Ruler::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::Column;

    #[test]
    fn a_table_is_drawn_within_the_page() {
        let table = Table {
            columns: vec![
                Column::new("序号", 1, Align::Center),
                Column::new("议定事项", 8, Align::Left),
                Column::new("时限", 3, Align::Right),
            ],
            rows: vec![vec![
                "1".into(),
                "摸清“两新”组织底数，建立台账，实行动态管理。".repeat(2).into(),
                "6月底前".into(),
            ]],
        };
        let lines = Grid::new(&table).lines();
        assert!(lines.iter().all(|line| width(line) == COLUMNS), "{lines:#?}");
        assert_eq!(lines.len(), 7, "{lines:#?}");
        assert!(lines[1].contains("议定事项"));
    }

    #[test]
    fn many_columns_stay_readable() {
        let columns = (0..20).map(|n| Column::new(format!("列{n}"), 1, Align::Left)).collect();
        let lines = Grid::new(&Table { columns, rows: Vec::new() }).lines();
        assert!(lines[1].contains("列19"), "{lines:#?}");
    }
}
