//! An office's own set phrases: they stand in every format of every paper, travel with the file, and are told off in
//! Chinese with file and line when they cannot work.

use crate::support::{day, spring::Spring};
use diaodu::{
    catalogue,
    document::{
        compose::{Naming, bulletin, minutes, notice},
        render,
    },
    domain::{Catalogue, Command, Edit, Ledger, Phrase},
    wording,
};
use std::{fs, path::Path};

/// The built-in catalogue in a folder, with another `wording.toml`.
fn with_wording(text: &str) -> Result<Catalogue, String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, contents) in catalogue::built_in_files() {
        fs::write(folder.path().join(name), contents).expect("written");
    }
    fs::write(folder.path().join("wording.toml"), text).expect("written");
    catalogue::load(folder.path()).map_err(|fault| wording::catalogue_faults(&fault))
}

/// The books of May in an office of its own wording.
fn may_worded(phrases: &Catalogue) -> Ledger {
    let mut ledger = Spring::may().session.ledger().clone();
    let mut after = ledger.programme.clone();
    after.phrases.clone_from(&phrases.programme.phrases);
    let before = ledger.programme.clone();
    ledger.apply(&diaodu::domain::Change::Programme(Box::new(Edit::Revised { before, after })));
    ledger
}

fn said(ledger: &Ledger) -> Vec<Vec<String>> {
    let later = day("2022-06-17");
    let letters =
        ledger.for_each_on_roster().filter_map(|books| notice(&books, later)).map(|notice| notice.document.words());
    [
        minutes(&ledger.for_everybody(), day("2022-05-23")).words(),
        bulletin(&ledger.for_everybody(), later, Naming::Named).words(),
    ]
    .into_iter()
    .chain(letters)
    .collect()
}

#[test]
fn the_phrases_an_office_copies_say_what_the_house_says() {
    let shipped =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogues/two-new-2022/wording.toml"));
    let active: Vec<String> = shipped
        .expect("the shipped file")
        .lines()
        .filter_map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = \"")))
        .map(str::to_owned)
        .collect();
    let catalogue = with_wording(&active.join("\n")).unwrap();
    assert_eq!(catalogue.programme.phrases.len(), Phrase::ALL.len(), "every phrase is shipped to be copied");
    assert!(catalogue::built_in().programme.phrases.is_empty());
    assert_eq!(said(&may_worded(&catalogue)), said(Spring::may().session.ledger()));
}

#[test]
fn an_offices_own_words_stand_in_every_format() {
    let own = "resolution = \"{{ 内容 }}。（{{ 责任 }}{% if 时限 %}；{{ 时限 }}前办结{% endif %}）\"\nnext_meeting = \"下次会议：{{ 日期 }}。\"\n";
    let ledger = may_worded(&with_wording(own).unwrap());
    let paper = minutes(&ledger.for_everybody(), day("2022-05-23"));
    let sentence = "物流行业党委6月30日前挂牌。（责任单位：市交通运输局（牵头）、市公安局、市邮政管理局；责任人：分管副局长；2022年6月30日前办结）";
    for text in [paper.words().join("\n"), render::markdown(&paper).replace('\\', "")] {
        assert!(text.contains(sentence) && text.contains("下次会议：2022年6月20日。"), "{text}");
    }
    assert!(
        diaodu::document::check(&ledger)
            .iter()
            .all(|doubt| doubt.item().is_none() || !format!("{doubt:?}").contains("NotIn"))
    );
}

#[test]
fn a_slip_is_told_with_file_and_line_and_nothing_is_taken() {
    for (text, expected) in [
        (
            "# 一行\nnext_meeting = \"定于{{ 日子 }}。\"",
            "wording.toml 第 2 行：“next_meeting”里的“日子”没有这一项；可以用的有 日期。没有载入任何内容。",
        ),
        ("opening = \"{{ 日期 \"", "wording.toml 第 1 行：“opening”第 1 行的填空写法不对"),
        ("openning = \"甲\"", "是不是“opening”"),
        ("undated_lead = \"{{ 日期 }}\"", "这一句没有可以填空的"),
    ] {
        let fault = with_wording(text).unwrap_err();
        assert!(fault.contains(expected), "{fault}");
    }
}

#[test]
fn the_phrases_travel_with_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let clock = || diaodu::clock::Clock::Still("2022-05-20T09:00:00".parse().unwrap());
    let catalogue = with_wording("nothing_resolved = \"会议没有议定新的事项。\"").unwrap();
    let mut session = diaodu::session::Session::open(&path, clock()).unwrap();
    session.execute(Command::Adopt(Box::new(catalogue))).unwrap();
    session
        .execute(Command::OpenMeeting { date: day("2022-05-20"), head: diaodu::domain::MeetingHead::default() })
        .unwrap();
    drop(session);
    let session = diaodu::session::Session::open(&path, clock()).unwrap();
    let text = render::text(&minutes(&session.ledger().for_everybody(), day("2022-05-20")));
    assert!(text.contains("会议没有议定新的事项。"), "{text}");
    assert_eq!(session.audit(|_| ()).unwrap().findings, vec![]);
}

#[test]
fn a_founded_ledger_takes_the_offices_looks_and_words_as_one_step_that_can_be_undone() {
    let mut spring = Spring::may();
    let mut own = with_wording("next_meeting = \"下次会议：{{ 日期 }}。\"\n").unwrap();
    own.programme.house_style.mark = "XX市月调度会议纪要".into();
    own.programme.topic = "别的主题".into();
    let before = said(spring.session.ledger());
    spring.act(Command::RenewStyle(Box::new(own.clone())));
    let (entry, ledger) = (spring.session.journal(false, 1).unwrap().remove(0), spring.session.ledger());
    assert_eq!(wording::entry(&entry, ledger), "换公文式样和套话（本单位的套话1句）");
    let text = minutes(&ledger.for_everybody(), day("2022-05-23")).words().join("\n");
    assert!(text.contains("XX市月调度会议纪要") && text.contains("下次会议：2022年6月20日。"), "{text}");
    assert_ne!(ledger.programme.topic, "别的主题", "what the year is about is not a matter of looks");
    assert!(
        matches!(
            spring.session.execute(Command::RenewStyle(Box::new(own))),
            Err(diaodu::session::SessionError::Refused(diaodu::domain::Refusal::NothingChanges))
        ),
        "the same again changes nothing"
    );
    assert_eq!(spring.session.audit(|_| ()).unwrap().findings, vec![], "the journal gives the same books");
    spring.session.undo().unwrap();
    assert_eq!(said(spring.session.ledger()), before);
}
