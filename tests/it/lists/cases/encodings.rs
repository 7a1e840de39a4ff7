//! Files in older encodings.

use super::super::case::{
    Case,
    Input::{Bytes, Encoded},
    reads,
};

const POLISH: &str = "Imię i nazwisko;E-mail\r\nŁucja Żak;lucja@example.org\r\nPaweł Gęś;pawel@example.org\r\nŚwiętosława Źrebię;swieta@example.org\r\n";
const GERMAN: &str = "Name;E-Mail\r\nKäthe Müller;kaethe@example.org\r\nJörg Groß;joerg@example.org\r\n";
const RUSSIAN: &str = "ФИО;Почта\r\nАда Перова;ada@example.org\r\nБорис Зябликов;bo@example.org\r\n";
const SAID: &[&str] = &["encod|read as|utf-8|windows-|shift|mac|euc|gb|big5|koi8|iso-8859"];

pub(super) const CASES: &[Case] = &[
    reads(
        "Polish in Windows-1250",
        "Excel, CSV (MS-DOS aside)",
        "pl",
        Encoded("windows-1250", POLISH),
        &["Łucja Żak <lucja@example.org>", "Paweł Gęś <pawel@example.org>", "Świętosława Źrebię <swieta@example.org>"],
    ).says(SAID),
    reads(
        "Czech in Windows-1250",
        "Excel, CSV",
        "cs",
        Encoded(
            "windows-1250",
            "Jméno;Příjmení;E-mail\r\n\
             Jiří;Dvořák;jiri@example.org\r\n\
             Žofie;Šťastná;zofie@example.org\r\n\
             Tomáš;Růžička;tomas@example.org\r\n",
        ),
        &["Jiří Dvořák <jiri@example.org>", "Žofie Šťastná <zofie@example.org>", "Tomáš Růžička <tomas@example.org>"],
    ).says(SAID),
    reads(
        "German in Windows-1252",
        "Excel, CSV",
        "de",
        Encoded("windows-1252", GERMAN),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ).says(SAID),
    reads(
        "French in Windows-1252 with a typographic apostrophe",
        "Excel, CSV",
        "fr",
        Encoded(
            "windows-1252",
            "Prénom;Nom;Courriel\r\n\
             Zoé;Lefèvre;zoe@example.org\r\n\
             Jean;d’Arc;jean@example.org\r\n",
        ),
        &["Zoé Lefèvre <zoe@example.org>", "Jean d’Arc <jean@example.org>"],
    ).says(SAID),
    reads(
        "Russian in Windows-1251",
        "Excel, CSV",
        "ru",
        Encoded("windows-1251", RUSSIAN),
        &["Ада Перова <ada@example.org>", "Борис Зябликов <bo@example.org>"],
    ).says(SAID),
    reads(
        "Russian in KOI8-R",
        "An old server",
        "ru",
        Encoded("koi8-r", RUSSIAN),
        &["Ада Перова <ada@example.org>", "Борис Зябликов <bo@example.org>"],
    ).says(SAID),
    reads(
        "Turkish in Windows-1254",
        "Excel, CSV",
        "tr",
        Encoded(
            "windows-1254",
            "Ad Soyad;E-posta\r\n\
             Çağla Şimşek;cagla@example.org\r\n\
             İbrahim Işık;ibrahim@example.org\r\n\
             Gülşen Öğüt;gulsen@example.org\r\n",
        ),
        &["Çağla Şimşek <cagla@example.org>", "İbrahim Işık <ibrahim@example.org>", "Gülşen Öğüt <gulsen@example.org>"],
    ).says(SAID),
    reads(
        "Greek in Windows-1253",
        "Excel, CSV",
        "el",
        Encoded(
            "windows-1253",
            "Ονοματεπώνυμο;Email\r\n\
             Ελένη Παπαδάκη;eleni@example.org\r\n\
             Νίκος Άνθης;nikos@example.org\r\n",
        ),
        &["Ελένη Παπαδάκη <eleni@example.org>", "Νίκος Άνθης <nikos@example.org>"],
    ).says(SAID),
    reads(
        "Hebrew in Windows-1255",
        "Excel, CSV",
        "he",
        Encoded(
            "windows-1255",
            "שם מלא,אימייל\r\n\
             נועה לוי,noa@example.org\r\n\
             איתן כהן,eitan@example.org\r\n",
        ),
        &["נועה לוי <noa@example.org>", "איתן כהן <eitan@example.org>"],
    ).says(SAID),
    reads(
        "Arabic in Windows-1256",
        "Excel, CSV",
        "ar",
        Encoded(
            "windows-1256",
            "الاسم,البريد الإلكتروني\r\n\
             ليلى حداد,layla@example.org\r\n\
             عمر خليل,omar@example.org\r\n",
        ),
        &["ليلى حداد <layla@example.org>", "عمر خليل <omar@example.org>"],
    ).says(SAID),
    reads(
        "Japanese in Shift_JIS",
        "Excel, CSV",
        "ja",
        Encoded("shift_jis", "氏名,メールアドレス\r\n山田 花子,hanako@example.org\r\n佐藤 太郎,taro@example.org\r\n"),
        &["山田 花子 <hanako@example.org>", "佐藤 太郎 <taro@example.org>"],
    ).says(SAID),
    reads(
        "Japanese in EUC-JP",
        "An old server",
        "ja",
        Encoded("euc-jp", "氏名,メールアドレス\r\n山田 花子,hanako@example.org\r\n佐藤 太郎,taro@example.org\r\n"),
        &["山田 花子 <hanako@example.org>", "佐藤 太郎 <taro@example.org>"],
    ).says(SAID),
    reads(
        "Chinese in GBK",
        "Excel, CSV",
        "zh",
        Encoded(
            "gbk",
            "姓名,邮箱,电话\r\n\
             李伟,liwei@example.org,13800000001\r\n\
             王芳,wangfang@example.org,13800000002\r\n",
        ),
        &["李伟 <liwei@example.org>", "王芳 <wangfang@example.org>"],
    ).says(SAID),
    reads(
        "Chinese in Big5",
        "Excel, CSV",
        "zh-TW",
        Encoded("big5", "姓名,電子郵件\r\n陳怡君,yichun@example.org\r\n林志明,chihming@example.org\r\n"),
        &["陳怡君 <yichun@example.org>", "林志明 <chihming@example.org>"],
    ).says(SAID),
    reads(
        "Korean in EUC-KR",
        "Excel, CSV",
        "ko",
        Encoded("euc-kr", "이름,이메일\r\n김민수,minsu@example.org\r\n이서연,seoyeon@example.org\r\n"),
        &["김민수 <minsu@example.org>", "이서연 <seoyeon@example.org>"],
    ).says(SAID),
    reads(
        "German in UTF-16 with tabs",
        "Excel, Unicode text",
        "de",
        Encoded(
            "utf-16le",
            "Name\tE-Mail\r\n\
             Käthe Müller\tkaethe@example.org\r\n\
             Jörg Groß\tjoerg@example.org\r\n",
        ),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    reads(
        "Russian in big-endian UTF-16",
        "An old Mac program",
        "ru",
        Encoded("utf-16be", RUSSIAN),
        &["Ада Перова <ada@example.org>", "Борис Зябликов <bo@example.org>"],
    ),
    reads(
        "German in UTF-16 without a mark",
        "A script",
        "de",
        Encoded("utf-16le-no-bom", GERMAN),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    reads(
        "Vietnamese in UTF-8 with a mark",
        "Excel, CSV UTF-8",
        "vi",
        Bytes(b"\xef\xbb\xbfH\xe1\xbb\x8d v\xc3\xa0 t\xc3\xaan,Email\r\nTr\xe1\xba\xa7n \xc4\x90\xe1\xbb\xa9c Huy,huy@example.org\r\n"),
        &["Trần Đức Huy <huy@example.org>"],
    ),
    super::super::case::asks(
        "French in Mac Roman",
        "Excel for Mac, CSV (Macintosh)",
        "fr",
        Encoded("macintosh", "Prénom;Nom;Courriel\rZoé;Lefèvre;zoe@example.org\rChloé;Müller;chloe@example.org\r"),
        &["Zoé Lefèvre <zoe@example.org>", "Chloé Müller <chloe@example.org>"],
    ).says(SAID),
    super::super::case::asks(
        "one broken byte in UTF-8",
        "A damaged file",
        "de",
        Bytes(b"Name;E-Mail\nK\xc3\xa4the M\xc3\xbcller;kaethe@example.org\nJ\xc3rg Gro\xc3\x9f;joerg@example.org\n"),
        &["Käthe Müller <kaethe@example.org>"],
    ),
];
