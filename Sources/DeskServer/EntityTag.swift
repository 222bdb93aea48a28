internal import DeskText
internal import HTTPTypes
internal import SupportDesk

/// A strong entity tag (RFC 9110, 8.8.3): two answers with the same tag are the same byte for byte.
struct EntityTag: Hashable, Sendable, CustomStringConvertible {
    /// With its quotation marks, as it stands in a header.
    let description: String

    /// A record's tag is its revision, so that people can write it by hand: `"3"`.
    init(revision: Int) {
        description = "\"\(revision)\""
    }

    /// The tag of these bytes, by their 64-bit FNV-1a hash: it need tell editions apart, not withstand forgers.
    init(hashing bytes: some Sequence<UInt8>) {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        description = "\"\(String(hash, radix: 16))\""
    }

    /// Whether `If-None-Match` says that the caller has this already.
    func isKnown(to headers: HTTPFields) -> Bool {
        guard let header = headers[.ifNoneMatch] else { return false }
        return Self.members(of: header).contains { member in
            member == "*" || (member.hasPrefix("W/") ? String(member.dropFirst(2)) : member) == description
        }
    }

    /// Checks that `If-Match` names this tag, or anything (`*`); gives false when there is no such header.
    /// Throws `.revisionDiffers` when it names others only; a weak tag names nothing here.
    static func isMatched(in headers: HTTPFields, revision: Int) throws(DeskError) -> Bool {
        guard let header = headers[.ifMatch] else { return false }
        let tag = EntityTag(revision: revision)
        guard members(of: header).contains(where: { $0 == "*" || $0 == tag.description }) else {
            throw .revisionDiffers(current: revision)
        }
        return true
    }

    /// The revision that `If-Match` names; nil when it names none, several, or anything.
    static func revision(namedIn headers: HTTPFields) -> Int? {
        guard let header = headers[.ifMatch], let tag = members(of: header).first, members(of: header).count == 1 else {
            return nil
        }
        return Int(tag.drop { $0 == "\"" }.prefix { $0 != "\"" })
    }

    /// Our tags hold no commas, so a list may be split at them.
    private static func members(of header: String) -> [String] {
        header.split(separator: ",").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
    }
}
