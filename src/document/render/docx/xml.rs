//! Writes one XML part. Elements are closed where they are opened, text and attributes are escaped, and the first
//! failure is kept until the part is asked for.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes by name and value.
pub(super) type Attributes<'a> = [(&'a str, &'a str)];

/// A part being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    failure: Option<io::Error>,
}

impl Xml {
    /// A part whose root element is `root`.
    pub(super) fn part(
        root: &str,
        attributes: &Attributes<'_>,
        inner: impl FnOnce(&mut Self),
    ) -> Result<Vec<u8>, io::Error> {
        let mut xml = Self { writer: Writer::new(Vec::with_capacity(4096)), failure: None };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.element(root, attributes, inner);
        match xml.failure {
            Some(failure) => Err(failure),
            None => Ok(xml.writer.into_inner()),
        }
    }

    /// An element with something in it.
    pub(super) fn element(&mut self, name: &str, attributes: &Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.event(Event::Start(start(name, attributes)));
        inner(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn value<T: ToString + ?Sized>(&mut self, name: &str, value: &T) {
        self.empty(name, &[("w:val", &value.to_string())]);
    }

    /// An element that holds text only.
    pub(super) fn text_element(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) {
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(text))));
    }

    fn event(&mut self, event: Event<'_>) {
        if self.failure.is_none()
            && let Err(failure) = self.writer.write_event(event)
        {
            self.failure = Some(failure);
        }
    }
}

fn start<'a>(name: &'a str, attributes: &Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}
