//! Writes one XML part straight into its bytes. Elements are closed where they are opened; text and attributes are
//! escaped. Papers have tens of thousands of elements, so nothing is put together elsewhere first.

use std::fmt::{Display, Write as _};

use quick_xml::escape::escape;

/// Attributes by name and value.
pub(super) type Attributes<'a> = [(&'a str, &'a str)];

/// A part being written.
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// A part whose root element is `root`.
    pub(super) fn part(root: &str, attributes: &Attributes<'_>, inner: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = Self { out: String::with_capacity(4096) };
        xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        xml.element(root, attributes, inner);
        xml.out.into_bytes()
    }

    /// An element with something in it.
    pub(super) fn element(&mut self, name: &str, attributes: &Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.out.push('>');
        inner(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.open(name, attributes);
        self.out.push_str("/>");
    }

    /// An element whose only attribute is `w:val`: a number or a word of the schema, in which nothing is to be escaped.
    pub(super) fn value(&mut self, name: &str, value: impl Display) {
        // Writing to a String cannot fail.
        let _ = write!(self.out, "<{name} w:val=\"{value}\"/>");
    }

    /// An element that holds text only.
    pub(super) fn text_element(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) {
        self.element(name, attributes, |xml| xml.out.push_str(&escape(text)));
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escape(*value));
            self.out.push('"');
        }
    }
}
