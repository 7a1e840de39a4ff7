//! What stands in the fields of mail programs.

use super::super::case::{Case, Input::Text, asks, reads};

const AB: &[&str] = &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"];
const ABC: &[&str] = &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"];

pub(super) const CASES: &[Case] = &[
    reads(
        "names and addresses between commas",
        "Gmail, To field",
        "en",
        Text("Ada Quill <ada@example.org>, Bo Finch <bo@example.org>, Cy Marsh <cy@example.org>"),
        ABC,
    ),
    reads(
        "a comma at the end",
        "Gmail, To field",
        "en",
        Text("Ada Quill <ada@example.org>, Bo Finch <bo@example.org>, "),
        AB,
    ),
    reads(
        "names and addresses between semicolons",
        "Outlook, To field",
        "en",
        Text("Ada Quill <ada@example.org>; Bo Finch <bo@example.org>; Cy Marsh <cy@example.org>"),
        ABC,
    ),
    reads(
        "last names first, between semicolons",
        "Outlook, To field",
        "en",
        Text("Quill, Ada <ada@example.org>; Finch, Bo <bo@example.org>"),
        &["Quill, Ada <ada@example.org>", "Finch, Bo <bo@example.org>"],
    ),
    reads(
        "last names first with the firm in parentheses",
        "Outlook, To field",
        "de",
        Text("Groß, Jörg (Einkauf) <joerg@example.org>; Müller, Käthe (Vertrieb) <kaethe@example.org>"),
        &["Groß, Jörg (Einkauf) <joerg@example.org>", "Müller, Käthe (Vertrieb) <kaethe@example.org>"],
    ),
    reads(
        "last names first in quotes, between commas",
        "Thunderbird",
        "en",
        Text("\"Quill, Ada\" <ada@example.org>, \"Finch, Bo\" <bo@example.org>"),
        &["Quill, Ada <ada@example.org>", "Finch, Bo <bo@example.org>"],
    ),
    asks(
        "last names first without quotes, between commas",
        "Apple Mail, pasted",
        "en",
        Text("Quill, Ada <ada@example.org>, Finch, Bo <bo@example.org>"),
        &["Quill, Ada <ada@example.org>", "Finch, Bo <bo@example.org>"],
    ),
    reads(
        "single quotes that Outlook puts around names",
        "Outlook, To field",
        "en",
        Text("'Ada Quill' <ada@example.org>; 'Bo Finch' <bo@example.org>"),
        AB,
    ),
    reads(
        "the address in quotes is the name",
        "Outlook, To field",
        "en",
        Text("'ada@example.org' <ada@example.org>; 'bo@example.org' <bo@example.org>"),
        &["ada <ada@example.org>", "bo <bo@example.org>"],
    ),
    asks(
        "the name says another address than the address",
        "Outlook, a redirected contact",
        "en",
        Text("'ada@example.net' <ada@example.org>; Bo Finch <bo@example.org>"),
        &["ada <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "addresses alone between commas",
        "Gmail, To field",
        "en",
        Text("ada@example.org, bo@example.org, cy@example.org"),
        &["ada <ada@example.org>", "bo <bo@example.org>", "cy <cy@example.org>"],
    ),
    reads(
        "addresses alone, one a line",
        "A ticket system",
        "en",
        Text("ada@example.org\nbo@example.org\ncy@example.org\n"),
        &["ada <ada@example.org>", "bo <bo@example.org>", "cy <cy@example.org>"],
    ),
    reads(
        "addresses in angle brackets, each on its line",
        "A mail program's log",
        "en",
        Text("<ada@example.org>\n<bo@example.org>\n"),
        &["ada <ada@example.org>", "bo <bo@example.org>"],
    ),
    reads(
        "commas and semicolons mixed between addresses",
        "Typed by hand",
        "en",
        Text("ada@example.org, bo@example.org; cy@example.org"),
        &["ada <ada@example.org>", "bo <bo@example.org>", "cy <cy@example.org>"],
    ),
    reads(
        "blanks between addresses",
        "Typed by hand",
        "en",
        Text("ada@example.org bo@example.org  cy@example.org"),
        &["ada <ada@example.org>", "bo <bo@example.org>", "cy <cy@example.org>"],
    ),
    reads(
        "the name in parentheses behind the address",
        "An old mail program",
        "en",
        Text("ada@example.org (Ada Quill), bo@example.org (Bo Finch)"),
        AB,
    ),
    reads(
        "the address in parentheses behind the name",
        "Outlook, expanded names",
        "en",
        Text("Ada Quill (ada@example.org); Bo Finch (bo@example.org)"),
        AB,
    ),
    asks(
        "the name behind the address in brackets",
        "A bad copy",
        "en",
        Text("<ada@example.org> Ada Quill\n<bo@example.org> Bo Finch\n"),
        AB,
    ),
    reads(
        "the address in square brackets",
        "Outlook, plain text reply",
        "en",
        Text("Ada Quill [mailto:ada@example.org]; Bo Finch [mailto:bo@example.org]"),
        AB,
    ),
    reads(
        "mailto in angle brackets",
        "Outlook, plain text",
        "en",
        Text("Ada Quill <mailto:ada@example.org>; Bo Finch <mailto:bo@example.org>"),
        AB,
    ),
    reads(
        "the whole To line with its word",
        "Thunderbird, message source",
        "en",
        Text("To: Ada Quill <ada@example.org>, Bo Finch <bo@example.org>\n"),
        AB,
    ),
    reads(
        "To, Cc and folded lines",
        "Thunderbird, message source",
        "en",
        Text(
            "To: Ada Quill <ada@example.org>,\n\
             \x20Bo Finch <bo@example.org>\n\
             Cc: Cy Marsh\n\
             \t<cy@example.org>\n",
        ),
        ABC,
    ),
    reads(
        "An and Cc in German",
        "Outlook, forwarded message",
        "de",
        Text(
            "An: Käthe Müller <kaethe@example.org>; Jörg Groß <joerg@example.org>\n\
             Cc: Dörte Voß <doerte@example.org>\n",
        ),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>", "Dörte Voß <doerte@example.org>"],
    ),
    asks(
        "From, Sent and Subject stand above and below",
        "Outlook, forwarded message",
        "en",
        Text(
            "From: Dee Vale <dee@example.org>\n\
             Sent: Friday, November 20, 2026 10:00 AM\n\
             To: Ada Quill <ada@example.org>; Bo Finch <bo@example.org>\n\
             Subject: Winter meeting\n",
        ),
        AB,
    )
    .or(&[&["Dee Vale <dee@example.org>", "Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"]]),
    reads(
        "a named group",
        "RFC 5322 group",
        "en",
        Text("Board: Ada Quill <ada@example.org>, Bo Finch <bo@example.org>;"),
        AB,
    ),
    asks(
        "words behind addresses in parentheses",
        "Typed by hand",
        "en",
        Text("Ada Quill <ada@example.org> (Acme)\nBo Finch <bo@example.org> (Bolt)\n"),
        AB,
    )
    .or(&[&["Ada Quill (Acme) <ada@example.org>", "Bo Finch (Bolt) <bo@example.org>"]]),
    asks(
        "titles behind addresses and a comma",
        "Typed by hand",
        "en",
        Text("Ada Quill <ada@example.org>, CEO, Bo Finch <bo@example.org>, CFO"),
        AB,
    ),
    asks(
        "a department behind a dash",
        "A wiki page",
        "de",
        Text("Käthe Müller <kaethe@example.org> – Einkauf\nJörg Groß <joerg@example.org> – Vertrieb\n"),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    reads(
        "owners are marked behind their addresses",
        "Typed as the form says",
        "en",
        Text(
            "Ada Quill <ada@example.org> (owner)\n\
             Bo Finch <bo@example.org>, owner\n\
             Cy Marsh <cy@example.org>\n",
        ),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org> (owner)", "Cy Marsh <cy@example.org>"],
    ),
    reads(
        "owners are called host and moderator",
        "Typed by hand",
        "en",
        Text(
            "Ada Quill <ada@example.org> (host)\n\
             Bo Finch <bo@example.org> (moderator)\n\
             Cy Marsh <cy@example.org>\n",
        ),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org> (owner)", "Cy Marsh <cy@example.org>"],
    ),
    reads(
        "a line for each with name, comma and address",
        "Notes",
        "en",
        Text("Ada Quill, ada@example.org\nBo Finch, bo@example.org\nCy Marsh, cy@example.org\n"),
        ABC,
    ),
    reads(
        "a dash between name and address",
        "Notes",
        "en",
        Text("Ada Quill - ada@example.org\nBo Finch – bo@example.org\n"),
        AB,
    ),
    reads(
        "a colon between name and address",
        "Notes",
        "en",
        Text("Ada Quill: ada@example.org\nBo Finch: bo@example.org\n"),
        AB,
    ),
    reads(
        "the address first, then a blank and the name",
        "Notes",
        "en",
        Text("ada@example.org Ada Quill\nbo@example.org Bo Finch\n"),
        AB,
    ),
    asks(
        "one bracket is never closed",
        "A bad copy",
        "en",
        Text("Ada Quill <ada@example.org>, Bo Finch <bo@example.org, Cy Marsh <cy@example.org>"),
        ABC,
    ),
    asks(
        "one person between others has no address",
        "Outlook, an unresolved name",
        "en",
        Text("Ada Quill <ada@example.org>; Bo Finch; Cy Marsh <cy@example.org>"),
        &["Ada Quill <ada@example.org>", "Bo Finch", "Cy Marsh <cy@example.org>"],
    ),
    asks(
        "a name without an address before a name with one, between commas",
        "Gmail, pasted",
        "en",
        Text("Ada Quill, Bo Finch <bo@example.org>"),
        &["Ada Quill", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "fullwidth commas between addresses",
        "Typed with a Chinese keyboard",
        "zh",
        Text("liwei@example.org，wangfang@example.org；zhang@example.org"),
        &["liwei <liwei@example.org>", "wangfang <wangfang@example.org>", "zhang <zhang@example.org>"],
    ),
    reads(
        "ideographic commas between names",
        "Typed with a Japanese keyboard",
        "ja",
        Text("山田花子、佐藤太郎、鈴木一郎"),
        &["山田花子", "佐藤太郎", "鈴木一郎"],
    ),
    reads(
        "Arabic commas between names and addresses",
        "Typed with an Arabic keyboard",
        "ar",
        Text("ليلى حداد <layla@example.org>، عمر خليل <omar@example.org>"),
        &["ليلى حداد <layla@example.org>", "عمر خليل <omar@example.org>"],
    ),
    reads(
        "fullwidth brackets around addresses",
        "Typed with a Japanese keyboard",
        "ja",
        Text("山田花子＜hanako@example.org＞\n佐藤太郎＜taro@example.org＞\n"),
        &["山田花子 <hanako@example.org>", "佐藤太郎 <taro@example.org>"],
    ),
    reads(
        "encoded words from a message's source",
        "Message source",
        "de",
        Text("=?UTF-8?Q?J=C3=B6rg_Gro=C3=9F?= <joerg@example.org>, Bo Finch <bo@example.org>"),
        &["Jörg Groß <joerg@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "line breaks between recipients and a trailing semicolon each",
        "Outlook, distribution list copied",
        "en",
        Text(
            "Ada Quill <ada@example.org>;\r\n\
             Bo Finch <bo@example.org>;\r\n\
             Cy Marsh <cy@example.org>;\r\n",
        ),
        ABC,
    ),
    reads(
        "quotes with a backslash in a name",
        "Message source",
        "en",
        Text("\"Ada \\\"Ace\\\" Quill\" <ada@example.org>, Bo Finch <bo@example.org>"),
        &["Ada \"Ace\" Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a name with a period and no quotes",
        "Apple Mail",
        "en",
        Text("Ada Q. Quill <ada@example.org>, Dr. Bo Finch <bo@example.org>"),
        &["Ada Q. Quill <ada@example.org>", "Dr. Bo Finch <bo@example.org>"],
    ),
    asks(
        "via a mailing list",
        "Google Groups",
        "en",
        Text("'Ada Quill' via Board <board@example.org>\nBo Finch <bo@example.org>\n"),
        &["'Ada Quill' via Board <board@example.org>", "Bo Finch <bo@example.org>"],
    )
    .or(&[&["Ada Quill via Board <board@example.org>", "Bo Finch <bo@example.org>"]]),
];
