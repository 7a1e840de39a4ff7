//! The commands, as processes.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Output, Stdio},
};

use latchkey::program::token::inspect::token_in;

use crate::support::{API_KEY, DOMAIN, DOMAIN_ID, signer};

pub(crate) fn latchkey(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.env_clear().current_dir(folder).stdin(Stdio::null());
    command.envs([("DAILY_API_KEY", API_KEY), ("DAILY_DOMAIN", DOMAIN), ("DAILY_DOMAIN_ID", DOMAIN_ID), ("TZ", "UTC")]);
    command
}

pub(crate) fn run(command: &mut Command, input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that needs no input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input);
    read(&child.wait_with_output().unwrap())
}

fn read(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(!err.contains("panicked"), "{err}");
    assert!(!err.contains(API_KEY) && !out.contains(API_KEY), "the key is shown");
    (output.status.code(), out, err)
}

pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

pub(crate) fn now() -> jiff::Timestamp {
    latchkey::program::clock::Clock::System.now()
}

#[test]
fn links_are_made_from_standard_input() {
    let folder = folder();
    let (code, out, err) =
        run(latchkey(folder.path()).args(["links", "--room", "standup", "--for", "60m"]), b"Ada, owner\nBob\n");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["name", "email", "role", "link"]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!([&rows[0][0], &rows[0][2], &rows[1][0], &rows[1][2]], ["Ada", "owner", "Bob", "invitee"]);
    for row in &rows {
        let claims = signer().verify(&token_in(&row[3]), now()).unwrap();
        assert_eq!(claims.user_name.as_deref(), Some(&row[0]));
        assert_eq!(claims.is_owner, &row[2] == "owner");
        let issued_at = claims.issued_at().unwrap();
        assert_eq!(claims.expires_at().unwrap().as_second(), issued_at.as_second() + 90 * 60);
        assert_eq!(claims.not_before(), None, "the window is open already");
    }
}

#[test]
fn lines_that_can_not_be_used_are_named_and_the_others_go_on() {
    let folder = folder();
    let (code, out, err) =
        run(latchkey(folder.path()).args(["links", "--room", "standup", "--format", "text"]), b"Ada\nbob@@x\nZoe\n");
    assert_eq!(code, Some(3));
    assert_eq!(out.lines().count(), 2);
    assert_eq!(err, "line 2: This is not an email address. Expected one like ada@example.org. (bob@@x)\n");
}

#[test]
fn people_come_from_flags_or_a_file_in_any_form() {
    let folder = folder();
    let args =
        ["links", "--room", "standup", "--owner", "Ada", "--invitee", "Bob", "--invitee", "Carol", "--format", "tsv"];
    let (code, out, _) = run(latchkey(folder.path()).args(args), b"");
    assert_eq!(code, Some(0));
    let roles: Vec<_> = out.lines().map(|line| line.split('\t').nth(2).unwrap()).collect();
    assert_eq!(roles, ["role", "owner", "invitee", "invitee"]);

    let utf16: Vec<u8> = "\u{feff}name;owner\r\nZoë;x\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(folder.path().join("people.csv"), utf16).unwrap();
    let args = ["links", "--room", "standup", "--format", "jsonl", "people.csv"];
    let (code, out, _) = run(latchkey(folder.path()).args(args), b"");
    assert_eq!(code, Some(0));
    let row: serde_json::Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!((&row["name"], &row["owner"], &row["room"]), (&"Zoë".into(), &true.into(), &"standup".into()));
}

#[test]
fn times_are_meant_in_the_zone() {
    let folder = folder();
    let tomorrow = (now() + jiff::SignedDuration::from_hours(24))
        .to_zoned_datetime(jiff::tz::TimeZone::get("Europe/Berlin").unwrap())
        .date();
    let starts = format!("{tomorrow} 10:00");
    let args = [
        "links",
        "--room",
        "r",
        "--starts",
        &starts,
        "--ends",
        "11:30",
        "--zone",
        "berlin",
        "--owner",
        "Ada",
        "--opens-early",
        "5m",
        "--format",
        "text",
    ];
    let (code, out, err) = run(latchkey(folder.path()).args(args), b"");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let link = out.trim().strip_prefix("Ada (owner): ").unwrap();
    let contents = latchkey::program::token::TokenContents::read(&token_in(link)).unwrap().claims().unwrap();
    let local = |time: Option<jiff::Timestamp>| {
        time.unwrap().to_zoned_datetime(jiff::tz::TimeZone::get("Europe/Berlin").unwrap()).datetime().to_string()
    };
    assert_eq!(local(contents.not_before()), format!("{tomorrow}T09:55:00"));
    assert_eq!(local(contents.expires_at()), format!("{tomorrow}T12:00:00"));
}

#[test]
fn a_token_carries_every_claim_by_flag_and_is_inspected() {
    let folder = folder();
    let (code, out, err) = run(
        latchkey(folder.path()).args([
            "token",
            "--room",
            "standup",
            "--for",
            "2h",
            "--owner",
            "--user-name",
            "Ada",
            "--user-id",
            "ada-1",
            "--nbf",
            "now",
            "--knocking",
            "--close-tab-on-exit",
            "--redirect-on-meeting-exit",
            "https://example.org",
            "--intercom-join-alert",
            "--start-cloud-recording",
            "--start-cloud-recording-opts",
            "{\"fps\":30}",
            "--auto-start-transcription",
            "--enable-recording",
            "cloud",
            "--enable-screenshare=false",
            "--start-video-off",
            "--start-audio-off",
            "--meeting-join-hook",
            "https://example.org/hook",
            "--eject-at-token-exp",
            "--eject-after-elapsed",
            "3600",
            "--lang",
            "fr",
            "--enable-recording-ui=false",
            "--permissions",
            "{\"cs\":\"v,a\",\"ca\":false}",
        ]),
        b"",
    );
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let claims = serde_json::to_value(signer().verify(out.trim(), now()).unwrap()).unwrap();
    assert_eq!(claims.as_object().unwrap().len(), 25, "{claims}");

    let (code, said, _) = run(latchkey(folder.path()).args(["inspect", "-"]), out.as_bytes());
    assert_eq!(code, Some(0));
    assert!(said.starts_with("Ada can join “standup” as an owner from "), "{said}");
    assert!(said.contains("It is signed with this API key") && said.contains("redirect_on_meeting_exit"), "{said}");

    let link = format!("https://acme.daily.co/standup?t={}", out.trim());
    let (code, said, _) = run(latchkey(folder.path()).env_remove("DAILY_API_KEY").args(["inspect", &link]), b"");
    assert_eq!(code, Some(0));
    assert!(said.contains("The signature is not checked"), "{said}");
    let other_key = API_KEY.replace('5', "6");
    let (code, said, _) = run(latchkey(folder.path()).env("DAILY_API_KEY", other_key).args(["inspect", &link]), b"");
    assert_eq!(code, Some(1));
    assert!(said.contains("Not signed with this API key."), "{said}");
    let printed = include_str!("golden/daily-docs.txt").lines().nth(1).unwrap();
    let (code, said, _) = run(latchkey(folder.path()).env_remove("DAILY_API_KEY").args(["inspect", printed]), b"");
    assert_eq!(code, Some(0));
    assert!(said.contains("Warning: the token has no expiry time"), "{said}");
    let forged = ["--user-name", "Eve\nValid: signed with this API key.\u{1b}[2J\u{202e}", "--room", "standup"];
    let (_, forged, _) = run(latchkey(folder.path()).arg("token").args(forged), b"");
    let elsewhere = format!("https://acme.daily.co/other?t={}", forged.trim());
    let (_, said, _) = run(latchkey(folder.path()).args(["inspect", &elsewhere]), b"");
    assert!(said.starts_with("Eve\\nValid: signed"), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
    assert!(
        said.contains(
            "The link does not work: the link leads to “other” at acme.daily.co, but its token opens “standup”."
        ),
        "{said}"
    );
    let (code, _, err) = run(latchkey(folder.path()).args(["inspect", "nonsense"]), b"");
    assert_eq!(
        (code, err.as_str()),
        (
            Some(2),
            "error: not a meeting token: found no link with a token; expected one like https://NAME.daily.co/ROOM?t=eyJ…\n"
        )
    );
}

#[test]
fn wrong_flags_say_what_is_wanted() {
    let folder = folder();
    for (args, wanted) in [
        (&["links", "--room", "a b", "--owner", "Ada"][..], "A space is not allowed in a room name"),
        (&["links", "--room", "r", "--owner", "Ada", "--starts", "noon"], "expected a time like"),
        (&["links", "--room", "r", "--owner", "Ada", "--for", "soon"], "expected a duration such as 60m"),
        (&["links", "--room", "r", "--owner", "Ada", "--for", "32d"], "--for: The end is too far in the future"),
        (
            &["links", "--room", "r", "--owner", "Ada", "--ends", "2020-01-01T00:00Z"],
            "--ends: The end must be after the start",
        ),
        (&["links", "--room", "r", "--owner", " "], "--owner \" \": The name or title is empty"),
        (&["links", "--owner", "Ada"], "The room is missing. Set --room"),
        (
            &["links", "--room", "r", "--owner", "Ada", "--opens-early", "-5"],
            "'--opens-early <MINUTES>': expected 0 to 1440",
        ),
        (&["links", "--room", "r", "--owner", "Ada", "--domain", "a.b.c"], "--domain is invalid; expected the NAME"),
        (&["preflight", "--room", "r", "--for", "32d"], "--for: The end is too far in the future"),
        (&["links", "--room", "r"], "There is no one to invite"),
        (&["links", "--room", "r", "missing.csv"], "Cannot read missing.csv: "),
        (&["links", "--room", "r", "--owner", "Ada", "--zone", "Atlantis"], "“Atlantis” is not a time zone"),
        (&["token", "--room", "r", "--exp", "1700003600000"], "not milliseconds"),
        (&["token", "--room", "r", "--exp", "1700003600"], "--exp: the token would already have expired"),
        (&["token", "--room", "r", "--for", "100000000h"], "The end is after the year 9999."),
        (&["links", "--room", "r", "--owner", "Ada", "--starts", "9999-12-30T22:00:00Z"], "out of range"),
        (&["token", "--room", "r", "--lang", "ja"], "unknown language “ja”; expected one of"),
        (&["token", "--room", "r", "--user-id", "0123456789012345678901234567890123456"], "at most 36 characters"),
        (&["token", "--room", "r", "--eject-after-elapsed", "0"], "invalid value '0'"),
        (&["token", "--room", "r", "--permissions", "{\"cs\":[\"v\"]}"], "expected true, false, or letters"),
        (&["token", "--room", "r", "--permissions", "{\"canSend\":\"v\"}"], "expected true, false, or a list such as"),
        (&["token", "--room", "r", "--permissions", "{\"canSend\":[],\"ca\":true}"], "expected either long names"),
        (&["token", "--room", "r", "--start-cloud-recording-opts", "[]"], "expected a JSON object, in braces"),
        (&["token", "--room", "r", "--redirect-on-meeting-exit", "thanks"], "not a full URL"),
        (&["token"], "--room <NAME>"),
    ] {
        let (code, out, err) = run(latchkey(folder.path()).args(args), b"");
        assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}: {err}");
        assert!(err.contains(wanted), "{args:?}: {err}");
    }
}

#[test]
fn wrong_settings_are_named_with_what_is_wanted() {
    let folder = folder();
    let secret_file = folder.path().join("key");
    std::fs::write(&secret_file, format!("{API_KEY}\n")).unwrap();
    std::fs::write(folder.path().join("text.db"), "no database").unwrap();
    let mut make = latchkey(folder.path());
    make.env("DATABASE_URL", "sqlite:read-only.db").args(["organizer", "add", "ada@example.org", "Ada"]);
    assert_eq!(run(&mut make, b"a long password\n").0, Some(0));
    for (name, value, wanted) in [
        ("DAILY_API_KEY", Some(""), "DAILY_API_KEY is not set. Set it to the API key"),
        ("DAILY_API_KEY", Some("changeme"), "DAILY_API_KEY is a placeholder"),
        ("DAILY_API_KEY", None, "DAILY_API_KEY is not set. Set it to the API key"),
        ("DAILY_API_KEY_FILE", Some("/missing"), "DAILY_API_KEY and DAILY_API_KEY_FILE are both set"),
        (
            "DAILY_DOMAIN",
            Some("acme.example.org"),
            "DAILY_DOMAIN is invalid; expected the NAME in https://NAME.daily.co, got \"acme.example.org\".",
        ),
        ("DAILY_DOMAIN", None, "DAILY_DOMAIN is not set. Set it to the NAME"),
        ("DAILY_DOMAIN_ID", Some("acme"), "DAILY_DOMAIN_ID is invalid; expected the UUID"),
        ("DATABASE_URL", Some("mysql://x:hidden@y/z"), "DATABASE_URL is invalid; expected sqlite:FILE or postgres://"),
        ("DATABASE_URL", Some("sqlite:/proc/none/latchkey.db"), "cannot create the database file"),
        ("DATABASE_URL", Some("sqlite:read-only.db?mode=ro"), "attempt to write a readonly database"),
        ("DATABASE_URL", Some("sqlite:text.db"), "file is not a database"),
        ("DATABASE_URL", Some("postgres://u:hidden@127.0.0.1:1/none"), "DATABASE_URL: the database is unavailable"),
        ("DATABASE_URL", Some("sqlite::memory:"), "expected sqlite:FILE"),
        ("DAILY_DOMAIN_ID", Some(API_KEY), "as domain_id, got a value that looks like an API key."),
        ("LATCHKEY_LOG", Some("loud"), "LATCHKEY_LOG is invalid; expected error, warn"),
        ("LATCHKEY_API_RATE", Some("0"), "LATCHKEY_API_RATE: expected a number of requests per minute"),
        ("LATCHKEY_LISTEN", Some("here"), "LATCHKEY_LISTEN: expected an IP address and a port"),
        ("LATCHKEY_BASE_URL", Some("links.example.org/x"), "LATCHKEY_BASE_URL: expected a URL without a path"),
        ("LATCHKEY_ZONE", Some("Atlantis"), "LATCHKEY_ZONE: “Atlantis” is not a time zone"),
        ("LATCHKEY_MAX_DAYS", Some("many"), "LATCHKEY_MAX_DAYS: expected a number of days"),
        ("LATCHKEY_TRUSTED_PROXIES", Some("proxy"), "LATCHKEY_TRUSTED_PROXIES: expected IP addresses"),
        ("LATCHKEY_LOG", Some("a=b=c"), "or a filter such as info,latchkey=debug, got \"a=b=c\"."),
    ] {
        let mut command = latchkey(folder.path());
        command.arg("serve");
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
        let (code, out, err) = run(&mut command, b"");
        assert!(matches!(code, Some(1 | 2)), "{name}={value:?}: {code:?} {err}");
        assert_eq!(out, "");
        assert!(err.contains(wanted), "{name}={value:?}: {err}");
        assert!(!err.contains("hidden"), "{err}");
    }
    let mut from_file = latchkey(folder.path());
    from_file.env_remove("DAILY_API_KEY").env("DAILY_API_KEY_FILE", &secret_file).args(["token", "--room", "r"]);
    assert_eq!(run(&mut from_file, b"").0, Some(0));
    let mut unusual = latchkey(folder.path());
    let (code, _, err) = run(unusual.env("DAILY_API_KEY", "very-very-secret").args(["token", "--room", "r"]), b"");
    assert_eq!(code, Some(0));
    assert!(err.starts_with("warning: DAILY_API_KEY does not look like a Daily API key"), "{err}");
}

#[test]
fn a_dotenv_file_is_read_and_gives_way_to_the_environment() {
    let folder = folder();
    std::fs::write(
        folder.path().join(".env"),
        format!("DAILY_API_KEY={API_KEY}\nDAILY_DOMAIN=fromfile\nDAILY_DOMAIN_ID={DOMAIN_ID}\n"),
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.env_clear().current_dir(folder.path()).args(["links", "--room", "r", "--owner", "Ada", "--format", "text"]);
    assert!(run(&mut command, b"").1.contains("https://fromfile.daily.co/r?t="));
    command.env("DAILY_DOMAIN", "fromenv");
    assert!(run(&mut command, b"").1.contains("https://fromenv.daily.co/r?t="));
    std::fs::write(folder.path().join(".env"), format!("DAILY_API_KEY {API_KEY}\n")).unwrap();
    let (code, _, err) = run(&mut command, b"");
    assert_eq!(
        (code, err.as_str()),
        (
            Some(2),
            "error: .env has a line 1 that is not NAME=value. Put single quotes around values that contain spaces, backslashes, # or $.\n"
        )
    );
}

#[test]
fn a_file_with_settings_can_be_named() {
    let folder = folder();
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    write(".env", "DAILY_API_KEY=\"not this\"\nLATCHKEY_ZONE=Atlantis\n".to_owned());
    write("acme.env", format!("DAILY_API_KEY={API_KEY}\nDAILY_DOMAIN=fromfile\nDAILY_DOMAIN_ID={DOMAIN_ID}\n"));
    let latchkey = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
        command.env_clear().env("TZ", "UTC").current_dir(folder.path());
        command
    };
    let links = ["links", "--room", "r", "--owner", "Ada", "--format", "text"];
    for args in [
        [&["--env-file", "acme.env"][..], &links].concat(),
        [&links[..], &["--env-file", "acme.env"]].concat(),
        [&links[..1], &["--env-file=acme.env"], &links[1..]].concat(),
    ] {
        let (code, out, err) = run(latchkey().args(&args), b"");
        assert_eq!((code, err.as_str()), (Some(0), ""), "{args:?}");
        assert!(out.contains("https://fromfile.daily.co/r?t="), "{out}");
    }
    let (code, _, err) = run(latchkey().args(links).args(["--env-file", "none.env"]), b"");
    assert_eq!(code, Some(2));
    assert!(err.starts_with("error: none.env cannot be read: "), "{err}");
    write("bad.env", "one two\n".to_owned());
    let (code, _, err) = run(latchkey().args(links).args(["--env-file", "bad.env"]), b"");
    assert_eq!(code, Some(2));
    assert!(err.starts_with("error: bad.env has a line 1 that is not NAME=value."), "{err}");
    // `setup` creates the file that is named, and leaves the other one.
    let new = ["setup", "--env-file", "new.env", "--domain", "acme", "--domain-id", DOMAIN_ID];
    let key = API_KEY.replace('0', "1");
    let (code, _, err) =
        run(latchkey().env("DAILY_API_KEY", &key).env("DAILY_API_URL", "http://127.0.0.1:9/v1").args(new), b"");
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("Wrote the settings to new.env. Only you can read this file."), "{err}");
    assert!(std::fs::read_to_string(folder.path().join("new.env")).unwrap().contains(&format!("DAILY_API_KEY={key}")));
    assert!(!std::fs::read_to_string(folder.path().join(".env")).unwrap().contains(&key));
}

#[test]
fn every_command_that_prints_facts_prints_them_as_json() {
    let folder = folder();
    let json = |args: &[&str], input: &[u8], wanted: i32| -> serde_json::Value {
        let mut command = latchkey(folder.path());
        command.env("DAILY_API_URL", "http://127.0.0.1:9/v1").args(args).arg("--json");
        let (code, out, err) = run(&mut command, input);
        assert_eq!(code, Some(wanted), "{args:?}: {err}");
        assert_eq!(out.lines().count(), 1, "{args:?}: {out}");
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        let mut left = vec![&value];
        while let Some(value) = left.pop() {
            for (name, inner) in value.as_object().into_iter().flatten() {
                assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name}");
                left.push(inner);
            }
            left.extend(value.as_array().into_iter().flatten());
        }
        value
    };
    let token = json(&["token", "--room", "standup", "--user-name", "Ada", "--user-id", "7", "--owner"], b"", 0);
    assert_eq!((&token["room"], &token["user_id"], &token["owner"]), (&"standup".into(), &"7".into(), &true.into()));
    let link = token["link"].as_str().unwrap();
    assert_eq!(link, format!("https://{DOMAIN}.daily.co/standup?t={}", token["token"].as_str().unwrap()));

    let read = json(&["inspect", link], b"", 0);
    let read = &read["tokens"][0];
    assert_eq!((&read["works"], &read["signed_by"], &read["name"]), (&true.into(), &"own_key".into(), &"Ada".into()));
    assert_eq!(read["expires_at"], token["expires_at"]);
    assert!(!read.to_string().contains("eyJ"), "{read}");
    let other = json(&["token", "--room", "standup"], b"", 0);
    let both = json(&["inspect", "-"], format!("{link}\n\n{}", other["link"].as_str().unwrap()).as_bytes(), 0);
    assert_eq!(both["tokens"].as_array().unwrap().len(), 2);
    let joins = json(&["inspect", "https://links.example.org/j/7x4k9m2p0111wxyz"], b"", 0);
    assert_eq!(joins["join_links"][0]["works"], true);

    run(latchkey(folder.path()).args(["organizer", "add", "ada@example.org", "Ada"]), b"a long password\n");
    let list = json(&["organizer", "list"], b"", 0);
    let ada =
        serde_json::json!({ "email": "ada@example.org", "name": "Ada", "role": "administrator", "enabled": true });
    assert_eq!(list, serde_json::json!({ "organizers": [ada] }));
    let added = json(&["api-key", "add", "ada@example.org", "Backoffice", "--rooms", "team-*"], b"", 0);
    let listed = json(&["api-key", "list", "ada@example.org"], b"", 0);
    let key = &listed["api_keys"][0];
    assert!(added["key"].is_string() && key["key"].is_null());
    assert_eq!((&key["id"], &key["rooms"], &key["scopes"][0]), (&added["id"], &"team-*".into(), &"tokens".into()));

    let checks = json(&["doctor"], b"", 1);
    assert_eq!((&checks["ok"], &checks["checks"][0]["status"]), (&false.into(), &"ok".into()));
    let checks = json(&["preflight", "--room", "standup"], b"", 1);
    assert_eq!((&checks["ok"], &checks["checks"][0]["status"]), (&false.into(), &"not_checked".into()));
    let health = json(&["health", "--listen", "127.0.0.1:9"], b"", 1);
    assert_eq!(health["ready"], false);
    assert_eq!(json(&["links", "--room", "standup", "--owner", "Ada"], b"", 0)["name"], "Ada");
    assert_eq!(json(&["links", "--room", "standup", "--owner", "Ada", "--plan"], b"", 0)["change"], "added");
}

#[test]
fn flags_of_a_command_also_work_after_its_subcommands() {
    let folder = folder();
    std::fs::write(folder.path().join("url"), "sqlite:elsewhere.db").unwrap();
    let file = ["--database-url-file", "url"];
    let add = ["add", "ada@example.org", "Ada"];
    for args in [[&["organizer"][..], &file, &add].concat(), [&["organizer", "list"][..], &file].concat()] {
        let (code, _, err) = run(latchkey(folder.path()).args(&args), b"a long password\n");
        assert_eq!(code, Some(0), "{args:?}: {err}");
    }
    assert!(folder.path().join("elsewhere.db").exists());
}

#[test]
fn organizers_are_added_listed_and_removed() {
    let folder = folder();
    let organizer = |args: &[&str], input: &[u8]| run(latchkey(folder.path()).arg("organizer").args(args), input);
    for args in [&["list"][..], &["password", "ada@example.org"], &["remove", "ada@example.org", "--yes"]] {
        let (code, _, err) = organizer(args, b"a long password\n");
        assert_eq!(code, Some(1), "{err}");
        assert!(err.contains("There is no database at latchkey-data/latchkey.db."), "{err}");
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0, "nothing is made in the wrong folder");
    let (code, out, err) = organizer(&["add", "ada@example.org", "Ada Lovelace"], b"a long password\n");
    let added = "Ada Lovelace can now sign in with ada@example.org as an administrator.\n";
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "", added));
    assert_eq!(organizer(&["list"], b"").1, "ada@example.org\tAda Lovelace\tadministrator\tenabled\n");
    assert_eq!(organizer(&["add", "cora@example.org", "Cora"], b"a long password\n").0, Some(0));
    assert!(organizer(&["role", "ada@example.org", "organizer"], b"").2.contains("the last administrator"));
    assert!(organizer(&["disable", "ada@example.org"], b"").2.contains("the last administrator"));
    assert!(organizer(&["remove", "ada@example.org", "--yes"], b"").2.contains("the last administrator"));
    assert_eq!(organizer(&["role", "cora@example.org", "organizer"], b"").0, Some(0), "who is none can stay none");
    assert_eq!(organizer(&["role", "cora@example.org", "administrator"], b"").0, Some(0));
    assert_eq!(organizer(&["role", "ada@example.org", "organizer"], b"").0, Some(0));
    assert_eq!(organizer(&["disable", "ada@example.org"], b"").0, Some(0));
    assert!(organizer(&["list"], b"").1.starts_with("ada@example.org\tAda Lovelace\torganizer\tdisabled\n"));
    assert_eq!(organizer(&["enable", "ada@example.org"], b"").0, Some(0));
    assert_eq!(organizer(&["role", "ada@example.org", "administrator"], b"").0, Some(0));
    assert_eq!(organizer(&["remove", "cora@example.org", "--yes"], b"").0, Some(0));
    let (code, _, err) = organizer(&["add", "ADA@example.org", "Ada"], b"a long password\n");
    assert_eq!(code, Some(2));
    assert!(err.contains("ADA@example.org already exists"), "{err}");
    assert!(organizer(&["add", "bob@example.org", "Bob"], b"short\n").2.contains("at least 12 characters"));
    for easy in [&b"password1234\n"[..], b"bob@example.org\n", b"Latchkey-Daily\n"] {
        let refused = organizer(&["add", "bob@example.org", "Bob"], easy);
        assert_eq!(refused.0, Some(2), "{}", refused.2);
        assert!(refused.2.contains("easy to guess; use a longer one"), "{}", refused.2);
    }
    assert!(organizer(&["add", "bob", "Bob"], b"").2.contains("not an email address"));
    assert_eq!(organizer(&["password", "ada@example.org"], b"a whole new password\n").0, Some(0));
    assert!(
        organizer(&["password", "eve@example.org"], b"")
            .2
            .contains("No organizer has the email address eve@example.org")
    );
    assert!(organizer(&["remove", "ada@example.org"], b"").2.contains("--yes"));
    assert_eq!(organizer(&["remove", "ada@example.org", "--yes"], b"").0, Some(0));
    assert_eq!(organizer(&["list"], b"").1, "");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let folder = folder();
    let names: String = (0..20_000).map(|number| format!("Person {number}\n")).collect();
    std::fs::write(folder.path().join("people.txt"), names).unwrap();
    let mut child = latchkey(folder.path())
        .args(["links", "--room", "r", "people.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert_eq!(first, "name,email,role,link\n");
    let (code, _, err) = read(&child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn the_server_prints_its_address_and_stops_when_told() {
    let folder = folder();
    for (args, extra) in [
        (&["serve", "--listen", "127.0.0.1:0"][..], "No one can sign in yet"),
        (&["demo", "--listen", "127.0.0.1:0"], "Daily does not accept this demo's direct links"),
    ] {
        let mut child =
            latchkey(folder.path()).args(args).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let mut said = String::new();
        while !(said.contains("http://127.0.0.1:") && said.contains(extra)) {
            said.push_str(&lines.next().expect("it says its address"));
            said.push('\n');
        }
        let address = said.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let mut stream = std::net::TcpStream::connect(&address).unwrap();
        stream.write_all(b"GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    let database = std::fs::metadata(folder.path().join("latchkey-data/latchkey.db")).unwrap();
    assert_eq!(std::os::unix::fs::MetadataExt::mode(&database) & 0o777, 0o600);
}

#[test]
fn shells_complete_every_command_and_each_has_a_man_page() {
    let folder = folder();
    let names: Vec<String> =
        latchkey::program::cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, out, err) = run(latchkey(folder.path()).args(["completions", shell]), b"");
        assert_eq!((code, err.as_str()), (Some(0), ""), "{shell}");
        for word in names.iter().map(String::as_str).chain(["issued-at", "env-file"]) {
            assert!(out.contains(word), "{shell}: {word}");
        }
    }
    let (code, _, err) = run(latchkey(folder.path()).args(["completions", "tcsh"]), b"");
    assert_eq!(code, Some(2));
    assert!(err.contains("possible values: bash"), "{err}");
    let script = run(latchkey(folder.path()).args(["completions", "bash"]), b"").1;
    let ask = format!(
        "{script}\nCOMP_WORDS=(latchkey links --issued); COMP_CWORD=2; _latchkey latchkey --issued links; echo \"${{COMPREPLY[@]}}\""
    );
    let answer = Command::new("bash").args(["-c", &ask]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&answer.stdout).trim(), "--issued-at");

    let (code, out, err) = run(latchkey(folder.path()).args(["man", "share/man1"]), b"");
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    let page = |name: &str| std::fs::read_to_string(folder.path().join("share/man1").join(name)).unwrap();
    for name in names {
        assert!(page(&format!("latchkey-{name}.1")).starts_with(".ie"), "{name}");
    }
    assert!(page("latchkey.1").contains("Exit codes") && page("latchkey-organizer-add.1").contains("administrator"));
    std::fs::write(folder.path().join("file"), "").unwrap();
    let (code, _, err) = run(latchkey(folder.path()).args(["man", "file"]), b"");
    assert_eq!(code, Some(2));
    assert!(err.contains("Cannot write to file: "), "{err}");
}

#[test]
fn help_fits_80_columns_and_shows_whole_examples() {
    fn check(command: &clap::Command, path: &[&str], folder: &Path) {
        for flag in ["-h", "--help"] {
            let (code, out, err) = run(latchkey(folder).args(path).arg(flag), b"");
            assert_eq!((code, err.as_str()), (Some(0), ""), "{path:?}");
            for line in out.lines() {
                assert!(line.chars().count() <= 80, "{path:?} {flag}: {line}");
            }
            // A line that was broken could not be copied.
            for example in command.get_after_help().map(ToString::to_string).unwrap_or_default().lines() {
                let is_indented = example.starts_with("  ");
                assert!(!is_indented || out.lines().any(|line| line == example), "{path:?} {flag}: {example}");
            }
        }
        for inner in command.get_subcommands() {
            check(inner, &[path, &[inner.get_name()]].concat(), folder);
        }
    }
    let folder = folder();
    let command = latchkey::program::cli::command();
    check(&command, &[], folder.path());
    let out = run(latchkey(folder.path()).arg("--help"), b"").1;
    assert!(out.contains("Examples:\n  latchkey demo\n") && out.contains("Exit codes:\n  0  success\n"), "{out}");
}

#[test]
fn lists_in_flags_take_commas_and_repetition() {
    let folder = folder();
    run(latchkey(folder.path()).args(["organizer", "add", "ada@example.org", "Ada"]), b"a long password\n");
    for flags in [
        &["--scope", "tokens,meetings", "--rooms", "team-*,board"][..],
        &["--scope", "tokens", "--scope", "meetings", "--rooms", "team-*", "--rooms", "board"],
    ] {
        let add = ["api-key", "add", "ada@example.org", "Office", "--json"];
        let (code, out, err) = run(latchkey(folder.path()).args(add).args(flags), b"");
        assert_eq!(code, Some(0), "{err}");
        assert!(out.contains(r#""scopes":["tokens","meetings"],"rooms":"team-* board""#), "{out}");
    }
    let bad = ["api-key", "add", "ada@example.org", "Office", "--rooms", "a b,ü"];
    let (code, _, err) = run(latchkey(folder.path()).args(bad), b"");
    assert_eq!(code, Some(2));
    assert!(err.starts_with("error: --rooms: "), "{err}");
}
