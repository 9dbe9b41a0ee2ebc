//! `diaodu catalogue`: the built-in catalogue as files to change, and an office's looks and words into its ledger.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    catalogue,
    document::deliver::deliver,
    domain::Command,
    wording::{self, command_line, delivery},
};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct CatalogueArgs {
    #[command(subcommand)]
    order: CatalogueCommand,
}

#[derive(Debug, Subcommand)]
enum CatalogueCommand {
    #[command(about = "把内置的目录存成一个文件夹，照着改")]
    Copy {
        #[arg(value_name = "文件夹", help = "存到哪里；没有就新建，已有同名文件的不动")]
        folder: PathBuf,
    },
    #[command(about = "把目录里的公文式样和套话换进台账；名册、任务、主题不动")]
    Style {
        #[arg(value_name = "文件夹", help = "改好的目录")]
        folder: PathBuf,
    },
}

pub(super) fn run(options: &Options, asked: &CatalogueArgs) -> Result<(), Failure> {
    match &asked.order {
        CatalogueCommand::Copy { folder } => copy(folder),
        CatalogueCommand::Style { folder } => {
            // The catalogue is read before the file is touched.
            let own = catalogue::load(folder)?;
            let mut session = options.session_at(&MeetingChoice::default())?;
            let entry = session.execute(Command::RenewStyle(Box::new(own)))?;
            items::tell_done(options, &[Done::of(&entry, session.ledger())])
        }
    }
}

/// What stands there already may be somebody's work: then nothing is written at all.
fn copy(folder: &Path) -> Result<(), Failure> {
    if let Some((taken, _)) = catalogue::built_in_files().find(|(name, _)| folder.join(name).exists()) {
        return Err(Failure::refused(command_line::already_there(&folder.join(taken))));
    }
    std::fs::create_dir_all(folder)
        .map_err(|error| Failure::refused(command_line::no_folder(folder, &error.to_string())))?;
    for (name, text) in catalogue::built_in_files() {
        deliver(&folder.join(name), text.as_bytes())
            .map_err(|error| Failure::refused(wording::Said::new(delivery::sentence(&error.fault), "")))?;
    }
    output::print_done(&command_line::catalogue_copied(folder))
}
