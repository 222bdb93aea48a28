import DeskStore
import DeskTestSupport
import Dispatch
import FoundationEssentials
import Glibc
import Postgres
import SupportDesk
import Testing

@testable import StatisticsExport

private let madoguchi = BuiltProgram("madoguchi")

/// What monitoring reads.
private struct Line: Decodable {
    struct Character: Decodable {
        let table: String
        let key: String?
        let codePoint: String
    }

    let ok: Bool
    let exitCode: Int?
    let error: String?
    let unchanged: Bool?
    let alreadyDelivered: Bool?
    let taken: Bool?
    let rows: Int?
    let removed: [String]?
    let unmappable: [Character]?
}

@Suite("madoguchi export nightly", .enabled(if: madoguchi != nil))
struct ExportCommandTests {
    private let folder = TemporaryFolder()
    private static let date = "2025-06-30"
    private static let name = "131156_\(date)"

    /// Runs it with these arguments, and a folder to write to unless they name one.
    private func run(
        _ desk: TestDesk,
        _ arguments: [String] = [],
        _ changes: [String: String?] = [:]
    ) async throws -> (status: Int32, line: Line?, run: BuiltProgram.Run) {
        var environment: [String: String?] = ["MADOGUCHI_DATABASE_URL": desk.databaseURL, "LANG": "en_US.UTF-8"]
        environment.merge(changes) { $1 }
        let place = arguments.contains("--out") ? [] : ["--out", folder.path]
        let day = arguments.contains("--date") ? [] : ["--date", Self.date]
        let run = try await #require(madoguchi).run(
            ["export", "nightly"] + day + place + arguments,
            environment.compactMapValues { $0 }
        )
        let lines = run.output.split(separator: "\n")
        let line = lines.count == 1 ? try? JSONDecoder().decode(Line.self, from: Data(lines[0].utf8)) : nil
        return (run.status, line, run)
    }

    @Test("Delivers, prints the folder, and says so; with --json it prints one line, and once more changes nothing")
    func delivers() async throws {
        try await withDesk { desk in
            try await desk.record([Sample.content(), Sample.content(heldOn: "2025-06-02")])
            let first = try await run(desk)
            #expect(first.status == 0 && first.run.output == "\(folder.path)/\(Self.name)\n")
            #expect(first.run.words.hasPrefix("Delivered \(folder.path)/\(Self.name) ("))
            let second = try await run(desk, ["--json"])
            #expect(second.status == 0 && second.line?.ok == true && second.line?.unchanged == true)
            #expect(second.line?.taken == nil && (second.line?.rows ?? 0) > 20)
            let japanese = try await run(desk, [], ["LANG": "ja_JP.UTF-8"])
            #expect(japanese.run.words == "\(folder.path)/\(Self.name) は同じ内容ですので、変更していません。\n")
            #expect(try await desk.store.lastExports().map(\.audience) == [.internal])
        }
    }

    @Test(
        "Each thing that can be wrong has its own status, one line of JSON and a sentence, and leaves the folder as it was",
        arguments: [
            (["--date", "2025-13-01"], [:], 64), (["--date", "2999-01-01"], [:], 64), (["--threshold", "1"], [:], 64),
            (["--keep", "0"], [:], 64), (["--fiscal-year", "12"], [:], 64), (["--out", "/proc/madoguchi"], [:], 73),
            (["--encoding", "cp932"], [:], 65), (["--audience", "public"], [:], 65),
            ([], ["MADOGUCHI_DATABASE_URL": "host=/nonexistent"], 69), ([], ["MADOGUCHI_DATABASE_URL": ""], 78),
            ([], ["MADOGUCHI_WARD": "13"], 78),
        ] as [([String], [String: String], Int32)]
    )
    func refusals(arguments: [String], environment: [String: String], status: Int32) async throws {
        try await withDesk { desk in
            try await desk.record([Sample.content()])
            try await desk.close("2025-05")
            try await desk.asSuperuser { connection in
                _ = try connection.execute("UPDATE site SET name = '𠮷田図書館' WHERE site_code = 'S001'")
            }
            let refused = try await run(desk, arguments + ["--json"], environment)
            #expect(refused.status == status, "\(refused.run)")
            #expect(refused.line?.ok == false && refused.line?.exitCode == Int(status), "\(refused.run)")
            let sentence = try #require(refused.line?.error)
            #expect(refused.run.words.hasPrefix("madoguchi: \(sentence)\n"))
            #expect(folder.entries == [])
            if arguments.contains("cp932") {
                #expect(
                    refused.line?.unmappable?.map { "\($0.table) \($0.key ?? "") \($0.codePoint)" } == [
                        "sites S001 U+20BB7"
                    ]
                )
                #expect(refused.run.words.contains("U+20BB7"))
            }
        }
    }

    @Test("Without a folder it says how to name one")
    func noFolder() async throws {
        try await withDesk { desk in
            let run = try await #require(madoguchi).run(
                ["export", "nightly"],
                ["MADOGUCHI_DATABASE_URL": desk.databaseURL, "LANG": "en_US.UTF-8"]
            )
            #expect(run.status == 78 && run.words.contains("--out"))
        }
    }

    @Test("What stands in the place and is no package of ours is left alone: status 73")
    func foreignFolder() async throws {
        try await withDesk { desk in
            try folder.write("mine", to: "\(Self.name)/notes.txt")
            #expect(try await run(desk).status == 73)
            #expect(try await run(desk, ["--audience", "public"]).status == 73)
            #expect(folder.files(of: Self.name).keys.sorted() == ["notes.txt"])
        }
    }

    @Test("No room for a file: status 74, and what stood there stands", arguments: ["csv", "json", "xlsx"])
    func noRoom(format: String) async throws {
        try await withDesk { desk in
            try await desk.record([Sample.content()])
            #expect(try await run(desk, ["--format", format]).status == 0)
            let before = folder.files(of: Self.name)
            try await desk.record([Sample.content()])
            // A limit for the size of files stands for the end of the disk.
            let program = try #require(madoguchi)
            let command = "ulimit -f 2; trap '' XFSZ; exec \"$0\" export nightly --json \"$@\""
            let run = try await BuiltProgram(path: "/bin/sh").run(
                ["-c", command, program.path, "--date", Self.date, "--out", folder.path, "--format", format],
                ["MADOGUCHI_DATABASE_URL": desk.databaseURL, "LANG": "en_US.UTF-8"]
            )
            #expect(run.status == 74, "\(run)")
            #expect(run.output.contains("\"ok\":false") && run.words.contains("nothing was delivered"))
            #expect(folder.files(of: Self.name) == before && folder.entries == [Self.name])
        }
    }

    @Test("While another export is under way: status 75, and nothing is written")
    func underWay() async throws {
        try await withDesk { desk in
            let (begun, mayEnd) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
            async let other: Void = desk.store.exporting { _ in
                begun.continuation.yield()
                mayEnd.wait()
            }
            for await _ in begun.stream { break }
            let refusals = [try await run(desk, ["--json"]), try await run(desk, ["--json", "--audience", "public"])]
            mayEnd.signal()
            try await other
            #expect(refusals.allSatisfy { $0.status == 75 && $0.line?.ok == false })
            #expect(folder.entries == [])
        }
    }

    @Test("A delivery command finds the package; when it fails the status is 75, and the next run tries again")
    func deliveryCommand() async throws {
        try await withDesk { desk in
            let taken = TemporaryFolder()
            let command =
                "test -z \"$MADOGUCHI_DATABASE_URL\" && cp -R \"$MADOGUCHI_PACKAGE\" '\(taken.path)/'\"$MADOGUCHI_AUDIENCE\""
            let failed = try await run(desk, ["--json", "--once", "--deliver", "exit 3"])
            #expect(failed.status == 75 && failed.line?.ok == false && failed.line?.taken == false)
            #expect(folder.entries == [Self.name])
            let delivered = try await run(desk, ["--json", "--once"], ["MADOGUCHI_EXPORT_DELIVERY": command])
            #expect(delivered.status == 0 && delivered.line?.taken == true && delivered.line?.unchanged == true)
            #expect(taken.files(of: "internal") == folder.files(of: Self.name))
            // Taken, it may go: there is nothing left to do.
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(Self.name)")
            let again = try await run(desk, ["--json", "--once", "--deliver", "exit 3"])
            #expect(again.status == 0 && again.line?.alreadyDelivered == true)
        }
    }

    @Test("With --once a day is delivered once to each audience; one that was missed, or lost, is made up for")
    func once() async throws {
        try await withDesk { desk in
            try await desk.record([Sample.content()])
            #expect(try await run(desk, ["--once", "--json"]).line?.unchanged == false)
            let before = folder.files(of: Self.name)
            try await desk.record([Sample.content()])
            let again = try await run(desk, ["--once", "--json"])
            #expect(again.status == 0 && again.line?.alreadyDelivered == true)
            #expect(folder.files(of: Self.name) == before)
            let elsewhere = try await run(
                desk,
                ["--once", "--json", "--out", "\(folder.path)/public", "--audience", "public"]
            )
            #expect(elsewhere.line?.unchanged == false)
            let nextDay = try await run(desk, ["--once", "--json", "--date", "2025-07-01"])
            #expect(nextDay.line?.unchanged == false)
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(Self.name)")
            #expect(try await run(desk, ["--once", "--json"]).line?.unchanged == false)
            #expect(folder.entries == [Self.name, "131156_2025-07-01", "public"])
        }
    }

    @Test("Old packages are removed and named")
    func keep() async throws {
        try await withDesk { desk in
            for date in ["2025-06-01", "2025-06-10"] { #expect(try await run(desk, ["--date", date]).status == 0) }
            let kept = try await run(desk, ["--keep", "25", "--json"])
            #expect(kept.line?.removed == ["131156_2025-06-01"])
            #expect(folder.entries == ["131156_2025-06-10", Self.name])
        }
    }

    @Test(
        "Killed at twenty points of its way, it leaves the old package or the new one, whole, and the next run clears up"
    )
    func killed() async throws {
        try await withDesk { desk in
            try await desk.record([Sample.content()])
            #expect(try await run(desk).status == 0)
            let program = try #require(madoguchi)
            var (killed, replaced) = (0, 0)
            for point in 0..<20 {
                try await desk.record([Sample.content()])
                let before = folder.files(of: Self.name)
                let process = try program.start(
                    ["export", "nightly", "--date", Self.date, "--out", folder.path],
                    ["MADOGUCHI_DATABASE_URL": desk.databaseURL]
                )
                // At once, or as soon as so many files have been begun; the package has nineteen.
                let status = await BuiltProgram.end(of: process) { [folder] in folder.draftedFiles >= point }
                killed += status == 128 + SIGKILL ? 1 : 0
                let after = folder.files(of: Self.name)
                if after != before {
                    replaced += 1
                    let rows = try folder.table("consultations", of: Self.date).rows.count
                    #expect(rows == point + 2)
                }
                try expectWhole(after)
                // The database needs a moment to notice that nobody is there any more.
                while try await desk.count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") > 0 {}
            }
            #expect(killed >= 10, "\(killed)")
            #expect(try await run(desk).status == 0)
            #expect(folder.entries == [Self.name])
            #expect(try folder.table("consultations", of: Self.date).rows.count == 21)
            #expect(try await desk.store.verify() == [])
        }
    }

    private func expectWhole(_ files: [String: [UInt8]]) throws {
        let manifest = String(decoding: files["manifest.sha256"] ?? [], as: UTF8.self).split(separator: "\n")
        #expect(manifest.count == files.count - 1 && !manifest.isEmpty)
        for line in manifest {
            #expect(SHA256.hexadecimal(of: files[String(line.dropFirst(66))] ?? []) == line.prefix(64), "\(line)")
        }
    }
}

extension TemporaryFolder {
    /// How many files a package that is being made has so far; 0 without one.
    fileprivate var draftedFiles: Int {
        entries.filter { $0.hasSuffix(".part") }.map { entries(of: $0).count }.max() ?? 0
    }
}
