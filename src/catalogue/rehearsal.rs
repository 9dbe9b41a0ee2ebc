//! The rehearsal: a city that does not exist, to try everything on, with its past three months as the commands that were
//! given, in the form in which the journal keeps them.

use super::{BuiltIn, Over, TWO_NEW_2022, parse};
use crate::domain::Command;
use chrono::NaiveDateTime;
use include_dir::{Dir, include_dir};

static CATALOGUE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/rehearsal/catalogue");
const COMMANDS: &str = include_str!("../../data/rehearsal/commands.txt");

/// A command and when it is given.
#[derive(Clone, Debug)]
pub struct Step {
    /// The moment the clock must show.
    pub at: NaiveDateTime,
    /// The command.
    pub command: Command,
}

/// The steps that turn an empty ledger into the rehearsal's: its catalogue (the built-in tasks, with a roster and a house
/// style of its own) is adopted first, five minutes before the first command.
///
/// # Panics
/// Only when the files built in are faulty, which the tests of this room rule out.
#[must_use]
pub fn rehearsal() -> Vec<Step> {
    let catalogue = parse(&Over(BuiltIn(&CATALOGUE), BuiltIn(&TWO_NEW_2022)))
        .unwrap_or_else(|fault| panic!("the rehearsal's catalogue is faulty: {fault}"));
    let lines = COMMANDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut steps: Vec<Step> = lines
        .map(|line| {
            let (at, command) =
                serde_json::from_str(line).unwrap_or_else(|fault| panic!("a faulty command ({fault}): {line}"));
            Step { at, command }
        })
        .collect();
    let founded = steps.first().map_or_else(NaiveDateTime::default, |first| first.at - chrono::Duration::minutes(5));
    steps.insert(0, Step { at: founded, command: Command::Adopt(Box::new(catalogue)) });
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Commitment, CommitmentKind, Context, ItemId, Ledger, Life, MeetingState, Period, Presence, Standing, decide,
    };
    use chrono::NaiveDate;
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// The ledger after the whole script, each step accepted by the rules of the house.
    fn played() -> Ledger {
        let mut ledger = Ledger::default();
        let mut before = NaiveDateTime::default();
        for step in rehearsal() {
            assert!(step.at >= before, "{:?} is before {before}", step.command);
            before = step.at;
            let deed = decide(&ledger, step.command.clone(), &Context { now: step.at })
                .unwrap_or_else(|refusal| panic!("{}: {:?}: {refusal:?}", step.at, step.command));
            deed.changes.iter().for_each(|change| ledger.apply(change));
        }
        ledger
    }

    fn lives(ledger: &Ledger, is: impl Fn(&Life) -> bool) -> usize {
        ledger.commitments.values().filter(|commitment| is(&commitment.course.life)).count()
    }

    #[test]
    fn three_months_are_sealed_and_the_fourth_is_ready_to_open() {
        let ledger = played();
        let states: Vec<_> =
            ledger.meetings.values().map(|meeting| (meeting.date.to_string(), meeting.state)).collect();
        let sealed = MeetingState::Sealed;
        assert_eq!(
            states,
            [
                ("2022-02-25".into(), sealed),
                ("2022-03-25".into(), sealed),
                ("2022-04-22".into(), sealed),
                ("2022-05-20".into(), MeetingState::Preparing),
            ]
        );
    }

    #[test]
    fn a_newcomer_meets_everything_that_happens_in_a_year() {
        let ledger = played();
        let today = day("2022-05-20");
        assert_eq!(ledger.commitments.len(), 79);
        let overdue = |commitment: &&Commitment| {
            let item = ItemId::Commitment(commitment.id);
            matches!(ledger.item(&item).expect("an item").standing(today), Standing::Overdue(_))
        };
        // Six of them come back, or were due by the next meeting.
        assert_eq!(ledger.commitments.values().filter(overdue).count(), 14);
        let extended = |times| ledger.commitments.values().filter(|one| one.course.extensions.len() == times).count();
        assert_eq!((extended(1), extended(2)), (4, 2));
        assert_eq!(lives(&ledger, |life| matches!(life, Life::Reported(_))), 10);
        assert_eq!(lives(&ledger, |life| matches!(life, Life::Closed { .. })), 26);
        assert_eq!(lives(&ledger, |life| matches!(life, Life::Withdrawn { .. })), 1);
        assert!(ledger.commitments.values().any(|commitment| !commitment.course.reopenings.is_empty()));
        assert_eq!(ledger.help_requests.values().filter(|request| request.settled.is_none()).count(), 2);
        let of_kind = |kind: &str| ledger.register_entries.values().filter(|entry| entry.kind.as_str() == kind).count();
        let counts = ["brand", "committee", "site", "pairing", "pilot", "inspection"].map(of_kind);
        assert_eq!(counts, [12, 9, 4, 5, 2, 2]);
    }

    #[test]
    fn figures_come_every_month_and_never_exceed_what_they_are_part_of() {
        let ledger = played();
        for reading in ledger.readings.values() {
            let indicator = ledger.programme.indicators.iter().find(|known| known.id == reading.indicator);
            if let Some(bound) = indicator.and_then(|indicator| indicator.at_most.as_ref())
                && let Some(most) = ledger.readings.get(&(reading.unit.clone(), bound.clone(), reading.period))
            {
                assert!(reading.value <= most.value, "{reading:?} exceeds {most:?}");
            }
        }
        let units = |month: &str| {
            let period: Period = month.parse().expect("a month");
            let units: BTreeSet<_> =
                ledger.readings.values().filter(|one| one.period == period).map(|one| &one.unit).collect();
            units.len()
        };
        assert_eq!(["2022-02", "2022-03", "2022-04", "2022-05"].map(units), [29, 28, 29, 8]);
    }

    #[test]
    fn some_units_are_silent_and_some_send_a_delegate() {
        let ledger = played();
        let silent = ledger.units.keys().filter(|unit| {
            !ledger.progress.values().any(|one| one.unit == **unit)
                && !ledger.readings.keys().any(|(of, _, _)| of == *unit)
                && !ledger.commitments.values().any(|one| one.unit == **unit)
        });
        assert_eq!(silent.map(|unit| ledger.short(unit)).collect::<Vec<_>>(), ["市国资委"]);
        let came = |presence| ledger.attendance.values().filter(|line| line.presence == presence).count();
        assert!(came(Presence::Delegate) >= 5 && came(Presence::OnLeave) >= 3 && came(Presence::Absent) >= 2);
        assert_eq!(ledger.attendance.len(), 120);
        // An absent unit cannot have promised anything.
        for line in ledger.attendance.values().filter(|line| !line.presence.came()) {
            let promised = ledger
                .commitments
                .values()
                .any(|one| one.unit == line.unit && one.meeting == line.meeting && one.kind == CommitmentKind::Promise);
            assert!(!promised, "{} was not there", ledger.short(&line.unit));
        }
    }
}
