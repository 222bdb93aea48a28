package import SupportDesk

/// A row of a consultations log that the desk accepts.
package struct ConsultationLogRow: Hashable, Sendable {
    /// The line of the file on which it begins; the first is 1.
    package let line: Int
    /// 受付番号; ``content`` carries it too.
    package let receipt: String
    package let content: ConsultationContent

    package init(line: Int, receipt: String, content: ConsultationContent) {
        self.line = line
        self.receipt = receipt
        self.content = content
    }

    /// This row, refused because its 受付番号 came before with other content.
    /// - Parameter firstLine: where it came first in the same file; nil when an earlier import or a desk recorded it.
    package func receiptDiffers(firstLine: Int?) -> Rejection {
        Rejection(
            line: line,
            receipt: receipt,
            field: ConsultationColumn.receipt.rawValue,
            value: receipt,
            reason: .receiptDiffers(firstLine: firstLine)
        )
    }

    /// This row, refused because the month in which it was held is closed.
    package func monthClosed() -> Rejection {
        Rejection(
            line: line,
            receipt: receipt,
            field: ConsultationColumn.heldOn.rawValue,
            value: content.heldOn.description,
            reason: .monthClosed
        )
    }
}

/// Some consecutive rows of a consultations log.
package struct ConsultationLogChunk: Sendable {
    /// Those that the desk accepts, in the order of the file. Whether a 受付番号 is known already is for the store to find out.
    package internal(set) var rows: [ConsultationLogRow] = []
    package internal(set) var rejections: [Rejection] = []
    /// Supporters of ``rows`` that the desk does not know, and that no earlier chunk named: to be registered before the rows.
    package internal(set) var newSupporters: Set<Supporter.ID> = []

    /// How many rows of the file this is.
    package var read: Int { rows.count + rejections.count }
}
