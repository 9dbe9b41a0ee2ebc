//! Who has not filed: a register a line, the names below it where they may be shown.

use super::{Easel, split_top};
use crate::{stage::UnfiledView, wording};
use ratatui::layout::Rect;

pub(super) fn draw(easel: &mut Easel<'_, '_>, view: &UnfiledView, body: Rect) {
    let theme = easel.brush.look().theme;
    let today = easel.scene.today;
    easel.head(wording::wall::UNFILED, "");
    if view.registers.is_empty() {
        easel.brush.put(split_top(body, 1).0, wording::wall::ALL_FILED, theme.quiet);
    }
    let mut rest = body;
    for line in &view.registers {
        let (row, below) = split_top(rest, 1);
        let used = easel.brush.put(row, line.name.as_str(), theme.strong);
        let behind = Rect { x: row.x + used, width: row.width - used, ..row };
        let counts = wording::wall::unfiled(line.by, line.filed, line.missing, today);
        easel.brush.put(behind, &counts, theme.text);
        rest = below;
        let mut words = String::new();
        let indent = |row: Rect| Rect { x: row.x + row.width.min(2), width: row.width.saturating_sub(2), ..row };
        for (at, unit) in line.units.iter().enumerate() {
            let more = if words.is_empty() { unit.as_str().to_owned() } else { format!("{words}、{unit}") };
            if easel.brush.look().width(&more) > indent(rest).width && !words.is_empty() {
                let (row, below) = split_top(rest, 1);
                easel.brush.put(indent(row), &words, theme.quiet);
                rest = below;
                unit.as_str().clone_into(&mut words);
            } else {
                words = more;
            }
            if at + 1 == line.units.len() {
                let (row, below) = split_top(rest, 1);
                easel.brush.put(indent(row), &words, theme.quiet);
                rest = below;
            }
        }
        if easel.is_roomy() {
            (_, rest) = split_top(rest, 1);
        }
    }
}
