//! A deadline as a catalogue writes it: `{ spoken = "6月底前", label = "2022-06-30" }`.

use super::section::Section;
use crate::domain::{CatalogueFault, Deadline, SenseFault, parse_label};

const KEYS: &[&str] = &["spoken", "label"];

/// Reads the deadline of a section; none when it is left out.
pub(super) fn read(section: &Section<'_>) -> Result<Deadline, CatalogueFault> {
    let Some(part) = section.section("deadline", KEYS)? else { return Ok(Deadline::none()) };
    let label = part.word("label")?;
    let dues = parse_label(label.text)
        .ok_or_else(|| part.fault_at(&label.at, SenseFault::LabelBad { label: label.text.to_owned() }))?;
    Ok(Deadline { spoken: part.text_or("spoken", "")?, dues })
}
