//! What other programs put into the file: triggers that swallow, views that never end, tables that pull rows away. None of
//! it runs; it is told, and a restore takes it out.

use crate::support::{Desk, assert_sentence, promises, said};
use diaodu::{domain::Finding, session};
use rusqlite::Connection;

const TRIGGERS: &[&str] = &[
    "CREATE TRIGGER swallow BEFORE INSERT ON commitment BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER refuse BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE TRIGGER change AFTER INSERT ON commitment BEGIN UPDATE commitment SET text = '改了' WHERE id = NEW.id; END",
    "CREATE TRIGGER steer AFTER INSERT ON journal BEGIN INSERT OR REPLACE INTO setting VALUES ('backup.second', '.'); END",
    "CREATE TRIGGER draft AFTER INSERT ON draft BEGIN DELETE FROM draft; END",
    "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n",
    "CREATE TABLE hook (at INTEGER REFERENCES journal (seq) ON DELETE RESTRICT)",
];

/// A table of ours that is not as we made it.
const ALTERED: &[&str] = &[
    "ALTER TABLE setting RENAME TO setting_kept; CREATE VIEW setting AS WITH RECURSIVE n(x) AS \
     (SELECT 1 UNION ALL SELECT x FROM n) SELECT 'a' AS name, 'b' AS value FROM n",
    "DROP TABLE draft; CREATE TABLE draft (slot TEXT PRIMARY KEY, text TEXT, saved_at TEXT, CHECK (length(text) < 2))",
    "ALTER TABLE commitment ADD COLUMN more TEXT DEFAULT 'x'",
    "DROP INDEX commitment_open; CREATE UNIQUE INDEX commitment_open ON commitment (unit)",
    "DROP TABLE reading",
];

fn lay_hand_on(desk: &Desk, sql: &str) {
    Connection::open(desk.path())
        .expect("as it was made")
        .execute_batch(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

#[test]
fn a_strangers_trigger_or_view_never_runs_is_told_and_goes_with_a_restore() {
    for sql in TRIGGERS {
        let desk = Desk::small();
        lay_hand_on(&desk, sql);
        let filed = desk.run(&["record", "--unit", "U18", "第二条6月底前完成"]);
        assert!(filed.status.success(), "{sql}: {}", said(&filed));
        assert!(promises(&desk.session()).contains(&"第二条6月底前完成".to_owned()), "{sql}");
        assert_eq!(desk.session().second_folder(), Ok(None), "{sql}");

        let doctor = desk.run(&["doctor"]);
        assert_eq!(doctor.status.code(), Some(1), "{sql}");
        assert!(said(&doctor).contains("别的程序加的"), "{}", said(&doctor));

        // Its backups have it too; what is restored from one has not.
        assert!(desk.run(&["backup"]).status.success(), "{sql}");
        let backup = diaodu::session::backup::backups_of(&desk.path())[0].path.clone();
        let restored = desk.run(&["restore", backup.to_str().unwrap(), "--yes"]);
        assert!(restored.status.success(), "{sql}: {}", said(&restored));
        assert!(String::from_utf8_lossy(&restored.stdout).contains("恢复时去掉"), "{sql}");
        desk.assert_balanced(sql);
        assert!(desk.run(&["doctor"]).status.success(), "{sql}");
        assert!(promises(&desk.session()).contains(&"第二条6月底前完成".to_owned()), "{sql}");
    }
}

#[test]
fn a_ledger_whose_own_tables_were_changed_is_refused_in_a_sentence() {
    for sql in ALTERED {
        let desk = Desk::small();
        lay_hand_on(&desk, sql);
        let copy = desk.twin();
        for arguments in [&["list"][..], &["record", "--unit", "U18", "一句话，6月底前"], &["doctor"]] {
            let output = desk.run(arguments);
            assert_eq!(output.status.code(), Some(1), "{sql} {arguments:?}");
            assert_sentence(&said(&output));
            assert!(said(&output).contains("改过"), "{sql} {arguments:?}: {}", said(&output));
        }
        let whole = Desk::small();
        let restored = whole.run(&["restore", copy.path().to_str().unwrap(), "--yes"]);
        assert_eq!(restored.status.code(), Some(1), "{sql}");
        whole.assert_balanced(sql);
    }
}

#[test]
fn a_finding_names_what_was_put_in() {
    let desk = Desk::small();
    lay_hand_on(&desk, TRIGGERS[0]);
    let audit = session::audit_file(&desk.path(), |_| ()).unwrap();
    assert_eq!(audit.findings, [Finding::Foreign { kind: "trigger".into(), name: "swallow".into() }]);
}

#[test]
fn a_wall_that_never_ends_does_not_hold_the_projector_up() {
    let desk = Desk::small();
    let cue = diaodu::stage::Cue::default();
    desk.session().publish(&cue).unwrap();
    lay_hand_on(
        &desk,
        "ALTER TABLE wall RENAME TO wall_kept; CREATE VIEW wall AS WITH RECURSIVE n(x) AS \
         (SELECT 1 UNION ALL SELECT x FROM n) SELECT 1 AS id, x AS number, 'a' AS at, 'b' AS scene FROM n",
    );
    let looked = diaodu::store::WallReader::open(&desk.path()).and_then(|mut wall| wall.look());
    assert_sentence(&diaodu::wording::store_fault(&looked.unwrap_err()).line());
}
