//! `diaodu keys`: the console's keys, from the table that drives them.

use super::{failure::Failure, options::Options, output};
use crate::{
    console::{BINDINGS, Scope},
    wording::wrap::pad,
};
use serde::Serialize;

#[derive(Serialize)]
struct Line {
    screen: &'static str,
    keys: Vec<String>,
    action: String,
    help: &'static str,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let lines: Vec<Line> = BINDINGS
        .iter()
        .map(|binding| Line {
            screen: binding.scope.title(),
            keys: binding.keys.iter().map(|chord| chord.name()).collect(),
            action: format!("{:?}", binding.action),
            help: binding.help,
        })
        .collect();
    if options.json {
        return output::print_json(&lines);
    }
    let mut text = String::new();
    let mut scope: Option<Scope> = None;
    for (binding, line) in BINDINGS.iter().zip(&lines) {
        if scope != Some(binding.scope) {
            text.push_str(if scope.is_some() { "\n" } else { "" });
            text.extend([line.screen, "\n"]);
            scope = Some(binding.scope);
        }
        text.extend(["  ", &pad(&line.keys.join("  "), 18), line.help, "\n"]);
    }
    output::print(&text)
}
