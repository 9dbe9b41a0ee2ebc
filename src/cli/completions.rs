//! `diaodu completions`: a script with which a shell completes our commands.

use super::{failure::Failure, output, usage};
use clap::Args;
use clap_complete::Shell;

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    #[arg(
        value_name = "SHELL",
        value_enum,
        hide_possible_values = true,
        help = "哪种终端：bash、zsh、fish、powershell、elvish"
    )]
    shell: Shell,
}

pub(super) fn run(asked: &CompletionsArgs) -> Result<(), Failure> {
    // Into memory first: the generator panics when its reader has gone away.
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut usage::in_chinese(), "diaodu", &mut script);
    output::print_raw(&script)
}
