//! The table at the end of the minutes (任务分工表): every resolved matter with who and by when, numbered as in the text.

use super::matter::Matter;
use super::sitting::Sitting;
use crate::document::{Align, Cell, Column, Table};
use crate::wording::minutes;

/// The table; its rows stand in the order of `matters`, numbered from 1.
pub(super) fn task_table<'a>(sitting: &Sitting<'a>, matters: &[Matter<'a>]) -> Table {
    let [number, text, leads, supporting, deadline] = minutes::TASK_COLUMNS;
    let columns = vec![
        Column::new(number, 4, Align::Center),
        Column::new(text, 12, Align::Left),
        Column::new(leads, 10, Align::Left),
        Column::new(supporting, 7, Align::Left),
        // 争取2022年12月31日 on one line: ten characters and the six quarters that are set between figures and 汉字.
        Column::new(deadline, 15, Align::Center),
    ];
    let rows = (1..).zip(matters).map(|(number, matter)| -> Vec<Cell> {
        let deadline = sitting.said(matter.deadline).unwrap_or_else(|| minutes::UNDATED_CELL.to_owned());
        vec![
            number.to_string().into(),
            matter.text.clone().into(),
            matter.leads_said(sitting).into(),
            matter.supporting_said(sitting).into(),
            minutes::in_column(&deadline).into(),
        ]
    });
    Table { columns, rows: rows.collect() }
}
