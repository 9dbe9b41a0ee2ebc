//! What was said and written at earlier meetings: read from disk when it is looked for, and not before.

use super::{error::fault, rows::Row, writer::Store};
use crate::domain::{Commitment, Edition, HelpRequest, Progress, Remark, SaidKind, StoreFault, Utterance};
use chrono::NaiveDate;
use rusqlite::Connection;

/// Of the meetings from one day to another.
const MEANWHILE: &str = "meeting IN (SELECT id FROM meeting WHERE date BETWEEN ?1 AND ?2)";

fn records<T: Row>(connection: &Connection, days: &[String; 2]) -> rusqlite::Result<Vec<T>> {
    T::all(connection, MEANWHILE, [&days[0], &days[1]])
}

fn read(connection: &Connection, days: &[String; 2]) -> rusqlite::Result<Vec<Utterance>> {
    let mut said = Vec::new();
    for commitment in records::<Commitment>(connection, days)? {
        said.push(Utterance {
            meeting: commitment.meeting,
            unit: Some(commitment.unit),
            kind: Some(commitment.kind.into()),
            number: Some(commitment.id),
            text: commitment.text,
        });
    }
    for progress in records::<Progress>(connection, days)? {
        said.push(Utterance {
            meeting: progress.meeting,
            unit: Some(progress.unit),
            kind: Some(SaidKind::Progress),
            number: None,
            text: progress.text,
        });
    }
    for help in records::<HelpRequest>(connection, days)? {
        said.push(Utterance {
            meeting: help.meeting,
            unit: Some(help.unit),
            kind: Some(SaidKind::Help),
            number: None,
            text: help.text,
        });
    }
    for remark in records::<Remark>(connection, days)? {
        said.push(Utterance {
            meeting: remark.meeting,
            unit: remark.unit,
            kind: Some(remark.kind.into()),
            number: None,
            text: remark.text,
        });
    }
    // Of several versions that went out the last one is the minutes.
    let mut editions = records::<Edition>(connection, days)?;
    editions.sort_by_key(|edition| (edition.meeting, std::cmp::Reverse(edition.version)));
    editions.dedup_by_key(|edition| edition.meeting);
    for edition in editions {
        let paragraphs = edition.words.into_iter().filter(|words| !words.trim().is_empty());
        said.extend(paragraphs.map(|text| Utterance {
            meeting: edition.meeting,
            unit: None,
            kind: None,
            number: None,
            text,
        }));
    }
    said.sort_by_key(|utterance| std::cmp::Reverse(utterance.meeting));
    Ok(said)
}

impl Store {
    /// What was said and written at the meetings from one day to another, the latest meeting first.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn utterances(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Utterance>, StoreFault> {
        read(&self.connection, &[from.to_string(), to.to_string()]).map_err(|error| fault(&self.path, &error))
    }
}
