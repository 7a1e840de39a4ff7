//! Tables from Excel and Google Sheets: orders of columns, delimiters, quotes, owner words, duplicates.

use super::super::case::{Case, Input::Text, asks, reads};

const AB: &[&str] = &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"];
const AB_OWNER: &[&str] = &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org>"];

pub(super) const CASES: &[Case] = &[
    reads(
        "name and address without a header",
        "Excel, pasted",
        "en",
        Text("Ada Quill\tada@example.org\r\nBo Finch\tbo@example.org\r\n"),
        AB,
    ),
    reads(
        "address and name without a header",
        "Excel, pasted",
        "en",
        Text("ada@example.org\tAda Quill\nbo@example.org\tBo Finch\n"),
        AB,
    ),
    reads(
        "first name, last name and address without a header",
        "Google Sheets, pasted",
        "en",
        Text("Ada\tQuill\tada@example.org\nBo\tFinch\tbo@example.org\nCy\tMarsh\tcy@example.org\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"],
    )
    .says(&["column|first name"]),
    reads(
        "a running number before name and address",
        "Excel, pasted",
        "en",
        Text("1\tAda Quill\tada@example.org\n2\tBo Finch\tbo@example.org\n"),
        AB,
    ),
    reads(
        "a phone number behind name and address",
        "Excel, pasted",
        "en",
        Text("Ada Quill\tada@example.org\t+371 20000001\nBo Finch\tbo@example.org\t020 7946 0000\n"),
        AB,
    ),
    reads(
        "a date and a price behind name and address",
        "Excel, pasted",
        "en",
        Text(
            "Ada Quill\tada@example.org\t01/11/2026\t€12.00\n\
             Bo Finch\tbo@example.org\t02/11/2026\t€12.00\n",
        ),
        AB,
    ),
    reads(
        "a yes or no behind name and address is no part of the name",
        "Excel, pasted",
        "en",
        Text("Ada Quill\tada@example.org\tNo\nBo Finch\tbo@example.org\tNo\n"),
        AB,
    ),
    asks(
        "the firm stands between name and address",
        "Excel, pasted",
        "en",
        Text("Ada Quill\tAcme\tada@example.org\nBo Finch\tBolt\tbo@example.org\n"),
        AB,
    ),
    asks(
        "the firm stands behind name and address",
        "Excel, pasted",
        "en",
        Text("Ada Quill\tada@example.org\tAcme Ltd\nBo Finch\tbo@example.org\tBolt Inc\n"),
        AB,
    ),
    asks(
        "single words that may be names, firms or towns",
        "Excel, pasted",
        "en",
        Text("Acme\tAda\tRiga\tada@example.org\nBolt\tBo\tOslo\tbo@example.org\n"),
        &["Ada <ada@example.org>", "Bo <bo@example.org>"],
    ),
    asks(
        "two columns of words and no address",
        "Excel, pasted",
        "en",
        Text("Quill\tAda\nFinch\tBo\n"),
        &["Ada Quill", "Bo Finch"],
    )
    .or(&[&["Quill Ada", "Finch Bo"]]),
    reads(
        "name and firm under a header",
        "Excel, pasted",
        "en",
        Text("Name\tCompany\nAda Quill\tAcme\nBo Finch\tBolt\n"),
        &["Ada Quill", "Bo Finch"],
    ),
    reads(
        "the address comes first under a header",
        "Google Sheets",
        "en",
        Text("Email\tName\nada@example.org\tAda Quill\nbo@example.org\tBo Finch\n"),
        AB,
    ),
    reads(
        "the last name comes first under a header",
        "Google Sheets",
        "en",
        Text("Last name\tFirst name\tEmail\nQuill\tAda\tada@example.org\nFinch\tBo\tbo@example.org\n"),
        AB,
    ),
    reads(
        "the firm between the parts of the name",
        "Google Sheets",
        "en",
        Text(
            "Surname,Company,Forename,E-Mail\n\
             Quill,Acme,Ada,ada@example.org\n\
             Finch,Bolt,Bo,bo@example.org\n",
        ),
        AB,
    ),
    reads(
        "a title between first and last name",
        "Google Sheets",
        "en",
        Text(
            "Title,First Name,MI,Last Name,Email\n\
             Dr,Ada,B.,Quill,ada@example.org\n\
             ,Bo,,Finch,bo@example.org\n",
        ),
        &["Ada B. Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a header with blanks, an asterisk and a number",
        "A template",
        "en",
        Text(
            "\x20Name * , E-mail (required) ,1. Role\n\
             Ada Quill,ada@example.org,owner\n\
             Bo Finch,bo@example.org,\n",
        ),
        AB_OWNER,
    ),
    reads(
        "a header with underscores",
        "A database",
        "en",
        Text(
            "user_full_name,user_email_address,is_owner\n\
             Ada Quill,ada@example.org,true\n\
             Bo Finch,bo@example.org,false\n",
        ),
        AB_OWNER,
    ),
    reads(
        "a header in camel case",
        "An API's answer as CSV",
        "en",
        Text("firstName,lastName,emailAddress\nAda,Quill,ada@example.org\nBo,Finch,bo@example.org\n"),
        AB,
    ),
    reads(
        "a header in capitals",
        "SAP",
        "en",
        Text("LAST_NAME;FIRST_NAME;E_MAIL\nQUILL;ADA;ada@example.org\nFINCH;BO;bo@example.org\n"),
        &["ADA QUILL <ada@example.org>", "BO FINCH <bo@example.org>"],
    ),
    reads(
        "only the address has a header's word",
        "Google Sheets",
        "en",
        Text("Who is coming,E-mail\nAda Quill,ada@example.org\nBo Finch,bo@example.org\n"),
        AB,
    )
    .says(&["column|who is coming"]),
    reads(
        "no header's word for the addresses",
        "Google Sheets",
        "en",
        Text("Name\tReach them at\nAda Quill\tada@example.org\nBo Finch\tbo@example.org\n"),
        AB,
    )
    .says(&["column|reach them at"]),
    reads(
        "a separator line of Excel",
        "Excel, sep=",
        "en",
        Text("sep=;\r\nName;Email\r\nAda Quill;ada@example.org\r\nBo Finch;bo@example.org\r\n"),
        AB,
    ),
    reads(
        "a quoted separator line and a byte order mark",
        "Excel, sep=",
        "en",
        Text("\u{feff}\"sep=,\"\r\nName,Email\r\nAda Quill,ada@example.org\r\nBo Finch,bo@example.org\r\n"),
        AB,
    ),
    reads(
        "a byte order mark before a quoted header",
        "Excel, CSV UTF-8",
        "en",
        Text(
            "\u{feff}\"Name\",\"Email\"\r\n\
             \"Ada Quill\",\"ada@example.org\"\r\n\
             \"Bo Finch\",\"bo@example.org\"\r\n",
        ),
        AB,
    ),
    reads(
        "no line break at the end",
        "Excel, CSV",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nBo Finch,bo@example.org"),
        AB,
    ),
    reads(
        "separators behind each row and empty rows",
        "Excel, CSV",
        "en",
        Text(
            "Name,Email,,\r\n\
             Ada Quill,ada@example.org,,\r\n\
             ,,,\r\n\
             Bo Finch,bo@example.org,,\r\n\
             ,,,\r\n\
             ,,,\r\n",
        ),
        AB,
    ),
    reads(
        "empty columns and rows before the table",
        "Excel, CSV",
        "en",
        Text(",,,\n,,,\n,Name,Email,\n,Ada Quill,ada@example.org,\n,Bo Finch,bo@example.org,\n"),
        AB,
    ),
    reads(
        "a comma inside a quoted name",
        "Excel, CSV",
        "en",
        Text("Name,Email\n\"Quill, Ada\",ada@example.org\n\"Finch, Bo\",bo@example.org\n"),
        &["Quill, Ada <ada@example.org>", "Finch, Bo <bo@example.org>"],
    ),
    reads(
        "a comma inside a name between semicolons",
        "Excel, CSV",
        "de",
        Text("Name;E-Mail\nMüller, Käthe;kaethe@example.org\nGroß, Jörg;joerg@example.org\n"),
        &["Müller, Käthe <kaethe@example.org>", "Groß, Jörg <joerg@example.org>"],
    ),
    reads(
        "the same header again before each class",
        "A school's report",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nName,Email\nBo Finch,bo@example.org\n"),
        AB,
    ),
    reads(
        "a short row that begins as the header does",
        "Typed by hand",
        "en",
        Text("Bo Finch, Ada Quill\nCy Fox; Dee Vale\nAda Quill, ada@example.org\nBo Finch"),
        &["Cy Fox; Dee Vale", "Ada Quill <ada@example.org>", "Bo Finch"],
    ),
    asks(
        "a section's title between rows",
        "A school's report",
        "en",
        Text(
            "Class 4a\n\
             Name,Email\n\
             Ada Quill,ada@example.org\n\
             \n\
             Class 4b\n\
             Name,Email\n\
             Bo Finch,bo@example.org\n",
        ),
        AB,
    ),
    asks(
        "another order of columns further down",
        "Two reports pasted together",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\n\nEmail,Name\nbo@example.org,Bo Finch\n"),
        AB,
    ),
    reads(
        "three lines above the header",
        "A hand-made report",
        "en",
        Text(
            "Winter meeting,,\n\
             Created on 2026-11-20 by Dee Vale,,\n\
             ,,\n\
             Name,Email,Seat\n\
             Ada Quill,ada@example.org,A1\n\
             Bo Finch,bo@example.org,A2\n",
        ),
        AB,
    )
    .says(&["skip|above|header|line 4|row 4"]),
    reads(
        "rows equal in name and address",
        "Two lists pasted together",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nBo Finch,bo@example.org\nAda Quill,ada@example.org\n"),
        AB,
    )
    .says(&["identical|merged|same|duplicate|twice|repeat"]),
    reads(
        "the same name without an address twice",
        "A register",
        "en",
        Text("Name\nAda Quill\nBo Finch\nAda Quill\n"),
        &["Ada Quill", "Bo Finch", "Ada Quill"],
    ),
    reads(
        "the same name with two addresses",
        "Two lists pasted together",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nAda Quill,ada@example.net\n"),
        &["Ada Quill <ada@example.org>", "Ada Quill <ada@example.net>"],
    ),
    reads(
        "the same address with two names",
        "A couple",
        "en",
        Text("Name,Email\nAda Quill,quills@example.org\nBo Quill,quills@example.org\n"),
        &["Ada Quill <quills@example.org>", "Bo Quill <quills@example.org>"],
    ),
    reads(
        "owner with x, yes, 1 and nothing",
        "Google Sheets",
        "en",
        Text(
            "name\temail\towner\n\
             Ada\tada@example.org\tx\n\
             Bo\tbo@example.org\tyes\n\
             Cy\tcy@example.org\t1\n\
             Dee\tdee@example.org\t\n",
        ),
        &[
            "Ada <ada@example.org> (owner)",
            "Bo <bo@example.org> (owner)",
            "Cy <cy@example.org> (owner)",
            "Dee <dee@example.org>",
        ],
    ),
    reads(
        "owner with check boxes of Google Sheets",
        "Google Sheets",
        "en",
        Text("Name\tEmail\tHost?\nAda Quill\tada@example.org\tTRUE\nBo Finch\tbo@example.org\tFALSE\n"),
        AB_OWNER,
    ),
    reads(
        "owner with ticks and crosses",
        "Notion",
        "en",
        Text("Name,Email,Moderator\nAda Quill,ada@example.org,✓\nBo Finch,bo@example.org,✗\n"),
        AB_OWNER,
    ),
    reads(
        "roles in words",
        "OpenSlides",
        "en",
        Text(
            "name,email,role\n\
             Ada Quill,ada@example.org,host\n\
             Bo Finch,bo@example.org,guest\n\
             Cy Marsh,cy@example.org,Presenter\n\
             Dee Vale,dee@example.org,student\n",
        ),
        &[
            "Ada Quill <ada@example.org> (owner)",
            "Bo Finch <bo@example.org>",
            "Cy Marsh <cy@example.org> (owner)",
            "Dee Vale <dee@example.org>",
        ],
    ),
    asks(
        "a role that is a job",
        "A staff list",
        "en",
        Text("Name,Email,Role\nAda Quill,ada@example.org,Developer\nBo Finch,bo@example.org,Buyer\n"),
        AB,
    )
    .says(&["developer|role|owner"]),
    asks(
        "an owner cell that says maybe",
        "Google Sheets",
        "en",
        Text("Name,Email,Owner\nAda Quill,ada@example.org,yes\nBo Finch,bo@example.org,maybe\n"),
        AB_OWNER,
    )
    .says(&["maybe"]),
    reads(
        "backslashes before quotes",
        "A script's CSV",
        "en",
        Text("Name,Email\n\"Ada \\\"Ace\\\" Quill\",ada@example.org\n\"Bo Finch\",bo@example.org\n"),
        &["Ada \"Ace\" Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "links in a column",
        "Latchkey's own download",
        "en",
        Text(
            "name,email,role,link\n\
             Ada Quill,ada@example.org,owner,https://acme.daily.co/standup?t=aaaa\n\
             Bo Finch,bo@example.org,invitee,https://acme.daily.co/standup?t=bbbb\n",
        ),
        AB_OWNER,
    ),
    reads(
        "a name that begins as a column's name does, beside a no",
        "Google Sheets",
        "en",
        Text("Name\tEmail\tOwner\nAda Quill\t\tno\nHo (Vincent)\t\tno\nName<Bo\t\tno\n"),
        &["Ada Quill", "Ho (Vincent)", "Name<Bo"],
    ),
    asks(
        "another table with a column of numbers below",
        "Google Sheets",
        "en",
        Text("Name\tEmail\tOwner\nAda Quill\tada@example.org\tno\nName\tEmail\tNo\nBo Finch\tbo@example.org\t1\n"),
        &["Ada Quill <ada@example.org>"],
    )
    .says(&["another table begins in line 3"]),
];
