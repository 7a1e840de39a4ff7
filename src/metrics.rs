//! Metrics for Prometheus. They contain no names of people, meetings or rooms.

use std::time::Duration;

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::{Registry, Unit},
};

/// The histogram buckets: from a static page to the longest allowed request.
const SECONDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0, 60.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

/// The metrics since the program started.
pub struct Metrics {
    registry: Registry,
    answered: Family<Answered, Counter>,
    seconds: Family<Route, Histogram>,
    /// The number of requests being answered.
    pub in_flight: Gauge,
    broken_off: Counter,
    mail: Family<Outcome, Counter>,
    joins: Family<Outcome, Counter>,
    /// The number of messages waiting in the outbox.
    pub waiting: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("latchkey");
        let answered = Family::default();
        let histogram: fn() -> Histogram = || Histogram::new(SECONDS);
        let seconds = Family::new_with_constructor(histogram);
        let (in_flight, waiting, broken_off) = (Gauge::default(), Gauge::default(), Counter::default());
        let (mail, joins) = (Family::default(), Family::default());
        registry.register("build", "The version of Latchkey", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        registry.register("http_requests", "HTTP requests answered", answered.clone());
        let help = "Time from receiving a request to sending the response headers";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, seconds.clone());
        registry.register("http_requests_in_flight", "HTTP requests being answered now", in_flight.clone());
        let help = "Answers that ended before they were complete";
        registry.register("http_answers_broken_off", help, broken_off.clone());
        registry.register("mail_attempts", "Attempts to send an email, by outcome", mail.clone());
        registry.register("join_attempts", "Uses of join links, by outcome", joins.clone());
        registry.register("outbox_messages", "Emails waiting to be sent", waiting.clone());
        Self { registry, answered, seconds, in_flight, broken_off, mail, joins, waiting }
    }
}

impl Metrics {
    /// Counts a request. The route is a pattern, which limits the number of label values.
    pub fn answered(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let route = route.to_owned();
        self.seconds.get_or_create(&Route { route: route.clone() }).observe(took.as_secs_f64());
        self.answered.get_or_create(&Answered { method, route, status }).inc();
    }

    /// Counts and logs an answer that ended before it was complete.
    pub fn broken_off(&self, why: &'static str) {
        self.broken_off.inc();
        tracing::warn!(why, "an answer was broken off");
    }

    /// Counts an attempt to send a message.
    pub fn mailed(&self, outcome: &'static str) {
        self.mail.get_or_create(&Outcome { outcome }).inc();
    }

    /// Counts a use of a join link: a click on the button, or a code that does not exist.
    pub fn joined(&self, outcome: &'static str) {
        self.joins.get_or_create(&Outcome { outcome }).inc();
    }

    /// Returns the metrics in the `OpenMetrics` text format.
    pub fn text(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("writing to a string does not fail");
        text
    }
}
