//! Pictures of one set of papers as LibreOffice sets them, for looking at and for `docs/pictures/`:
//! `cargo run --example papers [FOLDER]`. It needs LibreOffice and `pdftoppm` (poppler).

use chrono::{NaiveDate, NaiveDateTime};
use diaodu::{
    catalogue,
    clock::Clock,
    document::{
        compose::{PaperKind, export_paper},
        print::Printing,
        render::Format,
    },
    domain::{Command as Act, Ledger},
    session::Session,
};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

/// Dots an inch: small, and every line can still be counted.
const DOTS: &str = "60";

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).map_or_else(|| PathBuf::from("docs/pictures"), PathBuf::from);
    let folder = tempfile::tempdir()?;
    let ledger = ledger(folder.path())?;
    let (printed, later): (NaiveDate, NaiveDate) = ("2022-05-23".parse()?, "2022-06-17".parse()?);
    for (name, paper, day, pages) in [
        ("minutes", PaperKind::Minutes, printed, vec!["1", "2", "last"]),
        ("tasks", PaperKind::Tasks, printed, vec!["1"]),
        ("notice", PaperKind::Notices, later, vec!["1"]),
        ("bulletin", PaperKind::Bulletin, later, vec!["1"]),
        ("excerpt", PaperKind::Excerpts, printed, vec!["1"]),
    ] {
        let room = folder.path().join(name);
        fs::create_dir(&room)?;
        let files = export_paper(&ledger, paper, &room, &[Format::Docx], day).map_err(|fault| format!("{fault:?}"))?;
        let with = |ending: &str| files.iter().find(|path| path.extension().is_some_and(|own| own == ending)).cloned();
        let word = with("docx").ok_or("no paper")?;
        draw(&word, &out.join(format!("papers-{name}")), &pages)?;
        if let Some(workbook) = with("xlsx") {
            draw(&workbook, &out.join("papers-workbook"), &["1"])?;
        }
    }
    Ok(())
}

/// The rehearsal's city after its May meeting.
fn ledger(folder: &Path) -> Result<Ledger, Box<dyn Error>> {
    let now: NaiveDateTime = "2022-05-20T11:30:00".parse()?;
    let mut session = Session::open_throwaway(&folder.join("a.db"), Clock::Still(now))?;
    let steps = catalogue::rehearsal();
    session.replay(steps.into_iter().map(|step| (step.at, step.command))).map_err(|fault| format!("{fault:?}"))?;
    for act in [Act::TakeRollOfRest, Act::CallToOrder] {
        session.execute(act)?;
    }
    let said = ["物流行业党委6月底前挂牌", "党建经费奖励办法拿出初稿", "律师行业党组织摸底", "快递网点党员底数摸清"];
    let units: Vec<_> = session.ledger().walk().into_iter().map(|(unit, _)| unit.id.clone()).collect();
    for (nth, unit) in units.iter().enumerate().take(12) {
        let mut recording = diaodu::domain::Recording {
            kind: diaodu::domain::CommitmentKind::Promise,
            units: vec![unit.clone()],
            supporting: units.get(nth + 3).cloned().into_iter().collect(),
            task: None,
            text: said[nth % said.len()].to_owned(),
            owner: String::new(),
            deadline: diaodu::domain::Deadline::on("6月底前", "2022-06-30".parse()?),
        };
        if nth % 5 == 4 {
            recording.kind = diaodu::domain::CommitmentKind::Instruction;
            recording.units = units[5..].to_vec();
            recording.supporting.clear();
        }
        session.execute(Act::Record(recording))?;
        let text = "已走访企业12家，建立党组织3个，选派党建指导员5名".to_owned();
        session.execute(Act::NoteProgress { unit: unit.clone(), about: None, text, share: None })?;
    }
    session.execute(Act::Adjourn)?;
    session.read_everything()?;
    Ok(session.ledger().clone())
}

/// A file's pages as pictures: `STEM-1.png`; `last` is the last one.
fn draw(file: &Path, stem: &Path, pages: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut printing = Printing::start(vec![file.to_owned()]).map_err(|fault| format!("{fault:?}"))?;
    let pdf = loop {
        match printing.poll() {
            Some(made) => break made.map_err(|fault| format!("{fault:?}"))?.remove(0),
            None => thread::sleep(Duration::from_millis(100)),
        }
    };
    let told = Command::new("pdfinfo").arg(&pdf).output()?.stdout;
    let told = String::from_utf8_lossy(&told).into_owned();
    let count = told.lines().find_map(|line| line.strip_prefix("Pages:")).map_or("1", str::trim);
    for page in pages {
        let number = if *page == "last" { count } else { page };
        let place = PathBuf::from(format!("{}-{page}", stem.display()));
        let drawn = Command::new("pdftoppm")
            .args(["-r", DOTS, "-png", "-singlefile", "-f", number, "-l", number])
            .args([&pdf, &place])
            .status()?;
        println!("{} of {count}: {}.png ({drawn})", number, place.display());
    }
    Ok(())
}
