internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Records that a supporter has completed a module. The same once more changes nothing.
    ///
    /// Throws `.supporterNotFound`, `.invalid`, `.notAllowed`, `.unavailable`.
    package func complete(
        _ draft: CompletionDraft,
        of code: Supporter.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<Supporter.Entry> {
        let ward = ward
        return try await changing { connection in
            _ = try Self.held(code, for: .editSupporters, of: ward, by: account, on: connection)
            let completion = try draft.completion(
                desk: try Self.readDesk(of: ward, on: connection),
                today: now.day
            )
            let added = try connection.execute(
                """
                INSERT INTO training_completion (
                    ward_code, supporter_code, module_code, completed_on, recorded_at, recorded_by)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (ward_code, supporter_code, module_code, completed_on) DO NOTHING
                """,
                [ward, code, completion.module, completion.completedOn, now, account.name]
            )
            let entry = try Self.entry(code, of: ward, on: connection)
            guard added > 0 else { return .unchanged(entry) }
            try ChangeStatement.log(
                "training.completed",
                of: "\(code) \(completion.module) \(completion.completedOn)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return .created(entry)
        }
    }

    /// Sets what is asked of a kind of supporters, by its code, title or alias. Whoever is certified already stays so.
    ///
    /// Throws `.invalid` with all that is wrong, `.unavailable`.
    package func setRules(
        ofKind word: String,
        _ draft: KindRulesDraft,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> SupporterKindDocument {
        let ward = ward
        let document = try await changing { connection in
            let lists = try Self.readDesk(of: ward, on: connection).people
            let kind: CodeEntry<SupporterKind>
            switch lists.supporterKinds.find(word) {
            case .found(let entry): kind = entry
            case .unknown(let nearest):
                throw InvalidSubmission([FieldProblem(people: .kind, .unknownCode(nearest: nearest))])
            }
            let before = lists.rules[kind.code] ?? SupporterKind.Rules()
            let rules = try draft.rules(changing: before, modules: lists.trainingModules)
            guard rules != before else { return SupporterKindDocument(kind, before) }
            try connection.execute(
                """
                UPDATE supporter_kind SET staff = $3, yearly = $4, certificate_months = $5, required_modules = $6
                WHERE ward_code = $1 AND code = $2
                """,
                [
                    ward, kind.code, rules.isStaff, rules.isYearly, Int16(clamping: rules.certificateMonths),
                    rules.requiredModules,
                ]
            )
            try ChangeStatement.log(
                "supporter_kind.set",
                of: kind.code.rawValue,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return SupporterKindDocument(kind, rules)
        }
        _ = try? await currentDesk()
        return document
    }
}
