//! Address books, staff directories and mailing lists.

use super::super::case::{Case, Input::Text, asks, reads};

pub(super) const CASES: &[Case] = &[
    reads(
        "the new Google columns join first, middle and last names",
        "Google Contacts, since 2024",
        "en",
        Text(
            "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\r\n\
             Ada,,Quill,,,,,,Adi,,Acme,Head of Ropes,,1990-12-10,,https://photos.example.com/1,* myContacts,* Home,ada@example.org,Mobile,+49 170 0000001\r\n\
             Bo,James,Finch,,,,,,,,Bolt,,,,,,* myContacts ::: Choir,* Work,bo@example.org,,\r\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo James Finch <bo@example.org>"],
    ),
    reads(
        "the old Google columns have the whole name beside its parts",
        "Google Contacts, until 2024",
        "en",
        Text(
            "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Organization 1 - Type,Organization 1 - Name\n\
             Ada Quill,Ada,,Quill,,,,,,,,,,,1990-12-10,,,* myContacts,* Home,ada@example.org,Work,quill@example.com,,Acme\n\
             Bo Finch,Bo,,Finch,,,,,,,,,,,,,,* myContacts,*,bo@example.org,,,,\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "two addresses of one person stand in one Google cell",
        "Google Contacts, old and new",
        "en",
        Text(
            "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\n\
             Ada Quill,Ada,Quill,Home,ada@example.org ::: ada@example.net\n\
             Bo Finch,Bo,Finch,Home,bo@example.org\n\
             Cy Marsh,Cy,Marsh,Home,cy@example.org\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"],
    ),
    reads(
        "Outlook on the web has three addresses and many phones",
        "Outlook contacts, web",
        "en",
        Text(
            "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Mobile Phone,Home Street,Home City,Company,Job Title,Birthday,Web Page\r\n\
             Ada,,Quill,,,,,,ada@example.org,ada@example.net,,,,+44 20 7946 0000,,1 Rope Walk,Riga,Acme,CEO,,\r\n\
             Bo,,Finch,,,,,,bo@example.org,,,+1 555 0100,,,,,,,,,\r\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "the display name of classic Outlook repeats the address",
        "Outlook contacts, Windows",
        "en",
        Text(
            "\"Title\",\"First Name\",\"Middle Name\",\"Last Name\",\"Suffix\",\"Company\",\"Department\",\"Job Title\",\"Business Street\",\"Mobile Phone\",\"Categories\",\"E-mail Address\",\"E-mail Type\",\"E-mail Display Name\",\"Manager's Name\",\"Spouse\"\r\n\
             \"\",\"Ada\",\"\",\"Quill\",\"\",\"Acme\",\"\",\"\",\"\",\"\",\"Blue\",\"ada@example.org\",\"SMTP\",\"Ada Quill (ada@example.org)\",\"Dee Vale\",\"\"\r\n\
             \"\",\"Bo\",\"\",\"Finch\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"bo@example.org\",\"SMTP\",\"Bo Finch (bo@example.org)\",\"\",\"Eve Finch\"\r\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "German Outlook says Vorname, Nachname and E-Mail-Adresse",
        "Outlook contacts, Windows",
        "de",
        Text(
            "\"Anrede\",\"Vorname\",\"Weitere Vornamen\",\"Nachname\",\"Suffix\",\"Firma\",\"Abteilung\",\"Position\",\"E-Mail-Adresse\",\"E-Mail-Typ\",\"E-Mail: Angezeigter Name\"\r\n\
             \"Frau\",\"Käthe\",\"\",\"Müller-Lüdenscheidt\",\"\",\"Beispiel AG\",\"\",\"\",\"kaethe@example.org\",\"SMTP\",\"Käthe Müller-Lüdenscheidt (kaethe@example.org)\"\r\n\
             \"Herr\",\"Jörg\",\"Uwe\",\"Groß\",\"\",\"\",\"\",\"\",\"joerg@example.org\",\"SMTP\",\"Jörg Groß\"\r\n",
        ),
        &["Käthe Müller-Lüdenscheidt <kaethe@example.org>", "Jörg Uwe Groß <joerg@example.org>"],
    ),
    reads(
        "only the principal name has an address",
        "Microsoft 365, active users",
        "en",
        Text(
            "Block credential,City,Country/Region,Department,DirSyncEnabled,Display name,Fax,First name,Last dirsync time,Last name,Last password change time stamp,Licenses,Mobile Phone,Object Id,Office,Password never expires,Phone number,Postal code,Preferred language,Proxy addresses,Title,Usage location,User principal name,When created\n\
             False,Riga,Latvia,Ropes,,Ada Quill,,Ada,,Quill,2026-01-02 08:00:00Z,Microsoft 365 Business Basic,,11111111-2222-4333-8444-555555555551,,False,,LV-1001,,SMTP:ada@example.org,Engineer,LV,ada@example.org,2024-03-01 10:00:00Z\n\
             False,Riga,Latvia,Bolts,,Bo Finch,,Bo,,Finch,2026-01-02 08:00:00Z,Microsoft 365 Business Basic,,11111111-2222-4333-8444-555555555552,,False,,LV-1001,,SMTP:bo@example.org,Buyer,LV,bo@example.org,2024-03-01 10:00:00Z\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a directory without parts of names",
        "Microsoft Entra, download users",
        "en",
        Text(
            "userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,accountEnabled,createdDateTime\n\
             ada@corp.example.org,Ada Quill,Quill,ada@example.org,Ada,11111111-2222-4333-8444-555555555551,Member,Engineer,True,2024-03-01\n\
             bo@corp.example.org,Bo Finch,Finch,bo@example.org,Bo,11111111-2222-4333-8444-555555555552,Member,Buyer,True,2024-03-01\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .or(&[&["Ada Quill <ada@corp.example.org>", "Bo Finch <bo@corp.example.org>"]]),
    reads(
        "Google Workspace marks required columns in brackets",
        "Google Workspace, download users",
        "en",
        Text(
            "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Status [READ ONLY],Last Sign In [READ ONLY],Recovery Email,Work Phone\n\
             Ada,Quill,ada@example.org,****,/,Active,2026/11/20 10:00:00,ada.private@example.com,\n\
             Bo,Finch,bo@example.org,****,/,Active,Never logged in,,\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "the postal address is not the email address",
        "Mailchimp, audience export",
        "en",
        Text(
            "\"Email Address\",\"First Name\",\"Last Name\",Address,\"Phone Number\",Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n\
             ada@example.org,Ada,Quill,\"1 Rope Walk  Riga  LV-1001\",,12/10,2,\"2024-03-01 10:00:00\",,\"2024-03-01 10:00:00\",,,,,Europe/Riga,LV,,\"2026-01-01 10:00:00\",100001,aaaaaaaaa1,,\"\"\"Choir\"\"\"\n\
             bo@example.org,Bo,Finch,,,,2,,,,,,,,,,,\"2026-01-01 10:00:00\",100002,aaaaaaaaa2,,\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "the contact's owner is a colleague, and owns no room",
        "HubSpot, contacts export",
        "en",
        Text(
            "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Primary Associated Company ID,Last Activity Date,Lead Status,Marketing contact status,Create Date,Associated Company\n\
             101,Ada,Quill,ada@example.org,,Dee Vale,900001,2026-11-02 10:00,Open,Marketing contact,2025-01-01 10:00,Acme\n\
             102,Bo,Finch,bo@example.org,+1 555 0100,Dee Vale,900002,,New,Marketing contact,2025-01-01 10:00,Bolt\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "the supervisor of an employee is not invited",
        "Personio, Mitarbeiterliste",
        "de",
        Text(
            "\u{feff}ID;Vorname;Nachname;E-Mail;Status;Abteilung;Position;Vorgesetzter;Einstellungsdatum;Gehalt\n\
             4711;Jürgen;Weiß;juergen@example.org;aktiv;Einkauf;Einkäufer;Dörte Voss;01.03.2019;3.500,00 €\n\
             4712;Dörte;Voss;doerte@example.org;aktiv;Einkauf;Leiterin;;15.06.2015;4.900,00 €\n",
        ),
        &["Jürgen Weiß <juergen@example.org>", "Dörte Voss <doerte@example.org>"],
    ),
    reads(
        "staff with an employee number first",
        "Personio, English",
        "en",
        Text(
            "Employee ID,First name,Last name,Work email,Private email,Team,Supervisor,Hire date\n\
             12,Ada,Quill,ada@example.org,ada.home@example.com,Ropes,Bo Finch,2019-03-01\n\
             13,Bo,Finch,bo@example.org,,Ropes,,2015-06-15\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "Apple's address book as columns, last name first",
        "macOS Contacts through Numbers",
        "en",
        Text(
            "Last,First,Company,Email (home),Phone (mobile)\n\
             Quill,Ada,Acme,ada@example.org,+371 20000001\n\
             Finch,Bo,,bo@example.org,\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "Thunderbird names the primary address",
        "Thunderbird address book, CSV",
        "en",
        Text(
            "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Organization,Notes\n\
             Ada,Quill,Ada Quill,,ada@example.org,ada@example.net,,,,Acme,\n\
             Bo,Finch,Bo Finch,Bobo,bo@example.org,,bobo,,,,\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "LinkedIn notes above the header say that addresses may be missing",
        "LinkedIn, Connections.csv",
        "en",
        Text(
            "Notes:\n\
             \"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\
             \n\
             First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
             Ada,Quill,https://network.example.com/ada,ada@example.org,Acme,Engineer,20 Nov 2026\n\
             Bo,Finch,https://network.example.com/bo,,Bolt,Buyer,21 Nov 2026\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch"],
    )
    .says(&["skip|above|header|line 4|row 4"]),
    asks(
        "Slack's members have a sign-in name, a full name and a role",
        "Slack, export member list",
        "en",
        Text(
            "username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname,expiration-timestamp\n\
             aquill,ada@example.org,Admin,1,1,0,U00000001,Ada Quill,ada,\n\
             bfinch,bo@example.org,Member,1,0,0,U00000002,Bo Finch,,\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a club's members in French, surname first and in capitals",
        "HelloAsso-like members export",
        "fr",
        Text(
            "Numéro d'adhérent;Nom;Prénom;Email;Date d'adhésion;Montant;Carte d'adhérent\r\n\
             17;LEFÈVRE;Zoé;zoe@example.org;01/09/2026;25,00;Oui\r\n\
             18;D'ARC;Jean-Luc;jeanluc@example.org;02/09/2026;25,00;Non\r\n",
        ),
        &["Zoé LEFÈVRE <zoe@example.org>", "Jean-Luc D'ARC <jeanluc@example.org>"],
    ),
];
