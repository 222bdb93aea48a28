package import SupportDesk

/// The name of a package and of its folder: `131156_2026-11-24`.
package struct PackageName: Hashable, Sendable, CustomStringConvertible {
    package let ward: Ward.ID
    /// The night's date, which is the package's reference date.
    package let date: CivilDate

    package init(ward: Ward.ID, date: CivilDate) {
        self.ward = ward
        self.date = date
    }

    /// Reads a folder's name; nil when it is not one of a package.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let date = CivilDate(iso: parts[1]) else { return nil }
        self.init(ward: Ward.ID(String(parts[0])), date: date)
    }

    package var description: String { "\(ward)_\(date)" }

    /// A name beside the package's for a folder that is being made or taken away.
    func draftName() -> String {
        ".\(self)." + String(UInt64.random(in: .min ... .max), radix: 36) + Self.draftSuffix
    }

    /// The package for which a folder was being made; nil when the name is not one of ``draftName()``.
    static func ofDraft(_ text: String) -> PackageName? {
        guard text.hasPrefix("."), text.hasSuffix(draftSuffix) else { return nil }
        let parts = text.dropFirst().dropLast(draftSuffix.count).split(
            separator: ".",
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, UInt64(parts[1], radix: 36) != nil else { return nil }
        return PackageName(parts[0])
    }

    private static let draftSuffix = ".part"
}
