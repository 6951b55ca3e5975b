import Foundation

/// Reference cases on this machine: what other implementations compute, frozen, and what comes out
/// here.
///
/// They tell whether this build, on this processor, computes what its tests computed elsewhere.
/// fixtures/selftest/generate.py makes the cases, inputs and all.
public struct SelfTest: Sendable {
  /// One part of the library against its reference.
  public struct Check: Sendable {
    /// What is checked.
    public let name: String
    /// Whose values are the right ones, with the version.
    public let source: String
    /// The difference that is allowed, relative to values beyond 1.
    public let tolerance: Double
    /// How many values were compared.
    public internal(set) var values = 0
    /// The greatest difference, relative to values beyond 1; infinite where something is missing.
    public internal(set) var greatestGap = 0.0
    /// Where the greatest difference is.
    public internal(set) var place = ""

    /// Whether anything was compared and nothing differs by more than is allowed.
    public var passed: Bool { values > 0 && greatestGap <= tolerance }

    init(_ name: String, source: String, tolerance: Double) {
      self.name = name
      self.source = source
      self.tolerance = tolerance
    }

    /// Compares values in order.
    mutating func compare(_ found: [Double], with expected: [Double], _ place: String) {
      if found.count != expected.count { note(.infinity, "the number of values of \(place)") }
      for (own, right) in zip(found, expected) {
        values += 1
        let gap = abs(own - right) / max(1, abs(right))
        note(gap.isNaN ? .infinity : gap, place)
      }
    }

    private mutating func note(_ gap: Double, _ place: String) {
      if gap > greatestGap { (greatestGap, self.place) = (gap, place) }
    }
  }

  /// The checks, in the order in which an audit uses what they check.
  public let checks: [Check]

  /// Whether every check passed.
  public var passed: Bool { checks.allSatisfy(\.passed) }

  /// Computes the reference cases.
  ///
  /// - Parameter threads: How many threads compute.
  /// - Throws: `DecodingError` where the cases in the program are damaged.
  public init(threads: Int = 1) throws {
    try self.init(
      JSONDecoder().decode(ReferenceCases.self, from: Data(PackageResources.reference_json)),
      threads: threads)
  }

  /// Computes any cases.
  package init(_ cases: ReferenceCases, threads: Int) {
    let machine = Machine(threads: threads)
    let widths = Machine.Vectors.allCases.filter { $0.isa.rawValue <= machine.vectors.isa.rawValue }
    checks =
      widths.map { cases.training.check(on: Machine(threads: threads, vectors: $0)) } + [
        cases.information.check(), cases.confident_learning.check(threads: threads),
        cases.divergence.check(), cases.bm25.check(on: machine), cases.aggregation.check(),
      ]
  }
}
