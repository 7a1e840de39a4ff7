//! The environment's variables, and those in the file `.env`.

use std::{ffi::OsStr, fmt::Write as _, io::ErrorKind, path::Path};

use super::{ConfigError, SECRETS};

/// The file with settings in the working directory, which is read unless another file is named.
pub const DOTENV: &str = ".env";

/// Settings that say where a secret is sent. A file in the working directory must not choose that for a secret that comes
/// from elsewhere.
const SENT_TO: &[(&str, &str)] = &[
    ("DAILY_API_KEY", "DAILY_API_URL"),
    ("LATCHKEY_SMTP_PASSWORD", "LATCHKEY_SMTP_URL"),
    #[cfg(feature = "otlp")]
    ("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_ENDPOINT"),
    #[cfg(feature = "otlp")]
    ("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
    #[cfg(feature = "otlp")]
    ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_ENDPOINT"),
    #[cfg(feature = "otlp")]
    ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
];

/// Adds the variables in a file to those of the environment that are not set or empty. Removes a byte order mark and line
/// breaks around the values of the `known` settings. Unless it `must_exist`, the file may be missing.
///
/// # Errors
/// Says which line or variable would be read as something else than it seems to say.
pub fn load(known: &[String], file: &Path, must_exist: bool) -> Result<(), ConfigError> {
    let mut changes = Vec::new();
    for name in known {
        let Some(value) = variable(name) else { continue };
        let cleaned = cleaned(name, &value).map_err(|what| ConfigError::new(name, what))?;
        if cleaned != value && !cleaned.is_empty() {
            changes.push((name.clone(), cleaned.to_owned()));
        }
    }
    let name = file.display().to_string();
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(why) if why.kind() == ErrorKind::NotFound && !must_exist => String::new(),
        Err(why) => return Err(ConfigError::new(&name, format!("cannot be read: {why}."))),
    };
    let added =
        pairs(&name, text.trim_start_matches('\u{feff}'))?.into_iter().filter(|(name, _)| is_blank(OsStr::new(name)));
    let added: Vec<(String, String)> = added.collect();
    // A file that was named was chosen.
    for &(secret, place) in SENT_TO.iter().filter(|_| file == Path::new(DOTENV)) {
        let is_from_elsewhere = [secret, &format!("{secret}_FILE")].iter().any(|name| !is_blank(OsStr::new(name)));
        if is_from_elsewhere && added.iter().any(|(name, value)| name == place && !value.trim().is_empty()) {
            let what = format!(
                "is in {DOTENV}, but {secret} comes from the environment. Set both in the same place, so that a file in some folder does not choose where the secret is sent."
            );
            return Err(ConfigError::new(place, what));
        }
    }
    // A name that is twice in the file has its first value.
    changes.extend(added.into_iter().rev());
    let settings = changes.iter().fold(String::new(), |mut text, (name, value)| {
        let _ = writeln!(text, "{name}={}", quoted(value));
        text
    });
    dotenvy::from_read_override(settings.as_bytes()).map_err(|_| ConfigError::new(&name, "cannot be used."))
}

/// Returns whether a variable is not set, or empty.
pub fn is_blank(name: &OsStr) -> bool {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let value = std::env::var_os(name);
    value.is_none_or(|value| value.to_str().is_some_and(|text| text.trim().is_empty()))
}

/// Returns the names of variables that look like settings but are unknown, probably because of a typo.
pub fn unknown(known: &[String]) -> Vec<String> {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let is_earlier = |name: &String| name.strip_suffix("_FILE").unwrap_or(name) == super::EARLIER_API_KEY;
    let is_ours = |name: &String| name.starts_with("LATCHKEY_") || name.starts_with("DAILY_") && !is_earlier(name);
    names.filter(|name| is_ours(name) && !known.contains(name) && !is_of_kubernetes(name)).collect()
}

/// Returns whether Kubernetes sets a variable for a service called `latchkey` or `latchkey-…`.
fn is_of_kubernetes(name: &str) -> bool {
    let is_port =
        |name: &str| variable(name).is_some_and(|value| value.starts_with("tcp://") || value.starts_with("udp://"));
    name.contains("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || name.contains("_TCP_")
        || name.contains("_UDP_")
        || is_port(name)
}

pub(super) fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let value = std::env::var(name);
    value.ok()
}

/// Returns a value without what surrounds it by mistake, or says what is wrong. Spaces around a secret belong to it.
pub(super) fn cleaned<'a>(name: &str, value: &'a str) -> Result<&'a str, String> {
    let value = value.trim_start_matches('\u{feff}').trim_matches(['\r', '\n']);
    let value = if SECRETS.contains(&name) { value } else { value.trim() };
    let is_in = |mark: char| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark);
    if is_in('"') || is_in('\'') {
        return Err("is in quotation marks, which would be part of it. Remove them, or set it in .env. The options `--env-file` of Docker and `EnvironmentFile` of some systems keep quotation marks.".to_owned());
    }
    if value.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('=')) {
        return Err(format!("begins with {name}=. Set only what follows."));
    }
    Ok(value)
}

/// Reads the file's variables.
fn pairs(file: &str, text: &str) -> Result<Vec<(String, String)>, ConfigError> {
    if let Some((line, name, what)) = misread(text) {
        let what = format!("{what}, which would be read as something else. Put single quotes around the value.");
        return Err(ConfigError::new(&format!("{file}, line {line}:"), format!("{name} {what}")));
    }
    let read: Result<Vec<_>, _> = dotenvy::from_read_iter(text.as_bytes()).collect();
    read.map_err(|error| {
        // The message does not quote the line, because it may contain a secret.
        let what = "is not NAME=value. Put single quotes around values that contain spaces, backslashes, # or $.";
        let dotenvy::Error::LineParse(wrong, _) = error else { return ConfigError::new(file, "cannot be read.") };
        let wrong = wrong.lines().next().unwrap_or_default();
        let found = text.lines().zip(1..).find(|(line, _)| !wrong.is_empty() && line.contains(wrong));
        found.map_or_else(
            || ConfigError::new(file, format!("has a line that {what}")),
            |(_, number)| ConfigError::new(file, format!("has a line {number} that {what}")),
        )
    })
}

/// Finds a value that would silently be read as another one: with a `$` that is replaced, or with quotation marks in it
/// that are removed. Returns its line, its name and what it has.
fn misread(text: &str) -> Option<(usize, String, &'static str)> {
    let (mut quote, mut line) = (None, 0);
    let mut name = "";
    for full in text.lines() {
        line += 1;
        let value = match quote {
            Some(_) => full,
            None if full.trim_start().starts_with('#') => continue,
            None => {
                let Some((before, value)) = full.split_once('=') else { continue };
                let before = before.trim();
                name = before.strip_prefix("export ").unwrap_or(before).trim();
                value.trim_start()
            }
        };
        let (mut was_escaped, mut was_closed, mut before) = (false, false, None);
        for c in value.chars() {
            match (quote, c) {
                _ if was_escaped => was_escaped = false,
                (Some(open), _) if c == open => (quote, was_closed) = (None, true),
                (Some('\''), _) => {}
                (_, '$') => return Some((line, name.to_owned(), "contains $")),
                (_, '\\') => was_escaped = true,
                (None, '#') if before.is_none_or(|c: char| c.is_whitespace()) => break,
                (None, '"' | '\'') if was_closed || before.is_some() => {
                    return Some((line, name.to_owned(), "contains quotation marks"));
                }
                (None, '"' | '\'') => quote = Some(c),
                (None, _) if was_closed && !c.is_whitespace() => {
                    return Some((line, name.to_owned(), "goes on after a quotation mark"));
                }
                _ => {}
            }
            before = Some(c);
        }
    }
    None
}

/// Returns a value as the file's format writes it.
fn quoted(value: &str) -> String {
    let mut text = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' | '$' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c => text.push(c),
        }
    }
    text + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_means_what_it_says() {
        let text = "# A comment with $ and \"\n\nexport A='ab$c\\d'\nB=\"a \\$b\\\\ \\\"c\\\"\"\nC=plain # $comment\nD=ab#cd\r\nE='two\nlines = $x'\nF=\n";
        let read = pairs(DOTENV, text).unwrap();
        let read: Vec<_> = read.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let wanted = [
            ("A", "ab$c\\d"),
            ("B", "a $b\\ \"c\""),
            ("C", "plain"),
            ("D", "ab#cd"),
            ("E", "two\nlines = $x"),
            ("F", ""),
        ];
        assert_eq!(read, wanted);
    }

    #[test]
    fn a_line_that_would_be_read_as_something_else_is_named() {
        for (text, said) in [
            ("A=1\nKEY=ab$cd", ".env, line 2: KEY contains $, which"),
            ("KEY=\"ab$cd\"", ".env, line 1: KEY contains $, which"),
            ("KEY=${HOME}", ".env, line 1: KEY contains $, which"),
            ("KEY=ab\"cd\"", ".env, line 1: KEY contains quotation marks, which"),
            ("KEY=it's", ".env, line 1: KEY contains quotation marks, which"),
            ("KEY=\"a\"b", ".env, line 1: KEY goes on after a quotation mark, which"),
            ("A=1\nKEY=a\\b", ".env has a line 2 that is not NAME=value."),
            ("KEY=two words", ".env has a line 1 that is not NAME=value."),
            ("A=1\nnothing", ".env has a line 2 that is not NAME=value."),
        ] {
            let error = pairs(DOTENV, text).unwrap_err().to_string();
            assert!(error.starts_with(said), "{text}: {error}");
            assert!(!error.contains("cd"), "{error}");
        }
    }

    #[test]
    fn what_surrounds_a_value_by_mistake_is_removed_or_named() {
        assert_eq!(cleaned("DAILY_API_KEY", "\u{feff}abc\r\n"), Ok("abc"));
        assert_eq!(cleaned("LATCHKEY_SMTP_PASSWORD", " a\"b \r"), Ok(" a\"b "));
        assert_eq!(cleaned("LATCHKEY_ZONE", " UTC\r"), Ok("UTC"));
        for wrong in ["\"abc\"", "'abc'", "DAILY_API_KEY=abc", "DAILY_API_KEY = abc", "\"\""] {
            assert!(cleaned("DAILY_API_KEY", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn values_survive_being_written_and_read() {
        for value in ["", "plain", "a'b\"c\\d$e #f", "two\nlines", " spaces ", "p%äß\"'$x"] {
            let text = format!("A={}\n", quoted(value));
            let read: Vec<_> = dotenvy::from_read_iter(text.as_bytes()).map(Result::unwrap).collect();
            assert_eq!(read, [("A".to_owned(), value.to_owned())]);
        }
    }
}
