//! Reads rows, and creates links from them on all cores.

use std::{
    fs::File,
    io::{self, Read, Seek as _},
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use super::Stop;
use crate::bulk::{self, Bulk, Columns, Cutter, FileKind, Made, Piece};

/// The size of the blocks that are read, in bytes.
const BLOCK: usize = 32 * 1024;

/// Rows from a file, from standard input or from flags, as pieces.
pub(super) struct Source {
    reader: Box<dyn Read + Send>,
    cutter: Cutter,
    block: Vec<u8>,
    pub(super) length: Option<u64>,
    pub(super) is_ended: bool,
}

impl Source {
    pub(super) fn of(reader: Box<dyn Read + Send>, length: Option<u64>) -> Self {
        let block = vec![0; BLOCK];
        Self { reader, cutter: Cutter::default(), block, length, is_ended: false }
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

    /// Copies the whole input to a temporary file, so that it can be read twice. Returns that file and its length.
    pub(super) fn keep(&mut self) -> Result<(File, Option<u64>), Stop> {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut self.reader, &mut file)?;
        file.rewind()?;
        self.reader = Box::new(file.try_clone()?);
        Ok((file, self.length))
    }
}

/// Converts an error of [`Source::next`].
pub(super) fn no_rows(error: io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::InvalidData => Stop::Usage(error.to_string()),
        _ => error.into(),
    }
}

/// The links of each piece with the piece's length in bytes, in the order of the input; and the number of pieces that were
/// read, or the error that ended reading.
pub(super) type InOrder = (Box<dyn Iterator<Item = (u64, Made)>>, Receiver<io::Result<u64>>);

/// Creates links on all cores. One thread reads pieces and gives them to the workers in turn, and the results are taken
/// from the workers in the same order. The channels hold no pieces, so a slow reader of the output slows down the whole
/// pipeline, and memory use stays constant.
pub(super) fn in_order(
    bulk: &Arc<Bulk>,
    format: bulk::Format,
    columns: Columns,
    first: Option<Piece>,
    mut source: Source,
) -> InOrder {
    let worker = |_| {
        let (to_worker, pieces) = sync_channel::<Piece>(0);
        let (to_writer, made) = sync_channel(0);
        let bulk = bulk.clone();
        thread::spawn(move || {
            let mut writer = bulk::Writer::new(&bulk, format, columns);
            // Sending fails when the results are no longer needed.
            pieces.iter().try_for_each(|piece| to_writer.send((piece.len() as u64, writer.piece(&piece))))
        });
        (to_worker, made)
    };
    let count = thread::available_parallelism().map_or(1, usize::from);
    let (to_workers, made): (Vec<SyncSender<Piece>>, Vec<Receiver<_>>) = (0..count).map(worker).unzip();
    let (ended, end) = sync_channel(1);
    thread::spawn(move || {
        let mut turn = to_workers.iter().cycle();
        let (mut next, mut count) = (Ok(first), 0);
        while let Ok(Some(piece)) = next {
            // Sending fails when the worker has stopped because its results are no longer needed.
            let Some(Ok(())) = turn.next().map(|to_worker| to_worker.send(piece)) else { return };
            count += 1;
            next = source.next();
        }
        let _ = ended.send(next.map(|_| count));
    });
    let mut turn = (0..count).cycle();
    let made = std::iter::from_fn(move || made[turn.next()?].recv().ok());
    (Box::new(made), end)
}
