//! The projector's eye: a read-only connection that can read the wall's row. SQLite's authorizer, set before anything
//! is read, denies every other table, function and statement: a draft or a remark is out of its reach even if code
//! here asked for it.

use super::{
    connect::{Purpose, connect},
    error::fault,
    identity::FileIdentity,
    place,
    schema::{APPLICATION_ID, MIGRATIONS},
    wall::{Published, published_row, read_moment},
};
use crate::{
    domain::StoreFault,
    stage::{SCENE_VERSION, Scene},
};
use rusqlite::{
    Connection,
    hooks::{AuthAction, AuthContext, Authorization},
};
use serde::Deserialize;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Reads the wall of a file and nothing else.
#[derive(Debug)]
pub struct WallReader {
    connection: Connection,
    path: PathBuf,
    /// SQLite's count of changes by others when the row was last read.
    seen: Option<i64>,
    file: FileIdentity,
}

fn only_the_wall(context: AuthContext<'_>) -> Authorization {
    let allowed = match context.action {
        AuthAction::Select => true,
        AuthAction::Read { table_name, .. } => table_name == "wall",
        // Three numbers of the file's head, to be read and not set.
        AuthAction::Pragma { pragma_name, pragma_value: None } => {
            matches!(pragma_name, "data_version" | "user_version" | "application_id")
        }
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

/// The form a scene says it is written in; read before the rest.
#[derive(Deserialize)]
struct Form {
    version: u32,
}

impl WallReader {
    /// Opens a file for looking at its wall.
    ///
    /// # Errors
    /// [`StoreFault::Missing`] when it is not there, [`StoreFault::Newer`] when a newer program wrote it,
    /// [`StoreFault::NotOurs`] and others. Nothing is created or changed.
    pub fn open(path: &Path) -> Result<Self, StoreFault> {
        let file = FileIdentity::of(path).map_err(|_| StoreFault::Missing(path.to_owned()))?;
        place::check_kind(path)?;
        let said = |error: rusqlite::Error| fault(path, &error);
        let mut connection = connect(path, Purpose::Read, Duration::from_millis(200)).map_err(said)?;
        connection.authorizer(Some(only_the_wall)).map_err(said)?;
        let reader = Self { connection, path: path.to_owned(), seen: None, file };
        reader.check_schema()?;
        Ok(reader)
    }

    fn number(&self, pragma: &str) -> Result<i64, StoreFault> {
        self.connection
            .prepare_cached(&format!("PRAGMA {pragma}"))
            .and_then(|mut sql| sql.query_row([], |row| row.get(0)))
            .map_err(|error| fault(&self.path, &error))
    }

    fn check_schema(&self) -> Result<(), StoreFault> {
        let found = u32::try_from(self.number("user_version")?).unwrap_or(u32::MAX);
        let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
        match self.number("application_id")? {
            // A file that is being made has neither number yet.
            0 if found == 0 => Err(StoreFault::Missing(self.path.clone())),
            ours if ours == i64::from(APPLICATION_ID) && found > known => {
                Err(StoreFault::Newer { path: self.path.clone(), by: None, found, known })
            }
            ours if ours == i64::from(APPLICATION_ID) => Ok(()),
            _ => Err(StoreFault::NotOurs(self.path.clone())),
        }
    }

    /// What the wall shows, when anything was written since the last look. About 2 µs when nothing was.
    ///
    /// # Errors
    /// A [`StoreFault`]; the next look tries again.
    pub fn look(&mut self) -> Result<Option<Published>, StoreFault> {
        let version = self.number("data_version")?;
        if self.seen == Some(version) {
            return Ok(None);
        }
        let row = published_row(&self.connection).map_err(|error| fault(&self.path, &error))?;
        self.seen = Some(version);
        let Some((number, at, scene)) = row else { return Ok(None) };
        let at = read_moment(&at).ok_or_else(|| self.damaged())?;
        Ok(Some(Published { number: number.unsigned_abs(), at, scene: self.scene(&scene)? }))
    }

    fn scene(&self, json: &str) -> Result<Scene, StoreFault> {
        let form: Form = serde_json::from_str(json).map_err(|_| self.damaged())?;
        if form.version > SCENE_VERSION {
            return Err(StoreFault::Newer {
                path: self.path.clone(),
                by: None,
                found: form.version,
                known: SCENE_VERSION,
            });
        }
        serde_json::from_str(json).map_err(|_| self.damaged())
    }

    fn damaged(&self) -> StoreFault {
        StoreFault::Damaged { path: self.path.clone(), at: "wall".to_owned() }
    }

    /// Whether the file under the path is still the one that was opened.
    ///
    /// # Errors
    /// [`StoreFault::Missing`]: it was moved away or deleted; [`StoreFault::Overtaken`]: another file took its place,
    /// and the wall must be opened again.
    pub fn check_place(&self) -> Result<(), StoreFault> {
        match FileIdentity::of(&self.path) {
            Err(_) => Err(StoreFault::Missing(self.path.clone())),
            Ok(file) if file != self.file => Err(StoreFault::Overtaken),
            Ok(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Ledger,
        stage::{Cue, scene},
        store::Store,
    };
    use std::fs;

    fn hung() -> (tempfile::TempDir, PathBuf, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let mut store = Store::open(&path).unwrap();
        let today = "2022-05-20".parse().unwrap();
        let json = serde_json::to_string(&scene(&Ledger::default().for_everybody(), &Cue::default(), today)).unwrap();
        store.publish("2022-05-20T09:00:00".parse().unwrap(), &json).unwrap();
        (folder, path, store)
    }

    #[test]
    fn whatever_else_a_projector_asks_for_the_database_refuses() {
        let (_folder, path, mut store) = hung();
        store.save_draft("line", "还没说完的话", "2022-05-20T09:00:00".parse().unwrap()).unwrap();
        let reader = WallReader::open(&path).unwrap();
        let mut tables: Vec<String> = store
            .connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'wall'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(tables.len() > 12, "{tables:?}");
        tables.extend(["sqlite_schema".to_owned(), "sqlite_master".to_owned(), "pragma_table_list".to_owned()]);
        let mut asked: Vec<String> = tables.iter().map(|table| format!("SELECT * FROM {table}")).collect();
        asked.extend(tables.iter().map(|table| format!("SELECT count(*) FROM {table}")));
        asked.extend(
            [
                "SELECT number, (SELECT text FROM draft) FROM wall",
                "SELECT number FROM wall UNION SELECT text FROM remark",
                "WITH d AS (SELECT text FROM draft) SELECT * FROM d",
                "SELECT load_extension('x')",
                "UPDATE wall SET number = 0",
                "DELETE FROM wall",
                "DROP TABLE wall",
                "CREATE TEMP TABLE t AS SELECT * FROM draft",
                "ATTACH 'a.db' AS other",
                "PRAGMA table_info(draft)",
                "PRAGMA writable_schema = 1",
                "PRAGMA user_version = 9",
                "VACUUM INTO '/nowhere/copy.db'",
            ]
            .map(ToOwned::to_owned),
        );
        for sql in asked {
            let asked = || reader.connection.prepare(&sql)?.query([])?.next().map(|_| ());
            let refused = asked().expect_err(&sql).to_string();
            assert!(
                // Extensions from files are not even built in.
                ["prohibited", "not authorized", "denied", "no such function: load_extension"]
                    .iter()
                    .any(|word| refused.contains(word)),
                "{sql}: {refused}"
            );
        }
        assert!(reader.connection.prepare("SELECT number, at, scene FROM wall").is_ok());
    }

    #[test]
    fn the_hand_that_hangs_the_wall_cannot_touch_the_books() {
        let (_folder, _path, mut store) = hung();
        let tried = |sql: &str| {
            let wall = store.wall.as_ref().unwrap();
            wall.connection.prepare(sql).map(|_| ()).expect_err(sql).to_string()
        };
        for sql in ["DELETE FROM wall", "UPDATE commitment SET text = ''", "INSERT INTO draft VALUES ('a', 'b', 'c')"] {
            assert!(tried(sql).contains("not authorized") || tried(sql).contains("prohibited"), "{sql}");
        }
        let level = |connection: &Connection| -> i64 {
            connection.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap()
        };
        store.touch_wall(1, "2022-05-20T09:00:05".parse().unwrap()).unwrap();
        assert_eq!(level(&store.connection), 2, "entries are kept with synchronous=FULL");
    }

    #[test]
    fn a_scene_of_a_newer_program_is_refused_in_so_many_words() {
        let (_folder, path, mut store) = hung();
        let mut reader = WallReader::open(&path).unwrap();
        assert_eq!(reader.look().unwrap().map(|shown| shown.number), Some(1));
        assert_eq!(reader.look().unwrap(), None);
        store.publish("2022-05-20T09:00:09".parse().unwrap(), r#"{"version": 99, "hologram": {}}"#).unwrap();
        assert!(matches!(reader.look(), Err(StoreFault::Newer { found: 99, .. })));
    }

    #[test]
    fn looking_leaves_nothing_behind_and_needs_nobody_there() {
        let (folder, path, store) = hung();
        drop(store);
        let files = |folder: &tempfile::TempDir| -> Vec<String> {
            let mut names: Vec<String> = fs::read_dir(folder.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        let before = files(&folder);
        let mut reader = WallReader::open(&path).unwrap();
        assert_eq!(reader.look().unwrap().map(|shown| shown.number), Some(1));
        #[cfg(unix)]
        for name in files(&folder) {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(&name)).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{name}");
        }
        drop(reader);
        let mut store = Store::open(&path).unwrap();
        store.touch_wall(1, "2022-05-20T09:00:05".parse().unwrap()).unwrap();
        drop(store);
        assert_eq!(files(&folder), before);
    }

    /// Windows renames no file that is open.
    #[cfg(unix)]
    #[test]
    fn a_file_that_was_moved_or_replaced_is_noticed() {
        let (folder, path, store) = hung();
        let reader = WallReader::open(&path).unwrap();
        assert_eq!(reader.check_place(), Ok(()));
        let away = folder.path().join("b.db");
        fs::rename(&path, &away).unwrap();
        assert_eq!(reader.check_place(), Err(StoreFault::Missing(path.clone())));
        fs::copy(&away, &path).unwrap();
        assert_eq!(reader.check_place(), Err(StoreFault::Overtaken));
        drop(store);
        assert!(matches!(WallReader::open(&folder.path().join("c.db")), Err(StoreFault::Missing(_))));
    }

    #[test]
    fn a_file_copied_while_only_the_projector_is_open_has_everything_in_it() {
        let (folder, path, mut store) = hung();
        let reader = WallReader::open(&path).unwrap();
        store.publish("2022-05-20T09:00:09".parse().unwrap(), "{}").unwrap();
        drop(store);
        let copy = folder.path().join("copy.db");
        fs::copy(&path, &copy).unwrap();
        let number: i64 =
            Connection::open(&copy).unwrap().query_row("SELECT number FROM wall", [], |row| row.get(0)).unwrap();
        assert_eq!(number, 2);
        drop(reader);
    }
}
