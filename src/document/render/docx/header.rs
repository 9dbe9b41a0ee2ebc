//! 内部 at the head of every page of what is the office's own, where GB/T 9704-2012 §7.2.2 has the degree of secrecy: at
//! the left, in 3号 黑体.

use super::styles::id;
use super::xml::Xml;
use crate::wording::papers;

/// The part; odd and even pages share it.
pub(super) fn part() -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    Xml::part("w:hdr", &[("xmlns:w", namespace)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", id::NORMAL));
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    xml.value("w:rStyle", id::LABEL);
                    xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
                });
                xml.text_element("w:t", &[("xml:space", "preserve")], papers::INTERNAL);
            });
        });
    })
}
