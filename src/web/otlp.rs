//! Traces for an OpenTelemetry collector: one span for each request, with its method, route and status and nothing else.

use std::{
    collections::HashMap,
    error::Error,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use opentelemetry::{
    Context, KeyValue,
    propagation::TextMapPropagator as _,
    trace::{Span as _, SpanKind, Status, Tracer as _, TracerProvider as _},
};
use opentelemetry_http::{Bytes, HttpClient, HttpError};
use opentelemetry_otlp::{SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    resource::{EnvResourceDetector, TelemetryResourceDetector},
    trace::{SdkTracer, SdkTracerProvider},
};
use tokio::{runtime::Handle, task::spawn_blocking};
use url::Url;

use super::guard::{known, trace};
use crate::error::with_causes;

/// How long the collector may take to answer, and how long stopping waits for it.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Records requests, and sends what it recorded in batches, on a thread of its own.
#[derive(Clone)]
pub(crate) struct Traces {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
    /// The scheme of the web app's public URL.
    scheme: &'static str,
}

impl Traces {
    /// Sends traces to a URL, under a name. The exporter reads OpenTelemetry's other variables itself.
    pub(crate) fn new(url: &Url, service_name: Option<String>, base_url: &Url) -> Result<Self, Box<dyn Error>> {
        let http = reqwest::Client::builder().timeout(TIMEOUT).redirect(reqwest::redirect::Policy::none()).build()?;
        let collector = Collector { http, runtime: Handle::current(), is_failing: AtomicBool::new(false) };
        let exporter = SpanExporter::builder().with_http().with_http_client(collector).with_endpoint(url.as_str());
        let resource = Resource::builder_empty()
            .with_service_name("latchkey")
            .with_detectors(&[Box::new(TelemetryResourceDetector), Box::new(EnvResourceDetector::new())])
            .with_attributes(service_name.map(|name| KeyValue::new("service.name", name)));
        let provider =
            SdkTracerProvider::builder().with_batch_exporter(exporter.build()?).with_resource(resource.build()).build();
        let tracer = provider.tracer("latchkey");
        let scheme = if base_url.scheme() == "https" { "https" } else { "http" };
        Ok(Self { provider, tracer, scheme })
    }

    /// Records each request to a router.
    pub(crate) fn layer(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), record))
    }

    /// Sends what has been recorded and not been sent yet.
    pub(crate) async fn finish(self) {
        // Failures are logged when they occur.
        let _ = spawn_blocking(move || self.provider.shutdown_with_timeout(TIMEOUT)).await;
    }
}

/// Records a request by its route, never by the URL with its ids and query. If the client hangs up, it has no status.
async fn record(State(traces): State<Traces>, mut request: Request, next: Next) -> Response {
    let (method, verb) = match known(request.method()) {
        "other" => ("_OTHER", "HTTP"),
        method => (method, method),
    };
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let name = route.as_ref().map_or(verb.to_owned(), |route| format!("{verb} {route}"));
    let mut attributes = vec![KeyValue::new("http.request.method", method), KeyValue::new("url.scheme", traces.scheme)];
    attributes.extend(route.map(|route| KeyValue::new("http.route", route)));
    let span = traces.tracer.span_builder(name).with_kind(SpanKind::Server).with_attributes(attributes);
    let mut span = span.start_with_context(&traces.tracer, &parent(request.headers()));
    // So that log lines name the trace, even if the request came without one.
    let context = span.span_context();
    let (trace, id, flags) = (context.trace_id(), context.span_id(), context.trace_flags());
    if let Ok(value) = HeaderValue::from_str(&format!("00-{trace}-{id}-{flags:02x}")) {
        request.headers_mut().insert("traceparent", value);
    }
    let response = next.run(request).await;
    let status = response.status();
    span.set_attribute(KeyValue::new("http.response.status_code", i64::from(status.as_u16())));
    if status.is_server_error() {
        span.set_status(Status::error(""));
    }
    response
}

/// Returns the span that the request belongs to, without `tracestate`, in which a client could send the collector any
/// text.
fn parent(headers: &HeaderMap) -> Context {
    let Some(value) = headers.get("traceparent").filter(|_| trace(headers).is_some()) else { return Context::new() };
    let value = value.to_str().unwrap_or_default().to_owned();
    let header = HashMap::from([("traceparent".to_owned(), value)]);
    TraceContextPropagator::new().extract_with_context(&Context::new(), &header)
}

/// The collector that spans are sent to.
#[derive(Debug)]
struct Collector {
    http: reqwest::Client,
    /// Where requests are sent from, because the exporter's own thread has no runtime.
    runtime: Handle,
    is_failing: AtomicBool,
}

#[async_trait]
impl HttpClient for Collector {
    async fn send_bytes(&self, request: axum::http::Request<Bytes>) -> Result<axum::http::Response<Bytes>, HttpError> {
        let http = self.http.clone();
        let sent = self.runtime.spawn(async move { http.send_bytes(request).await }).await?;
        // The URL may contain a password.
        let sent = sent.map_err(|error| match error.downcast::<reqwest::Error>() {
            Ok(error) => error.without_url().into(),
            Err(error) => error,
        });
        let failure = match &sent {
            Ok(response) if response.status().is_success() => None,
            Ok(response) => Some(format!("it answers {}", response.status())),
            Err(error) => Some(with_causes(error.as_ref())),
        };
        let was_failing = self.is_failing.swap(failure.is_some(), Ordering::Relaxed);
        match failure {
            Some(why) if !was_failing => {
                tracing::warn!("traces cannot be sent to the OpenTelemetry collector: {why}. Nothing else is affected");
            }
            None if was_failing => tracing::info!("traces are sent to the OpenTelemetry collector again"),
            _ => {}
        }
        sent
    }
}
