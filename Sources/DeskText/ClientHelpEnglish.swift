extension ClientHelp {
    var english: String {
        switch self {
        case .mado:
            """
            Examples:
              mado log e-tax 75-79 20m phone done
              mado log マイナンバーカード 72歳 15分 自分でできた
              mado log                         (asks, one thing after another)
              mado recent
              mado correct 3f2a9c 20m --reason "typing error"
              mado undo
              mado sync                        (sends what waits)
              mado course attend C12 72yo x3 78yo satisfied
              mado supporter shift SD-0001 12/3 10:00-12:00
              mado report targets

            The first time:
              mado config set server https://desk.example.lg.jp
              mado config set token-file ~/mado-token
              mado config set site S001
            """
        case .log:
            """
            Examples:
              mado log e-tax 75-79 20m phone done
              mado log fraud mail declined 1h30m online continues
              mado log maps 80-84 10m visit @支援員052 sat:5 --note "wants to come again"
              mado log my number card 70-74 yesterday 10:30
              mado log --last 10m              (as the last one, but 10 minutes)
              mado log maps 5/12 --reason "paper log"  (a closed month: to be approved)

            Words come in any order, in English or Japanese, whole or abbreviated:
              topics      names, codes or aliases, as many as apply (needed)
              age         72yo, 70-74, 90+, unknown, declined
              minutes     15m, 15分, 1h30m
              channel     in_person (the default), phone, online, visit
              outcome     done, partly, unresolved, continues …
              when        yesterday, 5/14, 2026-05-14, 10:30 (the default is now)
              others      @SUPPORTER  sat:5  receipt:2025-00001  town:NAME
            Where a word could be two things, name its field: channel:online.
            """
        case .recent:
            """
            Examples:
              mado recent
              mado recent --limit 50 --site S001
              mado recent --json
            """
        case .show:
            """
            Examples:
              mado show 3f2a9c
            """
        case .correct:
            """
            Examples:
              mado correct 3f2a9c 20m --reason "typing error"
              mado correct 3f2a9c yesterday 75-79 --reason "wrong day and age"
              mado correct 3f2a9c --clear note --reason "personal data"

            The words are those of mado log and replace the fields that they name;
            topics replace all topics.
            """
        case .void:
            """
            Examples:
              mado void 3f2a9c --reason "recorded twice"
            """
        case .config, .configSet:
            """
            Examples:
              mado config set server https://desk.example.lg.jp
              mado config set token-file ~/mado-token
              mado config set site S001
              mado config set lang en
              mado config set ca-file /etc/ssl/ward-ca.pem

            An option goes before the environment (MADO_SERVER, MADO_TOKEN_FILE,
            MADO_SITE, MADO_LANG, MADO_CA_FILE), and that before the file.
            """
        case .report:
            """
            Examples:
              mado report targets
              mado report coverage --radius 800
              mado report topics --fiscal-year 2025 --by month
              mado report channels --site S001
              mado report divide --format geojson > divide.geojson
              mado report conversions
              mado report supporters
              mado report targets --month 2026-05 --as-published v1

            The heading says whether figures are provisional, final or revised. With
            --as-published they are shown as they were when the period was closed.
            Reports are for coordinators and statisticians.
            The site of “mado config” plays no part; --site narrows a report down.
            """
        case .reportTargets:
            """
            Examples:
              mado report targets
              mado report targets --as-of 2026-09-30
              mado report targets --fiscal-year 2025 --format csv > targets.csv

            With a chance of 80%, the figure of 31 March lies within the interval.
            """
        case .reportCoverage:
            """
            Examples:
              mado report coverage
              mado report coverage --radius 800
              mado report coverage --towns
              mado report coverage --format csv > sites.csv

            Distances are as the crow flies. Consultations, residents (each once) and
            anonymous contacts are three counts that never add up.
            """
        case .reportTopics:
            """
            Examples:
              mado report topics
              mado report topics --by month
              mado report topics --by site --format csv > topics.csv
            """
        case .reportChannels:
            """
            Examples:
              mado report channels
              mado report channels --site S057

            ▲ and ▼ mark only differences that chance does not explain.
            """
        case .reportDivide:
            """
            Examples:
              mado report divide
              mado report divide --format csv > divide.csv
              mado report divide --format geojson > divide.geojson
            """
        case .sync:
            """
            Examples:
              mado sync
              mado sync --quiet --once         (from cron or a timer)

            The oldest go first. Without a connection it tries several times, at
            growing intervals. What is refused is kept and does not stop the others.
            It ends with 0 when all is sent, 75 when some waits, 65 when some was
            refused, 69 when there is no connection.
            """
        case .outbox, .outboxList:
            """
            Examples:
              mado outbox
              mado outbox show 3
              mado outbox edit 3f2a9c 20m
              mado outbox resend --all
              mado outbox export --format csv > outbox.csv
            """
        case .outboxShow:
            """
            Examples:
              mado outbox show 3
              mado outbox show 3f2a9c --json
            """
        case .outboxEdit:
            """
            Examples:
              mado outbox edit 3f2a9c 20m 75-79
              mado outbox edit 3 --at yesterday
              mado outbox edit 3 --reason "no network until after the closing"

            The words are those of mado log and replace the fields that they name.
            """
        case .outboxResend:
            """
            Examples:
              mado outbox resend 3f2a9c
              mado outbox resend --all
            """
        case .outboxDiscard:
            """
            Examples:
              mado outbox discard 3f2a9c
            """
        case .outboxExport:
            """
            Examples:
              mado outbox export > outbox.ndjson
              mado outbox export --format csv > outbox.csv
            """
        case .outboxClaim:
            """
            Examples:
              mado outbox claim
            """
        case .undo, .status, .doctor, .configShow, .configUnset: ""
        }
    }
}
