//! Tables of the body: the heading row repeats on every page, rows stay whole, widths are fixed.

use super::measure::{CELL_MARGINS, TABLE_LINE, TEXT_WIDTH};
use super::paragraph::{Layout, paragraph};
use super::styles::{border, id};
use super::xml::Xml;
use crate::document::model::{Align, Cell, Run, Table};
use crate::text;

/// The table.
pub(super) fn write(xml: &mut Xml, table: &Table) {
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
        for cells in &table.rows {
            let cells = table.cells(cells);
            row(xml, false, |xml| {
                for ((words, column), &width) in cells.iter().map(Cell::lines).zip(&table.columns).zip(&widths) {
                    let align = match column.align {
                        Align::Left => "left",
                        Align::Center => "center",
                        Align::Right => "right",
                    };
                    cell(xml, width, &words, &Layout { align: Some(align), ..Layout::of(id::TABLE_TEXT) });
                }
            });
        }
    });
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
