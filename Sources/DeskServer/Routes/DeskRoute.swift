internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// `GET /v1/desk`: the lists by which records are judged, for clients to keep.
struct DeskRoute: Sendable {
    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/desk",
                Operation(
                    "getDesk",
                    "The ward's sites, topics, outcomes, supporters and eras",
                    description: """
                        Every answer to an account carries the tag of these lists as `Madoguchi-Desk`; when it differs from \
                        the one that a client keeps, the lists have changed.
                        """,
                    parameters: [.ifNoneMatch],
                    answers: [
                        .init(.ok, "The lists.", .json(schema: "Desk"), headers: ["ETag": "The edition of the lists."]),
                        .init(.notModified, "The caller has this edition already.", .nothing),
                    ]
                ),
                .account(.readDesk, show)
            )
        ]
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let edition = caller.edition
        let tag: HTTPFields = [.eTag: edition.tag.description]
        if edition.tag.isKnown(to: request.headers) { return Response(status: .notModified, headers: tag) }
        return Response(json: edition.document, headers: tag)
    }
}
