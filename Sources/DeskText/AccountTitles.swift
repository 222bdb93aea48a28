package import SupportDesk

extension AccountField {
    /// What people call the field; also the column of a ward's list of accounts.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .account: "アカウント名"
            case .password: "パスワード"
            case .newPassword: "新しいパスワード"
            case .code: "確認コード"
            case .invitation: "招待コード"
            case .role: "権限"
            case .sites: "支援拠点"
            case .validUntil: "有効期限"
            case .state: "状態"
            }
        case .en:
            switch self {
            case .account: "Account"
            case .password: "Password"
            case .newPassword: "New password"
            case .code: "Code"
            case .invitation: "Invitation code"
            case .role: "Role"
            case .sites: "Sites"
            case .validUntil: "Valid until"
            case .state: "State"
            }
        }
    }
}
