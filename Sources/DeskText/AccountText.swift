package import SupportDesk

/// What `madoguchi user` says.
package enum AccountText: Sendable {
    case added(String)
    case invited(String, until: Instant)
    case factorReset(String)
    case changed(String)
    case disabled(String)
    case enabled(String)
    case unchanged
    /// The role needs a second factor, and the account has none yet.
    case invitationNeeded(String)
    /// So many accounts differ.
    case imported(Int, isDryRun: Bool)
    /// Rows of the list were refused, so that nothing was changed.
    case importRefused(Int)
    case unreadableDay
    case outside(option: String, ClosedRange<Int>)
    /// `--site` and `--all-sites`, or `--until` and `--no-end`.
    case either(String, String)

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    /// The titles of the list of accounts.
    package static func titles(in language: Language) -> [String] {
        let fields: [AccountField] = [.account, .role, .sites, .validUntil, .state]
        return fields.map { $0.title(in: language) }
    }

    /// Whether and how somebody can come in with it on this day.
    package static func state(_ registered: RegisteredAccount, at now: Instant, in language: Language) -> String {
        let isInvited = registered.invitedUntil.map { now < $0 } ?? false
        switch language {
        case .ja:
            if registered.isDisabled { return "停止" }
            if registered.refusal(on: now.day) != nil { return "期限切れ" }
            if isInvited { return "招待中" }
            return registered.hasPassword ? "有効" : "トークンのみ"
        case .en:
            if registered.isDisabled { return "disabled" }
            if registered.refusal(on: now.day) != nil { return "expired" }
            if isInvited { return "invited" }
            return registered.hasPassword ? "enabled" : "tokens only"
        }
    }

    /// One account in a line, as a list shows it: role, sites, last day.
    package static func cells(_ registered: RegisteredAccount, at now: Instant, in language: Language) -> [String] {
        let account = registered.account
        let all =
            switch language {
            case .ja: "全拠点"
            case .en: "all"
            }
        return [
            account.name, account.role.title(in: language),
            account.sites.map { $0.map(\.rawValue).sorted().joined(separator: " ") } ?? all,
            registered.validUntil?.description ?? "–", state(registered, at: now, in: language),
        ]
    }

    private var japanese: String {
        switch self {
        case .added(let name): "アカウント「\(name)」を作りました。"
        case .invited(let name, let until):
            "上の招待コードを本人に渡してください。「mado login \(name)」で使えます（\(until.day.written(in: .ja))\(until.time)まで、1回限り）。"
        case .factorReset(let name): "「\(name)」の認証アプリと回復コードを無効にし、ログインをすべて終了しました。"
        case .changed(let name): "アカウント「\(name)」を変更しました。権限や支援拠点が変わった場合、ログインは終了しています。"
        case .disabled(let name): "アカウント「\(name)」を停止し、ログインをすべて終了しました。"
        case .enabled(let name): "アカウント「\(name)」の停止を解除しました。"
        case .unchanged: "すでにその状態ですので、何も変更していません。"
        case .invitationNeeded(let name):
            "この権限には認証アプリの登録が必要です。「madoguchi user invite \(name)」で招待コードを発行してください。"
        case .imported(let count, let isDryRun):
            isDryRun ? "\(count)件のアカウントが変わります（確認のみで、保存していません）。" : "\(count)件のアカウントを変更しました。"
        case .importRefused(let count): "\(count)行に不備があるため、何も変更していません。直してから、もう一度実行してください。"
        case .unreadableDay: "日付を読み取れません。2027-03-31 や 令和9年3月31日 のように指定してください。"
        case .outside(let option, let range): "\(option)は\(range.lowerBound)〜\(range.upperBound)で指定してください。"
        case .either(let one, let other): "\(one) と \(other) は、どちらか一方だけを指定してください。"
        }
    }

    private var english: String {
        switch self {
        case .added(let name): "Made the account “\(name)”."
        case .invited(let name, let until):
            "Hand the invitation above to its owner, for “mado login \(name)”: once, until \(until.day) \(until.time)."
        case .factorReset(let name):
            "Took the authenticator and the recovery codes of “\(name)” away, and ended its logins."
        case .changed(let name): "Changed the account “\(name)”. If its role or sites changed, its logins have ended."
        case .disabled(let name): "Disabled the account “\(name)” and ended its logins."
        case .enabled(let name): "Enabled the account “\(name)”."
        case .unchanged: "It is so already; nothing was changed."
        case .invitationNeeded(let name):
            "This role needs an authenticator. Make an invitation with “madoguchi user invite \(name)”."
        case .imported(let count, let isDryRun):
            isDryRun ? "\(count) accounts would change. Nothing was saved." : "\(count) accounts changed."
        case .importRefused(let count):
            "\(count) rows cannot be accepted, so nothing was changed. Mend them and try again."
        case .unreadableDay: "The day cannot be read. Write it as 2027-03-31 or 令和9年3月31日."
        case .outside(let option, let range): "\(option) must be from \(range.lowerBound) to \(range.upperBound)."
        case .either(let one, let other): "Give either \(one) or \(other), not both."
        }
    }
}

extension Instant {
    /// The time of day in Japan, to the minute.
    fileprivate var time: String {
        String(description.dropFirst(11).prefix(5))
    }
}
