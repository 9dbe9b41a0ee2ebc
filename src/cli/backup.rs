//! `diaodu backup`: a backup now, the list of those there are, and the second folder.

use super::{failure::Failure, options::Options, output};
use crate::{
    domain::StoreFault,
    session::{self, backup},
    wording,
};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct BackupArgs {
    #[arg(short = 'o', long = "output", value_name = "文件", help = "备份到这个文件；不写就备份到平常的地方")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "文件夹", help = "以后每次备份都另存一份到这里，比如 U 盘上的文件夹")]
    second: Option<PathBuf>,
    #[arg(long, help = "不再另存第二份")]
    no_second: bool,
    #[arg(long, help = "看有哪些备份，新的在前")]
    list: bool,
}

/// One backup; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Line {
    path: PathBuf,
    at: String,
    entries: u64,
}

pub(super) fn run(options: &Options, asked: &BackupArgs) -> Result<(), Failure> {
    if asked.list {
        return list(options);
    }
    let path = options.path()?;
    if !path.exists() {
        let lost = backup::backups_of(&path).into_iter().next();
        let backup = lost.ok_or_else(|| StoreFault::Missing(path.clone()))?.path;
        return Err(StoreFault::Gone { path, backup }.into());
    }
    if let Some(to) = &asked.output {
        backup::back_up_to(&path, to)?;
        return output::print_done(&wording::backup::made(to));
    }
    if asked.second.is_some() || asked.no_second {
        set_second(options, asked.second.clone())?;
    }
    let report = backup::back_up(&path, options.clock.now())?;
    output::print_done(&wording::backup::report(&report))?;
    if backup::is_all_kept(&report) { Ok(()) } else { Err(Failure::silent()) }
}

fn set_second(options: &Options, folder: Option<PathBuf>) -> Result<(), Failure> {
    let mut session = session::Session::open(&options.path()?, options.clock)?;
    let Some(folder) = folder else {
        session.set_second_folder(None)?;
        return output::print_done(wording::backup::SECOND_UNSET);
    };
    if !folder.is_dir() {
        return Err(Failure::refused(wording::backup::no_such_folder(&folder)));
    }
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    session.set_second_folder(Some(&folder))?;
    output::print_done(&wording::backup::second_set(&folder))
}

fn list(options: &Options) -> Result<(), Failure> {
    let path = options.path()?;
    let found = backup::backups_of(&path);
    if found.is_empty() && !path.exists() {
        return Err(StoreFault::Missing(path).into());
    }
    if options.json {
        let lines = found.into_iter().map(|backup| Line {
            at: backup.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            entries: backup.entries,
            path: backup.path,
        });
        return output::print_json(&lines.collect::<Vec<_>>());
    }
    if found.is_empty() {
        output::tell(&wording::backup::none_found(&path));
        return Ok(());
    }
    let lines: Vec<String> = found.iter().map(wording::backup::line).collect();
    output::print(&lines.join("\n"))
}
