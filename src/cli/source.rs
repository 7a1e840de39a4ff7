//! Reads rows, and creates links from them on all cores.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Seek as _},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel, sync_channel},
    },
    thread,
};

use super::{Stop, list_flags::refused};
use crate::{
    bulk::{self, Bulk, Columns, Cutter, FileKind, ListOptions, Made, Note, Piece},
    invite::list::{
        FileOptions, file,
        kind::{self, Kind},
    },
};

/// The size of the blocks that are read, in bytes.
const BLOCK: usize = 32 * 1024;

/// The largest spreadsheet or file with vCards, in bytes, also decompressed. It has to be in memory as a whole.
const WHOLE: u64 = 512 << 20;

/// Rows from a file, from standard input or from flags, as pieces.
pub(super) struct Source {
    reader: Box<dyn Read + Send>,
    cutter: Cutter,
    block: Vec<u8>,
    pub(super) length: Option<u64>,
    pub(super) is_ended: bool,
    pub(super) about: About,
}

/// How to read a source.
#[derive(Clone, Default)]
pub(super) struct About {
    pub(super) list: ListOptions,
    file: FileOptions,
    /// What was decided about the file.
    pub(super) notes: Vec<Note>,
    /// Whether the people come from flags.
    pub(super) is_of_flags: bool,
    /// Whether the text was written by this program, in UTF-8.
    is_own: bool,
}

impl About {
    fn source(self, reader: Box<dyn Read + Send>, length: Option<u64>) -> Source {
        let cutter = if self.is_own { Cutter::of_utf8() } else { Cutter::default().in_encoding(self.file.encoding) };
        Source { reader, cutter, block: vec![0; BLOCK], length, is_ended: false, about: self }
    }
}

impl Source {
    /// Returns the people from flags, as a table.
    pub(super) fn of_flags(table: String) -> Self {
        let about = About { is_of_flags: true, is_own: true, ..About::default() };
        about.source(Box::new(io::Cursor::new(table)), None)
    }

    /// Returns the people in a file. A spreadsheet and vCards are turned into text first, in a temporary file.
    pub(super) fn of_file(
        mut reader: Box<dyn Read + Send>,
        length: Option<u64>,
        file: FileOptions,
        list: ListOptions,
    ) -> Result<Self, Stop> {
        let mut first = Vec::new();
        reader.by_ref().take(kind::SAMPLE as u64).read_to_end(&mut first)?;
        let kind = kind::of(&first);
        if file.sheet.is_some() && !matches!(kind, Kind::Spreadsheet(_) | Kind::Other(_)) {
            return Err(Stop::Usage("--sheet is set, but the list is not a spreadsheet. Remove --sheet.".to_owned()));
        }
        let about = About { list, file, ..About::default() };
        match kind {
            Kind::Text | Kind::Other(_) => Ok(about.source(Box::new(io::Cursor::new(first).chain(reader)), length)),
            Kind::Spreadsheet(_) | Kind::VCard => about.converted(first, reader),
        }
    }

    /// Returns the next whole rows, or `None` at the end of the input.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        let no_text = |error: FileKind| io::Error::new(io::ErrorKind::InvalidData, error);
        loop {
            if let Some(piece) = self.cutter.piece() {
                return Ok(Some(piece));
            }
            if self.is_ended {
                return Ok(None);
            }
            match self.reader.read(&mut self.block) {
                Ok(0) => {
                    self.is_ended = true;
                    self.cutter.end().map_err(no_text)?;
                }
                Ok(length) => self.cutter.feed(&self.block[..length]).map_err(no_text)?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Copies the whole input to a temporary file, so that it can be read twice.
    pub(super) fn keep(mut self) -> Result<Kept, Stop> {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut self.reader, &mut file)?;
        Ok(Kept { file, length: self.length, about: self.about })
    }
}

impl About {
    fn converted(self, mut bytes: Vec<u8>, reader: Box<dyn Read + Send>) -> Result<Source, Stop> {
        reader.take(WHOLE).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > WHOLE {
            let what = format!("The file is larger than {} MB. Save the list as CSV.", WHOLE >> 20);
            return Err(Stop::Usage(what));
        }
        let mut text = tempfile::tempfile()?;
        let found = file::convert(&bytes, &self.file, WHOLE, &mut BufWriter::new(&mut text)).map_err(refused)?;
        let notes = found.map(|found| found.notes).unwrap_or_default();
        text.rewind()?;
        let length = text.metadata()?.len();
        Ok(Self { notes, is_own: true, ..self }.source(Box::new(text), Some(length)))
    }
}

/// An input that can be read several times, one after the other.
pub(super) struct Kept {
    file: File,
    length: Option<u64>,
    about: About,
}

impl Kept {
    /// Returns the input from its beginning.
    pub(super) fn open(&mut self) -> Result<Source, Stop> {
        self.file.rewind()?;
        Ok(self.about.clone().source(Box::new(self.file.try_clone()?), self.length))
    }
}

/// Converts an error of [`Source::next`].
pub(super) fn no_rows(error: io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::InvalidData => Stop::Usage(error.to_string()),
        _ => error.into(),
    }
}

/// Creates links on all cores, and returns those of each piece with the piece's length in bytes, in the order of the
/// input.
///
/// Each worker takes the next piece itself, and says that it did, so that the results can be taken from the workers in the
/// same order. A worker is at most one piece ahead of its reader, so a slow reader of the output slows down the whole
/// pipeline, and memory use stays constant.
pub(super) fn in_order(
    bulk: &Arc<Bulk>,
    format: bulk::Format,
    columns: Columns,
    first: Option<Piece>,
    source: Source,
) -> impl Iterator<Item = io::Result<(u64, Made)>> {
    let (turns, takers) = channel();
    let pieces = Arc::new(Mutex::new(Pieces { first, source: Some(source), turns }));
    let worker = |number| {
        let (to_writer, made) = sync_channel(1);
        let (bulk, pieces) = (bulk.clone(), pieces.clone());
        thread::spawn(move || {
            let mut writer = bulk::Writer::new(&bulk, format, columns);
            let next = || pieces.lock().ok()?.take(number);
            // Sending fails when the results are no longer needed.
            std::iter::from_fn(next).try_for_each(|piece| to_writer.send((piece.len() as u64, writer.piece(&piece))))
        });
        made
    };
    let count = thread::available_parallelism().map_or(1, usize::from);
    let made: Vec<Receiver<_>> = (0..count).map(worker).collect();
    // A worker that panics sends nothing more.
    let lost = || io::Error::other("Some links were not created. This is a bug in Latchkey.");
    std::iter::from_fn(move || {
        let next = match takers.recv() {
            Ok(Ok(Some(worker))) => made[worker].recv().map(Some).map_err(|_| lost()),
            Ok(end) => end.map(|_| None),
            Err(_) => Err(lost()),
        };
        next.transpose()
    })
}

/// The pieces that no worker has taken yet.
struct Pieces {
    first: Option<Piece>,
    /// `None` at the end, and after an error.
    source: Option<Source>,
    /// The worker that took each piece; then the end, or the error that ended reading.
    turns: Sender<io::Result<Option<usize>>>,
}

impl Pieces {
    /// Returns the next piece for a worker, if there is one.
    fn take(&mut self, worker: usize) -> Option<Piece> {
        let next = match self.first.take() {
            Some(first) => Ok(Some(first)),
            None => self.source.as_mut()?.next(),
        };
        let (turn, piece) = match next {
            Ok(piece) => (Ok(piece.as_ref().map(|_| worker)), piece),
            Err(error) => (Err(error), None),
        };
        if piece.is_none() {
            self.source = None;
        }
        self.turns.send(turn).ok()?;
        piece
    }
}
