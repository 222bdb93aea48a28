/// Why a file as a whole cannot be imported. Nothing was taken from it.
package enum ImportFileError: Error, Hashable, Sendable {
    case notFound
    case isDirectory
    /// The account that runs the import may not read it.
    case notPermitted
    /// The system could not read it; its error number.
    case unreadable(errno: Int32)
    /// It holds nothing but blank lines.
    case empty
    /// A spreadsheet's own format (.xlsx, .xls): it has to be saved as CSV first.
    case spreadsheet
    /// UTF-16, as some programs' "Unicode text": it has to be saved as UTF-8 first.
    case utf16
    /// None of the first lines is a header with these columns. They are missing from the one that comes nearest.
    case missingColumns([String])
    /// After 総女 there have to be pairs of 男 and 女, one for each year of age.
    case unpairedAges
}
