//! What meeting programs report about registrations and attendance.

use super::super::case::{
    Case,
    Input::{Encoded, Text},
    asks, reads,
};

pub(super) const CASES: &[Case] = &[
    asks(
        "three sections of an attendance report name the same people",
        "Teams attendance, UTF-16 with tabs",
        "en",
        Encoded(
            "utf-16le",
            "1. Summary\r\nMeeting title\tWinter meeting\r\nAttended participants\t2\r\nStart time\t11/20/26, 10:00:00 AM\r\nEnd time\t11/20/26, 11:00:00 AM\r\nAverage attendance time\t59m 30s\r\n\r\n\
             2. Participants\r\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r\n\
             Ada Quill\t11/20/26, 10:00:00 AM\t11/20/26, 11:00:00 AM\t1h\tada@example.org\tada@example.org\tOrganizer\r\n\
             Bo Finch\t11/20/26, 10:01:00 AM\t11/20/26, 11:00:00 AM\t59m\tbo@example.org\tbo@example.org\tAttendee\r\n\r\n\
             3. In-Meeting Activities\r\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n\
             Ada Quill\t11/20/26, 10:00:00 AM\t11/20/26, 11:00:00 AM\t1h\tada@example.org\tOrganizer\r\n\
             Bo Finch\t11/20/26, 10:01:00 AM\t11/20/26, 11:00:00 AM\t59m\tbo@example.org\tAttendee\r\n",
        ),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org>"],
    )
    .or(&[&["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"]]),
    asks(
        "the same report pasted from Excel",
        "Teams attendance, pasted",
        "en",
        Text(
            "1. Summary\t\t\t\t\t\t\nMeeting title\tWinter meeting\t\t\t\t\t\nAttended participants\t2\t\t\t\t\t\n\t\t\t\t\t\t\n\
             2. Participants\t\t\t\t\t\t\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n\
             Ada Quill\t11/20/26, 10:00:00 AM\t11/20/26, 11:00:00 AM\t1h\tada@example.org\tada@example.org\tAttendee\n\
             Bo Finch\t11/20/26, 10:01:00 AM\t11/20/26, 11:00:00 AM\t59m\tbo@example.org\tbo@example.org\tAttendee\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "a German attendance report",
        "Teams-Anwesenheitsbericht",
        "de",
        Encoded(
            "utf-16le",
            "1. Zusammenfassung\r\nBesprechungstitel\tElternabend\r\nTeilnehmer\t2\r\nStartzeit\t20.11.26, 10:00:00\r\n\r\n\
             2. Teilnehmer\r\nName\tErster Beitritt\tLetztes Verlassen\tDauer in der Besprechung\tE-Mail\tTeilnehmer-ID (UPN)\tRolle\r\n\
             Käthe Müller\t20.11.26, 10:00:00\t20.11.26, 11:00:00\t1 Std.\tkaethe@example.org\tkaethe@example.org\tOrganisator\r\n\
             Jörg Groß\t20.11.26, 10:01:00\t20.11.26, 11:00:00\t59 Min.\tjoerg@example.org\tjoerg@example.org\tTeilnehmer\r\n",
        ),
        &["Käthe Müller <kaethe@example.org> (owner)", "Jörg Groß <joerg@example.org>"],
    )
    .or(&[&["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"]]),
    reads(
        "the old attendance list has join and leave actions without an address",
        "Teams attendance, until 2021",
        "en",
        Text("Full Name\tUser Action\tTimestamp\nAda Quill\tJoined\t11/20/2020, 10:00:00 AM\nBo Finch\tJoined\t11/20/2020, 10:01:00 AM\n"),
        &["Ada Quill", "Bo Finch"],
    ),
    reads(
        "a registration report with four lines above its header",
        "Zoom registration report",
        "en",
        Text(
            "Registration Report\nReport Generated:,\"11/20/2026 10:00 AM\"\nTopic,Meeting ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled\n\"Winter meeting\",\"000 0000 0000\",\"12/01/2026 10:00 AM\",60,2,0\n\nAttendee Details,\n\
             First Name,Last Name,Email,Registration Time,Approval Status,Organization\n\
             \"Ada\",\"Quill\",\"ada@example.org\",\"11/10/2026 8:00 AM\",\"approved\",\"Acme\"\n\"Bo\",\"Finch\",\"bo@example.org\",\"11/11/2026 8:00 AM\",\"approved\",\"\"\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .says(&["skip|above|header|line 7|row 7"]),
    reads(
        "a participant's minutes are not how long the meeting is",
        "Zoom participants",
        "en",
        Text(
            "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room\n\
             Ada Quill (Adi),ada@example.org,11/20/2026 10:00:00 AM,11/20/2026 11:01:00 AM,61,No,,No\n\
             Bo Finch,bo@example.org,11/20/2026 10:00:00 AM,11/20/2026 10:12:00 AM,12,Yes,,No\n",
        ),
        &["Ada Quill (Adi) <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a meeting's own row stands above its participants",
        "Zoom participants with meeting details",
        "en",
        Text(
            "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n\
             000 0000 0000,Winter meeting,11/20/2026 10:00:00 AM,11/20/2026 11:00:00 AM,host@example.org,60,2\n\n\
             Name (Original Name),User Email,Total Duration (Minutes),Guest\n\
             Ada Quill,ada@example.org,61,No\nBo Finch,bo@example.org,60,Yes\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .says(&["skip|above|header|line 4|row 4"]),
    asks(
        "hosts, panelists and attendees stand in three tables",
        "Zoom webinar attendee report",
        "en",
        Text(
            "Attendee Report\nReport Generated:,11/20/2026 12:00\n\
             Host Details\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n\
             Yes,Dee Vale,dee@example.org,11/20/2026 10:00,11/20/2026 11:00,60,Latvia\n\
             Attendee Details\nAttended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n\
             Yes,adi,Ada,Quill,ada@example.org,11/10/2026 10:00,approved,11/20/2026 10:00,11/20/2026 11:00,60,Latvia\n\
             No,Bo Finch,Bo,Finch,bo@example.org,11/10/2026 10:00,approved,--,--,--,--\n",
        ),
        &["Dee Vale <dee@example.org>", "Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .or(&[
        &["Dee Vale <dee@example.org> (owner)", "Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ]),
    reads(
        "a name may be missing where only an address was registered",
        "Zoom registration, pasted from the page",
        "en",
        Text("Registrants\tEmail Address\tRegistration Date\nAda Quill\tada@example.org\tNov 10, 2026 08:00 AM\nBo Finch\tbo@example.org\tNov 11, 2026 08:00 AM\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "the template for registrants has no header",
        "Zoom, import registrants from CSV",
        "en",
        Text("ada@example.org,Ada,Quill\nbo@example.org,Bo,Finch\ncy@example.org,Cy,Marsh\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"],
    )
    .says(&["column|header|name"]),
    reads(
        "the name of the meeting is not the name of a person",
        "Webex attendance report, UTF-16 with tabs and quotes",
        "en",
        Encoded(
            "utf-16le",
            "\"Meeting Name\"\t\"Meeting Start Time\"\t\"Meeting End Time\"\t\"Display Name\"\t\"First Name\"\t\"Last Name\"\t\"Role\"\t\"Attendee Email\"\t\"Join Time\"\t\"Leave Time\"\t\"Attendance Duration\"\t\"Connection Type\"\r\n\
             \"Winter meeting\"\t\"2026-11-20 10:00:00\"\t\"2026-11-20 11:00:00\"\t\"Ada Quill\"\t\"Ada\"\t\"Quill\"\t\"Host\"\t\"ada@example.org\"\t\"2026-11-20 10:00:00\"\t\"2026-11-20 11:00:00\"\t\"60 mins\"\t\"Desktop app\"\r\n\
             \"Winter meeting\"\t\"2026-11-20 10:00:00\"\t\"2026-11-20 11:00:00\"\t\"Bo Finch\"\t\"Bo\"\t\"Finch\"\t\"Attendee\"\t\"bo@example.org\"\t\"2026-11-20 10:00:00\"\t\"2026-11-20 11:00:00\"\t\"60 mins\"\t\"Desktop app\"\r\n",
        ),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a host's name in each row belongs to nobody in it",
        "Webex, pasted from Excel",
        "en",
        Text(
            "Meeting number\tMeeting name\tHost name\tAttendee name\tAttendee email\tDuration\n\
             2550 000 0001\tWinter meeting\tDee Vale\tAda Quill\tada@example.org\t60\n\
             2550 000 0001\tWinter meeting\tDee Vale\tBo Finch\tbo@example.org\t58\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a conference's moderators own the room",
        "BigBlueButton learning dashboard",
        "en",
        Text("Name,Moderator,Duration,Messages,Talk time\nAda Quill,TRUE,01:00:12,3,00:10:00\nBo Finch,FALSE,00:59:40,0,00:00:00\n"),
        &["Ada Quill (owner)", "Bo Finch"],
    ),
    reads(
        "a calendar's guests with their answers",
        "Google Calendar guest list, add-on",
        "en",
        Text("Name,Email,Status,Organizer\nAda Quill,ada@example.org,Accepted,Yes\nBo Finch,bo@example.org,Awaiting,No\n"),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "Outlook's tracking tab says who is required",
        "Outlook, copied tracking status",
        "en",
        Text("Name\tAttendance\tResponse\nAda Quill\tMeeting Organizer\tNone\nBo Finch\tRequired Attendee\tAccepted\nCy Marsh\tOptional Attendee\tTentative\n"),
        &["Ada Quill", "Bo Finch", "Cy Marsh"],
    )
    .or(&[&["Ada Quill (owner)", "Bo Finch", "Cy Marsh"]]),
    reads(
        "Japanese participants of a webinar",
        "Zoom 参加者レポート",
        "ja",
        Text("名前（元の名前）,ユーザーのメール,合計時間（分）,ゲスト\n山田 花子,hanako@example.org,61,いいえ\n佐藤 太郎,taro@example.org,60,はい\n"),
        &["山田 花子 <hanako@example.org>", "佐藤 太郎 <taro@example.org>"],
    ),
];
