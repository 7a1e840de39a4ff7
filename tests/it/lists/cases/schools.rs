//! Rosters of schools and universities.

use super::super::case::{Case, Input::Text, asks, reads};

pub(super) const CASES: &[Case] = &[
    reads(
        "participants with groups and roles",
        "Moodle participants",
        "en",
        Text(
            "First name,Last name,Email address,Roles,Groups,Last access\n\
             Ada,Quill,ada@example.org,Student,Group A,2 days 3 hours\nDee,Vale,dee@example.org,Teacher,,now\n",
        ),
        &["Ada Quill <ada@example.org>", "Dee Vale <dee@example.org> (owner)"],
    ),
    reads(
        "one column has the first and the last name",
        "Moodle participants, pasted from the page",
        "en",
        Text("First name / Last name\tUsername\tEmail address\tRoles\nAda Quill\taquill\tada@example.org\tStudent\nBo Finch\tbfinch\tbo@example.org\tStudent\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "grades and dates beside the people",
        "Moodle grades export",
        "en",
        Text(
            "First name,Last name,ID number,Institution,Department,Email address,Quiz: Week 1 (Real),Course total (Real),Last downloaded from this course\n\
             Ada,Quill,20260001,,,ada@example.org,9.50,93.20,1795000000\nBo,Finch,20260002,,,bo@example.org,-,71.00,1795000000\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "German participants with a course number",
        "Moodle Teilnehmer/innen",
        "de",
        Text("Vorname;Nachname;Matrikelnummer;E-Mail-Adresse;Rollen\nJürgen;Weiß;1234567;juergen@example.org;Teilnehmer/in\nDörte;Voß;1234568;doerte@example.org;Trainer/in\n"),
        &["Jürgen Weiß <juergen@example.org>", "Dörte Voß <doerte@example.org> (owner)"],
    )
    .or(&[&["Jürgen Weiß <juergen@example.org>", "Dörte Voß <doerte@example.org>"]]),
    reads(
        "Spanish participants",
        "Moodle participantes",
        "es",
        Text("Nombre,Apellido(s),Número de ID,Dirección de correo,Grupos\nMaría José,Núñez Peña,17,maria@example.org,A\nÍñigo,de la Cruz,18,inigo@example.org,B\n"),
        &["María José Núñez Peña <maria@example.org>", "Íñigo de la Cruz <inigo@example.org>"],
    ),
    asks(
        "points possible is no student",
        "Canvas gradebook",
        "en",
        Text(
            "Student,ID,SIS User ID,SIS Login ID,Section,Essay (4711),Current Score,Final Grade\n\
             \"    Points Possible\",,,,,10.00,(read only),(read only)\n\
             \"Quill, Ada\",9001,s1,ada@example.org,History 101,9.00,90.00,A-\n\"Finch, Bo\",9002,s2,bo@example.org,History 101,7.50,75.00,C\n",
        ),
        &["Quill, Ada <ada@example.org>", "Finch, Bo <bo@example.org>"],
    ),
    reads(
        "a class list with Login ID",
        "Canvas people page, pasted",
        "en",
        Text(
            "Name\tLogin ID\tSIS ID\tSection\tRole\tLast Activity\tTotal Activity\n\
             Ada Quill\tada@example.org\ts1\tHistory 101\tStudent\tNov 20 at 10:00am\t03:12:44\n\
             Dee Vale\tdee@example.org\tt1\tHistory 101\tTeacher\tNov 21 at 9am\t53:01:02\n",
        ),
        &["Ada Quill <ada@example.org>", "Dee Vale <dee@example.org> (owner)"],
    ),
    reads(
        "a roster whose sign-in names are no names",
        "Canvas class roster",
        "en",
        Text("student_name,student_id,student_sis_id,student_login_id,section_name\nAda Quill,9001,s1,aquill,History 101\nBo Finch,9002,s2,bfinch,History 101\n"),
        &["Ada Quill", "Bo Finch"],
    ),
    asks(
        "the rows for dates, points and averages are no pupils",
        "Google Classroom grades",
        "en",
        Text(
            "Last Name,First Name,Email Address,Essay,Quiz\nDate,,,2026-11-01,2026-11-08\nPoints,,,10,20\nClass Average,,,8.5,15.0\n\
             Quill,Ada,ada@example.org,9,18\nFinch,Bo,bo@example.org,8,12\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a class in the order of its register",
        "Google Classroom, copied to Sheets",
        "en",
        Text("No.\tStudent name\tEmail\n1\tAda Quill\tada@example.org\n2\tBo Finch\tbo@example.org\n3\tCy Marsh\tcy@example.org\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"],
    ),
    asks(
        "the parent has a name and an address, and so does the child",
        "A school's parent evening list",
        "en",
        Text("Student name,Class,Parent name,Parent email\nIvy Quill,4b,Ada Quill,ada@example.org\nMax Finch,4b,Bo Finch,bo@example.org\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "a Polish register with a legal guardian",
        "Dziennik elektroniczny",
        "pl",
        Text("Lp.;Uczeń;Opiekun;E-mail opiekuna\n1;Łucja Żak;Paweł Żak;pawel@example.org\n2;Jaś Gęś;Świętosława Gęś;swieta@example.org\n"),
        &["Paweł Żak <pawel@example.org>", "Świętosława Gęś <swieta@example.org>"],
    ),
    reads(
        "an Italian register: surname, name",
        "Registro elettronico",
        "it",
        Text("N.;Cognome;Nome;Data di nascita;E-mail\n1;D'Angelo;Nicolò;03/05/2010;nicolo@example.org\n2;De Luca;Mirò;14/11/2010;miro@example.org\n"),
        &["Nicolò D'Angelo <nicolo@example.org>", "Mirò De Luca <miro@example.org>"],
    ),
    reads(
        "a Turkish roster with a number",
        "e-Okul listesi",
        "tr",
        Text("Sıra No\tÖğrenci No\tAdı\tSoyadı\tE-posta\n1\t101\tÇağla\tŞimşek\tcagla@example.org\n2\t102\tİbrahim\tIşık\tibrahim@example.org\n"),
        &["Çağla Şimşek <cagla@example.org>", "İbrahim Işık <ibrahim@example.org>"],
    ),
    reads(
        "Blackboard quotes everything and puts the last name first",
        "Blackboard Grade Center, tab-delimited UTF-16",
        "en",
        super::super::case::Input::Encoded(
            "utf-16le",
            "\"Last Name\"\t\"First Name\"\t\"Username\"\t\"Student ID\"\t\"Last Access\"\t\"Availability\"\n\"Quill\"\t\"Ada\"\t\"aquill\"\t\"s1\"\t\"2026-11-20 10:00:00\"\t\"Yes\"\n\"Finch\"\t\"Bo\"\t\"bfinch\"\t\"s2\"\t\"2026-11-20 10:00:00\"\t\"Yes\"\n",
        ),
        &["Ada Quill", "Bo Finch"],
    ),
];
