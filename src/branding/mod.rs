//! How this installation presents itself to invitees: a name, a logo and a color.

mod color;
mod error;
mod logo;
mod svg;

pub use color::{Color, ColorError};
pub use error::LogoError;
pub use logo::{Logo, LogoKind};

use crate::invite::Title;

/// The branding, as far as it is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Branding {
    /// The name of the organization.
    pub name: Option<Title>,
    /// The color of buttons.
    pub color: Option<Color>,
    /// The file name of the logo, which follows from its content.
    pub logo: Option<String>,
}

impl Branding {
    /// Returns whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the URL of the logo on this server.
    pub fn logo_url(&self) -> Option<String> {
        self.logo.as_ref().map(|file| format!("/branding/{file}"))
    }

    /// Returns the URL of the stylesheet with the color.
    pub fn style_url(&self) -> Option<String> {
        self.color.map(|color| format!("/branding/{}.css", color.hex()))
    }
}
