//! The link key.

use std::path::PathBuf;

use clap::Args;
use secrecy::ExposeSecret as _;

use super::{ConfigError, secret, sentence};
use crate::invite::join::{LinkKey, LinkKeys};

/// The setting for the link key.
pub const LINK_KEY: &str = "LATCHKEY_LINK_KEY";

/// The setting for the previous link key.
pub const PREVIOUS_LINK_KEY: &str = "LATCHKEY_PREVIOUS_LINK_KEY";

/// The link key, from which the codes of join links follow, and the previous one.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct LinkKeyConfig {
    /// File that contains the link key, if `LATCHKEY_LINK_KEY` is not set. Without a link key, there are no join links
    #[arg(long, env = "LATCHKEY_LINK_KEY_FILE", value_name = "FILE", hide_env_values = true)]
    link_key_file: Option<PathBuf>,

    /// File that contains the previous link key, if `LATCHKEY_PREVIOUS_LINK_KEY` is not set. Its join links still work
    #[arg(long, env = "LATCHKEY_PREVIOUS_LINK_KEY_FILE", value_name = "FILE", hide_env_values = true)]
    previous_link_key_file: Option<PathBuf>,
}

impl LinkKeyConfig {
    /// Returns the link keys, if a current one is set.
    pub fn keys(&self) -> Result<Option<LinkKeys>, ConfigError> {
        let current = key(LINK_KEY, self.link_key_file.as_ref())?;
        let previous = key(PREVIOUS_LINK_KEY, self.previous_link_key_file.as_ref())?;
        match (current, previous) {
            (Some(current), previous) => Ok(Some(LinkKeys { current, previous })),
            (None, None) => Ok(None),
            (None, Some(_)) => {
                let what = format!("is not set, but {PREVIOUS_LINK_KEY} is. Set both, or only {LINK_KEY}.");
                Err(ConfigError::new(LINK_KEY, what))
            }
        }
    }
}

fn key(name: &'static str, file: Option<&PathBuf>) -> Result<Option<LinkKey>, ConfigError> {
    let Some(text) = secret(name, file)? else { return Ok(None) };
    LinkKey::parse(text.expose_secret()).map(Some).map_err(|why| ConfigError::new(name, sentence(&why)))
}
