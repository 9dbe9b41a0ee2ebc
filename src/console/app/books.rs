//! What screens may read of the file: the session, without anything that could change it.

use crate::{
    console::context::Books,
    domain::{Entry, Everybody, ItemId, Ledger, Period, Progress, Series, StoreFault, Utterance, Year},
    session::Session,
};
use chrono::NaiveDate;
use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    rc::Rc,
};

/// What was read of the file last, while the books are as they were then: pictures are drawn more often than they change.
#[derive(Default)]
pub(super) struct LastRead {
    /// A year, and the day on which it was counted.
    year: RefCell<Option<(NaiveDate, Rc<Year>)>>,
    /// What was said about an item.
    said: RefCell<Option<(ItemId, Rc<Vec<Progress>>)>>,
}

impl LastRead {
    /// The books have changed.
    pub(super) fn forget(&self) {
        self.year.replace(None);
        self.said.replace(None);
    }
}

/// The session as screens see it.
pub(super) struct SessionBooks<'a> {
    pub(super) session: &'a Session,
    pub(super) last_read: &'a LastRead,
}

impl Books for SessionBooks<'_> {
    fn everybody(&self) -> &Everybody {
        self.session.everybody()
    }

    fn year(&self, year: i32) -> Result<Rc<Year>, StoreFault> {
        let today = self.session.clock().today();
        if let Some((day, known)) = &*self.last_read.year.borrow()
            && (*day, known.year) == (today, year)
        {
            return Ok(Rc::clone(known));
        }
        let fresh = Rc::new(self.session.year(year)?);
        *self.last_read.year.borrow_mut() = Some((today, Rc::clone(&fresh)));
        Ok(fresh)
    }

    fn said_about(&self, item: &ItemId) -> Result<Rc<Vec<Progress>>, StoreFault> {
        if let Some((known, said)) = &*self.last_read.said.borrow()
            && known == item
        {
            return Ok(Rc::clone(said));
        }
        let fresh = Rc::new(self.session.said_about(item)?);
        *self.last_read.said.borrow_mut() = Some((item.clone(), Rc::clone(&fresh)));
        Ok(fresh)
    }

    fn journal(&self, at_most: usize) -> Result<Vec<Entry>, StoreFault> {
        self.session.journal(false, at_most)
    }

    fn series(&self, until: Period, months: u32) -> Result<Series, StoreFault> {
        self.session.series(until, months)
    }

    fn said_this_year(&self) -> Result<Vec<Utterance>, StoreFault> {
        self.session.said_this_year()
    }

    fn draft(&self, slot: &str) -> Option<String> {
        let drafts = self.session.drafts().unwrap_or_default();
        drafts.into_iter().find(|draft| draft.slot == slot && !draft.text.is_empty()).map(|draft| draft.text)
    }

    fn drafts(&self, begin: &str) -> Vec<(String, String)> {
        let drafts = self.session.drafts().unwrap_or_default().into_iter();
        drafts.filter(|draft| draft.slot.starts_with(begin)).map(|draft| (draft.slot, draft.text)).collect()
    }

    fn everything(&self) -> Result<Ledger, StoreFault> {
        self.session.everything()
    }

    fn synced_by(&self) -> Option<&str> {
        self.session.synced_by()
    }

    fn file(&self, name: &str) -> PathBuf {
        let here = Path::new(name);
        if here.exists() { here.to_owned() } else { self.session.path().with_file_name(name) }
    }
}
