package import DeskImport
internal import Postgres
package import SupportDesk

/// What a list does to one account.
package struct AccountDifference: Hashable, Sendable {
    /// Nil for an account that is new.
    package let old: RegisteredAccount?
    package let new: RegisteredAccount
    /// Of a new account: with this it is taken up.
    package let invitation: String?
}

/// What a list does, or would do, to the accounts.
package struct AccountImport: Sendable {
    /// Those that differ, in the order of the list.
    package let differences: [AccountDifference]
    package let rejections: [Rejection]
}

extension DeskStore {
    /// Changes accounts as a list says: all that it names, or none when a row is refused.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importAccounts(
        path: String,
        encoding: FileEncoding,
        by author: Account,
        at now: Instant,
        isDryRun: Bool
    ) async throws -> AccountImport {
        let table = try AccountTable.read(path: path, encoding: encoding, desk: try await currentDesk())
        let ward = ward
        let until = now.adding(seconds: AccountRules.usualInvitationHours * 3600)
        let result = try await changing { connection in
            var (differences, rejections) = ([AccountDifference](), table.tally.rejections)
            let known = Dictionary(
                try Self.accounts(table.rows.map(\.value.name), of: ward, on: connection).map { ($0.account.name, $0) },
                uniquingKeysWith: { first, _ in first }
            )
            for row in table.rows {
                do {
                    let difference = try row.value.difference(from: known[row.value.name], invitedUntil: until)
                    guard let difference else { continue }
                    try Self.check(difference.new, from: difference.old, at: now, ward, on: connection)
                    differences.append(difference)
                } catch DeskError.invalid(let submission) {
                    for problem in submission.problems { rejections.append(Rejection(row, problem)) }
                }
            }
            guard rejections.isEmpty, !isDryRun else {
                return AccountImport(differences: differences, rejections: rejections.sorted { $0.line < $1.line })
            }
            let written = try differences.map { difference in
                try Self.write(difference, until: until, by: author, at: now, ward: ward, on: connection)
            }
            return AccountImport(differences: written, rejections: [])
        }
        accountCache.forgetAll()
        return result
    }

    private static func write(
        _ difference: AccountDifference,
        until: Instant,
        by author: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> AccountDifference {
        if let old = difference.old {
            _ = try settle(difference.new, from: old, by: author, at: now, ward: ward, on: connection)
            return difference
        }
        let invitation = OneTimeCode.invitation()
        guard try insert(difference.new, ward: ward, at: now, on: connection) else {
            throw DeskError.conflict(.accountNameTaken)
        }
        try connection.withCredentials {
            try setInvitation(invitation, until: until, of: difference.new.account.name, ward, on: connection)
        }
        try log("account.added", difference.new, by: author, at: now, ward: ward, on: connection)
        return AccountDifference(old: nil, new: difference.new, invitation: invitation)
    }
}

extension ListedAccount {
    /// Nil when nothing differs. Throws `.invalid` for a new account whose role is not said.
    fileprivate func difference(
        from old: RegisteredAccount?,
        invitedUntil until: Instant
    ) throws -> AccountDifference? {
        if let old {
            let new = change.applied(to: old)
            return new == old ? nil : AccountDifference(old: old, new: new, invitation: nil)
        }
        guard let role = change.role else {
            throw DeskError.invalid(InvalidSubmission([FieldProblem(account: .role, .required)]))
        }
        var new = change.applied(to: RegisteredAccount(Account(name: name, role: role)))
        new.invitedUntil = until
        return AccountDifference(old: nil, new: new, invitation: nil)
    }
}

extension Rejection {
    fileprivate init(_ row: ImportedTable<ListedAccount>.Row, _ problem: FieldProblem) {
        self.init(line: row.line, field: AccountTable.title(of: problem.field), reason: .problem(problem.reason))
    }
}
