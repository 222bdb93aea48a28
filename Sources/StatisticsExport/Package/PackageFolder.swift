internal import FoundationEssentials
internal import Glibc
package import SupportDesk

/// The folder in which packages appear, one folder each.
package struct PackageFolder: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Which packages are kept.
    package enum Retention: Sendable {
        /// Those of the last `days` days up to a date.
        case days(Int, before: CivilDate)
        /// The newest of them.
        case packages(Int)
    }

    /// Takes away this ward's packages for these readers that the rule does not keep; the newest is always kept.
    ///
    /// Throws ``ExportFailure`` `.cannotWrite`; packages taken away before stay so.
    /// - Returns: those that were taken away, the oldest first.
    package func prune(
        _ ward: Ward.ID,
        for audience: ExportAudience,
        keeping retention: Retention
    ) throws(ExportFailure) -> [PackageName] {
        let packages = entries().compactMap { PackageName($0) }
            .filter { $0.ward == ward && self.audience(of: "\(path)/\($0)") == audience }
            .sorted { $0.date < $1.date }
        let old: [PackageName]
        switch retention {
        case .days(let days, let date): old = packages.dropLast().filter { $0.date < date.adding(days: -days) }
        case .packages(let count): old = packages.dropLast(max(1, count))
        }
        for package in old {
            // Out of sight first, so that nobody ever sees half a package.
            let hidden = "\(path)/\(package.draftName())"
            guard rename("\(path)/\(package)", hidden) == 0 else { throw .writing("\(path)/\(package)", errno) }
            try sync(path)
            Self.remove(hidden)
        }
        return Array(old)
    }

    /// Whether a package stands there with a manifest of this digest.
    func holds(_ name: PackageName, manifestDigest: String) -> Bool {
        guard let manifest = FileManager.default.contents(atPath: "\(path)/\(name)/\(Manifest.fileName)") else {
            return false
        }
        return SHA256.hexadecimal(of: [UInt8](manifest)) == manifestDigest
    }

    /// Makes the folder and those above it, as far as they are missing.
    func make() throws(ExportFailure) {
        try make(path)
        guard access(path, W_OK | X_OK) == 0 else { throw .making(path, errno) }
    }

    private func make(_ path: String) throws(ExportFailure) {
        guard mkdir(path, 0o750) != 0, errno != EEXIST else { return }
        let number = errno
        guard number == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw .making(path, number)
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw .making(path, errno) }
    }

    /// Takes away what runs that were cut short have left for this ward.
    func removeDrafts(of ward: Ward.ID) {
        for entry in entries() where PackageName.ofDraft(entry)?.ward == ward { Self.remove("\(path)/\(entry)") }
    }

    /// Throws unless nothing stands where the package will, or a package for the same readers.
    func checkPlace(of name: PackageName, for audience: ExportAudience) throws(ExportFailure) {
        let place = "\(path)/\(name)"
        var status = stat()
        guard lstat(place, &status) == 0 else { return }
        guard let found = self.audience(of: place), status.st_mode & S_IFMT == S_IFDIR else {
            throw .notAPackage(path: place)
        }
        guard found == audience else { throw .otherAudience(path: place, found) }
    }

    /// For whom the package is that stands there; nil when there is none.
    private func audience(of place: String) -> ExportAudience? {
        struct Beginning: Decodable {
            let audience: ExportAudience

            enum CodingKeys: String, CodingKey {
                case audience = "madoguchi:audience"
            }
        }
        guard let data = FileManager.default.contents(atPath: "\(place)/\(DataPackageDocument.fileName)") else {
            return nil
        }
        return try? JSONDecoder().decode(Beginning.self, from: data).audience
    }

    private func entries() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    /// What cannot be removed now is removed at the beginning of the next run.
    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Waits until the names in a folder are on the disk.
func sync(_ folder: String) throws(ExportFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(folder, errno) }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .writing(folder, errno) }
}
