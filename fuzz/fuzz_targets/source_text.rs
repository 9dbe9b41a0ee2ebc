//! No file may break the reading of speeches. The first byte says whether the rest is a file as it is, or the body of a
//! Word document: a fuzzer seldom packs one. `cargo +nightly fuzz run source_text`.
#![no_main]

use diaodu::exchange::{LONGEST_SOURCE, source_text};
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

fuzz_target!(|bytes: &[u8]| {
    let Some((how, rest)) = bytes.split_first() else { return };
    let read = if how % 2 == 0 { source_text(rest) } else { source_text(&packed(rest)) };
    if let Ok(text) = read {
        assert!(text.chars().count() <= LONGEST_SOURCE);
    }
});

fn packed(body: &[u8]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    package.start_file("word/document.xml", plain).expect("a part");
    package.write_all(body).expect("its bytes");
    package.finish().expect("a package").into_inner()
}
