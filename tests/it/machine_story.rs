//! The machine itself: the page that is sent to whoever helps, and a ledger in a folder that is carried off while it is
//! written.

use crate::support::{day, desk::Console, moment, small_city};
use diaodu::{
    clock::Clock,
    domain::{Command, MeetingHead},
    session::Session,
};
use std::{
    fs,
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

/// Draws until the words are there: the page is made in a thread of its own.
fn waits_for(console: &mut Console, words: &str) {
    for _ in 0..500 {
        if console.screen().contains(words) {
            return;
        }
        thread::sleep(Duration::from_millis(10));
        console.resize(80, 24);
    }
    console.shows(words);
}

#[test]
fn the_page_about_the_machine_comes_up_before_there_is_a_meeting_and_nobody_waits_for_it() {
    let mut console = Console::new(80, 24);
    let (go, wait) = mpsc::channel::<()>();
    let wait = Mutex::new(wait);
    console.desk.looked_at_by(Arc::new(move |_| {
        let _ = wait.lock().expect("one at a time").recv();
        format!("本机情况\n\n系　统　UOS 20\n字　体　没有仿宋_GB2312{}\n", "，请装上".repeat(20))
    }));
    console.press("Shift+F1").shows("正在看本机的字体").press("F2").shows("正在看本机的字体");
    go.send(()).expect("it waits");
    waits_for(&mut console, "系　统　UOS 20");
    console.shows("，请装上，请装上").press("F3").type_in("字体").hides("UOS 20").press("Enter Esc").shows("UOS 20");
    console.press("Esc").shows("还没有会议");
}

#[test]
fn the_page_is_written_as_a_file_that_can_be_sent() {
    let mut console = Console::in_session(80, 24);
    fs::create_dir(console.folder.path().join("papers")).expect("a folder");
    console.desk.looked_at_by(Arc::new(|_| "本机情况\n系　统　UOS 20\n".to_owned()));
    console.press("Ctrl+P").type_in("本机情况").press("Enter");
    waits_for(&mut console, "系　统　UOS 20");
    console.press("F2").shows("✓ 已存成").press("Shift+F1").shows("系　统　UOS 20").press("Esc").hides("UOS 20");
    let written = fs::read_to_string(console.folder.path().join("papers/本机情况.txt")).expect("the file");
    assert_eq!(written, "\u{feff}本机情况\r\n系　统　UOS 20\r\n");
}

#[test]
fn a_ledger_in_a_synchronised_folder_is_warned_about_wherever_it_is_opened() {
    let warning = "台账在同步盘“";
    let on = |prefix: &str| {
        let folder = tempfile::Builder::new().prefix(prefix).tempdir().expect("a folder");
        let clock = Clock::Still(moment("2022-05-20T09:00:00"));
        let mut session = Session::open(&folder.path().join("a.db"), clock).expect("a file");
        session.execute(Command::Adopt(Box::new(small_city()))).expect("founded");
        Console::on(folder, session, 80, 24)
    };
    on("本地").hides(warning);
    let mut console = on("OneDrive");
    console.shows(&format!("{warning}OneDrive")).shows("搬走文件").shows("diaodu backup --second");
    // It stays where one begins, whatever else is said, and is in nobody's way at a meeting.
    console.press("F2").press("F2 Enter").hides(warning).press("Ctrl+O").shows(warning);
    let rehearsal = tempfile::Builder::new().prefix("OneDrive").tempdir().expect("a folder");
    let clock = Clock::Still(moment("2022-05-20T09:00:00"));
    let mut session = Session::open_throwaway(&rehearsal.path().join("a.db"), clock).expect("a file");
    session.execute(Command::Adopt(Box::new(small_city()))).expect("founded");
    let head = MeetingHead { chair: Some("张三".into()), ..MeetingHead::default() };
    session.execute(Command::OpenMeeting { date: day("2022-05-20"), head }).expect("opened");
    Console::on(rehearsal, session, 80, 24).hides(warning);
}
