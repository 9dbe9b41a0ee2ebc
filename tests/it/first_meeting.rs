//! Somebody who has never seen the program sits down for the secretary, without the manual: from an empty ledger to
//! exported minutes by the keys that the screen names at that moment, and by no others.

use crate::support::desk::Console;
use std::collections::BTreeSet;

/// What the screen says is next: the key behind 下一步, under the head line.
fn next(screen: &str) -> Option<&str> {
    screen.lines().nth(1)?.split_once("下一步 ")?.1.split_whitespace().next()
}

/// What it is called.
fn next_words(screen: &str) -> Option<&str> {
    screen.lines().nth(1)?.split_once("下一步 ")?.1.split_whitespace().nth(1)
}

/// The key before some words, anywhere on screen.
fn key_before<'a>(screen: &'a str, words: &str) -> Option<&'a str> {
    screen.lines().find_map(|line| line.split_once(words)?.0.split_whitespace().next_back())
}

/// What somebody presses who only reads: a question is answered as its last line says, a sentence is filed as the bottom
/// line says, else the next step is taken.
fn key_to_press(screen: &str) -> &str {
    let asked = screen.lines().find_map(|line| {
        let words = line.split_once('│')?.1;
        let is_answer = ["Enter 确定", "Enter 下一栏", "Enter 复核"].iter().any(|answer| words.contains(answer));
        is_answer.then_some("Enter")
    });
    let is_written = screen.contains("复核/记下") && !screen.contains("改上一条");
    let filing = || if is_written { key_before(screen, " 复核/记下") } else { None };
    asked.or_else(filing).or_else(|| next(screen)).unwrap_or_else(|| panic!("no way on:\n{screen}"))
}

#[test]
fn a_substitute_comes_from_an_empty_ledger_to_the_minutes_by_the_keys_on_screen() {
    for (width, height) in [(80, 24), (160, 45)] {
        let mut console = Console::new(width, height);
        let mut pressed = BTreeSet::new();
        let mut said = ["物流行业党委6月底前挂牌", "底数尽快摸清"].iter();
        let mut steps = 0;
        while !console.screen().contains("纪要预览") {
            steps += 1;
            assert!(steps < 200, "going round in circles:\n{}", console.screen());
            // A unit speaks: what it says is typed as the line at the foot says one may.
            if console.screen().contains("直接打字")
                && next_words(&console.screen()) == Some("下一家")
                && let Some(words) = said.next()
            {
                console.type_in(words);
            }
            let screen = console.screen();
            let key = key_to_press(&screen).to_owned();
            assert!(screen.contains(&key), "{key} is not on screen:\n{screen}");
            console.press(&key);
            pressed.insert(key);
        }
        let screen = console.screen();
        let export = key_before(&screen, " 导出").expect("the minutes say how they are exported").to_owned();
        let papers = console.folder.path().join("papers");
        std::fs::create_dir(&papers).expect("where papers go");
        console.press(&export).shows("已导出");
        pressed.insert(export);
        let written: Vec<_> = std::fs::read_dir(&papers).expect("papers").filter_map(Result::ok).collect();
        assert!(written.iter().any(|paper| paper.path().extension().is_some_and(|form| form == "docx")), "{written:?}");
        assert!(pressed.len() <= 6, "more keys than six for a first meeting: {pressed:?}");
        let ledger = console.desk.session().ledger();
        assert_eq!(ledger.commitments.values().filter(|said| said.confirmed).count(), 2, "{}", console.screen());
    }
}
