//! What can go wrong with a file. The rooms that meet these make them; they stand here because `wording/` makes their sentences, and knows
//! the core alone.

mod catalogue_fault;
mod delivery;
mod device;
mod form_fault;
mod source_fault;
mod store_fault;

pub use catalogue_fault::{CatalogueFault, CatalogueFaults, EntryFault, FaultKind, FileFault, SenseFault, Shape, Slip};
pub use delivery::DeliverFault;
pub use device::is_device_name;
pub use form_fault::{Foreign, FormFault};
pub use source_fault::SourceFault;
pub use store_fault::StoreFault;
