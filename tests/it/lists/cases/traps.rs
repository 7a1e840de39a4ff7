//! Inputs in which a likely mistake gives somebody another person's link.

use super::super::case::{Case, Input::Text, asks, reads};

const AB: &[&str] = &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"];

pub(super) const CASES: &[Case] = &[
    asks(
        "a missing cell in the middle moves the address",
        "A hand-made CSV",
        "en",
        Text(
            "Name,Company,Email\n\
             Ada Quill,Acme,ada@example.org\n\
             Bo Finch,bo@example.org\n\
             Cy Marsh,Crab,cy@example.org\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"],
    ),
    reads(
        "an empty address does not take the next row's",
        "Excel, CSV",
        "en",
        Text("Name,Email\nAda Quill,\nBo Finch,bo@example.org\nCy Marsh,\n"),
        &["Ada Quill", "Bo Finch <bo@example.org>", "Cy Marsh"],
    ),
    asks(
        "a missing cell at the end of a row",
        "Excel, pasted",
        "en",
        Text("Name\tEmail\tTown\nAda Quill\tada@example.org\tRiga\nBo Finch\tbo@example.org\nCy Marsh\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh"],
    ),
    asks(
        "a comma inside a name without quotes",
        "A hand-made CSV",
        "en",
        Text("Name,Email\nQuill, Ada,ada@example.org\nFinch, Bo,bo@example.org\n"),
        &["Quill, Ada <ada@example.org>", "Finch, Bo <bo@example.org>"],
    ),
    asks(
        "one row has a comma inside a name",
        "A hand-made CSV",
        "en",
        Text(
            "Name,Email\n\
             Ada Quill,ada@example.org\n\
             Finch, Bo, Jr.,bo@example.org\n\
             Cy Marsh,cy@example.org\n",
        ),
        &["Ada Quill <ada@example.org>", "Finch, Bo, Jr. <bo@example.org>", "Cy Marsh <cy@example.org>"],
    ),
    asks(
        "name and address are swapped in one row",
        "A form filled in wrongly",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nbo@example.org,Bo Finch\n"),
        AB,
    ),
    asks(
        "the header's columns are swapped",
        "A template filled in wrongly",
        "en",
        Text("Email,Name\nAda Quill,ada@example.org\nBo Finch,bo@example.org\n"),
        AB,
    ),
    asks(
        "garbage in the column of addresses",
        "A form",
        "en",
        Text(
            "Name,Email\n\
             Ada Quill,ada@example.org\n\
             Bo Finch,see above\n\
             Cy Marsh,+371 20000001\n\
             Dee Vale,dee@example.org!!\n",
        ),
        &["Ada Quill <ada@example.org>"],
    )
    .or(&[&["Ada Quill <ada@example.org>", "Dee Vale <dee@example.org>"]]),
    asks(
        "two addresses in a cell, with a semicolon",
        "Outlook, merged contacts",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org; ada@example.net\nBo Finch,bo@example.org\n"),
        AB,
    ),
    asks(
        "two addresses in a cell, with a line break",
        "Excel, Alt+Enter",
        "en",
        Text("Name\tEmail\nAda Quill\t\"ada@example.org\nada@example.net\"\nBo Finch\tbo@example.org\n"),
        AB,
    ),
    asks(
        "two people in a row",
        "A hand-made list",
        "en",
        Text(
            "Child,Parent 1,Parent 1 email,Parent 2,Parent 2 email\n\
             Ivy,Ada Quill,ada@example.org,Bo Finch,bo@example.org\n",
        ),
        AB,
    ),
    asks(
        "two people in a cell",
        "A hand-made list",
        "en",
        Text(
            "Name,Email\n\
             \"Ada Quill, Bo Finch\",\"ada@example.org, bo@example.org\"\n\
             Cy Marsh,cy@example.org\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"],
    ),
    reads(
        "the manager's address is not the person's",
        "A staff list",
        "en",
        Text(
            "Name,Email,Manager,Manager email\n\
             Ada Quill,ada@example.org,Dee Vale,dee@example.org\n\
             Bo Finch,bo@example.org,Dee Vale,dee@example.org\n",
        ),
        AB,
    ),
    asks(
        "the manager comes first",
        "A staff list",
        "en",
        Text(
            "Manager name,Manager email,Employee name,Employee email\n\
             Dee Vale,dee@example.org,Ada Quill,ada@example.org\n\
             Dee Vale,dee@example.org,Bo Finch,bo@example.org\n",
        ),
        AB,
    ),
    asks(
        "only the emergency contact has an address",
        "A camp's list",
        "en",
        Text(
            "Name,Emergency contact,Emergency contact email\n\
             Ivy Quill,Ada Quill,ada@example.org\n\
             Max Finch,Bo Finch,bo@example.org\n",
        ),
        AB,
    )
    .or(&[&["Ivy Quill", "Max Finch"]]),
    reads(
        "whether an email was sent is not an address",
        "A newsletter's report",
        "en",
        Text("Name,Email sent,Email\nAda Quill,Yes,ada@example.org\nBo Finch,No,bo@example.org\n"),
        AB,
    ),
    reads(
        "the name of a file, a course and a domain",
        "A learning platform",
        "en",
        Text(
            "Course name,File name,Full name,Domain name,Email\n\
             Ropes 101,a.pdf,Ada Quill,example.org,ada@example.org\n\
             Ropes 101,b.pdf,Bo Finch,example.org,bo@example.org\n",
        ),
        AB,
    ),
    reads(
        "a user name beside a name with another word",
        "A forum",
        "en",
        Text(
            "Username,Real name,Email,Member since\n\
             aq99,Ada Quill,ada@example.org,2020\n\
             bofi,Bo Finch,bo@example.org,2021\n",
        ),
        AB,
    ),
    reads(
        "only user names",
        "A forum",
        "en",
        Text("Username,Email\naq99,ada@example.org\nbofi,bo@example.org\n"),
        &["aq99 <ada@example.org>", "bofi <bo@example.org>"],
    ),
    reads(
        "a company's name beside parts of a person's",
        "A CRM",
        "en",
        Text(
            "Company name,First name,Last name,Company email,Email\n\
             Acme,Ada,Quill,info@acme.example.com,ada@example.org\n\
             Bolt,Bo,Finch,info@bolt.example.com,bo@example.org\n",
        ),
        AB,
    ),
    asks(
        "words behind an address in the column of addresses",
        "A hand-made list",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org (work)\nBo Finch,bo@example.org\n"),
        AB,
    ),
    asks(
        "an address in the column of names",
        "A hand-made list",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nbo@example.org,\nCy Marsh cy@example.org,\n"),
        &["Ada Quill <ada@example.org>", "bo <bo@example.org>", "Cy Marsh <cy@example.org>"],
    ),
    asks(
        "single words under no header",
        "Excel, one column",
        "en",
        Text("Apples\tapples@example.org\tRed\nPears\tpears@example.org\tGreen\n"),
        &["Apples <apples@example.org>", "Pears <pears@example.org>"],
    ),
    asks(
        "numbers beside addresses, and no names",
        "A ticket system",
        "en",
        Text("1001\tada@example.org\n1002\tbo@example.org\n"),
        &["ada <ada@example.org>", "bo <bo@example.org>"],
    ),
    asks("only numbers", "A ticket system", "en", Text("Ticket\n1001\n1002\n"), &[]),
    asks("only phone numbers", "A phone's list", "en", Text("+371 20000001\n+371 20000002\n"), &[]),
    asks("only firms and amounts", "An invoice", "en", Text("Item,Amount\nRope,12.00\nBolt,3.50\nTotal,15.50\n"), &[]),
    asks("a header and nobody", "A template", "en", Text("Name,Email,Owner\n"), &[]),
    asks("a header and empty rows", "A template", "en", Text("Name;Email;Owner\n;;\n;;\n"), &[]),
    asks(
        "a quotation mark is never closed",
        "A cut-off download",
        "en",
        Text("Name,Email\n\"Ada Quill,ada@example.org\nBo Finch,bo@example.org\n"),
        AB,
    ),
    asks(
        "a cut-off row at the end",
        "A cut-off download",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nBo Finch,bo@exam"),
        &["Ada Quill <ada@example.org>"],
    ),
    asks(
        "tabs in some rows, commas in others",
        "Two lists pasted together",
        "en",
        Text("Ada Quill\tada@example.org\nBo Finch,bo@example.org\nCy Marsh <cy@example.org>\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"],
    ),
    asks(
        "a footnote under the table",
        "A hand-made report",
        "en",
        Text(
            "Name,Email\n\
             Ada Quill,ada@example.org\n\
             Bo Finch,bo@example.org\n\
             * Please do not forward this list\n",
        ),
        AB,
    ),
    asks(
        "a total with a count in each column",
        "A report",
        "en",
        Text(
            "Name\tEmail\tTickets\n\
             Ada Quill\tada@example.org\t2\n\
             Bo Finch\tbo@example.org\t1\n\
             Total\t\t3\n",
        ),
        AB,
    ),
    asks(
        "the page's number and date between rows",
        "A PDF, copied as text",
        "en",
        Text("Ada Quill ada@example.org\nBo Finch bo@example.org\nPage 1 of 2\n20 November 2026\n"),
        AB,
    ),
    reads(
        "an example row is a row",
        "A template with example.com",
        "en",
        Text("First name,Last name,Email\nAda,Quill,ada@example.org\nBo,Finch,bo@example.org\n"),
        AB,
    ),
    reads(
        "the status of a person who canceled is not read",
        "A form",
        "en",
        Text("Name,Email,Status\nAda Quill,ada@example.org,confirmed\nBo Finch,bo@example.org,waiting\n"),
        AB,
    ),
    asks(
        "left-to-right overrides hide the real address",
        "A hostile form answer",
        "en",
        Text("Name,Email\nAda Quill,ada@example.org\nBo \u{202e}hcniF,bo@example.org\n"),
        &["Ada Quill <ada@example.org>", "Bo hcniF <bo@example.org>"],
    )
    .or(&[&["Ada Quill <ada@example.org>", "Bo \u{202e}hcniF <bo@example.org>"]]),
    reads(
        "a hotel room is no room to meet in",
        "A congress's list",
        "en",
        Text("Name,Email,Hotel room,Arrival\nAda Quill,ada@example.org,101,2026-12-01\nBo Finch,bo@example.org,102,2026-12-01\n"),
        AB,
    ),
    reads(
        "a German hotel room",
        "Eine Tagungsliste",
        "de",
        Text("Name;E-Mail;Zimmer;Anreise\nAda Quill;ada@example.org;101;01.12.2026\nBo Finch;bo@example.org;102;01.12.2026\n"),
        AB,
    ),
    asks(
        "a column of room numbers that may be hotel rooms",
        "A congress's list",
        "en",
        Text("Name,Email,Room\nAda Quill,ada@example.org,101\nBo Finch,bo@example.org,102\n"),
        AB,
    ),
    asks(
        "the date of registration is not the meeting's",
        "A form",
        "en",
        Text("Date,Name,Email\n2026-11-20,Ada Quill,ada@example.org\n2026-11-21,Bo Finch,bo@example.org\n"),
        AB,
    ),
    reads(
        "birthdays and days of arrival",
        "A camp's list",
        "en",
        Text("Name,Date of birth,Arrival date,Email\nAda Quill,1990-12-10,2026-12-01,ada@example.org\nBo Finch,1991-01-31,2026-12-02,bo@example.org\n"),
        AB,
    ),
    asks(
        "when somebody began to work is not when the meeting starts",
        "A staff list",
        "en",
        Text("Name,Email,Start date\nAda Quill,ada@example.org,2019-03-01\nBo Finch,bo@example.org,2015-06-15\n"),
        AB,
    ),
    asks(
        "languages with a country",
        "Microsoft 365, active users",
        "en",
        Text("Display name,Email,Preferred language\nAda Quill,ada@example.org,de-DE\nBo Finch,bo@example.org,en-GB\n"),
        AB,
    ),
    reads(
        "a middle column named like the first name's",
        "A school's list",
        "en",
        Text("name ,lastname ,email \nAda,Quill,ada@example.org\nBo,Finch,bo@example.org\n"),
        AB,
    ),
    reads(
        "a preferred name beside the official one",
        "A university's roster",
        "en",
        Text("Student ID,Last name,First name,Preferred name,Email\ns1,Quill,Adelaide,Ada,ada@example.org\ns2,Finch,Bo,,bo@example.org\n"),
        &["Adelaide Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .or(&[AB]),
    reads(
        "an address for invoices beside the person's",
        "A shop's list",
        "en",
        Text("Name,Email,Billing name,Billing email\nAda Quill,ada@example.org,Acme Accounts,pay@example.com\nBo Finch,bo@example.org,Bolt Accounts,pay@example.net\n"),
        AB,
    ),
    asks(
        "the address of whoever sent the form comes first",
        "A secretary fills in a form for others",
        "en",
        Text("Timestamp,Submitted by,Attendee's name,Attendee's email\n2026-11-20 10:00,dee@example.org,Ada Quill,ada@example.org\n2026-11-20 10:01,dee@example.org,Bo Finch,bo@example.org\n"),
        AB,
    ),
    asks(
        "the column of names holds firms in some rows",
        "A supplier's list",
        "en",
        Text("Contact,Email\nAda Quill,ada@example.org\nAcme Ltd,\n"),
        &["Ada Quill <ada@example.org>", "Acme Ltd"],
    ),
];
