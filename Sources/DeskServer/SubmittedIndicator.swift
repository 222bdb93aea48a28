internal import SupportDesk

extension IndicatorDraft {
    /// The properties of an indicator that is sent whole. Null is the same as absent.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<IndicatorField>(
            members,
            known: [
                .title, .titleEn, .unit, .unitEn, .source, .numerator, .denominator, .factor, .direction, .position,
                .retiredOn,
            ]
        )
        title = reading.text(.title)
        titleEn = reading.text(.titleEn)
        unit = reading.text(.unit)
        unitEn = reading.text(.unitEn)
        source = reading.text(.source)
        numerator = reading.text(.numerator)
        denominator = reading.text(.denominator)
        factor = reading.number(.factor)
        direction = reading.text(.direction)
        position = reading.wholeNumber(.position)
        retiredOn = reading.text(.retiredOn)
        unreadable = reading.problems
    }
}

extension TargetDraft {
    /// `{"value":n|null,"effectiveFrom"?,"reason"?}`. A target is taken away by a null that is said, not by silence.
    init(fiscalYear: String, _ members: [JSONValue.Member]) {
        self.init(fiscalYear: fiscalYear)
        var reading = PropertyReading<IndicatorField>(members, known: [.value, .effectiveFrom, .reason])
        if let number = reading.number(.value) {
            value = .amount(number)
        } else if reading.value(.value) == .null {
            value = .none
        }
        effectiveFrom = reading.text(.effectiveFrom)
        reason = reading.text(.reason)
        unreadable = reading.problems
    }
}

extension SurveyFigureDraft {
    /// `{"referenceDate","x","n"?,"source"}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<IndicatorField>(members, known: [.referenceDate, .x, .n, .source])
        referenceDate = reading.text(.referenceDate)
        x = reading.number(.x)
        n = reading.number(.n)
        source = reading.text(.source)
        unreadable = reading.problems
    }
}
