//! Every scene of the wall, as the projector draws it, at three sizes of its window.

use super::{NOW, desk, events, keep};
use chrono::{NaiveDateTime, TimeDelta};
use diaodu::{
    console::App,
    domain::{Ledger, UnitId},
    stage::{Cue, Show, scene},
    theme::{Depth, Ground, Theme},
    widgets::{Look, WallPicture},
    wording::wrap::Ambiguous,
};
use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};
use std::{error::Error, path::Path};

const SIZES: [(u16, u16); 3] = [(50, 16), (96, 30), (160, 45)];

/// Half the roll is taken.
const SIGNING_IN: &str =
    "Enter F8 Right Right Right Right Right Right Right Right Right F4 '会议冲突' Enter Right Right Right";
/// Seventeen units are through, the eighteenth has promised.
const UNDER_WAY: &str = "Enter F8 Ctrl+A Esc PgDn PgDn \
    '规上工业企业党组织覆盖情况7月20日前摸清，由分管副局长负责' Enter Enter Esc PgDn PgDn \
    '中介机构党建品牌6月底前报工委备案' Enter Enter Esc PgDn PgDn PgDn \
    '品牌文化墙8月底前建成' Enter Enter Esc F3 '交通' Enter \
    '物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合' Enter Enter \
    '货车司机党群驿站9月底前建成2个' Enter Enter Esc";

/// Paints the scenes whose name is wanted.
pub fn paint(is_wanted: impl Fn(&str) -> bool, out: &Path) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut before = desk(&folder.path().join("before"), false, NOW, |_| ())?;
    press(&mut before, SIGNING_IN);
    let mut during = desk(&folder.path().join("during"), true, NOW, |_| ())?;
    press(&mut during, UNDER_WAY);
    let floor = during.session().ledger().floor().map(|stop| stop.unit.clone());
    let unit = floor.unwrap_or_else(|| UnitId::new("U18"));
    let scenes = [
        ("waiting", &before, Show::Waiting),
        ("unit", &during, Show::Unit(unit)),
        ("readback", &during, Show::ReadBack),
        ("overview", &during, Show::Overview),
        ("ahead", &during, Show::Ahead),
        ("figures", &during, Show::Figures),
        ("closing", &during, Show::Closing),
    ];
    for (name, desk, show) in scenes {
        for (width, height) in SIZES {
            let name = format!("wall-{name}-{width}x{height}");
            if is_wanted(&name) {
                keep(
                    &drawn(desk.session().ledger(), &Cue::of(show.clone()), (width, height), Ground::Light)?,
                    out,
                    &name,
                )?;
            }
        }
    }
    for (name, red, show) in
        [("dark", false, Show::following(during.session().ledger())), ("lamps", true, Show::Overview)]
    {
        let name = format!("wall-{name}-120x36");
        if is_wanted(&name) {
            let cue = Cue { red_names_allowed: red, ..Cue::of(show) };
            let ground = if red { Ground::Light } else { Ground::Dark };
            keep(&drawn(during.session().ledger(), &cue, (120, 36), ground)?, out, &name)?;
        }
    }
    Ok(())
}

fn press(desk: &mut App, keys: &str) {
    for key in keys.split_whitespace() {
        for event in events(key) {
            desk.take(&event);
        }
    }
}

fn drawn(ledger: &Ledger, cue: &Cue, (width, height): (u16, u16), ground: Ground) -> Result<Buffer, Box<dyn Error>> {
    let made: NaiveDateTime = NOW.parse()?;
    let scene = scene(&ledger.for_everybody(), cue, made.date());
    let look = Look::new(Theme::wall(ground, Depth::True), Ambiguous::Narrow);
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    // The unit has had the floor for a while.
    let now = made + TimeDelta::seconds(161);
    (&WallPicture { scene: &scene, now, look }).render(area, &mut buffer);
    Ok(buffer)
}
