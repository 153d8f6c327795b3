//! `crossread build FOLDER -o SITE --app DIR`: a corpus and the built app to a site, or to one file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_model::Corpus;
use crossread_publish::{PublishError, publish, publish_single};

use crate::corpus;
use crate::progress::Progress;

/// Build the site of a corpus; an older site in its place is replaced whole, or stands as it was
#[derive(Args)]
pub(crate) struct Build {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
    /// The folder to write the site to
    #[arg(short, long, value_name = "SITE", required_unless_present = "single_file")]
    out: Option<PathBuf>,
    /// The file to write the whole site to, which opens from disk
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
    /// The folder of the built app, without a corpus
    #[arg(long, value_name = "DIR")]
    app: PathBuf,
}

impl Build {
    /// The status is 1 where the corpus has a fault or something could not be written; what stood in its
    /// place then stands as it was.
    pub(crate) fn run(self) -> ExitCode {
        let Some(corpus) = corpus::read(&self.folder) else { return ExitCode::FAILURE };
        match self.write(&corpus) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        }
    }

    /// Packs the corpus, and publishes it with the app.
    fn write(&self, corpus: &Corpus) -> Result<(), PublishError> {
        let articles = corpus.articles.len();
        let progress = Progress::of(articles);
        progress.step(&format!("find entries and figures in {articles} articles"));
        let analysis = crossread_analyse::analyse(corpus);
        progress.step(&format!("pack {articles} articles"));
        let sections = crossread_volume::pack(corpus, &analysis);
        if let Some(out) = &self.out {
            progress.step(&format!("write the site to {}", out.display()));
            let outcome = publish(&self.app, corpus, &sections, out);
            progress.end();
            println!("{}: {}", out.display(), outcome?);
        }
        if let Some(out) = &self.single_file {
            progress.step(&format!("write the single file {}", out.display()));
            let outcome = publish_single(&self.app, corpus, &sections, out);
            progress.end();
            println!("{}: {} bytes", out.display(), outcome?);
        }
        Ok(())
    }
}
