//! What each face of the year lists, as a sheet.

use super::{
    Face, YEAR, YearScreen, awards,
    rows::{self, Row},
};
use crate::{
    console::context::ScreenContext,
    document::{Align, Field, Sheet, SheetColumn},
    domain::{LampCount, UnitYear},
    wording::{self, lists, year as words},
};

impl YearScreen {
    /// What is on screen: a unit's rows while they are read, else the face at hand.
    pub(super) fn listed(&self, cx: &ScreenContext<'_>) -> Sheet {
        let rules = &cx.ledger.programme.assessment.rules;
        if let Some((unit, one)) = self.read.as_ref().and_then(|(unit, _)| Some((unit, self.year.unit(unit)?))) {
            let row = |row| match row {
                Row::Title(words) => vec![Field::Empty, words.into()],
                Row::Record(how, words) => vec![how.into(), words.into()],
            };
            let rows = rows::of(one, &self.year, cx.ledger).into_iter().map(row).collect();
            return Sheet::of(self.named(cx.ledger.short(unit)), &lists::SCORE_ROWS, rows);
        }
        let name = self.named(self.face.title());
        let column = |heading: &str, width| SheetColumn::new(heading, width, Align::Center);
        let mut columns = vec![column(words::RANK, 6), column(words::UNIT_COLUMN, 18)];
        let head = |one: &UnitYear| vec![words::rank(one.rank).into(), cx.ledger.short(&one.unit).into()];
        let points = |hundredths| Field::from(words::points(hundredths));
        let (columns, rows) = match self.face {
            Face::Lamps => {
                let month = |month: &crate::domain::Month| words::month_of(month.meeting, cx.ledger, self.year.end);
                columns.extend(self.year.months.iter().map(|one| column(&month(one), 18)));
                columns.push(column(words::POINTS, 8));
                let row = |one: &UnitYear| {
                    let cells = one.cells.iter().map(|cell| words::cell(cell).into());
                    head(one).into_iter().chain(cells).chain([points(one.score.total)]).collect()
                };
                (columns, self.shown(cx).into_iter().map(row).collect())
            }
            Face::Ranking => {
                columns.push(column(words::TOTAL, 8));
                columns.extend(rules.iter().map(|rule| column(&rule.name, 14)));
                let row = |one: &UnitYear| {
                    let lines = one.score.lines.iter().map(|line| points(line.points));
                    head(one).into_iter().chain([points(one.score.total)]).chain(lines).collect()
                };
                (columns, self.shown(cx).into_iter().map(row).collect())
            }
            Face::City => {
                let mut columns = vec![column(words::MONTH, 14)];
                columns.extend(LampCount::LAMPS.iter().map(|lamp| column(wording::lamp(*lamp), 6)));
                columns.extend(words::CITY_COLUMNS.map(|name| column(name, 10)));
                columns.push(SheetColumn::new(words::RED_COUNT, 50, Align::Left));
                (columns, (0..self.year.months.len()).map(|at| self.month_fields(at, cx)).collect())
            }
            Face::Awards => (SheetColumn::all(&lists::AWARDS), self.award_rows(cx)),
        };
        Sheet { columns, ..Sheet::of(name, &[], rows) }
    }

    fn named(&self, part: &str) -> String {
        lists::of(YEAR.title(), &format!("{}年{part}", self.year.year))
    }

    fn award_rows(&self, cx: &ScreenContext<'_>) -> Vec<Vec<Field>> {
        let shown = awards::shown(&self.year, &self.list.search, cx);
        let rows = shown.into_iter().map(|(entry, kind)| {
            let is_listed = awards::is_listed(self.year.year, entry.id, cx.ledger);
            vec![
                is_listed.then_some(lists::LISTED).into(),
                cx.ledger.short(&entry.unit).into(),
                entry.name.as_str().into(),
                kind.name.as_str().into(),
                kind.stage_name(entry.stage).into(),
                entry.since.into(),
            ]
        });
        rows.collect()
    }
}
