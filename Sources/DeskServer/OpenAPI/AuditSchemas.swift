internal import SupportDesk

/// The schemas of the audit trail.
extension Schemas {
    static let audit: JSONValue = [
        "AuditEntry": object(
            [
                "link": ["type": "integer", "minimum": 1], "ordinal": ["type": "integer", "minimum": 1], "at": moment,
                "actor": text,
                "action": ["type": "string", "description": "As resident.viewed."],
                "subject": ["type": "string", "description": "Codes, days and opaque ids."],
            ],
            required: ["link", "ordinal", "at", "actor", "action", "subject"]
        ),
        "AuditEntryList": list(of: "AuditEntry"),
    ]
}
