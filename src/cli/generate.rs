//! `latchkey completions` and `latchkey man`: what shells and manuals need to know about the commands.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use clap::Args;
use clap_complete::Shell;

use super::{Outcome, Stop, command, say};

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  latchkey completions bash > /etc/bash_completion.d/latchkey
  latchkey completions zsh > /usr/local/share/zsh/site-functions/_latchkey
  latchkey completions fish > ~/.config/fish/completions/latchkey.fish";

#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(super) struct Completions {
    /// Shell to write the script for
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command(), "latchkey", &mut script);
        io::stdout().write_all(&script)?;
        Ok(ExitCode::SUCCESS)
    }
}

const MAN_EXAMPLES: &str = "\
The folder is created if necessary. Pages of an earlier version are replaced.

Example:
  latchkey man ~/.local/share/man/man1 && man latchkey-links";

#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(super) struct Man {
    /// Folder to write the pages to, one for each command
    folder: PathBuf,
}

impl Man {
    pub(super) fn run(self) -> Outcome {
        let folder = self.folder.display();
        let written = fs::create_dir_all(&self.folder).and_then(|()| clap_mangen::generate_to(command(), &self.folder));
        written.map_err(|error| Stop::Usage(format!("Cannot write to {folder}: {error}.")))?;
        say(format_args!("Wrote the man pages to {folder}."));
        Ok(ExitCode::SUCCESS)
    }
}
