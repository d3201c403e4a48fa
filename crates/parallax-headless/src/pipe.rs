//! Standard output that may be closed early, as by `| head`: the rest of the output is dropped, which is not
//! an error.

use std::io::{self, ErrorKind, Write};

/// A writer that drops everything once its reader has closed, so that the work and the exit code stay the
/// same.
pub struct UntilClosed<W>(pub W);

impl<W: Write> Write for UntilClosed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(bytes.len()),
            done => done.map_err(of_output),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done.map_err(of_output),
        }
    }
}

/// Says what could not be written, where the system only says why.
fn of_output(error: io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::Interrupted => error,
        kind => io::Error::new(kind, format!("standard output cannot be written: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer that always fails.
    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
            Err(io::Error::from(self.0))
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::Error::from(self.0))
        }
    }

    #[test]
    fn only_a_closed_pipe_is_forgiven() {
        let mut closed = UntilClosed(Failing(ErrorKind::BrokenPipe));
        assert!(closed.write_all(b"more").is_ok() && closed.flush().is_ok());
        let mut full = UntilClosed(Failing(ErrorKind::StorageFull));
        assert!(full.write_all(b"more").is_err() && full.flush().is_err());
    }
}
