//! Citations, checked four ways.

mod cases;
mod default;
mod processor;
mod properties;
mod support;
