//! Workbooks, which are read as they are.

use super::super::case::{
    Case,
    Input::{Encoded, OpenDocument, Workbook},
    asks, reads, refuses,
};

const AB: &[&str] = &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"];

pub(super) const CASES: &[Case] = &[
    reads(
        "one sheet with a header",
        "Excel workbook",
        "en",
        Workbook(&[("Guests", "Name\tEmail\tOwner\nAda Quill\tada@example.org\tyes\nBo Finch\tbo@example.org\t\n")]),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a title, an empty row and a header",
        "Excel workbook",
        "en",
        Workbook(&[("Sheet1", "Winter meeting 2026\n\nFirst name\tLast name\tEmail\nAda\tQuill\tada@example.org\nBo\tFinch\tbo@example.org\n")]),
        AB,
    ).says(&["skip|above|header|row 3|line 3"]),
    reads(
        "empty sheets beside the list",
        "Excel workbook",
        "de",
        Workbook(&[("Tabelle1", ""), ("Gäste", "Name\tE-Mail\nKäthe Müller\tkaethe@example.org\nJörg Groß\tjoerg@example.org\n"), ("Tabelle3", "")]),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    reads(
        "a cover sheet without people",
        "Excel workbook",
        "en",
        Workbook(&[("Read me", "This workbook lists the guests of the winter meeting.\n"), ("Guests", "Name\tEmail\nAda Quill\tada@example.org\nBo Finch\tbo@example.org\n")]),
        AB,
    ).says(&["sheet|guests"]),
    asks(
        "two sheets have people",
        "Excel workbook",
        "en",
        Workbook(&[("Monday", "Name\tEmail\nAda Quill\tada@example.org\n"), ("Tuesday", "Name\tEmail\nBo Finch\tbo@example.org\n")]),
        &["Ada Quill <ada@example.org>"],
    ).or(&[&["Bo Finch <bo@example.org>"], AB]),
    reads(
        "commas, quotes and line breaks are only text in cells",
        "Excel workbook",
        "en",
        Workbook(&[("Sheet1", "Name\tEmail\nQuill, Ada \"Ace\"\tada@example.org\nBo; Finch\tbo@example.org\n")]),
        &["Quill, Ada \"Ace\" <ada@example.org>", "Bo; Finch <bo@example.org>"],
    ),
    reads(
        "one column without a header",
        "Excel workbook",
        "vi",
        Workbook(&[("Trang tính1", "Nguyễn Thị Ánh\nTrần Đức Huy\n")]),
        &["Nguyễn Thị Ánh", "Trần Đức Huy"],
    ),
    asks(
        "a total below the list",
        "Excel workbook",
        "en",
        Workbook(&[("Sheet1", "Name\tEmail\tPaid\nAda Quill\tada@example.org\t12\nBo Finch\tbo@example.org\t12\nTotal\t\t24\n")]),
        AB,
    ),
    reads(
        "an OpenDocument sheet",
        "LibreOffice",
        "it",
        OpenDocument(&[("Foglio1", "Nome\tCognome\tE-mail\nNicolò\tD'Angelo\tnicolo@example.org\nMirò\tDe Luca\tmiro@example.org\n")]),
        &["Nicolò D'Angelo <nicolo@example.org>", "Mirò De Luca <miro@example.org>"],
    ),
    reads(
        "Unicode text saved by Excel",
        "Excel, Unicode text",
        "zh",
        Encoded("utf-16le", "姓名\t邮箱\r\n李伟\tliwei@example.org\r\n王芳\twangfang@example.org\r\n"),
        &["李伟 <liwei@example.org>", "王芳 <wangfang@example.org>"],
    ),
    refuses(
        "an empty workbook",
        "Excel workbook",
        "en",
        Workbook(&[("Sheet1", "")]),
        &["no people", "empty", "nobody", "sheet"],
    ),
];
