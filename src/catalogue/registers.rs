//! The kinds of register (`registers.toml`).

use super::{codes::Codes, due, section::Section};
use crate::domain::{CatalogueFault, FieldKind, RegisterField, RegisterKind, RegisterKindId, SenseFault, Stage};

/// The name of the file.
pub(super) const FILE: &str = "registers.toml";
/// The keys of the whole file.
pub(super) const FILE_KEYS: &[&str] = &["register"];

const KEYS: &[&str] = &["id", "name", "private", "deadline", "stages", "fields"];
const STAGE_KEYS: &[&str] = &["name", "done"];
const FIELD_KEYS: &[&str] = &["name", "holds", "private"];
const HOLDS: &[(&str, FieldKind)] =
    &[("文字", FieldKind::Text), ("日期", FieldKind::Date), ("数字", FieldKind::Number)];

/// Reads the file.
pub(super) fn read(root: &Section<'_>) -> Result<Vec<RegisterKind>, CatalogueFault> {
    let mut codes = Codes::of(FILE);
    let read = |section: &Section<'_>| {
        let id = section.word("id")?;
        codes.claim(section, &id)?;
        Ok(RegisterKind {
            id: RegisterKindId::new(id.text),
            name: section.text("name")?,
            stages: stages(section)?,
            fields: fields(section)?,
            deadline: due::read(section)?,
            private: section.flag("private", false)?,
        })
    };
    root.sections("register", KEYS)?.iter().map(read).collect()
}

fn stages(section: &Section<'_>) -> Result<Vec<Stage>, CatalogueFault> {
    let mut names = Codes::of(FILE);
    let read = |stage: &Section<'_>| {
        let name = stage.word("name")?;
        names.claim(stage, &name)?;
        Ok(Stage { name: name.text.to_owned(), done: stage.flag("done", false)? })
    };
    let stages: Vec<Stage> = section.sections("stages", STAGE_KEYS)?.iter().map(read).collect::<Result<_, _>>()?;
    if stages.is_empty() {
        return Err(section.fault(SenseFault::StageMissing));
    }
    if !stages.iter().any(|stage| stage.done) {
        return Err(section.fault(SenseFault::DoneStageMissing));
    }
    Ok(stages)
}

fn fields(section: &Section<'_>) -> Result<Vec<RegisterField>, CatalogueFault> {
    let mut names = Codes::of(FILE);
    let read = |field: &Section<'_>| {
        let name = field.word("name")?;
        names.claim(field, &name)?;
        Ok(RegisterField {
            name: name.text.to_owned(),
            holds: field.one_of("holds", HOLDS, Some(FieldKind::Text))?,
            private: field.flag("private", false)?,
        })
    };
    section.sections("fields", FIELD_KEYS)?.iter().map(read).collect()
}
