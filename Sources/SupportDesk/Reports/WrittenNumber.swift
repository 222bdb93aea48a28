extension Double {
    /// Reads a number as people write it: `12000`, `12,000`, `58.7`, `-3`, in half- or full-width digits; nil for anything else.
    package init?(written text: String) {
        var key = text.searchKey[...]
        let isNegative = key.first.map { "-−".contains($0) } ?? false
        if isNegative { key.removeFirst() }
        let parts = key.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first else { return nil }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard
            groups.count == 1
                || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        let digits = [groups.joined()] + parts.dropFirst().map(String.init)
        guard digits.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let value = Double(digits.joined(separator: ".")), value.isFinite
        else { return nil }
        self = isNegative ? -value : value
    }
}
