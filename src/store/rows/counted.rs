//! What a year is counted from, and nothing else: it reads thousands of rows, and every column costs as much as the next.
//! What is left blank is listed at [`YearBook`](crate::domain::YearBook).

use super::{
    Look,
    cell::{json_at, unit_at, word_at},
    commitment::dues_at,
    course::course_at,
};
use crate::domain::{Attendance, Commitment, CommitmentId, Deadline, MeetingId, Progress, ProgressId};
use chrono::NaiveDateTime;

/// Promises and instructions.
pub(in crate::store) const COMMITMENT: Look<Commitment> = Look {
    columns: &["id", "kind", "unit", "text", "label", "meeting", "course_json"],
    read: |row| {
        Ok(Commitment {
            id: CommitmentId(row.get(0)?),
            kind: word_at(row, 1)?,
            unit: unit_at(row, 2)?,
            text: row.get(3)?,
            deadline: Deadline { spoken: String::new(), dues: dues_at(row, 4)? },
            meeting: MeetingId(row.get(5)?),
            course: course_at(row, 6)?,
            supporting: Vec::new(),
            task: None,
            owner: String::new(),
            recorded_at: NaiveDateTime::default(),
            binding: None,
            confirmed: false,
        })
    },
};

/// What was said.
pub(in crate::store) const PROGRESS: Look<Progress> = Look {
    columns: &["id", "meeting", "unit", "about_json", "share"],
    read: |row| {
        Ok(Progress {
            id: ProgressId(row.get(0)?),
            meeting: MeetingId(row.get(1)?),
            unit: unit_at(row, 2)?,
            about: json_at(row, 3)?,
            share: row.get(4)?,
            text: String::new(),
            recorded_at: NaiveDateTime::default(),
        })
    },
};

/// Lines of the roll.
pub(in crate::store) const ATTENDANCE: Look<Attendance> = Look {
    columns: &["meeting", "unit", "presence"],
    read: |row| {
        Ok(Attendance {
            meeting: MeetingId(row.get(0)?),
            unit: unit_at(row, 1)?,
            presence: word_at(row, 2)?,
            person: String::new(),
            post: String::new(),
            arrived: None,
            left: None,
            reason: String::new(),
        })
    },
};
