//! Promise against report: last time's words, this month's, and in what they differ, on one line of the walk, of the
//! brief, and, as far as the room may know it, of the wall.

use crate::support::{
    day,
    desk::{Console, screen_text},
    spring::{Spring, due, record},
    unit_id,
};
use diaodu::{
    document::{
        compose::{Notes, brief_paper},
        render,
    },
    domain::{Apart, Command, CommitmentId, CommitmentKind, ItemId, StopState},
    stage::{Cue, Show, scene},
    theme::{Depth, Ground, Theme},
    widgets::{Look, WallPicture},
    wording::wrap::Ambiguous,
};
use ratatui::{Terminal, backend::TestBackend};

/// In April twenty pairs were promised; in May eighteen are reported, and the other day is moved.
fn may() -> Spring {
    let mut spring = Spring::empty("2022-04-20T09:00:00");
    spring.open("2022-04-20");
    for (text, deadline) in [
        ("6月底前结对共建20对", due("6月底前", "2022-06-30")),
        ("物流行业党委6月10日前挂牌", due("6月10日前", "2022-06-10")),
        ("驿站底数6月底前摸清", due("6月底前", "2022-06-30")),
    ] {
        spring.act(Command::Record(record(CommitmentKind::Promise, &["U18"], &[], text, deadline)));
    }
    spring.act(Command::Adjourn);
    spring.act(Command::Seal);
    let mut spring = spring.at("2022-05-20T09:00:00");
    spring.open("2022-05-20");
    spring.act(Command::GiveFloor { to: Some(unit_id("U18")), leaving: Some(StopState::Covered) });
    let about = Some(ItemId::Commitment(CommitmentId(1)));
    let text = "结对完成18对，还差2对，下周一补齐".to_owned();
    spring.act(Command::NoteProgress { unit: unit_id("U18"), about, text, share: Some(90) });
    spring.act(Command::Extend {
        item: ItemId::Commitment(CommitmentId(2)),
        to: due("7月20日前", "2022-07-20"),
        by: "张三".into(),
        reason: "编办批复未下".into(),
    });
    spring
}

#[test]
fn the_walk_has_this_months_words_and_what_differs_below_what_was_promised() {
    for (width, height) in [(160, 45), (80, 24)] {
        let Spring { folder, session } = may();
        let mut console = Console::on(folder, session, width, height);
        console.press("Enter").shows("本月：结对完成18对，还差2对，下周一补齐（20对→18对，完成90%）");
        console.shows("本月：6月10日→7月20日");
        let screen = console.screen();
        let row = |words: &str| screen.lines().position(|line| line.contains(words)).expect("on screen");
        assert_eq!(row("本月：结对完成18对"), row("6月底前结对共建20对") + 1, "{screen}");
        // What is as it was has no line of its own.
        assert!(!screen.lines().nth(row("驿站底数") + 1).expect("a line").contains("本月"), "{screen}");
    }
}

#[test]
fn the_brief_says_what_differs_beside_what_was_said() {
    let spring = may();
    let brief = render::text(&brief_paper(spring.session.ledger().for_office(), day("2022-05-20"), Notes::Left));
    let squeezed: String = brief.chars().filter(|c| !c.is_whitespace() && !"│|".contains(*c)).collect();
    assert!(squeezed.contains("20对→18对") && squeezed.contains("6月10日→7月20日"), "{brief}");
}

#[test]
fn the_wall_has_the_figures_and_the_days_and_none_of_the_words() {
    let spring = may();
    let shown =
        scene(&spring.session.ledger().for_everybody(), &Cue::of(Show::Unit(unit_id("U18"))), day("2022-05-20"));
    let text = serde_json::to_string(&shown).expect("json");
    assert!(!text.contains("下周一补齐") && !text.contains("编办批复"), "{text}");
    let diaodu::stage::Body::Unit(view) = &shown.body else { panic!("not a unit's page") };
    let differs: Vec<&Apart> = view.promised.items.iter().flat_map(|item| &item.differs).collect();
    assert_eq!(differs.len(), 3, "{differs:?}");
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal");
    let look = Look::new(Theme::wall(Ground::Dark, Depth::True), Ambiguous::Narrow);
    let now = crate::support::moment("2022-05-20T09:30:00");
    let drawn = terminal
        .draw(|frame| frame.render_widget(&WallPicture { scene: &shown, now, look }, frame.area()))
        .expect("drawn")
        .buffer
        .clone();
    let wall = screen_text(&drawn);
    assert!(wall.contains("6月底前结对共建20对（20对→18对，完成90%）"), "{wall}");
    assert!(wall.contains("挂牌（6月10日→7月20日）"), "{wall}");
}
