//! Who may know what: what is private, said once, and the books as each audience has them.

mod audience;
mod privacy;
mod private_number;
mod record;

pub use audience::{Audience, Everybody, Office, OneUnit, Outside, Readers};
pub use privacy::Privacy;
pub use private_number::{masked, masked_surely};
