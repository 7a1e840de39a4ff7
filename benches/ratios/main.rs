//! What work costs beside the same work done another way: `cargo bench` prints the ratios of CPU time.

mod bulk;
mod measure;
mod people;
mod sign;
mod web;

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    // `cargo test --benches` runs this file as well, and a build that is not optimized says nothing.
    if !std::env::args().any(|argument| argument == "--bench") {
        return writeln!(io::stdout(), "nothing is measured: run cargo bench");
    }
    let rows = [sign::rows(), bulk::rows(), web::rows(), web::joining()].concat();
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:42} {:>8}  {:32} {:>8} {:>8}  target",
        "CPU time a unit", "ours, µs", "peer", "peer, µs", "ratio"
    )?;
    for row in rows {
        let measure::Row { work, ours, peer, theirs, target } = row;
        writeln!(out, "{work:42} {ours:8.3}  {peer:32} {theirs:8.3} {:7.2}×  {target}", theirs / ours)?;
    }
    Ok(())
}
