//! Sections beside the module. Those of a large corpus are files of their own, named by their content,
//! so that the page need not wait for all of them, and that one changed article does not cost the
//! whole download: the module stays as it is, and so does every section that has not changed.

use std::io::{self, Write};

use brotli::CompressorWriter;
use crossread_volume::Section;

use crate::assets::{Files, Named};
use crate::html::Html;

/// Sections that are longer together than this many bytes in brotli stand apart.
const LIMIT: usize = 1_000_000;

/// How hard brotli tries when only the length is asked for: within a tenth of its best, and fast.
const QUALITY: u32 = 5;

/// The section without which the page can answer already: it is loaded last.
const LAST: &str = "text";

/// True where the sections are to stand apart. Linear in the bytes up to the limit.
pub(crate) fn wanted(sections: &[Section]) -> bool {
    sections.iter().map(|section| section.bytes.len()).sum::<usize>() > LIMIT && is_long(sections)
}

fn is_long(sections: &[Section]) -> bool {
    // Its window is the largest that browsers accept.
    let mut writer = CompressorWriter::new(Counted(0), 1 << 16, QUALITY, 24);
    // The sink refuses what is beyond the limit, so that no more is packed than is needed to know.
    sections.iter().any(|section| writer.write_all(&section.bytes).is_err()) || writer.flush().is_err()
}

/// Counts bytes, up to the limit.
struct Counted(usize);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        if self.0 > LIMIT { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Adds the sections to the files that are yet to be named.
pub(crate) fn add(app: &mut Files, sections: &[Section]) {
    for section in sections {
        app.insert(file(section.name), section.bytes.clone());
    }
}

/// Where the sections are, for the page: all but the last are fetched while the module is.
pub(crate) fn links(html: &mut Html, sections: &[(&'static str, String)]) {
    for (name, path) in sections {
        let href = format!("./{path}");
        if *name == LAST {
            html.raw("\n<meta").attr("name", "crossread:text").attr("content", &href).raw(">");
        } else {
            html.raw("\n<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\"").attr("data-section", name);
            html.href(&href).raw(">");
        }
    }
}

/// The sections with their names in the site; none where the module carries them.
pub(crate) fn named(named: &Named, sections: &[Section]) -> Vec<(&'static str, String)> {
    let path = |section: &Section| Some((section.name, named.names.get(&file(section.name))?.clone()));
    sections.iter().filter_map(path).collect()
}

fn file(section: &str) -> String {
    format!("volume/{section}.bin")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that no packer makes shorter, others for another seed.
    fn noise(seed: u64, length: usize) -> Vec<u8> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn sections_stand_apart_by_their_packed_length() {
        let of = |parts: &[Vec<u8>]| {
            let sections: Vec<Section> =
                parts.iter().map(|bytes| Section { name: "text", bytes: bytes.clone() }).collect();
            wanted(&sections)
        };
        assert!(!of(&[noise(1, LIMIT / 2)]));
        assert!(!of(&[vec![b'a'; 3 * LIMIT]]), "long, but short when packed");
        assert!(of(&[noise(1, LIMIT / 2), vec![b'a'; LIMIT], noise(2, LIMIT * 3 / 4)]));
    }
}
