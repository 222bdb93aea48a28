internal import CRename
internal import FoundationEssentials
internal import Glibc
internal import SupportDesk

/// A package while it is made, in a folder that nobody looks into. Unless it is delivered, it goes as if it had never been.
final class PackageDraft {
    /// Where it is made.
    let path: String
    /// Where it will stand.
    let place: String
    private let name: PackageName
    private let packages: PackageFolder

    init(of name: PackageName, in packages: PackageFolder) throws(ExportFailure) {
        self.name = name
        self.packages = packages
        place = "\(packages.path)/\(name)"
        path = "\(packages.path)/\(name.draftName())"
        guard mkdir(path, 0o700) == 0 else { throw .making(path, errno) }
    }

    deinit {
        // After an exchange, this is where the old package is.
        PackageFolder.remove(path)
    }

    /// Writes a small file.
    @discardableResult
    func write(_ name: String, _ text: String) throws(ExportFailure) -> PackageFile {
        let file = try OutputFile("\(path)/\(name)")
        try file.append(text)
        return try file.finish()
    }

    /// Puts the package in its place, in one step that is on the disk when this returns.
    /// - Returns: false when the same package stands there already; nothing is changed then.
    func deliver(for audience: ExportAudience, _ manifest: Manifest) throws(ExportFailure) -> Bool {
        try packages.checkPlace(of: name, for: audience)
        guard !stands(manifest) else { return false }
        guard chmod(path, 0o750) == 0 else { throw .writing(path, errno) }
        try sync(path)
        var status = stat()
        if lstat(place, &status) != 0 {
            guard rename(path, place) == 0 else { throw .writing(place, errno) }
        } else if madoguchi_exchange(path, place) != 0 {
            let number = errno
            throw number == EINVAL || number == ENOSYS ? .cannotExchange(path: place) : .writing(place, number)
        }
        try sync(packages.path)
        return true
    }

    /// Whether a package with this manifest stands in the place, and no file of it is missing or of another size.
    private func stands(_ manifest: Manifest) -> Bool {
        let found = FileManager.default.contents(atPath: "\(place)/\(Manifest.fileName)")
        guard let found, found.elementsEqual(manifest.text.utf8) else { return false }
        return manifest.files.allSatisfy { file in
            var status = stat()
            return lstat("\(place)/\(file.name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
                && Int(status.st_size) == file.size
        }
    }
}
