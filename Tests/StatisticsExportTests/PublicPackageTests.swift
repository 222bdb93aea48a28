import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("The package for the public")
struct PublicPackageTests {
    private let folder = TemporaryFolder()

    /// Enough that what is small can hide behind it.
    private static let counts: [String: [AgeBand: Int]] = [
        "S001": [.from60: 40, .from70: 3, .from75: 25], "S003": [.from60: 30, .from70: 22, .from75: 14],
        "S057": [.from60: 12, .from70: 18, .from75: 35],
    ]

    private func withMay(_ body: @Sendable (TestDesk) async throws -> Void) async throws {
        try await withDesk { desk in
            try await desk.record(Sample.contents(Self.counts))
            try await body(desk)
        }
    }

    private func cells(_ table: String, of date: String) throws -> [String: String] {
        let table = try folder.table(table, of: date)
        return Dictionary(
            uniqueKeysWithValues: table.rows.map { row in
                (row.dropLast(2).joined(separator: " "), row.suffix(2).joined(separator: "|"))
            }
        )
    }

    @Test("Only what is closed is public, and 0 is published as 0")
    func closedOnly() async throws {
        try await withMay { desk in
            try await desk.record(Sample.contents(["S001": [.from60: 50]], heldOn: "2025-06-10"))
            try await desk.export("2025-06-30", .public, to: folder)
            #expect(try folder.table("consultations_by_site_age", of: "2025-06-30").rows == [])
            try await desk.close("2025-05")
            try await desk.export("2025-07-01", .public, to: folder)
            let cells = try cells("consultations_by_site_age", of: "2025-07-01")
            #expect(cells.keys.allSatisfy { $0.hasPrefix("2025-05 ") })
            #expect(cells.count == 4 * AgeBand.allCases.count)
            #expect(cells["2025-05 S002 70-74"] == "0|" && cells["2025-05 S001 90+"] == "0|")
            #expect(try folder.table("consultations_by_channel", of: "2025-07-01").sum("値") == 199)
            // What was held after a date is not public by it, closed or not.
            try await desk.export("2025-05-30", .public, to: folder)
            #expect(try folder.table("consultations_by_site", of: "2025-05-30").rows == [])
        }
    }

    @Test("Small cells are empty and marked X, with as few others as keep them from being computed")
    func suppressed() async throws {
        try await withMay { desk in
            try await desk.close("2025-05")
            try await desk.export("2025-06-30", .public, to: folder)
            let cells = try cells("consultations_by_site_age", of: "2025-06-30")
            #expect(cells["2025-05 S001 70-74"] == "|X")
            let hidden = cells.filter { $0.value == "|X" }.keys
            #expect((4...6).contains(hidden.count), "\(hidden)")
            #expect(cells.values.allSatisfy { $0 == "|X" || $0.hasSuffix("|") && Int($0.dropLast()) != nil })
            for (key, value) in cells where value != "|X" {
                let count = Int(value.dropLast()) ?? -1
                #expect(count == 0 || count >= 10, "\(key)")
            }
            let bounds = PublishedFigures(folder, of: "2025-06-30").bounds()
            #expect(Set(bounds.keys) == Set(hidden.map { String($0.dropFirst(8)) }))
            #expect(bounds.values.allSatisfy { $0.count > 10 }, "\(bounds)")
        }
    }

    @Test("A correction that would show what was zero, and small now, is held back: the version before stays")
    func heldBack() async throws {
        try await withMay { desk in
            try await desk.close("2025-05")
            try await desk.export("2025-06-30", .public, to: folder)
            try await desk.recordLate(Sample.content(ageBand: .from90))
            let result = try await desk.export("2025-07-01", .public, to: folder)
            #expect(result.heldBack.map(\.code) == ["2025-05"])
            for table in ["consultations_by_site_age", "consultations_by_channel", "mentions_by_topic"] {
                #expect(try cells(table, of: "2025-07-01") == cells(table, of: "2025-06-30"), "\(table)")
            }
            #expect(try folder.table("corrections", of: "2025-07-01").rows == [])
            let description = String(
                decoding: folder.files(of: "131156_2025-07-01")["datapackage.json"] ?? [],
                as: UTF8.self
            )
            #expect(description.contains("\"heldBack\" : true"))
            #expect(
                try folder.closing("2025-05", of: "2025-07-01") == ["month", "final", "1"]
            )
            // The team inside sees the record, and the revision.
            try await desk.export("2025-07-02", to: folder)
            #expect(try folder.table("consultations", of: "2025-07-02").rows.count == 200)
            #expect(
                try folder.closing("2025-05", of: "2025-07-02") == ["month", "revised", "2"]
            )
        }
    }

    @Test("A month so small that nothing of it can be shown is refused as a whole, and nothing is delivered")
    func tooSmall() async throws {
        try await withDesk { desk in
            try await desk.record(Sample.contents(["S001": [.from60: 2]]))
            try await desk.close("2025-05")
            await #expect(throws: PublicationFailure.self) {
                try await desk.export("2025-06-30", .public, to: folder)
            }
            #expect(folder.entries == [])
            #expect(try await desk.count("SELECT count(*) FROM public_release") == 0)
        }
    }

    /// What comes late, or turns out not to have been.
    enum Correction: String, CaseIterable {
        case oneMoreOfSmall, oneMoreOfLarge, oneMoreBesideSmall, oneLessOfSmall, manyMoreOfSmall

        var added: [ConsultationContent] {
            switch self {
            case .oneMoreOfSmall: Sample.contents(["S001": [.from70: 1]])
            case .oneMoreOfLarge: Sample.contents(["S003": [.from60: 1]])
            case .oneMoreBesideSmall: Sample.contents(["S001": [.from75: 1]])
            case .oneLessOfSmall: []
            case .manyMoreOfSmall: Sample.contents(["S001": [.from70: 9]])
            }
        }
    }

    @Test(
        "Whoever has both packages, from before and after a correction that they know of, computes no hidden cell closely",
        arguments: Correction.allCases
    )
    func differencing(correction: Correction) async throws {
        try await withMay { desk in
            let extra = Sample.content(ageBand: .from70)
            let ids = try await desk.record([extra])
            try await desk.close("2025-05")
            try await desk.export("2025-06-30", .public, to: folder)
            var difference = [String: Int]()
            for content in correction.added {
                try await desk.recordLate(content)
                difference["\(content.site) \(content.ageBand.rawValue)", default: 0] += 1
            }
            if correction == .oneLessOfSmall {
                try await desk.voidLate(ids[0], extra)
                difference["S001 70-74"] = -1
            }
            let result = try await desk.export("2025-07-01", .public, to: folder)
            let before = PublishedFigures(folder, of: "2025-06-30")
            let after = PublishedFigures(folder, of: "2025-07-01")
            let bounds = before.bounds(and: after, differingBy: result.heldBack.isEmpty ? difference : [:])
            #expect(bounds["S001 70-74"] != nil)
            for (cell, bounds) in bounds { #expect(bounds.count > 10, "\(cell): \(bounds)") }
        }
    }
}
