//! Turns the texts of `locales/` into typed functions. A misspelled name, an argument of another type, or a message that
//! one language lacks does not compile.

/// What is generated: its name, its files in each language's folder. A language takes part if it has the first file.
#[cfg(feature = "app")]
const CATALOGS: [(&str, [&str; 2]); 2] =
    [("invitee", ["mail.ftl", "join.ftl"]), ("organizer", ["app.ftl", "errors.ftl"])];

#[cfg(feature = "app")]
#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script all it says in the environment")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::{fs, path::Path};

    use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};

    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rustc-check-cfg=cfg(pseudo_locale)");
    let has_pseudo_locale = std::env::var("PROFILE")? == "debug";
    if has_pseudo_locale {
        println!("cargo::rustc-cfg=pseudo_locale");
    }
    let out = std::env::var("OUT_DIR")?;
    for (catalog, files) in CATALOGS {
        let folder = Path::new(&out).join(catalog);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        for language in fs::read_dir("locales")? {
            let language = language?;
            if !language.path().join(files[0]).exists() {
                continue;
            }
            fs::create_dir_all(folder.join(language.file_name()))?;
            for file in files {
                fs::copy(language.path().join(file), folder.join(language.file_name()).join(file))
                    .map_err(|error| format!("{}/{file}: {error}", language.path().display()))?;
            }
        }
        if has_pseudo_locale {
            pseudo_locale::write(&folder, &files)?;
        }
        let options = BuildOptions::default()
            .with_locales_folder(&folder.display().to_string())
            .with_output_file_path(&format!("{out}/{catalog}.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/{catalog}.ftl")))
            .with_lint_level(LintLevel::Strict)
            .with_prefix("")
            .without_format();
        try_build_from_locales_folder(options)?;
    }
    Ok(())
}

#[cfg(not(feature = "app"))]
fn main() {
    println!("cargo::rustc-check-cfg=cfg(pseudo_locale)");
}

/// A language for tests, `en-XA`: English in longer, accented words. A text in plain letters bypassed the catalogs.
#[cfg(feature = "app")]
mod pseudo_locale {
    use std::{error::Error, fs, path::Path};

    use fluent_syntax::{
        ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
        parser, serializer,
    };

    pub(super) fn write(catalog: &Path, files: &[&str]) -> Result<(), Box<dyn Error>> {
        fs::create_dir_all(catalog.join("en-XA"))?;
        for file in files {
            let ftl = fs::read_to_string(catalog.join("en").join(file))?;
            let mut resource = parser::parse(ftl).map_err(|(_, errors)| format!("en/{file}: {errors:?}"))?;
            for entry in &mut resource.body {
                let (value, attributes) = match entry {
                    Entry::Message(message) => (message.value.as_mut(), &mut message.attributes),
                    Entry::Term(term) => (Some(&mut term.value), &mut term.attributes),
                    _ => continue,
                };
                value.into_iter().chain(attributes.iter_mut().map(|attribute| &mut attribute.value)).for_each(accent);
            }
            // Types come from the comments of the default language alone.
            resource.body.iter_mut().for_each(forget_comment);
            resource.body.retain(|entry| matches!(entry, Entry::Message(_) | Entry::Term(_)));
            fs::write(catalog.join("en-XA").join(file), serializer::serialize(&resource))?;
        }
        Ok(())
    }

    fn forget_comment(entry: &mut Entry<String>) {
        match entry {
            Entry::Message(message) => message.comment = None,
            Entry::Term(term) => term.comment = None,
            _ => {}
        }
    }

    fn accent(pattern: &mut Pattern<String>) {
        for element in &mut pattern.elements {
            match element {
                PatternElement::TextElement { value } => *value = value.chars().flat_map(accented).collect(),
                PatternElement::Placeable { expression } => accent_variants(expression),
            }
        }
    }

    fn accent_variants(expression: &mut Expression<String>) {
        match expression {
            Expression::Select { variants, .. } => {
                for variant in variants {
                    accent(&mut variant.value);
                }
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => accent_variants(expression),
            Expression::Inline(_) => {}
        }
    }

    /// A letter as an accented one; vowels are doubled, since other languages are longer than English.
    fn accented(letter: char) -> impl Iterator<Item = char> {
        const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        const ACCENTED: &str = "áƀćđéƒǵĥíĵķĺḿńóṕɋŕšţúṽŵẋýžÁƁĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŠŢÚṼŴẊÝŽ";
        let place = PLAIN.find(letter);
        let accented = place.and_then(|place| ACCENTED.chars().nth(place)).unwrap_or(letter);
        std::iter::repeat_n(accented, if "aeiou".contains(letter) { 2 } else { 1 })
    }
}
