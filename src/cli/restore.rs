//! `diaodu restore`: shows what a backup holds and what would be lost, and replaces the ledger only after a yes.

use super::{
    failure::Failure,
    handover,
    options::Options,
    output::{self, ProgressLine},
};
use crate::{session::backup::Restoring, wording};
use clap::Args;
use std::path::{Path, PathBuf};

/// How often the progress line moves: every so many entries.
const STRIDE: u64 = 500;

#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    #[arg(value_name = "备份", help = "哪一份备份，diaodu backup --list 可看；也可以写移交来的文件夹")]
    backup: PathBuf,
    #[arg(long, help = "看过了，直接替换，不再问")]
    yes: bool,
    #[arg(skip)]
    look_only: bool,
}

impl RestoreArgs {
    /// What `import all` asks for: the ledger that was handed over in a folder.
    pub(super) fn of_folder(folder: &Path, yes: bool, look_only: bool) -> Self {
        Self { backup: folder.to_owned(), yes, look_only }
    }
}

pub(super) fn run(options: &Options, asked: &RestoreArgs) -> Result<(), Failure> {
    let target = options.path()?;
    let line = ProgressLine::new();
    let backup = handover::copy_in(&asked.backup)?;
    let restoring = Restoring::prepare(&backup, &target, |entries| {
        if entries % STRIDE == 0 {
            line.show(&wording::backup::checking(entries));
        }
    })?;
    drop(line);
    output::print(&wording::backup::holding(&backup, restoring.holding(), restoring.ledger()))?;
    output::print(&wording::backup::difference(&restoring.difference(), &target, restoring.ledger()))?;
    if asked.look_only {
        return Ok(());
    }
    if !asked.yes && output::asks(wording::backup::ASK) != Some(true) {
        return Err(Failure::refused(wording::backup::not_replaced()));
    }
    let aside = restoring.replace(options.clock.now())?;
    output::print_done(&wording::backup::replaced(&target, aside.as_deref()))
}
