internal import DeskText
internal import SupportDesk

extension DeskSession {
    /// `mado login`: trades a password, and a code where one is needed, for a token that is kept here. In the place of the password an
    /// invitation may be given.
    package func logIn(account given: String?) throws(ClientFailure) {
        let connection = try connectionWithoutToken()
        let account = try accountName(given)
        let typed = try secret(.askPasswordOrInvitation(account: account))
        guard !InvitationCode.looksLike(typed) else {
            return try enrol(account, invitation: typed, over: connection)
        }
        let login: LoginDocument
        do {
            login = try connection.logIn(account, password: typed, code: nil)
        } catch {
            guard error.isRefusal(.codeNeeded) else { throw error }
            login = try connection.logIn(account, password: typed, code: try answer(.askCode))
        }
        try keep(login, of: connection)
    }

    /// `mado logout`: ends the login, here and at the server.
    package func logOut() throws(ClientFailure) {
        let login: LoginFile?
        let server: ServerAddress
        do {
            (login, server) = (try LoginFile.read(in: home), try settings.server())
        } catch {
            throw .configuration(error)
        }
        guard let login, login.server == server.text else { return say(.notLoggedIn) }
        // What follows needs no server: nobody who leaves shall stay in because the network is away.
        home.remove(LoginFile.name)
        do {
            try DeskConnection(server, token: login.token, language: language.rawValue).logOut()
            say(.loggedOut(account: login.account))
        } catch {
            say(.loggedOutHereOnly(account: login.account))
            throw error
        }
    }

    /// `mado whoami`: the account, what it may do, and until when.
    package func whoAmI() throws(ClientFailure) {
        let answer = try connection().session()
        if manner.json { return console.print(bytes: answer.body + [UInt8(ascii: "\n")]) }
        for line in lines(answer.document) { console.print(line) }
    }

    /// `mado password`: a new password in the place of the old one.
    package func changePassword() throws(ClientFailure) {
        let connection = try connection()
        var chosen: String?
        try untilRight({ $0.isRefusal(.wrongPassword) }) { () throws(ClientFailure) in
            let old = try secret(.askOldPassword)
            let new = if let chosen { chosen } else { try newPassword(knowing: []) }
            chosen = new
            try connection.changePassword(from: old, to: new)
        }
        say(.passwordChanged)
    }

    /// `mado recovery-codes`: new ones in the place of those before.
    package func renewRecoveryCodes() throws(ClientFailure) {
        let connection = try connection()
        let codes = try untilRight({ $0.isRefusal(.wrongPassword) || $0.isRefusal(.wrongCode) }) {
            () throws(ClientFailure) in
            let password = try secret(.askOldPassword)
            return try connection.renewRecoveryCodes(password: password, code: try answer(.askCode))
        }
        show(codes.recoveryCodes)
    }

    private func enrol(_ account: String, invitation: String, over connection: DeskConnection) throws(ClientFailure) {
        let enrolment = try connection.beginEnrolment(of: account, invitation: invitation)
        say(.welcome(account: enrolment.account))
        let password = try newPassword(knowing: [account])
        let needsCode = enrolment.factorKey != nil
        if let key = enrolment.factorKey, let address = enrolment.factorAddress {
            say(.enrolAuthenticator)
            console.print(address)
            console.print(key.groupedByFour)
        }
        let login = try untilRight({ $0.isRefusal(.wrongCode) }) { () throws(ClientFailure) in
            try connection.completeEnrolment(
                of: account,
                invitation: invitation,
                password: password,
                code: needsCode ? try answer(.askFirstCode) : nil
            )
        }
        try keep(login, of: connection)
        if let codes = login.recoveryCodes { show(codes) }
    }

    private func keep(_ login: LoginDocument, of connection: DeskConnection) throws(ClientFailure) {
        let sites = login.session.sites ?? []
        let file = LoginFile(
            server: connection.server.text,
            account: login.session.account,
            token: login.token,
            site: sites.count == 1 ? sites[0] : nil
        )
        let former = try? LoginFile.read(in: home)
        do {
            try file.write(in: home)
        } catch {
            throw .configuration(error)
        }
        // One machine needs one login: the one before is nobody's any more.
        if let former, former.server == file.server {
            try? DeskConnection(connection.server, token: former.token, language: language.rawValue).logOut()
        }
        say(.loggedIn(account: login.session.account, role: Role(rawValue: login.session.role)))
        if settings[.tokenFile] != nil { say(.tokenFileGoesFirst) }
        tell(ifConfiguredSiteIsNotOf: sites)
    }

    /// As far as the lists of this machine know the site: whoever worked here before may have set it.
    private func tell(ifConfiguredSiteIsNotOf sites: [String]) {
        guard !sites.isEmpty, let configured = settings[.site], let known = DeskListsFile.read(in: home),
            case .found(let site) = known.lists.site(configured.text), !sites.contains(site.code.rawValue)
        else { return }
        say(.otherSiteConfigured(configured.text))
    }

    private func show(_ codes: [String]) {
        say(.keepRecoveryCodes)
        for code in codes { console.print(code) }
    }

    private func lines(_ session: SessionDocument) -> [String] {
        let role = Role(rawValue: session.role)?.title(in: language) ?? session.role
        let ending = session.expiresAt.flatMap { Instant(rfc3339: $0) }?.short(in: language, today: today)
        let lastDay = session.validUntil.flatMap { CivilDate(iso: $0) }?.written(in: language)
        return ConsultationSheet.aligned([
            (AccountField.account.title(in: language), session.account),
            (AccountField.role.title(in: language), role),
            (
                AccountField.sites.title(in: language),
                session.sites?.joined(separator: " ") ?? LoginText.allSites(language)
            ),
            (LoginText.loginEnds(language), ending ?? "–"),
            (AccountField.validUntil.title(in: language), lastDay ?? "–"),
        ])
    }

    // MARK: Asking

    private func accountName(_ given: String?) throws(ClientFailure) -> String {
        if let given { return given }
        let asked = console.isInteractive ? console.ask(LoginText.askAccount.text(in: language)) : nil
        guard let name = asked?.codeForm, !name.isEmpty else { throw .client(.accountNeeded) }
        return name
    }

    private func secret(_ question: LoginText) throws(ClientFailure) -> String {
        guard let text = console.askSecretly(question.text(in: language)), !text.isEmpty else {
            throw .client(.passwordNeeded)
        }
        return text
    }

    /// A code may be seen: it is of no use to anybody a moment later.
    private func answer(_ question: LoginText) throws(ClientFailure) -> String {
        let question = question.text(in: language)
        let text = console.isInteractive ? console.ask(question) : console.askSecretly(question)
        guard let text, !text.isEmpty else { throw .refused(.codeNeeded(in: language)) }
        return text
    }

    /// Typed twice where nobody sees what is typed. What is wrong with it is said at once.
    private func newPassword(knowing words: [String]) throws(ClientFailure) -> String {
        try untilRight({ $0 != .client(.passwordNeeded) }) { () throws(ClientFailure) in
            let password = try secret(.askNewPassword)
            if let problem = PasswordRules.problem(with: password, knowing: words) {
                throw .invalid([FieldProblem(account: .newPassword, problem)])
            }
            guard console.isInteractive else { return password }
            guard try secret(.askNewPasswordAgain) == password else { throw .client(.passwordsDiffer) }
            return password
        }
    }

    /// What `attempt` gives. Where somebody sits who can put right what was wrong, it is said, and they are asked again.
    private func untilRight<Value>(
        _ canBePutRight: (ClientFailure) -> Bool,
        _ attempt: () throws(ClientFailure) -> Value
    ) throws(ClientFailure) -> Value {
        while true {
            do {
                return try attempt()
            } catch {
                guard console.isInteractive, canBePutRight(error) else { throw error }
                for line in error.lines(in: language) { console.say(line) }
            }
        }
    }

    private func say(_ text: LoginText) {
        if !manner.quiet { console.say(text.text(in: language)) }
    }
}

extension ClientFailure {
    fileprivate func isRefusal(_ refusal: LoginRefusal) -> Bool {
        if case .refused(let problem) = self { problem.type == refusal.type } else { false }
    }
}

extension ProblemDocument {
    /// What the server would say if it were asked without a code.
    fileprivate static func codeNeeded(in language: Language) -> ProblemDocument {
        let refusal = LoginRefusal.codeNeeded
        return ProblemDocument(
            type: refusal.type,
            title: refusal.title(in: language),
            status: 401,
            detail: refusal.detail(in: language),
            requestId: ""
        )
    }
}

extension String {
    /// `ABCD EFGH …`: as people type a key.
    fileprivate var groupedByFour: String {
        let letters = Array(self)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<Swift.min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }
}
