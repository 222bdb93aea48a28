/// Why a request is refused for how it was sent, before the desk is asked about what it says.
package enum RequestRefusal: Error, Hashable, Sendable {
    case unknownPath
    /// The path is one of ours; these are its methods.
    case methodNotAllowed(allowed: [String])
    /// `limit` in bytes.
    case bodyTooLarge(limit: Int)
    /// A batch of more lines than are taken at once.
    case tooManyLines(limit: Int)
    case unsupportedMediaType(expected: String)
    /// Not JSON, from this byte on (counted from 1).
    case malformedJSON(at: Int)
    /// A property twice in one object; the second one begins at this byte (counted from 1).
    case repeatedProperty(at: Int)
    /// Not UTF-8, at this byte (counted from 1).
    case malformedText(at: Int)
    /// Not HTTP as we understand it.
    case malformedRequest
    case headersTooLarge
    /// The whole request did not arrive within these seconds.
    case tooSlow(seconds: Int)
    /// A change needs `If-Match`.
    case preconditionRequired
    /// A period whose first day comes after its last.
    case reversedPeriod
    case shuttingDown(retryAfter: Int)

    /// The stable name by which programs know the refusal.
    package var type: String {
        switch self {
        case .unknownPath: "unknown-path"
        case .methodNotAllowed: "method-not-allowed"
        case .bodyTooLarge: "body-too-large"
        case .tooManyLines: "too-many-lines"
        case .unsupportedMediaType: "unsupported-media-type"
        case .malformedJSON, .repeatedProperty, .malformedText: "malformed-json"
        case .malformedRequest: "malformed-request"
        case .headersTooLarge: "headers-too-large"
        case .tooSlow: "request-timeout"
        case .preconditionRequired: "precondition-required"
        case .reversedPeriod: "reversed-period"
        case .shuttingDown: "shutting-down"
        }
    }

    /// A heading, the same for every occurrence of the refusal.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .unknownPath: "該当するページがありません"
            case .methodNotAllowed: "使用できないメソッドです"
            case .bodyTooLarge: "送信データが大きすぎます"
            case .tooManyLines: "行数が多すぎます"
            case .unsupportedMediaType: "送信データの形式に対応していません"
            case .malformedJSON, .repeatedProperty, .malformedText: "JSONとして読み取れません"
            case .malformedRequest: "リクエストを読み取れません"
            case .headersTooLarge: "ヘッダーが大きすぎます"
            case .tooSlow: "受信が時間内に終わりませんでした"
            case .preconditionRequired: "版の指定が必要です"
            case .reversedPeriod: "期間の指定に誤りがあります"
            case .shuttingDown: "サーバーを停止しています"
            }
        case .en:
            switch self {
            case .unknownPath: "Nothing at this path"
            case .methodNotAllowed: "Method not allowed"
            case .bodyTooLarge: "Body too large"
            case .tooManyLines: "Too many lines"
            case .unsupportedMediaType: "Media type not supported"
            case .malformedJSON, .repeatedProperty, .malformedText: "Not readable as JSON"
            case .malformedRequest: "Request not readable"
            case .headersTooLarge: "Headers too large"
            case .tooSlow: "Request took too long to arrive"
            case .preconditionRequired: "A revision must be named"
            case .reversedPeriod: "The period is the wrong way round"
            case .shuttingDown: "The server is stopping"
            }
        }
    }

    /// What was wrong this time and what would be right, in a sentence. Repeats nothing of what was sent.
    package func detail(in language: Language) -> String {
        switch language {
        case .ja: detailInJapanese
        case .en: detailInEnglish
        }
    }

    private var detailInJapanese: String {
        switch self {
        case .unknownPath: "このパスには何もありませんので、URLを確認してください。"
        case .methodNotAllowed(let allowed): "このパスで使用できるメソッドは、\(allowed.joined(separator: "、"))です。"
        case .bodyTooLarge(let limit): "一度に送信できるデータは\(limit)バイトまでですので、分けて送信してください。"
        case .tooManyLines(let limit): "一度に送信できるのは\(limit)行までですので、分けて送信してください。"
        case .unsupportedMediaType(let expected): "Content-Typeを「\(expected)」（文字コードはUTF-8）にして送信してください。"
        case .malformedJSON(let place): "\(place)バイト目からがJSONとして正しくありませんので、確認してください。"
        case .repeatedProperty(let place): "\(place)バイト目の項目が重複していますので、1つだけにしてください。"
        case .malformedText(let place): "\(place)バイト目に文字として読み取れない部分がありますので、文字コードをUTF-8にしてください。"
        case .malformedRequest: "HTTPのリクエストとして正しくありませんので、送信するプログラムを確認してください。"
        case .headersTooLarge: "ヘッダーの合計が大きすぎますので、減らして送信してください。"
        case .tooSlow(let seconds): "リクエスト全体を\(seconds)秒以内に受信できませんでしたので、回線を確認してもう一度送信してください。"
        case .preconditionRequired: "訂正する版を、If-Matchヘッダーに「\"1\"」のように指定してください（版は記録のETagで確認できます）。"
        case .reversedPeriod: "期間の初日（from）は、末日（to）以前の日を指定してください。"
        case .shuttingDown: "サーバーが停止または再起動の途中ですので、少し待ってからもう一度送信してください。"
        }
    }

    private var detailInEnglish: String {
        switch self {
        case .unknownPath: "There is nothing at this path; please check the URL."
        case .methodNotAllowed(let allowed): "This path takes \(allowed.joined(separator: ", "))."
        case .bodyTooLarge(let limit): "A request may carry at most \(limit) bytes; please send it in parts."
        case .tooManyLines(let limit): "A batch may have at most \(limit) lines; please send it in parts."
        case .unsupportedMediaType(let expected): "Please send it as Content-Type “\(expected)”, in UTF-8."
        case .malformedJSON(let place): "From byte \(place) on this is not JSON; please check it."
        case .repeatedProperty(let place): "The property at byte \(place) stands there twice; please give it once."
        case .malformedText(let place): "The bytes at \(place) are no text; please use UTF-8."
        case .malformedRequest: "This is not a well-formed HTTP request; please check the program that sends it."
        case .headersTooLarge: "The headers are too large altogether; please send fewer."
        case .tooSlow(let seconds):
            "The whole request did not arrive within \(seconds) s; please check the connection and send it again."
        case .preconditionRequired:
            "Please name the revision to be changed in an If-Match header, like \"1\"; the record’s ETag says which it is."
        case .reversedPeriod: "The first day (from) must not come after the last (to)."
        case .shuttingDown: "The server is stopping or restarting; please send it again in a moment."
        }
    }
}
