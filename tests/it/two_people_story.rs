//! Two people at one meeting: one takes down, the other checks at a second window on the same ledger, and sends back what
//! is to be mended.

use crate::support::{day, desk::Console, moment};
use diaodu::{
    catalogue,
    clock::Clock,
    domain::{Command, CommitmentId, MeetingHead, Returned},
    session::Session,
    stage::Body,
};
use std::path::{Path, PathBuf};

/// Another window on a ledger, as the program opens it.
fn window(db: &Path) -> Console {
    let mut session = Session::open(db, Clock::Still(moment("2022-05-20T09:00:00"))).expect("a ledger");
    session.sit_down().expect("a seat");
    Console::on(tempfile::tempdir().expect("a folder"), session, 112, 34)
}

/// The one who takes down, with 市交通运输局 having the floor, and the one who checks.
fn two() -> (Console, Console, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("a.db");
    let mut session = Session::open(&db, Clock::Still(moment("2022-05-20T09:00:00"))).expect("a ledger");
    session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("founded");
    let head = MeetingHead { chair: Some("张三".into()), recorder: Some("王芳".into()), ..MeetingHead::default() };
    session.execute(Command::OpenMeeting { date: day("2022-05-20"), head }).expect("opened");
    session.execute(Command::TakeRollOfRest).expect("roll");
    session.execute(Command::CallToOrder).expect("called to order");
    session.sit_down().expect("the first seat");
    let mut typist = Console::on(folder, session, 112, 34);
    typist.press("Enter PgDn");
    let mut checker = window(&db);
    checker.shows("另一个窗口在记这本台账，这里核对").press("Enter");
    typist.press("F3").type_in("jtj").press("Enter");
    checker.tick();
    (typist, checker, db)
}

fn returned(console: &Console, id: u32) -> Option<Returned> {
    console.desk.session().ledger().commitments[&CommitmentId(id)].returned.clone()
}

/// Who did what, the newest first.
fn who(console: &Console) -> Vec<String> {
    let entries = console.desk.session().journal(false, 50).expect("a journal");
    entries.into_iter().map(|entry| entry.by).collect()
}

#[test]
fn what_is_sent_back_is_seen_at_once_mended_and_confirmed_and_the_journal_knows_who() {
    let (mut typist, mut checker, _db) = two();
    typist.type_in("物流行业党委6月底前挂牌").press("Enter Enter");
    checker.tick().shows("市交通运输局").shows("物流行业党委6月底前挂牌");
    checker.press("Ctrl+R Shift+F2").shows("退给记录人改").type_in("说的是7月底").press("Enter");
    checker.type_in("李四").press("Enter Enter").shows("退改");
    // The line that is being typed there stays as it is, and the word comes up beside it.
    typist.type_in("货车司机驿站").tick().shows("李四请您改1号").shows("说的是7月底").shows("货车司机驿站");
    typist.press("Ctrl+U Esc").shows("退改");
    assert_eq!(returned(&typist, 1), Some(Returned { words: "说的是7月底".into(), by: "李四".into() }));
    // At the read-back it stands first, with the reason; mended, it waits for the one who checks.
    typist.press("Ctrl+R").shows("说的是7月底（李四）").press("F4");
    typist.press("Ctrl+U").type_in("7月31日").press("Enter Enter");
    assert_eq!(returned(&typist, 1), None);
    assert!(!typist.desk.session().ledger().commitments[&CommitmentId(1)].confirmed);
    checker.tick().shows("7月31日").hides("（李四）").press("Enter").shows("都确认过了");
    typist.tick();
    assert!(typist.desk.session().ledger().commitments[&CommitmentId(1)].confirmed);
    assert_eq!(who(&typist)[..4], ["李四", "王芳", "李四", "王芳"], "confirmed, mended, sent back, filed");
    // The journal on the screen says so too, and can be searched by name.
    typist.press("F12").shows("李四").press("/").type_in("李四").press("Enter").shows("确认").hides("记承诺");
    assert_eq!(typist.desk.session().audit(|_| ()).expect("looked through").findings, vec![]);
}

#[test]
fn who_checks_moves_neither_the_floor_nor_the_wall() {
    let (mut typist, mut checker, _db) = two();
    typist.tick();
    let floor = |console: &Console| console.desk.session().ledger().floor().map(|stop| stop.unit.clone());
    let wall = |console: &Console| console.desk.session().wall().expect("read").map(|shown| shown.number);
    let (had, shown) = (floor(&typist), wall(&typist));
    assert!(had.is_some() && shown.is_some());
    checker.press("PgDn PgDn PgUp").press("F6").shows("轮到哪家由先开的那个窗口管");
    checker.press("Alt+2").shows("投影由先开的那个窗口管").press("F5").shows("投影由先开的那个窗口管");
    checker.press("Ctrl+R").tick().press("Esc F3").type_in("czj").press("Enter").tick();
    typist.tick();
    assert_eq!((floor(&typist), wall(&typist)), (had, shown));
    // When the floor goes on, the one who checks is taken along; a half-written line is not left.
    typist.press("Esc PgDn").tick();
    let unit = floor(&typist).expect("the next one");
    let short = typist.desk.session().ledger().short(&unit).to_owned();
    checker.tick().shows(&short);
    checker.type_in("记到一半");
    typist.press("PgDn").tick();
    checker.tick().shows(&short).shows("记到一半");
    // What the room sees can be looked at from there.
    let on_wall = checker.desk.session().wall().expect("read").expect("a wall").scene;
    assert!(matches!(on_wall.body, Body::Unit(_)), "{on_wall:?}");
}

#[test]
fn nobody_turns_round_what_the_other_one_did() {
    let (mut typist, mut checker, _db) = two();
    typist.type_in("物流行业党委6月底前挂牌").press("Enter Enter");
    checker.tick().press("Alt+A").shows("署名").type_in("李四").press("Enter Enter").shows("署名李四");
    checker.press("Ctrl+R Enter");
    typist.tick().press("Esc Ctrl+Z").shows("将撤销：记承诺1号");
    // It was confirmed meanwhile: what has changed since is not turned round behind anybody's back.
    typist.press("Ctrl+Z");
    assert!(typist.desk.session().ledger().commitments.contains_key(&CommitmentId(1)));
    checker.press("Ctrl+Z").shows("将撤销：确认").press("Ctrl+Z");
    assert!(!checker.desk.session().ledger().commitments[&CommitmentId(1)].confirmed);
    typist.tick().press("Ctrl+Z Ctrl+Z");
    assert!(typist.desk.session().ledger().commitments.is_empty());
    assert_eq!(who(&typist)[..4], ["王芳", "李四", "李四", "王芳"]);
}

#[test]
fn a_name_that_was_given_is_part_of_the_chain() {
    let (mut typist, checker, db) = two();
    typist.type_in("物流行业党委6月底前挂牌").press("Enter Enter");
    drop((typist.desk, checker));
    let forged = rusqlite::Connection::open(&db).expect("a file");
    assert_eq!(
        forged.execute("UPDATE journal SET by = '李四' WHERE by = '王芳'", []).expect("changed"),
        3,
        "twice the floor, once a promise"
    );
    let session = Session::open(&db, Clock::Still(moment("2022-05-20T09:00:00"))).expect("a ledger");
    assert!(!session.audit(|_| ()).expect("looked through").findings.is_empty());
}

#[test]
fn the_word_with_which_something_was_sent_back_stays_in_the_office() {
    let (mut typist, mut checker, _db) = two();
    typist.type_in("物流行业党委6月底前挂牌").press("Enter Enter");
    checker.tick().press("Ctrl+R Shift+F2").type_in("哨哨哨").press("Enter").type_in("李四").press("Enter Enter");
    typist.tick();
    let everybody = typist.desk.session().ledger().for_everybody();
    assert!(!format!("{everybody:?}").contains("哨哨哨"));
    // Sent back without a reason is nothing at all.
    checker.press("Shift+F2 Ctrl+U").press("Enter").press("Ctrl+U Enter Enter");
    assert_eq!(returned(&checker, 1).map(|returned| returned.words).as_deref(), Some("哨哨哨"));
}
