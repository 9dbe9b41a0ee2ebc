//! The wall: what the room can see, and what it can never see.

mod city;
mod pictures;
mod private;
mod processes;
mod pty;
mod rooms;
