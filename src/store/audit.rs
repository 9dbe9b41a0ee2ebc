//! The audit behind `doctor`: SQLite's own check, the hash chain, and a replay of the journal that must equal the tables.

use super::{
    backup,
    error::fault,
    journal,
    rows::Row as _,
    schema::MIGRATIONS,
    shape,
    writer::{HEAD, Store},
};
use crate::domain::{Audit, Edition, Finding, Held as _, Ledger, StoreFault, for_each_record};

impl Store {
    /// Checks the whole file. `progress` is told the number of entries replayed so far.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read at all. Damage that can be named is a finding.
    pub fn audit(&self, mut progress: impl FnMut(u64)) -> Result<Audit, StoreFault> {
        let mut audit = Audit::default();
        // The journal and the tables of the same moment: a console may be filing beside.
        let _moment = self.one_moment()?;
        let said = |error: rusqlite::Error| fault(&self.path, &error);
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)").map_err(said)?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0)).map_err(said)?;
        for line in lines {
            match line {
                Ok(line) if line == "ok" => {}
                Ok(line) => audit.findings.push(Finding::Damage(line)),
                Err(error) => audit.findings.push(Finding::Damage(error.to_string())),
            }
        }
        let foreign = self.foreign()?.into_iter().map(|(kind, name)| Finding::Foreign { kind, name });
        audit.findings.extend(foreign);
        let mut replayed = Ledger::default();
        let mut before = journal::ROOT.to_owned();
        let mut expected = 1;
        let mut findings = Vec::new();
        let walked = journal::each_line(&self.connection, |line| {
            if line.seq != expected {
                findings.push(Finding::Gap(line.seq));
            }
            if line.hash != line.expected_hash(&before) {
                findings.push(Finding::BrokenChain(line.seq));
            }
            expected = line.seq + 1;
            audit.entries += 1;
            match line.entry() {
                Some(entry) => entry.deed.changes.iter().for_each(|change| replayed.apply(change)),
                None => findings.push(Finding::UnreadableEntry(line.seq)),
            }
            before = line.hash;
            progress(audit.entries);
        });
        audit.findings.append(&mut findings);
        if let Err(error) = walked {
            audit.findings.push(Finding::UnreadableTable(format!("journal: {error}")));
            return Ok(audit);
        }
        match self.load_everything(None) {
            Ok(tables) => {
                audit.meetings = tables.meetings.len();
                audit.commitments = tables.commitments.len();
                audit.findings.extend(self.unproven(&tables));
                audit.findings.extend(differences(&replayed, &tables).into_iter().map(Finding::Differs));
            }
            Err(StoreFault::Damaged { at, .. }) => audit.findings.push(Finding::UnreadableTable(at)),
            Err(other) => return Err(other),
        }
        Ok(audit)
    }

    /// Whether the journal has the step that a paper names, as `125-0a1b2c3d4e5f`.
    #[must_use]
    pub fn has_come_by(&self, head: &str) -> bool {
        let Some((step, mark)) = head.trim().split_once('-') else { return false };
        let hash = step.parse().ok().and_then(|step| journal::hash_at(&self.connection, step).ok().flatten());
        mark.len() >= HEAD && hash.is_some_and(|hash| hash.starts_with(&mark.to_ascii_lowercase()))
    }

    /// Papers that name a step which is not in the journal.
    fn unproven(&self, tables: &Ledger) -> Vec<Finding> {
        let is_proven = |head: &str| head.is_empty() || self.has_come_by(head);
        let number = |edition: &Edition| tables.meetings.get(&edition.meeting).map_or(0, |meeting| meeting.number);
        tables
            .editions
            .values()
            .filter(|edition| !is_proven(&edition.head))
            .map(|edition| Finding::PaperUnproven { meeting: number(edition), version: edition.version })
            .collect()
    }

    /// What other programs put into the file: kind and name. None of it runs.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub(super) fn foreign(&self) -> Result<Vec<(String, String)>, StoreFault> {
        shape::differences(&self.connection, &self.path, MIGRATIONS).map(|differences| differences.foreign)
    }

    /// Whether the backups that can be found say that an older copy stands in the ledger's place, or that its end was
    /// cut off.
    #[must_use]
    pub fn rolled_back(&self) -> Option<Finding> {
        let ahead = backup::ahead_of(&self.connection, &self.path)?;
        Some(Finding::RolledBack { backup: ahead.path, entries: ahead.entries, here: self.next_seq() - 1 })
    }
}

/// The tables in which two ledgers differ.
fn differences(journal: &Ledger, tables: &Ledger) -> Vec<&'static str> {
    let mut differ = Vec::new();
    for_each_record!(Kind => if !Kind::is_same(journal, tables) {
        differ.push(Kind::TABLE);
    });
    differ
}
