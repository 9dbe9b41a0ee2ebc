//! Papers as files: what a reader finds when a rendered document is opened again.

#![expect(clippy::unwrap_used, reason = "a test's helper fails by panicking, like the test itself")]

mod hostile;
mod page;
mod printed;
mod read_back;
mod sample;
mod sheets;
mod words;
