internal import HTTPTypes

/// The document of `GET /openapi.json` (OpenAPI 3.1), made from the routes themselves.
struct OpenAPIDocument {
    let routes: [Route]

    var value: JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                // Of the interface, as in its paths: which release runs is no business of who asks.
                "title": "Madoguchi (窓口)", "version": "1",
                "description": "Records and counts what a ward's digital-inclusion support desk does.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths),
            "components": [
                "schemas": Schemas.all,
                "responses": .object([.init(name: "Problem", value: Self.problem)]),
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    /// In the order in which the routes stand, each path once.
    private var paths: [JSONValue.Member] {
        var order: [String] = []
        var operations: [String: [JSONValue.Member]] = [:]
        for route in routes {
            if operations[route.path] == nil { order.append(route.path) }
            operations[route.path, default: []]
                .append(.init(name: route.method.rawValue.lowercased(), value: operation(route)))
        }
        return order.map { .init(name: $0, value: .object(operations[$0] ?? [])) }
    }

    private func operation(_ route: Route) -> JSONValue {
        let operation = route.operation
        var members: [JSONValue.Member] = [
            .init(name: "operationId", value: .text(operation.id)),
            .init(name: "summary", value: .text(operation.summary)),
        ]
        if !operation.description.isEmpty {
            members.append(.init(name: "description", value: .text(operation.description)))
        }
        members.append(.init(name: "security", value: route.isProtected ? [["token": []]] : []))
        let parameters = operation.parameters + [.acceptLanguage]
        members.append(.init(name: "parameters", value: .list(parameters.map(Self.parameter))))
        if let body = operation.body {
            members.append(
                .init(
                    name: "requestBody",
                    value: ["required": true, "content": Self.content(body.content, example: body.example)]
                )
            )
        }
        members.append(.init(name: "responses", value: responses(route)))
        return .object(members)
    }

    private static func parameter(_ parameter: Operation.Parameter) -> JSONValue {
        [
            "name": .text(parameter.name), "in": .text(parameter.place.rawValue),
            "required": .boolean(parameter.isRequired), "description": .text(parameter.description),
            "schema": parameter.schema,
        ]
    }

    private func responses(_ route: Route) -> JSONValue {
        let answers = route.operation.answers.map { answer in
            JSONValue.Member(name: String(answer.status.code), value: response(answer, isProtected: route.isProtected))
        }
        let problems = Set(problems(route).map(\.code)).sorted().map { code in
            JSONValue.Member(name: String(code), value: ["$ref": "#/components/responses/Problem"])
        }
        return .object(answers + problems)
    }

    /// The operation's own problems, and those that come with a body, with an account and with any request.
    private func problems(_ route: Route) -> [HTTPResponse.Status] {
        var problems = route.operation.problems + [.badRequest, .internalServerError]
        if route.operation.body != nil {
            problems += [.requestTimeout, .contentTooLarge, .unsupportedMediaType]
        }
        if route.isProtected { problems += [.unauthorized, .forbidden, .serviceUnavailable] }
        return problems
    }

    private func response(_ answer: Operation.Answer, isProtected: Bool) -> JSONValue {
        var headers = answer.headers
        headers["Request-Id"] = "The request's own id."
        if isProtected { headers["Madoguchi-Desk"] = "The edition of the desk's lists." }
        var members: [JSONValue.Member] = [
            .init(name: "description", value: .text(answer.description)),
            .init(name: "headers", value: Self.headers(headers)),
        ]
        if case .nothing = answer.content {
        } else {
            members.append(.init(name: "content", value: Self.content(answer.content)))
        }
        return .object(members)
    }

    private static func headers(_ headers: [String: String]) -> JSONValue {
        .object(
            headers.sorted { $0.key < $1.key }.map { name, description in
                .init(name: name, value: ["description": .text(description), "schema": ["type": "string"]])
            }
        )
    }

    private static func content(_ content: Operation.Content, example: JSONValue? = nil) -> JSONValue {
        let (mediaType, schema): (String, JSONValue) =
            switch content {
            case .json(let name), .jsonOrPoints(let name): (MediaType.json.rawValue, Schemas.reference(name))
            case .anyJSON: (MediaType.json.rawValue, ["type": "object"])
            case .lines(let name):
                (
                    MediaType.lines.rawValue,
                    ["type": "string", "description": .text("In each line one \(name), see the schema of that name.")]
                )
            case .text: ("text/plain", ["type": "string"])
            case .calendar: ("text/calendar", ["type": "string"])
            case .nothing: ("", [:])
            }
        var described: [JSONValue.Member] = [.init(name: "schema", value: schema)]
        if let example { described.append(.init(name: "example", value: example)) }
        var kinds: [JSONValue.Member] = [.init(name: mediaType, value: .object(described))]
        if case .jsonOrPoints = content {
            kinds.append(.init(name: "application/geo+json", value: ["schema": ["type": "object"]]))
        }
        return .object(kinds)
    }

    private static let problem: JSONValue = [
        "description": "What went wrong, in the language that was asked for (RFC 9457).",
        "headers": .object([
            .init(name: "Request-Id", value: ["description": "The request's own id.", "schema": ["type": "string"]]),
            .init(name: "Content-Language", value: ["description": "ja or en.", "schema": ["type": "string"]]),
        ]),
        "content": ["application/problem+json": ["schema": Schemas.reference("Problem")]],
    ]
}

extension Operation.Parameter {
    static let consultationID = Self(
        "id",
        in: .path,
        ["type": "string", "format": "uuid"],
        "The consultation's id.",
        isRequired: true
    )
    static let ifNoneMatch = Self("If-None-Match", in: .header, ["type": "string"], "The tag that the caller has.")
    static let acceptLanguage = Self(
        "Accept-Language",
        in: .header,
        ["type": "string", "default": "ja"],
        "The language of problems: ja or en."
    )

    static func ifMatch(isRequired: Bool) -> Self {
        Self(
            "If-Match",
            in: .header,
            ["type": "string"],
            "The tag of the revision that is changed.",
            isRequired: isRequired
        )
    }
}
