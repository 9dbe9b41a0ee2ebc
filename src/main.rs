//! The thin binary: hands the arguments to the command line and leaves with its exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    diaodu::cli::run(std::env::args_os())
}
