/// What `mado --help` says: of each command what it does, and first of all examples.
package enum ClientHelp: Sendable {
    case mado, log, recent, show, correct, void, undo, status, config, configShow, configSet, configUnset
    case report, reportTargets, reportCoverage, reportTopics, reportChannels, reportDivide

    /// What it does, in a line.
    package func abstract(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .mado: "窓口で相談を記録します。"
            case .log: "相談を1件記録します。"
            case .recent: "最近の相談を一覧にします。"
            case .show: "相談1件と、その訂正の履歴を表示します。"
            case .correct: "記録を訂正します。前の内容も履歴に残ります。"
            case .void: "記録を取り消します。集計から除かれ、履歴に残ります。"
            case .undo: "この端末で最後に記録した相談を取り消します。"
            case .status: "サーバーにつながるか、どの拠点の設定かを確かめます。"
            case .config: "この端末の設定を表示・変更します。"
            case .configShow: "設定と、その設定元を表示します。"
            case .configSet: "設定を保存します。"
            case .configUnset: "保存した設定を消します。"
            case .report: "年度の集計を表示します。"
            case .reportTargets: "年度の目標に対する実績と、3月31日の予測を表示します。"
            case .reportCoverage: "拠点ごとの利用と、拠点の届いていない町丁目を表示します。"
            case .reportTopics: "どんな相談が多いかを表示します。"
            case .reportChannels: "対面・電話・オンライン・訪問の対応を比べます。"
            case .reportDivide: "町丁目ごとの高齢者人口と利用を表示します。"
            }
        case .en:
            switch self {
            case .mado: "Records consultations at the desk."
            case .log: "Records a consultation."
            case .recent: "Lists the latest consultations."
            case .show: "Shows a consultation and everything that was changed in it."
            case .correct: "Corrects a record; what it said before stays in its history."
            case .void: "Makes a record void: it counts nowhere any more and stays in the history."
            case .undo: "Makes the last consultation void that was recorded from here."
            case .status: "Tells whether the server can be reached, and what is configured."
            case .config: "Shows and changes the settings of this machine."
            case .configShow: "Shows the settings and where each comes from."
            case .configSet: "Keeps a setting."
            case .configUnset: "Forgets a setting."
            case .report: "Shows the figures of a fiscal year."
            case .reportTargets: "Shows how the year stands against its targets, with a forecast for 31 March."
            case .reportCoverage: "Shows how each site is used, and which towns no site reaches."
            case .reportTopics: "Shows what people come with."
            case .reportChannels: "Compares help in person, by phone, online and on a visit."
            case .reportDivide: "Shows the older population and the use of help, town by town."
            }
        }
    }

    /// Examples, and what there is to know.
    package func discussion(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .mado:
            """
            例:
              mado log マイナンバーカード 72歳 15分 自分でできた
              mado log e-tax 75-79 20m phone done
              mado log                         （順番に質問します）
              mado recent
              mado correct 3f2a9c 20分 --reason 入力の誤り
              mado undo
              mado course attend C12 72歳 ×3 78歳 満足
              mado supporter shift SD-0001 12/3 10:00-12:00
              mado report targets

            初めて使うときは:
              mado config set server https://desk.example.lg.jp
              mado config set token-file ~/mado-token
              mado config set site 中央図書館
            """
        case .log:
            """
            例:
              mado log マイナンバーカード 72歳 15分 自分でできた
              mado log 詐欺 メール 回答しない 1時間半 電話 継続
              mado log 地図 80-84 10分 訪問 @支援員052 満足5 --note 再訪を希望
              mado log 確定申告 70-74 昨日 10:30
              mado log --last 10分             （前回と同じ内容で、10分）
              mado log 地図 5/12 --reason 紙の控えから  （締め済みの月。承認を待ちます）

            言葉の順序は自由です。全角でも半角でも、先頭の数文字だけでも分かります。
              相談内容    一覧にある名前・コード・別名（いくつでも。必須）
              年代        72歳、70-74、90歳以上、不明、回答しない
              対応時間    15分、15m、1時間半
              方法        対面（省略時）、電話、オンライン、訪問
              結果        自分でできた、一部できた、未解決、継続 など
              いつ        昨日、5/14、R8.5.14、10:30（省略時は今）
              ほか        @支援員052  満足5  受付:2025-00001  町:○○一丁目
            二通りに読める言葉は「方法:電話」「内容:電話」のように項目名を付けます。
            """
        case .recent:
            """
            例:
              mado recent
              mado recent --limit 50 --site 中央図書館
              mado recent --json
            """
        case .show:
            """
            例:
              mado show 3f2a9c
            """
        case .correct:
            """
            例:
              mado correct 3f2a9c 20分 --reason 入力の誤り
              mado correct 3f2a9c 昨日 75-79 --reason 日付と年代の誤り
              mado correct 3f2a9c --clear 備考 --reason 個人情報のため

            言葉はmado logと同じで、書いた項目だけが置き換わります。
            相談内容は、書いたものにすべて置き換わります。
            """
        case .void:
            """
            例:
              mado void 3f2a9c --reason 二重に記録したため
            """
        case .config, .configSet:
            """
            例:
              mado config set server https://desk.example.lg.jp
              mado config set token-file ~/mado-token
              mado config set site 中央図書館
              mado config set lang ja

            オプション、環境変数、設定ファイルの順に優先します。環境変数は
            MADO_SERVER、MADO_TOKEN_FILE、MADO_SITE、MADO_LANGです。
            """
        case .report:
            """
            例:
              mado report targets
              mado report coverage --radius 800
              mado report topics --fiscal-year 令和7 --by month
              mado report channels --site 中央図書館
              mado report divide --format geojson > divide.geojson
              mado report conversions
              mado report supporters
              mado report targets --month 2026-05 --as-published v1

            見出しに速報値・確定値・訂正版の別が出ます。--as-publishedを付けると、
            締めたときに公表したままの数字を表示します。
            閲覧できるのは調整担当と統計担当です。
            「mado config」の拠点は使いません。拠点を絞るには--siteを付けます。
            """
        case .reportTargets:
            """
            例:
              mado report targets
              mado report targets --as-of R8.9.30
              mado report targets --fiscal-year 2025 --format csv > targets.csv

            予測の幅は、3月31日の値が80%の確率で入ると見込まれる範囲です。
            """
        case .reportCoverage:
            """
            例:
              mado report coverage
              mado report coverage --radius 800
              mado report coverage --towns
              mado report coverage --format csv > sites.csv

            距離は直線距離です。実人数・延べ・件は別の数え方で、足し合わせられません。
            """
        case .reportTopics:
            """
            例:
              mado report topics
              mado report topics --by month
              mado report topics --by site --format csv > topics.csv
            """
        case .reportChannels:
            """
            例:
              mado report channels
              mado report channels --site 専用コールセンター

            ▲と▼は、偶然では説明できない差だけに付きます。
            """
        case .reportDivide:
            """
            例:
              mado report divide
              mado report divide --format csv > divide.csv
              mado report divide --format geojson > divide.geojson
            """
        case .undo, .status, .configShow, .configUnset: ""
        }
    }

    private var english: String {
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

            An option goes before the environment (MADO_SERVER, MADO_TOKEN_FILE,
            MADO_SITE, MADO_LANG), and that before the file.
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
        case .undo, .status, .configShow, .configUnset: ""
        }
    }
}
