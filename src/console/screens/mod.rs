//! The screens. Each file owns its state, its update and its view.

pub mod figures;
pub mod help;
pub mod home;
pub mod items;
pub mod journal;
pub mod material;
mod material_view;
pub mod minutes;
pub mod prepare;
pub mod read_back;
pub mod registers;
pub mod review;
mod review_view;
pub mod roll;
pub mod section;
pub mod trends;
pub mod undated;
pub mod walk;
pub mod year;
