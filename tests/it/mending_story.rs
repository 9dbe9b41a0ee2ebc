//! What was just filed is mended, what was undone is not typed again, and what is read back keeps its place.

use crate::support::{
    desk::{Console, screen_text, thing},
    moment,
};
use diaodu::{
    domain::SaidKind,
    stage::Body,
    theme::{Depth, Ground, Theme},
    widgets::{Look, WallPicture},
    wording::wrap::Ambiguous,
};
use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

#[test]
fn from_an_empty_line_f3_finds_a_unit_and_never_binds() {
    let mut console = Console::in_session(112, 34);
    console.type_in("6月底前挂牌").press("Enter Enter").shows("记承诺1号").shows("F3 找单位");
    console.press("F3").shows("转到").type_in("jtj").press("Enter").shows("18 市交通运输局　正在调度");
    console.type_in("7月底前建成驿站").press("Enter Enter").shows("记承诺2号 市交通运输局");
    // With something written F3 binds, as the bottom line says.
    console.type_in("报备案").shows("F3 绑定单位").press("F3").shows("这一条记给哪些单位");
}

#[test]
fn after_filing_the_next_sentence_is_a_promise_again() {
    let mut console = Console::in_session(112, 34);
    for (turns, kind) in (1..6).zip(&SaidKind::ALL[1..]) {
        console.type_in("7月底前建成驿站");
        for _ in 0..turns {
            console.press("F2");
        }
        console.press("Enter Enter");
        assert_eq!(console.desk.model().walk.line.kind, SaidKind::Promise, "after {kind:?}:\n{}", console.screen());
    }
}

#[test]
fn up_from_the_empty_line_mends_what_was_just_filed() {
    for turns in 0..6 {
        let mut console = Console::in_session(112, 34);
        console.type_in("快递网点底数6月底前摸清");
        for _ in 0..turns {
            console.press("F2");
        }
        console.press("Enter Enter Up").shows("改记：原来记的会留底");
        assert_eq!(console.desk.model().walk.line.kind, SaidKind::ALL[turns]);
        console.type_in("楚").press("Enter Enter").shows("快递网点底数6月底前摸清楚");
        console.shows("更正");
    }
    let mut console = Console::in_session(112, 34);
    console.type_in("话").press("Ctrl+U Up").shows("没有刚记下的话可以改");
    console.type_in("党建品牌6月底前报工委备案").press("F2 F3 Enter Enter Enter Up").shows("一次记给39家");
}

#[test]
fn an_undo_gives_the_words_back_into_the_line() {
    for turns in 0..6 {
        let mut console = Console::in_session(112, 34);
        console.type_in("快递网点底数6月底前摸清");
        for _ in 0..turns {
            console.press("F2");
        }
        let before = console.desk.model().walk.line.kept();
        console.press("Enter Enter Ctrl+Z Ctrl+Z").shows("撤销：").shows("快递网点底数6月底前摸清");
        assert_eq!(console.desk.model().walk.line.kept(), before, "kind {turns}");
        // Done again, it stands in the line no more.
        console.press("Ctrl+Y").shows("恢复：");
        assert_eq!(console.desk.model().walk.line.kept(), None);
    }
    // For others, by another day, at another unit: all of it comes back.
    let mut console = Console::in_session(112, 34);
    console.type_in("党建品牌报备案").press("F2 F3 Enter F4").type_in("6月底前").press("Enter Enter Enter");
    console.shows("记交办1—39号").press("Ctrl+Z Ctrl+Z").shows("全体 39 家").shows("2022年6月30日");
    console.press("Enter Enter").shows("记交办40—78号");
    console
        .type_in("6月20日前摸清")
        .press("Enter Enter Esc F3")
        .type_in("jtj")
        .press("Enter Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Z");
    console.shows("6月20日前摸清").shows("市委组织部");
    // What is being written is not written over.
    let mut console = Console::in_session(112, 34);
    console.type_in("甲").press("Enter Enter").type_in("乙").press("Esc Ctrl+Z Ctrl+Z").shows("乙");
}

#[test]
fn what_is_read_back_keeps_its_place_and_the_wall_follows() {
    let mut console = Console::in_session(112, 34);
    for words in ["抓好甲事", "抓好乙事", "6月10日前办丙事", "6月11日前办丁事", "6月12日前办戊事", "6月13日前办己事"]
    {
        console.type_in(words).press("Enter Enter");
    }
    console.press("Esc Ctrl+R").shows("待确认 6 项，已确认 0 项");
    let read = |console: &Console| {
        let Some(Body::ReadBack(view)) = console.desk.session().wall().expect("read").map(|shown| shown.scene.body)
        else {
            panic!("the wall does not show the read-back");
        };
        (view.at, view.lines.iter().filter(|line| line.confirmed).count())
    };
    assert_eq!(read(&console), (Some(0), 0));
    // A date given does not move it from under the hand: Enter confirms the very same one.
    console.press("F4").type_in("6月20日前").press("Enter Enter").shows("期限改为6月20日").press("Enter").shows("确认");
    let confirmed = |console: &Console| -> Vec<u32> {
        let ledger = console.desk.session().ledger();
        ledger.commitments.values().filter(|known| known.confirmed).map(|known| known.id.0).collect()
    };
    assert_eq!(confirmed(&console), [1]);
    assert_eq!(read(&console), (Some(1), 1), "the next one to be read");
    // Misheard today is mended, and is no extension.
    console.press("Down F4").shows("改正期限").press("Ctrl+U").type_in("6月9日前").press("Enter Enter").press("Enter");
    assert_eq!(confirmed(&console), [1, 3]);
    let ledger = console.desk.session().ledger();
    let third = ledger.commitments.values().find(|known| known.id.0 == 3).expect("there");
    assert_eq!((third.deadline.label().as_str(), third.course.extensions.len()), ("2022-06-09", 0));
    // A confirmation taken back comes to its old place and leaves the hand where it was.
    console.press("Ctrl+Z Ctrl+Z").shows("待确认 5 项，已确认 1 项").press("Enter");
    assert_eq!(confirmed(&console), [1, 4]);
    console.press("End");
    assert_eq!(read(&console).0, Some(5), "the sixth");
    console.press("Esc");
    let body = console.desk.session().wall().expect("read").map(|shown| shown.scene.body);
    assert!(matches!(body, Some(Body::Unit(_))), "the wall follows the meeting again");
    // By hand, the same key turns the page.
    console.press("Alt+5").shows("投影：宣读").press("Alt+5").shows("宣读　翻到第2页");
}

#[test]
fn by_hand_the_wall_turns_by_what_it_shows_and_begins_anew_after_the_last_page() {
    let mut console = Console::in_session(112, 34);
    for nth in 1..=20 {
        console.type_in(&format!("6月底前办好{}", thing(nth))).press("Enter Enter");
    }
    console.press("Esc Alt+5");
    let sizes = [(50, 16), (96, 30), (160, 45)];
    let mut shown: [Vec<Vec<u32>>; 3] = [const { Vec::new() }; 3];
    for _ in 0..12 {
        for (seen, (width, height)) in shown.iter_mut().zip(sizes) {
            let wall = on_wall(&console, width, height);
            seen.push((1..=20).filter(|nth| wall.contains(&thing(*nth))).collect());
        }
        console.press("Alt+PgDn");
    }
    // Whatever the wall's size: nothing is passed over, and nothing is shown twice before it begins anew.
    for (seen, size) in shown.iter().zip(sizes) {
        let pages = 1 + seen.iter().skip(1).position(|page| page[0] == 1).expect("it begins anew");
        assert_eq!(seen[..pages].concat(), (1..=20).collect::<Vec<_>>(), "{size:?}: {seen:?}");
    }
}

#[test]
fn one_figure_says_how_many_wherever_it_is_said() {
    let mut console = Console::in_session(112, 34);
    console.type_in("党建品牌6月底前报工委备案").press("F2 F3 Enter Enter Enter Esc Ctrl+R");
    console
        .shows("待确认 39 项（1 条），已确认 0 项")
        .press("F7")
        .shows("本次议定 39 项")
        .shows("还有 39 项没有宣读确认");
    console.press("Esc Enter").shows("待确认 0 项，已确认 39 项").shows("都确认过了");
}

#[test]
fn the_bar_of_a_question_says_what_its_keys_do_now() {
    let bar = |console: &Console| console.screen().lines().last().unwrap_or_default().to_owned();
    let mut console = Console::new(80, 24);
    console.press("F2").shows("新建会议");
    assert!(bar(&console).starts_with(" Enter 下一栏  F2 复核"), "{}", bar(&console));
    console.press("F2");
    assert!(bar(&console).starts_with(" Enter 确定  Tab"), "{}", bar(&console));
    // The last line is read back, the only one has no next one, and what is only to be read is left.
    let mut console = Console::in_session(80, 24);
    console.type_in("6月底前挂牌").press("Enter Enter Esc Enter").type_in("撤回").press("Enter").shows("原因");
    assert!(bar(&console).starts_with(" Enter 复核  Esc 返回"), "{}", bar(&console));
    console.press("Esc F9").type_in(" ");
    assert!(bar(&console).starts_with(" Enter 一并办理"), "{}", bar(&console));
}

#[test]
fn a_key_that_does_nothing_says_so() {
    let mut console = Console::in_session(112, 34);
    console.press("F8 /").type_in("没有这家").press("F6").shows("缺席：现在没有可以这样办的");
    console.press("/").type_in("jtj").shows("市交通运输局").hides("没有这家");
    console.press("Enter Esc F11").shows("F11 键在“签到”里没有用");
    console.press("F9 Enter").shows("办理：现在没有可以这样办的");
    // In a question that was read back, Enter does what the last line says.
    console
        .press("Ctrl+E")
        .type_in("推进会")
        .press("F2")
        .shows("请核对，再按 Enter 确定")
        .press("Enter")
        .hides("请核对");
}

#[test]
fn a_search_begins_anew_says_that_nothing_fits_and_how_many_lines_are_not_shown() {
    let mut console = Console::in_session(80, 24);
    console.press("F8").shows("下面还有 23 行");
    console.press("End").shows("上面还有 23 行");
    // Left with Enter and begun again: the first words are gone.
    console.press("/").type_in("没有这家").press("Enter").shows("没有相符的").press("F6").shows("缺席：现在没有");
    console.press("/").type_in("jtj").shows("市交通运输局").hides("没有这家").press("Enter");
    // What holds everywhere holds while one searches, too.
    console.press("/").type_in("jtj").press("F9").shows("[本次议定]");
    console.press("Shift+F10").shows("下面还有");
}

#[test]
fn the_register_is_opened_at_the_unit_at_hand_and_no_words_beside_a_day_are_dropped() {
    let mut console = Console::in_session(112, 34);
    console.press("F3").type_in("jtj").press("Enter Shift+F4");
    let at = |console: &Console| console.screen().lines().find(|line| line.starts_with("> ")).map(str::to_owned);
    assert!(at(&console).is_some_and(|line| line.contains("市交通运输局")), "{}", console.screen());
    console.press("F2").shows("眼前这一家").press("Enter").shows("市交通运输局").press("Down");
    console.press("Ctrl+U").type_in("今天物流协会党支部").press("F2").shows("只写日子").shows("今天物流协会党支部");
    console.press("Ctrl+U").type_in("5月18日").press("F2").shows("请核对，再按 Enter 确定");
}

#[test]
fn a_remark_reaches_the_minutes_only_after_a_question() {
    let mut console = Console::in_session(112, 34);
    console.type_in("汇报不够实").press("F2 F2 F2 F2 Enter Enter Esc").shows("点评　汇报不够实（内部）");
    let is_public = |console: &Console| console.desk.session().ledger().remarks.values().any(|remark| remark.public);
    console.press("F10 Tab Enter").shows("各单位都看得到");
    assert!(!is_public(&console));
    console.press("Esc Tab Enter Enter");
    assert!(is_public(&console));
    // Out again without a question.
    console.press("Tab Enter");
    assert!(!is_public(&console));
}

/// What the room sees, on a wall of so many cells.
fn on_wall(console: &Console, width: u16, height: u16) -> String {
    let scene = console.desk.session().wall().expect("read").expect("published").scene;
    let look = Look::new(Theme::wall(Ground::Light, Depth::True), Ambiguous::Narrow);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    (&WallPicture { scene: &scene, now: moment("2022-05-20T09:00:00"), look }).render(buffer.area, &mut buffer);
    screen_text(&buffer)
}

#[test]
fn a_wall_with_room_reads_back_more_than_four_and_says_which() {
    let mut console = Console::in_session(112, 34);
    for nth in 1..=20 {
        console.type_in(&format!("6月底前办好{}", thing(nth))).press("Enter Enter");
    }
    console.press("Esc Ctrl+R");
    let large = on_wall(&console, 96, 30);
    assert!((1..=8).all(|nth| large.contains(&thing(nth))), "{large}");
    assert!(large.contains("20项，第1—"), "{large}");
    let small = on_wall(&console, 50, 16);
    assert!(small.contains(&thing(5)) && !small.contains(&thing(6)), "{small}");
    // It follows the one that is read.
    for _ in 0..18 {
        console.press("Down");
    }
    let last = on_wall(&console, 96, 30);
    assert!(last.contains(&thing(19)) && last.contains("20项，第19—20项"), "{last}");
}
