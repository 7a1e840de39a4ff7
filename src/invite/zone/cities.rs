//! Cities without a time zone of their own name, and countries in one time zone.

use unicode_normalization::UnicodeNormalization as _;

/// Returns a name as names of places are compared: in lower case, without accents and punctuation, blanks as one.
pub(super) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
    for c in text.nfkd().flat_map(char::to_lowercase).filter(|c| !is_accent(c)) {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' => plain.push('d'),
            'ı' => plain.push('i'),
            '\'' | '’' | '‘' | 'ʻ' | '`' | '.' => {}
            '-' | '_' | '/' | ',' | '(' | ')' => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the time zone of a city that has none of its own name, or of a country. `name` is folded.
pub(super) fn zone(name: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(_, cities)| cities.split(", ").any(|city| city == name)).map(|(zone, _)| *zone)
}

/// Cities and countries by time zone, folded, in English and as people there write them. Names of cities in several time
/// zones, such as Birmingham, are among the ambiguous names instead.
const KNOWN: &[(&str, &str)] = &[
    ("Africa/Cairo", "alexandria egypt, giza"),
    ("Africa/Casablanca", "rabat, marrakesh, marrakech, fes, tangier, agadir"),
    ("Africa/Johannesburg", "south africa, cape town, durban, pretoria, kaapstad, soweto"),
    ("Africa/Lagos", "nigeria, abuja, ibadan, kano, port harcourt"),
    ("Africa/Nairobi", "kenya, mombasa"),
    ("America/Argentina/Buenos_Aires", "rosario, la plata, mar del plata"),
    ("America/Bogota", "colombia, medellin, cali, barranquilla, cartagena de indias"),
    (
        "America/Chicago",
        "houston, dallas, austin, san antonio, new orleans, minneapolis, milwaukee, st louis, kansas city, memphis, nashville, oklahoma city, fort worth, omaha",
    ),
    ("America/Denver", "salt lake city, albuquerque, colorado springs"),
    ("America/Edmonton", "calgary"),
    ("America/Guayaquil", "quito"),
    (
        "America/Los_Angeles",
        "san francisco, seattle, san diego, oakland, sacramento, las vegas, palo alto, silicon valley, berkeley, portland oregon",
    ),
    ("America/Mexico_City", "puebla, ciudad de mexico, cdmx"),
    (
        "America/New_York",
        "boston, washington dc, washington d c, philadelphia, atlanta, miami, orlando, baltimore, pittsburgh, cleveland, charlotte, brooklyn, manhattan, new york city, nyc, buffalo, cincinnati, tampa, raleigh",
    ),
    ("America/Phoenix", "tucson, scottsdale"),
    (
        "America/Sao_Paulo",
        "rio de janeiro, rio, brasilia, belo horizonte, porto alegre, curitiba, florianopolis, campinas, salvador bahia",
    ),
    ("America/Santiago", "valparaiso, santiago de chile"),
    ("America/Toronto", "ottawa, montreal, quebec, quebec city"),
    ("America/Vancouver", "victoria bc"),
    ("Asia/Bangkok", "thailand, chiang mai, phuket"),
    ("Asia/Dhaka", "bangladesh, chittagong"),
    ("Asia/Dubai", "united arab emirates, uae, abu dhabi, sharjah"),
    ("Asia/Ho_Chi_Minh", "vietnam, viet nam, hanoi, ha noi, da nang, saigon, ho chi minh city"),
    ("Asia/Jakarta", "bandung, surabaya, yogyakarta"),
    ("Asia/Jerusalem", "tel aviv, tel aviv yafo, haifa"),
    ("Asia/Karachi", "pakistan, lahore, islamabad, rawalpindi, faisalabad"),
    (
        "Asia/Kolkata",
        "india, mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, madras, pune, ahmedabad, jaipur, lucknow, kochi india, gurgaon, gurugram, noida, kanpur, nagpur, indore, surat, मुंबई, दिल्ली",
    ),
    ("Asia/Kuala_Lumpur", "penang, johor bahru"),
    ("Asia/Makassar", "bali, denpasar"),
    ("Asia/Manila", "philippines, quezon city, cebu, cebu city, davao"),
    ("Asia/Riyadh", "saudi arabia, jeddah, mecca, medina"),
    ("Asia/Seoul", "south korea, busan, incheon, daegu, 부산"),
    (
        "Asia/Shanghai",
        "beijing, peking, guangzhou, shenzhen, chengdu, wuhan, hangzhou, nanjing, tianjin, xian, suzhou, qingdao, 北京, 广州, 深圳, 成都",
    ),
    ("Asia/Taipei", "taiwan, kaohsiung, taichung"),
    ("Asia/Tokyo", "osaka, kyoto, yokohama, nagoya, sapporo, fukuoka, kobe, hiroshima, 大阪, 京都, 横浜, 名古屋"),
    ("Australia/Brisbane", "gold coast, cairns"),
    ("Australia/Sydney", "canberra, wollongong"),
    (
        "Europe/Amsterdam",
        "netherlands, the netherlands, nederland, holland, rotterdam, the hague, den haag, utrecht, eindhoven, groningen",
    ),
    ("Europe/Athens", "greece, thessaloniki, piraeus, θεσσαλονικη"),
    (
        "Europe/Berlin",
        "germany, deutschland, munich, munchen, muenchen, hamburg, frankfurt, frankfurt am main, cologne, koln, koeln, stuttgart, dusseldorf, duesseldorf, dresden, leipzig, hanover, hannover, nuremberg, nurnberg, nuernberg, bremen, bonn, dortmund, essen, karlsruhe, mannheim, heidelberg, freiburg, munster, muenster, augsburg, kiel, rostock, kassel, mainz, aachen, potsdam, gottingen, jena",
    ),
    ("Europe/Brussels", "belgium, belgie, belgique, antwerp, antwerpen, ghent, gent, bruges, brugge, liege, leuven"),
    ("Europe/Bucharest", "romania, cluj, cluj napoca, timisoara, iasi, brasov"),
    ("Europe/Copenhagen", "denmark, danmark, aarhus, arhus, odense, aalborg"),
    ("Europe/Dublin", "ireland, cork, galway, limerick"),
    ("Europe/Helsinki", "finland, suomi, tampere, turku, espoo, oulu"),
    ("Europe/Istanbul", "ankara, izmir, antalya, bursa"),
    ("Europe/Kyiv", "ukraine, lviv, odesa, kharkiv, dnipro, львів, одеса, харків"),
    ("Europe/Lisbon", "porto, oporto, coimbra, braga"),
    (
        "Europe/London",
        "uk, united kingdom, england, scotland, wales, great britain, manchester, liverpool, leeds, glasgow, edinburgh, bristol, sheffield, cardiff, oxford, nottingham, brighton, aberdeen, newcastle upon tyne",
    ),
    (
        "Europe/Madrid",
        "barcelona, sevilla, seville, bilbao, malaga, zaragoza, palma de mallorca, san sebastian, alicante",
    ),
    ("Europe/Moscow", "saint petersburg, sankt peterburg, kazan, nizhny novgorod, санкт петербург, питер, казань"),
    ("Europe/Oslo", "norway, norge, bergen, trondheim, stavanger, tromso"),
    (
        "Europe/Paris",
        "france, lyon, marseille, marseilles, toulouse, nice, nantes, strasbourg, strassburg, bordeaux, lille, rennes, grenoble, montpellier",
    ),
    ("Europe/Prague", "czechia, czech republic, cesko, brno, ostrava, plzen, olomouc"),
    (
        "Europe/Rome",
        "italy, italia, milan, milano, mailand, naples, napoli, turin, torino, florence, firenze, venice, venezia, bologna, genoa, genova, palermo, verona, bari, trieste, pisa",
    ),
    ("Europe/Sofia", "bulgaria, plovdiv, varna, burgas"),
    ("Europe/Stockholm", "sweden, sverige, gothenburg, goteborg, malmo, uppsala, lund"),
    ("Europe/Vienna", "austria, osterreich, graz, linz, salzburg, innsbruck"),
    (
        "Europe/Warsaw",
        "polska, krakow, cracow, krakau, wroclaw, breslau, gdansk, danzig, poznan, lodz, katowice, lublin",
    ),
    (
        "Europe/Zurich",
        "switzerland, schweiz, suisse, svizzera, zuerich, geneva, geneve, genf, ginevra, basel, basle, bern, berne, lausanne, lugano, luzern, lucerne, winterthur, st gallen",
    ),
    ("Pacific/Auckland", "wellington, christchurch"),
    ("Pacific/Honolulu", "hawaii"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_city_is_folded_known_once_and_in_a_time_zone() {
        let mut seen = HashSet::new();
        for (zone, cities) in KNOWN {
            assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{zone}");
            for city in cities.split(", ") {
                assert_eq!(folded(city), city);
                assert!(seen.insert(city), "{city} is known twice");
            }
        }
        assert!(seen.len() > 250);
    }

    #[test]
    fn accents_case_and_punctuation_make_no_difference() {
        for (text, plain) in [
            ("ZÜRICH", "zurich"),
            ("São  Paulo", "sao paulo"),
            ("Łódź", "lodz"),
            ("İzmir", "izmir"),
            ("St. Louis", "st louis"),
        ] {
            assert_eq!(folded(text), plain);
        }
    }
}
