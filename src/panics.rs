//! What becomes of a panic. One on the main thread ends the program: what it took of the terminal is given back first, so
//! that the words can be read. One in a thread of its own is told by whoever waits for that thread. One while a file from
//! elsewhere is read means that the file is damaged: the crates that read such files check less than they should.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook},
    sync::Once,
    thread,
};

thread_local! {
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// What is run before a panic of the main thread is told. Other threads' panics are not told at all from now on: the words
/// would stand in the middle of a picture.
pub fn give_back_first(give_back: impl Fn() + Send + Sync + 'static) {
    let before = take_hook();
    set_hook(Box::new(move |panic| {
        if thread::current().name() == Some("main") && !IS_CAUGHT.get() {
            give_back();
            before(panic);
        }
    }));
}

/// Does what bytes from elsewhere may break; `None` when they broke it.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    static SILENCED: Once = Once::new();
    SILENCED.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_CAUGHT.get() {
                before(panic);
            }
        }));
    });
    let was_caught = IS_CAUGHT.replace(true);
    // What was half made is thrown away with the work.
    let made = catch_unwind(AssertUnwindSafe(work)).ok();
    IS_CAUGHT.set(was_caught);
    made
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn what_breaks_is_nothing_and_what_does_not_is_there() {
        assert_eq!(caught(|| vec![1, 2][1]), Some(2));
        assert_eq!(caught(|| [1, 2].iter().skip(2).copied().next().expect("a third")), None);
        assert_eq!(caught(|| 3), Some(3), "and nothing is broken afterwards");
    }
}
