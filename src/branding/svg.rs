//! Checks that an SVG drawing has nothing but shapes. Whatever is not known to be harmless is refused.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::error::{LogoError, PIXELS};

/// The elements that draw, or say what a drawing is.
const ELEMENTS: [&str; 17] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
];

/// The attributes that place and paint them.
const ATTRIBUTES: [&str; 51] = [
    "xmlns",
    "version",
    "id",
    "class",
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "d",
    "points",
    "transform",
    "fill",
    "fill-rule",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-opacity",
    "opacity",
    "color",
    "display",
    "visibility",
    "overflow",
    "clip-path",
    "clip-rule",
    "offset",
    "stop-color",
    "stop-opacity",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "clipPathUnits",
    "preserveAspectRatio",
    "role",
    "aria-label",
];

/// The most elements, and the most levels of them.
const COUNT: usize = 5000;
const LEVELS: usize = 50;

/// Checks a drawing.
pub(super) fn check(bytes: &[u8]) -> Result<(), LogoError> {
    let text = std::str::from_utf8(bytes).map_err(|_| LogoError::Kind)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut count, mut levels, mut is_over) = (0, 0_usize, false);
    loop {
        let event = reader.read_event().map_err(|_| if count == 0 { LogoError::Kind } else { LogoError::Damaged })?;
        match event {
            Event::Start(element) if !is_over => {
                check_element(&element, count == 0)?;
                (count, levels) = (count + 1, levels + 1);
            }
            Event::Empty(element) if count > 0 && !is_over => {
                check_element(&element, false)?;
                count += 1;
            }
            Event::End(_) => {
                levels = levels.checked_sub(1).ok_or(LogoError::Damaged)?;
                is_over = levels == 0;
            }
            Event::Text(text) if levels == 0 && !text.trim().is_empty() => return Err(LogoError::Kind),
            Event::Text(_) | Event::Comment(_) | Event::Decl(_) => {}
            // Entities of a document's own need a document type.
            Event::GeneralRef(name) if levels > 0 && is_known(&name) => {}
            Event::Eof if is_over => return Ok(()),
            Event::Eof => return Err(if count == 0 { LogoError::Kind } else { LogoError::Damaged }),
            _ => return Err(if count == 0 && levels > 0 { LogoError::Kind } else { LogoError::Unsafe }),
        }
        if count > COUNT || levels > LEVELS {
            return Err(LogoError::Unsafe);
        }
    }
}

/// Returns whether an entity is one of XML's own or a character's number.
fn is_known(name: &str) -> bool {
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#')
}

fn check_element(element: &BytesStart<'_>, is_first: bool) -> Result<(), LogoError> {
    let name = element.name().into_inner();
    if is_first != (name == "svg") {
        return Err(if is_first { LogoError::Kind } else { LogoError::Unsafe });
    }
    if !ELEMENTS.contains(&name) {
        return Err(LogoError::Unsafe);
    }
    let mut has_namespace = false;
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| LogoError::Damaged)?;
        let (key, value) = (attribute.key.into_inner(), attribute.value.as_ref());
        if !ATTRIBUTES.contains(&key) || !is_plain(key, value) {
            return Err(LogoError::Unsafe);
        }
        if is_first && matches!(key, "width" | "height") && is_huge(value) {
            return Err(LogoError::TooManyPixels);
        }
        has_namespace |= key == "xmlns";
    }
    if is_first && !has_namespace { Err(LogoError::Kind) } else { Ok(()) }
}

/// Returns whether a value refers to nothing outside of the drawing. Values in which characters are written as numbers are
/// refused, since they may hide what they say.
fn is_plain(key: &str, value: &str) -> bool {
    if key == "xmlns" {
        return value == "http://www.w3.org/2000/svg";
    }
    let value = value.to_ascii_lowercase();
    let outside = value.replace("url(#", "");
    !value.contains('&') && !value.contains('\\') && !outside.contains("url(") && !value.contains(':')
}

/// Returns whether a size is too large, or no number.
fn is_huge(value: &str) -> bool {
    let number = value.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    !number.parse::<f64>().is_ok_and(|number| number <= f64::from(PIXELS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
    }

    #[test]
    fn a_drawing_of_shapes_is_accepted() {
        let gradient =
            "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#0b6666\"/></linearGradient></defs>";
        for inside in
            ["", "<path d=\"M0 0h9v9z\" fill=\"url(#a)\"/>", gradient, "<title>A &amp; B</title><!-- drawn -->"]
        {
            assert_eq!(check(drawing(inside).as_bytes()), Ok(()), "{inside}");
        }
        let whole = format!("\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", drawing("<g/>"));
        assert_eq!(check(whole.as_bytes()), Ok(()));
    }

    #[test]
    fn a_drawing_that_could_act_load_or_grow_is_refused() {
        let hostile = [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<g onload=\"alert(1)\"/>",
            "<g OnClick=\"alert(1)\"/>",
            "<image href=\"https://evil.example/x.png\"/>",
            "<use href=\"#a\"/>",
            "<use xlink:href=\"https://evil.example/x.svg#a\"/>",
            "<a href=\"javascript:alert(1)\"><g/></a>",
            "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
            "<style>@import url(https://evil.example/x.css)</style>",
            "<g style=\"background:url(https://evil.example/)\"/>",
            "<path fill=\"url(https://evil.example/#a)\"/>",
            "<path fill=\"URL(//evil.example/#a)\"/>",
            "<path fill=\"ur&#108;(//evil.example/#a)\"/>",
            "<path fill=\"u\\72l(//evil.example/#a)\"/>",
            "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<set attributeName=\"onload\" to=\"alert(1)\"/>",
            "<filter id=\"f\"/>",
            "<text>Hello</text>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
            "<g xmlns=\"http://www.w3.org/1999/xhtml\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<title>&lol;</title>",
            "<![CDATA[<script>]]>",
            "<?xml-stylesheet href=\"https://evil.example/x.css\"?>",
        ];
        for inside in hostile {
            assert_eq!(check(drawing(inside).as_bytes()), Err(LogoError::Unsafe), "{inside}");
        }
        let entities =
            format!("<!DOCTYPE svg [<!ENTITY a \"b\"><!ENTITY lol \"&a;&a;\">]>{}", drawing("<title>&lol;</title>"));
        assert_eq!(check(entities.as_bytes()), Err(LogoError::Unsafe));
        assert_eq!(check(drawing(&"<g/>".repeat(COUNT)).as_bytes()), Err(LogoError::Unsafe));
        let deep = ["<g>".repeat(LEVELS), "</g>".repeat(LEVELS)].concat();
        assert_eq!(check(drawing(&deep).as_bytes()), Err(LogoError::Unsafe));
        for size in ["9999999", "1e9", "99999px", "inf"] {
            let huge = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\"></svg>");
            assert_eq!(check(huge.as_bytes()), Err(LogoError::TooManyPixels), "{size}");
        }
        for text in
            ["", "hello", "<html></html>", "<svg></svg>", "<svg xmlns=\"http://www.w3.org/1999/xhtml\"></svg>", "\u{0}"]
        {
            assert!(check(text.as_bytes()).is_err(), "{text}");
        }
        assert!(check(drawing("<g>").as_bytes()).is_err());
        assert!(check(drawing("</svg><script/>").as_bytes()).is_err());
        assert!(check(b"<svg xmlns=\"http://www.w3.org/2000/svg\">\xff</svg>").is_err());
    }
}
