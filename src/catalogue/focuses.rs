//! The year's headings (`focuses.toml`).

use super::{codes::Codes, section::Section};
use crate::domain::{Focus, FocusId, FocusKind};

/// The name of the file.
pub(super) const FILE: &str = "focuses.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["focus"];

const KEYS: &[&str] = &["id", "kind", "title", "short"];
/// The kinds of heading.
pub(super) const KINDS: &[(&str, FocusKind)] = &[("重点方面", FocusKind::Focus), ("保障措施", FocusKind::Safeguard)];
/// A column's width.
const SHORT: usize = 8;

/// Reads the file.
pub(super) fn read(root: &Section<'_>, codes: &mut Codes) -> Vec<Focus> {
    let read = |section: &Section<'_>| {
        let id = section.word("id");
        codes.claim(section, &id);
        Focus {
            id: FocusId::new(id.text),
            kind: section.one_of("kind", KINDS, None),
            title: section.text("title"),
            short: section.short_text("short", SHORT),
        }
    };
    root.sections("focus", KEYS).iter().map(read).collect()
}
