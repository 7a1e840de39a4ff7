//! The program's modules, for `main`, tests, benchmarks and fuzz targets. They are not part of the library's API and
//! change without notice.

#[cfg(feature = "app")]
pub mod access {
    pub use crate::access::*;
}
#[cfg(feature = "app")]
pub mod app {
    pub use crate::app::*;
}
#[cfg(feature = "app")]
pub mod audit {
    pub use crate::audit::*;
}
#[cfg(feature = "app")]
pub mod branding {
    pub use crate::branding::*;
}
#[cfg(feature = "app")]
pub mod callers {
    pub use crate::callers::*;
}
#[cfg(feature = "app")]
pub mod cli {
    pub use crate::cli::*;
}
pub mod clock {
    pub use crate::clock::*;
}
#[cfg(feature = "app")]
pub mod config {
    pub use crate::config::*;
}
#[cfg(feature = "app")]
pub mod daily {
    pub use crate::daily::*;
}
#[cfg(feature = "app")]
pub mod error {
    pub use crate::error::*;
}
#[cfg(feature = "app")]
pub mod inspection {
    pub use crate::inspection::*;
}
pub mod invite {
    pub use crate::invite::*;
}
#[cfg(feature = "app")]
pub mod jobs {
    pub use crate::jobs::*;
}
#[cfg(feature = "app")]
pub mod jwt {
    pub use crate::jwt::*;
}
#[cfg(feature = "app")]
pub mod mail {
    pub use crate::mail::*;
}
#[cfg(feature = "app")]
pub mod metrics {
    pub use crate::metrics::*;
}
#[cfg(feature = "app")]
pub mod share {
    pub use crate::share::*;
}
#[cfg(feature = "app")]
pub mod store {
    pub use crate::store::*;
}
#[cfg(feature = "app")]
pub mod texts {
    pub use crate::texts::*;
}
pub mod token {
    pub use crate::token::*;
}
#[cfg(feature = "app")]
pub mod web {
    pub use crate::web::*;
}
#[cfg(feature = "app")]
pub mod webhook {
    pub use crate::webhook::*;
}
