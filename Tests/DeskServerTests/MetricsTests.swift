import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("GET /metrics")
struct MetricsTests {
    @Test("Requests are counted by route, method and status; what anyone can make up gets no series of its own")
    func counts() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            for _ in 0..<3 { _ = try await server.send("PUT", Sample.path(UUID()), token: token, Sample.small()) }
            _ = try await server.send("PUT", Sample.path(UUID()), Sample.small())
            for path in ["/a", "/b", "/v1/c"] { _ = try await server.send("GET", path) }
            _ = try await server.send("PURGE", "/coffee")
            let answer = try await server.send("GET", "/metrics")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            let lines = Set(answer.text.split(separator: "\n").map { String($0) })
            for line in [
                #"madoguchi_http_requests_total{method="PUT",route="/v1/consultations/{id}",status="201"} 3"#,
                #"madoguchi_http_requests_total{method="PUT",route="/v1/consultations/{id}",status="401"} 1"#,
                #"madoguchi_http_requests_total{method="GET",route="none",status="404"} 3"#,
                #"madoguchi_http_requests_total{method="other",route="none",status="404"} 1"#,
                #"madoguchi_http_request_duration_seconds_count{method="PUT",route="/v1/consultations/{id}"} 4"#,
                #"madoguchi_http_request_duration_seconds_bucket{method="PUT",route="/v1/consultations/{id}",le="+Inf"} 4"#,
                "madoguchi_http_requests_in_flight 1", "madoguchi_consultations_recorded_total 3",
                "madoguchi_database_waiting 0",
            ] {
                #expect(lines.contains(line), "\(line)")
            }
            #expect(lines.contains { $0.hasPrefix("process_resident_memory_bytes ") })
        }
    }

    @Test("The last export for each audience is told: when it succeeded, and how many rows it had")
    func exports() async throws {
        try await withDeskServer { server, desk in
            let none = try await server.send("GET", "/metrics").text
            #expect(!none.contains("madoguchi_export_last_success_timestamp_seconds{"))
            for (audience, hours, rows) in [(ExportAudience.internal, 1, 10), (.internal, 2, 11), (.public, 1, 12)] {
                let run = ExportRun(
                    audience: audience,
                    date: TestDesk.now.day,
                    finishedAt: TestDesk.now.adding(seconds: hours * 3600),
                    manifest: "",
                    rows: rows,
                    versions: [:]
                )
                try await desk.store.note(run, by: DeskStore.exportAccount)
            }
            let lines = try await server.send("GET", "/metrics").text.split(separator: "\n").map { String($0) }
            let begin = TestDesk.now.microsecondsSince1970 / 1_000_000
            for line in [
                #"madoguchi_export_last_success_timestamp_seconds{audience="internal"} \#(begin + 7200)"#,
                #"madoguchi_export_last_success_timestamp_seconds{audience="public"} \#(begin + 3600)"#,
                #"madoguchi_export_rows{audience="internal"} 11"#, #"madoguchi_export_rows{audience="public"} 12"#,
            ] {
                #expect(lines.contains(line), "\(line)")
            }
        }
    }

    @Test("The exposition is well formed: each metric has its type before its samples, and histograms only rise")
    func wellFormed() async throws {
        let text = try await withServerAlone { server in
            _ = try await server.send("GET", "/healthz")
            return try await server.send("GET", "/metrics").text
        }
        #expect(text.hasSuffix("\n"))
        var types: [String: String] = [:]
        var buckets: [Int] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# TYPE ") {
                let words = line.split(separator: " ")
                #expect(types.updateValue(String(words[3]), forKey: String(words[2])) == nil)
            }
            guard !line.hasPrefix("#") else { continue }
            let name = String(line.prefix { $0 != "{" && $0 != " " })
            let family = ["_bucket", "_sum", "_count"].reduce(name) { name, suffix in
                name.hasSuffix(suffix) && types[String(name.dropLast(suffix.count))] == "histogram"
                    ? String(name.dropLast(suffix.count)) : name
            }
            #expect(types[family] != nil, "\(line)")
            let value = try #require(line.split(separator: " ").last)
            #expect(Double(value) != nil)
            if name.hasSuffix("_bucket"), line.contains("/healthz") { buckets.append(try #require(Int(value))) }
        }
        #expect(buckets.count == ServerMetrics.bounds.count + 1)
        #expect(buckets == buckets.sorted())
    }

    @Test("A label's value can end neither itself nor the line")
    func labels() {
        var exposition = Exposition()
        exposition.metric("m", .gauge, help: "Help.") { $0.add(0.5, ["a": "\\ \" \n x"]) }
        #expect(exposition.text == "# HELP m Help.\n# TYPE m gauge\nm{a=\"\\\\ \\\" \\n x\"} 0.5\n")
    }
}
