//! The bytes of a file as text: a package is unpacked, and tags between two characters are taken away, so that nothing
//! hides behind a change of font.

use std::io::{Cursor, Read as _};

/// The parts of a package: their names and what stands in them.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut raw = String::new();
        part.read_to_string(&mut raw).expect("a part of text");
        parts.push((part.name().expect("a name").into_owned(), raw));
    }
    parts
}

/// Everything a package's parts say, as they are and without their tags.
pub fn unpacked(bytes: &[u8]) -> String {
    parts(bytes).into_iter().flat_map(|(name, raw)| [name, without_tags(&raw), "\n".to_owned()]).collect()
}

fn without_tags(xml: &str) -> String {
    let mut inside = false;
    let mut text = String::new();
    let mut attributes = String::new();
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if inside => attributes.push(c),
            c => text.push(c),
        }
    }
    // What stands in attributes (names of sheets, properties) is searched too, after the words.
    text.push('\n');
    text.extend(attributes.chars().filter(|c| !c.is_ascii()));
    text
}
