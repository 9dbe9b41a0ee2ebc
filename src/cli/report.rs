//! `diaodu report`: the unit says that it is done.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
};
use crate::{catalogue::holidays, domain::Command, language::register_value::record_day, wording::register as words};
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    #[arg(required = true, value_name = "编号 [佐证]", num_args = 1.., help = "事项编号（12 或 T30@交通局，可写几个；分几步的写 12.1），后面可跟佐证，如“照片3张”")]
    words: Vec<String>,
    #[arg(long, value_name = "日期", help = "哪天办完的，如 6月9日；不写就是今天")]
    on: Option<String>,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &ReportArgs) -> Result<(), Failure> {
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let (reported, evidence) = items::items_and_words(&asked.words, session.ledger())?;
    let today = options.clock.today();
    let on = asked.on.as_deref().map(|text| {
        record_day(text, today, holidays::calendar()).ok_or_else(|| Failure::refused(words::not_a_day(text)))
    });
    let on = on.transpose()?;
    let stages = items::stages(&asked.words);
    items::act(options, &mut session, &reported, |item| {
        let (id, evidence) = (item.clone(), evidence.clone());
        items::of_stage(
            &stages,
            item,
            match on {
                Some(on) => Command::ReportOn { item: id, evidence, on },
                None => Command::Report { item: id, evidence },
            },
        )
    })
}
