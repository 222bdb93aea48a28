import ArgumentParser
import DeskServer
import DeskStore
import DeskText
import StatisticsExport
import SupportDesk

/// What monitoring reads of `madoguchi export nightly --json`: one line, whatever happened.
struct ExportLine: Encodable {
    /// Whether all went well: the package stands there, was taken if there is a delivery command, and old ones are gone.
    var ok = true
    let ward: String
    let date: String
    let audience: String
    let path: String
    let unchanged: Bool
    let rows: Int
    let files: Int
    let bytes: Int
    let manifest: String
    let replacedCharacters: Int
    /// Periods whose last revision is not public.
    let heldBack: [String]
    var removed: [String] = []
    /// Whether the ward's own command took it further; null without one.
    @OrNull var taken: Bool?

    init(_ result: NightlyExport.Result, _ settings: NightlyExport.Settings, ward: Ward.ID) {
        self.ward = ward.rawValue
        date = settings.date.description
        audience = settings.audience.rawValue
        path = result.delivery.path
        unchanged = result.delivery.isUnchanged
        rows = result.run.rows
        files = result.delivery.files
        bytes = result.delivery.bytes
        manifest = result.delivery.manifestDigest
        replacedCharacters = result.delivery.replacedCharacters
        heldBack = result.heldBack.map(\.code)
        _taken = OrNull(wrappedValue: nil)
    }

    /// A run that was to catch up had nothing to do.
    struct Earlier: Encodable {
        let ok = true
        let alreadyDelivered = true
        let ward: String
        let date: String
        let audience: String
        let path: String
        let rows: Int
        let manifest: String

        init(_ run: ExportRun, path: String, ward: Ward.ID) {
            self.ward = ward.rawValue
            date = run.date.description
            audience = run.audience.rawValue
            self.path = path
            rows = run.rows
            manifest = run.manifest
        }
    }

    /// Nothing was delivered.
    struct Failure: Encodable {
        struct Character: Encodable {
            let table: String
            let row: Int
            @OrNull var key: String?
            let column: String
            let character: String
            let codePoint: String
        }

        let ok = false
        let audience: String
        let exitCode: Int32
        let error: String
        /// Characters that CP932 lacks.
        let unmappable: [Character]?

        init(_ refusal: ExportRefusal, audience: ExportAudience) {
            self.audience = audience.rawValue
            exitCode = refusal.exitCode
            error = refusal.sentence
            let characters = refusal.characters.map { missing in
                Character(
                    table: missing.table,
                    row: missing.row,
                    key: missing.key,
                    column: missing.column,
                    character: String(missing.character),
                    codePoint: missing.codePoint
                )
            }
            unmappable = characters.isEmpty ? nil : characters
        }
    }
}

/// Why nothing was delivered, in the terminal's language, and with which status the command ends.
struct ExportRefusal {
    let sentence: String
    let exitCode: Int32
    /// Those that CP932 lacks.
    private(set) var characters: [UnmappableCharacter] = []

    /// Nil for what has been said already.
    init?(_ error: any Error, in language: Language) {
        switch error {
        case let error as UnusableOption: (sentence, exitCode) = (error.sentence.text(in: language), error.exitCode)
        case let error as InstallationProblem: (sentence, exitCode) = (error.sentence(in: language), 78)
        case let error as DeskError:
            sentence = "\(error.detail(in: language)) \(error.nextStep(in: language))"
            exitCode = error.exitCode.rawValue
        case let error as ExportFailure:
            (sentence, exitCode) = (error.detail(in: language), error.exitCode)
            if case .unmappable(let characters, _) = error { self.characters = characters }
        case PublicationFailure.hidesEverything(let period):
            (sentence, exitCode) = (PublicationText.hidesEverything(period, in: language), 65)
        case PublicationFailure.cannotProtect(let period, let cells):
            (sentence, exitCode) = (PublicationText.cannotProtect(period, cells: cells, in: language), 65)
        default: return nil
        }
    }
}

/// What was asked for cannot be done.
struct UnusableOption: Error {
    let sentence: NightlyText
    let exitCode: Int32

    static func usage(_ sentence: NightlyText) -> UnusableOption {
        UnusableOption(sentence: sentence, exitCode: 64)
    }
}
