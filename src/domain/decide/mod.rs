//! Deciding: a command against the ledger gives a deed or a refusal. Pure, and changes nothing itself.

use crate::text;
mod backfill;
mod course;
mod event;
mod floor;
mod forms;
mod founding;
mod handed_down;
mod instruct;
mod meeting;
mod met;
mod minutes;
mod next_meeting;
mod notes;
mod parts;
mod plan;
mod programme;
mod readings;
mod recast;
mod record;
mod registers;
mod roll;
mod roster;
mod shortlist;
mod units;

use crate::domain::{
    Change, Command, Commitment, CommitmentId, Deed, LONGEST_TEXT, Ledger, Meeting, MeetingState, Refusal, Unit, UnitId,
};
use chrono::{NaiveDate, NaiveDateTime};

/// What deciding needs to know besides the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The moment.
    pub now: NaiveDateTime,
}

impl Context {
    /// The day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }
}

type Decision = Result<Vec<Change>, Refusal>;

/// Decides a command.
///
/// # Errors
/// A [`Refusal`] says why not; nothing has changed then.
pub fn decide(ledger: &Ledger, command: Command, context: &Context) -> Result<Deed, Refusal> {
    let changes = registers::follow(ledger, changes_of(ledger, &command, context)?, context);
    let changes = next_meeting::follow(ledger, met::follow(ledger, changes, context));
    if changes.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    Ok(Deed { command, changes })
}

/// What a command changes. One arm a command and no other: a new one does not compile until it is decided.
fn changes_of(ledger: &Ledger, command: &Command, context: &Context) -> Decision {
    match command {
        // Ledger and meeting.
        Command::Adopt(catalogue) => founding::adopt(ledger, catalogue),
        Command::ChangeProgramme { catalogue, date, head } => {
            programme::change(ledger, catalogue, *date, head, context)
        }
        Command::RenewStyle(catalogue) => founding::renew_style(ledger, catalogue),
        Command::OpenMeeting { date, head } => meeting::open(ledger, *date, head),
        Command::CallToOrder => meeting::call_to_order(ledger, context),
        Command::AmendMeeting(head) => meeting::amend(ledger, head),
        Command::Adjourn => meeting::adjourn(ledger, None, context),
        Command::AdjournUntil { next } => meeting::adjourn(ledger, Some(*next), context),
        Command::Seal => meeting::seal(ledger, context),
        // Who is there, and whose turn it is.
        Command::TakeRoll { unit, presence, person, post, reason } => {
            roll::take(ledger, unit, *presence, [person, post, reason], context)
        }
        Command::NoteTimes { unit, arrived, left } => roll::note_times(ledger, unit, (*arrived, *left)),
        Command::TakeRollOfRest => roll::take_rest(ledger, context),
        Command::GiveFloor { to, leaving } => floor::give(ledger, to.as_ref(), *leaving, context),
        Command::MarkStop { unit, state } => floor::mark(ledger, unit, *state, context),
        // Promises and instructions.
        Command::Record(recording) => record::record(ledger, recording, context),
        Command::TakeDown { id, recording, from, by, reason } => {
            handed_down::take(ledger, *id, (recording, from), [by, reason], context)
        }
        Command::Amend { id, amendment } => record::amend(ledger, *id, amendment),
        Command::Recast(recasting) => recast::recast(ledger, recasting, context),
        Command::Confirm { ids, confirmed } => record::confirm(ledger, ids, *confirmed),
        Command::SendBack { ids, words, by } => record::send_back(ledger, ids, words, by),
        Command::WordItem { ids, written } => record::word_item(ledger, ids, written.as_deref()),
        Command::Withdraw { id, reason } => record::withdraw(ledger, *id, reason, context),
        // The life of an item; lamps by hand; the shortlist of the year.
        Command::Report { item, evidence } => parts::report(ledger, item, (None, None), evidence, context),
        Command::ReportOn { item, evidence, on } => parts::report(ledger, item, (None, Some(*on)), evidence, context),
        Command::OfStage { stage, act } => parts::of_stage(ledger, *stage, act, context),
        Command::Close { item, by } => parts::close(ledger, item, None, by, context),
        Command::CloseAll { items, by } => course::each(items, |item| parts::close(ledger, item, None, by, context)),
        Command::ExtendAll { items, to, by, reason } => course::each(items, |item| {
            course::extend(ledger, item, &parts::moved(ledger, item, None, to)?, [by, reason], context)
        }),
        Command::AmendAll { ids, amendment } => course::each(ids, |id| record::amend(ledger, *id, amendment)),
        Command::InstructDuty(instruction) => instruct::instruct(ledger, instruction, context),
        Command::Reopen { item, reason } => parts::reopen(ledger, item, None, reason, context),
        Command::Extend { item, to, by, reason } => {
            course::extend(ledger, item, &parts::moved(ledger, item, None, to)?, [by, reason], context)
        }
        Command::EnterEvent { dues, on, what } => event::enter(ledger, dues, (*on, what), context),
        Command::AgreeDate { task, units, deadline } => course::agree_date(ledger, (task, units), deadline, context),
        Command::AskExtension { item, to, reason } => {
            course::ask_extension(ledger, item, &parts::moved(ledger, item, None, to)?, reason, context)
        }
        Command::RefuseExtension { item, by, reason } => course::refuse_extension(ledger, item, [by, reason], context),
        Command::SetLamp { item, lamp, by, reason } => course::set_lamp(ledger, item, *lamp, [by, reason], context),
        Command::PutForward { year, entry, listed } => shortlist::put_forward(ledger, *year, *entry, *listed),
        Command::ReleaseShortlist { year, by } => shortlist::release(ledger, *year, by, context),
        // The roster; between two meetings it belongs to the one to come.
        Command::RenameUnit { unit, name, short } => units::rename(ledger, unit, [name, short], context),
        Command::MergeUnit { unit, into } => units::merge(ledger, unit, into, context),
        Command::RetireUnit { unit } => units::retire(ledger, unit, context),
        Command::OrderUnits { units } => units::order(ledger, units),
        Command::ReviseRoster { lines } => roster::revise(ledger, lines, context),
        Command::PlaceUnit { unit, place } => units::place(ledger, unit, *place),
        // What is recorded at a unit's turn besides commitments.
        Command::NoteProgress { unit, about, text, share } => {
            notes::progress(ledger, unit, about.as_ref(), (text, *share), context)
        }
        Command::NoteFigures { unit, about, text, figures } => {
            notes::figures(ledger, unit, about.as_ref(), (text, figures), context)
        }
        Command::AskHelp { unit, text } => notes::ask_help(ledger, unit, text, context),
        Command::SettleHelp { id, settled } => notes::settle_help(ledger, *id, *settled, context),
        Command::Remark { kind, unit, text } => notes::remark(ledger, *kind, unit.as_ref(), text, context),
        Command::PublishRemark { id, public } => notes::publish_remark(ledger, *id, *public),
        // Registers and monthly numbers.
        Command::EnterRegister { id, kind, unit, name, stage, fields, on } => {
            registers::enter(ledger, *id, (kind, unit), name, (*stage, *on, fields), context)
        }
        Command::Rectify { entry, recording } => registers::rectify(ledger, *entry, recording, context),
        Command::Release { entries } => registers::release(ledger, entries, context),
        Command::DropEntry { entry, reason } => registers::drop_entry(ledger, *entry, reason),
        Command::TakeReading { unit, indicator, value } => readings::take_one(ledger, unit, indicator, *value),
        Command::TakeReadings { unit, period, values, sure } => readings::take(ledger, unit, *period, values, *sure),
        // The life of the minutes.
        Command::CheckMinutes { by, mark } => minutes::check(ledger, by, *mark, context),
        Command::SignMinutes { by, on, mark } => minutes::sign(ledger, by, *on, *mark, context),
        Command::NumberMinutes { number } => minutes::number(ledger, *number),
        Command::IssueMinutes { words, mark } => minutes::issue(ledger, words, *mark, context),
        Command::ReopenMinutes { reason, words } => minutes::reopen(ledger, reason, words, context),
        Command::WordSection { section, words, composed } => {
            minutes::word_section(ledger, *section, words.as_deref(), composed)
        }
        // What comes from papers.
        Command::Backfill(past) => backfill::take(ledger, past, context.today()),
        Command::RecordHeard { recordings, .. } => record::heard(ledger, recordings, context),
        Command::CollectForms { forms, acts } => forms::collect(ledger, forms, acts, context),
        Command::PlanTasks { tasks, agreed } => plan::plan(ledger, tasks, *agreed, context),
    }
}

/// The meeting at hand, if it can still change.
fn open_meeting(ledger: &Ledger) -> Result<&Meeting, Refusal> {
    let meeting = ledger.meeting().ok_or(Refusal::NoMeeting)?;
    if meeting.state == MeetingState::Sealed { Err(Refusal::Sealed(meeting.period)) } else { Ok(meeting) }
}

fn unit<'a>(ledger: &'a Ledger, id: &UnitId) -> Result<&'a Unit, Refusal> {
    ledger.units.get(id).ok_or_else(|| Refusal::UnknownUnit(id.to_string()))
}

fn commitment(ledger: &Ledger, id: CommitmentId) -> Result<&Commitment, Refusal> {
    ledger.commitments.get(&id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))
}

/// Words worth keeping: cleaned, not empty, not endless.
fn words(text: &str) -> Result<String, Refusal> {
    let text = optional_words(text)?;
    if text.is_empty() { Err(Refusal::EmptyText) } else { Ok(text) }
}

fn optional_words(text: &str) -> Result<String, Refusal> {
    let text = text::plain(text);
    if text.chars().count() > LONGEST_TEXT { Err(Refusal::TextTooLong(LONGEST_TEXT)) } else { Ok(text) }
}
