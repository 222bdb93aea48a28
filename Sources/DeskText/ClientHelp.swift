/// What `mado --help` says: of each command what it does, and first of all examples.
package enum ClientHelp: Sendable {
    case mado, log, recent, show, correct, void, undo, status, doctor, config, configShow, configSet, configUnset
    case sync, outbox, outboxList, outboxShow, outboxEdit, outboxResend, outboxDiscard, outboxExport, outboxClaim
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
            case .sync: "この端末に残っている未送信のものを送信します。"
            case .outbox: "この端末に残っている未送信のものを扱います。"
            case .outboxList: "未送信のものを一覧にします。"
            case .outboxShow: "1件の内容と、受け付けられなかった理由を表示します。"
            case .outboxEdit: "届いていない1件を直して、送信します。"
            case .outboxResend: "受け付けられなかったものを、そのまま送り直します。"
            case .outboxDiscard: "未送信のものを削除します。元には戻せません。"
            case .outboxExport: "未送信のものをファイルに書き出します。"
            case .outboxClaim: "トークンを取り替える前の未送信を引き継ぎます。"
            case .status: "サーバーにつながるか、未送信があるか、どの拠点の設定かを確かめます。"
            case .doctor: "記録に必要なものがそろっているかを調べます。"
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
            case .sync: "Sends what waits on this machine."
            case .outbox: "Deals with what waits on this machine to be sent."
            case .outboxList: "Lists what waits."
            case .outboxShow: "Shows an item, and why it was refused."
            case .outboxEdit: "Changes an item that no server has, and sends it."
            case .outboxResend: "Sends again, as it is, what was refused."
            case .outboxDiscard: "Deletes what waits, for good."
            case .outboxExport: "Writes out what waits."
            case .outboxClaim: "Takes over what waits from before a change of token."
            case .status: "Tells whether the server can be reached, what waits, and what is configured."
            case .doctor: "Checks everything that recording needs."
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
}
