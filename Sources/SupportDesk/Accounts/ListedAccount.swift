/// A row of a ward's list of accounts: whom it is about, and what it says of them. A blank cell leaves as it is.
package struct ListedAccount: Hashable, Sendable {
    package let name: String
    package let change: AccountChange

    package init(name: String, change: AccountChange) {
        self.name = name
        self.change = change
    }
}
