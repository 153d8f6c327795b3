//! The `crossread` command. Each subcommand is a file of its own.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod build;
mod check;
mod compare;
mod corpus;
mod figures;
mod import;
mod index;
mod links;
mod output;
mod progress;
mod query;
mod serve;

/// Filter, compare and cross-reference a folder of articles.
#[derive(Parser)]
#[command(name = "crossread", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Build(build::Build),
    /// Cut pasted digests, saved pages and posts into drafts of articles, for a person to review
    Import(import::ImportArgs),
    Figures(figures::Figures),
    Query(query::Ask),
    Index(index::IndexOf),
    Links(links::LinksOf),
    Compare(compare::CompareOf),
    /// Serve a built site on this machine, to look at it
    Serve {
        /// The folder of the site
        site: PathBuf,
        /// The port; 0 takes any free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The path to serve it under, such as /reader/
        #[arg(long, default_value = "/")]
        base: String,
    },
}

/// Exit status: 0 where all is well, 1 where the corpus or the work has a fault, 2 for wrong usage.
fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Check(check) => check.run(),
        Command::Build(build) => build.run(),
        Command::Import(args) => import::run(&args),
        Command::Figures(figures) => figures.run(),
        Command::Query(ask) => ask.run(),
        Command::Index(index) => index.run(),
        Command::Links(links) => links.run(),
        Command::Compare(compare) => compare.run(),
        Command::Serve { site, port, base } => {
            match serve::run(&site, SocketAddr::from((Ipv4Addr::LOCALHOST, port)), &base) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("crossread: {error}");
                    ExitCode::FAILURE
                }
            }
        }
    }
}
