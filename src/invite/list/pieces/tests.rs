use super::*;

/// The pieces that a text makes, fed in blocks of a size: lines before, and text.
fn pieces(bytes: &[u8], size: usize) -> Vec<(usize, String)> {
    let mut cutter = Cutter::default();
    let mut pieces = Vec::new();
    let mut take = |cutter: &mut Cutter| {
        while let Some(piece) = cutter.piece() {
            pieces.push((piece.lines_before, piece.text().into_owned()));
        }
    };
    for block in bytes.chunks(size) {
        cutter.feed(block).unwrap();
        take(&mut cutter);
    }
    cutter.end().unwrap();
    take(&mut cutter);
    pieces
}

#[test]
fn rows_are_never_cut_whatever_the_blocks_are() {
    let text = "name,room\r\nAda,\"a\nb\"\r\n\"Doe, \"\"J\"\"\",c\n5\" pipe,d\nZoë,e\nlast";
    let text = format!("{text}\n").repeat(1500);
    for size in [1, 2, 7, 1000, 40_000, text.len()] {
        let pieces = pieces(text.as_bytes(), size);
        let whole: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(whole, text.replace("\r\n", "\n"), "{size}");
        let (mut start, mut lines) = (0, 0);
        for (lines_before, piece) in pieces {
            assert!(piece.len() <= PIECE, "{size}");
            assert_eq!(lines_before, lines, "{size}");
            let inside = start > 0 && whole[..start].ends_with("Ada,\"a\n");
            assert!(!inside && (start == 0 || whole[..start].ends_with('\n')), "{size}: {start}");
            start += piece.len();
            lines += piece.matches('\n').count();
        }
    }
}

#[test]
fn other_encodings_and_line_ends_are_read() {
    let utf16: Vec<u8> = "\u{feff}Zoë\nBob\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for size in [5, 6, 7, 100] {
        let text: String = pieces(&utf16, size).into_iter().map(|(_, text)| text).collect();
        assert_eq!(text, "Zoë\nBob\n", "{size}");
    }
    assert_eq!(pieces(b"Zo\xeb\nBob\n", 100), [(0, "Zoë\nBob\n".to_owned())]);
    assert_eq!(pieces("\u{feff}Zoë\n".as_bytes(), 100), [(0, "Zoë\n".to_owned())]);
    assert_eq!(pieces(b"Ada\rBob\rCarol", 100), [(0, "Ada\nBob\nCarol".to_owned())]);
    let quoted = b"\"Doe, J\",\r".repeat(200_000);
    assert_eq!(pieces(&quoted, 1000).iter().map(|(_, text)| text.lines().count()).sum::<usize>(), 200_000);
    // However the first bytes come, they tell the same.
    for size in 1..9 {
        assert_eq!(pieces("Zoë\n".as_bytes(), size), [(0, "Zoë\n".to_owned())]);
        assert_eq!(pieces(b"name\nAda\nZo\xeb\n", size), [(0, "name\nAda\nZoë\n".to_owned())]);
        assert_eq!(pieces(b"\r\n\r\nname\nAda", size)[0].0, 0);
    }
    assert!(
        Cutter { is_ended: true, source: Source::Unknown(b"PK\x03\x04".to_vec()), ..Cutter::default() }.end().is_err()
    );
}

#[test]
fn the_encoding_is_told_from_as_many_bytes_whatever_the_blocks_are() {
    let mut text = "Zoë\n".repeat(PIECE / 5 + 1).into_bytes();
    text.extend(b"Zo\xeb\n".repeat(3 * PIECE / 4));
    let whole = |size| pieces(&text, size).into_iter().map(|(_, text)| text).collect::<String>();
    assert!(whole(1000).starts_with("Zoë\n"));
    assert!(whole(text.len()) == whole(1000));
}

/// The line and the length of each row, fed in blocks of a size.
fn rows(bytes: &[u8], size: usize) -> Vec<(usize, usize)> {
    let mut cutter = Cutter::default();
    let mut rows = Vec::new();
    let mut take = |cutter: &mut Cutter| {
        while let Some(piece) = cutter.piece() {
            let text = piece.text();
            rows.extend(piece.records(&text).map(|record| (piece.lines_before + record.line, record.text.len())));
        }
    };
    for block in bytes.chunks(size) {
        cutter.feed(block).unwrap();
        take(&mut cutter);
    }
    cutter.end().unwrap();
    take(&mut cutter);
    rows
}

#[test]
fn rows_beyond_the_limit_end_at_one_place_whatever_the_blocks_are() {
    let quoted = format!("name\n\"{}\"\nBob\n", "x\n".repeat(ROW_LIMIT / 2 + 40_000));
    let plain = format!("name\n{}\nBob\n", "x".repeat(ROW_LIMIT + 80_000));
    for text in [quoted, plain] {
        let expected = rows(text.as_bytes(), 1000);
        for size in [30_000, 60_000, 100_000, text.len()] {
            assert!(rows(text.as_bytes(), size) == expected, "{size}");
        }
    }
}

#[test]
fn quotes_that_are_never_closed_in_every_line_take_no_longer() {
    let text = "x\",\"y\n".repeat(ROW_LIMIT / 2);
    let rows = rows(text.as_bytes(), 32 * 1024);
    assert!(rows.iter().map(|(line, _)| *line).eq(1..=ROW_LIMIT / 2));
}

#[test]
fn a_quote_that_is_never_closed_holds_no_more_than_its_limit() {
    let mut text = b"name\n\"open,1\n".to_vec();
    text.extend(b"Ada,2\n".repeat(ROW_LIMIT / 3));
    let mut cutter = Cutter::default();
    let (mut largest, mut starts, mut rows, mut lines) = (0, Vec::new(), 0, 0);
    for block in text.chunks(32 * 1024) {
        cutter.feed(block).unwrap();
        largest = largest.max(cutter.pending.len());
        while let Some(piece) = cutter.piece() {
            let text = piece.text();
            starts.push((piece.lines_before, text[..8.min(piece.len())].to_owned()));
            rows += piece.records(&text).count();
            lines += text.lines().count();
        }
    }
    assert!(largest <= ROW_LIMIT + 64 * 1024, "{largest}");
    assert_eq!(starts[1], (1, "\"open,1\n".to_owned()));
    assert_eq!(rows, lines, "the rows behind it stand for themselves");
    assert!(lines > ROW_LIMIT / 6);
}

#[test]
fn a_line_without_end_is_dropped_but_for_its_beginning() {
    let mut text = b"name\n".to_vec();
    text.extend(b"x".repeat(3 * ROW_LIMIT));
    text.extend(b"\nBob\n");
    let pieces = pieces(&text, 32 * 1024);
    let shown: Vec<_> = pieces.iter().map(|(before, text)| (*before, &text[..text.len().min(4)])).collect();
    assert_eq!(shown, [(0, "name"), (1, "xxxx"), (2, "Bob\n")]);
    assert!(pieces[1].1.len() < 2 * ROW_LIMIT);
}
