//! `diaodu projector`: the room's view, in a window of its own; it follows the console and cannot write.

use super::{failure::Failure, options::Options};
use crate::{
    projector::{self, ProjectorError},
    theme::Ground,
    widgets,
    wording::command_line,
};
use clap::{Args, ValueEnum};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Theme {
    #[default]
    #[value(help = "浅色底，亮着灯的会场用")]
    Light,
    #[value(help = "深色底，关了灯的会场用")]
    Dark,
}

#[derive(Debug, Args)]
pub(super) struct ProjectorArgs {
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "底色",
        hide_possible_values = true,
        hide_default_value = true,
        help = "light 浅色底（不写就是它）或 dark 深色底"
    )]
    theme: Theme,
}

pub(super) fn run(options: &Options, asked: &ProjectorArgs) -> Result<(), Failure> {
    let ground = match asked.theme {
        Theme::Light => Ground::Light,
        Theme::Dark => Ground::Dark,
    };
    let depth = widgets::depth();
    projector::run(&options.path()?, projector::Options { ground, depth }, options.clock).map_err(|error| match error {
        ProjectorError::NoTerminal => Failure::refused(command_line::projector_needs_a_terminal()),
        ProjectorError::Terminal(error) => Failure::refused(command_line::projector_failed(&error.to_string())),
    })
}
