//! What the file says about itself: title, author, time, version.

use super::xml::Xml;
use crate::document::model::{Document, universal};
use crate::text;

/// `docProps/core.xml`.
pub(super) fn core(document: &Document) -> Vec<u8> {
    let attributes = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let created = universal(document.meta.created).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let time = [("xsi:type", "dcterms:W3CDTF")];
    Xml::part("cp:coreProperties", &attributes, |xml| {
        xml.text_element("dc:title", &[], &text::paragraphs(&document.title).join(" "));
        xml.text_element("dc:creator", &[], &text::paragraphs(&document.meta.author).join(" "));
        xml.text_element("cp:lastModifiedBy", &[], &text::paragraphs(&document.meta.author).join(" "));
        xml.text_element("dcterms:created", &time, &created);
        xml.text_element("dcterms:modified", &time, &created);
        xml.text_element("dc:language", &[], "zh-CN");
        xml.text_element("cp:version", &[], &text::paragraphs(&document.meta.version).join(" "));
    })
}

/// `docProps/app.xml`.
pub(super) fn app() -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", namespace)], |xml| {
        xml.text_element("Application", &[], "diaodu");
    })
}
