package import SupportDesk

extension CivilDate {
    /// `2026-04`
    package var monthCode: String { String(description.prefix(7)) }
}

extension Double {
    /// With so many digits behind the point as a reader can use, so that no noise of the arithmetic is printed.
    package func rounded(to digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
