internal import Postgres

extension Connection {
    /// Runs `body` in the role that alone reads, writes and erases who people are; it can touch nothing else. Within a transaction.
    @discardableResult
    func withPersonalData<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SET LOCAL ROLE madoguchi_personal")
        let value = try body()
        // After an error the transaction is rolled back, and the role with it.
        try execute("RESET ROLE")
        return value
    }
}
