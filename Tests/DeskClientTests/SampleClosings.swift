/// Closings and amendments as the server gives them.
enum SampleClosings {
    static let late = "019ab000-0000-7000-8000-000000000c1a"
    static let correction = "019ab000-0000-7000-8000-000000000c2b"

    /// May 2026, closed; or revised by the late record.
    static func may(version: Int) -> String {
        let revised = """
            ,{"version":2,"madeAt":"2026-11-20T16:30:00+09:00","madeBy":"staff","reason":"紙の控えから",\
            "approvedBy":"coordinator2","amendment":"\(late)"}
            """
        return """
            {"period":"2026-05","kind":"month","closed":true,"status":"\(version == 1 ? "final" : "revised")",\
            "version":\(version),"closedSites":["S001","S002"],"versions":[{"version":1,\
            "madeAt":"2026-06-05T10:00:00+09:00","madeBy":"coordinator","reason":null,"approvedBy":null,\
            "amendment":null}\(version == 1 ? "" : revised)]}
            """
    }

    static let june = """
        {"period":"2026-06","kind":"month","closed":false,"status":"provisional","version":null,"closedSites":["S001"],\
        "versions":[]}
        """

    static let year = """
        {"period":"2026","kind":"fiscal_year","closed":false,"status":"provisional","version":null,"closedSites":[],\
        "versions":[]}
        """

    static let missing = """
        {"period":"2026-05","complete":false,"silentSites":[{"site":"S002","lastHeardOf":"2026-04-28"}],\
        "emptyDays":[{"site":"S001","days":["2026-05-07","2026-05-08"]}],"sitesWithoutHours":["S057"],\
        "refusals":[{"id":"019ab000-0000-7000-8000-0000000000d1","site":"S001","heldOn":"2026-05-12",\
        "refusedAt":"2026-05-12T17:00:00+09:00","refusedBy":"staff","problems":["out-of-range"]}],\
        "amendments":["\(late)"]}
        """

    static let nothingMissing = """
        {"period":"2026-05","complete":true,"silentSites":[],"emptyDays":[],"sitesWithoutHours":[],"refusals":[],\
        "amendments":[]}
        """

    private static func amendment(
        _ id: String,
        _ operation: String,
        _ subject: String,
        state: String = "waiting",
        change: String = "null"
    ) -> String {
        let decided =
            state == "waiting"
            ? #""decidedAt":null,"decidedBy":null"#
            : #""decidedAt":"2026-11-20T16:30:00+09:00","decidedBy":"coordinator2""#
        return """
            {"id":"\(id)","operation":"\(operation)","subject":"\(subject)","course":null,"site":"S001",\
            "months":["2026-05"],"state":"\(state)","reason":"紙の控えから","proposedAt":"2026-11-20T16:00:00+09:00",\
            "proposedBy":"staff",\(decided),"remark":\(state == "declined" ? #""登録済み""# : "null"),"change":\(change)}
            """
    }

    static let waiting = amendment(
        late,
        "record_consultation",
        late,
        change: #""{\"ageBand\":\"70-74\",\"channel\":\"phone\",\"heldOn\":\"2026-05-12\",\"minutes\":15}""#
    )
    static let waitingCorrection = amendment(
        correction,
        "correct_consultation",
        "019ab000-0000-7000-8000-0000000000d1",
        change: #""{\"minutes\":20,\"note\":null}""#
    )
    static let approved = amendment(late, "record_consultation", late, state: "approved")
    static let declined = amendment(late, "record_consultation", late, state: "declined")
    static let reopening = amendment(correction, "reopen", "2026-05").replacing(
        #""site":"S001""#,
        with: #""site":null"#
    )
    static let amendments = #"{"items":[\#(waiting),\#(other)]}"#
    private static let other = amendment(correction, "record_consultation", correction, state: "declined")
}
