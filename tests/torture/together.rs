//! Two consoles and a projector at once.

use crate::{
    Row,
    moments::child,
    support::{Desk, promises},
};
use diaodu::store::WallReader;
use std::io::Read as _;

/// Two processes file four hundred acts each on one ledger while a projector looks on.
pub fn two_consoles_and_a_projector() -> Row {
    let desk = Desk::small();
    let mut first = child(&desk);
    let mut second = child(&desk);
    let mut looks = 0_u32;
    let mut wall = WallReader::open(&desk.path()).expect("a wall");
    while first.try_wait().expect("asked").is_none() || second.try_wait().expect("asked").is_none() {
        wall.look().expect("the wall can be read whoever writes");
        looks += 1;
    }
    let said = |child: &mut std::process::Child| {
        let mut text = String::new();
        child.stdout.take().expect("a pipe").read_to_string(&mut text).expect("read");
        text.lines().filter(|line| line.starts_with("filed ")).count()
    };
    let acknowledged = said(&mut first) + said(&mut second);
    desk.assert_balanced("two consoles");
    let there = promises(&desk.session()).len() - 1;
    assert!(acknowledged >= 400 && there >= acknowledged, "{there} of {acknowledged}");
    Row::new(
        "two consoles and a projector at once",
        format!("{acknowledged} acts acknowledged by two processes, {looks} looks, 0 lost"),
    )
    .of_kills(0, u64::try_from(acknowledged).expect("a number"))
}

#[test]
fn two_consoles_and_a_projector_at_once_lose_nothing() {
    two_consoles_and_a_projector();
}
