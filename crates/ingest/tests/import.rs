//! Imports of digests, pages and posts: golden outputs, what must hold for any text, and the disk.

mod common;
#[path = "import/support.rs"]
mod support;

#[path = "import/any.rs"]
mod any;
#[path = "import/disk.rs"]
mod disk;
#[path = "import/golden.rs"]
mod golden;
#[path = "import/seeds.rs"]
mod seeds;
#[path = "import/speed.rs"]
mod speed;
