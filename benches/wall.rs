//! What the wall costs: making a scene, publishing it, drawing a frame.

fn main() {
    divan::main();
}

#[path = "../tests/wall/city.rs"]
#[expect(dead_code, reason = "shared with the tests, which use more of it")]
mod city;

use city::{city, day, moment, unit};
use diaodu::{
    stage::{Cue, Show, scene},
    store::Store,
    theme::{Depth, Ground, Theme},
    widgets::{Look, WallPicture},
    wording::wrap::Ambiguous,
};
use divan::Bencher;
use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

fn cue(name: &str) -> Cue {
    Cue::of(match name {
        "unit" => Show::Unit(unit(6)),
        "read-back" => Show::ReadBack,
        "figures" => Show::Figures,
        _ => Show::Overview,
    })
}

const SHOWS: [&str; 4] = ["unit", "read-back", "figures", "overview"];

#[divan::bench(args = SHOWS)]
fn make_a_scene(bencher: Bencher<'_, '_>, name: &str) {
    let (ledger, cue) = (city(), cue(name));
    bencher.bench_local(|| scene(&ledger.for_everybody(), &cue, day("2022-05-20")));
}

#[divan::bench(args = [(50, 16), (112, 34)])]
fn draw_a_frame(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let scene = scene(&city().for_everybody(), &cue("unit"), day("2022-05-20"));
    let look = Look::new(Theme::wall(Ground::Light, Depth::True), Ambiguous::Narrow);
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    bencher.bench_local(|| {
        (&WallPicture { scene: &scene, now: moment("2022-05-20T09:42:41"), look }).render(area, &mut buffer);
    });
}

#[divan::bench]
fn publish_a_scene(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("a.db")).expect("a file");
    let json = serde_json::to_string(&scene(&city().for_everybody(), &cue("unit"), day("2022-05-20"))).expect("JSON");
    bencher.bench_local(|| store.publish(moment("2022-05-20T09:42:41"), &json).expect("published"));
}

#[divan::bench]
fn say_that_it_stands(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("a.db")).expect("a file");
    let number = store.publish(moment("2022-05-20T09:42:41"), "{}").expect("published");
    bencher.bench_local(|| store.touch_wall(number, moment("2022-05-20T09:42:46")).expect("touched"));
}
