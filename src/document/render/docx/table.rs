//! Tables of the body: the heading row repeats on every page, rows stay whole, widths are fixed.

use super::measure::{CELL_MARGINS, SIZE_SMALL_4, TABLE_LINE, TEXT_WIDTH};
use super::paragraph::{Layout, paragraph};
use super::styles::{border, id};
use super::xml::Xml;
use crate::document::model::{Align, Cell, Run, Table};
use crate::text;
use crate::wording::wrap::{Setter, dates_whole};

/// The table; `bound`: its last row stays on the page of what follows.
pub(super) fn write(xml: &mut Xml, table: &Table, bound: bool) {
    let widths = table.widths(TEXT_WIDTH);
    xml.element("w:tbl", &[], |xml| {
        properties(xml);
        grid(xml, &widths);
        let headings: Vec<Vec<Vec<Run>>> = table
            .columns
            .iter()
            .map(|column| text::paragraphs(&column.heading).into_iter().map(|line| vec![Run::plain(line)]).collect())
            .collect();
        row(xml, true, |xml| {
            for (lines, &width) in headings.iter().zip(&widths) {
                cell(xml, width, lines, &Layout::of(id::TABLE_HEADING));
            }
        });
        for (index, cells) in table.rows.iter().enumerate() {
            let keep_next = bound && index + 1 == table.rows.len();
            let cells: Vec<Cell> =
                table.cells(cells).into_iter().zip(&widths).map(|(cell, width)| unbroken(cell, *width)).collect();
            row(xml, false, |xml| {
                for ((words, column), &width) in cells.iter().map(Cell::lines).zip(&table.columns).zip(&widths) {
                    let align = match column.align {
                        Align::Left => "left",
                        Align::Center => "center",
                        Align::Right => "right",
                    };
                    cell(xml, width, &words, &Layout { align: Some(align), keep_next, ..Layout::of(id::TABLE_TEXT) });
                }
            });
        }
    });
}

/// A cell in which no line breaks within a date: Word may break one before its 日.
fn unbroken(cell: Cell, width: u32) -> Cell {
    let [_, left, _, right] = CELL_MARGINS;
    // Half a 小四 character, in twips: half points times ten, halved.
    let half = SIZE_SMALL_4 * 5;
    // One less: figures of some fonts are wider than half a 汉字.
    let cells = usize::try_from(width.saturating_sub(left + right) / half).unwrap_or(usize::MAX).saturating_sub(1);
    let joined: String = cell.runs.iter().map(|run| run.text.as_str()).collect();
    let whole = dates_whole(&joined, cells, Setter::Document);
    let mut rest = whole.chars();
    // A break that was put in goes to the run whose character follows it.
    let with_breaks = |run: Run| {
        let mut text = String::new();
        for wanted in run.text.chars() {
            text.extend(rest.by_ref().take_while(|c| *c != wanted));
            text.push(wanted);
        }
        Run { text, ..run }
    };
    Cell { runs: cell.runs.into_iter().map(with_breaks).collect() }
}

fn properties(xml: &mut Xml) {
    let width = TEXT_WIDTH.to_string();
    xml.element("w:tblPr", &[], |xml| {
        xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        xml.value("w:jc", "center");
        xml.element("w:tblBorders", &[], |xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                border(xml, side, TABLE_LINE, 0, "000000");
            }
        });
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        margins(xml, CELL_MARGINS);
    });
}

/// Distances from a cell's lines to its words: above, left, below, right.
pub(super) fn margins(xml: &mut Xml, twips: [u32; 4]) {
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, twips) in ["w:top", "w:left", "w:bottom", "w:right"].into_iter().zip(twips) {
            xml.empty(side, &[("w:w", &twips.to_string()), ("w:type", "dxa")]);
        }
    });
}

/// The widths of the columns.
pub(super) fn grid(xml: &mut Xml, widths: &[u32]) {
    xml.element("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
}

/// A row that no page break splits.
pub(super) fn row(xml: &mut Xml, heading: bool, inner: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if heading {
                xml.empty("w:tblHeader", &[]);
            }
        });
        inner(xml);
    });
}

fn cell(xml: &mut Xml, width: u32, lines: &[Vec<Run>], layout: &Layout) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            xml.value("w:vAlign", "center");
        });
        // A cell without a paragraph is not valid.
        if lines.is_empty() {
            paragraph(xml, layout, &[]);
        }
        for line in lines {
            paragraph(xml, layout, line);
        }
    });
}
