//! What several subcommands end with: an answer on standard output.

use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;

/// Writes to standard output; the status is 1 where that fails.
pub(crate) fn write(print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    // A reader that closes the pipe early (`| head`) has what it wanted.
    match print(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("crossread: cannot write the answer: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Writes an answer as JSON, indented, with a line end.
pub(crate) fn json(out: &mut dyn Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, answer)?;
    writeln!(out)
}
