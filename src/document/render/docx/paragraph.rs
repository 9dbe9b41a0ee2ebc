//! One paragraph: its style, what differs from it, and its runs.

use super::styles::id;
use super::xml::Xml;
use crate::document::model::{Emphasis, Run};

/// How lines of a paragraph are measured where its style does not say it.
#[derive(Clone, Copy, Default)]
pub(super) struct Spacing {
    /// Space above, in twips.
    pub(super) before: Option<u32>,
    /// Space below, in twips.
    pub(super) after: Option<u32>,
    /// Exact line pitch, in twips.
    pub(super) exact: Option<u32>,
}

/// A paragraph's style and what differs from it.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// Identifier of the style.
    pub(super) style: &'static str,
    /// Whether a new page begins with it.
    pub(super) new_page: bool,
    /// Whether it stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// How its lines are measured.
    pub(super) spacing: Spacing,
    /// Left indent and how far the first line hangs out of it, in twips.
    pub(super) hanging: Option<(u32, u32)>,
    /// Right indent, in twips.
    pub(super) right: Option<u32>,
    /// `w:jc`.
    pub(super) align: Option<&'static str>,
    /// Size of its characters in half points.
    pub(super) size: Option<u32>,
}

impl Layout {
    /// A paragraph as its style has it.
    pub(super) const fn of(style: &'static str) -> Self {
        Self {
            style,
            new_page: false,
            keep_next: false,
            spacing: Spacing { before: None, after: None, exact: None },
            hanging: None,
            right: None,
            align: None,
            size: None,
        }
    }

    /// The properties, in the schema's order.
    fn write(&self, xml: &mut Xml) {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", self.style);
            if self.keep_next {
                xml.empty("w:keepNext", &[]);
            }
            if self.new_page {
                xml.empty("w:pageBreakBefore", &[]);
            }
            self.write_spacing(xml);
            if let Some((left, hanging)) = self.hanging {
                let side = if hanging == 0 { "w:firstLine" } else { "w:hanging" };
                xml.empty("w:ind", &[("w:left", &left.to_string()), (side, &hanging.to_string())]);
            } else if let Some(right) = self.right {
                xml.empty("w:ind", &[("w:right", &right.to_string())]);
            }
            if let Some(align) = self.align {
                xml.value("w:jc", align);
            }
        });
    }

    fn write_spacing(&self, xml: &mut Xml) {
        let Spacing { before, after, exact } = self.spacing;
        let mut fields: Vec<(&str, String)> = Vec::new();
        fields.extend(before.map(|twips| ("w:before", twips.to_string())));
        fields.extend(after.map(|twips| ("w:after", twips.to_string())));
        if let Some(twips) = exact {
            fields.push(("w:line", twips.to_string()));
            fields.push(("w:lineRule", "exact".to_owned()));
        }
        if !fields.is_empty() {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            xml.empty("w:spacing", &fields);
        }
    }
}

/// A paragraph of runs.
pub(super) fn paragraph(xml: &mut Xml, layout: &Layout, runs: &[Run]) {
    paragraph_with(xml, layout, |xml| {
        for run in runs {
            write_run(xml, run, layout.size);
        }
    });
}

/// A paragraph whose two texts stand at its left and at its right tab.
pub(super) fn ends(xml: &mut Xml, layout: &Layout, left: &str, right: &str) {
    paragraph_with(xml, layout, |xml| {
        write_run(xml, &Run::plain(left), None);
        if !right.is_empty() {
            xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
            write_run(xml, &Run::plain(right), None);
        }
    });
}

fn paragraph_with(xml: &mut Xml, layout: &Layout, inner: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        layout.write(xml);
        inner(xml);
    });
}

fn write_run(xml: &mut Xml, run: &Run, size: Option<u32>) {
    if run.text.is_empty() {
        return;
    }
    let style = match run.emphasis {
        Emphasis::Plain => None,
        Emphasis::Strong => Some(id::STRONG),
        Emphasis::Label => Some(id::LABEL),
        Emphasis::Lead => Some(id::LEAD),
    };
    let hint = run.text.chars().any(is_shared);
    xml.element("w:r", &[], |xml| {
        if style.is_some() || hint || size.is_some() {
            xml.element("w:rPr", &[], |xml| {
                if let Some(style) = style {
                    xml.value("w:rStyle", style);
                }
                if hint {
                    xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
                }
                if let Some(size) = size {
                    xml.value("w:sz", size);
                    xml.value("w:szCs", size);
                }
            });
        }
        let edges = run.text.starts_with(' ') || run.text.ends_with(' ') || run.text.contains("  ");
        let space: &[(&str, &str)] = if edges { &[("xml:space", "preserve")] } else { &[] };
        xml.text_element("w:t", space, &run.text);
    });
}

/// Whether Word draws a character in the Latin font unless it is told that the text is Chinese: “ ” … — · and every
/// other sign between the Latin letters and the CJK blocks, such as × ℃ ① Ⅱ.
fn is_shared(c: char) -> bool {
    ('\u{80}'..'\u{2e80}').contains(&c)
}
