//! The documents name every setting, and every setting of theirs is one.

use std::collections::BTreeSet;

use latchkey::program::cli;

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
