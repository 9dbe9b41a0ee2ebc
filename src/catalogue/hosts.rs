//! Who can host meetings (`[[host]]` in `programme.toml`).

use super::{codes::Codes, section::Section};
use crate::domain::{Host, RegisterKindId};

const KEYS: &[&str] = &["id", "name", "meeting_name", "register", "chair_field", "topic_field"];

/// Reads them. The register named must be one that there is.
pub(super) fn read(root: &Section<'_>, registers: &Codes) -> Vec<Host> {
    let mut codes = Codes::of(super::PROGRAMME);
    let sections = root.sections("host", KEYS);
    let one = |section: &Section<'_>| {
        let id = section.word("id");
        codes.claim(section, &id);
        let register = section.maybe_word("register");
        if let Some(word) = &register {
            registers.check(section, "register", word);
        }
        Host {
            key: id.text.to_owned(),
            name: section.text("name"),
            meeting_name: section.text("meeting_name"),
            register: register.map(|word| RegisterKindId::new(word.text)),
            chair_field: section.text_or("chair_field", ""),
            topic_field: section.text_or("topic_field", ""),
        }
    };
    sections.iter().map(one).collect()
}
