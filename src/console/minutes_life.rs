//! What can be done with the minutes besides reading them: the next step of their life, what a colleague would point
//! out, the versions that went out.

use super::{
    action::Action,
    dialogs::{Blank, Candidate, Choice, Chooser, ChooserFor, Confirm, Dialog, Prompt, PromptFor},
    effect::Effect,
    notice::{Notice, Tone},
    sight::Sight,
};
use crate::{
    document::{check, compose},
    domain::{Doubt, HeadLine, ItemId, MeetingState, Minutes, MinutesStep, Refusal},
    wording::{self, minutes_life, wrap::fit},
};

/// The question that the next step asks, or why there is none.
///
/// # Errors
/// A notice: the meeting is not over yet.
pub fn next_step(sight: &Sight<'_>) -> Result<Dialog, Notice> {
    let refused = |refusal: &Refusal| Notice { tone: Tone::Refused, said: wording::refusal(refusal) };
    let meeting = sight.meeting().ok_or_else(|| refused(&Refusal::NoMeeting))?;
    let minutes = sight.ledger.minutes_at_hand().unwrap_or_default();
    let is_sealed = meeting.state == MeetingState::Sealed;
    if !is_sealed && meeting.state != MeetingState::Adjourned {
        return Err(refused(&Refusal::WrongState(meeting.state)));
    }
    let step = if is_sealed { MinutesStep::Reopen } else { minutes.next_step() };
    Ok(dialog(step, &minutes, sight))
}

fn dialog(step: MinutesStep, minutes: &Minutes, sight: &Sight<'_>) -> Dialog {
    let ask = |about: String, purpose, blanks| {
        Dialog::Prompt(Prompt::new(format!("纪要　{}", minutes_life::step(step)), about, purpose, blanks))
    };
    match step {
        MinutesStep::Check => {
            let doubts = check(sight.ledger).len();
            let about = match doubts {
                0 => minutes_life::NO_DOUBTS.to_owned(),
                _ => format!("有{doubts}处提醒（Esc 回去按 F3 逐条看），看过了就写核对人"),
            };
            ask(about, PromptFor::CheckMinutes, vec![Blank::new("核对人（可不填）", "")])
        }
        MinutesStep::Sign => ask(
            "写上签发人和签发日期".to_owned(),
            PromptFor::SignMinutes,
            vec![Blank::new("签发人", ""), Blank::new("签发日期", &wording::day_in_full(sight.today()))],
        ),
        MinutesStep::Number => {
            let number = sight.meeting().map_or(1, |meeting| sight.ledger.minutes_number(meeting));
            let blanks = vec![Blank::new("编号", &number.to_string())];
            ask("已按顺序填好，可以改".to_owned(), PromptFor::NumberMinutes, blanks)
        }
        MinutesStep::Issue => Dialog::Confirm(Confirm {
            title: "纪要　印发".to_owned(),
            lines: vec![
                format!("把现在的稿子作为第{}版印发，文字原样存下。", minutes.version()),
                "印发以后要改，须重开并写原因；印发过的各版都留着。".to_owned(),
            ],
            effect: Effect::execute(compose::issuing(sight.ledger, sight.today())),
        }),
        MinutesStep::Reopen => ask(
            "印发或封存的这一版原样留着，改好再核对、签发、印发新的一版".to_owned(),
            PromptFor::ReopenMinutes,
            vec![Blank::new("原因", "")],
        ),
    }
}

/// What a careful colleague would point out; Enter goes there.
#[must_use]
pub fn doubts(sight: &Sight<'_>) -> Option<Chooser> {
    let doubts = check(sight.ledger);
    let options: Vec<Candidate> = doubts
        .iter()
        .map(|doubt| {
            let said = wording::doubt(doubt, sight.ledger);
            Candidate { choice: place_of(doubt), text: said.what, aside: said.hint, also: String::new() }
        })
        .collect();
    let title = minutes_life::doubts(options.len());
    (!options.is_empty()).then(|| Chooser::new(&title, ChooserFor::Doubt, options, false))
}

/// Where a doubt can be settled.
fn place_of(doubt: &Doubt) -> Choice {
    if let Some(item) = doubt.item() {
        return Choice::Item(ItemId::Commitment(item));
    }
    Choice::Action(match doubt {
        Doubt::HeadEmpty(HeadLine::Chair | HeadLine::Place) => Action::MeetingHead,
        Doubt::HeadEmpty(HeadLine::Roll) | Doubt::RareCharacters { .. } => Action::ShowRoll,
        Doubt::Unconfirmed { .. } => Action::ShowReadBack,
        Doubt::StillDeferred { .. } => Action::ShowWalk,
        Doubt::Internal { .. } => Action::ShowUndated,
        _ => Action::ShowMinutes,
    })
}

/// The versions that went out, the newest first; choosing one compares it with what followed it.
#[must_use]
pub fn versions(sight: &Sight<'_>) -> Option<Chooser> {
    let minutes = sight.ledger.minutes_at_hand()?;
    let editions = sight.ledger.editions.values().filter(|edition| edition.meeting == minutes.meeting);
    let mut options: Vec<Candidate> = editions
        .map(|edition| {
            let back = minutes.reopened.iter().find(|reopening| reopening.version == edition.version);
            Candidate {
                choice: Choice::Version(edition.version),
                text: minutes_life::edition(edition),
                aside: back.map_or(String::new(), |back| minutes_life::taken_back(back.at.date(), &back.reason)),
                also: String::new(),
            }
        })
        .collect();
    options.reverse();
    let title = "印发过的版本　Enter 与后一版对照";
    (!options.is_empty()).then(|| Chooser::new(title, ChooserFor::Version, options, false))
}

/// The remarks of the meeting, with whether they stand in the minutes; choosing one turns that round.
#[must_use]
pub fn remarks(sight: &Sight<'_>) -> Option<Chooser> {
    let at = sight.ledger.at?;
    let of_meeting = sight.ledger.remarks.values().filter(|remark| remark.meeting == at);
    let options: Vec<Candidate> = of_meeting
        .map(|remark| {
            let whose = remark.unit.as_ref().map_or(minutes_life::OF_ALL, |unit| sight.ledger.short(unit));
            Candidate {
                choice: Choice::Remark(remark.id, remark.public),
                text: format!("{whose}　{}", remark.text),
                aside: minutes_life::remark_state(remark.public).to_owned(),
                also: String::new(),
            }
        })
        .collect();
    (!options.is_empty()).then(|| Chooser::new(minutes_life::REMARKS, ChooserFor::Remark, options, false))
}

/// The sections of the paper, with which of them were worded by hand.
#[must_use]
pub fn sections(sight: &Sight<'_>) -> Chooser {
    let options = compose::minutes_sections(sight.ledger)
        .into_iter()
        .map(|section| {
            let first = section.standing().lines().next().unwrap_or(minutes_life::EMPTY_SECTION);
            let name = minutes_life::section_name(section.section);
            Candidate {
                choice: Choice::Section(section.section),
                text: format!("{name}　{}", fit(first, 60)),
                aside: minutes_life::section_state(section.by_hand.is_some(), section.is_overtaken(), false).to_owned(),
                also: String::new(),
            }
        })
        .collect();
    Chooser::new("改哪一节", ChooserFor::Section, options, false)
}
