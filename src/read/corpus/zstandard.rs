//! Zstandard, frame after frame: large corpora are packed in many.

use std::io::{BufRead, Error, Read, Result};

use ruzstd::decoding::StreamingDecoder;

/// The unpacked bytes of all frames. The window of a frame is limited, as memory for it is taken at once.
pub(super) struct Frames<R: BufRead> {
    open: Option<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>,
}

/// Largest window: that of the highest usual level; longer ones must be asked for when unpacking with `zstd` too.
const WINDOW: u64 = 128 << 20;

impl<R: BufRead> Frames<R> {
    pub fn new(packed: R) -> Result<Self> {
        let decoder =
            StreamingDecoder::new_with_max_window_size(packed, WINDOW).map_err(Error::other)?;
        Ok(Self {
            open: Some(decoder),
        })
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        while let Some(decoder) = &mut self.open {
            let read = decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let mut packed = self
                .open
                .take()
                .map(StreamingDecoder::into_inner)
                .ok_or_else(|| Error::other("no frame is open"))?;
            if !packed.fill_buf()?.is_empty() {
                self.open = Self::new(packed)?.open;
            }
        }
        Ok(0)
    }
}
