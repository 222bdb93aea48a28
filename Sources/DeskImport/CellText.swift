import SupportDesk

extension String {
    /// The text of these bytes of UTF-8.
    init(utf8 bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Without white space at either end; what is within stays as it was written.
    var trimmed: String {
        if let first = utf8.first, let last = utf8.last, first.isPrintedASCII, last.isPrintedASCII { return self }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// The words of a list, parted by `、`, `,`, `;` or line breaks in any width.
    var writtenList: [String] {
        compatibilityComposed.split { "、,;".contains($0) || $0.isNewline }.map { String($0).trimmed }
            .filter { !$0.isEmpty }
    }

    /// A whole number of 0 or more, in half- or full-width digits, with or without thousands separators; nil when it is none.
    var writtenCount: Int? {
        let groups = searchKey.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        let digits = groups.joined()
        guard digits.utf8.count <= 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }

    /// A number of degrees: digits, a sign and a point, in any width; nil when it is none.
    var writtenDegrees: Double? {
        let key = searchKey
        guard key.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }) else { return nil }
        return Double(key)
    }
}

extension UInt8 {
    /// Whether it stands alone for something that is no white space.
    fileprivate var isPrintedASCII: Bool { (0x21...0x7E).contains(self) }
}
