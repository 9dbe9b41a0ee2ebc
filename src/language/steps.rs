//! Counts the steps that reading takes, in tests, so that "linear in the length" is held by counting and not by a clock.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static TAKEN: Cell<u64> = const { Cell::new(0) };
}

/// So many tokens or characters were looked at. Nothing outside tests.
#[inline]
pub(in crate::language) fn took(count: usize) {
    #[cfg(test)]
    TAKEN.with(|taken| taken.set(taken.get() + u64::try_from(count).unwrap_or(u64::MAX)));
    #[cfg(not(test))]
    let _ = count;
}

/// How many steps `work` takes.
#[cfg(test)]
pub(in crate::language) fn of(work: impl FnOnce()) -> u64 {
    let before = TAKEN.with(Cell::get);
    work();
    TAKEN.with(Cell::get) - before
}
