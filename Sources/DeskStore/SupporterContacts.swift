internal import Postgres
package import SupportDesk

extension DeskStore {
    /// A supporter's name and how to reach them; that it was read is logged. Throws `.supporterNotFound`, `.notAllowed`, `.unavailable`.
    package func contact(
        of code: Supporter.ID,
        for account: Account,
        at now: Instant
    ) async throws(DeskError) -> SupporterContact {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            let entry = try Self.entry(code, of: ward, on: connection)
            guard account.may(.readContacts, homeSite: entry.profile.homeSite) else { throw DeskError.notAllowed }
            let contact = try Self.contact(of: code, seal: seal, on: connection)
            try ChangeStatement.log(
                "contact.viewed",
                of: code.rawValue,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return contact
        }
    }

    /// Sets it as a whole: what is not said is taken away. Throws `.supporterNotFound`, `.invalid`, `.notAllowed`, `.unavailable`.
    package func setContact(
        of code: Supporter.ID,
        _ draft: SupporterContactDraft,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> SupporterContact {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            _ = try Self.held(code, for: .readContacts, of: ward, by: account, on: connection)
            let contact = try draft.contact()
            guard try Self.contact(of: code, seal: seal, on: connection) != contact else { return contact }
            try Self.write(contact, of: code, seal: seal, on: connection)
            try ChangeStatement.log(
                "contact.set",
                of: code.rawValue,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return contact
        }
    }

    private static func contact(
        of code: Supporter.ID,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws -> SupporterContact {
        try connection.withPersonalData {
            try connection.query(
                "SELECT name, kana, phone, email FROM supporter_contact WHERE ward_code = $1 AND supporter_code = $2",
                [seal.ward, code],
                as: SealedText?.self,
                SealedText?.self,
                SealedText?.self,
                SealedText?.self
            ).first
        }.map { try SealedContact(name: $0.0, kana: $0.1, phone: $0.2, email: $0.3).opened(of: code, seal: seal) }
            ?? SupporterContact()
    }

    /// Within the caller's transaction.
    static func write(
        _ contact: SupporterContact,
        of code: Supporter.ID,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        let sealed = try SealedContact(contact, of: code, seal: seal)
        try connection.withPersonalData {
            _ = try connection.execute(
                """
                INSERT INTO supporter_contact (ward_code, supporter_code, name, kana, phone, email)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (ward_code, supporter_code) DO UPDATE
                    SET name = excluded.name, kana = excluded.kana, phone = excluded.phone, email = excluded.email
                """,
                [seal.ward, code, sealed.name, sealed.kana, sealed.phone, sealed.email]
            )
        }
    }
}
