//! The table `assignment`.

use super::{
    Row,
    cell::{json, maybe, number, text, word_at},
    commitment::dues_at,
    course::course_at,
};
use crate::domain::{Assignment, Deadline, MeetingId};
use rusqlite::{Row as SqlRow, types::Value};

impl Row for Assignment {
    const TABLE: &'static str = "assignment";
    const COLUMNS: &'static [&'static str] = &["task", "unit", "spoken", "label", "meeting", "course_json"];
    const KEY: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.task.as_str()),
            text(self.unit.as_str()),
            maybe(self.agreed.as_ref(), |deadline| text(&deadline.spoken)),
            maybe(self.agreed.as_ref(), |deadline| text(&deadline.label())),
            number(self.meeting.0),
            json(&self.course),
        ]
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let spoken: Option<String> = row.get(2)?;
        Ok(Self {
            task: word_at(row, 0)?,
            unit: word_at(row, 1)?,
            agreed: match spoken {
                Some(spoken) => Some(Deadline { spoken, dues: dues_at(row, 3)? }),
                None => None,
            },
            meeting: MeetingId(row.get(4)?),
            course: course_at(row, 5)?,
        })
    }
}
