//! What the README's two commands call: `cargo xtask serve` and `cargo xtask test`.
//!
//! Every command may be repeated and interrupted at will. Work that was done before is recognised by the
//! hash of what went in (see `stamp`), never by a date.

mod bench;
mod browser;
mod build;
mod run;
mod serve;
mod setup;
mod sheets;
mod size;
mod soak;
mod split;
mod stamp;
mod test;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N] [--base /x/]   install what is missing, build the site of corpus/ and serve it
  test                            every test, natively and in Chromium

  setup                           install what `serve` and `test` need, and nothing else
  build [--quick]                 build the site into dist/; quick: unoptimised, to look at while writing
  tidy                            the rules of the house that no compiler checks
  size [--lighthouse]             what the site weighs, against its budgets; with Lighthouse, how fast it is
  size --functions                where the code of the module comes from, as it was last built
  soak [--seconds N]              the long runs: full counts, double builds, fuzzing (N seconds a target)
  bench [--small] [--felt]        Crossread beside other search engines, on 20 MB of public text, and what its
                                  reader feels; --felt: this alone
  post-build                      what Trunk calls when it has built the bare app
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.split_first() {
        Some((&"serve", options)) => serve::run(options),
        Some((&"test", [])) => test::run(),
        Some((&"setup", [])) => setup::for_tests(),
        Some((&"build", [])) => setup::for_site().and_then(|()| build::site()),
        Some((&"build", ["--quick"])) => setup::for_site().and_then(|()| build::quick()),
        Some((&"tidy", [])) => tidy::run(),
        Some((&"size", options)) => size::run(options),
        Some((&"soak", options)) => soak::run(options),
        Some((&"bench", options)) => bench::run(options),
        Some((&"post-build", [])) => build::post_build(),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
