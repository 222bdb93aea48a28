import DeskStore
import DeskTestSupport
import Dispatch
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("The package for the statistics team")
struct InternalPackageTests {
    private let folder = TemporaryFolder()

    /// A spring of records, one of them of somebody on record, and one void.
    private func withRecords(_ body: @Sendable (TestDesk) async throws -> Void) async throws {
        try await withDesk { desk in
            let seal = FieldSeal(ward: TestDesk.ward, keys: .fixed(TestDesk.keys))
            func sealed(_ text: String, _ table: String, _ row: String, _ column: String) throws -> SealedText {
                try seal.seal(text, for: FieldPlace(table: table, row: row, column: column))
            }
            let name = try sealed("相談花子", "resident_person", TestDesk.resident, "name")
            let phone = try sealed("090-1234-5678", "resident_person", TestDesk.resident, "phone")
            let supporter = try sealed("支援太郎", "supporter_contact", "支援員001", "name")
            try await desk.asSuperuser { connection in
                try connection.execute(
                    """
                    INSERT INTO resident_person (ward_code, resident_id, name, phone) VALUES ('131156', $1::text::uuid, $2, $3)
                    """,
                    [TestDesk.resident, name, phone]
                )
                try connection.execute(
                    "INSERT INTO supporter_contact (ward_code, supporter_code, name) VALUES ('131156', '支援員001', $1)",
                    [supporter]
                )
            }
            try await desk.record(Sample.contents(["S001": [.from70: 4, .unknown: 2], "S057": [.from90: 3]]))
            try await desk.record(Sample.contents(["S003": [.from70: 5]], heldOn: "2025-06-02"))
            try await desk.record([
                Sample.content(heldOn: "2025-06-20", resident: TestDesk.resident, note: "秘密の備考"),
                Sample.content(heldOn: "2025-06-21", minutes: nil),
            ])
            let void = try await desk.record([Sample.content(heldOn: "2025-06-10")])
            _ = try await desk.store.void(void[0], expecting: 1, reason: "二重", by: Sample.staff, at: TestDesk.now)
            try await body(desk)
        }
    }

    @Test("What SQL counts is what the files add up to, and a day in the middle of a month cuts it short")
    func totals() async throws {
        try await withRecords { desk in
            for date in ["2025-06-30", "2025-06-20", "2025-06-02"] {
                try await desk.export(date, to: folder)
                let held = "FROM consultation WHERE held_on BETWEEN '2025-04-01' AND '\(date)' AND NOT void"
                let consultations = try await desk.count("SELECT count(*) \(held)")
                let mentions = try await desk.count("SELECT coalesce(sum(cardinality(topics)), 0)::bigint \(held)")
                let minutes = try await desk.count("SELECT coalesce(sum(minutes), 0)::bigint \(held)")
                #expect(consultations > 8)
                #expect(try folder.table("consultations", of: date).rows.count == consultations)
                #expect(try folder.table("consultations", of: date).sum("対応時間") == minutes)
                for table in ["ward_by_month", "sites_by_month", "consultations_by_month", "outcomes_by_month"] {
                    #expect(try folder.table(table, of: date).sum("相談件数") == consultations, "\(table) \(date)")
                }
                #expect(try folder.table("consultations_by_month", of: date).sum("対応時間") == minutes)
                #expect(try folder.table("mentions_by_topic", of: date).sum("延べ件数") == mentions)
                let targets = try folder.table("targets", of: date)
                let numerators = Dictionary(uniqueKeysWithValues: zip(targets["指標"], targets["分子"]))
                #expect(numerators["consultations"] == String(consultations))
            }
        }
    }

    @Test("A year that is not closed is delivered beside the next one, and no longer once it is")
    func years() async throws {
        try await withRecords { desk in
            try await desk.record([Sample.content(heldOn: "2025-03-31")])
            try await desk.export("2025-04-01", to: folder)
            #expect(Set(try folder.table("consultations", of: "2025-04-01")["相談日"]) == ["2025-03-31"])
            #expect(try folder.table("closings", of: "2025-04-01")["期間"].last == "2025")
            try await desk.close("2025-03", "2024")
            try await desk.export("2025-04-02", to: folder)
            #expect(try folder.table("consultations", of: "2025-04-02").rows == [])
        }
    }

    @Test(
        "Nobody's name, number, note or entry is in any file of any form",
        arguments: [.csv(.utf8), .json, .xlsx] as [ExportForm]
    )
    func nobody(form: ExportForm) async throws {
        try await withRecords { desk in
            // Enough for the public to see something of.
            let ages: [AgeBand: Int] = [.from60: 40, .from70: 20, .unknown: 30, .from90: 25]
            for day in ["2025-05-15", "2025-06-15"] {
                try await desk.record(Sample.contents(["S001": ages, "S003": ages, "S057": ages], heldOn: day))
            }
            try await desk.close("2025-05", "2025-06")
            try await desk.recordLate(
                Sample.content(heldOn: "2025-06-19", resident: TestDesk.resident, note: "秘密の備考")
            )
            try await desk.export("2025-06-30", to: folder, as: form)
            try await desk.export("2025-06-29", .public, to: folder, as: form)
            for day in ["2025-06-30", "2025-06-29"] {
                let files = folder.files(of: "131156_\(day)")
                #expect(files.count >= 4)
                for (name, bytes) in files {
                    for canary in Sample.canaries {
                        #expect(!bytes.contains(canary.utf8), "\(name) of \(day) holds \(canary)")
                    }
                }
            }
            // There are notes to be found.
            #expect(try await desk.count("SELECT count(*) FROM consultation WHERE note IS NOT NULL") == 2)
        }
    }

    @Test(
        "The same data give the same bytes elsewhere and later, and once more changes nothing",
        arguments: [.csv(.utf8), .csv(.cp932), .json, .xlsx] as [ExportForm]
    )
    func rerun(form: ExportForm) async throws {
        try await withRecords { desk in
            try await desk.close("2025-05")
            let first = try await desk.export("2025-06-30", to: folder, as: form)
            let later = TestDesk.now.adding(seconds: 86_400)
            let elsewhere = TemporaryFolder()
            let second = try await desk.export("2025-06-30", to: elsewhere, as: form, at: later)
            #expect(folder.files(of: "131156_2025-06-30") == elsewhere.files(of: "131156_2025-06-30"))
            let third = try await desk.export("2025-06-30", to: folder, as: form, at: later)
            #expect(!first.delivery.isUnchanged && !second.delivery.isUnchanged && third.delivery.isUnchanged)
            #expect(third.delivery.manifestDigest == first.delivery.manifestDigest)
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("What was amended in a closed month since the export before is listed: old, new, why, and who approved")
    func corrections() async throws {
        try await withRecords { desk in
            try await desk.close("2025-05")
            try await desk.export("2025-06-01", to: folder)
            #expect(try folder.table("corrections", of: "2025-06-01").rows == [])
            try await desk.recordLate(Sample.content(channel: .phone, topics: ["email"]))
            try await desk.export("2025-06-02", to: folder)
            let corrections = try folder.table("corrections", of: "2025-06-02")
            let changes = corrections.rows.map { $0.prefix(8).joined(separator: " ") }
            #expect(
                changes == [
                    "2025-05 2 consultations S001 phone 70-74 2 3", "2025-05 2 mentions S001 email  3 4",
                    "2025-05 2 minutes S001 phone 70-74 30 45", "2025-05 2 outcomes S001 phone done_by_self 3 4",
                ]
            )
            #expect(Set(corrections["理由"]) == ["紙の控えから"] && Set(corrections["承認者"]) == ["coordinator2"])
            #expect(try folder.closing("2025-05", of: "2025-06-02") == ["month", "revised", "2"])
            // Once more says the same, and the next night there is nothing new.
            #expect(try await desk.export("2025-06-02", to: folder).delivery.isUnchanged)
            try await desk.export("2025-06-03", to: folder)
            #expect(try folder.table("corrections", of: "2025-06-03").rows == [])
        }
    }

    @Test("A closed month of which a package holds a part only is not called final there")
    func partOfClosedMonth() async throws {
        try await withRecords { desk in
            try await desk.close("2025-05")
            for (date, state) in [
                ("2025-05-20", ["month", "provisional", ""]), ("2025-05-31", ["month", "final", "1"]),
            ] {
                try await desk.export(date, to: folder)
                #expect(try folder.closing("2025-05", of: date) == state)
                let description = String(
                    decoding: folder.files(of: "131156_\(date)")["datapackage.json"] ?? [],
                    as: UTF8.self
                )
                #expect(description.contains("確定値\"") == (state[1] == "final"))
            }
        }
    }

    @Test("A site's name that CP932 lacks stops the delivery, and what stood there stands")
    func unmappable() async throws {
        try await withRecords { desk in
            try await desk.export("2025-06-30", to: folder, as: .csv(.cp932))
            let before = folder.files(of: "131156_2025-06-30")
            try await desk.asSuperuser { connection in
                _ = try connection.execute("UPDATE site SET name = '𠮷田図書館' WHERE site_code = 'S001'")
                _ = try connection.execute("UPDATE topic SET title_ja = '剝離' WHERE code = 'fax'")
            }
            let failure = await #expect(throws: ExportFailure.self) {
                try await desk.export("2025-06-30", to: folder, as: .csv(.cp932))
            }
            guard case .unmappable(let characters, 2)? = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(
                characters.map { "\($0.table) \($0.key ?? "") \($0.column) \($0.codePoint)" } == [
                    "sites S001 名称 U+20BB7", "codes topic/fax 名称 U+525D",
                ]
            )
            #expect(folder.files(of: "131156_2025-06-30") == before)
            #expect(folder.entries == ["131156_2025-06-30"])
            let replaced = try await desk.export(
                "2025-06-30",
                to: folder,
                as: .csv(.cp932),
                unmappable: .replace
            )
            #expect(replaced.delivery.replacedCharacters == 2)
        }
    }

    @Test("While another export is under way none begins, and the draft of the other is left alone")
    func oneAtATime() async throws {
        try await withRecords { desk in
            let draft = SampleTable.name.draftName()
            try folder.write("half", to: "\(draft)/consultations.csv")
            let (begun, mayEnd) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
            async let other: Void = desk.store.exporting { _ in
                begun.continuation.yield()
                mayEnd.wait()
            }
            for await _ in begun.stream { break }
            await #expect(throws: DeskError.conflict(.exportUnderWay)) {
                try await desk.export("2025-06-30", to: folder)
            }
            #expect(folder.entries == [draft])
            mayEnd.signal()
            try await other
            try await desk.export("2025-06-30", to: folder)
            #expect(folder.entries == ["131156_2025-06-30"])
        }
    }
}
