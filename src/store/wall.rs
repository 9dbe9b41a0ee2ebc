//! The wall on disk: one row that holds the published scene with its number and time. Not journaled.
//!
//! It is written through a connection of its own with `synchronous=NORMAL`: a picture lost in a power cut is drawn
//! again at once, while the connection that keeps entries stays at FULL and cannot be weakened by it. An authorizer
//! lets that connection write the wall and nothing else.

use super::{
    connect::{Purpose, connect},
    error::fault,
    writer::Store,
};
use crate::{domain::StoreFault, stage::Scene};
use chrono::NaiveDateTime;
use rusqlite::{
    Connection, OptionalExtension,
    hooks::{AuthAction, AuthContext, Authorization},
    params,
};
use std::{path::Path, time::Duration};

/// A scene as it stands on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Counts up by one with every new scene of this file.
    pub number: u64,
    /// When it was published, or last said to stand still (the publisher's clock).
    pub at: NaiveDateTime,
    /// What it says.
    pub scene: Scene,
}

/// A connection that can write the wall's row and nothing else.
#[derive(Debug)]
pub(super) struct WallWriter {
    pub(super) connection: Connection,
}

/// Nobody waits longer than this for a picture.
const MOST: Duration = Duration::from_millis(500);

const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

pub(super) fn written(at: NaiveDateTime) -> String {
    at.format(MOMENT).to_string()
}

pub(super) fn read_moment(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, MOMENT).ok()
}

impl WallWriter {
    fn open(path: &Path, patience: Duration) -> rusqlite::Result<Self> {
        let mut connection = connect(path, Purpose::Write, patience)?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.authorizer(Some(only_the_wall))?;
        Ok(Self { connection })
    }

    fn write(&self, at: NaiveDateTime, scene: &str) -> rusqlite::Result<u64> {
        self.connection
            .prepare_cached(
                "INSERT INTO wall (id, number, at, scene) VALUES (1, 1, ?1, ?2)
                 ON CONFLICT (id) DO UPDATE SET number = number + 1, at = excluded.at, scene = excluded.scene
                 RETURNING number",
            )?
            .query_row(params![written(at), scene], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    }

    fn touch(&self, number: u64, at: NaiveDateTime) -> rusqlite::Result<bool> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let mut sql = self.connection.prepare_cached("UPDATE wall SET at = ?1 WHERE id = 1 AND number = ?2")?;
        sql.execute(params![written(at), number]).map(|rows| rows > 0)
    }
}

fn only_the_wall(context: AuthContext<'_>) -> Authorization {
    let allowed = match context.action {
        AuthAction::Read { table_name, .. }
        | AuthAction::Insert { table_name }
        | AuthAction::Update { table_name, .. } => table_name == "wall",
        AuthAction::Select | AuthAction::Transaction { .. } => true,
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

/// The row that the room may see: number, moment, scene.
pub(super) fn published_row(connection: &Connection) -> rusqlite::Result<Option<(i64, String, String)>> {
    connection
        .prepare_cached("SELECT number, at, scene FROM wall WHERE id = 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()
}

impl Store {
    /// Puts a scene, written as JSON, on the wall. Gives its number.
    ///
    /// # Errors
    /// A [`StoreFault`]: the wall shows what it showed. Entries are not touched by this.
    pub fn publish(&mut self, at: NaiveDateTime, scene_json: &str) -> Result<u64, StoreFault> {
        self.on_wall(|wall| wall.write(at, scene_json))
    }

    /// Says that a scene still stands, so that the projector knows that it is fed. `false`: the wall shows another
    /// scene by now, put there by another console.
    ///
    /// # Errors
    /// A [`StoreFault`]: the projector will show the age of its picture.
    pub fn touch_wall(&mut self, number: u64, at: NaiveDateTime) -> Result<bool, StoreFault> {
        self.on_wall(|wall| wall.touch(number, at))
    }

    fn on_wall<T>(&mut self, act: impl FnOnce(&WallWriter) -> rusqlite::Result<T>) -> Result<T, StoreFault> {
        self.check_place()?;
        let said = |error: rusqlite::Error| fault(&self.path, &error);
        let wall = match self.wall.take() {
            Some(wall) => wall,
            None => WallWriter::open(&self.path, self.patience().aside.min(MOST)).map_err(said)?,
        };
        let done = act(&wall).map_err(said);
        // After a failure the connection is opened afresh: the file may have been moved away and back.
        self.wall = done.is_ok().then_some(wall);
        done
    }

    /// What the wall shows, whoever put it there. `None`: nothing yet, or nothing this version can read.
    ///
    /// # Errors
    /// A [`StoreFault`]: the file cannot be read.
    pub fn on_show(&self) -> Result<Option<Published>, StoreFault> {
        let row = published_row(&self.connection).map_err(|error| fault(&self.path, &error))?;
        Ok(row.and_then(|(number, at, scene)| {
            let scene = serde_json::from_str(&scene).ok()?;
            Some(Published { number: number.unsigned_abs(), at: read_moment(&at)?, scene })
        }))
    }
}
