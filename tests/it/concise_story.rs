//! The concise minutes: what was resolved first, what was heard by subject, the rest in tables behind a text of three to
//! four pages.

use crate::support::day;
use diaodu::{
    document::{
        Block, Document,
        compose::{minutes, minutes_in},
        print::Printing,
        render,
    },
    domain::{Audience as _, Ledger, MinutesForm},
    wording::wrap::width,
};
use std::{process::Command, thread, time::Duration};

/// The city of the rehearsal: forty units, three meetings held. Its last held meeting is at hand.
fn city() -> Ledger {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("city.db");
    let output = Command::new(env!("CARGO_BIN_EXE_diaodu"))
        .args(["rehearse", "--keep"])
        .arg(&path)
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let clock = diaodu::clock::Clock::Still("2022-05-20T09:00:00".parse().expect("a moment"));
    let mut session = diaodu::session::Session::open(&path, clock).expect("the city's ledger");
    session.read_everything().expect("all of it");
    let mut ledger = session.ledger().clone();
    let held = ledger.meetings.values().filter(|meeting| meeting.adjourned_at.is_some());
    ledger.at = held.map(|meeting| meeting.id).max();
    ledger
}

/// The text before its annexes.
fn text(paper: &Document) -> Vec<&Block> {
    paper.blocks.iter().take_while(|block| **block != Block::PageBreak).collect()
}

/// Lines of a page by GB/T 9704-2012, and characters of a line.
const PAGE: (usize, usize) = (22, 28);
/// What the head of the first page takes: the mark 35 mm down, the number, the line, the title.
const HEAD: usize = 16;

/// How many lines the text takes, counted as a typesetter would: the first line of a paragraph two characters in.
fn lines(blocks: &[&Block]) -> usize {
    let of = |block: &&Block| match block {
        Block::Mark(_) | Block::NumberLine(_) | Block::IssuerLine { .. } | Block::Title(_) => 0,
        Block::BlankLine => 1,
        block => block.words().iter().map(|words| (width(words) + 4).div_ceil(2 * PAGE.1)).sum(),
    };
    HEAD + blocks.iter().map(of).sum::<usize>()
}

fn concise(ledger: &Ledger) -> Document {
    minutes_in(&ledger.for_everybody(), day("2022-05-05"), MinutesForm::Concise)
}

#[test]
fn forty_units_take_three_to_four_pages_and_the_rest_is_tables() {
    let ledger = city();
    assert_eq!(ledger.roster().len(), 40);
    let paper = concise(&ledger);
    let pages = lines(&text(&paper)).div_ceil(PAGE.0);
    assert!((2..=4).contains(&pages), "{pages} pages: {:#?}", text(&paper));
    let full = lines(&text(&minutes(&ledger.for_everybody(), day("2022-05-05")))).div_ceil(PAGE.0);
    assert!(full > pages + 4, "the full form takes {full}");
    let tables = paper.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(tables, 2);
    let words = paper.words();
    assert!(words.contains(&"附件：1.任务分工表".to_owned()) && words.contains(&"附件2".to_owned()), "{words:#?}");
}

#[test]
fn what_binds_comes_first_and_nothing_that_was_said_is_lost() {
    let ledger = city();
    let paper = concise(&ledger);
    let headings: Vec<String> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.clone()),
            _ => None,
        })
        .collect();
    assert!(headings[0].ends_with("议定事项"), "{headings:?}");
    let at = |name: &str| headings.iter().position(|heading| heading.ends_with(name));
    assert!(at("会议听取情况") > at("议定事项"), "{headings:?}");
    let all: String = paper.words().concat();
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let all = bare(&all);
    for progress in ledger.progress.values().filter(|progress| Some(progress.meeting) == ledger.at) {
        assert!(all.contains(&bare(&progress.text)), "{}", progress.text);
    }
    // What serves a private task is said in no paper for everybody.
    let books = ledger.for_everybody();
    for commitment in books.books().commitments_today() {
        let words = diaodu::wording::item_words(&ledger, commitment);
        assert!(all.contains(&bare(&words)), "{words}");
    }
}

#[test]
fn the_figures_of_the_city_are_added_up() {
    let ledger = city();
    let period = ledger.meeting().expect("a meeting").period;
    let of = |name: &str| -> i64 {
        let here =
            ledger.readings.iter().filter(|((_, indicator, month), _)| indicator.as_str() == name && *month == period);
        here.map(|(_, reading)| reading.value).sum()
    };
    let text: String = text(&concise(&ledger)).iter().flat_map(|block| block.words()).collect();
    let organizations = of("两新组织数");
    assert!(organizations > 0 && text.contains(&format!("两新组织数{organizations}家")), "{organizations}: {text}");
}

/// Looked at as pages where LibreOffice and poppler are: the text ends on the fourth page at the latest.
#[test]
fn libreoffice_sets_the_text_on_four_pages_at_most() {
    let paper = concise(&city());
    let folder = tempfile::tempdir().expect("a folder");
    let word = folder.path().join("concise.docx");
    let style = diaodu::domain::HouseStyle::default();
    std::fs::write(&word, render::docx(&paper, &style).expect("a docx")).expect("written");
    let Ok(mut printing) = Printing::start(vec![word.clone()]) else {
        println!("not looked: no LibreOffice here");
        return;
    };
    while printing.poll().is_none() {
        thread::sleep(Duration::from_millis(50));
    }
    let Ok(output) = Command::new("pdftotext").arg(word.with_extension("pdf")).arg("-").output() else {
        println!("not looked: no poppler here");
        return;
    };
    let pages = String::from_utf8_lossy(&output.stdout).into_owned();
    let annex =
        pages.split('\u{c}').position(|page| page.lines().any(|line| line.trim() == "任务分工表")).expect("an annex");
    assert!(annex <= 4, "the annex begins on page {}", annex + 1);
}
