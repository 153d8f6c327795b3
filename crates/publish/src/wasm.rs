//! Custom sections of a WebAssembly module: the corpus is appended to the finished module, and
//! read back before anything is written.
//!
//! A module is `\0asm`, version 1, then sections: an id byte, the length of the content as an
//! unsigned LEB128 number, the content. The content of a custom section (id 0) is its name (length
//! as LEB128, then UTF-8) and its bytes.

use std::fmt;

use crossread_volume::Section;

/// What every section that carries a part of the Volume is called, before its own name.
pub(crate) const PREFIX: &str = "crossread.";

const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// Why a module cannot carry the sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WasmError {
    /// The file does not begin as a WebAssembly module of version 1 does.
    Header,
    /// A section or a number in it reaches beyond the file; the byte where it begins.
    Cut(usize),
    /// The name of a custom section is not UTF-8; the byte where the section begins.
    Name(usize),
    /// The module already has a section of this name: it is a published one, not the bare app.
    Taken(String),
    /// A section is longer than a module can say (4 GiB).
    Long(String),
    /// What was attached does not read back as it was given.
    ReadBack(String),
}

/// The module with `sections` attached, each as the custom section `crossread.NAME`, in their order.
///
/// # Errors
/// [`WasmError`] for a malformed module, for one that already carries such sections, and for two
/// sections of one name.
pub(crate) fn attach(module: &[u8], sections: &[Section]) -> Result<Vec<u8>, WasmError> {
    if let Some((name, _)) = custom_sections(module)?.into_iter().find(|(name, _)| name.starts_with(PREFIX)) {
        return Err(WasmError::Taken(name.to_owned()));
    }
    let mut whole = module.to_vec();
    for (at, section) in sections.iter().enumerate() {
        let name = format!("{PREFIX}{}", section.name);
        if sections[..at].iter().any(|earlier| earlier.name == section.name) {
            return Err(WasmError::Taken(name));
        }
        push_custom_section(&mut whole, &name, &section.bytes)?;
    }
    let read = custom_sections(&whole)?;
    let attached: Vec<_> = read.into_iter().filter(|(name, _)| name.starts_with(PREFIX)).collect();
    for (at, section) in sections.iter().enumerate() {
        let name = format!("{PREFIX}{}", section.name);
        if attached.get(at) != Some(&(name.as_str(), section.bytes.as_slice())) {
            return Err(WasmError::ReadBack(name));
        }
    }
    Ok(whole)
}

/// Appends one more section, `crossread.NAME`.
///
/// # Errors
/// [`WasmError::Long`].
pub(crate) fn append(module: &mut Vec<u8>, name: &str, bytes: &[u8]) -> Result<(), WasmError> {
    push_custom_section(module, &format!("{PREFIX}{name}"), bytes)
}

/// The custom sections of a module, in order, by name.
///
/// # Errors
/// [`WasmError`] where the module is malformed. Only the frame of the sections is looked at.
pub(crate) fn custom_sections(module: &[u8]) -> Result<Vec<(&str, &[u8])>, WasmError> {
    let mut rest = module.strip_prefix(HEADER).ok_or(WasmError::Header)?;
    let mut found = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let at = module.len() - rest.len();
        let (content, next) = take_counted(after).ok_or(WasmError::Cut(at))?;
        if id == 0 {
            let (name, bytes) = take_counted(content).ok_or(WasmError::Cut(at))?;
            found.push((std::str::from_utf8(name).map_err(|_| WasmError::Name(at))?, bytes));
        }
        rest = next;
    }
    Ok(found)
}

fn push_custom_section(out: &mut Vec<u8>, name: &str, bytes: &[u8]) -> Result<(), WasmError> {
    let length = |n: usize| u32::try_from(n).map_err(|_| WasmError::Long(name.to_owned()));
    let mut head = Vec::new();
    push_leb(&mut head, length(name.len())?);
    head.extend_from_slice(name.as_bytes());
    out.push(0);
    push_leb(out, length(head.len() + bytes.len())?);
    out.extend_from_slice(&head);
    out.extend_from_slice(bytes);
    Ok(())
}

fn push_leb(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Reads a LEB128 length and so many bytes: those bytes, and what follows them.
fn take_counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut length = 0_u64;
    for (i, byte) in bytes.iter().enumerate().take(5) {
        length |= u64::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            let length = u32::try_from(length).ok()?;
            return bytes[i + 1..].split_at_checked(usize::try_from(length).ok()?);
        }
    }
    None
}

impl fmt::Display for WasmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("expected a WebAssembly module of version 1, got something else"),
            Self::Cut(at) => write!(f, "the section at byte {at} reaches beyond the end of the file"),
            Self::Name(at) => write!(f, "the name of the custom section at byte {at} is not UTF-8"),
            Self::Taken(name) => {
                write!(f, "the module already has a section {name}; give the bare app, not a published site")
            }
            Self::Long(name) => write!(f, "section {name} is longer than 4 GiB"),
            Self::ReadBack(name) => write!(f, "section {name} does not read back as it was written"),
        }
    }
}

impl std::error::Error for WasmError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(name: &'static str, length: usize) -> Section {
        Section { name, bytes: (0..length).map(|i| (i * 7 % 251) as u8).collect() }
    }

    /// A type section with one function type, then a custom section of somebody else.
    fn module() -> Vec<u8> {
        let mut module = HEADER.to_vec();
        module.extend_from_slice(&[1, 4, 1, 0x60, 0, 0]);
        push_custom_section(&mut module, "producers", b"x").expect("is short");
        module
    }

    #[test]
    fn sections_read_back_at_every_length_of_their_length() {
        let sections = [
            section("empty", 0),
            section("one", 1),
            section("two", 127),
            section("three", 128),
            section("big", 70_000),
        ];
        let whole = attach(&module(), &sections).expect("attaches");
        assert!(whole.starts_with(&module()));
        let read = custom_sections(&whole).expect("reads");
        assert_eq!(read[0], ("producers", b"x".as_slice()));
        let names: Vec<_> = read[1..].iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["crossread.empty", "crossread.one", "crossread.two", "crossread.three", "crossread.big"]);
        for (section, (_, bytes)) in sections.iter().zip(&read[1..]) {
            assert_eq!(&section.bytes, bytes, "{}", section.name);
        }
    }

    #[test]
    fn a_module_is_not_published_twice_and_no_name_is_used_twice() {
        let once = attach(&module(), &[section("text", 3)]).expect("attaches");
        assert_eq!(attach(&once, &[section("other", 3)]), Err(WasmError::Taken("crossread.text".into())));
        assert_eq!(
            attach(&module(), &[section("text", 3), section("text", 4)]),
            Err(WasmError::Taken("crossread.text".into()))
        );
    }

    #[test]
    fn a_module_cut_anywhere_inside_a_section_is_refused() {
        let whole = module();
        let boundaries = [8, 14, whole.len()];
        for length in 0..=whole.len() {
            let cut = attach(&whole[..length], &[]);
            assert_eq!(cut.is_ok(), boundaries.contains(&length), "{length}: {cut:?}");
        }
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for (wrong, why) in [
            (b"<!doctype html>".to_vec(), WasmError::Header),
            (b"\0asm\x02\0\0\0".to_vec(), WasmError::Header),
            ([HEADER, &[1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]].concat(), WasmError::Cut(8)),
            ([HEADER, &[1, 0xff, 0xff, 0xff, 0xff, 0x7f]].concat(), WasmError::Cut(8)),
            ([HEADER, &[0, 1, 9]].concat(), WasmError::Cut(8)),
            ([HEADER, &[0, 2, 1, 0xff]].concat(), WasmError::Name(8)),
        ] {
            assert_eq!(attach(&wrong, &[]), Err(why), "{wrong:?}");
        }
    }
}
