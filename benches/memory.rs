//! How much memory a workbook takes while it is written ("max alloc"): the rows are there already, and what is added must not
//! grow with them but for the finished file itself.

#[path = "support/year_of_rows.rs"]
mod year_of_rows;

use diaodu::{document::render, domain::HouseStyle};
use divan::{AllocProfiler, Bencher};
use year_of_rows::year_of_rows;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [200, 2_000, 20_000], sample_count = 3)]
fn writing_a_workbook(bencher: Bencher<'_, '_>, rows: u32) {
    let (workbook, style) = (year_of_rows(rows), HouseStyle::default());
    bencher.bench_local(|| render::xlsx(&workbook, &style));
}
