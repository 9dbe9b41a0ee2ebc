//! The screens. Each is one file or folder with all that it is: its state, its keys, its update and its view. A new one is
//! named here twice: as a module, and as a place that one can get to.

pub mod card;
pub mod figures;
pub mod help;
pub mod home;
pub mod importing;
pub mod items;
pub mod journal;
pub mod machine;
pub mod many;
pub mod material;
pub mod minutes;
pub mod prepare;
pub mod questions;
pub mod read_back;
pub mod registers;
pub mod requests;
pub mod review;
pub mod roll;
pub mod section;
pub mod since;
pub mod trends;
pub mod undated;
pub mod waiting;
pub mod walk;
pub mod year;

use super::screen::Place;

/// Every place, in the order of the bottom line and of the list of keys.
pub const PLACES: &[&Place] = &[
    &walk::PLACE,
    &walk::LINE_PLACE,
    &walk::EMPTY_LINE_PLACE,
    &roll::PLACE,
    &items::PLACE,
    &undated::PLACE,
    &read_back::PLACE,
    &material::PLACE,
    &material::TRANSCRIPT_PLACE,
    &review::PLACE,
    &importing::PLACE,
    &prepare::PLACE,
    &card::PLACE,
    &requests::PLACE,
    &questions::PLACE,
    &waiting::PLACE,
    &since::PLACE,
    &minutes::PLACE,
    &section::PLACE,
    &registers::PLACE,
    &figures::PLACE,
    &trends::PLACE,
    &year::PLACE,
    &year::AWARDS_PLACE,
    &journal::PLACE,
    &home::PLACE,
    &help::PLACE,
    &machine::PLACE,
];
