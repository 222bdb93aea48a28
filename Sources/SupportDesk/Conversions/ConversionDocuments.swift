/// A conversion as HTTP and `--json` show it. Its id reveals no name; the resident's is shown to those alone who may look at residents.
package struct ConversionDocument: Codable, Hashable, Sendable {
    package struct Steps: Codable, Hashable, Sendable {
        /// ISO, in Japan; null for a step that was not taken.
        @OrNull package var supported: String?
        @OrNull package var finishedCourse: String?
        @OrNull package var applied: String?
        @OrNull package var certified: String?
        @OrNull package var active: String?
        @OrNull package var firstSession: String?
    }

    package var conversion: String
    package var supporter: String
    @OrNull package var resident: String?
    package var appliedOn: String
    /// `helped`, `course` or `survey`.
    package var via: String
    /// Where the resident was first supported.
    @OrNull package var site: String?
    package var void: Bool
    package var steps: Steps

    package init(_ conversion: Conversion, showsResident: Bool) {
        self.conversion = conversion.id.written
        supporter = conversion.supporter.rawValue
        _resident = OrNull(wrappedValue: showsResident ? conversion.resident?.written : nil)
        let steps = conversion.steps
        appliedOn = steps.appliedOn.description
        via = conversion.via.rawValue
        _site = OrNull(wrappedValue: steps.site?.rawValue)
        void = conversion.isVoid
        self.steps = Steps(
            supported: steps.supportedOn?.description,
            finishedCourse: steps.finishedCourseOn?.description,
            applied: steps.appliedOn.description,
            certified: steps.certifiedOn?.description,
            active: steps.activeOn?.description,
            firstSession: steps.firstSessionOn?.description
        )
    }
}

/// A resident who said in a survey that they want to help, and has not applied.
package struct WillingResidentDocument: Codable, Hashable, Sendable {
    package var resident: String
    /// ISO; the day of the course.
    package var saidOn: String
    package var course: String

    package init(resident: Resident.ID, saidOn: CivilDate, course: String) {
        self.resident = resident.written
        self.saidOn = saidOn.description
        self.course = course
    }
}
