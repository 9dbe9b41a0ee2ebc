//! The column `course_json`. Nearly every course of a ledger is one of two: nothing has happened yet, or it was closed and
//! nothing else. Both are known by their look and read without a parser; a year has thousands of them.

use super::cell::{bytes_at, damaged, plain_day, str_at};
use crate::domain::{Course, Life, Report};
use rusqlite::Row;

/// A course in which nothing has happened yet, as it is written.
const UNTOUCHED: &str = r#"{"life":"standing","extensions":[],"reopenings":[]}"#;
/// What a course ends with in which nothing was put off and nothing reopened.
const STRAIGHT: &str = r#"},"extensions":[],"reopenings":[]}"#;

/// Reads a course.
pub(super) fn course_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Course> {
    if bytes_at(row, column)? == UNTOUCHED.as_bytes() {
        return Ok(Course::default());
    }
    let text = str_at(row, column)?;
    match plainly_closed(text) {
        Some(life) => Ok(Course { life, ..Course::default() }),
        None => serde_json::from_str(text).map_err(|cause| damaged(column, cause)),
    }
}

/// Closed, with or without a report, and nothing else; `None`: whatever else it is.
fn plainly_closed(text: &str) -> Option<Life> {
    let closed = text.strip_prefix(r#"{"life":{"closed":{"on":""#)?.strip_suffix(STRAIGHT)?;
    let (on, rest) = closed.split_once(r#"","by":""#)?;
    let (by, rest) = rest.split_once(r#"","report":"#)?;
    let report = match rest.strip_prefix(r#"{"on":""#) {
        None if rest == "null}" => None,
        None => return None,
        Some(report) => {
            let (on, evidence) = report.strip_suffix(r#""}}"#)?.split_once(r#"","evidence":""#)?;
            Some(Report { on: plain_day(on.as_bytes())?, evidence: plain(evidence)? })
        }
    };
    Some(Life::Closed { on: plain_day(on.as_bytes())?, by: plain(by)?, report })
}

/// Words that stand in JSON as they are.
fn plain(words: &str) -> Option<String> {
    let is_plain = words.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
    is_plain.then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MeetingId, Reopening};
    use proptest::prelude::*;

    fn written(life: Life) -> String {
        serde_json::to_string(&Course { life, ..Course::default() }).unwrap()
    }

    #[test]
    fn what_is_known_by_its_look_looks_as_it_is_written() {
        assert_eq!(written(Life::Standing), UNTOUCHED);
        let on = "2022-06-20".parse().unwrap();
        for report in [None, Some(Report { on, evidence: "照片3张".into() })] {
            let life = Life::Closed { on, by: "组织二科".into(), report };
            assert_eq!(plainly_closed(&written(life.clone())), Some(life));
        }
    }

    #[test]
    fn whatever_else_has_happened_is_left_to_the_parser() {
        let on = "2022-06-20".parse().unwrap();
        let closed = Life::Closed { on, by: "组织二科".into(), report: None };
        let reopening = Reopening { on, reason: "未见牌子".into(), was: closed.clone() };
        let course = Course { life: closed.clone(), reopenings: vec![reopening], ..Course::default() };
        assert_eq!(plainly_closed(&serde_json::to_string(&course).unwrap()), None);
        let dated = Course { life: closed, dated_at: Some(MeetingId(3)), ..Course::default() };
        assert_eq!(plainly_closed(&serde_json::to_string(&dated).unwrap()), None);
        assert_eq!(plainly_closed(&written(Life::Standing)), None);
        assert_eq!(plainly_closed(&written(Life::Reported(Report { on, evidence: String::new() }))), None);
    }

    proptest! {
        /// Read by its look or not at all, and then never as anything but what the parser reads.
        #[test]
        fn what_is_read_by_its_look_is_what_was_written(
            by in r#"[a"\\一{},:\n ]{0,12}"#,
            evidence in proptest::option::of(r#"(","report":|","evidence":"|null}|[a"\\一{}\n]){0,6}"#),
        ) {
            let on = "2022-06-20".parse().unwrap();
            let life = Life::Closed { on, by, report: evidence.map(|evidence| Report { on, evidence }) };
            let read = plainly_closed(&written(life.clone()));
            prop_assert!(read.is_none() || read == Some(life));
        }
    }
}
