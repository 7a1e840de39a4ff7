//! Reads a list of people from a request: text as a stream, spreadsheets and vCards as a whole.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _, Write as _},
    sync::Arc,
    time::Duration,
};

use axum::{
    body::{Body as HttpBody, Bytes},
    http::HeaderMap,
};
use encoding_rs::Encoding;
use futures_util::{StreamExt as _, stream};
use http_body_util::BodyExt as _;
use tokio::{
    sync::OwnedSemaphorePermit,
    task::spawn_blocking,
    time::{Instant, timeout},
};

use super::{
    body::{CONTENT_TYPE, broken_off, content_type, too_large, too_slow, whole},
    code::Code,
    error::{ApiError, ApiResult, Location},
};
use crate::{
    bulk::{Cutter, FileKind, ListError, Note, Piece, hint::Hint},
    error::Error,
    invite::list::{
        FileError, FileOptions, SpreadsheetError, file,
        kind::{self, Kind},
    },
    web::{
        Site,
        bodies::{BODY_TIME, SpoolSpace},
    },
};

/// The media types of lists. What a list really is, is told by its content.
pub(super) const TYPES: [&str; 6] = [
    "text/csv",
    "text/tab-separated-values",
    "text/vcard",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel",
    "application/vnd.oasis.opendocument.spreadsheet",
];

/// The size of the pieces in which rows are read, in bytes. The links of the shortest rows are 160 times as long as the
/// rows, and a few pieces wait in memory for each client that reads slowly.
const PIECE: usize = 4 * 1024;

/// The largest text, in bytes. Spreadsheets and vCards may be as large as other bodies.
pub(super) const TEXT_LIMIT: usize = 64 * 1024 * 1024;

/// A client has to send at least this many bytes in every [`BODY_TIME`].
const SLOWEST: usize = 1024;

/// The size of the blocks in which converted text is read, in bytes.
const BLOCK: usize = 32 * 1024;

/// Returns the encoding of the text: as the Content-Type or the query says, if one of them does.
pub(super) fn encoding(headers: &HeaderMap, wanted: Option<&'static Encoding>) -> ApiResult<Option<&'static Encoding>> {
    let (_, Some(charset)) = content_type(headers) else { return Ok(wanted) };
    let declared = FileOptions::encoding(&charset)
        .map_err(|why| ApiError::new(Code::UnsupportedCharset, why.to_string()).about(CONTENT_TYPE))?;
    match wanted.filter(|wanted| *wanted != declared) {
        Some(wanted) => {
            let (declared, wanted) = (declared.name(), wanted.name());
            let detail = format!(
                "The Content-Type says that the text is in {declared}, and the parameter “encoding” says {wanted}. Send only one of them."
            );
            let error = ApiError::new(Code::ConflictingEncodings, detail);
            Err(error.about(Location::query("encoding")))
        }
        None => Ok(Some(declared)),
    }
}

/// Reads rows from a list, in pieces.
pub(super) struct Rows {
    source: Source,
    cutter: Cutter,
    read: usize,
    is_ended: bool,
    /// How long this client was waited for, and how many bytes it sent in that time.
    pace: (Duration, usize),
    /// The space that the text takes in a temporary file.
    space: Option<OwnedSemaphorePermit>,
    /// What was decided about the file.
    pub(super) notes: Vec<Note>,
}

/// Where the bytes come from.
enum Source {
    Body(HttpBody),
    /// A temporary file: text that was received, or converted from another file.
    File(Arc<File>),
}

/// A temporary file without a name, which is gone once it is closed, and the space that it takes.
struct Spool {
    file: File,
    space: OwnedSemaphorePermit,
}

impl Spool {
    /// Writes what was received to the file, which is created at first.
    async fn write(spool: Option<Self>, space: &SpoolSpace, bytes: Vec<u8>) -> ApiResult<Self> {
        let more = space.take(bytes.len()).ok_or_else(ApiError::busy)?;
        let write = move || {
            let mut spool = match spool {
                Some(mut spool) => {
                    spool.space.merge(more);
                    spool
                }
                None => Self { file: tempfile::tempfile()?, space: more },
            };
            spool.file.write_all(&bytes)?;
            Ok::<_, io::Error>(spool)
        };
        Ok(spawn_blocking(write).await.map_err(Error::internal)?.map_err(Error::internal)?)
    }
}

impl Rows {
    /// Reads the beginning of a body, and decides what it is.
    pub(super) async fn of(site: &Site, body: HttpBody, options: FileOptions) -> ApiResult<Self> {
        let cutter = Cutter::with_pieces_of(PIECE).in_encoding(options.encoding);
        let (source, pace) = (Source::Body(body), (Duration::ZERO, 0));
        let mut rows = Self { source, cutter, read: 0, is_ended: false, pace, space: None, notes: Vec::new() };
        let mut first = Vec::new();
        while first.len() < kind::SAMPLE && !rows.is_ended {
            first.extend_from_slice(&rows.block().await?);
        }
        match kind::of(&first) {
            Kind::Spreadsheet(_) | Kind::VCard => rows.converted(site, first.into(), options).await,
            Kind::Text if options.sheet.is_some() => {
                let detail = "The list is not a spreadsheet. Leave this parameter out.";
                Err(ApiError::invalid_at(Location::query("sheet"), detail))
            }
            Kind::Text | Kind::Other(_) => rows.received(site, first).await,
        }
    }

    /// Receives the whole text before any of it is answered, since many clients read nothing until they have sent
    /// everything. What does not fit a block goes to a temporary file.
    async fn received(mut self, site: &Site, first: Vec<u8>) -> ApiResult<Self> {
        let (mut bytes, mut spool) = (first, None);
        while !self.is_ended {
            if bytes.len() >= BLOCK {
                spool = Some(Spool::write(spool, &site.bodies.spools, std::mem::take(&mut bytes)).await?);
            }
            bytes.extend_from_slice(&self.block().await?);
        }
        (self.is_ended, self.read) = (false, 0);
        self.source = match spool {
            None => Source::Body(bytes.into()),
            Some(spool) => {
                let Spool { mut file, space } = Spool::write(Some(spool), &site.bodies.spools, bytes).await?;
                file.rewind().map_err(Error::internal)?;
                self.space = Some(space);
                Source::File(Arc::new(file))
            }
        };
        Ok(self)
    }

    /// Reads the whole body, and turns it into text in a temporary file.
    async fn converted(self, site: &Site, first: Bytes, options: FileOptions) -> ApiResult<Self> {
        let Source::Body(body) = self.source else { return Ok(self) };
        let body = stream::once(async { Ok(first) }).chain(body.into_data_stream());
        let (bytes, incoming) = whole(site.bodies.signed_in(HttpBody::from_stream(body))).await?;
        let turn = site.app.turns.file().await;
        let work = move || {
            let _turn = turn;
            convert(&bytes, &options)
        };
        // What the body counts for is held until then.
        let converted = spawn_blocking(work).await.map_err(Error::internal)?;
        drop(incoming);
        let (text, notes) = converted.map_err(refused)?;
        let cutter = Cutter::with_pieces_of(PIECE).with_utf8();
        Ok(Self { source: Source::File(Arc::new(text)), cutter, is_ended: false, notes, ..self })
    }

    /// Returns the next whole rows, or `None` at the end of the list.
    pub(super) async fn next(&mut self) -> ApiResult<Option<Piece>> {
        loop {
            if let Some(piece) = self.cutter.piece() {
                return Ok(Some(piece));
            }
            if self.is_ended {
                return Ok(None);
            }
            let block = self.block().await?;
            self.feed(&block)?;
        }
    }

    fn feed(&mut self, bytes: &[u8]) -> ApiResult<()> {
        let no_text = |error: FileKind| ApiError::invalid_at(Location::body(""), error.to_string());
        self.cutter.feed(bytes).map_err(no_text)?;
        if self.is_ended { self.cutter.end().map_err(no_text) } else { Ok(()) }
    }

    /// Returns the next bytes. At the end there are none.
    async fn block(&mut self) -> ApiResult<Bytes> {
        let body = match &mut self.source {
            Source::Body(body) => body,
            Source::File(text) => {
                let text = text.clone();
                let block = spawn_blocking(move || block_of(&text)).await.map_err(Error::internal)?;
                let block = block.map_err(Error::internal)?;
                self.is_ended = block.is_empty();
                return Ok(block);
            }
        };
        loop {
            let (waited, count) = self.pace;
            let asked_at = Instant::now();
            let Ok(frame) = timeout(BODY_TIME.saturating_sub(waited), body.frame()).await else {
                if count < SLOWEST {
                    return Err(too_slow());
                }
                self.pace = (Duration::ZERO, 0);
                continue;
            };
            self.pace.0 += asked_at.elapsed();
            let Some(frame) = frame else {
                self.is_ended = true;
                return Ok(Bytes::new());
            };
            let data = frame.map_err(|_| broken_off())?.into_data().unwrap_or_default();
            self.read += data.len();
            self.pace.1 += data.len();
            return if self.read > TEXT_LIMIT { Err(too_large()) } else { Ok(data) };
        }
    }
}

fn block_of(mut text: &File) -> std::io::Result<Bytes> {
    let mut block = vec![0; BLOCK];
    let length = text.read(&mut block)?;
    block.truncate(length);
    Ok(block.into())
}

/// Turns a spreadsheet or vCards into text. The file is deleted when it is closed.
fn convert(bytes: &[u8], options: &FileOptions) -> Result<(File, Vec<Note>), FileError> {
    let failed = |error| FileError::Spreadsheet(SpreadsheetError::Io(error));
    let mut text = tempfile::tempfile().map_err(failed)?;
    let found = file::convert(bytes, options, file::UPLOADED, &mut std::io::BufWriter::new(&mut text))?;
    std::io::Seek::rewind(&mut text).map_err(failed)?;
    Ok((text, found.map(|found| found.notes).unwrap_or_default()))
}

fn refused(error: FileError) -> ApiError {
    let detail = error.to_string();
    match error {
        FileError::Spreadsheet(SpreadsheetError::Io(error)) => Error::internal(error).into(),
        FileError::Spreadsheet(SpreadsheetError::TooLarge(_)) => ApiError::new(Code::TooLarge, detail),
        FileError::Sheets(_) | FileError::Spreadsheet(SpreadsheetError::NoSheet { .. }) => {
            ApiError::invalid_at(Location::query("sheet"), detail)
        }
        _ => ApiError::invalid_at(Location::body(""), detail),
    }
}

/// Converts the error of a list, and names the parameter to send.
pub(super) fn unusable(error: &ListError) -> ApiError {
    let ListError::Unclear(unclear) = error else {
        return ApiError::invalid_at(Location::body(""), error.to_string());
    };
    match Hint::of(unclear) {
        Hint::Edit => ApiError::invalid_at(Location::body(""), unclear.to_string()),
        Hint::HeaderRow => {
            let question = &unclear.question;
            let detail = format!("{question} Expected the line with the column names, or 0 if there are none.");
            ApiError::invalid_at(Location::query("header_row"), detail)
        }
        Hint::Columns { example, more, has_no_header } => {
            let more = more.map(|(pair, when)| format!(" Add {pair} {when}.")).unwrap_or_default();
            let header = if has_no_header { " If a line has the column names, also send header_row." } else { "" };
            let detail = format!("{unclear} Send this parameter, for example columns={example}.{more}{header}");
            ApiError::invalid_at(Location::query("columns"), detail)
        }
    }
}
