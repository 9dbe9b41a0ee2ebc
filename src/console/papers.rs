//! The minutes on screen and as files.

use super::{
    notice::{Notice, Tone},
    screens::minutes::Minutes,
};
use crate::{
    document::{
        compose::{self, export_minutes},
        render::Format,
    },
    domain::Ledger,
    wording::{Said, delivery, minutes_life},
};
use chrono::NaiveDate;
use std::path::Path;

/// The minutes for their screen: the paper in lines, with how far it has come.
#[must_use]
pub fn preview(ledger: &Ledger, today: NaiveDate) -> Minutes {
    let life = ledger.minutes_at_hand().unwrap_or_default();
    let overtaken = compose::minutes_sections(ledger).iter().filter(|section| section.is_overtaken()).count();
    let state = minutes_life::state(&life, compose::minutes_mark(ledger)) + &minutes_life::overtaken(overtaken);
    Minutes::of(compose::preview(ledger, today), &state)
}

/// Writes the minutes as Word, text and Markdown.
#[must_use]
pub fn export(ledger: &Ledger, folder: &Path, today: NaiveDate) -> Notice {
    match export_minutes(ledger, folder, &Format::ALL, today) {
        Ok(written) => {
            let names: Vec<String> = written
                .iter()
                .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
                .collect();
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
            Notice::done(format!("已导出 {} 到 {}", names.join("、"), folder.display()))
        }
        Err(fault) => Notice { tone: Tone::Failed, said: Said::new(delivery::sentence(&fault), "") },
    }
}
