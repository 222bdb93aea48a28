package import SupportDesk

extension Title {
    package func text(in language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}
