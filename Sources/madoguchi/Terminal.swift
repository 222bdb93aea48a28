import ArgumentParser
import DeskServer
import DeskStore
import DeskText
import FoundationEssentials
import Glibc
import Logging
import SupportDesk

/// What a command says to the person at the terminal: data on standard output, words on standard error.
struct Terminal {
    let language = Language.ofTerminal

    /// A sentence, on standard error.
    func say(_ text: OperationsText) {
        say(text.text(in: language))
    }

    func say(_ sentence: String) {
        write("\(sentence)\n", to: STDERR_FILENO)
    }

    /// Data, on standard output.
    func print(_ line: String) {
        write("\(line)\n", to: STDOUT_FILENO)
    }

    /// Data as JSON, on standard output.
    func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Data as one line of JSON, on standard output.
    func print(lineOf value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Runs `body`; what goes wrong is said in the terminal's language with what to do next, and ends the command.
    func orSayWhy<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as DeskError {
            say("madoguchi: \(error.detail(in: language)) \(error.nextStep(in: language))")
            if case .invalid(let submission) = error, submission.problems.count > 1 {
                for problem in submission.problems { say("  \(problem.detail(in: language))") }
            }
            throw error.exitCode
        } catch let error as ImportFileError {
            say("madoguchi: \(error.detail(in: language))")
            throw ExitCode(66)
        } catch let error as MigrationError {
            say("madoguchi: \(OperationsText.migrationRefused(error.refusal).text(in: language))")
            throw error.exitCode
        }
    }
}

extension DeskStore {
    /// Opens the store that this installation describes for one command, and closes it afterwards.
    ///
    /// - Parameter role: as whom it comes to the database.
    static func withInstalled<Value>(
        as role: Installation.Role = .service,
        _ body: (DeskStore) async throws -> Value
    ) async throws -> Value {
        var settings = try orSayWhy { try Installation.here.storeSettings(as: role) }
        settings.poolSize = 1
        var logger = Logger(label: "madoguchi") { LogfmtHandler(label: $0) }
        logger.logLevel = .critical
        let store = DeskStore(settings, logger: logger)
        do {
            let value = try await body(store)
            await store.shutdown()
            return value
        } catch {
            await store.shutdown()
            throw error
        }
    }
}

extension DeskError {
    /// By the numbers of sysexits.h.
    var exitCode: ExitCode {
        switch self {
        case .conflict(.exportUnderWay): ExitCode(75)
        case .invalid, .consultationDiffers, .receiptTaken, .revisionDiffers, .alreadyVoid, .conflict: ExitCode(65)
        case .consultationNotFound, .siteNotFound, .indicatorNotFound, .supporterNotFound, .shiftNotFound,
            .closureNotFound, .reportNotFound, .residentNotFound, .courseNotFound, .attendanceNotFound, .placeNotFound,
            .conversionNotFound, .amendmentNotFound, .accountNotFound:
            ExitCode(66)
        case .unavailable, .outcomeUnknown: ExitCode(69)
        case .notAllowed, .roleNeeded, .otherSite, .leaderNeeded, .notAuthenticated, .login: ExitCode(77)
        case .schemaDiffers, .keysMissing: ExitCode(78)
        case .internalFault: ExitCode(70)
        }
    }
}

extension MigrationError {
    fileprivate var exitCode: ExitCode {
        if case .unreachable = self { ExitCode(69) } else { ExitCode(78) }
    }

    fileprivate var refusal: OperationsText.Refusal {
        switch self {
        case .changed(let name): .changed(step: name)
        case .unknown(let name): .unknown(step: name)
        case .rolesMissing: .rolesMissing
        case .refused(let name, let reason): .failed(step: name, reason: reason)
        case .unreachable(let reason): .unreachable(reason: reason)
        }
    }
}

/// The system's clock, read once per command.
extension Instant {
    static var now: Instant {
        Instant(microsecondsSince1970: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
    }
}
