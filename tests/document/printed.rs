//! The page as LibreOffice sets it, measured: 22 lines of 28 characters, the 标志 72 mm from the paper's edge. It needs
//! LibreOffice and poppler; where they are missing the tests say that they have not looked.

use crate::sample;
use diaodu::{
    document::{Block, Document, print::Printing, render},
    domain::{DeliverFault, HouseStyle},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const MILLIMETRE: f64 = 72.0 / 25.4;

/// The document as a pdf; `None`, with a word, where nobody can make one.
fn printed(document: &Document) -> Option<(TempDir, PathBuf)> {
    let (folder, mut pdfs) = all_printed(std::slice::from_ref(document))?;
    Some((folder, pdfs.remove(0)))
}

fn all_printed(documents: &[Document]) -> Option<(TempDir, Vec<PathBuf>)> {
    let folder = tempfile::tempdir().unwrap();
    let words = documents.iter().zip(1..).map(|(document, nth)| {
        let word = folder.path().join(format!("paper-{nth}.docx"));
        fs::write(&word, render::docx(document, &HouseStyle::default()).unwrap()).unwrap();
        word
    });
    let mut printing = match Printing::start(words.collect()) {
        Ok(printing) => printing,
        Err(DeliverFault::NoPrinter) => {
            println!("not looked: no LibreOffice here");
            return None;
        }
        Err(fault) => panic!("{fault:?}"),
    };
    let since = Instant::now();
    loop {
        if let Some(made) = printing.poll() {
            return Some((folder, made.unwrap()));
        }
        assert!(since.elapsed() < Duration::from_mins(3), "LibreOffice does not come to an end");
        thread::sleep(Duration::from_millis(50));
    }
}

/// What a tool of poppler prints about a pdf; `None`, with a word, where it is missing.
fn poppler(tool: &str, arguments: &[&str], pdf: &Path) -> Option<Vec<u8>> {
    let output = Command::new(tool).args(arguments).arg(pdf).output();
    if output.is_err() {
        println!("not looked: no {tool} here");
    }
    output.ok().map(|output| output.stdout)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("few"))
}

/// The lines of a page that hold such words: left, top and right edge in mm, and how many characters.
fn lines(layout: &str, page: usize, holds: char) -> Vec<(f64, f64, f64, usize)> {
    let page = layout.split("<page ").nth(page).expect("the page");
    let attribute = |part: &str, name: &str| -> f64 {
        let value = part.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).expect("a number")
    };
    page.split("<line ")
        .skip(1)
        .filter(|line| line.contains(holds))
        .map(|line| {
            let edge = |name| attribute(line, name) / MILLIMETRE;
            (edge("xMin"), edge("yMin"), edge("xMax"), line.chars().filter(|c| *c == holds).count())
        })
        .collect()
}

#[test]
fn a_full_page_has_22_lines_of_28_characters_within_the_type_area() {
    let text = sample::document(vec![Block::paragraph("国".repeat(28 * 22 * 2 - 2))]);
    let Some((_folder, pdf)) = printed(&text) else { return };
    let Some(_) = poppler("pdftotext", &["-bbox-layout"], &pdf) else { return };
    // It writes beside the pdf.
    let layout = fs::read_to_string(pdf.with_extension("html")).unwrap();
    for page in [1, 2] {
        let lines = lines(&layout, page, '国');
        assert_eq!(lines.len(), 22, "page {page}");
        let whole = &lines[usize::from(page == 1)..];
        assert!(whole.iter().all(|line| line.3 == 28), "page {page}: {lines:?}");
        // 订口 28 mm, 版心 156 mm wide.
        for (left, _, right, _) in whole {
            assert!((left - 28.0).abs() < 1.0 && (right - 184.0).abs() < 1.0, "{left} to {right} mm");
        }
        // 225 mm in 22 lines.
        let pitch = (whole[whole.len() - 1].1 - whole[0].1) / number(whole.len() - 1);
        assert!((pitch - 225.0 / 22.0).abs() < 0.05, "a line every {pitch} mm");
    }
}

#[test]
fn the_ink_of_the_mark_begins_72_millimetres_from_the_edge_and_the_red_line_is_whole() {
    const DOTS: f64 = 150.0;
    let Some((_folder, pdf)) = printed(&sample::minutes()) else { return };
    let Some(picture) = poppler("pdftoppm", &["-r", "150", "-f", "1", "-l", "1"], &pdf) else { return };
    // P6, width and height, 255, then three bytes a dot.
    let mut fields = picture.splitn(4, |byte| *byte == b'\n');
    let (_, size) = (fields.next(), String::from_utf8(fields.next().unwrap().to_vec()).unwrap());
    let dots = fields.nth(1).unwrap();
    let width: usize = size.split(' ').next().unwrap().parse().unwrap();
    let is_red = |dot: &[u8]| dot[0] > 200 && dot[1] < 90 && dot[2] < 90;
    let red: Vec<usize> =
        dots.chunks_exact(width * 3).map(|row| row.chunks_exact(3).filter(|dot| is_red(dot)).count()).collect();
    let first = red.iter().position(|count| *count > 0).expect("something red");
    let at = number(first) / DOTS * 25.4;
    assert!((at - 72.0).abs() <= 1.0, "the mark begins at {at} mm");
    let longest = number(*red.iter().max().unwrap()) / DOTS * 25.4;
    assert!((longest - 156.0).abs() < 1.0, "the red line is {longest} mm long");
}

#[test]
fn the_foot_is_whole_wherever_the_text_ends_on_its_page() {
    let minutes = sample::minutes();
    let foot = minutes.blocks.last().expect("the foot").clone();
    let ending = |lines: usize| {
        let mut blocks = vec![Block::paragraph("国".repeat(28 * lines - 2))];
        blocks.push(foot.clone());
        sample::document(blocks)
    };
    let documents: Vec<Document> = (15..=22).map(ending).collect();
    let Some((_folder, pdfs)) = all_printed(&documents) else { return };
    for (lines, pdf) in (15..).zip(pdfs) {
        let Some(_) = poppler("pdftotext", &["-layout"], &pdf) else { return };
        let text = fs::read_to_string(pdf.with_extension("txt")).unwrap();
        // How far apart signs stand is the setter's affair.
        let close: String = text.chars().filter(|c| *c == '\u{c}' || !c.is_whitespace()).collect();
        let last = close.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap_or_default();
        assert!(last.contains("抄送：") && last.contains("2022年5月23日印发"), "after {lines} lines: {text}");
    }
}
