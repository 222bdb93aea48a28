internal import DeskText
internal import FoundationEssentials
internal import Glibc

extension DeskSession {
    /// `mado config`: every setting, and where it comes from.
    package func showConfiguration() throws(ClientFailure) {
        if manner.json {
            let values = ClientSettings.Key.allCases.compactMap { key in setting(key).map { (key.rawValue, $0.text) } }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(Dictionary(uniqueKeysWithValues: values)) else { return }
            return console.print(bytes: Array(data) + [UInt8(ascii: "\n")])
        }
        let labels: [ClientLabel] = [.key, .value, .origin]
        var table = TextTable(labels.map { TextTable.Column($0.text(in: language)) })
        for key in ClientSettings.Key.allCases {
            guard let value = setting(key) else {
                table.append([key.rawValue, ClientLabel.notConfigured.text(in: language)])
                continue
            }
            let origin: ClientLabel =
                switch value.origin {
                case .flag: .fromFlag
                case .environment: .fromEnvironment(key.variable)
                case .file: .fromFile
                case .login: .login
                }
            table.append([key.rawValue, value.text.shownWhole, origin.text(in: language)])
        }
        for (place, line) in table.lines().enumerated() { console.print(place == 0 ? console.bold(line) : line) }
    }

    private func setting(_ key: ClientSettings.Key) -> ClientSettings.Value? {
        key == .site ? site : settings[key]
    }

    /// `mado config set`: keeps a setting after it was found usable.
    package func configure(_ name: String, _ value: String) throws(ClientFailure) {
        let key = try key(name)
        let kept = try usable(value, for: key)
        try change { $0[key] = kept }
        hint(.configured(key: key.rawValue, value: kept.shownWhole))
    }

    /// The value as it is kept; what cannot be used is refused now, not when someone sits waiting.
    private func usable(_ value: String, for key: ClientSettings.Key) throws(ClientFailure) -> String {
        switch key {
        case .server:
            do {
                return try ClientSettings.server(value).text
            } catch {
                throw .configuration(error)
            }
        case .language:
            guard let language = Language(rawValue: value.lowercased()) else {
                throw .configuration(.unknownLanguage)
            }
            return language.rawValue
        case .tokenFile, .certificates:
            return Self.absolute(value)
        case .site:
            // Before there is a server to ask, any name will do.
            guard (try? lists()) != nil else { return value }
            return try code(ofSite: value)
        }
    }

    /// `mado config unset`: forgets what was kept.
    package func unconfigure(_ name: String) throws(ClientFailure) {
        let key = try key(name)
        try change { $0[key] = nil }
        hint(.unconfigured(key: key.rawValue))
    }

    private func change(_ edit: (inout ConfigurationFile) -> Void) throws(ClientFailure) {
        do {
            var file = try ConfigurationFile.read(in: home)
            edit(&file)
            try file.write(in: home)
        } catch {
            throw .configuration(error)
        }
    }

    private func key(_ name: String) throws(ClientFailure) -> ClientSettings.Key {
        guard let key = ClientSettings.Key(rawValue: name.lowercased()) else {
            throw .configuration(.unknownKey(known: ClientSettings.Key.allCases.map(\.rawValue)))
        }
        return key
    }

    /// The path from the root on, for the file is read from other folders as well.
    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return String(cString: folder) + "/" + path
    }
}
