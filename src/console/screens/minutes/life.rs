//! What can be done with the minutes besides reading them: the next step of their life, what a colleague would point
//! out, the versions that went out.

use super::Minutes;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Candidate, Chooser, Confirm, Prompt},
        keymap::narrow,
        meeting_questions::day,
        notice::Notice,
        screen::Step,
        screens::{
            items::ITEMS,
            read_back::READ_BACK,
            requests::REQUESTS,
            roll::ROLL,
            section,
            walk::{WALK, item_menu, publish},
        },
    },
    document::{check, compose},
    domain::{
        Command, Doubt, HeadLine, ItemId, MeetingState, MinutesSection, MinutesStep, Refusal, RemarkId, TextDoubt,
    },
    wording::{self, draft, minutes_life, wrap::fit},
};

/// The question that the next step asks, or why there is none: the meeting is not over yet.
pub(super) fn ask_step(cx: &ScreenContext<'_>) -> Step {
    let refused = |refusal: &Refusal| Step::Say(Notice::of_refusal(refusal));
    let Some(meeting) = cx.meeting() else { return refused(&Refusal::NoMeeting) };
    let minutes = cx.ledger.minutes_at_hand().unwrap_or_default();
    match meeting.state {
        MeetingState::Sealed => Step::ask(ask(MinutesStep::Reopen, cx)),
        MeetingState::Adjourned if minutes.next_step() == MinutesStep::Issue => {
            let lines = vec![
                format!("把现在的稿子作为第{}版印发，文字原样存下。", minutes.version()),
                "印发以后要改，须重开并写原因；印发过的各版都留着。".to_owned(),
            ];
            Step::ask(Confirm::new("纪要　印发", lines, compose::issuing(cx.books.everybody(), cx.today())))
        }
        MeetingState::Adjourned => Step::ask(ask(minutes.next_step(), cx)),
        state => refused(&Refusal::WrongState(state)),
    }
}

fn ask(step: MinutesStep, cx: &ScreenContext<'_>) -> Prompt {
    let (about, blanks) = match step {
        MinutesStep::Check => {
            let about = match check(cx.ledger).len() {
                0 => minutes_life::NO_DOUBTS.to_owned(),
                doubts => format!("有{doubts}处提醒（Esc 回去按 F3 逐条看），看过了就写核对人"),
            };
            (about, vec![Blank::new("核对人（可不填）", "")])
        }
        MinutesStep::Sign => {
            let blanks = vec![Blank::new("签发人", ""), Blank::proposed("签发日期", &wording::day_in_full(cx.today()))];
            ("写上签发人和签发日期".to_owned(), blanks)
        }
        MinutesStep::Number => {
            let number = cx.meeting().map_or(1, |meeting| cx.ledger.minutes_number(meeting));
            ("已按顺序填好，可以改".to_owned(), vec![Blank::proposed("编号", &number.to_string())])
        }
        MinutesStep::Issue | MinutesStep::Reopen => {
            let about = "印发或封存的这一版原样留着，改好再核对、签发、印发新的一版";
            (about.to_owned(), vec![Blank::new("原因", "")])
        }
    };
    let ask = Prompt::new(format!("纪要　{}", minutes_life::step(step)), about, blanks, move |answer, cx| {
        Ok(Step::execute(match step {
            MinutesStep::Check => compose::checking(cx.books.everybody(), answer.text(0)),
            MinutesStep::Sign => compose::signing(cx.books.everybody(), answer.text(0), day(&answer.text(1), cx)?),
            MinutesStep::Number => {
                let digits: String = answer.text(0).chars().map(narrow).collect();
                Command::NumberMinutes { number: digits.parse().map_err(|_| "编号请写整数。")? }
            }
            MinutesStep::Issue | MinutesStep::Reopen => {
                compose::reopening(cx.books.everybody(), answer.text(0), cx.today())
            }
        }))
    });
    ask.kept_as(format!("{step:?}Minutes"))
}

fn nothing(words: &str) -> Step {
    Step::Say(Notice::done(words))
}

/// Where a doubt can be settled.
enum Where {
    /// At an item.
    Item(ItemId),
    /// On another screen.
    Key(Action),
    /// In a section that was worded by hand.
    Section(MinutesSection),
    /// Where the paper says this.
    Passage(String),
}

/// What a careful colleague would point out; Enter goes there.
pub(super) fn ask_doubt(cx: &ScreenContext<'_>) -> Step {
    let doubts = check(cx.ledger);
    if doubts.is_empty() {
        return nothing(minutes_life::NO_DOUBTS);
    }
    let options: Vec<(Where, Candidate)> = doubts
        .iter()
        .map(|doubt| {
            let said = wording::doubt(doubt, cx.ledger);
            (place_of(doubt), Candidate::new(said.what, said.hint))
        })
        .collect();
    Step::ask(Chooser::one(minutes_life::doubts(options.len()), options, |place, cx| match place {
        Where::Item(item) => Step::ask_if(item_menu(item, cx)),
        Where::Key(action) => Step::Press(*action),
        Where::Section(section) => section::edit(*section, cx),
        Where::Passage(words) => {
            let words = words.clone();
            Step::tell::<Minutes>(move |minutes, _| minutes.turn_to(&words))
        }
    }))
}

fn place_of(doubt: &Doubt) -> Where {
    if let Some(item) = doubt.item().filter(|_| !matches!(doubt, Doubt::Unanswered { .. })) {
        return Where::Item(ItemId::Commitment(item));
    }
    match doubt {
        Doubt::HeadEmpty(HeadLine::Chair | HeadLine::Place) | Doubt::NextNotAfter { .. } => {
            Where::Key(Action::MeetingHead)
        }
        Doubt::HeadEmpty(HeadLine::Roll) | Doubt::RareCharacters { .. } => Where::Key(Action::Show(ROLL)),
        Doubt::Unconfirmed { .. } => Where::Key(Action::Show(READ_BACK)),
        Doubt::StillDeferred { .. } => Where::Key(Action::Show(WALK)),
        Doubt::Unanswered { .. } => Where::Key(Action::Show(REQUESTS)),
        Doubt::Item { .. } | Doubt::KeptInside { .. } => Where::Key(Action::Show(ITEMS)),
        Doubt::Text(text) => match text {
            TextDoubt::Overtaken { section } => Where::Section(*section),
            // What the text lacks belongs where the others stand.
            TextDoubt::NotInText { .. } => Where::Section(MinutesSection::Resolved),
            TextDoubt::OverdueAndClosed { words } => Where::Passage(words.clone()),
            TextDoubt::NotInLedger { line }
            | TextDoubt::NotYetHeld { line, .. }
            | TextDoubt::PrivateWords { line, .. } => Where::Passage(line.clone()),
        },
    }
}

/// The versions that went out, the newest first; choosing one compares it with what followed it.
pub(super) fn ask_version(cx: &ScreenContext<'_>) -> Step {
    let minutes = cx.ledger.minutes_at_hand().unwrap_or_default();
    let editions = cx.ledger.editions.values().filter(|edition| edition.meeting == minutes.meeting);
    let mut options: Vec<(u32, Candidate)> = editions
        .map(|edition| {
            let back = minutes.reopened.iter().find(|reopening| reopening.version == edition.version);
            let aside = back.map_or(String::new(), |back| minutes_life::taken_back(back.at.date(), &back.reason));
            (edition.version, Candidate::new(minutes_life::edition(edition), aside))
        })
        .collect();
    options.reverse();
    let mut options: Vec<(Option<u32>, Candidate)> =
        options.into_iter().map(|(version, line)| (Some(version), line)).collect();
    if !minutes.opinions.is_empty() {
        let line = Candidate::new(draft::OPINIONS, minutes_life::opinions(minutes.opinions.len()));
        options.push((None, line));
    }
    if options.is_empty() {
        return nothing(minutes_life::NO_EDITIONS);
    }
    Step::ask(Chooser::one("印发过的版本　Enter 与后一版对照", options, |version, cx| match version {
        Some(version) => Minutes::comparison(*version, cx).map_or(Step::Stay, Step::over),
        None => tell_opinions(cx),
    }))
}

/// What the units said to the draft, and who has not answered.
fn tell_opinions(cx: &ScreenContext<'_>) -> Step {
    let minutes = cx.ledger.minutes_at_hand().unwrap_or_default();
    let told = minutes.opinions.iter().map(|one| draft::answer(one.version, cx.ledger.short(&one.unit), &one.words));
    let silent = compose::unanswered(cx.ledger.for_office());
    let silent: Vec<&str> = silent.iter().map(|unit| cx.ledger.short(unit)).collect();
    Step::ask(Confirm::telling(draft::OPINIONS, told.chain([draft::unanswered(&silent)]).collect()))
}

/// The remarks of the meeting, with whether they stand in the minutes; choosing one turns that round.
pub(super) fn ask_remark(cx: &ScreenContext<'_>) -> Step {
    let of_meeting = cx.ledger.remarks.values().filter(|remark| Some(remark.meeting) == cx.ledger.at);
    let options: Vec<(RemarkId, Candidate)> = of_meeting
        .map(|remark| {
            let whose = remark.unit.as_ref().map_or(minutes_life::OF_ALL, |unit| cx.ledger.short(unit));
            let line = Candidate::new(format!("{whose}　{}", remark.text), minutes_life::remark_state(remark.public));
            (remark.id, line)
        })
        .collect();
    if options.is_empty() {
        return nothing(minutes_life::NO_REMARKS);
    }
    Step::ask(Chooser::one(minutes_life::REMARKS, options, |id, cx| {
        cx.ledger.remarks.get(id).map_or(Step::Unused, publish)
    }))
}

/// The sections of the paper, with which of them were worded by hand; choosing one words it.
pub(super) fn choose_section(cx: &ScreenContext<'_>) -> Chooser {
    let options = compose::minutes_sections(cx.books.everybody())
        .into_iter()
        .map(|section| {
            let first = section.standing().lines().next().unwrap_or(minutes_life::EMPTY_SECTION);
            let text = format!("{}　{}", minutes_life::section_name(section.section), fit(first, 60));
            let state = minutes_life::section_state(section.by_hand.is_some(), section.is_overtaken(), false);
            (section.section, Candidate::new(text, state))
        })
        .collect();
    Chooser::one("改哪一节", options, |section: &MinutesSection, cx| section::edit(*section, cx))
}
