package import DeskText
internal import Glibc
package import SupportDesk

/// One run of `mado`: who speaks in which language, what is configured, which lists are known, and the way to the server.
package final class DeskSession {
    /// How results are shown.
    package struct Manner: Sendable {
        /// The server's JSON instead of words.
        package var json: Bool
        /// Nothing when all went well.
        package var quiet: Bool

        package init(json: Bool = false, quiet: Bool = false) {
            self.json = json
            self.quiet = quiet
        }
    }

    package let home: ClientHome
    package let settings: ClientSettings
    package let language: Language
    package let manner: Manner
    let console: any Console
    /// Read once: a command happens at one moment.
    let now: Instant

    /// Begins to send what waits, in a process of its own.
    let startSync: () -> Void
    var keptOutbox: Outbox?
    /// Why the server was not there when newer lists were wanted: then it need not be tried again at once.
    private(set) var missed: Unsent?
    private let begun = ContinuousClock.now

    private var keptConnection: DeskConnection?
    private var keptLists: DeskListsFile?
    /// Nil before it was looked for.
    private var keptLogin: LoginFile??
    private var hasRefetchedLists = false

    package init(
        home: ClientHome,
        settings: ClientSettings,
        language: Language,
        manner: Manner = Manner(),
        console: any Console,
        now: Instant,
        startSync: @escaping () -> Void = {}
    ) {
        self.home = home
        self.settings = settings
        self.language = language
        self.manner = manner
        self.console = console
        self.now = now
        self.startSync = startSync
    }

    /// The moment that this machine's clock shows.
    package static func clock() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microsecondsSince1970: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec / 1000))
    }

    var today: CivilDate { now.day }

    /// The way to the server. Throws when the server or the token is not configured, or not as it must be.
    func connection() throws(ClientFailure) -> DeskConnection {
        if let keptConnection { return keptConnection }
        do {
            let server = try settings.server()
            let connection = DeskConnection(
                server,
                token: try token(for: server),
                language: language.rawValue,
                clock: { [now, begun] in now.adding(seconds: Int((ContinuousClock.now - begun).components.seconds)) }
            )
            keptConnection = connection
            return connection
        } catch {
            throw .configuration(error)
        }
    }

    /// The way to the server for those who have no token yet.
    func connectionWithoutToken() throws(ClientFailure) -> DeskConnection {
        do {
            return DeskConnection(try settings.server(), token: nil, language: language.rawValue)
        } catch {
            throw .configuration(error)
        }
    }

    /// The login to this server; nil when there is none, or when a token is configured, which goes first.
    func login(to server: ServerAddress) throws(ConfigurationProblem) -> LoginFile? {
        guard settings[.tokenFile] == nil else { return nil }
        let login = if let keptLogin { keptLogin } else { try LoginFile.read(in: home) }
        keptLogin = .some(login)
        return login?.server == server.text ? login : nil
    }

    /// Where one works: what is configured, else the one site of whoever is logged in.
    var site: ClientSettings.Value? {
        if let site = settings[.site] { return site }
        guard let server = try? settings.server(), let site = (try? login(to: server))?.site else { return nil }
        return ClientSettings.Value(text: site, origin: .login)
    }

    /// The token in the configured file, or else that of the login to this server.
    private func token(for server: ServerAddress) throws(ConfigurationProblem) -> String {
        if let login = try login(to: server) { return login.token }
        return try settings.accessToken()
    }

    // MARK: The ward's lists

    /// The lists as this machine knows them; asked for when it knows none.
    func lists() throws(ClientFailure) -> DeskLists {
        try listsFile().lists
    }

    /// The lists with what is known of them.
    func listsFile() throws(ClientFailure) -> DeskListsFile {
        if let keptLists { return keptLists }
        let connection = try connection()
        if let file = DeskListsFile.read(in: home), file.server == connection.server.text {
            keptLists = file
            return file
        }
        hasRefetchedLists = true
        return try fetchLists(unless: nil)
    }

    /// Asks for newer lists, once in a run; whether there were any. Without an answer the known ones must do.
    func refreshLists() -> Bool {
        guard !hasRefetchedLists, let known = try? listsFile() else { return false }
        hasRefetchedLists = true
        do {
            return try fetchLists(unless: known, deadline: ItemSender.Patience().whole).tag != known.tag
        } catch {
            switch error {
            case .client(.notReached), .client(.noAnswer): missed = reason(error)
            default: break
            }
            return false
        }
    }

    /// Asks for newer lists if the server's last answer was given by others than ours.
    func keepListsCurrent() {
        guard let tag = keptConnection?.listsTag, let keptLists, keptLists.tag != tag else { return }
        _ = refreshLists()
    }

    /// Fetches the lists and keeps them. A folder that cannot be written costs a request each time, no more.
    @discardableResult
    func fetchLists(
        unless known: DeskListsFile?,
        deadline: Duration? = nil
    ) throws(ClientFailure) -> DeskListsFile {
        let connection = try connection()
        var file: DeskListsFile
        if let (tag, document) = try connection.desk(unless: known?.tag, deadline: deadline) {
            file = DeskListsFile(
                server: connection.server.text,
                tag: tag,
                fetchedAt: now,
                lists: DeskLists(document.desk)
            )
        } else if let known {
            file = known
            file.fetchedAt = now
        } else {
            throw .client(.strangeAnswer(server: connection.server.text, status: 304))
        }
        try? file.write(in: home)
        keptLists = file
        return file
    }

    // MARK: The server's clock

    /// When the server was last heard from in this run.
    var contact: ServerContact? { keptConnection?.contact }

    /// Keeps when the server was last heard from, and says so if the clock here is wrong. For the end of a command.
    package func noteContact() {
        guard let contact else { return }
        contact.write(in: home)
        guard contact.isClockWrong, let secondsAhead = contact.secondsAhead else { return }
        hint(.clockIsWrong(secondsAhead: secondsAhead))
    }

    // MARK: Speaking

    /// Says what was done; on standard output, unless JSON stands there, and not at all when that is not wanted.
    func report(_ text: ClientText, json: [UInt8]) {
        report(text.text(in: language), json: json)
    }

    func report(_ sentence: String, json: [UInt8]) {
        guard manner.json else {
            if !manner.quiet { console.print(sentence) }
            return
        }
        console.print(bytes: json.last == UInt8(ascii: "\n") ? json : json + [UInt8(ascii: "\n")])
        if !manner.quiet { console.say(sentence) }
    }

    /// Says a word that is not the result.
    func hint(_ text: ClientText) {
        if !manner.quiet { console.say(text.text(in: language)) }
    }

    func hint(_ text: OutboxText) {
        if !manner.quiet { console.say(text.text(in: language)) }
    }

    func report(_ text: OutboxText, json: [UInt8]) {
        report(text.text(in: language), json: json)
    }

    func words() throws(ClientFailure) -> ConsultationWords {
        ConsultationWords(lists: try lists(), language: language, today: today)
    }
}

extension Consultation.ID {
    /// The end of it, by which people tell records apart: `3f2a9c`.
    var ending: String { String(written.suffix(6)) }
}
