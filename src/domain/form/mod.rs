//! The forms that go out to the units and come back.

mod form_doubt;
mod form_receipt;
mod superior;

pub use form_doubt::FormDoubt;
pub use form_receipt::{Answers, FormReceipt, ReturnedForm};
pub use superior::{HandedDown, Superior};
