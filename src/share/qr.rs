//! A link as a QR code.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

use crate::invite::InviteLink;

/// The blank border that a scanner needs, in modules (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;

/// A QR code as SVG, with a viewBox in modules and no size of its own; sharp at any size, dark on light in both schemes.
///
/// `label` says what the code is, for people who can't see it. Error correction is of level M for a link with a token:
/// paper creases and stains a little, and more would make the modules too small. A join link is short enough for level Q.
/// In capitals, which mean the same in it, two of its characters take eleven bits instead of sixteen.
pub fn svg(link: &InviteLink, label: &str) -> String {
    let (text, level) =
        if link.has_token() { (link.as_str().into(), ECL::M) } else { (link.as_str().to_ascii_uppercase(), ECL::Q) };
    let code = QRBuilder::new(text).ecl(level).build().expect("a link is shorter than the largest code holds");
    let size = code.size;
    // One stroke for each horizontal run of dark modules: a quarter of the text of a rectangle for each module.
    let mut path = String::new();
    for y in 0..size {
        let row = &code[y];
        let mut x = 0;
        while x < size {
            let run = row[x..size].iter().take_while(|module| module.value()).count();
            if run > 0 {
                let _ = write!(path, "M{} {}.5h{run}", x + QUIET_ZONE, y + QUIET_ZONE);
            }
            x += run.max(1);
        }
    }
    let edge = size + 2 * QUIET_ZONE;
    format!(
        "<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {edge} {edge}\" role=\"img\" aria-label=\"{label}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{edge}v{edge}H0z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>"
    )
}
