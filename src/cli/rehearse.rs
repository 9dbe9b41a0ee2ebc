//! `diaodu rehearse`: the console on a throw-away copy of a city that does not exist, with three months behind it.

use super::{console, failure::Failure, options::Options, output};
use crate::{
    catalogue,
    clock::Clock,
    domain::Command,
    session::{Session, SessionError},
    store::WorkingFolder,
    wording::{Said, command_line},
};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct RehearseArgs {
    #[arg(long, value_name = "文件", help = "把演练台账存成文件，不打开控制台（给投影和命令行试用）")]
    keep: Option<PathBuf>,
}

pub(super) fn run(options: &Options, asked: &RehearseArgs) -> Result<(), Failure> {
    if let Some(path) = &asked.keep {
        if path.exists() {
            return Err(Failure::refused(command_line::rehearsal_exists(path)));
        }
        set_the_stage(path, options.clock)?;
        return output::print_done(&command_line::rehearsal_kept(path));
    }
    console::needs_a_terminal(options)?;
    let failed = |error: std::io::Error| Failure::refused(command_line::rehearsal_failed(&error.to_string()));
    let folder = WorkingFolder::new_in(&std::env::temp_dir(), "diaodu-rehearsal-").map_err(failed)?;
    let session = set_the_stage(&folder.path().join("rehearsal.db"), options.clock)?;
    console::show(options, session, folder.path().to_owned())?;
    folder.close().map_err(failed)?;
    output::print(command_line::REHEARSAL_OVER)
}

/// The fictional city with its three past months; it is the morning of its fourth meeting unless a day was asked for.
fn set_the_stage(path: &Path, clock: Clock) -> Result<Session, Failure> {
    let unclear = |fault: String| Failure::refused(Said::new(command_line::rehearsal_failed(&fault).what, ""));
    let steps = catalogue::rehearsal();
    let next_meeting = steps.iter().rev().find_map(|step| {
        if let Command::OpenMeeting { date, .. } = &step.command { date.and_hms_opt(9, 0, 0) } else { None }
    });
    let clock = match (clock, next_meeting) {
        (Clock::System, Some(morning)) => Clock::starting_at(morning),
        (clock, _) => clock,
    };
    let mut session = Session::open_throwaway(path, clock)?;
    match session.replay(steps.into_iter().map(|step| (step.at, step.command))) {
        Ok(_) => Ok(session),
        Err((_, SessionError::Store(fault))) => Err(fault.into()),
        Err((nth, SessionError::Refused(refusal))) => Err(unclear(format!("{nth}: {refusal:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rehearsals_ledger_balances_and_has_a_meeting_to_hold() {
        let folder = tempfile::tempdir().unwrap();
        let session = set_the_stage(&folder.path().join("a.db"), Clock::System).unwrap();
        assert!(session.ledger().meeting().is_some());
        assert!(!session.ledger().commitments.is_empty());
        assert_eq!(session.audit(|_| ()).unwrap().findings, vec![]);
    }
}
