//! A nightly job: signs the links for a list of appointments that another system writes, with the columns `name`,
//! `email`, `room`, `starts` and `ends`, and writes them as CSV to standard output.
//!
//! ```sh
//! DAILY_DOMAIN=… DAILY_DOMAIN_ID=… DAILY_API_KEY=… \
//!     cargo run --no-default-features --features bulk --example nightly -- appointments.csv >links.csv
//! ```
//!
//! It exits with 0 if all links were made, with 1 if none were, and with 3 if rows were left out, which standard error
//! names. A script for cron reacts to that:
//!
//! ```sh
//! umask 077 # each link lets someone in
//! nightly appointments.csv >links.new 2>problems.txt
//! code=$?
//! [ "$code" -eq 1 ] || mv links.new links.csv
//! [ "$code" -eq 0 ] || mail -s "Video links: exit code $code" office@example.org <problems.txt
//! ```

use std::{
    error::Error,
    fmt::Display,
    fs,
    io::{self, Write as _},
    process::ExitCode,
    str::FromStr,
    sync::Arc,
};

use latchkey::{
    Clock, Domain, Signer,
    bulk::{Bulk, Columns, Cutter, Defaults, Format, Writer},
    jiff::tz::TimeZone,
};

/// The most days from now until a link expires.
const MAX_DAYS: u16 = 7;

#[expect(clippy::print_stderr, reason = "says what went wrong")]
fn main() -> ExitCode {
    match links_for_list() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(3),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the links, and returns how many rows were left out.
#[expect(clippy::print_stderr, reason = "names the rows that were left out")]
fn links_for_list() -> Result<usize, Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of a list, such as appointments.csv")?;
    let domain = Domain { name: setting("DAILY_DOMAIN")?, id: setting("DAILY_DOMAIN_ID")? };
    let signer = Signer::new(domain, &setting("DAILY_API_KEY")?);
    let now = Clock::System.now();
    let mut defaults = Defaults::new(TimeZone::get("Europe/Berlin")?, now);
    defaults.options.eject_at_token_exp = Some(true);

    let mut cutter = Cutter::default();
    cutter.feed(&fs::read(&path).map_err(|error| format!("{path}: {error}"))?)?;
    cutter.end()?;
    let first = cutter.piece();
    let (bulk, _) = Bulk::new(Arc::new(signer), defaults, now, MAX_DAYS, first.as_ref())?;
    let mut columns = Columns::default();
    (columns.id, columns.room) = (true, true);
    let mut writer = Writer::new(&bulk, Format::Csv, columns);

    let mut out = io::stdout().lock();
    out.write_all(&writer.header())?;
    let mut left_out = 0;
    let mut next = first;
    while let Some(piece) = next {
        let made = writer.piece(&piece);
        out.write_all(&made.bytes)?;
        for problem in &made.problems {
            eprintln!("line {}: {}", problem.line, problem.what);
        }
        left_out += made.problems.len();
        next = cutter.piece();
    }
    out.flush()?;
    Ok(left_out)
}

#[expect(clippy::disallowed_methods, reason = "an example reads its settings from the environment")]
fn setting<T: FromStr<Err: Display>>(name: &str) -> Result<T, String> {
    let text = std::env::var(name).map_err(|_| format!("{name} is not set"))?;
    text.parse().map_err(|error| format!("{name}: {error}"))
}
