//! What people and programs read: data on stdout, talk on stderr.

use crate::finding::Findings;
use crate::ops::Trouble;
use comfy_table::{ContentArrangement, Table, presets};
use std::io::Write;

/// The two streams.
pub(super) struct Report {
    out: std::io::Stdout,
    talk: std::io::Stderr,
}

impl Report {
    pub(super) fn new() -> Report {
        Report {
            out: std::io::stdout(),
            talk: std::io::stderr(),
        }
    }

    /// Data, as it is. A reader that stops reading is no fault.
    pub(super) fn data(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut out = self.out.lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Trouble::asked(
                "cannot-write",
                format!("the output cannot be written: {error}"),
                "name another file with `-o`",
            )),
            _ => Ok(()),
        }
    }

    /// A line of data.
    pub(super) fn line(&mut self, line: &str) -> Result<(), Trouble> {
        self.data(format!("{line}\n").as_bytes())
    }

    /// A table of data.
    pub(super) fn table<R>(&mut self, header: &[&str], rows: R) -> Result<(), Trouble>
    where
        R: IntoIterator<Item = Vec<String>>,
    {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_header(header.iter().map(|h| h.to_uppercase()));
        if std::env::var_os("COLUMNS").is_none() {
            table.set_width(WIDTH);
        }
        for row in rows {
            table.add_row(row);
        }
        self.line(&table.trim_fmt())
    }

    /// JSON, indented.
    pub(super) fn json<T: serde::Serialize>(&mut self, value: &T) -> Result<(), Trouble> {
        let text = serde_json::to_string_pretty(value)
            .map_err(|error| Trouble::Broken(error.to_string()))?;
        self.line(&text)
    }

    /// A line of talk.
    pub(super) fn talk(&mut self, line: &str) {
        let _ = writeln!(self.talk, "{line}");
    }

    /// Findings, as talk.
    pub(super) fn findings(&mut self, findings: &Findings) {
        if !findings.is_empty() {
            self.talk(&findings.to_string());
        }
    }

    /// Why it was not done.
    pub(super) fn trouble(&mut self, trouble: &Trouble) {
        self.talk(&trouble.to_string());
    }
}

/// Columns of a table when the terminal does not say.
const WIDTH: u16 = 140;
