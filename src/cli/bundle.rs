//! `diaodu bundle`: what is asked of a unit that keeps a ledger of its own, or what the ledger above asked of this one, as
//! one sealed file. `collect` takes either.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    unit_names::UnitNames,
};
use crate::{
    document::{
        SealedBundle,
        compose::{bundle_down, bundle_up, export_bundle},
        deliver::deliver,
        render,
    },
    domain::DeliverFault,
    wording::{Said, bundle as words, command_line, delivery},
};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct BundleArgs {
    #[arg(
        long,
        value_name = "单位",
        help = "发给哪一家（它自己有台账）；不写就是报给上级：上级交办的事项、要的数据和台账"
    )]
    unit: Option<String>,
    #[command(flatten)]
    choice: MeetingChoice,
    #[arg(short, long, value_name = "位置", help = "写到哪个文件或文件夹；不写就是当前文件夹")]
    output: Option<PathBuf>,
}

/// What was written; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    path: &'a Path,
    way: crate::document::Way,
    unit: &'a str,
    items: usize,
    figures: usize,
    entries: usize,
    seal: &'a str,
}

pub(super) fn run(options: &Options, asked: &BundleArgs) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    session.read_everything()?;
    let (ledger, today) = (session.ledger(), options.clock.today());
    let source = (session.id(), session.head());
    let bundle = match &asked.unit {
        Some(word) => {
            let units = UnitNames::new(ledger).meant(std::slice::from_ref(word))?;
            let [unit] = units.as_slice() else { return Err(Failure::refused(command_line::one_unit_at_a_time())) };
            let bundle = bundle_down(&ledger.for_unit(unit), &ledger.for_everybody(), source, today);
            bundle.ok_or_else(|| Failure::refused(words::nothing_for(ledger.short(unit))))?
        }
        None => {
            bundle_up(&ledger.for_everybody(), source, today).ok_or_else(|| Failure::refused(words::no_superior()))?
        }
    };
    let bundle = bundle.sealed();
    let place = asked.output.clone().unwrap_or_else(|| PathBuf::from("."));
    let written = write(&bundle, &place);
    let path = written.map_err(|fault| Failure::refused(Said::new(delivery::sentence(&fault), "")))?;
    let content = &bundle.content;
    let (items, figures, entries) = (content.items.len(), content.figures.len(), content.entries.len());
    if options.json {
        let (unit, seal) = (content.unit.1.as_str(), bundle.seal.as_str());
        return output::print_json(&Answer { path: &path, way: content.way, unit, items, figures, entries, seal });
    }
    let way = words::WAYS[usize::from(content.way == crate::document::Way::Up)];
    output::print_done(&words::written(&path, way, (items, figures, entries), &bundle.seal))
}

fn write(bundle: &SealedBundle, place: &Path) -> Result<PathBuf, DeliverFault> {
    if place.is_dir() || place.extension().is_none() {
        return export_bundle(bundle, place);
    }
    deliver(place, render::bundle(bundle).as_bytes()).map_err(|error| error.fault)?;
    Ok(place.to_owned())
}
