//! What work costs beside the same work done another way: `cargo bench` prints the ratios of CPU time.

mod bulk;
mod measure;
mod people;
mod sign;
mod web;

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let rows = [sign::rows(), bulk::rows(), web::rows(), web::joining()].concat();
    let mut out = io::stdout().lock();
    if !measure::is_measured() {
        return writeln!(out, "Everything works. To measure it, run cargo bench.");
    }
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
