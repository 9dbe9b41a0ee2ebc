//! Is anything ever lost? The quick set runs with `cargo test`; the long set with
//!
//!     cargo test --release --test torture -- --ignored --nocapture
//!
//! which writes what it did into `docs/reliability.md`. After every blow the same three things must hold: what was
//! acknowledged is there, the books balance, and what is said is a sentence.

mod answers;
mod backups;
#[path = "../forms/book.rs"]
#[expect(dead_code, reason = "the stories of damaged forms use the rest of it")]
mod book;
mod clocks;
#[cfg(unix)]
mod console;
mod damage;
mod disk;
mod killed;
#[cfg(unix)]
mod meeting;
mod misplaced;
mod moments;
#[cfg(unix)]
#[path = "../it/support/pty.rs"]
#[expect(dead_code, reason = "the stories of the console use the rest of it")]
mod pty;
mod report;
mod strangers;
mod support;
mod together;

/// How hard to hit.
#[derive(Clone, Copy, Debug)]
pub struct Blows {
    /// Every so many-th system call that writes is one to die at.
    pub stride: usize,
    /// Moments of a meeting to die at.
    pub moments: u32,
    /// Bits to turn.
    pub flips: u64,
    /// Places to cut the file off at, and to tear it at.
    pub cuts: u64,
}

/// With every `cargo test`.
pub const QUICK: Blows = Blows { stride: 5, moments: 12, flips: 40, cuts: 12 };
/// When it is to be proved.
pub const LONG: Blows = Blows { stride: 1, moments: 1_900, flips: 1_000, cuts: 200 };

/// What came of a kind of blow, for the report.
#[derive(Clone, Debug)]
pub struct Row {
    /// The blow.
    pub what: &'static str,
    /// How often, and what was seen.
    pub seen: String,
    /// How many processes were killed.
    pub kills: usize,
    /// How many acts had been said to be filed.
    pub acknowledged: u64,
}

impl Row {
    /// A row.
    pub fn new(what: &'static str, seen: impl Into<String>) -> Self {
        Self { what, seen: seen.into(), kills: 0, acknowledged: 0 }
    }

    /// The same, counting what was killed.
    #[must_use]
    pub fn of_kills(self, kills: usize, acknowledged: u64) -> Self {
        Self { kills, acknowledged, ..self }
    }
}
