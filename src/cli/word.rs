//! `diaodu word`: the written form of today's items beside what was spoken; a form is taken as proposed, mended, or given
//! back to the spoken words.

use super::{
    failure::Failure,
    items,
    options::{MeetingChoice, Options},
    output,
};
use crate::{
    domain::{Command, Commitment, CommitmentId, ItemId, Ledger, Refusal, UnitId},
    wording::written::{self, Proposal, Speech, item_words, propose, together},
};
use clap::Args;
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct WordArgs {
    #[arg(
        value_name = "编号 成文",
        num_args = 0..,
        help = "不写就列出各条的原话和拟的成文；写编号就采用拟的；编号后面写上文字就按写的"
    )]
    words: Vec<String>,
    #[arg(long, help = "不用成文，纪要照印原话")]
    spoken: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

/// One item; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Worded<'a> {
    ids: Vec<u32>,
    spoken: &'a str,
    proposed: &'a str,
    rules: &'a [&'static str],
    unsure: Vec<String>,
    accepted: Option<&'a str>,
    printed: String,
}

pub(super) fn run(options: &Options, asked: &WordArgs) -> Result<(), Failure> {
    if asked.words.is_empty() {
        return list(options, &options.picture(&asked.choice)?);
    }
    let mut session = items::session_with(options, &asked.choice, &asked.words)?;
    let (named, text) = items::items_and_words(&asked.words, session.ledger())?;
    let mut acts = Vec::new();
    for item in &named {
        let command = command(item, &text, asked.spoken, session.ledger())?;
        if !acts.contains(&command) {
            acts.push(command);
        }
    }
    let picture = session.ledger().clone();
    for act in &acts {
        crate::domain::decide(&picture, act.clone(), &session.context())?;
    }
    let mut done = Vec::new();
    for act in acts {
        let entry = session.execute(act)?;
        done.push(items::Done::of(&entry, session.ledger()));
    }
    items::tell_done(options, &done)
}

fn command(item: &ItemId, text: &str, spoken: bool, ledger: &Ledger) -> Result<Command, Failure> {
    let ItemId::Commitment(id) = item else { return Err(Failure::misused(written::only_numbers())) };
    let known = ledger.commitments.get(id).ok_or_else(|| Refusal::UnknownItem(id.to_string()))?;
    let ids: Vec<CommitmentId> = together(ledger, known).iter().map(|one| one.id).collect();
    let written = match (spoken, text) {
        (true, _) => None,
        (false, "") => Some(proposal(ledger, known).text),
        (false, text) => Some(text.to_owned()),
    };
    Ok(Command::WordItem { ids, written })
}

fn proposal(ledger: &Ledger, commitment: &Commitment) -> Proposal {
    let units: Vec<UnitId> = together(ledger, commitment).iter().map(|one| one.unit.clone()).collect();
    propose(&commitment.text, &Speech::of(ledger, commitment, &units))
}

fn list(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    let today: Vec<&Commitment> = ledger.commitments_today().filter(|one| one.course.is_open()).collect();
    let mut lines = Vec::new();
    let mut worded = Vec::new();
    let proposals: Vec<(&Commitment, Proposal)> = today
        .iter()
        .filter(|one| together(ledger, one).first().is_none_or(|first| first.id == one.id))
        .map(|one| (*one, proposal(ledger, one)))
        .collect();
    for (commitment, proposal) in &proposals {
        let ids: Vec<u32> = together(ledger, commitment).iter().map(|one| one.id.0).collect();
        lines.push(written::worded(&ids, commitment, proposal, &item_words(ledger, commitment)));
        worded.push(Worded {
            ids,
            spoken: &commitment.text,
            proposed: &proposal.text,
            rules: &proposal.rules,
            unsure: proposal.rough.iter().map(|rough| written::unsure(*rough)).collect(),
            accepted: commitment.written.as_deref(),
            printed: item_words(ledger, commitment),
        });
    }
    if options.json {
        return output::print_json(&worded);
    }
    output::print(&if lines.is_empty() { written::nothing_said().to_owned() } else { lines.join("\n") })
}
