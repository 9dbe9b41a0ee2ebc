//! Opens a .docx again: its parts, its XML as a tree, its words.

use std::io::{Cursor, Read as _};

use diaodu::document::{Document, render};
use diaodu::domain::HouseStyle;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    pub text: String,
}

impl Node {
    /// The value of an attribute; panics when it is missing.
    pub fn attribute(&self, name: &str) -> &str {
        self.find_attribute(name).unwrap_or_else(|| panic!("{} has no {name}: {:?}", self.name, self.attributes))
    }

    pub fn find_attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first descendant along a path of names; panics when there is none.
    pub fn at(&self, path: &str) -> &Node {
        path.split('/').fold(self, |node, name| {
            node.children
                .iter()
                .find(|child| child.name == name)
                .unwrap_or_else(|| panic!("no {name} of {path} in {}", node.name))
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.name == name)
    }

    /// Every descendant of a name, in document order.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Node> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// Its words.
    pub fn words(&self) -> String {
        self.all("w:t").iter().map(|node| node.text.as_str()).collect()
    }
}

/// A .docx file read into memory.
pub struct Package {
    pub bytes: Vec<u8>,
}

impl Package {
    /// A document rendered in a house style.
    pub fn of(document: &Document, style: &HouseStyle) -> Self {
        Self { bytes: render::docx(document, style).unwrap() }
    }

    /// A file read from its bytes.
    pub fn from(bytes: Vec<u8>) -> Self {
        Self { bytes }
    }

    pub fn names(&self) -> Vec<String> {
        self.archive().file_names().map(|name| name.unwrap().into_owned()).collect()
    }

    fn archive(&self) -> ZipArchive<Cursor<&[u8]>> {
        ZipArchive::new(Cursor::new(self.bytes.as_slice())).unwrap()
    }

    pub fn part(&self, name: &str) -> String {
        let mut text = String::new();
        self.archive().by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// The root element of a part.
    pub fn tree(&self, name: &str) -> Node {
        parse(&self.part(name))
    }

    /// The style of an identifier.
    pub fn style(&self, id: &str) -> Node {
        let styles = self.tree("word/styles.xml");
        let found = styles.children.into_iter().find(|node| node.find_attribute("w:styleId") == Some(id));
        found.unwrap_or_else(|| panic!("no style {id}"))
    }

    /// The paragraphs of the body that have words, in order.
    pub fn paragraphs(&self) -> Vec<String> {
        let document = self.tree("word/document.xml");
        document.all("w:p").iter().map(|node| node.words()).filter(|words| !words.is_empty()).collect()
    }
}

fn parse(xml: &str) -> Node {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(element(&tag)),
            Event::Empty(tag) => open.last_mut().unwrap().children.push(element(&tag)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => {
                let entity = format!("&{};", name.decode().unwrap());
                open.last_mut().unwrap().text.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open.pop().unwrap().children.pop().unwrap()
}

fn element(tag: &BytesStart<'_>) -> Node {
    let attributes = tag
        .attributes()
        .map(|attribute| {
            let attribute = attribute.unwrap();
            let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
            let raw = String::from_utf8(attribute.value.to_vec()).unwrap();
            (key, quick_xml::escape::unescape(&raw).unwrap().into_owned())
        })
        .collect();
    let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
    Node { name, attributes, ..Node::default() }
}
