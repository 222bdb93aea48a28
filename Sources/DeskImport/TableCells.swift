import SupportDesk

/// What several kinds of file have in common in their cells.
extension TableReader {
    /// A name or code that has to be there.
    borrowing func requiredName(_ column: Column) throws(Rejection) -> String {
        let text = cell(column)
        guard !text.isEmpty else { throw rejection(column, .problem(.required)) }
        return try nameWithoutControls(text, column)
    }

    /// A day; nil when the cell is blank.
    borrowing func day(_ column: Column, _ reading: DateReading) throws(Rejection) -> CivilDate? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        guard let day = reading.day(text) else { throw rejection(column, .problem(.unreadableDate)) }
        return day
    }

    /// A point; nil when both cells are blank.
    borrowing func location(_ latitude: Column, _ longitude: Column) throws(Rejection) -> Location? {
        let (north, east) = (cell(latitude), cell(longitude))
        if north.isEmpty, east.isEmpty { return nil }
        if north.isEmpty { throw rejection(latitude, .oneCoordinateMissing) }
        if east.isEmpty { throw rejection(longitude, .oneCoordinateMissing) }
        guard let degreesNorth = north.writtenDegrees, (-90...90).contains(degreesNorth) else {
            throw rejection(latitude, .unreadableCoordinate)
        }
        guard let degreesEast = east.writtenDegrees,
            let location = Location(latitude: degreesNorth, longitude: degreesEast)
        else { throw rejection(longitude, .unreadableCoordinate) }
        return location
    }

    /// 有 or 無; nil when the cell is blank.
    borrowing func yesOrNo(_ column: Column) throws(Rejection) -> Bool? {
        switch cell(column).searchKey {
        case "": return nil
        case "有", "有り", "あり", "○", "〇": return true
        case "無", "無し", "なし", "×": return false
        default: throw rejection(column, .unreadableYesOrNo)
        }
    }

    /// How many terminals: `2`, `２台`; nil when the cell is blank.
    borrowing func terminals(_ column: Column) throws(Rejection) -> Int? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        let key = text.searchKey
        guard let count = (key.hasSuffix("台") ? String(key.dropLast()) : key).writtenCount, count <= terminalsLimit
        else { throw rejection(column, .unreadableCount) }
        return count
    }

    /// More terminals than any place has: a slip of the pen.
    private var terminalsLimit: Int { 9999 }

    /// A name is stored as it was written, so that it must not hold what no form should hold.
    borrowing func nameWithoutControls(_ name: String, _ column: Column) throws(Rejection) -> String {
        guard !name.holdsControlCharacters else { throw rejection(column, .problem(.controlCharacter)) }
        guard name.unicodeScalars.count <= nameLimit else {
            throw rejection(column, .problem(.tooLong(limit: nameLimit)))
        }
        return name
    }

    /// The longest name or code, in characters.
    private var nameLimit: Int { 100 }
}
