/// JSON about supporters, courses and residents as the server gives it.
enum SamplePeople {
    static let resident = "019e2440-1c00-7a31-8f20-5b6c7d8e9f01"
    static let other = "019e2440-1c00-7a31-8f20-5b6c7d8e9f02"

    static func list(_ items: String...) -> String { #"{"items":[\#(items.joined(separator: ","))]}"# }

    static func course(
        _ code: String = "C12",
        site: String = "S001",
        title: String? = nil,
        short: Int = 0,
        cancelled: Bool = false
    ) -> String {
        """
        {"course":"\(code)","kind":"basic","title":\(title.map { "\"\($0)\"" } ?? "null"),"site":"\(site)",\
        "date":"2026-12-03","starts":"10:00","ends":"12:00","capacity":20,"partnerKind":"town_association",\
        "partner":"荻窪町会","instructors":["SD-0001"],"assistants":[],"booked":18,"waiting":2,"attendees":5,"onRecord":1,\
        "byAge":{"70-74":3,"75-79":2},"cancelled":\(cancelled),"reason":\(cancelled ? "\"講師の都合\"" : "null"),\
        "staffing":{"people":18,"needed":5,"present":\(5 - short),"short":\(short)},\
        "survey":{"rated":12,"satisfied":11,"share":91.7,"canDoAlone":{"yes":3,"asked":4},\
        "wantsToHelp":{"yes":0,"asked":0}},"revision":1}
        """
    }

    static func supporter(_ code: String = "SD-0001", status: String = "active", isWhole: Bool = false) -> String {
        let whole = """
            ,"completions":[{"module":"privacy","completedOn":"2026-04-10"}],"history":[\
            {"status":"active","from":"2026-05-01","until":null,"certifiedUntil":"2029-03-31",\
            "appointedUntil":"2027-03-31","reason":null,"cause":"person","recordedAt":"2026-05-01T10:00:00+09:00",\
            "recordedBy":"coordinator"},{"status":"lapsed","from":"2026-04-01","until":"2026-04-30",\
            "certifiedUntil":"2029-03-31","appointedUntil":null,"reason":"appointment_ended","cause":"time",\
            "recordedAt":"2026-04-01T03:00:00+09:00","recordedBy":"maintenance"}]
            """
        return """
            {"supporter":"\(code)","kind":"senior","status":"\(status)","since":"2026-05-01",\
            "certifiedUntil":"2029-03-31","appointedUntil":"2027-03-31","homeSite":"S001","otherSites":["S003"],\
            "languages":["ja","jsl"],"skills":["email"],"hoursPerWeek":4,"missingModules":["manner"],\
            "conversion":null\(isWhole ? whole : "")}
            """
    }

    static func resident(
        _ id: String = resident,
        kana: String? = "ヤマダハナコ",
        duplicates: String = "",
        supporter: String? = nil
    ) -> String {
        """
        {"resident":"\(id)","registeredOn":"2026-05-14","name":"山田花子","kana":\(kana.map { "\"\($0)\"" } ?? "null"),\
        "phone":"090-1234-5678","birthYear":1952,"ageBand":null,"town":null,"needs":["hearing","language"],\
        "language":"zh","consents":[{"purposes":["record","contact"],"method":"paper","givenOn":"2026-05-14",\
        "withdrawnOn":null}],"mergedInto":null,"entries":["\(id)"],\
        "supporter":\(supporter.map { "\"\($0)\"" } ?? "null"),"duplicates":[\(duplicates)]}
        """
    }

    static let conversion = """
        {"conversion":"019e2440-1c00-7a31-8f20-5b6c7d8e9faa","supporter":"SD-0003","resident":"\(resident)",\
        "appliedOn":"2026-11-23","via":"survey","site":"S001","void":false,"steps":{"supported":"2026-04-10",\
        "finishedCourse":"2026-06-01","applied":"2026-11-23","certified":null,"active":null,"firstSession":null}}
        """
}
