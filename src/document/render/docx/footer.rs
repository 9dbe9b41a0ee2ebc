//! Page numbers: `— 1 —` in 4号 宋体, at the right on odd pages and at the left on even ones, one character in.

use super::styles::id;
use super::xml::Xml;

/// Which pages a footer is for.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// Odd pages: Word's default footer.
    Odd,
    /// Even pages.
    Even,
}

/// The part of one side.
pub(super) fn part(side: Side) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let style = match side {
        Side::Odd => id::FOOTER_ODD,
        Side::Even => id::FOOTER_EVEN,
    };
    Xml::part("w:ftr", &[("xmlns:w", namespace)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
            run(xml, "— ");
            xml.element("w:fldSimple", &[("w:instr", " PAGE ")], |xml| run(xml, "1"));
            run(xml, " —");
        });
    })
}

fn run(xml: &mut Xml, text: &str) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.empty("w:rFonts", &[("w:hint", "eastAsia")]));
        xml.text_element("w:t", &[("xml:space", "preserve")], text);
    });
}
