internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// Whom changes that wait or were declined speak of.
extension DeskStore {
    /// Checks that it names nobody who has withdrawn, other than whoever stands in for them in the record already.
    static func checkResidents(
        in amendment: Amendment,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let names = amendment.body.map(identifiers) ?? []
        guard try !PeopleCounts.withdrawn(among: names, ward: ward, on: connection).isEmpty else { return }
        let known = try connection.query(
            "SELECT resident_id FROM consultation WHERE ward_code = $1 AND id = $2 AND resident_id IS NOT NULL",
            [ward, UUID(exactly: amendment.subject)],
            as: UUID.self
        )
        let others = names.filter { !known.contains($0) }
        guard try PeopleCounts.withdrawn(among: others, ward: ward, on: connection).isEmpty else {
            throw InvalidSubmission([FieldProblem(.resident, .unknownResident)])
        }
    }

    /// All that looks like an identifier in a text.
    private static func identifiers(in text: String) -> [UUID] {
        text.lowercased().matches(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/).compactMap { UUID(exactly: $0.0) }
    }

    /// Empties the changes that wait or were declined and speak of one of these entries: what was approved is in the records. Also those
    /// that do not open any more: they are lost already, and must not keep anybody from going.
    static func eraseAmendments(
        speakingOf entries: [Resident.ID],
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        let found = try amendments(speakingOf: entries, seal: seal, on: connection)
        let gone = found.waiting + found.declined + found.damaged
        guard !gone.isEmpty else { return }
        try connection.execute(
            "UPDATE amendment SET body = NULL WHERE ward_code = $1 AND amendment_id = ANY ($2)",
            [seal.ward, gone]
        )
    }

    /// The changes whose text is kept and speaks of one of these entries, and those of whose text that cannot be said.
    static func amendments(
        speakingOf entries: [Resident.ID],
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws -> (waiting: [Amendment.ID], declined: [Amendment.ID], damaged: [Amendment.ID]) {
        let names = Set(entries)
        let kept = try connection.query(
            "SELECT amendment_id, body, decision IS NULL FROM amendment WHERE ward_code = $1 AND body IS NOT NULL",
            [seal.ward],
            as: UUID.self,
            SealedText.self,
            Bool.self
        )
        var found: (waiting: [Amendment.ID], declined: [Amendment.ID], damaged: [Amendment.ID]) = ([], [], [])
        for (id, body, isWaiting) in kept {
            do {
                let text = try seal.open(body, for: .change(id))
                guard !names.isDisjoint(with: identifiers(in: text)) else { continue }
                if isWaiting { found.waiting.append(id) } else { found.declined.append(id) }
            } catch SealError.doesNotOpen {
                found.damaged.append(id)
            }
        }
        return found
    }
}
