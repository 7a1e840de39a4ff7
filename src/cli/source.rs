//! Rows as they are read, and links as they are made from them on all cores.

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
use crate::bulk::{self, Bulk, Columns, Cutter, ListError, Made, Piece};

/// Bytes are read and handed on in blocks of this size.
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

    /// The next whole rows; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        let no_text = |error: ListError| io::Error::new(io::ErrorKind::InvalidData, error);
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

    /// Keeps all that comes, so that it can be read again: in a file that has no name and ends with the program.
    pub(super) fn keep(&mut self) -> Result<(File, Option<u64>), Stop> {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut self.reader, &mut file)?;
        file.rewind()?;
        self.reader = Box::new(file.try_clone()?);
        Ok((file, self.length))
    }
}

/// Why no more rows come: they are no text, or can't be read.
pub(super) fn no_rows(error: io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::InvalidData => Stop::Usage(error.to_string()),
        _ => error.into(),
    }
}

/// What each piece came to, in order, with its length; and how many pieces were read, or why not all.
pub(super) type InOrder = (Box<dyn Iterator<Item = (u64, Made)>>, Receiver<io::Result<u64>>);

/// Makes links on all cores: one thread reads and hands each piece to the next worker in turn, and what the workers
/// make is taken from them in the same turn. Each hand holds one piece at a time and none lies between two hands, so
/// that a slow reader of the output slows all down, and nothing piles up.
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
            // A writer that is gone wants no more.
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
            // A worker that is gone has nobody who wants its rows.
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
