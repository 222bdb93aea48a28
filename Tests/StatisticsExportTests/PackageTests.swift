import DeskTestSupport
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("A package in its folder")
struct PackageTests {
    private let folder = TemporaryFolder()
    private static let name = "131156_2026-05-31"

    private func files(_ name: String = name) -> [String: [UInt8]] { folder.files(of: name) }

    @Test(
        "sha256sum finds every file as the manifest says",
        arguments: [.csv(.utf8), .csv(.cp932), .json, .xlsx] as [ExportForm]
    )
    func manifest(form: ExportForm) async throws {
        let delivery = try SampleTable.deliver(in: folder.path, as: form)
        let names = files().keys.sorted()
        let manifest = String(decoding: files()["manifest.sha256"] ?? [], as: UTF8.self)
        let listed = manifest.split(separator: "\n").map { String($0.dropFirst(66)) }
        #expect(listed == names.filter { $0 != "manifest.sha256" })
        #expect(delivery.files == names.count)
        #expect(delivery.bytes == files().values.reduce(0) { $0 + $1.count })
        #expect(delivery.manifestDigest == SHA256.hexadecimal(of: Array(manifest.utf8)))
        let check = "cd '\(folder.path)/\(Self.name)' && sha256sum --check --strict manifest.sha256"
        let run = try await BuiltProgram(path: "/bin/sh").run(["-c", check], ["PATH": "/usr/bin:/bin"])
        #expect(run.status == 0, "\(run.output)\(run.words)")
    }

    @Test(
        "The same again is unchanged, down to the folder itself",
        arguments: [.csv(.utf8), .csv(.cp932), .json, .xlsx] as [ExportForm]
    )
    func unchanged(form: ExportForm) throws {
        #expect(try !SampleTable.deliver(in: folder.path, as: form).isUnchanged)
        let (before, inode) = (files(), try inode())
        #expect(try SampleTable.deliver(in: folder.path, as: form).isUnchanged)
        #expect(files() == before && folder.entries == [Self.name])
        #expect(try self.inode() == inode)
    }

    private func inode() throws -> UInt {
        var status = stat()
        try #require(stat("\(folder.path)/\(Self.name)", &status) == 0)
        return UInt(status.st_ino)
    }

    @Test("A package that somebody has damaged is put right")
    func damaged() throws {
        try SampleTable.deliver(in: folder.path)
        let whole = files()
        #expect(unlink("\(folder.path)/\(Self.name)/sample.csv") == 0)
        #expect(try !SampleTable.deliver(in: folder.path).isUnchanged)
        #expect(files() == whole)
        try folder.write("cut short", to: "\(Self.name)/sample.csv")
        #expect(try !SampleTable.deliver(in: folder.path).isUnchanged)
        #expect(files() == whole)
    }

    @Test("Other data take the place of the old package, and other dates stand beside it")
    func replaced() throws {
        try SampleTable.deliver(in: folder.path)
        try SampleTable.deliver(in: folder.path, [])
        #expect(try DeliveredCSV(files()["sample.csv"] ?? []).rows == [])
        let next = PackageName(ward: SampleTable.name.ward, date: SampleTable.day("2026-06-01"))
        try SampleTable.deliver(in: folder.path, name: next)
        #expect(folder.entries == [Self.name, "131156_2026-06-01"])
    }

    @Test("A package for other readers is not replaced, nor is what is no package")
    func otherThings() throws {
        try SampleTable.deliver(in: folder.path)
        let before = files()
        let place = "\(folder.path)/\(Self.name)"
        #expect(throws: ExportFailure.otherAudience(path: place, .internal)) {
            try SampleTable.deliver(in: folder.path, for: .public)
        }
        #expect(files() == before)
        let other = TemporaryFolder()
        try other.write("mine", to: "\(Self.name)/notes.txt")
        #expect(throws: ExportFailure.notAPackage(path: "\(other.path)/\(Self.name)")) {
            try SampleTable.deliver(in: other.path)
        }
        #expect(other.files(of: Self.name) == ["notes.txt": Array("mine".utf8)])
        let third = TemporaryFolder()
        try third.write("a file", to: Self.name)
        #expect(throws: ExportFailure.notAPackage(path: "\(third.path)/\(Self.name)")) {
            try SampleTable.deliver(in: third.path)
        }
        #expect(third.entries == [Self.name])
    }

    @Test("What runs that were cut short have left is taken away, and nothing else")
    func drafts() throws {
        let draft = "\(folder.path)/\(SampleTable.name.draftName())"
        let others = [
            ".131041_2026-05-31.abc.part", ".131156_2026-05-31.part", ".131156_2026-05-31.!.part", "131156_x",
        ]
        for name in others { mkdir("\(folder.path)/\(name)", 0o700) }
        mkdir(draft, 0o700)
        try folder.write("half", to: "\(SampleTable.name.draftName())/consultations.csv")
        try SampleTable.deliver(in: folder.path)
        #expect(Set(folder.entries) == Set(others + [Self.name]))
    }

    @Test("When a table cannot be had, what stood there stands, and the draft is gone")
    func failingTable() throws {
        struct Gone: Error {}
        try SampleTable.deliver(in: folder.path)
        let before = files()
        do {
            let package = try PackageWriter(
                in: folder.path,
                name: SampleTable.name,
                audience: .internal,
                form: .csv(.utf8)
            )
            #expect(throws: Gone.self) {
                try package.add(SampleTable.table) { writer in
                    try writer.append(row: SampleTable.rows[0])
                    throw Gone()
                }
            }
            // Nor does it help to go on as if nothing had happened.
            #expect(throws: ExportFailure.self) { try package.finish(SampleTable.metadata) }
        }
        #expect(files() == before && folder.entries == [Self.name])
    }

    @Test("Files are for their owner and group, and so is the folder")
    func permissions() throws {
        try SampleTable.deliver(in: "\(folder.path)/exports/here/", as: .xlsx)
        var status = stat()
        for (name, mode) in [("", 0o750), ("/tables.xlsx", 0o640), ("/manifest.sha256", 0o640)] {
            #expect(stat("\(folder.path)/exports/here/\(Self.name)\(name)", &status) == 0)
            #expect(status.st_mode & 0o777 == mode, "\(name)")
        }
    }

    @Test("Where no folder can be made that is said, with the system's reason")
    func noFolder() throws {
        try folder.write("", to: "file")
        for path in ["\(folder.path)/file/exports", "/proc/madoguchi"] {
            let failure = #expect(throws: ExportFailure.self) { try SampleTable.deliver(in: path) }
            guard case .cannotMake? = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
    }

    @Test("A folder that cannot be written is said to be so", .enabled(if: geteuid() != 0))
    func unwritable() {
        #expect(chmod(folder.path, 0o500) == 0)
        defer { chmod(folder.path, 0o700) }
        let failure = #expect(throws: ExportFailure.self) { try SampleTable.deliver(in: folder.path) }
        #expect(failure?.exitCode == 73)
    }

    @Test("A device without room is a full disk")
    func fullDevice() throws {
        let file = try OutputFile(writing: "/dev/full")
        try file.append("row\r\n")
        #expect(throws: ExportFailure.diskFull(path: "/dev/full")) { try file.finish() }
    }

    @Test(
        "On a full disk nothing is delivered, and what stood there stands",
        .enabled(if: geteuid() == 0),
        arguments: [.csv(.utf8), .csv(.cp932), .json, .xlsx] as [ExportForm]
    )
    func fullDisk(form: ExportForm) async throws {
        let shell = BuiltProgram(path: "/bin/sh")
        let (disk, path) = (folder.path, ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
        let mount = try await shell.run(["-c", "mount -t tmpfs -o size=1m none '\(disk)'"], path)
        // A container may not be allowed to.
        guard mount.status == 0 else { return }
        var failures: [ExportFailure] = []
        var (before, after) = ([String: [UInt8]](), [String: [UInt8]]())
        do {
            try SampleTable.deliver(in: disk, as: form)
            before = files()
            // Nothing that a workbook could make smaller.
            var random = SystemRandomNumberGenerator()
            let rows = (0..<40_000).map { number in
                ["\(number)", String(random.next(), radix: 36) + String(random.next(), radix: 36)]
                    + Array(repeating: nil as String?, count: 5)
            }
            try SampleTable.deliver(in: disk, as: form, rows)
        } catch let failure as ExportFailure {
            failures.append(failure)
        }
        after = files()
        let left = folder.entries
        // At once, whoever still has a file of it open, as a program that another test has just started may.
        let unmount = try await shell.run(["-c", "umount -l '\(disk)'"], path)
        #expect(unmount.status == 0)
        #expect(failures.count == 1 && failures.allSatisfy { $0.exitCode == 74 }, "\(failures)")
        #expect(after == before && left == [Self.name])
    }

    @Test("Old packages are taken away: this ward's, for these readers, and never the newest")
    func prune() throws {
        let ward = SampleTable.name.ward
        for day in ["2026-05-01", "2026-05-20", "2026-05-31"] {
            try SampleTable.deliver(in: folder.path, name: PackageName(ward: ward, date: SampleTable.day(day)))
        }
        try SampleTable.deliver(
            in: folder.path,
            for: .public,
            name: PackageName(ward: ward, date: SampleTable.day("2026-05-02"))
        )
        try SampleTable.deliver(
            in: folder.path,
            name: PackageName(ward: Ward.ID("131041"), date: SampleTable.day("2026-05-03"))
        )
        let packages = PackageFolder(folder.path)
        let rest = ["131041_2026-05-03", "131156_2026-05-02", "131156_2026-05-31"]
        let removed = try packages.prune(
            ward,
            for: .internal,
            keeping: .days(20, before: SampleTable.day("2026-05-31"))
        )
        #expect(removed.map(\.description) == ["131156_2026-05-01"])
        #expect(folder.entries == [rest[0], rest[1], "131156_2026-05-20", rest[2]])
        let late = try packages.prune(ward, for: .internal, keeping: .days(1, before: SampleTable.day("2027-05-31")))
        #expect(late.map(\.description) == ["131156_2026-05-20"])
        #expect(try packages.prune(ward, for: .internal, keeping: .packages(1)) == [])
        #expect(folder.entries == rest)
    }
}
