//! A good Volume with some bytes changed: refused, and where the checksums are made to fit, refused or read without
//! a panic.

#![no_main]

use crossread_fuzz::{Sections, read_all, small_sections};
use crossread_volume::Volume;
use libfuzzer_sys::fuzz_target;
use xxhash_rust::xxh64::xxh64;

/// Bytes before the payload of a section, the last eight of them its checksum.
const HEAD: usize = 16;

/// A section, a place in it and the byte to be there; a place behind the end cuts the section there.
type Edit = (u8, u32, u8);

fuzz_target!(|edits: Vec<Edit>| {
    let mut sections = small_sections().clone();
    for (section, place, byte) in edits {
        let count = sections.len();
        let bytes = &mut sections[usize::from(section) % count].1;
        let place = HEAD + place as usize % (2 * bytes.len() + 1);
        match bytes.get_mut(place) {
            Some(old) => *old = byte,
            None => bytes.truncate(place - bytes.len()),
        }
    }
    if sections != *small_sections() {
        assert!(Volume::open(&sections).is_err(), "altered bytes were not noticed");
    }
    if sections.iter().all(|(_, bytes)| bytes.len() >= HEAD) {
        seal(&mut sections);
        if let Ok(volume) = Volume::open(&sections) {
            read_all(volume);
        }
    }
});

/// Makes every checksum fit: those in the heads, and those that the first section keeps of the others.
fn seal(sections: &mut Sections) {
    for at in (0..sections.len()).rev() {
        let (name, bytes) = &mut sections[at];
        let sum = xxh64(&bytes[HEAD..], xxh64(name.as_bytes(), 0)).to_le_bytes();
        bytes[HEAD - 8..HEAD].copy_from_slice(&sum);
        if let Some(kept) = at.checked_sub(1).map(|other| HEAD + 8 * other)
            && let Some(slot) = sections[0].1.get_mut(kept..kept + 8)
        {
            slot.copy_from_slice(&sum);
        }
    }
}
