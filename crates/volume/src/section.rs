//! The head that every section wears: 16 bytes, then the payload.
//!
//! | bytes | what |
//! |---|---|
//! | 0–3 | `CRXV` |
//! | 4–5 | [`VERSION`], little-endian |
//! | 6–7 | [`crossread_text::VERSION`] of the tokenizer that cut the words, little-endian |
//! | 8–15 | XXH64 of the payload, seeded with the XXH64 of the section's name, little-endian |

use std::ops::Deref;

use xxhash_rust::xxh64::xxh64;

use crate::VolumeError;

/// The version of the format. It grows by one whenever any section's bytes change their meaning.
pub const VERSION: u16 = 2;

const MAGIC: &[u8; 4] = b"CRXV";
const HEAD: usize = 16;

/// One section of the Volume, attached to the module as the custom section `crossread.NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name: lower-case letters.
    pub name: &'static str,
    /// Its bytes, head included.
    pub bytes: Vec<u8>,
}

impl Section {
    pub(crate) fn seal(name: &'static str, payload: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(HEAD + payload.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&crossread_text::VERSION.to_le_bytes());
        bytes.extend_from_slice(&checksum(name, payload).to_le_bytes());
        bytes.extend_from_slice(payload);
        Self { name, bytes }
    }

    /// The checksum in the head.
    pub(crate) fn checksum(&self) -> u64 {
        self.bytes.get(8..HEAD).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
    }
}

/// The bytes of a section behind its head. They stay where they are: a second copy of the text, or a shift
/// over the head, would be the most that opening takes.
#[derive(Debug)]
pub(crate) struct Payload(Vec<u8>);

impl Deref for Payload {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        self.0.get(HEAD..).unwrap_or_default()
    }
}

#[cfg(test)]
impl From<&[u8]> for Payload {
    fn from(payload: &[u8]) -> Self {
        Self([&[0; HEAD], payload].concat())
    }
}

/// The payload of a section and its checksum, once the head is found right.
pub(crate) fn unseal(name: &'static str, bytes: Vec<u8>) -> Result<(Payload, u64), VolumeError> {
    let checksum = check(name, &bytes)?;
    Ok((Payload(bytes), checksum))
}

/// The checksum of a section whose head is right.
fn check(name: &'static str, bytes: &[u8]) -> Result<u64, VolumeError> {
    let Some((head, payload)) = bytes.split_at_checked(HEAD) else { return Err(VolumeError::Checksum(name)) };
    let [m0, m1, m2, m3, v0, v1, t0, t1, sum @ ..] = head else { return Err(VolumeError::Checksum(name)) };
    if [*m0, *m1, *m2, *m3] != *MAGIC {
        return Err(VolumeError::Foreign(name));
    }
    for (expected, got) in
        [(VERSION, u16::from_le_bytes([*v0, *v1])), (crossread_text::VERSION, u16::from_le_bytes([*t0, *t1]))]
    {
        if expected != got {
            return Err(VolumeError::Version { section: name, expected, got });
        }
    }
    let actual = checksum(name, payload);
    if *sum != actual.to_le_bytes() {
        return Err(VolumeError::Checksum(name));
    }
    Ok(actual)
}

fn checksum(name: &str, payload: &[u8]) -> u64 {
    xxh64(payload, xxh64(name.as_bytes(), 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_that_is_wrong_is_told_apart() {
        let unseal = |name, bytes: &[u8]| unseal(name, bytes.to_vec());
        let good = Section::seal("words", b"payload").bytes;
        assert_eq!(unseal("words", &good).map(|(p, _)| p.to_vec()), Ok(b"payload".to_vec()));
        assert_eq!(unseal("articles", &good).err(), Some(VolumeError::Checksum("articles")));
        assert_eq!(unseal("words", &good[..9]).err(), Some(VolumeError::Checksum("words")));
        assert_eq!(unseal("words", &good[..20]).err(), Some(VolumeError::Checksum("words")));
        let mut foreign = good.clone();
        foreign[0] = b'X';
        assert_eq!(unseal("words", &foreign).err(), Some(VolumeError::Foreign("words")));
        let mut old = good.clone();
        old[4] = 0;
        assert_eq!(
            unseal("words", &old).err(),
            Some(VolumeError::Version { section: "words", expected: VERSION, got: 0 })
        );
        let mut altered = good;
        altered[18] ^= 1;
        assert_eq!(unseal("words", &altered).err(), Some(VolumeError::Checksum("words")));
    }
}
