package import SupportDesk

/// 施設コード,名称,種別,主要施設(有/無),公衆無線LAN(有/無),公共端末台数,調査日: what was found in public facilities.
package enum FacilityTable {
    /// Reads the surveys of the file at `path`, by the sites and eras of `desk`. A facility whose code or name is that of a
    /// support site is that site.
    ///
    /// - Parameter today: the last day on which a survey can have been.
    /// - Throws: why the file as a whole cannot be imported.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk,
        today: CivilDate
    ) throws(ImportFileError) -> ImportedTable<FacilitySurvey> {
        let days = DateReading(eras: desk.eras)
        return try TableReader<Column>(path: path, encoding: encoding).table(
            key: { Key(facility: $0.facility, surveyedOn: $0.surveyedOn) }
        ) { row throws(Rejection) in
            try survey(row, desk, days, today)
        }
    }

    private struct Key: Hashable {
        let facility: FacilitySurvey.FacilityID
        let surveyedOn: CivilDate
    }

    enum Column: String, TableColumn {
        case code = "施設コード"
        case name = "名称"
        case kind = "種別"
        case main = "主要施設"
        case wifi = "公衆無線LAN"
        case terminals = "公共端末台数"
        case surveyedOn = "調査日"

        var otherTitles: [String] {
            switch self {
            case .name: ["施設名", "施設名称"]
            case .kind: ["施設種別"]
            case .wifi: ["公衆Wi-Fi", "Wi-Fi"]
            default: []
            }
        }

        var isRequired: Bool {
            switch self {
            case .code, .name, .kind, .surveyedOn: true
            default: false
            }
        }

        static var keyColumn: Column { .code }
    }

    private static func survey(
        _ row: borrowing TableReader<Column>,
        _ desk: Desk,
        _ days: DateReading,
        _ today: CivilDate
    ) throws(Rejection) -> FacilitySurvey {
        let code = try row.requiredName(.code).codeForm
        let name = try row.requiredName(.name)
        return FacilitySurvey(
            facility: FacilitySurvey.FacilityID(code),
            surveyedOn: try surveyedOn(row, days, today),
            name: name,
            kind: try row.requiredName(.kind),
            isMain: try row.yesOrNo(.main) ?? false,
            wifi: try row.yesOrNo(.wifi),
            terminals: try row.terminals(.terminals),
            site: desk.site(called: code) ?? desk.site(called: name)
        )
    }

    private static func surveyedOn(
        _ row: borrowing TableReader<Column>,
        _ days: DateReading,
        _ today: CivilDate
    ) throws(Rejection) -> CivilDate {
        guard let day = try row.day(.surveyedOn, days) else { throw row.rejection(.surveyedOn, .problem(.required)) }
        guard day <= today else { throw row.rejection(.surveyedOn, .problem(.future(latest: today))) }
        return day
    }
}

extension Desk {
    fileprivate func site(called word: String) -> Site.ID? {
        if case .found(let site) = site(word) { site.code } else { nil }
    }
}
