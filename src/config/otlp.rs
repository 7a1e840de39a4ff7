//! The standard settings of OpenTelemetry that Latchkey reads itself.

use url::Url;

use super::{
    ConfigError,
    environment::{cleaned, variable},
};

/// Returns the URL to send traces to, or `None` if no collector is set.
pub fn traces_url() -> Result<Option<Url>, ConfigError> {
    if let Some(url) = url("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")? {
        return Ok(Some(url));
    }
    let Some(mut url) = url("OTEL_EXPORTER_OTLP_ENDPOINT")? else { return Ok(None) };
    // This one is the base URL for all kinds of data.
    url.path_segments_mut().expect("the URL is http or https").pop_if_empty().extend(["v1", "traces"]);
    Ok(Some(url))
}

/// Returns the name under which the collector shows the traces, if one is set.
pub fn service_name() -> Result<Option<String>, ConfigError> {
    setting("OTEL_SERVICE_NAME")
}

fn url(name: &str) -> Result<Option<Url>, ConfigError> {
    let Some(text) = setting(name)? else { return Ok(None) };
    let url = Url::parse(&text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let wrong = || ConfigError::new(name, "is not an http or https URL. Set it to one such as http://localhost:4318.");
    url.map(Some).ok_or_else(wrong)
}

fn setting(name: &str) -> Result<Option<String>, ConfigError> {
    let Some(value) = variable(name) else { return Ok(None) };
    let value = cleaned(name, &value).map_err(|what| ConfigError::new(name, what))?;
    Ok(Some(value.to_owned()).filter(|value| !value.is_empty()))
}
