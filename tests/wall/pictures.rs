//! The pictures, as the last row sees them.

use crate::city::{city, day, drawn, moment, screen_text, unit};
use diaodu::{
    domain::{Change, Edit, Lamp, MeetingState},
    stage::{Body, Cell, Cue, Show, scene},
    theme::{Depth, Ground, Theme},
    widgets::{Look, WallPicture},
    wording::wrap::Ambiguous,
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};
use unicode_width::UnicodeWidthStr;

const SMALL: (u16, u16) = (50, 16);
const LARGE: (u16, u16) = (112, 34);

fn pictured(show: Show, (width, height): (u16, u16)) -> String {
    drawn(&scene(&city().for_everybody(), &Cue::of(show), day("2022-05-20")), width, height)
}

#[test]
fn the_unit_at_hand_in_a_small_window() {
    insta::assert_snapshot!(pictured(Show::Unit(unit(6)), SMALL));
}

#[test]
fn the_unit_at_hand_in_large_characters() {
    insta::assert_snapshot!(pictured(Show::Unit(unit(6)), LARGE));
}

#[test]
fn before_the_meeting() {
    insta::assert_snapshot!(pictured(Show::Waiting, SMALL));
}

#[test]
fn the_read_back() {
    insta::assert_snapshot!(pictured(Show::ReadBack, SMALL));
}

#[test]
fn all_units_at_a_glance() {
    insta::assert_snapshot!(pictured(Show::Overview, (80, 20)));
}

#[test]
fn all_units_at_a_glance_with_their_lamps() {
    let cue = Cue { red_names_allowed: true, ..Cue::of(Show::Overview) };
    insta::assert_snapshot!(drawn(&scene(&city().for_everybody(), &cue, day("2022-05-20")), 80, 20));
}

#[test]
fn deadlines_ahead() {
    insta::assert_snapshot!(pictured(Show::Ahead, (80, 16)));
}

#[test]
fn figures() {
    insta::assert_snapshot!(pictured(Show::Figures, SMALL));
}

#[test]
fn half_the_units_are_compared_with_the_same_half_of_last_month() {
    let mut ledger = city();
    let late: Vec<_> = ledger.readings.values().filter(|reading| reading.unit > unit(4)).cloned().collect();
    for reading in late.into_iter().filter(|reading| reading.period.to_string() == "2022-05") {
        ledger.apply(&Change::Reading(Edit::Removed(reading)));
    }
    let scene = scene(&ledger.for_everybody(), &Cue::of(Show::Figures), day("2022-05-20"));
    let Body::Figures(view) = &scene.body else { panic!("not the figures") };
    for bar in &view.bars {
        assert_eq!((bar.last.units, bar.now.units), (4, 4), "{}", bar.name);
    }
    assert!(!drawn(&scene, 80, 30).contains('降'), "nothing fell: eight units have not reported yet");
}

#[test]
fn a_unit_that_reports_for_the_first_time_is_no_rise() {
    let mut ledger = city();
    // Of all but four there is no figure of last month.
    let first: Vec<_> = ledger.readings.values().filter(|reading| reading.unit > unit(4)).cloned().collect();
    for reading in first.into_iter().filter(|reading| reading.period.to_string() == "2022-04") {
        ledger.apply(&Change::Reading(Edit::Removed(reading)));
    }
    let scene = scene(&ledger.for_everybody(), &Cue::of(Show::Figures), day("2022-05-20"));
    let Body::Figures(view) = &scene.body else { panic!("not the figures") };
    let bar = view.bars.iter().find(|bar| !bar.is_rate).expect("a count");
    assert_eq!((bar.last.units, bar.now.units), (4, 4), "{}", bar.name);
    assert!(bar.newcomers > 0);
    let words = format!("上月没报的{}家未计", bar.newcomers);
    assert!(drawn(&scene, 96, 30).contains(&words), "{}", drawn(&scene, 96, 30));
}

#[test]
fn after_the_meeting() {
    insta::assert_snapshot!(pictured(Show::Closing, SMALL));
}

#[test]
fn a_blank_wall_has_nothing_on_it() {
    assert_eq!(pictured(Show::Blank, SMALL).trim(), "");
}

#[test]
fn no_size_is_too_small_to_draw() {
    let shows = [
        Show::Waiting,
        Show::Unit(unit(6)),
        Show::ReadBack,
        Show::Overview,
        Show::Ahead,
        Show::Figures,
        Show::Unfiled,
        Show::Closing,
    ];
    for show in shows {
        let scene = scene(&city().for_everybody(), &Cue { page: 3, red_names_allowed: true, show }, day("2022-05-20"));
        for (width, height) in [(0, 0), (1, 1), (3, 2), (7, 40), (12, 5), (20, 3), (49, 15), (97, 24), (250, 70)] {
            drawn(&scene, width, height);
        }
    }
}

#[test]
fn in_a_terminal_that_draws_marks_wide_every_mark_has_two_cells() {
    let look = Look::new(Theme::wall(Ground::Dark, Depth::Indexed), Ambiguous::Wide);
    let now = moment("2022-05-20T09:42:41");
    for show in [Show::Waiting, Show::Unit(unit(6)), Show::ReadBack, Show::Overview, Show::Ahead, Show::Figures] {
        let scene = scene(&city().for_everybody(), &Cue { page: 0, red_names_allowed: true, show }, day("2022-05-20"));
        for (width, height) in [SMALL, (80, 20), LARGE] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            let area = buffer.area;
            (&WallPicture { scene: &scene, now, look }).render(area, &mut buffer);
            for cell in buffer.content() {
                let symbol = cell.symbol();
                assert_eq!(symbol.width(), symbol.width_cjk(), "{symbol} would be drawn wider than it was laid out");
            }
        }
    }
}

#[test]
fn an_inset_in_the_console_stays_inside_its_frame() {
    let look = Look::new(Theme::console(Depth::Sixteen), Ambiguous::Narrow);
    let scene = scene(&city().for_everybody(), &Cue::of(Show::Unit(unit(6))), day("2022-05-20"));
    let mut buffer = Buffer::empty(Rect::new(0, 0, 81, 24));
    for y in 0..24 {
        buffer.set_string(0, y, "汉".repeat(40), Style::new());
    }
    let inset = Rect::new(15, 4, 51, 12);
    (&WallPicture { scene: &scene, now: moment("2022-05-20T09:42:41"), look }).render(inset, &mut buffer);
    // The inset starts in the middle of a character: that one is gone whole, its neighbour stands.
    assert_eq!((buffer[(12, 5)].symbol(), buffer[(14, 5)].symbol()), ("汉", " "));
    assert_eq!((buffer[(66, 5)].symbol(), buffer[(0, 3)].symbol(), buffer[(20, 16)].symbol()), ("汉", "汉", "汉"));
    assert!(screen_text(&buffer).contains("市交通运输局"));
}

#[test]
fn a_late_unit_is_named_only_with_the_secretarys_leave() {
    let ledger = city();
    let shown = |red_names_allowed| {
        let cue = Cue { red_names_allowed, ..Cue::of(Show::Overview) };
        let Body::Overview(view) = scene(&ledger.for_everybody(), &cue, day("2022-05-20")).body else {
            panic!("an overview")
        };
        view
    };
    let reds = |view: &diaodu::stage::OverviewView| {
        view.rows.iter().flat_map(|row| &row.cells).filter(|cell| **cell == Some(Cell::Lamp(Lamp::Red))).count()
    };
    assert_eq!((reds(&shown(false)), reds(&shown(true))), (0, 2));
    assert!(shown(false).lamps.contains(&(Lamp::Red, 2)), "how many are late is no secret");
}

#[test]
fn the_overview_says_how_far_everything_has_come() {
    let ledger = city();
    let scene = scene(&ledger.for_everybody(), &Cue::of(Show::Overview), day("2022-05-20"));
    let Body::Overview(view) = &scene.body else { panic!("an overview") };
    let shares = view.shares;
    assert!(shares.items > 0 && shares.dated <= shares.items && shares.met <= shares.items, "{shares:?}");
    assert!(shares.late > 0, "how many are late is no secret: {shares:?}");
    let cells = || view.rows.iter().flat_map(|row| &row.cells).flatten();
    assert!(cells().any(|cell| matches!(cell, Cell::InHand(_))), "no lamp, but how much has a day");
    let large = drawn(&scene, 140, 40);
    for words in ["已调度", &format!("{}/{}", shares.dated, shares.items), "有期限", "办成", "● 逾期", "都有期限"]
    {
        assert!(large.contains(words), "{words} is not on the wall:\n{large}");
    }
}

#[test]
fn following_shows_the_floor_and_after_the_meeting_the_closing() {
    let mut ledger = city();
    assert_eq!(Show::following(&ledger), Show::Unit(unit(6)));
    let before = ledger.meeting().unwrap().clone();
    let after = diaodu::domain::Meeting { state: MeetingState::Adjourned, ..before.clone() };
    ledger.apply(&Change::Meeting(Edit::Revised { before, after }));
    assert_eq!(Show::following(&ledger), Show::Closing);
}
