//! The feed: keeps hold of the wall of a file through moves, restarts and faults, and knows how fresh it is.

use super::heartbeat::{Age, Heartbeat};
use crate::{
    clock::Clock,
    domain::StoreFault,
    store::{Published, WallReader},
};
use chrono::NaiveDateTime;
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How often the file's place is checked, and a file that could not be opened is tried again.
const PLACE: Duration = Duration::from_millis(250);

/// A fault that passes within this time is not worth a word to the room.
const PATIENCE: Duration = Duration::from_millis(400);

/// The wall of a file.
#[derive(Debug)]
pub(super) struct Feed {
    path: PathBuf,
    clock: Clock,
    reader: Option<WallReader>,
    /// Whether a row was read since the file was opened.
    found: bool,
    next_check: Option<Instant>,
    shown: Option<Published>,
    fault: Option<(StoreFault, Instant)>,
    heartbeat: Heartbeat,
}

impl Feed {
    pub(super) fn new(path: &Path, clock: Clock) -> Self {
        Self {
            path: path.to_owned(),
            clock,
            reader: None,
            found: false,
            next_check: None,
            shown: None,
            fault: None,
            heartbeat: Heartbeat::default(),
        }
    }

    /// Looks. Says whether another scene stands there now.
    pub(super) fn poll(&mut self, tick: Instant) -> bool {
        if self.next_check.is_none_or(|due| tick >= due) {
            self.next_check = Some(tick + PLACE);
            self.check_place(tick);
        }
        let Some(reader) = self.reader.as_mut() else { return false };
        match reader.look() {
            Ok(Some(published)) => {
                self.fault = None;
                self.take(published, tick)
            }
            Ok(None) => {
                // A row that cannot be read stays so until it is written again.
                if !matches!(self.fault, Some((StoreFault::Newer { .. } | StoreFault::Damaged { .. }, _))) {
                    self.fault = None;
                }
                false
            }
            Err(fault) => {
                self.blame(fault, tick);
                false
            }
        }
    }

    fn check_place(&mut self, tick: Instant) {
        if let Some(reader) = &self.reader {
            match reader.check_place() {
                Ok(()) => return,
                Err(StoreFault::Overtaken) => {}
                Err(fault) => self.blame(fault, tick),
            }
            self.reader = None;
        }
        match WallReader::open(&self.path) {
            Ok(reader) => {
                self.reader = Some(reader);
                self.found = false;
            }
            Err(fault) => self.blame(fault, tick),
        }
    }

    fn blame(&mut self, fault: StoreFault, tick: Instant) {
        match &self.fault {
            Some((known, _)) if *known == fault => {}
            _ => self.fault = Some((fault, tick)),
        }
    }

    fn take(&mut self, published: Published, tick: Instant) -> bool {
        let here = self.clock.now();
        let before = self.shown.as_ref();
        let is_same_row = before.is_some_and(|before| (before.number, before.at) == (published.number, published.at));
        if !self.found {
            // The same row in a file that came back says nothing new about its publisher.
            if !is_same_row {
                self.heartbeat.found(published.at, tick, here);
            }
            self.found = true;
        } else if !is_same_row {
            self.heartbeat.beat(published.at, tick, here);
        }
        let is_news = before.is_none_or(|before| before.scene != published.scene);
        self.shown = Some(published);
        is_news
    }

    /// What stands there.
    pub(super) fn shown(&self) -> Option<&Published> {
        self.shown.as_ref()
    }

    /// What is wrong, once it has lasted.
    pub(super) fn fault(&self, tick: Instant) -> Option<&StoreFault> {
        // That there is no file yet is said at once: there is nothing to flicker over.
        self.fault
            .as_ref()
            .filter(|(_, since)| self.shown.is_none() || tick.saturating_duration_since(*since) >= PATIENCE)
            .map(|(fault, _)| fault)
    }

    /// How old the picture is; `None` while it is fresh.
    pub(super) fn age(&self, tick: Instant) -> Option<Age> {
        self.heartbeat.age(tick, self.clock.now())
    }

    /// The publisher's time.
    pub(super) fn now(&self, tick: Instant) -> NaiveDateTime {
        let here = self.clock.now();
        self.heartbeat.now(tick, here).unwrap_or(here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Ledger,
        stage::{Cue, scene},
        store::Store,
    };
    use std::fs;

    struct Publisher {
        folder: tempfile::TempDir,
        start: Instant,
    }

    impl Publisher {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap(), start: Instant::now() }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("a.db")
        }

        fn feed(&self) -> Feed {
            Feed::new(&self.path(), Clock::Still("2022-05-20T09:00:00".parse().unwrap()))
        }

        fn after(&self, millis: u64) -> Instant {
            self.start + Duration::from_millis(millis)
        }
    }

    fn hang(store: &mut Store, at: &str) {
        let json = serde_json::to_string(&scene(
            &Ledger::default().for_everybody(),
            &Cue::default(),
            "2022-05-20".parse().unwrap(),
        ));
        store.publish(format!("2022-05-20T{at}").parse().unwrap(), &json.unwrap()).unwrap();
    }

    #[test]
    fn a_projector_started_first_waits_and_then_follows() {
        let publisher = Publisher::new();
        let mut feed = publisher.feed();
        assert!(!feed.poll(publisher.after(0)));
        assert!(matches!(feed.fault(publisher.after(0)), Some(StoreFault::Missing(_))));
        let mut store = Store::open(&publisher.path()).unwrap();
        feed.poll(publisher.after(300));
        assert_eq!(feed.fault(publisher.after(300)), None, "the file is there; nothing was published yet");
        hang(&mut store, "09:00:00");
        assert!(feed.poll(publisher.after(320)));
        assert_eq!(feed.age(publisher.after(320)), None);
    }

    /// Windows renames no file that is open.
    #[cfg(unix)]
    #[test]
    fn a_file_moved_away_is_missed_and_found_again_when_it_is_back() {
        let publisher = Publisher::new();
        let mut store = Store::open(&publisher.path()).unwrap();
        hang(&mut store, "09:00:00");
        let mut feed = publisher.feed();
        assert!(feed.poll(publisher.after(0)));
        let away = publisher.folder.path().join("b.db");
        fs::rename(publisher.path(), &away).unwrap();
        feed.poll(publisher.after(300));
        feed.poll(publisher.after(900));
        assert!(matches!(feed.fault(publisher.after(900)), Some(StoreFault::Missing(_))));
        assert!(feed.age(publisher.after(11_000)).is_some(), "the picture is old, and says so");
        fs::rename(&away, publisher.path()).unwrap();
        feed.poll(publisher.after(11_300));
        assert_eq!(feed.fault(publisher.after(12_000)), None);
        assert!(feed.age(publisher.after(11_300)).is_some(), "that the file is back says nothing about its publisher");
        hang(&mut store, "09:00:12");
        feed.poll(publisher.after(11_320));
        assert_eq!(feed.age(publisher.after(11_320)), None);
    }

    /// Windows renames no file that is open.
    #[cfg(unix)]
    #[test]
    fn another_file_in_its_place_is_read_afresh_and_not_taken_for_news() {
        let publisher = Publisher::new();
        let mut store = Store::open(&publisher.path()).unwrap();
        hang(&mut store, "09:00:00");
        let mut feed = publisher.feed();
        feed.poll(publisher.after(0));
        drop(store);
        // Whoever puts another file in its place (a restore) clears away what belongs to the one before.
        for left in ["a.db-wal", "a.db-shm"] {
            let _ = fs::remove_file(publisher.folder.path().join(left));
        }
        let old = publisher.folder.path().join("old.db");
        let mut backup = Store::open(&old).unwrap();
        hang(&mut backup, "08:00:00");
        drop(backup);
        fs::rename(&old, publisher.path()).unwrap();
        feed.poll(publisher.after(300));
        assert!(
            matches!(feed.age(publisher.after(300)), Some(Age::Seconds(3600))),
            "{:?}",
            feed.age(publisher.after(300))
        );
    }
}
