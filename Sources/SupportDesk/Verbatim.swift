/// A text that equals only one of the very same scalars. `String` alone would call 神 (U+FA19) and 神 (U+795E) the same,
/// and for a correction that tells one name from the other there would be nothing to change.
@propertyWrapper
package struct Verbatim: Hashable, Sendable {
    package var wrappedValue: String?

    package init(wrappedValue: String?) {
        self.wrappedValue = wrappedValue
    }

    package static func == (lhs: Self, rhs: Self) -> Bool {
        switch (lhs.wrappedValue, rhs.wrappedValue) {
        case (let one?, let other?): one.utf8.elementsEqual(other.utf8)
        case (nil, nil): true
        default: false
        }
    }
}
