//! No file of an office's catalogue may break its reader: the first byte chooses the file, the rest is its text.
//! `cargo +nightly fuzz run catalogue`.
#![no_main]

use diaodu::{
    catalogue::{Source, built_in_files, parse},
    domain::CatalogueFault,
};
use libfuzzer_sys::fuzz_target;
use std::{borrow::Cow, collections::BTreeMap};

struct Files(BTreeMap<&'static str, String>);

impl Source for Files {
    fn names(&self) -> Result<Vec<String>, CatalogueFault> {
        Ok(self.0.keys().map(|name| (*name).to_owned()).collect())
    }

    fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, CatalogueFault> {
        Ok(self.0.get(name).map(|text| Cow::Borrowed(text.as_str())))
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((which, text)) = bytes.split_first() else { return };
    let mut files: BTreeMap<_, _> = built_in_files()
        .filter(|(name, _)| matches!(*name, "programme.toml" | "units.toml" | "tasks.toml"))
        .map(|(name, _)| (name, String::from(SMALL.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text))))
        .collect();
    let names: Vec<_> = built_in_files().map(|(name, _)| name).collect();
    let name = names[usize::from(*which) % names.len()];
    files.insert(name, String::from_utf8_lossy(text).into_owned());
    if let Err(fault) = parse(&Files(files)) {
        assert!(!diaodu::wording::catalogue_faults(&fault).is_empty());
    }
});

/// The least catalogue there is; small, so that one run costs microseconds.
const SMALL: &[(&str, &str)] = &[
    ("programme.toml", "key = 'a'\ntopic = 'b'\nmeeting_name = 'c'\n"),
    ("units.toml", "[[unit]]\nid = 'U1'\nname = '市财政局'\nshort = '市财政局'\nkind = '成员'\norder = 1\n"),
    (
        "tasks.toml",
        "[[task]]\nid = 'T1'\ntitle = 'a'\nrequirement = 'b'\nscope = '全体'\nunits = ['全体']\ncadence = '每月'\n",
    ),
];
