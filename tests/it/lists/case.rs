//! What a case says: an input, and what the person who pasted it meant.

/// One input with the right answer beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    /// What is special about it, in words. Unique.
    pub(super) name: &'static str,
    /// Where such a list comes from: a product's export, or a habit.
    pub(super) from: &'static str,
    /// The language of its words, as a BCP 47 tag.
    pub(super) language: &'static str,
    pub(super) input: Input,
    pub(super) answer: Answer,
    /// The people, each as `Name`, `Name <address>`, with ` (owner)` behind it for an owner.
    pub(super) people: &'static [&'static str],
    /// Other readings that are right too.
    pub(super) also: &'static [&'static [&'static str]],
    /// What the command line has to say on standard error, in lower case: one of the words between `|`, for each entry.
    pub(super) says: &'static [&'static str],
}

/// What is pasted or uploaded.
#[derive(Debug, Clone, Copy)]
pub(super) enum Input {
    Text(&'static str),
    Bytes(&'static [u8]),
    /// A text in an encoding of the Encoding Standard, by its label; or in `utf-16le`, `utf-16be`, both with a BOM, or
    /// `utf-16le-no-bom`.
    Encoded(&'static str, &'static str),
    /// An Excel workbook: the name of each sheet, and its cells as tab-separated text.
    Workbook(&'static [(&'static str, &'static str)]),
    /// An OASIS (`.ods`) spreadsheet, in the same form.
    OpenDocument(&'static [(&'static str, &'static str)]),
}

/// How certain the right answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Exactly these people, without a question or a refusal, everywhere.
    Reads,
    /// Exactly these people; or a question or an error, with nobody or only some of these people. Never anyone else.
    Asks,
    /// Nobody, and an error that contains one of these words, in lower case.
    Refuses(&'static [&'static str]),
}

impl Input {
    pub(super) fn bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.as_bytes().to_vec(),
            Self::Bytes(bytes) => bytes.to_vec(),
            Self::Encoded(encoding, text) => super::files::encoded(encoding, text),
            Self::Workbook(sheets) => super::files::workbook(sheets),
            Self::OpenDocument(sheets) => super::files::open_document(sheets),
        }
    }

    /// The text, if it is one that can be pasted.
    pub(super) fn text(self) -> Option<&'static str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Expects exactly these people.
pub(super) const fn reads(
    name: &'static str,
    from: &'static str,
    language: &'static str,
    input: Input,
    people: &'static [&'static str],
) -> Case {
    Case { name, from, language, input, answer: Answer::Reads, people, also: &[], says: &[] }
}

/// Expects these people, or a question.
pub(super) const fn asks(
    name: &'static str,
    from: &'static str,
    language: &'static str,
    input: Input,
    people: &'static [&'static str],
) -> Case {
    Case { name, from, language, input, answer: Answer::Asks, people, also: &[], says: &[] }
}

/// Expects an error with one of these words.
pub(super) const fn refuses(
    name: &'static str,
    from: &'static str,
    language: &'static str,
    input: Input,
    words: &'static [&'static str],
) -> Case {
    Case { name, from, language, input, answer: Answer::Refuses(words), people: &[], also: &[], says: &[] }
}

impl Case {
    /// Adds readings that are right too.
    pub(super) const fn or(self, also: &'static [&'static [&'static str]]) -> Self {
        Self { also, ..self }
    }

    /// Adds what the command line has to say.
    pub(super) const fn says(self, says: &'static [&'static str]) -> Self {
        Self { says, ..self }
    }
}
