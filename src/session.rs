//! A session: the ledger, the file and the clock together. The one place where a decision meets the disk, in this
//! order: decide, commit durably, and only then change memory.

pub mod backup;
mod picture;

use crate::{
    clock::Clock,
    domain::{
        Audit, Change, Command, Context, Deed, Edit, Entry, Everybody, ItemId, Ledger, Meeting, MeetingId,
        MeetingState, Nature, Period, Progress, Refusal, Series, StoreFault, UndoStacks, Utterance, Year, YearBook,
        decide, edits,
    },
    stage::{Cue, Scene, scene},
    store::{Draft, Published, Store},
};
use chrono::{Datelike, NaiveDateTime};
use picture::Picture;
use std::{
    cell::OnceCell,
    fmt,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionError {
    /// The domain said no; nothing has changed.
    Refused(Refusal),
    /// The file failed; nothing has changed, in the file or in memory.
    Store(StoreFault),
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for SessionError {}

impl From<Refusal> for SessionError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreFault> for SessionError {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

/// Checks a whole file without taking a ledger from it: a damaged one can still be told what is wrong with it.
///
/// # Errors
/// A [`StoreFault`]: there is no such file, or it cannot be read at all.
pub fn audit_file(path: &Path, progress: impl FnMut(u64)) -> Result<Audit, StoreFault> {
    if !path.exists() && backup::backups_of(path).is_empty() {
        return Err(StoreFault::Missing(path.to_owned()));
    }
    let store = Store::open(path)?;
    let mut audit = store.audit(progress)?;
    audit.findings.extend(store.rolled_back());
    Ok(audit)
}

/// How many acts this process has filed, and the number of the last one.
static FILED: AtomicU64 = AtomicU64::new(0);
static LAST_FILED: AtomicU64 = AtomicU64::new(0);

/// What this process has filed: how many acts, and the number of the last; `None`: nothing. For whoever has to say so when
/// the answer to a command could not be written.
#[must_use]
pub fn filed() -> Option<(u64, u64)> {
    let count = FILED.load(Ordering::Relaxed);
    (count > 0).then(|| (count, LAST_FILED.load(Ordering::Relaxed)))
}

/// Whether a ledger has the step that a paper names (`125-0a1b2c3d4e5f`): is it the one the paper is from, and whole up to
/// there?
///
/// # Errors
/// A [`StoreFault`]: there is no such file, or it cannot be read.
pub fn has_come_by(path: &Path, head: &str) -> Result<bool, StoreFault> {
    if !path.exists() {
        return Err(StoreFault::Missing(path.to_owned()));
    }
    Ok(Store::open(path)?.has_come_by(head))
}

/// The ledger, its file and the clock.
#[derive(Debug)]
pub struct Session {
    store: Store,
    ledger: Picture,
    clock: Clock,
    /// Read from the journal when somebody first asks what can be undone.
    stacks: OnceCell<UndoStacks>,
    wall: Option<Published>,
    /// A rehearsal's: nothing of it is kept.
    is_throwaway: bool,
    /// The folder of a synchronising program that the file lies in.
    synced_by: Option<String>,
    /// Who signed here; empty: nobody.
    signed: String,
}

/// How often an act is decided afresh when another console was ahead each time.
const LOOKS: usize = 1_000;

/// How often a wall that does not change is said to still stand, in seconds. A projector that hears nothing for twice
/// as long shows the age of its picture.
pub const WALL_BEAT: i64 = 5;

impl Session {
    /// Opens a file, with its default meeting at hand.
    ///
    /// # Errors
    /// A [`StoreFault`]: nothing in the file has changed.
    pub fn open(path: &Path, clock: Clock) -> Result<Self, StoreFault> {
        let store = Store::open(path)?;
        let ledger = Picture::new(store.load(None)?);
        let synced_by = backup::synced_by(path);
        Ok(Self {
            store,
            ledger,
            clock,
            stacks: OnceCell::new(),
            wall: None,
            is_throwaway: false,
            synced_by,
            signed: String::new(),
        })
    }

    /// The working picture, when the file is not needed any more.
    #[must_use]
    pub fn into_ledger(self) -> Ledger {
        self.ledger.into_ledger()
    }

    /// Opens a file that will be thrown away (a rehearsal): quick rather than durable.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file could not be made.
    pub fn open_throwaway(path: &Path, clock: Clock) -> Result<Self, StoreFault> {
        let session = Self { is_throwaway: true, synced_by: None, ..Self::open(path, clock)? };
        session.store.forgo_durability()?;
        Ok(session)
    }

    /// Carries out commands as of the moments given, then goes back to the session's own clock.
    ///
    /// # Errors
    /// The first [`SessionError`], with the number of commands carried out before it.
    pub fn replay(
        &mut self,
        steps: impl IntoIterator<Item = (NaiveDateTime, Command)>,
    ) -> Result<usize, (usize, SessionError)> {
        let clock = self.clock;
        let mut done = 0;
        for (at, command) in steps {
            self.clock = Clock::Still(at);
            if let Err(error) = self.execute(command) {
                self.clock = clock;
                return Err((done, error));
            }
            done += 1;
        }
        self.clock = clock;
        Ok(done)
    }

    /// What can be undone and redone at the meeting at hand.
    fn stacks(&self) -> Result<&UndoStacks, StoreFault> {
        let read = match (self.stacks.get(), self.ledger.at) {
            (Some(known), _) => return Ok(known),
            (None, Some(meeting)) => self.store.undo_stacks(meeting)?,
            (None, None) => UndoStacks::default(),
        };
        Ok(self.stacks.get_or_init(|| read))
    }

    /// Reads the ledger anew, with a meeting at hand; what can be undone may be something else then.
    fn load(&mut self, at: Option<MeetingId>) -> Result<(), StoreFault> {
        self.ledger = Picture::new(self.store.load(at)?);
        self.stacks = OnceCell::new();
        Ok(())
    }

    /// The working picture.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What everybody may know of the working picture; made once after each change.
    #[must_use]
    pub fn everybody(&self) -> &Everybody {
        self.ledger.everybody()
    }

    /// The ledger's id, which it keeps wherever it goes; empty in a file of an early version.
    #[must_use]
    pub fn id(&self) -> String {
        self.store.id()
    }

    /// How far the ledger has come, as papers name it: `125-0a1b…`; empty: nothing has been recorded.
    #[must_use]
    pub fn head(&self) -> String {
        self.store.head()
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// The folder of a synchronising program (OneDrive, 坚果云) that the file lies in: such a program carries off files that
    /// are being written.
    #[must_use]
    pub fn synced_by(&self) -> Option<&str> {
        self.synced_by.as_deref()
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// What deciding needs to know besides the ledger.
    #[must_use]
    pub fn context(&self) -> Context {
        Context { now: self.clock.now() }
    }

    /// Reads the ledger again when another process has written. Says whether it did.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn refresh(&mut self) -> Result<bool, StoreFault> {
        let news = self.store.overtaken()?;
        if news {
            self.reload()?;
        }
        Ok(news)
    }

    fn reload(&mut self) -> Result<(), StoreFault> {
        match self.load(self.ledger.at) {
            Err(StoreFault::NoMeeting(_)) => self.load(None),
            done => done,
        }
    }

    /// Takes another meeting in hand.
    ///
    /// # Errors
    /// A [`StoreFault`]: there is no such meeting, or the file cannot be read.
    pub fn turn_to(&mut self, meeting: MeetingId) -> Result<(), StoreFault> {
        if self.ledger.at == Some(meeting) {
            return Ok(());
        }
        self.load(Some(meeting))
    }

    /// Brings all of history into memory, for lists and papers that look back.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn read_everything(&mut self) -> Result<(), StoreFault> {
        self.ledger = Picture::new(self.store.load_everything(self.ledger.at)?);
        Ok(())
    }

    /// The ledger with all of history, beside the working picture.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn everything(&self) -> Result<Ledger, StoreFault> {
        self.store.load_everything(self.ledger.at)
    }

    /// Everything that was ever said about one item, oldest first: also what is older than the working picture.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn said_about(&self, item: &ItemId) -> Result<Vec<Progress>, StoreFault> {
        let mut said = self.store.progress_about(item)?;
        // What was said of a task while another unit had it belongs to its life too.
        for former in self.ledger.item(item).into_iter().flat_map(|item| item.former_ids()) {
            said.extend(self.store.progress_about(&former)?);
        }
        said.sort_by_key(|progress| progress.id);
        Ok(said)
    }

    /// A year as it stands today. Only its own rows are read, whatever came before.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn year(&self, year: i32) -> Result<Year, StoreFault> {
        let today = self.clock.today();
        let meetings = YearBook::meetings(year, &self.ledger, today);
        let (Some(first), Some(last)) = (meetings.first(), meetings.last()) else {
            return Ok(Year { year, end: today, ..Year::default() });
        };
        // What was settled after the last meeting of the year before is told at the first one of this.
        let start = YearBook::days(year).map_or(first.date, |(start, _)| start);
        let before = self.ledger.meetings.range(..first.id).next_back().map(|(_, meeting)| meeting);
        let over = before.map(|meeting| meeting.adjourned_at.map_or(meeting.date, |at| at.date().min(meeting.date)));
        let start = over.map_or(start, |over| over.min(start));
        let book = self.store.year_book(year, start, (first.id, last.id))?;
        Ok(Year::of(&self.ledger, &book, today))
    }

    /// Decides a command and, when it is accepted, keeps it durably before memory changes.
    ///
    /// # Errors
    /// [`SessionError::Refused`] or [`SessionError::Store`]; nothing has changed in either case.
    #[expect(clippy::needless_pass_by_value, reason = "who orders something has no more use for the order")]
    pub fn execute(&mut self, command: Command) -> Result<Entry, SessionError> {
        self.refresh()?;
        let context = self.context();
        let mut looks = 0..LOOKS;
        loop {
            let deed = decide(&self.ledger, command.clone(), &context)?;
            match self.keep(deed, Nature::Act) {
                // Another console wrote between the look and the commit: look again and decide afresh. One that writes
                // without a pause is quicker than the looking; so many looks outlast some seconds of it.
                Err(SessionError::Store(StoreFault::Overtaken)) if looks.next().is_some() => {
                    self.store.overtaken()?;
                    self.reload()?;
                }
                done => return done,
            }
        }
    }

    fn keep(&mut self, mut deed: Deed, nature: Nature) -> Result<Entry, SessionError> {
        let is_new = |edit: &&Edit<Meeting>| edit.before().is_none() || edit.after().is_none();
        let opened = edits::<Meeting>(&deed.changes).filter(is_new).map(|edit| edit.either().id).max();
        for change in &mut deed.changes {
            if let Change::Edition(edit) = change
                && let Edit::Created(edition) = edit.as_mut()
                && edition.head.is_empty()
            {
                edition.head = self.store.head();
            }
        }
        let entry = Entry {
            seq: self.store.next_seq(),
            at: self.clock.now(),
            // Meetings of the past come in while a later one is at hand.
            meeting: opened.max(self.ledger.at),
            nature,
            deed,
            by: self.name().to_owned(),
        };
        self.store.commit(&entry)?;
        // The first act founds the ledger: nobody filed that.
        if entry.seq > 1 && !self.is_throwaway {
            FILED.fetch_add(1, Ordering::Relaxed);
            LAST_FILED.store(entry.seq, Ordering::Relaxed);
        }
        for change in &entry.deed.changes {
            self.ledger.change().apply(change);
        }
        if opened.is_some() {
            // Another meeting is at hand now: what "the one before" is has changed with it.
            self.reload()?;
        } else if let Some(stacks) = self.stacks.get_mut() {
            stacks.push(entry.seq, nature);
        }
        Ok(entry)
    }

    /// The readings of so many months up to one, as a series.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn series(&self, until: Period, months: u32) -> Result<Series, StoreFault> {
        let readings = self.store.readings(Series::first(until, months), until)?;
        Ok(Series::new(until, months, readings))
    }

    /// The act that [`Session::undo`] would turn round.
    ///
    /// # Errors
    /// A [`StoreFault`]: the journal cannot be read.
    pub fn next_undo(&self) -> Result<Option<Entry>, StoreFault> {
        self.last_own(&self.stacks()?.done)
    }

    /// The last of these acts that is not another person's: what the one who checks did is not for the typist to turn
    /// round by accident. Where no names were given, it is the last of all.
    fn last_own(&self, acts: &[u64]) -> Result<Option<Entry>, StoreFault> {
        let name = self.name();
        for seq in acts.iter().rev() {
            let entry = self.store.entry(*seq)?;
            if name.is_empty() || entry.by.is_empty() || entry.by == name {
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }

    /// Turns the last act of this meeting round, as a new entry.
    ///
    /// # Errors
    /// Refused when there is none, the meeting is sealed, or what it changed has changed again since.
    pub fn undo(&mut self) -> Result<Entry, SessionError> {
        self.refresh()?;
        self.check_unsealed()?;
        let Entry { seq, deed, .. } = self.last_own(&self.stacks()?.done)?.ok_or(Refusal::NothingToUndo)?;
        self.look_back_for(&deed)?;
        let changes: Vec<Change> = deed.changes.into_iter().rev().map(Change::inverse).collect();
        self.check_unchanged(&changes)?;
        self.keep(Deed { command: deed.command, changes }, Nature::Undo(seq))
    }

    /// Does the last undone act again, as a new entry.
    ///
    /// # Errors
    /// Refused when there is none, the meeting is sealed, or what it changed has changed again since.
    pub fn redo(&mut self) -> Result<Entry, SessionError> {
        self.refresh()?;
        self.check_unsealed()?;
        let Entry { seq, deed, .. } = self.last_own(&self.stacks()?.undone)?.ok_or(Refusal::NothingToRedo)?;
        self.look_back_for(&deed)?;
        self.check_unchanged(&deed.changes)?;
        self.keep(deed, Nature::Redo(seq))
    }

    /// What came in from the past is not all in the working picture: to compare it, the whole file is read.
    fn look_back_for(&mut self, deed: &Deed) -> Result<(), StoreFault> {
        if matches!(deed.command, Command::Backfill(_)) { self.read_everything() } else { Ok(()) }
    }

    fn check_unsealed(&self) -> Result<(), Refusal> {
        match self.ledger.meeting() {
            // What was brought in from the past can be taken back, as long as no meeting stands on it.
            Some(meeting) if meeting.state == MeetingState::Sealed && !meeting.is_backfilled() => {
                Err(Refusal::Sealed(meeting.period))
            }
            _ => Ok(()),
        }
    }

    /// An act can be turned round only on records that still are as it left them.
    fn check_unchanged(&self, changes: &[Change]) -> Result<(), Refusal> {
        if changes.iter().all(|change| self.ledger.holds_before(change)) { Ok(()) } else { Err(Refusal::ChangedSince) }
    }

    /// The newest entries of the meeting at hand (of the whole file when `everything`), newest first.
    ///
    /// # Errors
    /// A [`StoreFault`]: the journal cannot be read.
    pub fn journal(&self, everything: bool, at_most: usize) -> Result<Vec<Entry>, StoreFault> {
        self.store.entries(if everything { None } else { self.ledger.at }, at_most)
    }

    /// What was said and written at the other meetings of this year: records, and the minutes that went out.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn said_this_year(&self) -> Result<Vec<Utterance>, StoreFault> {
        let day = self.ledger.meeting().map_or(self.clock.today(), |meeting| meeting.date);
        let first = day.with_ordinal(1).unwrap_or(day);
        self.store.utterances(first, day)
    }

    /// For a console: it keeps lines of its own, and its screen never stands still because another program writes.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn sit_down(&mut self) -> Result<(), StoreFault> {
        self.store.sit_down()
    }

    /// Whether another console had this ledger open when this one sat down: then that one keeps the record and has the
    /// wall, and this one checks.
    #[must_use]
    pub fn checks(&self) -> bool {
        self.store.seat().is_some_and(|seat| seat > 1)
    }

    /// Says who acts here from now on; an empty name: nobody says.
    pub fn sign(&mut self, name: &str) {
        name.trim().clone_into(&mut self.signed);
    }

    /// Who acts here: who signed, else at the console that keeps the record the meeting's recorder; empty: nobody says.
    #[must_use]
    pub fn name(&self) -> &str {
        let records = self.signed.is_empty() && self.store.seat() == Some(1);
        let recorder = self.ledger.meeting().filter(|_| records).map(|meeting| meeting.recorder.as_str());
        recorder.unwrap_or(&self.signed)
    }

    /// Brings everything into the main file, when nothing else is to be done.
    pub fn settle_log(&mut self) {
        self.store.settle_log();
    }

    /// Keeps what is being typed.
    ///
    /// # Errors
    /// A [`StoreFault`]: the draft was not kept.
    pub fn save_draft(&mut self, slot: &str, text: &str) -> Result<(), StoreFault> {
        self.store.save_draft(slot, text, self.clock.now())
    }

    /// What was being typed when the program last stopped.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreFault> {
        self.store.drafts()
    }

    /// Puts on the wall what a cue asks for. Writes only when the scene is another one, or the last word to the
    /// projector is [`WALL_BEAT`] old; says which scene is on the wall now, by its number.
    ///
    /// # Errors
    /// A [`StoreFault`]: the wall shows what it showed; no entry is touched by it.
    pub fn publish(&mut self, cue: &Cue) -> Result<u64, StoreFault> {
        self.put_up(scene(self.everybody(), cue, self.clock.today()))
    }

    /// Stops the clock on the wall and leaves the rest as it is: what freezing looks like. Nothing more is published
    /// until the next [`Session::publish`].
    ///
    /// # Errors
    /// A [`StoreFault`]: the clock on the wall runs on.
    pub fn freeze_wall(&mut self) -> Result<(), StoreFault> {
        match self.wall.clone() {
            Some(shown) => self.put_up(shown.scene.still(self.clock.now())).map(|_| ()),
            None => Ok(()),
        }
    }

    fn put_up(&mut self, scene: Scene) -> Result<u64, StoreFault> {
        if let Some(shown) = &self.wall
            && shown.scene == scene
        {
            let number = shown.number;
            return self.feed_wall().map(|()| number);
        }
        let at = self.clock.now();
        let json = serde_json::to_string(&scene)
            .map_err(|error| StoreFault::System { path: self.store.path().to_owned(), said: error.to_string() })?;
        let number = self.store.publish(at, &json)?;
        self.wall = Some(Published { number, at, scene });
        Ok(number)
    }

    /// Tells the projector that the wall still stands, at most once in [`WALL_BEAT`] seconds; to be called about every
    /// second while the console lives, frozen or not. Nothing happens before the first publication of this session,
    /// nor after another console has put up its own: then the next [`Session::publish`] takes the wall back.
    ///
    /// # Errors
    /// A [`StoreFault`]: the projector will show the age of its picture.
    pub fn feed_wall(&mut self) -> Result<(), StoreFault> {
        let now = self.clock.now();
        let is_due = |at: NaiveDateTime| (now - at).num_seconds().abs() >= WALL_BEAT;
        if let Some(shown) = self.wall.as_mut().filter(|shown| is_due(shown.at)) {
            if self.store.touch_wall(shown.number, now)? {
                shown.at = now;
            } else {
                self.wall = None;
            }
        }
        Ok(())
    }

    /// What this session last put on the wall; what an earlier one left there, before it has.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn wall(&self) -> Result<Option<Published>, StoreFault> {
        match &self.wall {
            Some(shown) => Ok(Some(shown.clone())),
            None => self.store.on_show(),
        }
    }

    /// Checks the whole file.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read at all.
    pub fn audit(&self, progress: impl FnMut(u64)) -> Result<Audit, StoreFault> {
        self.store.audit(progress)
    }
}
