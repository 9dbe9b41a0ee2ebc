//! What ties the parts together: content types and relations (ECMA-376 part 2).

use super::xml::Xml;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// `[Content_Types].xml`.
pub(super) fn content_types(with_header: bool) -> Vec<u8> {
    let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    Xml::part("Types", &[("xmlns", CONTENT_TYPES)], |xml| {
        for (extension, kind) in
            [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
        {
            xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
        }
        for (part, kind) in [
            ("/word/document.xml", format!("{WORD}.document.main+xml")),
            ("/word/styles.xml", format!("{WORD}.styles+xml")),
            ("/word/settings.xml", format!("{WORD}.settings+xml")),
            ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
            ("/word/footer1.xml", format!("{WORD}.footer+xml")),
            ("/word/footer2.xml", format!("{WORD}.footer+xml")),
            ("/docProps/core.xml", core.to_owned()),
            ("/docProps/app.xml", extended.to_owned()),
        ] {
            xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
        }
        if with_header {
            let kind = format!("{WORD}.header+xml");
            xml.empty("Override", &[("PartName", "/word/header1.xml"), ("ContentType", &kind)]);
        }
    })
}

/// `_rels/.rels`.
pub(super) fn package_relations() -> Vec<u8> {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relations(&[
        ("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

/// The relation of the footer on odd pages.
pub(super) const FOOTER_ODD: &str = "rId4";
/// The relation of the footer on even pages.
pub(super) const FOOTER_EVEN: &str = "rId5";
/// The relation of the header, where there is one.
pub(super) const HEADER: &str = "rId6";

/// `word/_rels/document.xml.rels`.
pub(super) fn document_relations(with_header: bool) -> Vec<u8> {
    let header = format!("{OFFICE}/header");
    let header = with_header.then_some((HEADER, header.as_str(), "header1.xml"));
    let usual: [(&str, &str, &str); 5] = [
        ("rId1", &format!("{OFFICE}/styles"), "styles.xml"),
        ("rId2", &format!("{OFFICE}/settings"), "settings.xml"),
        ("rId3", &format!("{OFFICE}/fontTable"), "fontTable.xml"),
        (FOOTER_ODD, &format!("{OFFICE}/footer"), "footer1.xml"),
        (FOOTER_EVEN, &format!("{OFFICE}/footer"), "footer2.xml"),
    ];
    relations(&usual.into_iter().chain(header).collect::<Vec<_>>())
}

fn relations(relations: &[(&str, &str, &str)]) -> Vec<u8> {
    Xml::part("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in relations {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    })
}
