//! `diaodu minutes`: checking, signing, numbering, issuing and reopening the minutes, and the versions that went out.

use super::{
    failure::Failure,
    items::{self, Done},
    options::{MeetingChoice, Options},
    output, typed,
};
use crate::{
    document::{Passage, check, compare, compose, differences},
    domain::{Command, Doubt, Edition, Ledger, Minutes, Refusal, RemarkId},
    session::Session,
    wording::{self, draft, minutes_life},
};
use chrono::{NaiveDate, NaiveDateTime};
use clap::{Args, Subcommand};
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct MinutesArgs {
    #[command(subcommand)]
    order: MinutesCommand,
}

#[derive(Debug, Subcommand)]
enum MinutesCommand {
    #[command(about = "看到了哪一步：草稿、已核对、已签发、已印发")]
    Show(Which),
    #[command(about = "核对：逐条列出要再看一眼的；写 --by 就记为已核对")]
    Check {
        #[arg(long, value_name = "姓名", help = "核对人；写了就记为已核对")]
        by: Option<String>,
        #[command(flatten)]
        which: Which,
    },
    #[command(about = "签发：写上签发人和日期")]
    Sign {
        #[arg(long, value_name = "姓名", help = "签发人")]
        by: String,
        #[arg(long, value_name = "日期", value_parser = typed::day, help = "签发日期（不写就是今天）")]
        on: Option<NaiveDate>,
        #[command(flatten)]
        which: Which,
    },
    #[command(about = "编号（不编就按顺序自动排）")]
    Number {
        #[arg(value_name = "号", help = "纪要的期号或文号")]
        number: u32,
        #[command(flatten)]
        which: Which,
    },
    #[command(about = "印发：现在的稿子原样存为一版")]
    Issue(Which),
    #[command(about = "重开：印发或封存以后要改，须写原因；印发过的各版都留着")]
    Reopen {
        #[arg(long, value_name = "原因", default_value = "", hide_default_value = true, help = "为什么重开（要写）")]
        reason: String,
        #[command(flatten)]
        which: Which,
    },
    #[command(about = "列点评、记事，看哪些入纪要")]
    Remarks(Which),
    #[command(about = "让一条点评入纪要（写作会议指出、强调、要求）；写 --withhold 就不入")]
    Publish {
        #[arg(value_name = "编号", help = "点评的编号，minutes remarks 里列着")]
        remark: u32,
        #[arg(long, help = "不入纪要，只留内部")]
        withhold: bool,
        #[command(flatten)]
        which: Which,
    },
    #[command(about = "征求意见：各家回了什么、谁还没有回；稿子用 export draft 发，收回来用 collect")]
    Opinions(Which),
    #[command(about = "列印发过的各版")]
    Versions(Which),
    #[command(about = "对照两版；只写一版就和现在的稿子对照")]
    Compare {
        #[arg(value_name = "版次", help = "先一版")]
        from: u32,
        #[arg(value_name = "版次", help = "后一版（不写就是现在的稿子）")]
        to: Option<u32>,
        #[command(flatten)]
        which: Which,
    },
}

#[derive(Debug, Args)]
struct Which {
    #[command(flatten)]
    choice: MeetingChoice,
}

/// How far the minutes have come; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    version: u32,
    issued: bool,
    checked_by: Option<&'a str>,
    checked_at: Option<NaiveDateTime>,
    signed_by: Option<&'a str>,
    signed_on: Option<NaiveDate>,
    number: u32,
    said: String,
}

/// One edition; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    version: u32,
    number: Option<u32>,
    signed_by: &'a str,
    signed_on: Option<NaiveDate>,
    issued_at: NaiveDateTime,
    reopened: Option<&'a str>,
    words: &'a [String],
}

/// What came back of the draft, and from whom not; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Answers<'a> {
    opinions: Vec<Told<'a>>,
    unanswered: Vec<&'a str>,
}

/// One unit's opinion; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Told<'a> {
    unit: &'a str,
    unit_code: &'a str,
    version: u32,
    file: &'a str,
    at: NaiveDateTime,
    words: &'a [String],
}

/// One remark; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Remarked<'a> {
    id: u32,
    unit: Option<&'a str>,
    text: &'a str,
    public: bool,
}

/// One thing to look at again; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Point {
    item: Option<u32>,
    what: String,
    hint: String,
}

pub(super) fn run(options: &Options, asked: &MinutesArgs) -> Result<(), Failure> {
    match &asked.order {
        MinutesCommand::Show(which) => show(options, &options.picture(&which.choice)?),
        MinutesCommand::Check { by: None, which } => list_doubts(options, &options.picture(&which.choice)?),
        MinutesCommand::Check { by: Some(by), which } => {
            act(options, which, |ledger| compose::checking(&ledger.for_everybody(), by.clone()))
        }
        MinutesCommand::Sign { by, on, which } => {
            let on = on.unwrap_or_else(|| options.clock.today());
            act(options, which, |ledger| compose::signing(&ledger.for_everybody(), by.clone(), on))
        }
        MinutesCommand::Number { number, which } => act(options, which, |_| Command::NumberMinutes { number: *number }),
        MinutesCommand::Issue(which) => {
            act(options, which, |ledger| compose::issuing(&ledger.for_everybody(), options.clock.today()))
        }
        MinutesCommand::Reopen { reason, which } => act(options, which, |ledger| {
            compose::reopening(&ledger.for_everybody(), reason.clone(), options.clock.today())
        }),
        MinutesCommand::Remarks(which) => list_remarks(options, &options.picture(&which.choice)?),
        MinutesCommand::Publish { remark, withhold, which } => {
            act(options, which, |_| Command::PublishRemark { id: RemarkId(*remark), public: !withhold })
        }
        MinutesCommand::Opinions(which) => opinions(options, &options.picture(&which.choice)?),
        MinutesCommand::Versions(which) => versions(options, &options.picture(&which.choice)?),
        MinutesCommand::Compare { from, to, which } => {
            told_apart(options, &options.picture(&which.choice)?, *from, *to)
        }
    }
}

fn act(options: &Options, which: &Which, command: impl Fn(&Ledger) -> Command) -> Result<(), Failure> {
    let mut session: Session = options.session_at(&which.choice)?;
    let asked = command(session.ledger());
    let entry = session.execute(asked)?;
    items::tell_done(options, &[Done::of(&entry, session.ledger())])
}

fn at_hand(ledger: &Ledger) -> Result<Minutes, Failure> {
    ledger.minutes_at_hand().ok_or_else(|| Refusal::NoMeeting.into())
}

fn show(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    let minutes = at_hand(ledger)?;
    let said = minutes_life::state(&minutes, compose::minutes_mark(&ledger.for_everybody()));
    if !options.json {
        return output::print(&said);
    }
    output::print_json(&Shown {
        version: minutes.version(),
        issued: minutes.issued,
        checked_by: minutes.checked.as_ref().map(|checking| checking.by.as_str()),
        checked_at: minutes.checked.as_ref().map(|checking| checking.at),
        signed_by: minutes.signed.as_ref().map(|signing| signing.by.as_str()),
        signed_on: minutes.signed.as_ref().map(|signing| signing.on),
        number: ledger.meeting().map_or(0, |meeting| ledger.minutes_number(meeting)),
        said,
    })
}

fn list_remarks(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    let at = at_hand(ledger)?.meeting;
    let remarks: Vec<Remarked<'_>> = ledger
        .remarks
        .values()
        .filter(|remark| remark.meeting == at)
        .map(|remark| Remarked {
            id: remark.id.0,
            unit: remark.unit.as_ref().map(|unit| ledger.short(unit)),
            text: &remark.text,
            public: remark.public,
        })
        .collect();
    if options.json {
        return output::print_json(&remarks);
    }
    let lines = remarks.iter().map(|remark| {
        let whose = remark.unit.unwrap_or(minutes_life::OF_ALL);
        format!("{:>3}  {}  {whose}　{}", remark.id, minutes_life::remark_state(remark.public), remark.text)
    });
    let lines: Vec<String> = lines.collect();
    output::print(&if lines.is_empty() { minutes_life::NO_REMARKS.to_owned() } else { lines.join("\n") })
}

fn list_doubts(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    at_hand(ledger)?;
    let doubts: Vec<Doubt> = check(ledger);
    let said = |doubt: &Doubt| wording::doubt(doubt, ledger);
    if options.json {
        let points = doubts.iter().map(|doubt| {
            let said = said(doubt);
            Point { item: doubt.item().map(|item| item.0), what: said.what, hint: said.hint }
        });
        return output::print_json(&points.collect::<Vec<_>>());
    }
    if doubts.is_empty() {
        return output::print(minutes_life::NO_DOUBTS);
    }
    let lines: Vec<String> = doubts.iter().map(|doubt| format!("· {}", said(doubt).line())).collect();
    output::print(&format!("{}\n{}", minutes_life::doubts(doubts.len()), lines.join("\n")))
}

fn opinions(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    let minutes = at_hand(ledger)?;
    let silent = compose::unanswered(ledger.for_office());
    let silent: Vec<&str> = silent.iter().map(|unit| ledger.short(unit)).collect();
    if options.json {
        let told = minutes.opinions.iter().map(|one| Told {
            unit: ledger.short(&one.unit),
            unit_code: one.unit.as_str(),
            version: one.version,
            file: &one.file,
            at: one.at,
            words: &one.words,
        });
        return output::print_json(&Answers { opinions: told.collect(), unanswered: silent });
    }
    if minutes.opinions.is_empty() && silent.is_empty() {
        return output::print(draft::NOBODY_ASKED);
    }
    let told = minutes.opinions.iter().map(|one| draft::answer(one.version, ledger.short(&one.unit), &one.words));
    let lines: Vec<String> = told.chain([draft::unanswered(&silent)]).collect();
    output::print(&lines.join("\n"))
}

fn versions(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    let minutes = at_hand(ledger)?;
    let editions = ledger.editions.values().filter(|edition| edition.meeting == minutes.meeting);
    let reason = |version: u32| minutes.reopened.iter().find(|reopening| reopening.version == version);
    if options.json {
        let versions = editions.map(|edition| Listed {
            version: edition.version,
            number: edition.number,
            signed_by: &edition.signed_by,
            signed_on: edition.signed_on,
            issued_at: edition.issued_at,
            reopened: reason(edition.version).map(|reopening| reopening.reason.as_str()),
            words: &edition.words,
        });
        return output::print_json(&versions.collect::<Vec<_>>());
    }
    let lines: Vec<String> = editions
        .flat_map(|edition| {
            let back = reason(edition.version);
            let back = back.map(|back| format!("　　{}", minutes_life::taken_back(back.at.date(), &back.reason)));
            std::iter::once(minutes_life::edition(edition)).chain(back)
        })
        .collect();
    output::print(&if lines.is_empty() { minutes_life::NO_EDITIONS.to_owned() } else { lines.join("\n") })
}

fn told_apart(options: &Options, ledger: &Ledger, from: u32, to: Option<u32>) -> Result<(), Failure> {
    let minutes = at_hand(ledger)?;
    let edition = |version: u32| -> Result<&Edition, Failure> {
        ledger.editions.get(&(minutes.meeting, version)).ok_or_else(|| Refusal::NoEdition(version).into())
    };
    let before = edition(from)?;
    let (name, after) = if let Some(version) = to {
        (minutes_life::version(version), edition(version)?.words.clone())
    } else {
        let paper = compose::minutes(&ledger.for_everybody(), before.issued_at.date());
        (minutes_life::IN_THE_MAKING.to_owned(), paper.words())
    };
    let passages = compare(&before.words, &after);
    let changed = passages.iter().filter_map(|passage| match passage {
        Passage::Same(_) => None,
        Passage::Gone(words) => Some(format!("－ {words}")),
        Passage::New(words) => Some(format!("＋ {words}")),
    });
    let changed: Vec<String> = changed.collect();
    if options.json {
        return output::print_json(&changed);
    }
    if changed.is_empty() {
        return output::print(minutes_life::SAME_WORDS);
    }
    let title = minutes_life::comparing(&minutes_life::version(from), &name, differences(&passages));
    output::print(&format!("{title}\n{}", changed.join("\n")))
}
