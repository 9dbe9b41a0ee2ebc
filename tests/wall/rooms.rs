//! Only one file of the stage holds the ledger: what composes scenes cannot reach a private field because it is never
//! handed one.

use std::{fs, path::Path};

#[test]
fn only_the_gate_reads_the_ledger() {
    let stage = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/stage");
    let mut seen = 0;
    for entry in fs::read_dir(stage).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        seen += 1;
        for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            // The cue asks who has the floor; the gate has the books of everybody in its hands.
            let may = matches!(name.as_str(), "gate.rs" | "cue.rs");
            assert!(may || !line.contains("Ledger"), "{name}:{}: {line}", nth + 1);
            assert!(name == "gate.rs" || !line.contains(".ledger"), "{name}:{}: {line}", nth + 1);
        }
    }
    assert!(seen > 8);
}

#[test]
fn the_gate_never_names_a_private_field() {
    let gate = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/stage/gate.rs");
    let text = fs::read_to_string(gate).unwrap();
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    for field in [
        ".owner",
        ".person",
        ".post",
        ".reason",
        ".evidence",
        ".remarks",
        ".progress",
        ".help_requests",
        ".help",
        ".spoken",
        ".recorder",
        ".aliases",
        ".fields",
        ".monthly_note",
        ".requirement",
        ".reopenings",
    ] {
        assert!(!code.contains(field), "{field}");
    }
}
