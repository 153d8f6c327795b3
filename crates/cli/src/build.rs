//! `crossread build FOLDER -o SITE --app DIR`: a corpus and the built app to a site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::corpus;
use crate::progress::Progress;

/// Build the site of a corpus; an older site in its place is replaced whole, or stands as it was
#[derive(Args)]
pub(crate) struct Build {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
    /// The folder to write the site to
    #[arg(short, long, value_name = "SITE")]
    out: PathBuf,
    /// The folder of the built app, without a corpus
    #[arg(long, value_name = "DIR")]
    app: PathBuf,
}

impl Build {
    /// The status is 1 where the corpus has a fault or the site could not be written; nothing has
    /// been written then.
    pub(crate) fn run(self) -> ExitCode {
        run(&self.folder, &self.out, &self.app)
    }
}

/// Reads the corpus in `folder`, packs it, and publishes it with `app` to `out`.
pub(crate) fn run(folder: &Path, out: &Path, app: &Path) -> ExitCode {
    let Some(corpus) = corpus::read(folder) else { return ExitCode::FAILURE };
    let articles = corpus.articles.len();
    let progress = Progress::of(articles);
    progress.step(&format!("find entries and figures in {articles} articles"));
    let analysis = crossread_analyse::analyse(&corpus);
    progress.step(&format!("pack {articles} articles"));
    let sections = crossread_volume::pack(&corpus, &analysis);
    progress.step(&format!("write the site to {}", out.display()));
    let outcome = crossread_publish::publish(app, &corpus, &sections, out);
    progress.end();
    match outcome {
        Ok(report) => {
            println!("{}: {report}", out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
