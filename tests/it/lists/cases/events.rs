//! Ticket shops and event pages.

use super::super::case::{Case, Input::Text, asks, reads};

pub(super) const CASES: &[Case] = &[
    reads(
        "orders with dates, quantities and prices",
        "Eventbrite attendee summary",
        "en",
        Text(
            "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Order Type,Total Paid,Eventbrite Fees,Attendee Status\n\
             1000000001,2026-11-01 10:00:00+00:00,Ada,Quill,ada@example.org,1,General Admission,Free Order,0.00,0.00,Attending\n\
             1000000002,2026-11-02 10:00:00+00:00,Bo,Finch,bo@example.org,1,General Admission,PayPal,12.50,1.10,Attending\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "the buyer's name and address stand beside the attendee's",
        "Eventbrite custom report",
        "en",
        Text(
            "Order ID,Buyer first name,Buyer last name,Buyer email,Attendee first name,Attendee last name,Attendee email,Ticket type\n\
             1000000001,Dee,Vale,dee@example.org,Ada,Quill,ada@example.org,Early bird\n\
             1000000001,Dee,Vale,dee@example.org,Bo,Finch,bo@example.org,Early bird\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "members without an address, and the link of each profile",
        "Meetup attendees, tab-separated",
        "en",
        Text(
            "Name\tUser ID\tTitle\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\tHave you attended our events before?\n\
             Ada Q.\tuser 101\t\tYes\t0\tNovember 1, 2026 10:00 AM\tMarch 1, 2020\thttps://groups.example.com/members/101\tNever attended\n\
             Bo\tuser 102\tOrganizer\tYes\t1\tNovember 2, 2026 10:00 AM\tMay 9, 2019\thttps://groups.example.com/members/102\tAttended 12\n",
        ),
        &["Ada Q.", "Bo"],
    )
    .or(&[&["Ada Q.", "Bo (owner)"]]),
    reads(
        "the whole name beside its parts",
        "Luma guests",
        "en",
        Text(
            "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,custom_source,checked_in_at,qr_code_url,amount,amount_tax,currency,ticket_name\n\
             gst-1,Ada Quill,Ada,Quill,ada@example.org,,2026-11-01T10:00:00.000Z,approved,,,https://events.example.com/check-in/1,$0.00,$0.00,,Standard\n\
             gst-2,Bo Finch,Bo,Finch,bo@example.org,+15550100,2026-11-02T10:00:00.000Z,approved,,,https://events.example.com/check-in/2,$0.00,$0.00,,Standard\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "the ticket has a holder, and the order a buyer",
        "Tito tickets",
        "en",
        Text(
            "Number,Ticket Created Date,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Event,Void Status,Price,Ticket Reference,Order Name,Order Email,Order Company Name\n\
             1,2026-11-01,Early Bird,Ada Quill,Ada,Quill,ada@example.org,Acme,Winter meeting,No,10.00,AB12-1,Dee Vale,dee@example.com,Acme\n\
             2,2026-11-01,Early Bird,Bo Finch,Bo,Finch,bo@example.org,,Winter meeting,No,10.00,AB12-2,Dee Vale,dee@example.com,Acme\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a check-in list",
        "Pretix check-in list",
        "en",
        Text(
            "\"Order code\",\"Attendee name\",\"Product\",\"Price\",\"Checked in\",\"Automatically checked in\",\"Secret\",\"Email\",\"Phone number\",\"Company\",\"Order date\"\n\
             \"ABCDE\",\"Ada Quill\",\"Regular\",\"23.00\",\"\",\"\",\"s1\",\"ada@example.org\",\"\",\"Acme\",\"2026-11-01\"\n\
             \"FGHIJ\",\"Bo Finch\",\"Reduced\",\"12.00\",\"2026-11-20 10:00\",\"No\",\"s2\",\"bo@example.org\",\"\",\"\",\"2026-11-02\"\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a German check-in list with semicolons",
        "Pretix Check-in-Liste",
        "de",
        Text("Bestellnummer;Name;Produkt;Preis;Eingecheckt;E-Mail-Adresse;Firma\nABCDE;Käthe Müller;Ermäßigt;12,00;Nein;kaethe@example.org;\nFGHIJ;Jörg Groß;Regulär;23,00;Ja;joerg@example.org;Beispiel AG\n"),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    asks(
        "the name of an attendee stands whole and in parts, with the invoice's beside it",
        "Pretix order positions",
        "en",
        Text(
            "Event slug,Order code,Attendee name,Attendee name: Given name,Attendee name: Family name,Attendee email,Invoice address name,Invoice address company,Email\n\
             winter,ABCDE,Ada Quill,Ada,Quill,ada@example.org,Dee Vale,Acme,dee@example.com\nwinter,ABCDE,Bo Finch,Bo,Finch,bo@example.org,Dee Vale,Acme,dee@example.com\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a title row stands above the table",
        "A hand-made guest list in Excel",
        "en",
        Text("Winter meeting – guest list (final)\t\t\n\t\t\nName\tEmail\tSeat\nAda Quill\tada@example.org\tA1\nBo Finch\tbo@example.org\tA2\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .says(&["skip|above|header|line 3|row 3"]),
    asks(
        "the total under the list is nobody",
        "A hand-made guest list in Excel",
        "en",
        Text("Name\tEmail\nAda Quill\tada@example.org\nBo Finch\tbo@example.org\nTotal: 2\t\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "the sum of prices under the list is nobody",
        "A ticket shop's report",
        "de",
        Text("Name;E-Mail;Betrag\nKäthe Müller;kaethe@example.org;12,00 €\nJörg Groß;joerg@example.org;23,00 €\nSumme;;35,00 €\n"),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    asks(
        "the count under a pasted column is nobody",
        "Google Sheets, whole column copied",
        "en",
        Text("Ada Quill\nBo Finch\nCy Marsh\n\n3 people\n"),
        &["Ada Quill", "Bo Finch", "Cy Marsh"],
    ),
    reads(
        "a Brazilian ticket list",
        "Sympla participantes",
        "pt",
        Text("Nº ingresso;Nome;Sobrenome;Tipo de ingresso;Valor;Data compra;Estado de pagamento;Check-in;E-mail\nAB-1;João;Conceição;Gratuito;R$ 0,00;01/11/2026;Aprovado;Não;joao@example.org\nAB-2;Inês;Araújo;Gratuito;R$ 0,00;02/11/2026;Aprovado;Sim;ines@example.org\n"),
        &["João Conceição <joao@example.org>", "Inês Araújo <ines@example.org>"],
    ),
    reads(
        "a Czech ticket list",
        "GoOut-like export",
        "cs",
        Text("Číslo objednávky;Jméno;Příjmení;E-mail;Telefon;Cena\n2026001;Jiří;Dvořák;jiri@example.org;+420 600 000 001;250 Kč\n2026002;Žofie;Šťastná;zofie@example.org;;250 Kč\n"),
        &["Jiří Dvořák <jiri@example.org>", "Žofie Šťastná <zofie@example.org>"],
    ),
    reads(
        "a Russian ticket list, family name first",
        "TimePad-like export",
        "ru",
        Text("Номер заказа;Фамилия;Имя;Отчество;Эл. почта;Телефон;Стоимость\n101;Перова;Ада;Ивановна;ada@example.org;+7 900 000-00-01;0\n102;Зябликов;Борис;;bo@example.org;;500\n"),
        &["Ада Ивановна Перова <ada@example.org>", "Борис Зябликов <bo@example.org>"],
    ),
    reads(
        "a Japanese ticket list, family name first",
        "Peatix 参加者リスト",
        "ja",
        Text("チケット番号,氏名,メールアドレス,チケット名,金額,申込日\n1,山田花子,hanako@example.org,一般,0,2026/11/01\n2,佐藤太郎,taro@example.org,一般,1000,2026/11/02\n"),
        &["山田花子 <hanako@example.org>", "佐藤太郎 <taro@example.org>"],
    ),
];
