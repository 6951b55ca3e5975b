import Foundation

/// Student's distribution with ν degrees of freedom, which need not be whole.
public enum StudentT {
  /// How likely a value at least so far from zero is, on either side.
  ///
  /// It is the regularised incomplete beta function I(ν / (ν + t²); ν / 2, 1 / 2), by its continued
  /// fraction: NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/8.17, 8.17.22.
  ///
  /// - Parameters:
  ///   - t: The value.
  ///   - degrees: ν, above 0.
  /// - Returns: 1 at zero, towards 0 far from it.
  public static func twoSided(_ t: Double, degrees: Double) -> Double {
    if t == 0 { return 1 }
    if !t.isFinite { return 0 }
    let x = degrees / (degrees + t * t)
    let (a, b) = (degrees / 2, 0.5)
    // The fraction converges fast below the mean of the beta distribution; above it, by symmetry.
    return x < (a + 1) / (a + b + 2)
      ? incompleteBeta(x, a, b) : 1 - incompleteBeta(t * t / (degrees + t * t), b, a)
  }

  /// The value that a share of the distribution lies below.
  ///
  /// - Parameters:
  ///   - share: From 0.5 to below 1.
  ///   - degrees: ν, above 0.
  /// - Returns: Zero for a half, and more for more.
  public static func quantile(_ share: Double, degrees: Double) -> Double {
    let tail = 2 * (1 - share)
    var (low, high) = (0.0, 1.0)
    while twoSided(high, degrees: degrees) > tail { high *= 2 }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if twoSided(middle, degrees: degrees) > tail { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    let front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b) - log(a))
    // From the far end of the fraction; it converges in O(√(a + b)) steps.
    var value = 1.0
    for step in (1...200 + Int(5 * (a + b).squareRoot())).reversed() {
      let m = Double(step / 2)
      let part =
        step % 2 == 0
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      value = 1 + part / value
    }
    return front / value
  }
}
