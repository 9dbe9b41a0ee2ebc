//! The wall's picture: a scene drawn into any area, the projector's whole screen or an inset of the console. The same
//! scene gives the same picture; nothing is asked from anywhere but the scene and the moment it is given.

mod ahead;
mod closing;
mod figures;
mod grid;
mod overview;
mod read_back;
mod unfiled;
mod unit;
mod waiting;

use super::{BigText, Brush, Look};
use crate::{
    stage::{Body, Scene},
    wording,
};
use chrono::NaiveDateTime;
use grid::Pages;
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
    style::Style,
    widgets::Widget,
};

/// From this size on, names, clocks and counts are drawn in large characters.
const ROOMY: (u16, u16) = (96, 24);

/// A scene, drawn.
#[derive(Clone, Copy, Debug)]
pub struct WallPicture<'a> {
    /// What it says.
    pub scene: &'a Scene,
    /// The moment its clock shows.
    pub now: NaiveDateTime,
    /// Colours and widths.
    pub look: Look,
}

impl Widget for &WallPicture<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let mut brush = Brush::new(buf, self.look);
        brush.fill(area, self.look.theme.ground);
        if self.scene.body == Body::Blank || area.is_empty() {
            return;
        }
        let margin = u16::from(area.width >= 48);
        let page = Rect { x: area.x + margin, width: area.width - 2 * margin, ..area };
        let (head, body) = split_top(page, 1);
        let (gap, body) = split_top(body, 1);
        if area.height >= 20 {
            brush.rule(gap);
        }
        let mut easel = Easel { brush, scene: self.scene, now: self.now, head, page };
        easel.draw(body);
    }
}

/// What the parts of a picture share while it is drawn.
struct Easel<'a, 'b> {
    brush: Brush<'b>,
    scene: &'a Scene,
    now: NaiveDateTime,
    head: Rect,
    page: Rect,
}

impl Easel<'_, '_> {
    fn draw(&mut self, body: Rect) {
        let scene = self.scene;
        match &scene.body {
            Body::Blank => {}
            Body::Waiting(view) => waiting::draw(self, view, body),
            Body::Unit(view) => unit::draw(self, view, body),
            Body::ReadBack(view) => read_back::draw(self, view, body),
            Body::Overview(view) => overview::draw(self, view, body),
            Body::Ahead(view) => ahead::draw(self, view, body),
            Body::Figures(view) => figures::draw(self, view, body),
            Body::Unfiled(view) => unfiled::draw(self, view, body),
            Body::Closing(view) => closing::draw(self, view, body),
        }
    }

    /// The first line: the meeting at the left (its topic too, where there is room), something of the scene at the right.
    fn head(&mut self, caption: &str, right: &str) {
        let theme = self.brush.look().theme;
        let head = self.head;
        let taken = self.brush.put_right(head, right, theme.quiet);
        let left = Rect { width: head.width.saturating_sub(taken + 2), ..head };
        let Some(meeting) = &self.scene.meeting else { return };
        let title = wording::wall::meeting_title(meeting.period, self.scene.today);
        let used = self.brush.put(left, &title, theme.quiet);
        let rest = Rect { x: left.x + used, width: left.width - used, ..left };
        if !caption.is_empty() {
            self.brush.put(rest, &format!(" · {caption}"), theme.accent);
        } else if self.page.width >= 72 && !meeting.topic.is_empty() {
            self.brush.put(rest, &format!(" · {}", meeting.topic), theme.quiet);
        }
    }

    /// A line of large characters, as large as there is room for. `None`: it does not fit, or there are none here.
    fn large<'t>(&self, text: &'t str, style: Style, room: Size) -> Option<BigText<'t>> {
        self.is_roomy().then(|| BigText::fitting(text, &self.brush.look().theme, style, room)).flatten()
    }

    /// Whether there is room for large characters.
    fn is_roomy(&self) -> bool {
        // The page is narrower than the screen by its margins.
        self.page.width + 2 >= ROOMY.0 && self.page.height >= ROOMY.1 && self.brush.look().draws_large()
    }

    /// `第2/3页`, when there is more than one.
    fn page_word(pages: &Pages) -> String {
        if pages.count > 1 { wording::wall::page(pages.at + 1, pages.count) } else { String::new() }
    }
}

/// The first rows of an area, and the rest.
fn split_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

/// The last rows of an area, and the rest: rest first.
fn split_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: area.height - rows, ..area }, Rect { y: area.bottom() - rows, height: rows, ..area })
}
