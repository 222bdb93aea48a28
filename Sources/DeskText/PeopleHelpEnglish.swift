extension PeopleHelp {
    /// Examples, and what there is to know, in English.
    var englishExamples: String {
        switch self {
        case .supporter:
            """
            Examples:
              mado supporter list --ending 60
              mado supporter add senior S001 jsl 4h --name 山田花子
              mado supporter activate SD-0001
              mado supporter renew --all --until 2027-03-31
              mado supporter roster --site S001
            """
        case .supporterList:
            """
            Examples:
              mado supporter list
              mado supporter list --site S001 --status active
              mado supporter list --ending 60    (certificate or appointment ends soon)
            """
        case .supporterShow:
            """
            Examples:
              mado supporter show SD-0001
            """
        case .supporterAdd:
            """
            Examples:
              mado supporter add senior S001 jsl email maps 4h
              mado supporter add student --name 山田花子 --phone 090-1234-5678

            Words come in any order: kind (needed), sites (the first is the home site),
            languages, skills (topics), hours a week (4h).
            """
        case .supporterChange:
            """
            Examples:
              mado supporter change SD-0001 S003 en

            Only what is named is replaced.
            """
        case .supporterStart:
            """
            Examples:
              mado supporter start SD-0001
            """
        case .supporterCertify:
            """
            Examples:
              mado supporter certify SD-0001
              mado supporter certify SD-0001 SD-0002 --on 2026-11-20 --until 2030-03-31

            The required modules come first (mado supporter training).
            """
        case .supporterActivate:
            """
            Examples:
              mado supporter activate SD-0001 SD-0002

            Of a yearly kind, the appointment ends on 31 March.
            """
        case .supporterPause:
            """
            Examples:
              mado supporter pause SD-0001 --reason "on leave"
            """
        case .supporterLapse:
            """
            Examples:
              mado supporter lapse SD-0001 --reason "cannot be reached"
            """
        case .supporterRetire:
            """
            Examples:
              mado supporter retire SD-0001 --on 3/31 --reason "moved away"
            """
        case .supporterDecline:
            """
            Examples:
              mado supporter decline SD-0001 --reason "withdrew"
            """
        case .supporterRenew:
            """
            Examples:
              mado supporter renew --all --until 2027-03-31
              mado supporter renew --kind senior --until 2027-03-31
              mado supporter renew SD-0001 SD-0002 --until 2027-03-31

            Tells how many were renewed, and who was passed over and why.
            """
        case .supporterTrain:
            """
            Examples:
              mado supporter train SD-0001 privacy manner --on 11/20
            """
        case .supporterTraining:
            """
            Examples:
              mado supporter training
            """
        case .supporterContact:
            """
            Examples:
              mado supporter contact SD-0001
              mado supporter contact SD-0001 --phone 090-1234-5678

            Looking is logged. An empty value (--phone "") takes it away.
            """
        case .supporterRoster:
            """
            Examples:
              mado supporter roster --site S001
              mado supporter roster --supporter SD-0001 --month 2026-12
              mado supporter roster --site S001 --ics > roster.ics
            """
        case .supporterShift:
            """
            Examples:
              mado supporter shift SD-0001 S001 12/3 10:00-12:00
              mado supporter shift SD-0001 tomorrow 13:00-15:30

            Words come in any order. Without a site it is the configured one.
            """
        case .supporterUnshift:
            """
            Examples:
              mado supporter unshift 3f2a9c --reason "unwell"
            """
        case .supporterHours:
            """
            Examples:
              mado supporter hours SD-0001
              mado supporter hours SD-0001 3h 11/20 S001
              mado supporter hours SD-0001 90m

            Shifts, consultations and reported hours stand side by side and never add up.
            """
        case .course:
            """
            Examples:
              mado course add basic S001 12/3 10:00-12:00 20人 instructor:SD-0001
              mado course attend C12 72yo ×3 78yo satisfied
              mado course list --month 2026-12
            """
        case .courseList:
            """
            Examples:
              mado course list
              mado course list --site S001 --month 2026-12 --kind basic
            """
        case .courseShow:
            """
            Examples:
              mado course show C12
            """
        case .courseAdd:
            """
            Examples:
              mado course add basic S001 12/3 10:00-12:00 capacity:20
              mado course add trial 12/3 13:00-15:00 cap8 school instructor:SD-0001
              mado course add help_session 12/3 10:00-12:00 cap8 --title "Tea and phones"

            Words come in any order: kind, day, time, capacity (all needed), site (the
            configured one if left out), kind of partner, instructors, assistants.
            """
        case .courseChange:
            """
            Examples:
              mado course change C12 12/10 13:00-15:00
              mado course change C12 cap30 --title "First steps"

            Only what is named is replaced.
            """
        case .courseCancel:
            """
            Examples:
              mado course cancel C12 --reason "no instructor"
            """
        case .coursePlace:
            """
            Examples:
              mado course place C12
              mado course place C12 72yo
              mado course place C12 090-1234-5678

            Somebody on record is named by id, telephone number or name in kana.
            """
        case .coursePlaces:
            """
            Examples:
              mado course places C12
            """
        case .courseUnplace:
            """
            Examples:
              mado course unplace C12 3f2a9c
            """
        case .courseAttend:
            """
            Examples:
              mado course attend C12 72yo x3 78yo satisfied
              mado course attend C12 satisfied 70-74 x4 75-79 x2 want to help
              mado course attend C12 5 people
              mado course attend C12 090-1234-5678 very satisfied alone

            An age (72, 72yo, 70-74, unknown …) or somebody on record begins a group.
              people        x3, ×3, 3 people (somebody on record counts once)
              satisfaction  very satisfied, satisfied, neutral, dissatisfied, sat5
              others        alone, cannot, want to help
            Answers before the first age are everybody's.
            """
        case .courseAttendance:
            """
            Examples:
              mado course attendance C12
            """
        case .courseUnattend:
            """
            Examples:
              mado course unattend C12 3f2a9c --reason "recorded twice"
            """
        case .resident:
            """
            Examples:
              mado resident add 72yo hearing --consent paper --kana ヤマダハナコ
              mado resident find 090-1234-5678
              mado resident show ヤマダハナコ

            Looking is logged, too. A resident goes by id, telephone number or kana.
            """
        case .residentAdd:
            """
            Examples:
              mado resident add --consent paper
              mado resident add 1952年生 hearing language:zh --consent oral
              mado resident add 72yo --consent online --purposes record,contact

            Name, age and telephone number may all be left out.
            """
        case .residentFind:
            """
            Examples:
              mado resident find 090-1234-5678
              mado resident find ヤマダハナコ
            """
        case .residentShow:
            """
            Examples:
              mado resident show 090-1234-5678
            """
        case .residentChange:
            """
            Examples:
              mado resident change 090-1234-5678 vision town:荻窪一丁目
              mado resident change ヤマダハナコ --consent paper --purposes record,courses

            Only what is named is replaced.
            """
        case .residentMerge:
            """
            Examples:
              mado resident merge ID1 ID2 --reason "same person"

            “mado resident unmerge” undoes it.
            """
        case .residentUnmerge:
            """
            Examples:
              mado resident unmerge ID2
            """
        case .residentDuplicates:
            """
            Examples:
              mado resident duplicates
            """
        case .residentDistinct:
            """
            Examples:
              mado resident distinct ID1 ID2
            """
        case .residentWithdraw:
            """
            Examples:
              mado resident withdraw 090-1234-5678

            The counts stay. Of an active supporter it shows what is kept, and asks.
            """
        case .conversions:
            """
            Examples:
              mado conversions                     (the report of this year)
              mado conversions start 090-1234-5678 senior S001
              mado conversions willing
            """
        case .conversionsStart:
            """
            Examples:
              mado conversions start 090-1234-5678 senior S001 --keep-contact
            """
        case .conversionsList:
            """
            Examples:
              mado conversions list --fiscal-year 2026
            """
        case .conversionsWilling:
            """
            Examples:
              mado conversions willing
            """
        case .conversionsVoid:
            """
            Examples:
              mado conversions void 3f2a9c --reason "another person"
            """
        case .reportConversions:
            """
            Examples:
              mado report conversions
              mado report conversions --fiscal-year 2025 --format csv > funnel.csv
            """
        case .reportSupporters:
            """
            Examples:
              mado report supporters
              mado report supporters --as-of 2026-09-30 --site S001
            """
        }
    }
}
