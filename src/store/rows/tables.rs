//! Which record stands in which table. A column is called like the field it keeps unless another name is given; what is
//! listed under `also` is written beside the fields, to be searched by, and never read back.

use super::{
    Row,
    cell::{Cell, Cells, Columns},
};
use crate::domain::{
    Assignment, Attendance, Commitment, Edition, FormReceipt, HelpRequest, Meeting, Minutes, Programme, Progress,
    Reading, RegisterEntry, Remark, Replaced, SaidId, Shortlist, Stop, Task, Unit,
};
use rusqlite::types::Value;

macro_rules! names {
    ($field:ident) => {
        &[stringify!($field)]
    };
    ($field:ident $($column:literal)+) => {
        &[$($column),+]
    };
}

/// A table with a column a field.
macro_rules! table {
    (
        $record:ident in $table:literal, key [$($key:literal),+]:
        $($field:ident $(as $($column:literal)+)?),+
        $(; also of $it:ident: $($extra:literal = $value:expr),+)? $(,)?
    ) => {
        impl Row for $record {
            const TABLE: &'static str = $table;
            const KEY: &'static [&'static str] = &[$($key),+];

            fn fields() -> Vec<&'static str> {
                let names: &[&[&str]] = &[$(names!($field $($($column)+)?)),+];
                names.concat()
            }

            fn values(&self) -> Vec<(&'static str, Value)> {
                let cells: Vec<Value> = [$(self.$field.cells()),+].concat();
                let extra: Vec<(&'static str, Value)> = vec![$($({
                    let $it = self;
                    ($extra, $value.cell())
                }),+)?];
                Self::fields().into_iter().zip(cells).chain(extra).collect()
            }

            fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
                Ok(Self { $($field: Cells::read(columns)?),+ })
            }
        }
    };
}

/// A table that keeps the record whole, as JSON, beside the columns that people look for.
macro_rules! table_of_json {
    ($record:ident in $table:literal, key [$($key:literal),+]: of $it:ident: $($column:literal = $value:expr),+) => {
        impl Row for $record {
            const TABLE: &'static str = $table;
            const KEY: &'static [&'static str] = &[$($key),+];

            fn fields() -> Vec<&'static str> {
                vec!["body_json"]
            }

            fn values(&self) -> Vec<(&'static str, Value)> {
                let $it = self;
                vec![$(($column, $value.cell())),+, ("body_json", self.cell())]
            }

            fn read(columns: &mut Columns<'_>) -> rusqlite::Result<Self> {
                Cell::read(columns)
            }
        }
    };
}

table_of_json!(Programme in "programme", key ["id"]: of _it: "id" = 1_u32);
table!(Unit in "unit", key ["id"]:
    id, name, short, kind, order as "speaking_order", post, active, aliases as "aliases_json",
    committees as "committees_json", groups as "groups_json", former as "former_json", ceased as "ceased_json");
table_of_json!(Task in "task", key ["id"]: of task: "id" = task.id, "title" = task.title, "focus" = task.focus);
table!(Meeting in "meeting", key ["id"]:
    id, number, period, date, name, topic, place, chair, recorder, state, opened_at, adjourned_at, sealed_at,
    next_date, unit_limit, arrangement as "arrangement_json");
table!(Stop in "stop", key ["meeting", "unit"]: meeting, unit, state, since, seconds);
table!(Attendance in "attendance", key ["meeting", "unit"]:
    meeting, unit, presence, person, post, arrived, left, reason);
table!(Assignment in "assignment", key ["task", "unit"]:
    task, unit, agreed as "spoken" "label", meeting, course as "course_json");
table!(Commitment in "commitment", key ["id"]:
    id, kind, unit, task, text, owner, deadline as "spoken" "label", meeting, recorded_at, binding, confirmed,
    supporting as "supporting_json", course as "course_json", written, returned as "returned_json";
    also of commitment:
    "due" = commitment.deadline.last_day(), "open" = commitment.course.is_open(),
    "settled" = commitment.course.settled_on());
table!(Progress in "progress", key ["id"]: id, meeting, unit, text, recorded_at, about as "about_json", share);
table!(HelpRequest in "help_request", key ["id"]: id, meeting, unit, text, settled, settled_in as "settled_in_json", recorded_at);
table!(Remark in "remark", key ["id"]: id, kind, meeting, unit, text, public, recorded_at);
table!(RegisterEntry in "register_entry", key ["id"]:
    id, kind, unit, name, stage, since, fields as "fields_json", before as "before_json",
    recorded as "recorded_json", commitments as "commitments_json", released, dropped, dropped_in as "dropped_in_json");
table_of_json!(Shortlist in "shortlist", key ["year"]: of list: "year" = list.year);
table!(Reading in "reading", key ["unit", "indicator", "period"]: unit, indicator, period, value);
table!(Replaced in "replaced", key ["kind", "number"]:
    meeting, became, at, was as "was_json";
    also of replaced: "kind" = place(replaced.was.id()).0.to_owned(), "number" = place(replaced.was.id()).1);
table_of_json!(Minutes in "minutes", key ["meeting"]: of minutes: "meeting" = minutes.meeting);
table!(Edition in "edition", key ["meeting", "version"]:
    meeting, version, number, signed_by, signed_on, issued_at, words as "words_json", head);
table_of_json!(FormReceipt in "form_receipt", key ["meeting", "unit"]:
    of receipt: "meeting" = receipt.meeting, "unit" = receipt.unit);

/// The kind of a replaced record, and its number among those.
fn place(id: SaidId) -> (&'static str, u32) {
    match id {
        SaidId::Commitment(id) => ("commitment", id.0),
        SaidId::Progress(id) => ("progress", id.0),
        SaidId::Help(id) => ("help", id.0),
        SaidId::Remark(id) => ("remark", id.0),
    }
}
