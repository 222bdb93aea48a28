internal import FoundationEssentials
internal import SupportDesk

/// What a file's name in the outbox says, so that ten thousand can be counted without opening one:
/// `0000000012-9f86d081884c7d65-019e2440-1c00-7a31-8f20-5b6c7d8e9f01.consultation`.
///
/// The number tells the order and is given under the folder's lock: no clock is asked. An item that was refused has a second
/// file, ending in `.refused`, with what the server said.
struct OutboxName: Hashable, Sendable {
    static let refusedEnding = ".refused"
    static let damagedEnding = ".damaged"
    private static let unsentEnding = ".unsent"
    private static let digits = 10

    let number: Int
    let account: AccountKey
    let record: Consultation.ID
    let kind: OutboxItem.Kind
    /// Whether it is certain that no server has seen it. What was about to be sent when the machine stopped may have been.
    var isUnsent: Bool

    var text: String {
        "\(stem).\(kind.rawValue)\(isUnsent ? Self.unsentEnding : "")"
    }

    /// The name of the file that says why it was refused.
    var refusal: String { stem + Self.refusedEnding }

    private var stem: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, Self.digits - digits.utf8.count)) + digits
            + "-\(account.text)-\(record.written)"
    }

    init(
        number: Int,
        account: AccountKey,
        record: Consultation.ID,
        kind: OutboxItem.Kind,
        isUnsent: Bool = false
    ) {
        self.number = number
        self.account = account
        self.record = record
        self.kind = kind
        self.isUnsent = isUnsent
    }

    /// The item that a glance has seen; nil when the name goes on otherwise.
    init?(_ glance: Glance) {
        guard glance.sort == .item, let record = UUID(exactly: glance.record) else { return nil }
        let isUnsent = glance.ending.hasSuffix(Self.unsentEnding)
        let word = glance.ending.dropFirst().dropLast(isUnsent ? Self.unsentEnding.utf8.count : 0)
        guard let kind = OutboxItem.Kind(rawValue: String(word)) else { return nil }
        self.init(
            number: glance.number,
            account: glance.account,
            record: record,
            kind: kind,
            isUnsent: isUnsent
        )
    }

    /// A name as far as counting needs it, without making texts of it.
    struct Glance {
        enum Sort {
            case item, refusal
            /// Not in place yet.
            case draft
            /// Set aside, or put here by somebody else.
            case stranger
        }

        private static let accountStart = OutboxName.digits + 1
        private static let recordStart = accountStart + 17
        private static let stemLength = recordStart + 36

        let name: UnsafeBufferPointer<UInt8>
        let sort: Sort
        let number: Int

        init(_ name: UnsafeBufferPointer<UInt8>) {
            self.name = name
            let number = Int(digits: name.prefix(OutboxName.digits))
            self.number = number ?? 0
            if Self.ends(name, in: DurableFolder.draftEnding) {
                sort = .draft
            } else if number == nil || name.count <= Self.stemLength
                || name[Self.stemLength] != UInt8(ascii: ".") || Self.ends(name, in: OutboxName.damagedEnding)
            {
                sort = .stranger
            } else {
                sort = Self.ends(name, in: OutboxName.refusedEnding) ? .refusal : .item
            }
        }

        func isOf(_ account: [UInt8]) -> Bool {
            name[Self.accountStart..<Self.recordStart - 1].elementsEqual(account)
        }

        /// Whether the record's id begins or ends so.
        func concerns(_ text: [UInt8]) -> Bool {
            let record = name[Self.recordStart..<Self.stemLength]
            return record.starts(with: text) || record.suffix(text.count).elementsEqual(text)
        }

        var text: String { String(decoding: name, as: UTF8.self) }

        var account: AccountKey {
            AccountKey(text: String(decoding: name[Self.accountStart..<Self.recordStart - 1], as: UTF8.self))
        }

        fileprivate var record: String {
            String(decoding: name[Self.recordStart..<Self.stemLength], as: UTF8.self)
        }

        fileprivate var ending: String { String(decoding: name[Self.stemLength...], as: UTF8.self) }

        private static func ends(_ name: UnsafeBufferPointer<UInt8>, in ending: String) -> Bool {
            name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
        }
    }
}
