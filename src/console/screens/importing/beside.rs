//! What goes on beside the screen: a file that is read, a list that is held against the ledger. What is short is done at
//! once; what is long in a thread of its own, so that nobody waits for it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, TryRecvError, channel},
    },
    thread,
};

/// What comes of it, and how far it is.
pub(super) struct Beside<T> {
    rows: Arc<AtomicUsize>,
    done: Receiver<T>,
}

impl<T: Send + 'static> Beside<T> {
    /// Does what is short; begins what is long. The work tells how many rows it has done.
    pub(super) fn begin(is_short: bool, work: impl FnOnce(&mut dyn FnMut(usize)) -> T + Send + 'static) -> Self {
        let (sender, done) = channel();
        let rows = Arc::new(AtomicUsize::new(0));
        let told = Arc::clone(&rows);
        let work = move || {
            let came = work(&mut |rows| told.store(rows, Ordering::Relaxed));
            // Nobody waits for it any more when the screen was left.
            let _ = sender.send(came);
        };
        if is_short {
            work();
        } else {
            // Where no thread can be begun nothing is sent, which is what whoever polls is told.
            let _ = thread::Builder::new().name("sheet".into()).spawn(work);
        }
        Self { rows, done }
    }

    /// How many rows have been done.
    pub(super) fn rows(&self) -> usize {
        self.rows.load(Ordering::Relaxed)
    }

    /// What came of it, once it is done.
    pub(super) fn poll(&self) -> Option<Result<T, Lost>> {
        match self.done.try_recv() {
            Ok(came) => Some(Ok(came)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Lost)),
        }
    }
}

/// Nothing will ever come of it.
pub(super) struct Lost;
