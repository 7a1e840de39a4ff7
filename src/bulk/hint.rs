//! Says how to answer the question that a list leaves open.

use super::{Column, Question, ShownColumn, Unclear};

/// How to answer a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Say which columns to use.
    Columns {
        /// An example that fits the list, such as `name=2,email=3`.
        example: String,
        /// What else may belong to it, and when: `owner=4`, `if column 4 says who is an owner`.
        more: Option<(String, String)>,
        /// Whether the list has no header that was recognized, so that its first row may be one.
        has_no_header: bool,
    },
    /// Say in which line the column names are.
    HeaderRow,
    /// Change the list, as the question says.
    Edit,
}

impl Hint {
    /// Returns how to answer what is unclear about a list.
    pub(crate) fn of(Unclear { question, columns, header }: &Unclear) -> Self {
        let number_of = |column| columns.iter().position(|shown| shown.column == column).map(|place| place + 1);
        let more = match question {
            Question::NoHeader(_) => return Self::HeaderRow,
            Question::SeparateLines => return Self::Edit,
            Question::YesNo { number } => {
                Some((format!("owner={number}"), format!("if column {number} says who is an owner")))
            }
            Question::Rooms { .. } => number_of(Column::Room)
                .map(|number| (format!("room={number}"), "if the numbers are the names of rooms".to_owned())),
            _ => None,
        };
        Self::Columns { example: example(columns), more, has_no_header: header.is_none() }
    }
}

/// Returns which columns to use: those that were recognized, or else those that look like names and addresses.
fn example(columns: &[ShownColumn]) -> String {
    let numbered = || (1..).zip(columns);
    let is_used = |column| !matches!(column, Column::Ignored | Column::Room);
    let mut pairs: Vec<String> = numbered()
        .filter(|(_, shown)| is_used(shown.column))
        .map(|(number, shown)| format!("{}={number}", shown.column))
        .collect();
    if pairs.is_empty() {
        let email = numbered().find(|(_, shown)| shown.examples.iter().any(|cell| cell.contains('@')));
        let email = email.map(|(number, _)| number);
        let name = numbered().find(|(number, shown)| Some(*number) != email && looks_like_names(shown));
        pairs.extend(name.map(|(number, _)| format!("name={number}")));
        pairs.extend(email.map(|number| format!("email={number}")));
    }
    if pairs.is_empty() { "name=1".to_owned() } else { pairs.join(",") }
}

fn looks_like_names(shown: &ShownColumn) -> bool {
    let is_word =
        |cell: &String| cell.chars().count() > 3 && cell.chars().all(|c| c.is_alphabetic() || " .-'’".contains(c));
    shown.examples.iter().any(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::Batch;

    #[test]
    fn the_answer_fits_the_columns() {
        let hint = |text| Hint::of(&Batch::parse(text).unclear.expect("a question"));
        let columns = |example: &str, more: Option<(&str, &str)>, has_no_header| Hint::Columns {
            example: example.to_owned(),
            more: more.map(|(pair, when)| (pair.to_owned(), when.to_owned())),
            has_no_header,
        };
        let text = "7,Ada Quill,Berlin,ada@example.org\n8,Bo Finch,Bonn,bo@example.org";
        assert_eq!(hint(text), columns("name=2,email=4", None, true));
        let text = "Ada Quill,ada@example.org,yes\nBo Finch,bo@example.org,no";
        let more = Some(("owner=3", "if column 3 says who is an owner"));
        assert_eq!(hint(text), columns("name=1,email=2", more, true));
        assert_eq!(example(&[]), "name=1");
    }
}
