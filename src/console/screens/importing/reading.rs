//! A file that is being read. A small one is read at once; a long one in a thread of its own, so that nobody waits for it.

use crate::{domain::FormFault, exchange::import::Source};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, TryRecvError, channel},
    },
    thread,
};

/// Up to so many bytes nobody sees that it is being read.
const AT_ONCE: u64 = 200 << 10;

/// What comes of it, and how far it is.
pub(super) struct Reading {
    rows: Arc<AtomicUsize>,
    read: Receiver<Result<Source, FormFault>>,
}

impl Reading {
    /// Begins to read a file.
    pub(super) fn begin(path: &Path) -> Self {
        let (sender, read) = channel();
        let rows = Arc::new(AtomicUsize::new(0));
        let (told, path) = (Arc::clone(&rows), path.to_owned());
        let is_small = path.metadata().is_ok_and(|file| file.len() <= AT_ONCE);
        let work = move || {
            let source = Source::read(&path, &mut |rows| told.store(rows, Ordering::Relaxed));
            // Nobody waits for it any more when the screen was left.
            let _ = sender.send(source);
        };
        if is_small {
            work();
        } else {
            // Where no thread can be begun nothing is sent, which is said as a file that cannot be read.
            let _ = thread::Builder::new().name("sheet".into()).spawn(work);
        }
        Self { rows, read }
    }

    /// How many rows have been read.
    pub(super) fn rows(&self) -> usize {
        self.rows.load(Ordering::Relaxed)
    }

    /// The file, once it is read.
    pub(super) fn poll(&mut self) -> Option<Result<Source, FormFault>> {
        match self.read.try_recv() {
            Ok(read) => Some(read),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(FormFault::Damaged)),
        }
    }
}
