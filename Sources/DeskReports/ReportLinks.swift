internal import SupportDesk

/// Where the records behind a report's figures are.
struct ReportLinks {
    static let courses = "/v1/courses"
    private static let consultations = "/v1/consultations"

    let scope: ReportScope

    /// The list of consultations that the report counts, at `site` or at the report's own, narrowed by what is given.
    func consultations(site: Site.ID? = nil, _ narrowing: [(name: String, value: String)] = []) -> String {
        var parameters: [(name: String, value: String)] = []
        if let site = site ?? scope.site { parameters.append(("site", site.rawValue)) }
        parameters.append(("from", scope.year.firstDay.description))
        parameters.append(("to", scope.asOf.description))
        return Self.link(Self.consultations, parameters + narrowing)
    }

    /// A URI template (RFC 6570) of the ward's list, to be filled with a site and the keys of a report.
    var template: String {
        var ward = scope
        ward.site = nil
        return ReportLinks(scope: ward).consultations() + "{&site,month,channel,ageBand,onRecord}"
    }

    /// A report on the same scope.
    func report(_ report: WardReport, _ more: [(name: String, value: String)] = []) -> String {
        Self.link(
            report.path,
            [("fiscalYear", String(scope.year.year)), ("asOf", scope.asOf.description)] + more
        )
    }

    static func link(_ path: String, _ parameters: [(name: String, value: String)]) -> String {
        let query = parameters.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }
}
