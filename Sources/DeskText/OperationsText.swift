package import SupportDesk

/// What `madoguchi`'s commands say to the person who runs the service.
package enum OperationsText: Sendable {
    /// Why the schema was left as it was.
    package enum Refusal: Sendable {
        case changed(step: String)
        case unknown(step: String)
        case rolesMissing
        /// `reason` names codes and objects of the database.
        case failed(step: String, reason: String)
        case unreachable(reason: String)
    }

    case migrationApplied(step: String)
    case schemaCurrent
    case migrationRefused(Refusal)
    /// A state of ``MigrationStatus``: applied, pending, changed, unknown.
    case step(String)
    case discrepancy(subject: String, kept: String, expected: String)
    case verified(discrepancies: Int)
    case imported(read: Int, accepted: Int, duplicates: Int, rejected: Int, isDryRun: Bool)
    case rejection(line: Int, receipt: String?, field: String?, value: String?, reason: String)
    case moreRejections(Int)
    case unreadableReferenceDate
    case tokenWritten(path: String, role: Role)
    case cannotWrite(path: String)
    case demonstrationLoaded(consultations: Int, sites: Int)
    case wardNotEmpty
    case indicatorSet(Settled<Indicator>)
    case targetSet(Settled<Target>)
    case figureEntered(Settled<SurveyFigure>)
    case valueOrNone

    package func text(in language: Language) -> String {
        switch language {
        case .ja: textInJapanese
        case .en: textInEnglish
        }
    }

    /// The titles of the table of the schema's steps: step, state, when it was applied.
    package static func statusTitles(in language: Language) -> [String] {
        switch language {
        case .ja: ["手順", "状態", "適用日時"]
        case .en: ["Step", "State", "Applied at"]
        }
    }

    private var textInJapanese: String {
        switch self {
        case .migrationApplied(let step): "適用しました: \(step)"
        case .schemaCurrent: "データベースは最新の状態です。"
        case .migrationRefused(let refusal): refusal.textInJapanese
        case .step(let state):
            switch state {
            case "applied": "適用済み"
            case "pending": "未適用"
            case "changed": "適用後に変更あり"
            default: "新しい版のもの"
            }
        case .discrepancy(let subject, let kept, let expected): "\(subject): 保存値 \(kept) / 再計算 \(expected)"
        case .verified(0): "集計と監査証跡は、記録とすべて一致しています。"
        case .verified(let count): "一致しないものが\(count)件あります。バックアップを確保し、原因を調べてください。"
        case .imported(let read, let accepted, let duplicates, let rejected, let isDryRun):
            "\(read)行を読み、\(accepted)行を\(isDryRun ? "取り込めます" : "取り込みました")。"
                + "重複\(duplicates)行、不備\(rejected)行。" + (isDryRun ? "(確認のみで、保存していません)" : "")
        case .rejection(let line, let receipt, let field, let value, let reason):
            "\(line)行目" + (receipt.map { "(受付番号 \($0))" } ?? "") + ": "
                + (field.map { "\($0)\(value.map { "「\($0)」" } ?? "")— " } ?? "") + reason
        case .moreRejections(let count): "ほかに\(count)行の不備があります。"
        case .unreadableReferenceDate: "基準日を読み取れません。2022-10-01 や 令和4年10月1日 のように指定してください。"
        case .tokenWritten(let path, let role): "\(role.title(in: .ja))のトークンを \(path) に保存しました。"
        case .cannotWrite(let path): "\(path) に書き込めません。フォルダーの権限を確認してください。"
        case .demonstrationLoaded(let consultations, let sites):
            "デモ用の区を用意しました: 支援拠点\(sites)カ所、相談\(consultations)件。"
        case .wardNotEmpty: "すでに支援拠点が登録されているため、デモ用データは入れません。"
        case .indicatorSet(.created(let indicator)): "指標「\(indicator.title.ja)」(\(indicator.id))を追加しました。"
        case .indicatorSet(.changed(let indicator)): "指標「\(indicator.title.ja)」(\(indicator.id))を変更しました。"
        case .targetSet(.created(let target)), .targetSet(.changed(let target)):
            "\(target.indicator) の\(target.year.year)年度の目標値を\(target.value?.written ?? "なし")としました"
                + "(第\(target.version)版、\(target.effectiveFrom.written(in: .ja))から)。"
        case .figureEntered(.created(let figure)), .figureEntered(.changed(let figure)):
            "\(figure.indicator) の\(figure.referenceDate.written(in: .ja))の調査値を"
                + (figure.revision == 1 ? "登録しました。" : "訂正しました(第\(figure.revision)版)。")
        case .indicatorSet(.unchanged), .targetSet(.unchanged), .figureEntered(.unchanged):
            "すでに同じ内容が登録されていますので、何も変更していません。"
        case .valueOrNone: "--value(目標値)または --none(目標値を外す)のどちらか一方を指定してください。"
        }
    }

    private var textInEnglish: String {
        switch self {
        case .migrationApplied(let step): "Applied \(step)"
        case .schemaCurrent: "The database is up to date."
        case .migrationRefused(let refusal): refusal.textInEnglish
        case .step(let state): state == "unknown" ? "of a later version" : state
        case .discrepancy(let subject, let kept, let expected): "\(subject): kept \(kept), recomputed \(expected)"
        case .verified(0): "All totals and the audit trail agree with the records."
        case .verified(let count): "\(count) discrepancies. Secure a backup and look for the cause."
        case .imported(let read, let accepted, let duplicates, let rejected, let isDryRun):
            "Read \(read) rows: \(accepted) \(isDryRun ? "would be imported" : "imported"), \(duplicates) duplicates, "
                + "\(rejected) refused." + (isDryRun ? " Nothing was saved." : "")
        case .rejection(let line, let receipt, let field, let value, let reason):
            "Line \(line)" + (receipt.map { " (receipt \($0))" } ?? "") + ": "
                + (field.map { "\($0)\(value.map { " “\($0)”" } ?? ""): " } ?? "") + reason
        case .moreRejections(let count): "\(count) more rows were refused."
        case .unreadableReferenceDate:
            "The reference date cannot be read. Write it as 2022-10-01 or 令和4年10月1日."
        case .tokenWritten(let path, let role): "Wrote a token (\(role.title(in: .en))) to \(path)."
        case .cannotWrite(let path): "\(path) cannot be written. Check the folder's permissions."
        case .demonstrationLoaded(let consultations, let sites):
            "Loaded a demonstration ward: \(sites) sites, \(consultations) consultations."
        case .wardNotEmpty: "The ward has sites already, so no demonstration data was loaded."
        case .indicatorSet(.created(let indicator)): "Added the indicator “\(indicator.title.en)” (\(indicator.id))."
        case .indicatorSet(.changed(let indicator)): "Changed the indicator “\(indicator.title.en)” (\(indicator.id))."
        case .targetSet(.created(let target)), .targetSet(.changed(let target)):
            "The target of \(target.indicator) for FY\(target.year.year) is \(target.value?.written ?? "none") "
                + "from \(target.effectiveFrom) on (version \(target.version))."
        case .figureEntered(.created(let figure)), .figureEntered(.changed(let figure)):
            "\(figure.revision == 1 ? "Entered" : "Corrected") the figure of \(figure.indicator) for "
                + "\(figure.referenceDate)\(figure.revision == 1 ? "" : " (revision \(figure.revision))")."
        case .indicatorSet(.unchanged), .targetSet(.unchanged), .figureEntered(.unchanged):
            "The same is on record already; nothing was changed."
        case .valueOrNone: "Give either --value or --none (which takes the target away)."
        }
    }
}

extension OperationsText.Refusal {
    fileprivate var textInJapanese: String {
        switch self {
        case .changed(let step): "適用済みの \(step) が、その後変更されています。元のファイルに戻してください。何も変更していません。"
        case .unknown(let step):
            "データベースは、この版にない \(step) まで進んでいます。より新しい版の madoguchi を使ってください。"
        case .rolesMissing: "データベースの役割がありません。管理者として psql -f Schema/roles.sql を実行してください。"
        case .failed(let step, let reason): "\(step) を適用できませんでした。何も変更していません。(\(reason))"
        case .unreachable(let reason): "データベースに接続できません。起動と接続先を確認してください。(\(reason))"
        }
    }

    fileprivate var textInEnglish: String {
        switch self {
        case .changed(let step): "\(step) was changed after it had been applied. Restore the file; nothing was changed."
        case .unknown(let step): "The database has \(step), which this version does not know. Use a later madoguchi."
        case .rolesMissing: "The database's roles are missing. Have its administrator run psql -f Schema/roles.sql."
        case .failed(let step, let reason): "\(step) could not be applied, and nothing was changed (\(reason))."
        case .unreachable(let reason):
            "The database cannot be reached. Check that it runs and where it is (\(reason))."
        }
    }
}
