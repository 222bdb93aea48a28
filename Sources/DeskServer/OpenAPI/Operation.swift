internal import HTTPTypes

/// What the API document says of a route.
struct Operation: Sendable {
    /// What a body holds.
    enum Content: Sendable {
        case json(schema: String)
        /// The same, or points on a map (RFC 7946).
        case jsonOrPoints(schema: String)
        /// One of these in each line.
        case lines(schema: String)
        /// A JSON document that is described elsewhere.
        case anyJSON
        case text
        /// iCalendar (RFC 5545).
        case calendar
        case nothing
    }

    struct Parameter: Sendable {
        enum Place: String, Sendable {
            case path, query, header
        }

        let name: String
        let place: Place
        let schema: JSONValue
        let description: String
        let isRequired: Bool

        init(
            _ name: String,
            in place: Place,
            _ schema: JSONValue,
            _ description: String,
            isRequired: Bool = false
        ) {
            self.name = name
            self.place = place
            self.schema = schema
            self.description = description
            self.isRequired = isRequired
        }
    }

    struct Body: Sendable {
        let content: Content
        let example: JSONValue
    }

    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let description: String
        let content: Content
        /// Response headers by name, with what they say.
        let headers: [String: String]

        init(
            _ status: HTTPResponse.Status,
            _ description: String,
            _ content: Content,
            headers: [String: String] = [:]
        ) {
            self.status = status
            self.description = description
            self.content = content
            self.headers = headers
        }
    }

    /// Unique in the document.
    let id: String
    let summary: String
    let description: String
    let parameters: [Parameter]
    let body: Body?
    let answers: [Answer]
    /// The problems that are this operation's own; those that every protected operation or every body can have are added.
    let problems: [HTTPResponse.Status]

    init(
        _ id: String,
        _ summary: String,
        description: String = "",
        parameters: [Parameter] = [],
        body: Body? = nil,
        answers: [Answer],
        problems: [HTTPResponse.Status] = []
    ) {
        self.id = id
        self.summary = summary
        self.description = description
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.problems = problems
    }
}
