/// A row that was refused: where it stands, what was wrong with it, and nothing that could be personal.
package struct Rejection: Error, Hashable, Sendable {
    /// The line of the file on which the row begins; the first is 1.
    package let line: Int
    /// Its 受付番号, when it has one that could be read.
    package let receipt: String?
    /// The column at fault by its Japanese title; nil when it is the row as a whole.
    package let field: String?
    /// What the cell held, cut to ``valueLimit`` characters; nil for 備考 and for anything that holds a My Number.
    package let value: String?
    package let reason: Reason

    /// The most that is shown of a cell, in characters.
    package static let valueLimit = 40

    package init(line: Int, receipt: String? = nil, field: String? = nil, value: String? = nil, reason: Reason) {
        self.line = line
        self.receipt = receipt.flatMap(Self.shown)
        self.field = field
        self.value = value.flatMap(Self.shown)
        self.reason = reason
    }

    package enum Reason: Error, Hashable, Sendable {
        /// A rule that every way of recording shares.
        case problem(FieldProblem.Reason)
        /// The quote that opens on this line is never closed.
        case unterminatedQuote
        /// Longer than what the reader takes.
        case tooLongLine
        /// Something stands to the right of the last column, as when a comma within a cell is not in quotes.
        case moreCellsThanHeader
        /// This 受付番号 came before with other content: on `firstLine` of this file, or in an earlier import when nil.
        case receiptDiffers(firstLine: Int?)
        /// The month in which it was held is closed.
        case monthClosed
        /// The same code or name came before with other content.
        case repeatedWithOtherContent(firstLine: Int)
        /// No whole number of 0 or more.
        case unreadableCount
        /// No number of degrees, or outside −90…90 and −180…180.
        case unreadableCoordinate
        /// 緯度 without 経度, or the other way round.
        case oneCoordinateMissing
        /// Neither 有 nor 無.
        case unreadableYesOrNo
        case unknownSiteKind(nearest: [String])
        /// The person is on duty elsewhere, or here, at this time: in the file, or on record.
        case doubleBooked
        /// No days of the week.
        case unreadableWeekdays
        /// Another row of the same site was refused, and a site's rows make one week.
        case otherRowOfSiteRefused(line: Int)
        /// 廃止日 lies before 開設日.
        case closesBeforeOpening(opens: CivilDate)
        /// The numbers by age and sex do not add up to the total that the row states.
        case totalDiffers(stated: Int, counted: Int)
    }

    /// What may be shown of a cell: no more than its beginning, no control character, no My Number.
    private static func shown(_ text: String) -> String? {
        guard !text.isEmpty, !MyNumber.isPresent(in: text) else { return nil }
        let beginning = text.unicodeScalars.prefix(valueLimit)
        return String(
            String.UnicodeScalarView(beginning.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 })
        )
    }
}
