//! Flags that say how to read a list, and errors that name them.

use clap::Args;
use encoding_rs::Encoding;

use super::{Stop, plain};
use crate::{
    bulk::{Column, ColumnsError, ListColumns, ListError, ListOptions, hint::Hint},
    invite::list::{FileError, FileOptions, SpreadsheetError},
};

const COLUMNS: &str = "\
Columns to use, each as COLUMN=NAME or COLUMN=NUMBER. All others are ignored [default: detected]

COLUMN is name, first_name, middle_name, last_name, user_name, email, owner, language, id, room, date, starts, ends or \
duration. NAME is the name of a column in the list, and NUMBER is its number, from 1. Separate several with commas, \
or repeat the flag.";

#[derive(Debug, Args)]
#[command(next_help_heading = "How to read the list")]
pub(super) struct ListFlags {
    /// Columns to use, each as COLUMN=NAME or COLUMN=NUMBER. All others are ignored [default: detected]
    #[arg(long, value_name = "COLUMN=NAME", long_help = COLUMNS)]
    columns: Vec<ListColumns>,

    /// Sheet of a spreadsheet [default: the only one with people]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// Encoding of a text file, such as windows-1250 [default: detected]
    #[arg(long, value_name = "NAME", value_parser = FileOptions::encoding)]
    encoding: Option<&'static Encoding>,

    /// Line with the column names, from 1; 0 if there are none [default: detected]
    #[arg(long, value_name = "LINE")]
    header_row: Option<usize>,
}

impl ListFlags {
    /// Returns one of the flags that are set.
    pub(super) fn any(&self) -> Option<&'static str> {
        let flags = [
            (!self.columns.is_empty(), "--columns"),
            (self.sheet.is_some(), "--sheet"),
            (self.encoding.is_some(), "--encoding"),
            (self.header_row.is_some(), "--header-row"),
        ];
        flags.into_iter().find(|(is_set, _)| *is_set).map(|(_, flag)| flag)
    }

    /// Returns how to read the file, and how to read the list in it.
    pub(super) fn options(&self) -> Result<(FileOptions, ListOptions), Stop> {
        let mut columns = ListColumns::default();
        for (column, name) in self.columns.iter().flat_map(|columns| &columns.0) {
            if *column != Column::Ignored && columns.0.iter().any(|(known, _)| known == column) {
                return Err(Stop::Usage(format!("--columns: {}.", ColumnsError::Twice(*column))));
            }
            columns.0.push((*column, name.clone()));
        }
        let file = FileOptions { encoding: self.encoding, sheet: self.sheet.clone() };
        Ok((file, ListOptions { columns, header_row: self.header_row, ..ListOptions::default() }))
    }
}

/// Converts the error of a list, and names the flag to set.
pub(super) fn unusable(error: ListError) -> Stop {
    let unclear = match error {
        ListError::Unclear(unclear) => unclear,
        ListError::NoRoom => {
            return Stop::Usage("The room is missing. Set --room, or add a “room” column to the list.".to_owned());
        }
        error => return Stop::Usage(plain(&error.to_string())),
    };
    Stop::Usage(match Hint::of(&unclear) {
        Hint::Edit => plain(&unclear.to_string()),
        Hint::HeaderRow => {
            format!(
                "{} Set --header-row to the line with the column names, or to 0 if there are none.",
                unclear.question
            )
        }
        Hint::Columns { example, more, has_no_header } => {
            let more = more.map(|(pair, when)| format!(" Add {pair} {when}.")).unwrap_or_default();
            let header =
                if has_no_header { " If a line has the column names, add --header-row with its number." } else { "" };
            let unclear = plain(&unclear.to_string());
            format!("{unclear} Use --columns, for example --columns '{example}'.{more}{header}")
        }
    })
}

/// Converts the error of a file, and names the flag to set.
pub(super) fn refused(error: FileError) -> Stop {
    match error {
        FileError::Spreadsheet(SpreadsheetError::Io(error)) => error.into(),
        FileError::Sheets(ref names) => {
            let example = names.first().map(|name| plain(name).replace('\'', r"'\''")).unwrap_or_default();
            Stop::Usage(format!("{} Use --sheet, for example --sheet '{example}'.", plain(&error.to_string())))
        }
        error => Stop::Usage(plain(&error.to_string())),
    }
}
