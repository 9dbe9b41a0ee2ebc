//! What loading a catalogue costs at every start: at most 5 ms.

use diaodu::catalogue::built_in;

fn main() {
    divan::main();
}

#[divan::bench]
fn load_the_built_in_catalogue() -> usize {
    built_in().tasks.len()
}
