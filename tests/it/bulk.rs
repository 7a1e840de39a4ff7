//! Links by the million: `latchkey links` row by row.

use std::{
    io::{Read as _, Write as _},
    process::Stdio,
};

use latchkey::program::token::{Claims, TokenContents, inspect::token_in};

use crate::{
    cli::{folder, latchkey, now, run},
    support::signer,
};

const ROOM: [&str; 3] = ["links", "--room", "standup"];

/// The cells of rows that need no quotes.
fn rows(out: &str) -> Vec<Vec<&str>> {
    out.lines().map(|line| line.split(',').collect()).collect()
}

fn claims(link: &str) -> Claims {
    TokenContents::read(&token_in(link)).unwrap().claims().unwrap()
}

/// Returns a text with years to come in place of 2098 and 2099: times that are ahead, and not too far.
fn ahead(text: &str) -> String {
    let year: u16 = now().to_string()[..4].parse().unwrap();
    text.replace("2098", &(year + 1).to_string()).replace("2099", &(year + 2).to_string())
}

#[test]
fn a_table_names_its_columns_in_any_order() {
    let folder = folder();
    let table = "Room;ID;E-mail;Language;Owner;Name;Ends;Starts\n\
                 a;7;ada@Example.org;de;yes;Ada;;\n\
                 ;;bob@example.org;;;;2099-01-01 00:00;\n\
                 b;;;;;Zoë;12:00;11:00\n";
    let args = [
        "--zone",
        "UTC",
        "--issued-at",
        "2026-11-24T09:00:00Z",
        "--ends",
        &ahead("2098-01-01T00:00"),
        "--opens-early",
        "0",
        "--closes-late",
        "0",
    ];
    let mut command = latchkey(folder.path());
    command.env("LATCHKEY_MAX_DAYS", "65535").args(ROOM).args(args);
    // The machine's clock has long passed those times.
    let (code, out, err) = run(&mut command, ahead(&table.replace("12:00", "2099-11-24 12:00")).as_bytes());
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let rows = rows(&out);
    assert_eq!(rows[0], ["name", "email", "role", "id", "room", "language", "link"]);
    assert_eq!(rows[1][..5], ["Ada", "ada@example.org", "owner", "7", "a"]);
    assert_eq!(rows[2][..3], ["bob", "bob@example.org", "invitee"]);
    assert_eq!((rows[2][4], rows[3][4]), ("standup", "b"));
    assert_eq!((rows[1][5], rows[2][5]), ("de", ""));
    let [ada, bob, zoe] = [1, 2, 3].map(|row| claims(rows[row][6]));
    assert_eq!(ada.user_id.as_ref().unwrap().as_str(), "7");
    assert_eq!(ada.options.lang.unwrap().code(), "de");
    assert_eq!(ada.expires_at().unwrap().to_string(), ahead("2098-01-01T00:00:00Z"));
    assert_eq!(bob.expires_at().unwrap().to_string(), ahead("2099-01-01T00:00:00Z"));
    assert_eq!((zoe.options.lang, zoe.not_before().unwrap().to_string()), (None, "2026-11-24T11:00:00Z".to_owned()));
    assert_eq!(zoe.expires_at().unwrap().to_string(), ahead("2099-11-24T12:00:00Z"));
}

#[test]
fn the_same_rows_make_the_same_bytes_and_each_person_keeps_their_id() {
    let folder = folder();
    let issued_at = now().to_string();
    let table: String = (0..5000)
        .map(|n| format!("Person {n},{},\n", if n % 2 == 0 { format!("p{n}@example.org") } else { String::new() }))
        .collect();
    let table = format!("name,email,owner\n{table}");
    let made = |extra: &[&str], table: &str| {
        let (code, out, err) =
            run(latchkey(folder.path()).args(ROOM).args(["--issued-at", &issued_at]).args(extra), table.as_bytes());
        assert_eq!((code, err.as_str()), (Some(0), ""));
        out
    };
    let first = made(&[], &table);
    assert_eq!(first, made(&[], &table));
    let names: Vec<_> = rows(&first).into_iter().skip(1).map(|row| row[0].to_owned()).collect();
    assert_eq!(names, (0..5000).map(|n| format!("Person {n}")).collect::<Vec<_>>(), "the order is kept");
    for row in rows(&first).into_iter().skip(1).step_by(500) {
        signer().verify(&token_in(row[3]), now()).unwrap();
    }
    let id = |out: &str, row: usize| claims(rows(out)[row].last().unwrap()).user_id.unwrap();
    let later = made(&["--for", "2h"], &table);
    assert_eq!(id(&first, 1), id(&later, 1), "another time leaves the ids");
    let renamed = made(&[], "name,email\nAda,p0@example.org\n");
    assert_eq!(id(&first, 1), id(&renamed, 1), "the address tells people apart before the name does");
    assert_eq!(id(&first, 2), id(&made(&[], "name\nPerson 1\n"), 1), "without one, the name does");
    assert_ne!(id(&first, 1), id(&made(&[], "name,email,room\nx,p0@example.org,other\n"), 1));
    // RFC 9562: a UUID made from SHA-256 has version 8.
    assert_eq!(id(&first, 1).as_str().as_bytes()[14], b'8');
}

#[test]
fn rows_that_can_not_be_used_are_kept_as_they_came() {
    let folder = folder();
    let table = b"name;owner;id\nAda;yes;1\nBob;maybe;2\n\nCut;yes\nZo\xc3\xab;;3\nMax;;0123456789012345678901234567890123456\nNu\0l;;4\nBad\xff;;5\n;;6\n".to_vec();
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM).args(["--errors", "bad.csv"]), &table);
    assert_eq!(code, Some(3));
    assert_eq!(rows(&out).iter().map(|row| row[0]).collect::<Vec<_>>(), ["name", "Ada", "Zoë"]);
    // What a cron job writes to standard error goes into an email.
    assert!(err.contains("6 rows are invalid: see bad.csv"), "{err}");
    assert!(!err.contains("Bob"), "{err}");
    let (_, _, err) = run(latchkey(folder.path()).args(ROOM), &table);
    for said in [
        "line 3: Invalid owner value “maybe”. Expected yes, no",
        "line 5: The line has fewer cells than the first line. Check whether it is complete.",
        "line 7: the user id is too long; expected at most 36 characters, got 37",
        "line 8: The line contains a control character",
        "line 9: A character cannot be read",
        "line 10: The row has no name and no email address.",
    ] {
        assert!(err.contains(said), "{said}: {err}");
    }
    let kept = std::fs::read_to_string(folder.path().join("bad.csv")).unwrap();
    assert!(
        kept.starts_with("name;owner;id;problem\nBob;maybe;2;Invalid owner value “maybe”. Expected yes, no"),
        "{kept}"
    );
    assert!(kept.contains("\nCut;yes;The line has fewer cells than the first line."), "{kept}");
    assert!(
        kept.contains("\nMax;;0123456789012345678901234567890123456;\"the user id is too long; expected"),
        "{kept}"
    );
    // Without the file each is said, and none of the good ones is lost.
    let (code, again, err) = run(latchkey(folder.path()).args(ROOM), &table);
    assert_eq!((code, rows(&again).len()), (Some(3), 3));
    assert!(err.starts_with("warning: the file was read as UTF-8; check the names\n"), "{err}");
    assert_eq!(err.lines().count(), 7, "{err}");
}

#[test]
fn strict_makes_nothing_where_a_row_can_not_be_used() {
    let folder = folder();
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM).arg("--strict"), b"name,owner\nAda,yes\nBob,maybe\n");
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.contains("line 3: Invalid owner value “maybe”")
            && err.contains("No links were created because --strict is set and 1 row is invalid.\n"),
        "{err}"
    );
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM).arg("--strict"), b"name,owner\nAda,yes\nBob,no\n");
    assert_eq!((code, rows(&out).len(), err.as_str()), (Some(0), 3, ""));
}

#[test]
fn a_header_says_what_can_not_be_used_of_it() {
    let folder = folder();
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM), b"id,owner,room\n1,yes,a\n");
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("No column with names or email addresses was found."), "{err}");
    assert!(err.contains("1 “id” (1); 2 “owner” (yes); 3 “room” (a)."), "{err}");
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM), b"name,name,shoe size,email\nAda,B,38,\n");
    assert_eq!((code, rows(&out).len()), (Some(0), 2));
    assert_eq!(err, "warning: ignored columns: name, shoe size\n");
    let (code, _, err) = run(latchkey(folder.path()).arg("links"), b"name\nAda\n");
    assert_eq!(code, Some(2));
    assert!(err.contains("The room is missing"), "{err}");
    let (code, _, err) = run(latchkey(folder.path()).arg("links"), b"name,room\nAda,a b\nBob,\nZoe,c\n");
    assert_eq!(code, Some(3));
    assert!(err.contains("line 2: A space is not allowed in a room name"), "{err}");
    assert!(err.contains("line 3: The room name is missing"), "{err}");
    let (_, out, err) = run(latchkey(folder.path()).args(ROOM), b"Sam\nAda\nSam\n");
    assert_eq!(rows(&out).len(), 4);
    assert!(err.starts_with("warning: lines 1 and 3 have the same id"), "{err}");
}

#[test]
fn a_plan_says_what_differs_from_an_earlier_run_and_makes_nothing() {
    let folder = folder();
    let window = ["--starts", "10:00", "--ends", &ahead("2099-01-01T00:00Z"), "--zone", "UTC"];
    let run_with = |extra: &[&str], table: &str| {
        let mut command = latchkey(folder.path());
        command.env("LATCHKEY_MAX_DAYS", "65535").args(ROOM).args(window).args(extra);
        run(&mut command, table.as_bytes())
    };
    for format in ["csv", "tsv", "jsonl", "text"] {
        let earlier = run_with(&["--format", format], "name,id\nAda,1\nBob,2\nEve,3\n").1;
        std::fs::write(folder.path().join("earlier"), earlier).unwrap();
        let (code, out, err) = run_with(&["--plan", "earlier"], "name,id,owner\nAda,1,\nRobert,2,yes\nZoe,4,\n");
        assert_eq!(code, Some(0), "{err}");
        assert_eq!(
            out,
            "change,name,email,role,room,id,differs\nunchanged,Ada,,invitee,standup,1,\n\
             changed,Robert,,owner,standup,2,is_owner user_name\nadded,Zoe,,invitee,standup,4,\n\
             withdrawn,Eve,,invitee,standup,3,\n"
        );
        assert!(err.starts_with("1 added, 1 changed, 1 unchanged, 1 withdrawn\n"), "{err}");
        assert!(err.contains("They cannot be revoked") && !out.contains("eyJ"), "{err}");
    }
    std::fs::write(folder.path().join("odd"), run_with(&[], "what?t=1\nAda\n").1).unwrap();
    let (code, out, err) = run_with(&["--plan", "odd"], "what?t=1\nAda\nAda\n");
    assert_eq!(code, Some(0));
    assert_eq!(rows(&out).iter().map(|row| row[0]).collect::<Vec<_>>(), ["change", "unchanged", "unchanged", "double"]);
    assert!(err.contains("1 row has the same id as an earlier row"), "{err}");
    let (code, out, _) = run_with(&["--format", "text", "--plan"], "Ada, owner\nBob\n");
    assert_eq!((code, out.as_str()), (Some(0), "added Ada (owner), standup\nadded Bob, standup\n"));
    std::fs::write(folder.path().join("other"), "name,link\nAda,none\n").unwrap();
    let (code, _, err) = run_with(&["--plan", "other"], "Ada\n");
    assert_eq!((code, err.as_str()), (Some(2), "error: --plan: other, line 2: no link found.\n"));
}

#[test]
fn a_plan_tells_by_its_exit_code_whether_links_differ() {
    let folder = folder();
    let window = ["--starts", "10:00", "--ends", &ahead("2099-01-01T00:00Z"), "--zone", "UTC"];
    let links = |extra: &[&str], table: &str| {
        let mut command = latchkey(folder.path());
        command.env("LATCHKEY_MAX_DAYS", "65535").args(ROOM).args(window).args(extra);
        run(&mut command, table.as_bytes())
    };
    let plan = ["--plan", "earlier.csv", "--exit-code"];
    let table = "name,owner\nAda,yes\nBob,no\n";
    assert_eq!(links(&["-o", "earlier.csv"], table).0, Some(0));
    assert_eq!(links(&plan, table).0, Some(0));
    for changed in ["name,owner\nAda,yes\n", "name,owner\nAda,yes\nBob,no\nZoe,no\n", "name,owner\nAda,no\nBob,no\n"] {
        let (code, _, err) = links(&plan, changed);
        assert_eq!(code, Some(4), "{changed}: {err}");
        assert_eq!(links(&plan[..2], changed).0, Some(0), "without the flag, a difference is a success");
    }
    // A row that stays wrong each night must not hide what changes, nor look like a change.
    assert_eq!(links(&plan, "name,owner\nAda,yes\nBob,maybe\n").0, Some(4));
    assert_eq!(links(&plan, "name,owner\nAda,yes\nBob,no\nZoe,maybe\n").0, Some(3));
    let (code, _, err) = links(&["--exit-code"], table);
    assert_eq!(code, Some(2));
    assert!(err.contains("--plan"), "{err}");
    let (code, _, err) = links(&["--plan", "--exit-code"], table);
    assert_eq!(code, Some(2));
    assert!(err.contains("Name their file: --plan FILE."), "{err}");
    let (code, _, err) = links(&["--plan", ".", "--exit-code"], table);
    assert_eq!(code, Some(2));
    assert!(err.contains("--plan: cannot read .: "), "{err}");
}

#[test]
fn a_plan_sees_that_a_person_has_another_address() {
    let folder = folder();
    let issued_at = ["--issued-at", "2026-11-24T06:00Z", "--starts", &ahead("2099-01-01T10:00Z")];
    let command = |args: &[&str]| {
        let mut command = latchkey(folder.path());
        command.env("LATCHKEY_MAX_DAYS", "65535").args(ROOM).args(issued_at).args(args);
        command
    };
    let links = |args: &[&str], email: &str| {
        run(&mut command(args), format!("name,email,id\n\"Lee, Jo\",{email},1\nAda,,2\n").as_bytes())
    };
    for format in [&["--format", "csv"][..], &["--format", "tsv"], &["--json"], &["--for-spreadsheet"]] {
        assert_eq!(links(&[format, &["-o", "earlier"]].concat(), "jo@example.org").0, Some(0));
        let plan = ["--plan", "earlier", "--exit-code"];
        assert_eq!(links(&plan, "jo@example.org").0, Some(0), "{format:?}");
        let (code, out, err) = links(&plan, "jo.lee@example.org");
        assert_eq!(code, Some(4), "{format:?}: {err}");
        let changed = "changed,\"Lee, Jo\",jo.lee@example.org,invitee,standup,1,email\nunchanged,Ada,,";
        assert!(out.contains(changed), "{format:?}: {out}");
        let out = run(&mut command(&["--plan", "earlier"]), b"name,id\nAda,2\n").1;
        assert!(out.ends_with("withdrawn,\"Lee, Jo\",jo@example.org,invitee,standup,1,\n"), "{format:?}: {out}");
    }
    // An apostrophe is part of an address, unless it is there to keep the address from being a formula.
    for email in ["'jo@example.org", "+jo@example.org", "-jo@example.org"] {
        for format in ["--format=csv", "--for-spreadsheet"] {
            assert_eq!(links(&[format, "-o", "earlier"], email).0, Some(0), "{email}");
            let (code, out, _) = links(&["--plan", "earlier", "--exit-code"], email);
            assert_eq!(code, Some(0), "{email}, {format}: {out}");
        }
    }
    // Without addresses in the file, none is compared.
    assert_eq!(links(&["--format", "text", "-o", "earlier"], "jo@example.org").0, Some(0));
    assert_eq!(links(&["--plan", "earlier", "--exit-code"], "jo.lee@example.org").0, Some(0));
    // A file of something else is no earlier run without links.
    std::fs::write(folder.path().join("earlier"), "garbage\n").unwrap();
    let (code, _, err) = links(&["--plan", "earlier", "--exit-code"], "jo@example.org");
    assert_eq!((code, err.contains("--plan: earlier, line 1: no link found.")), (Some(2), true), "{err}");
}

#[cfg(unix)]
#[test]
fn a_plan_reads_earlier_links_from_a_pipe() {
    let folder = folder();
    let issued_at = ["--issued-at", "2026-11-24T06:00Z", "--starts", &ahead("2099-01-01T10:00Z")];
    let links = |args: &[&str], input: &str| {
        let mut command = latchkey(folder.path());
        run(command.env("LATCHKEY_MAX_DAYS", "65535").args(ROOM).args(issued_at).args(args), input.as_bytes())
    };
    let (code, earlier, err) = links(&[], "Ada, owner\nBob\nZoe\n");
    assert_eq!(code, Some(0), "{err}");
    let plan = ["--plan", "/dev/stdin", "--invitee", "Ada", "--invitee", "Bob"];
    let (code, out, err) = links(&plan, &earlier);
    assert_eq!(code, Some(0), "{err}");
    let changes: Vec<_> = out.lines().skip(1).map(|line| line.split(",standup").next().unwrap()).collect();
    assert_eq!(changes, ["changed,Ada,,invitee", "unchanged,Bob,,invitee", "withdrawn,Zoe,,invitee"], "{out}");
    let (code, out, _) = links(&["--plan", "/dev/null", "--invitee", "Ada"], "");
    assert_eq!((code, out.lines().count()), (Some(0), 2), "{out}");
}

#[test]
fn a_plan_knows_links_of_another_key_and_of_another_domain() {
    let folder = folder();
    let window = ["--starts", "10:00", "--ends", &ahead("2099-01-01T00:00Z"), "--zone", "UTC"];
    let links = |settings: &[(&str, &str)], extra: &[&str]| {
        let mut command = latchkey(folder.path());
        command.env("LATCHKEY_MAX_DAYS", "65535").args(ROOM).args(window).args(extra);
        run(command.envs(settings.iter().copied()), b"name,id\nAda,1\nBob,2\n")
    };
    for (setting, differs, warning) in [
        (("DAILY_API_KEY", "another-key"), "api_key", "2 links in earlier were signed with another API key."),
        (("DAILY_DOMAIN", "other"), "domain", "2 links in earlier were created for another Daily domain."),
        (
            ("DAILY_DOMAIN_ID", "00000000-0000-4000-8000-000000000000"),
            "domain domain_id",
            "2 links in earlier were created for another Daily domain.",
        ),
    ] {
        for format in ["csv", "jsonl", "text"] {
            assert_eq!(links(&[setting], &["-o", "earlier", "--format", format]).0, Some(0));
            let (code, out, err) = links(&[], &["--plan", "earlier", "--exit-code"]);
            assert_eq!(code, Some(4), "{err}");
            let row = |name: &str, id| format!("changed,{name},,invitee,standup,{id},{differs}\n");
            let changed = row("Ada", 1) + &row("Bob", 2);
            assert_eq!(out, format!("change,name,email,role,room,id,differs\n{changed}"));
            assert!(err.contains(&format!("warning: {warning}\n")), "{err}");
            // The file may have been written with the other setting.
            assert_eq!(links(&[setting], &["--plan", "earlier", "--exit-code"]).0, Some(0));
        }
    }
}

#[test]
fn a_quote_that_is_never_closed_is_an_error_with_its_line() {
    let folder = folder();
    let mut child = latchkey(folder.path())
        .args(ROOM)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        stdin.write_all(b"name,id\n\"open,1\n").unwrap();
        let block: String = (0..10_000).map(|n| format!("Person,{n}\n")).collect();
        for _ in 0..20 {
            stdin.write_all(block.as_bytes()).unwrap();
        }
    });
    let mut out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut buffer = vec![0; 1 << 20];
        let mut lines = 0;
        while let Ok(length @ 1..) = out.read(&mut buffer) {
            lines += String::from_utf8_lossy(&buffer[..length]).matches('\n').count();
        }
        lines
    });
    feeder.join().unwrap();
    assert_eq!(reader.join().unwrap(), 200_001, "the rows behind it are made");
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3));
    assert!(err.contains("line 2: A quotation mark is never closed. Close it or remove it. (\"open,1)\n"), "{err}");
}

#[test]
fn flags_and_a_table_make_one_table() {
    let folder = folder();
    let (code, out, _) =
        run(latchkey(folder.path()).args(ROOM).args(["--owner", "Zoe", "-"]), b"name,id,room\nAda,1,b\n");
    assert_eq!(code, Some(0));
    assert_eq!(rows(&out).iter().map(Vec::len).collect::<Vec<_>>(), [6, 6, 6], "{out}");
}

#[test]
fn times_with_a_zone_of_their_own_are_not_taken_as_local() {
    let folder = folder();
    let args = ["--zone", "Europe/Berlin", "--opens-early", "0", "--issued-at", "2026-11-24T09:00Z", "--for", "60m"];
    let table =
        "name,starts\nAda,2099-11-25T10:00[America/New_York]\nBob,2099-11-25T10:00-05:00\nEve,23:00-05:00\nMax,\"\"\n";
    let mut command = latchkey(folder.path());
    command.env("LATCHKEY_MAX_DAYS", "65535").args(ROOM).args(args);
    let (code, out, err) = run(&mut command, ahead(table).as_bytes());
    assert_eq!(code, Some(3));
    let from: Vec<_> =
        rows(&out).iter().skip(1).map(|row| claims(row[3]).not_before().map(|time| time.to_string())).collect();
    assert_eq!(from[..2], [Some(ahead("2099-11-25T15:00:00Z")), Some(ahead("2099-11-25T15:00:00Z"))], "{err}");
    assert!(err.contains("line 4: Invalid start time “23:00-05:00”: expected a time like"), "{err}");
}

#[test]
fn rows_that_can_not_be_used_never_go_over_a_file_that_is_read() {
    let folder = folder();
    let people = folder.path().join("in.csv");
    std::fs::write(&people, "name,owner\nAda,yes\n").unwrap();
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM).args(["in.csv", "--errors", "./in.csv"]), b"");
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("--errors would overwrite ./in.csv, which FILE names."), "{err}");
    assert_eq!(std::fs::read_to_string(&people).unwrap(), "name,owner\nAda,yes\n");
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM).args(["in.csv", "--errors", "none/bad.csv"]), b"");
    assert_eq!((code, out.as_str()), (Some(2), ""), "it is found out before a link is made");
    assert!(err.contains("--errors: cannot write none/bad.csv: "), "{err}");
    // Rows that were mended leave no old ones behind.
    std::fs::write(folder.path().join("bad.csv"), "old").unwrap();
    assert_eq!(run(latchkey(folder.path()).args(ROOM).args(["in.csv", "--errors", "bad.csv"]), b"").0, Some(0));
    assert_eq!(std::fs::read_to_string(folder.path().join("bad.csv")).unwrap(), "");
    let (code, _, err) = run(latchkey(folder.path()).args(ROOM).arg("."), b"");
    assert_eq!((code, err.as_str()), (Some(2), "error: . is a folder. Give a file with people.\n"));
    // A row whose link would be too long is kept as it came in.
    let long = format!("https://example.org/{}", "x".repeat(700));
    let table = format!("name,id\nAda,1\n{},2\n", "😀".repeat(200));
    let args = ["--redirect-on-meeting-exit", &long, "--errors", "bad.csv"];
    let (code, out, _) = run(latchkey(folder.path()).args(ROOM).args(args), table.as_bytes());
    assert_eq!((code, rows(&out).len()), (Some(3), 2));
    let kept = std::fs::read_to_string(folder.path().join("bad.csv")).unwrap();
    assert!(kept.starts_with(&format!("name,id,problem\n{},2,", "😀".repeat(200))), "{kept}");
    assert!(kept.contains("the token would be 2265 characters long"), "{kept}");
    // Without a header, the columns are named as they were read. Lines stay as they are.
    let table = format!("{}Bo Finch,bo@\n", "Ada Name,ada@example.org\n".repeat(20));
    for (list, kept) in [
        (table.as_str(), "name,email,problem\nBo Finch,bo@,This is"),
        ("Ada\nbob@@x\n", "bob@@x\n"),
        ("| Name | Email |\n|---|---|\n| Bo | bo@ |\n", "| Name | Email |problem|\n| Bo | bo@ |This is"),
    ] {
        let (code, out, err) = run(latchkey(folder.path()).args(ROOM).args(["--errors", "bad.csv"]), list.as_bytes());
        // A list without a valid row is invalid as a whole.
        assert_eq!(code, Some(if out.is_empty() { 2 } else { 3 }), "{err}");
        assert_eq!(err.contains("No links were created, because no row is valid."), out.is_empty(), "{err}");
        let written = std::fs::read_to_string(folder.path().join("bad.csv")).unwrap();
        assert!(written.starts_with(kept), "{written}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_links_is_there_whole_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("links.csv");
    let names = || {
        let mut names: Vec<_> =
            folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    std::fs::write(&path, "before").unwrap();
    let issued_at = now().to_string();
    let links = |args: &[&str], table: &[u8]| {
        run(latchkey(folder.path()).args(ROOM).args(["--issued-at", &issued_at]).args(args), table)
    };
    for output in [["-o", "links.csv"], ["--output", "./links.csv"]] {
        let (code, out, err) = links(&output, b"name\nAda\nBob\n");
        assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "", ""));
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, links(&["-o", "-"], b"name\nAda\nBob\n").1);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names(), ["links.csv"]);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    }
    // Rows that are left out hold names and addresses, too.
    std::fs::write(folder.path().join("bad.csv"), "before").unwrap();
    for errors in ["bad.csv", "new.csv"] {
        assert_eq!(links(&["--errors", errors], b"name,email\nAda,\nBob,bo@\n").0, Some(3));
        let path = folder.path().join(errors);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("name,email,problem\nBob,bo@,"));
        std::fs::remove_file(path).unwrap();
    }
    // Rows of last night are no problem of tonight's.
    std::fs::write(folder.path().join("bad.csv"), "before").unwrap();
    assert_eq!(links(&["--errors", "bad.csv", "missing.csv"], b"").0, Some(2));
    assert_eq!(std::fs::read_to_string(folder.path().join("bad.csv")).unwrap(), "");
    std::fs::remove_file(folder.path().join("bad.csv")).unwrap();
    // What fails leaves the earlier links.
    let before = std::fs::read_to_string(&path).unwrap();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    for (args, table, code) in [
        (&["-o", "links.csv", "--strict"][..], &b"name,owner\nAda,yes\nBob,maybe\n"[..], 1),
        (&["-o", "links.csv"], b"name,email\n", 2),
        (&["-o", "links.csv"], b"name,email\nAda,ada@\nBob,bob@\n", 2),
        (&["-o", "links.csv", "links.csv"], b"", 2),
        (&["-o", "links.csv", "--errors", "links.csv"], b"Ada\n", 2),
        (&["-o", "new.csv", "--errors", "./new.csv"], b"Ada\n", 2),
        (&["-o", "links.csv", "--plan", "links.csv"], b"Ada\n", 2),
        (&["-o", "folder"], b"Ada\n", 2),
        (&["-o", "none/links.csv"], b"Ada\n", 2),
        (&["-o", "/dev/null"], b"Ada\n", 2),
    ] {
        let (exit, out, err) = links(args, table);
        assert_eq!((exit, out.as_str()), (Some(code), ""), "{args:?}: {err}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
        assert_eq!(names(), ["folder", "links.csv"], "{args:?}");
    }
    // So does a command that is stopped.
    let mut child = latchkey(folder.path())
        .args(ROOM)
        .args(["-o", "links.csv", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all("Ada\n".repeat(100_000).as_bytes()).unwrap();
    while names().len() < 3 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let killed = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert!(!child.wait().unwrap().success());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    assert_eq!(names(), ["folder", "links.csv"]);
    // A link to a file stays a link.
    std::os::unix::fs::symlink("links.csv", folder.path().join("latest.csv")).unwrap();
    assert_eq!(links(&["-o", "latest.csv"], b"name\nZoe\n").0, Some(0));
    assert!(folder.path().join("latest.csv").is_symlink());
    assert!(std::fs::read_to_string(&path).unwrap().contains("\nZoe,"));
}

#[test]
fn a_table_for_a_spreadsheet_has_no_formulas() {
    let folder = folder();
    let table = "name,email,id,room\n=HYPERLINK(1),-a@example.org,@7,-room\n\"=Zoe, x\",b@example.org,8,b\nAda,,9,c\n";
    let raw = run(latchkey(folder.path()).args(ROOM), table.as_bytes()).1;
    assert!(raw.contains("\n=HYPERLINK(1),-a@example.org,invitee,@7,-room,"), "{raw}");
    for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        for plan in [&[][..], &["--plan"]] {
            let args = ["--for-spreadsheet", "--format", format];
            let (code, out, err) = run(latchkey(folder.path()).args(ROOM).args(args).args(plan), table.as_bytes());
            assert_eq!(code, Some(0), "{err}");
            let out = out.strip_prefix('\u{feff}').expect("a byte order mark");
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(out.as_bytes());
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), 3);
            for cell in rows.iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
            for cell in ["'=HYPERLINK(1)", "'@7", "'-room"] {
                assert!(rows[0].iter().any(|there| there == cell), "{out}");
            }
        }
    }
    // The plan of such a table is the same.
    assert_eq!(
        run(latchkey(folder.path()).args(ROOM).args(["--for-spreadsheet", "-o", "x.csv"]), table.as_bytes()).0,
        Some(0)
    );
    let plan = ["--issued-at", "now", "--plan", "x.csv"];
    let (code, out, err) = run(latchkey(folder.path()).args(ROOM).args(plan), table.as_bytes());
    assert_eq!((code, out.lines().count()), (Some(0), 4), "{err}");
    assert!(!out.contains("withdrawn") && !out.contains("added"), "{out}");
    for format in [&["--format", "text"][..], &["--json"]] {
        assert_eq!(run(latchkey(folder.path()).args(ROOM).arg("--for-spreadsheet").args(format), b"Ada\n").0, Some(2));
    }
}
