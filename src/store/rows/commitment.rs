//! The table `commitment`.

use super::{
    Row,
    cell::{
        NOBODY, bytes_at, day, flag, json, json_or_blank_at, maybe, maybe_word_at, moment, moment_at, number,
        plain_day, text, unit_at, word, word_at,
    },
    course::course_at,
};
use crate::domain::{Commitment, CommitmentId, Deadline, Due, Life, MeetingId, NotALabel, parse_label};
use rusqlite::{
    Row as SqlRow,
    types::{Type, Value},
};

impl Row for Commitment {
    const TABLE: &'static str = "commitment";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "kind",
        "unit",
        "task",
        "text",
        "owner",
        "spoken",
        "label",
        "meeting",
        "recorded_at",
        "binding",
        "confirmed",
        "supporting_json",
        "course_json",
        "due",
        "open",
        "settled",
    ];
    const READ: usize = 14;

    fn values(&self) -> Vec<Value> {
        let settled = match &self.course.life {
            Life::Closed { on, .. } | Life::Withdrawn { on, .. } => Some(*on),
            Life::Standing | Life::Reported(_) | Life::Superseded { .. } | Life::Recast { .. } => None,
        };
        vec![
            number(self.id.0),
            word(&self.kind),
            text(self.unit.as_str()),
            maybe(self.task.as_ref(), |task| text(task.as_str())),
            text(&self.text),
            text(&self.owner),
            text(&self.deadline.spoken),
            text(&self.deadline.label()),
            number(self.meeting.0),
            moment(self.recorded_at),
            maybe(self.binding, |first| number(first.0)),
            flag(self.confirmed),
            json(&self.supporting),
            json(&self.course),
            maybe(self.deadline.last_day(), day),
            flag(self.course.is_open()),
            maybe(settled, day),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: CommitmentId(row.get(0)?),
            kind: word_at(row, 1)?,
            unit: unit_at(row, 2)?,
            task: maybe_word_at(row, 3)?,
            text: row.get(4)?,
            owner: row.get(5)?,
            deadline: Deadline { spoken: row.get(6)?, dues: dues_at(row, 7)? },
            meeting: MeetingId(row.get(8)?),
            recorded_at: moment_at(row, 9)?,
            binding: row.get::<_, Option<u32>>(10)?.map(CommitmentId),
            confirmed: row.get(11)?,
            supporting: json_or_blank_at(row, 12, NOBODY)?,
            course: course_at(row, 13)?,
        })
    }
}

/// Reads a label column.
pub(super) fn dues_at(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Vec<Due>> {
    let wrong = |label: &str| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(NotALabel(label.to_owned())))
    };
    // One day is the usual case, and read without a detour.
    if let Some(day) = plain_day(bytes_at(row, column)?) {
        return Ok(vec![Due::On(day)]);
    }
    let label = row.get_ref(column)?.as_str().map_err(|_| wrong("?"))?;
    parse_label(label).ok_or_else(|| wrong(label))
}
