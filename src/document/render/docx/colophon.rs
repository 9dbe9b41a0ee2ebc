//! The 版记: a table of one column that floats to the foot of the last page, so that its last line is the lower edge of
//! the 版心. (LibreOffice leaves it where the text ends.)
//!
//! No page is left blank before it, and what comes last in the text goes along with it, so that it stands on no page of its
//! own; the rule for such pages (GB/T 9704-2012 §7.5: no number on a blank page and on the 版记 page behind it) is never
//! called upon, and every page is numbered.

use super::measure::{CHARACTER_4, COLOPHON_MARGINS, TEXT_WIDTH, THICK, THIN};
use super::paragraph::{Layout, ends, paragraph};
use super::styles::{border, id};
use super::table;
use super::xml::Xml;
use crate::document::model::{Colophon, Run};
use crate::wording::colophon::COPY_LABEL;
use crate::wording::wrap::width;

/// The 版记 and the paragraph that a table at the end of a text needs after it. All of it stays on one page: where its
/// rows were not bound to one another LibreOffice left the first at a page's foot and lost the rest.
pub(super) fn write(xml: &mut Xml, foot: &Colophon, new_page: bool) {
    xml.element("w:tbl", &[], |xml| {
        properties(xml);
        table::grid(xml, &[TEXT_WIDTH]);
        let copied = foot.copied();
        if !copied.is_empty() {
            let label = u32::try_from(width(COPY_LABEL).div_ceil(2)).unwrap_or(3) * CHARACTER_4;
            let layout =
                Layout { hanging: Some((CHARACTER_4 + label, label)), keep_next: true, ..Layout::of(id::COLOPHON) };
            cell(xml, |xml| paragraph(xml, &layout, &[Run::plain(format!("{COPY_LABEL}{copied}"))]));
        }
        let layout = Layout { align: Some("left"), keep_next: true, ..Layout::of(id::COLOPHON) };
        // What else stands in a 版记 is parted from who printed it by a thin line (GB/T 9704-2012 §7.4).
        let proof = foot.proof();
        if !proof.is_empty() {
            // Small: it is for whoever holds the paper against the ledger, and for no reader.
            let small = Layout { style: id::COLOPHON_SMALL, ..layout };
            cell(xml, |xml| paragraph(xml, &small, &[Run::plain(proof)]));
        }
        cell(xml, |xml| ends(xml, &layout, &foot.organ(), &foot.printed()));
    });
    paragraph(xml, &Layout { new_page, ..Layout::of(id::CARRIER) }, &[]);
}

fn properties(xml: &mut Xml) {
    let width = TEXT_WIDTH.to_string();
    xml.element("w:tblPr", &[], |xml| {
        xml.empty(
            "w:tblpPr",
            &[
                ("w:leftFromText", "0"),
                ("w:rightFromText", "0"),
                ("w:vertAnchor", "margin"),
                ("w:horzAnchor", "margin"),
                ("w:tblpXSpec", "left"),
                ("w:tblpYSpec", "bottom"),
            ],
        );
        xml.value("w:tblOverlap", "never");
        xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        xml.element("w:tblBorders", &[], |xml| {
            border(xml, "w:top", THICK, 0, "000000");
            border(xml, "w:bottom", THICK, 0, "000000");
            border(xml, "w:insideH", THIN, 0, "000000");
        });
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        table::margins(xml, COLOPHON_MARGINS);
    });
}

fn cell(xml: &mut Xml, inner: impl FnOnce(&mut Xml)) {
    let width = TEXT_WIDTH.to_string();
    table::row(xml, false, |xml| {
        xml.element("w:tc", &[], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                xml.value("w:vAlign", "center");
            });
            inner(xml);
        });
    });
}
