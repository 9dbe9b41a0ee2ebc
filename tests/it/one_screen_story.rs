//! 单屏: there is one screen only, and the room looks at it. What the secretary types is seen by nobody.

use crate::support::{desk::Console, pty::Pty};
use diaodu::console::Next;
use std::{thread, time::Duration};

/// The word that the room must never read.
const SECRET: &str = "哨兵";

#[test]
fn f5_puts_the_wall_up_and_nothing_of_the_console() {
    let mut console = Console::in_session(80, 24);
    console.type_in("哨兵没写完的话").shows("未定期限").shows("F1 帮助");
    console.press("F5");
    assert_eq!(console.next, Next::Redraw, "everything is wiped before the wall is drawn");
    console.hides(SECRET).hides("帮助").hides("未定期限").hides("草稿").hides("投影");
    console.shows("市委组织部").shows("第1家").shows("F5 F5").shows("☆");
    console.press("F5").hides(SECRET).press("F5");
    assert_eq!(console.next, Next::Redraw);
    console.shows("哨兵没写完的话").shows("F1 帮助");
}

#[test]
fn a_promise_is_typed_unseen_and_the_room_reads_it_once_it_is_filed() {
    let mut console = Console::in_session(80, 24);
    console.press("F5").hides("☆");
    console.type_in("党建品牌6月底前报工委备案").shows(" ☆").hides("党建品牌");
    console.press("Enter").shows(" =").hides("党建品牌");
    console.press("Enter").shows("本次议定").shows("党建品牌6月底前报工委备案").hides(" =");
    console.type_in("尽快办").press("Enter").shows(" ?");
    console.press("Esc").type_in("6月31日前办").press("Enter").shows(" !").hides("6月31日");
    console.press("Esc F2").shows(" ★").press("PgDn").shows("第2家").hides("★");
    console.press("PgUp").shows("第1家");
    assert_eq!(console.desk.session().ledger().commitments.len(), 1);
}

#[test]
fn one_stray_f5_does_not_lead_back() {
    let mut console = Console::in_session(80, 24);
    console.press("F5 F5").hides("F5 F5").hides("帮助");
    console.type_in("x").shows("F5 F5").press("F5 PgDn F5").hides("帮助");
    console.press("F5").shows("帮助");
}

#[test]
fn what_was_open_is_out_of_sight_and_there_again_afterwards() {
    let mut console = Console::in_session(80, 24);
    console.press("F8 F4").type_in("哨兵请假理由").shows("哨兵请假理由");
    console.press("F5").hides(SECRET).press("Enter").hides(SECRET);
    console.press("F5 F5").shows("哨兵请假理由");
    assert!(
        console.desk.session().ledger().attendance.values().all(|line| line.reason.is_empty()),
        "Enter there does not answer what is out of sight"
    );
}

#[test]
fn the_wall_is_steered_by_one_key_each_from_a_dialog_too() {
    let mut console = Console::in_session(112, 34);
    for (key, title) in [
        ("Alt+1", "投影 会前"),
        ("Alt+2", "投影 全览"),
        ("Alt+3", "投影 期限"),
        ("Alt+4", "投影 数据"),
        ("Alt+5", "投影 宣读"),
        ("Alt+6", "投影 散会"),
        ("Ctrl+X", "投影 定格"),
        ("Ctrl+B", "投影 黑屏"),
        ("Ctrl+G", "投影 跟随"),
    ] {
        console.press(key).shows(title);
    }
    console.press("F3").type_in("jtj").press("Ctrl+B").shows("投影 黑屏").shows("jtj");
    console.press("Esc F5").hides("市委组织部").press("Alt+2").shows("调度全览").press("Ctrl+G").hides("调度全览");
}

#[test]
fn the_wall_here_has_a_dark_ground_too() {
    let mut console = Console::in_session(80, 24);
    let ground = |console: &Console| console.desk.model().wall.ground;
    let before = ground(&console);
    console.press("F5 Alt+T").shows("市委组织部");
    assert_ne!(ground(&console), before);
}

/// Dice: the same seed presses the same keys.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).expect("small")
    }
}

#[test]
fn whatever_is_pressed_nothing_private_stands_before_the_room() {
    const KEYS: [&str; 24] = [
        "PgDn", "PgUp", "F6", "Shift+F6", "F2", "Shift+F2", "Esc", "Enter", "Tab", "F1", "F3", "F4", "F7", "F8", "F9",
        "F10", "F12", "Ctrl+P", "Ctrl+Z", "Ctrl+N", "Ctrl+X", "Ctrl+G", "Alt+2", "Alt+R",
    ];
    let mut console = Console::in_session(100, 30);
    let mut dice = Dice(20_220_520);
    // Private things are on file before: a remark, progress, help, a reason for leave.
    for kind in 2..6 {
        for _ in 0..kind {
            console.press("F2");
        }
        console.press("F2").type_in("哨兵内部的话").press("Enter Enter Esc PgDn");
    }
    console.press("F8 F4").type_in("哨兵请假理由").press("Enter Enter Esc").type_in("哨兵草稿").press("Esc F5");
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..1_500 {
        match dice.below(6) {
            0 => {
                // A remark or a note, which may be filed; a promise with this word would be the room's to read.
                let is_private = !console.desk.model().walk.line.kind.has_deadline();
                console.type_in(if is_private { "哨兵点评" } else { "公开的话" });
            }
            1 => {
                console.paste("  ");
            }
            _ => {
                console.press(KEYS[dice.below(KEYS.len())]);
            }
        }
        // What was private while it was typed is not filed as a promise, which would be the room's to read.
        let line = &console.desk.model().walk.line;
        if line.kind.has_deadline() && line.field.text().contains(SECRET) {
            console.press("Ctrl+U");
        }
        console.hides(SECRET).hides("帮助");
        seen.insert(console.screen());
    }
    assert!(seen.len() > 100, "the walk saw {} pictures", seen.len());
}

#[test]
fn in_a_real_terminal_nothing_private_is_even_sent_at_the_switch() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("a.db");
    let mut pty = Pty::console(&db, 80, 24);
    pty.wait_for("还没有会议").press("Enter").wait_for("新建会议").press("F2");
    pty.wait_for("请核对，再按 Enter 确定").press("Enter");
    pty.wait_for("到会 0/40").press("F7").wait_for("宣布开会").press("Enter").wait_for("PgDn").press("PgDn");
    pty.wait_for("/ 05:00").send("哨兵草稿").wait_for("哨兵草稿");
    let sent = pty.sent();
    pty.press("F5").wait_for("F5 F5");
    pty.send("哨兵还在打字");
    thread::sleep(Duration::from_millis(300));
    pty.press("PgDn").wait_for("第2家");
    let since = pty.sent().split_off(sent.len());
    // Character by character: a terminal is told each wide one by itself.
    for c in SECRET.chars() {
        assert!(!String::from_utf8_lossy(&since).contains(c), "{c} was sent after F5");
    }
    let (wiped, drawn) = (find(&since, b"\x1b[2J"), find(&since, b"F5"));
    assert!(wiped.is_some() && wiped < drawn, "wiped at {wiped:?}, the wall drawn at {drawn:?}");
    pty.press("F5 F5").wait_for("F1 帮助").press("Ctrl+Q");
    assert!(pty.left());
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
