//! `diaodu lamp`: a lamp by hand, with who and why; or back to the rule.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
    typed::half_width,
};
use crate::{
    domain::{Command, Lamp},
    wording::{self, command_line},
};
use clap::Args;

const LAMPS: [(Lamp, &str); 6] = [
    (Lamp::Red, "red"),
    (Lamp::Orange, "orange"),
    (Lamp::Yellow, "yellow"),
    (Lamp::Blue, "blue"),
    (Lamp::Green, "green"),
    (Lamp::Grey, "grey"),
];

#[derive(Debug, Args)]
pub(super) struct LampArgs {
    #[arg(required = true, value_name = "编号 灯", num_args = 2.., help = "事项编号（12 或 T30@交通局，可写几个），最后写灯：红、橙、黄、蓝、绿、灰；写“规则”是恢复按规则亮灯")]
    words: Vec<String>,
    #[arg(
        long,
        value_name = "原因",
        default_value = "",
        hide_default_value = true,
        help = "为什么改，必须写；只留内部"
    )]
    reason: String,
    #[arg(long, value_name = "谁", default_value = "", hide_default_value = true, help = "谁定的；不写就是会议主持人")]
    by: String,
    #[command(flatten)]
    choice: MeetingChoice,
}

pub(super) fn run(options: &Options, asked: &LampArgs) -> Result<(), Failure> {
    let Some((word, names @ [_, ..])) = asked.words.split_last() else {
        return Err(Failure::misused(command_line::no_lamp("")));
    };
    let lamp = lamp_named(word).map_err(|()| Failure::misused(command_line::no_lamp(word)))?;
    let mut session = items::session_with(options, &asked.choice, names)?;
    let lit = items::items(names, session.ledger())?;
    items::act(options, &mut session, &lit, |item| Command::SetLamp {
        item: item.clone(),
        lamp,
        by: asked.by.clone(),
        reason: asked.reason.clone(),
    })
}

/// A lamp by its word, `红`, `红灯` or `red`; `None`: by the rule; `Err` when it is neither.
fn lamp_named(word: &str) -> Result<Option<Lamp>, ()> {
    let word = half_width(word).to_lowercase();
    let bare = word.strip_suffix('灯').unwrap_or(&word);
    if ["规则", "rule", "auto", "none"].contains(&bare) {
        return Ok(None);
    }
    LAMPS
        .iter()
        .find(|(lamp, name)| *name == bare || wording::lamp(*lamp) == bare)
        .map(|(lamp, _)| Some(*lamp))
        .ok_or(())
}
