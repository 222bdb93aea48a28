internal import FoundationEssentials
internal import SupportDesk

/// How what was saved at this desk is sent.
extension DeskConnection {
    /// Sends an item as its bytes are.
    func send(_ item: OutboxItem, deadline: Duration) throws(HTTPFailure) -> HTTPResponse {
        var request: HTTPRequest
        switch item.kind {
        case .consultation:
            request = HTTPRequest(.put, Self.path(item.record))
        case .correction:
            request = HTTPRequest(.post, Self.path(item.record) + "/corrections")
            if let expected = item.expected { request.headers = [("If-Match", "\"\(expected)\"")] }
        case .void:
            request = HTTPRequest(.post, Self.path(item.record) + "/void")
        }
        request.body = item.body
        request.deadline = deadline
        return try answer(to: request)
    }

    /// Sends consultations in one request, a line each.
    func send(batch items: [OutboxItem], deadline: Duration) throws(HTTPFailure) -> HTTPResponse {
        var request = HTTPRequest(.post, "/v1/consultations/batch")
        request.headers = [("Content-Type", "application/x-ndjson")]
        request.body = items.flatMap(\.line)
        request.deadline = deadline
        return try answer(to: request)
    }
}

extension OutboxItem {
    /// The consultation with its id, as a line of a batch.
    var line: [UInt8] {
        Array("{\"id\":\"\(record.written)\",".utf8) + body.dropFirst() + [UInt8(ascii: "\n")]
    }
}
