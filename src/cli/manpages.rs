//! `diaodu manpages`: man pages, one a command, for who packs the program for a Linux desktop.

use super::{failure::Failure, output, usage};
use crate::wording::{Said, command_line};
use clap::{Args, Command};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

#[derive(Debug, Args)]
pub(super) struct ManpagesArgs {
    #[arg(value_name = "文件夹", help = "写到哪个文件夹；没有就新建")]
    folder: PathBuf,
}

/// The headings that the generator writes in English.
const HEADINGS: [(&str, &str); 8] = [
    (".SH NAME", ".SH 名称"),
    (".SH SYNOPSIS", ".SH 用法"),
    (".SH DESCRIPTION", ".SH 说明"),
    (".SH OPTIONS", ".SH 选项"),
    (".SH SUBCOMMANDS", ".SH 命令"),
    (".SH EXTRA", ".SH 例"),
    (".SH VERSION", ".SH 版本"),
    (".SH AUTHORS", ".SH 作者"),
];

pub(super) fn run(asked: &ManpagesArgs) -> Result<(), Failure> {
    let failed = |error: io::Error| -> Failure {
        let what = command_line::manpages_failed(&asked.folder, &error.to_string());
        Failure::refused(Said::new(what, ""))
    };
    fs::create_dir_all(&asked.folder).map_err(failed)?;
    let count = write(&usage::in_chinese(), "diaodu", &asked.folder).map_err(failed)?;
    output::print_done(&command_line::manpages_written(&asked.folder, count))
}

/// Writes the page of a command and of those below it; how many there were.
fn write(command: &Command, name: &str, folder: &Path) -> io::Result<usize> {
    let mut page = Vec::new();
    // The usage line of the help is Chinese already; what the generator makes of the arguments is not.
    let shown = command.clone().name(name.to_owned()).display_name(name.to_owned()).version(env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(shown).title(name.to_uppercase()).section("1").manual("月调度台").render(&mut page)?;
    let mut text = String::from_utf8_lossy(&page).into_owned();
    for (english, chinese) in HEADINGS {
        text = text.replace(english, chinese);
    }
    fs::write(folder.join(format!("{name}.1")), text)?;
    let mut count = 1;
    for below in command.get_subcommands() {
        count += write(below, &format!("{name}-{}", below.get_name()), folder)?;
    }
    Ok(count)
}
