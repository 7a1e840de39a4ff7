//! The examples on the documentation page and in the `OpenAPI` document. `tests/api/run` runs them.

use serde_json::{Value, json};
use utoipa::openapi::extensions::Extensions;

/// A file of examples. Each begins with a comment that names the call, such as `POST /tokens`, and ends before the next
/// comment that follows an empty line.
pub(super) struct Examples {
    /// The name of the language.
    pub(super) language: &'static str,
    comment: &'static str,
    source: &'static str,
}

/// The examples in each language.
pub(super) const LANGUAGES: [Examples; 3] = [
    Examples { language: "curl", comment: "#", source: include_str!("curl.sh") },
    Examples { language: "JavaScript", comment: "//", source: include_str!("javascript.mjs") },
    Examples { language: "Python", comment: "#", source: include_str!("python.py") },
];

/// Responses to some of the calls.
pub(super) const RESPONSES: Examples =
    Examples { language: "JSON", comment: "//", source: include_str!("responses.txt") };

impl Examples {
    /// Returns the example of a call, if there is one.
    pub(super) fn of(&self, call: &str) -> Option<&'static str> {
        let (_, rest) = self.source.split_once(&format!("\n{} {call}\n", self.comment))?;
        rest.split(&format!("\n\n{} ", self.comment)).next().map(str::trim_end)
    }
}

/// Returns the examples of a call as Redoc and other viewers of documents expect them.
pub(super) fn code_samples(call: &str) -> Extensions {
    let sample = |examples: &Examples| {
        let example = examples.of(call)?;
        let source = examples.of("Set up").map_or(example.to_owned(), |set_up| format!("{set_up}\n\n{example}"));
        let lang = if examples.language == "curl" { "Shell" } else { examples.language };
        Some(json!({"lang": lang, "label": examples.language, "source": source}))
    };
    Extensions::from_iter([("x-codeSamples", LANGUAGES.iter().filter_map(sample).collect::<Value>())])
}
