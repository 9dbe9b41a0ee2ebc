//! `diaodu progress`: what a unit says about how far something has come.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
    unit_names::UnitNames,
};
use crate::domain::{Command, Refusal};
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct ProgressArgs {
    #[arg(required = true, value_name = "编号 进展", num_args = 1.., help = "事项编号（12 或 T30@交通局，可写几个），后面写进展；只说本单位工作的，用 --unit 代替编号")]
    words: Vec<String>,
    #[arg(long, short = 'u', value_name = "单位", help = "不针对哪一条，只记这家单位的进展")]
    unit: Option<String>,
    #[arg(long, value_name = "比例", help = "完成了百分之几（0 到 100），亮灯规则“落后N个百分点”要用")]
    share: Option<u8>,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &ProgressArgs) -> Result<(), Failure> {
    if let Some(unit) = &asked.unit {
        let mut session = options.session_at(&asked.choice)?;
        let units = UnitNames::new(session.ledger()).meant(std::slice::from_ref(unit))?;
        let unit = units.first().ok_or(Refusal::NoUnits)?.clone();
        let said = Command::NoteProgress { unit, about: None, text: asked.words.join(" "), share: None };
        let entry = session.execute(said)?;
        let what = crate::wording::entry(&entry, session.ledger());
        return items::tell_done(options, &[items::Done { seq: entry.seq, what, offer: String::new() }]);
    }
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let (about, text) = items::items_and_words(&asked.words, session.ledger())?;
    let units = about
        .iter()
        .map(|id| session.ledger().item(id).map(|item| item.unit().clone()))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Refusal::UnknownItem(asked.words.first().cloned().unwrap_or_default()))?;
    items::act(options, &mut session, &about, |item| {
        let at = about.iter().position(|known| known == item).unwrap_or(0);
        Command::NoteProgress {
            unit: units[at].clone(),
            about: Some(item.clone()),
            text: text.clone(),
            share: asked.share,
        }
    })
}
