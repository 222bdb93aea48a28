internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Postgres
internal import SupportDesk

/// `GET /metrics`: what the server counts, for Prometheus. Numbers only, nothing of any record, and not which
/// release runs: without a proxy before the service anybody can ask.
struct MetricsRoute {
    let metrics: ServerMetrics
    let store: DeskStore
    let startedAt: Instant

    var routes: [Route] {
        [
            Route(
                .get,
                "/metrics",
                Operation(
                    "getMetrics",
                    "The server's metrics in Prometheus' text format",
                    answers: [.init(.ok, "The metrics.", .text)]
                ),
                .open { _, _ in await show() }
            )
        ]
    }

    private func show() async -> Response {
        let text = await exposition.text
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    private var exposition: Exposition {
        get async {
            var exposition = Exposition()
            addRequests(to: &exposition)
            addStore(to: &exposition)
            await addExports(to: &exposition)
            addProcess(to: &exposition)
            return exposition
        }
    }

    private func addRequests(to exposition: inout Exposition) {
        let endpoints = metrics.endpoints
        exposition.metric("madoguchi_http_requests_total", .counter, help: "Requests answered.") { samples in
            for (endpoint, tally) in endpoints {
                for (status, count) in tally.countsByStatus.sorted(by: { $0.key < $1.key }) {
                    samples.add(
                        Double(count),
                        ["method": endpoint.method, "route": endpoint.route, "status": String(status)]
                    )
                }
            }
        }
        exposition.metric(
            "madoguchi_http_request_duration_seconds",
            .histogram,
            help: "Time from the head of a request to its answer."
        ) { samples in
            for (endpoint, tally) in endpoints { Self.add(tally, of: endpoint, to: &samples) }
        }
        exposition.metric(
            "madoguchi_http_requests_in_flight",
            .gauge,
            help: "Requests being answered.",
            Double(metrics.inFlight)
        )
    }

    private static func add(
        _ tally: ServerMetrics.Tally,
        of endpoint: ServerMetrics.Endpoint,
        to samples: inout Exposition.Samples
    ) {
        var count = 0
        let bounds = ServerMetrics.bounds.map(Exposition.written) + ["+Inf"]
        for (bound, inBucket) in zip(bounds, tally.histogram) {
            count += inBucket
            samples.add(
                Double(count),
                suffix: "_bucket",
                ["method": endpoint.method, "route": endpoint.route, "le": bound]
            )
        }
        samples.add(tally.seconds, suffix: "_sum", ["method": endpoint.method, "route": endpoint.route])
        samples.add(Double(count), suffix: "_count", ["method": endpoint.method, "route": endpoint.route])
    }

    private func addStore(to exposition: inout Exposition) {
        let writer = store.writerStatistics
        exposition.metric(
            "madoguchi_write_batches_total",
            .counter,
            help: "Batches of consultations written.",
            Double(writer.batches)
        )
        exposition.metric(
            "madoguchi_consultations_recorded_total",
            .counter,
            help: "Consultations put on record.",
            Double(writer.consultations)
        )
        exposition.metric(
            "madoguchi_consultations_replayed_total",
            .counter,
            help: "Consultations that were on record already when they were sent.",
            Double(writer.replays)
        )
        let connections = store.connectionStatistics
        exposition.metric("madoguchi_database_connections", .gauge, help: "Connections to the database.") { samples in
            samples.add(Double(connections.open - connections.idle), ["state": "busy"])
            samples.add(Double(connections.idle), ["state": "idle"])
        }
        exposition.metric(
            "madoguchi_database_waiting",
            .gauge,
            help: "Requests that wait for a connection.",
            Double(connections.waiting)
        )
    }

    /// Nothing while the database does not answer: an old moment must not pass for news.
    private func addExports(to exposition: inout Exposition) async {
        guard let runs = try? await store.lastExports() else { return }
        exposition.metric(
            "madoguchi_export_last_success_timestamp_seconds",
            .gauge,
            help: "When the last export for each audience succeeded, in seconds since 1970."
        ) { samples in
            for run in runs {
                samples.add(
                    Double(run.finishedAt.microsecondsSince1970) / 1_000_000,
                    ["audience": run.audience.rawValue]
                )
            }
        }
        exposition.metric("madoguchi_export_rows", .gauge, help: "Rows of the last export for each audience.") {
            samples in
            for run in runs { samples.add(Double(run.rows), ["audience": run.audience.rawValue]) }
        }
    }

    private func addProcess(to exposition: inout Exposition) {
        let usage = ProcessUsage.now()
        exposition.metric(
            "process_start_time_seconds",
            .gauge,
            help: "When the process started, in seconds since 1970.",
            Double(startedAt.microsecondsSince1970) / 1_000_000
        )
        exposition.metric(
            "process_cpu_seconds_total",
            .counter,
            help: "Time spent on processors.",
            usage.processorSeconds
        )
        if let bytes = usage.residentBytes {
            exposition.metric("process_resident_memory_bytes", .gauge, help: "Memory in use.", Double(bytes))
        }
    }
}
