//! The documents name every setting, and every setting of theirs is one.

use std::collections::BTreeSet;

use latchkey::program::{cli, clock::Clock, token::inspect::token_in};

use crate::{
    cli::run,
    support::{API_KEY, DOMAIN_ID},
};

fn settings() -> BTreeSet<String> {
    cli::settings().into_iter().collect()
}

/// Names of our settings in a text.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_uppercase() && c != '_');
    let is_ours = |word: &&str| ["DAILY_", "LATCHKEY_", "DATABASE_"].iter().any(|prefix| word.starts_with(prefix));
    words.filter(is_ours).map(str::to_owned).collect()
}

#[test]
fn the_commands_and_flags_are_sound() {
    cli::command().debug_assert();
}

#[test]
fn the_readme_names_every_setting() {
    let readme = include_str!("../../README.md");
    assert_eq!(named(readme), settings());
}

#[test]
fn the_example_of_an_environment_names_every_setting() {
    let example = include_str!("../../.env.example");
    assert_eq!(named(example), settings());
}

#[test]
fn the_promises_name_tests_that_there_are() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = std::fs::read_to_string(folder.join("SECURITY.md")).unwrap();
    let named: Vec<&str> = promises.split('`').skip(1).step_by(2).filter(|name| name.contains("::")).collect();
    assert!(named.len() > 40);
    for name in named {
        let (module, test) = name.rsplit_once("::").unwrap();
        let file = folder.join("tests/it").join(module.replace("::", "/")).with_extension("rs");
        let source = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(source.contains(&format!("fn {test}(")), "{name}");
    }
}

/// A token with settings in the environment and in `.env`; what it is signed with, or what is said.
fn signed_with(dotenv: &str, variables: &[(&str, &str)], args: &[&str]) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".env"), dotenv).unwrap();
    std::fs::write(folder.path().join("key"), format!("\u{feff}{OTHER_KEY}\r\n")).unwrap();
    std::fs::write(folder.path().join("named"), format!("DAILY_API_KEY={OTHER_KEY}\n")).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.env_clear().current_dir(folder.path()).args(["token", "--room", "r", "--for", "1h"]).args(args);
    command.env("DAILY_DOMAIN", "acme").env("DAILY_DOMAIN_ID", DOMAIN_ID).envs(variables.iter().copied());
    let (code, out, err) = run(&mut command, b"");
    if code != Some(0) {
        return Err(err);
    }
    let is_signed_with = |key: &&str| -> bool {
        let key = latchkey::ApiKey::parse(key).unwrap();
        let signer = latchkey::Signer::new(crate::support::domain(), &key);
        signer.verify(&token_in(out.trim()), Clock::System.now()).is_ok()
    };
    let key = [API_KEY, OTHER_KEY].into_iter().find(is_signed_with);
    Ok(format!("{}{err}", key.unwrap_or("another key")))
}

const OTHER_KEY: &str = "0000000000000000111111111111111122222222222222223333333333333333";

#[test]
fn a_secret_means_what_it_says_or_the_error_names_it() {
    let in_file = format!("DAILY_API_KEY={OTHER_KEY}\n");
    let good = |dotenv: &str, variables: &[(&str, &str)], args: &[&str], key: &str| {
        assert_eq!(signed_with(dotenv, variables, args).as_deref(), Ok(key), "{dotenv:?} {variables:?} {args:?}");
    };
    good("", &[("DAILY_API_KEY", &format!("{API_KEY}\r\n"))], &[], API_KEY);
    good("", &[("DAILY_API_KEY", &format!("\u{feff}{API_KEY}"))], &[], API_KEY);
    good("", &[("DAILY_API_KEY_FILE", "key")], &[], OTHER_KEY);
    // An empty variable is not set.
    good(&in_file, &[("DAILY_API_KEY", "")], &[], OTHER_KEY);
    good(&in_file, &[("DAILY_API_KEY", " \r"), ("DAILY_API_KEY_FILE", ""), ("LATCHKEY_ZONE", "")], &[], OTHER_KEY);
    good(&format!("\u{feff}{in_file}"), &[], &[], OTHER_KEY);
    // The environment comes before the file, and a flag before both.
    good(&in_file, &[("DAILY_API_KEY", API_KEY)], &[], API_KEY);
    good(&in_file, &[("DAILY_API_KEY", API_KEY)], &["--api-key-file", "key"], OTHER_KEY);
    for (dotenv, variables, said) in [
        ("", &[("DAILY_API_KEY", "\"0123\"")][..], "error: DAILY_API_KEY is in quotation marks"),
        ("", &[("DAILY_API_KEY", "DAILY_API_KEY=0123")], "error: DAILY_API_KEY begins with DAILY_API_KEY=."),
        ("", &[("DAILY_API_KEY_FILE", "named")], "error: DAILY_API_KEY_FILE names a file whose content begins with"),
        ("DAILY_API_KEY=ab$cd-0123456789", &[], "error: .env, line 1: DAILY_API_KEY contains $"),
        ("\nDAILY_API_KEY=ab\\cd-0123456789", &[], "error: .env has a line 2 that is not NAME=value."),
        ("", &[("LATCHKEY_ZONE", "'UTC'"), ("DAILY_API_KEY", API_KEY)], "error: LATCHKEY_ZONE is in quotation marks"),
    ] {
        let error = signed_with(dotenv, variables, &[]).unwrap_err();
        assert!(error.starts_with(said), "{error}");
        assert!(!error.contains("0123"), "{error}");
    }
}

#[test]
fn a_file_in_some_folder_does_not_choose_where_a_secret_is_sent() {
    let elsewhere = "DAILY_API_URL=https://collector.example.org/v1\n";
    let error = signed_with(elsewhere, &[("DAILY_API_KEY", API_KEY)], &[]).unwrap_err();
    assert!(
        error.starts_with("error: DAILY_API_URL is in .env, but DAILY_API_KEY comes from the environment."),
        "{error}"
    );
    let error = signed_with(elsewhere, &[("DAILY_API_KEY_FILE", "key")], &[]).unwrap_err();
    assert!(error.contains("comes from the environment"), "{error}");
    // Whoever wrote both, or set the place in the environment, chose it.
    assert!(signed_with(&format!("{elsewhere}DAILY_API_KEY={API_KEY}"), &[], &[]).is_ok());
    let both = [("DAILY_API_KEY", API_KEY), ("DAILY_API_URL", "https://api.example.org/v1")];
    assert!(signed_with(elsewhere, &both, &[]).is_ok());
}

#[test]
fn variables_that_kubernetes_sets_are_no_mistakes() {
    let of_service = [
        ("LATCHKEY_PORT", "tcp://10.43.0.9:8080"),
        ("LATCHKEY_SERVICE_HOST", "10.43.0.9"),
        ("LATCHKEY_SERVICE_PORT_HTTP", "8080"),
        ("LATCHKEY_PORT_8080_TCP_PROTO", "tcp"),
        ("LATCHKEY_WEB_PORT_53_UDP", "udp://10.43.0.9:53"),
        ("DAILY_API_KEY", API_KEY),
    ];
    assert_eq!(signed_with("", &of_service, &[]).as_deref(), Ok(API_KEY), "nothing is said");
    let said = signed_with("", &[("LATCHKEY_ZONES", "UTC"), ("DAILY_API_KEY", API_KEY)], &[]).unwrap();
    assert!(said.contains("unknown setting LATCHKEY_ZONES"), "{said}");
}
