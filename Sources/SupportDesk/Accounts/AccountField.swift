/// The fields of accounts, logins and invitations, by their JSON names.
package enum AccountField: String, SubmissionField, CaseIterable {
    case account, password, newPassword, code, invitation
    case role, sites, validUntil, state
}

extension FieldProblem {
    package init(account field: AccountField, _ reason: Reason) {
        self.init(field.rawValue, reason)
    }
}
