/// Holm's step-down correction of p-values for many tests.
///
/// Source: S. Holm, "A simple sequentially rejective multiple test procedure", 1979,
/// https://www.jstor.org/stable/4615733.
public enum Holm {
  /// Corrects.
  ///
  /// - Parameter p: The p-value of each test.
  /// - Returns: Each times the number of tests that are not more certain, at most 1, and never
  ///   below that of a more certain one.
  public static func corrected(_ p: [Double]) -> [Double] {
    var corrected = p
    var least = 0.0
    for (place, at) in p.indices.sorted(by: { (p[$0], $0) < (p[$1], $1) }).enumerated() {
      least = max(least, min(1, p[at] * Double(p.count - place)))
      corrected[at] = least
    }
    return corrected
  }
}
