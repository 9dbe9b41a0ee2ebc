//! The forms that go out to the units and come back.

mod form_doubt;
mod form_receipt;

pub use form_doubt::FormDoubt;
pub use form_receipt::{Answers, FormReceipt, ReturnedForm};
