//! vCards, which are read, and files that are no list of people, which are refused.

use super::super::case::{
    Case,
    Input::{Bytes, Encoded, Text},
    asks, reads, refuses,
};

pub(super) const CASES: &[Case] = &[
    reads(
        "two vCards in one file",
        "iCloud contacts, exported together",
        "en",
        Text(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Example//Contacts//EN\r\nN:Quill;Ada;;;\r\nFN:Ada Quill\r\nORG:Acme;\r\nEMAIL;type=INTERNET;type=HOME;type=pref:ada@example.org\r\nTEL;type=CELL;type=VOICE:+371 20000001\r\nEND:VCARD\r\n\
             BEGIN:VCARD\r\nVERSION:3.0\r\nN:Finch;Bo;;;\r\nFN:Bo Finch\r\nitem1.EMAIL;type=INTERNET:bo@example.org\r\nitem1.X-ABLabel:work\r\nEND:VCARD\r\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a folded line, an escaped comma and lower-case properties",
        "Android contacts",
        "en",
        Text("BEGIN:VCARD\nVERSION:4.0\nfn:Ada Maria Qu\n ill\\, PhD\nemail:ada@exam\n ple.org\nEND:VCARD\n"),
        &["Ada Maria Quill, PhD <ada@example.org>"],
    ),
    reads(
        "quoted-printable names",
        "vCard 2.1 of a phone",
        "de",
        Text("BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;K=C3=A4the;;;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:K=C3=A4the M=C3=BCller\r\nEMAIL;HOME:kaethe@example.org\r\nEND:VCARD\r\n"),
        &["Käthe Müller <kaethe@example.org>"],
    ),
    reads(
        "the preferred of two addresses",
        "iCloud contacts",
        "ja",
        Text("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:山田花子\r\nEMAIL;TYPE=work:hanako@example.com\r\nEMAIL;TYPE=home;PREF=1:hanako@example.org\r\nEND:VCARD\r\n"),
        &["山田花子 <hanako@example.org>"],
    )
    .or(&[&["山田花子 <hanako@example.com>"]]),
    reads(
        "a card without an address",
        "iCloud contacts",
        "en",
        Text("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Marsh;Cy;;;\r\nFN:Cy Marsh\r\nTEL:+1 555 0100\r\nEND:VCARD\r\n"),
        &["Cy Marsh"],
    ),
    asks(
        "a card of a firm, not of a person",
        "iCloud contacts",
        "en",
        Text("BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Acme\r\nORG:Acme;\r\nX-ABShowAs:COMPANY\r\nEMAIL:info@example.com\r\nEND:VCARD\r\n"),
        &["Acme <info@example.com>"],
    ),
    reads(
        "a card with only the parts of a name",
        "An old program",
        "ru",
        Text("BEGIN:VCARD\nVERSION:2.1\nN:Перова;Ада;;;\nEMAIL:ada@example.org\nEND:VCARD\n"),
        &["Ада Перова <ada@example.org>"],
    ),
    reads(
        "a photo between name and address",
        "Google Contacts, vCard",
        "en",
        Text("BEGIN:VCARD\nVERSION:3.0\nFN:Ada Quill\nN:Quill;Ada;;;\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/\n 2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsK\nEMAIL;TYPE=INTERNET:ada@example.org\nCATEGORIES:myContacts\nEND:VCARD\n"),
        &["Ada Quill <ada@example.org>"],
    ),
    refuses(
        "an array of objects",
        "An API's answer",
        "en",
        Text(
            "[{\"name\": \"Ada Quill\", \"email\": \"ada@example.org\"},\n\
             \x20{\"name\": \"Bo Finch\", \"email\": \"bo@example.org\"}]\n",
        ),
        &["json"],
    ),
    refuses(
        "an object on one line",
        "An API's answer",
        "en",
        Text("{\"people\":[{\"name\":\"Ada Quill\"}]}"),
        &["json"],
    ),
    refuses(
        "an object a line",
        "A database",
        "en",
        Text(
            "{\"name\":\"Ada Quill\",\"email\":\"ada@example.org\"}\n\
             {\"name\":\"Bo Finch\",\"email\":\"bo@example.org\"}\n",
        ),
        &["json"],
    ),
    refuses(
        "a saved page",
        "A browser",
        "en",
        Text(
            "<!DOCTYPE html>\n\
             <html><head><title>Guests</title></head><body><table><tr><td>Ada Quill</td></tr></table></body></html>\n",
        ),
        &["html", "web page"],
    ),
    refuses(
        "a table of HTML that is called a spreadsheet",
        "An old report with the ending .xls",
        "en",
        Text("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><th>Name</th></tr><tr><td>Ada Quill</td></tr></table></body></html>"),
        &["html", "web page"],
    ),
    refuses(
        "a calendar file with attendees",
        "A calendar",
        "en",
        Text(
            "BEGIN:VCALENDAR\r\n\
             VERSION:2.0\r\n\
             PRODID:-//Example//EN\r\n\
             BEGIN:VEVENT\r\n\
             UID:1\r\n\
             DTSTAMP:20261120T100000Z\r\n\
             DTSTART:20261201T100000Z\r\n\
             ATTENDEE;CN=Ada Quill:mailto:ada@example.org\r\n\
             END:VEVENT\r\n\
             END:VCALENDAR\r\n",
        ),
        &["calendar", "ics"],
    ),
    refuses(
        "an XML file",
        "An old program",
        "en",
        Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<people><person name=\"Ada Quill\"/></people>\n"),
        &["xml", "html"],
    ),
    refuses(
        "a page description",
        "A PDF",
        "en",
        Bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
        &["pdf"],
    ),
    refuses(
        "a picture",
        "A photo of a list",
        "en",
        Bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0"),
        &["image", "picture", "png"],
    ),
    refuses(
        "a photo",
        "A phone",
        "en",
        Bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        &["image", "picture", "jpeg", "photo"],
    ),
    refuses(
        "formatted text",
        "WordPad",
        "de",
        Text("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 Ada Quill\\par Bo Finch\\par}"),
        &["rtf", "rich text", "word"],
    ),
    refuses(
        "a compressed file",
        "gzip",
        "en",
        Bytes(b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x4c\x49\x04\0"),
        &["gzip", "archive", "compressed"],
    ),
    refuses(
        "a message file of a mail program",
        "Outlook, .msg",
        "en",
        Bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        &["outlook", "excel", "office", "spreadsheet", "word"],
    ),
    refuses(
        "random bytes",
        "A damaged file",
        "en",
        Bytes(b"\0\x01\x02\x03\xfe\xff\0\x10\x80\x81\0\0\xde\xad\xbe\xef"),
        &["text", "not a list", "binary"],
    ),
    refuses("nothing", "An empty file", "en", Text(""), &["no people", "empty", "nobody", "no one", "at least one"]),
    refuses(
        "only blanks",
        "An empty file",
        "en",
        Text("  \n\t\n\u{feff}\n"),
        &["no people", "empty", "nobody", "no one", "at least one"],
    ),
    refuses(
        "calendar text in UTF-16",
        "A calendar",
        "en",
        Encoded("utf-16le", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"),
        &["calendar", "ics"],
    ),
];
