/// How often a model fails the cases of a test suite.
public struct FailureRates: Sendable, Hashable {
  /// A share of cases that failed.
  public struct Rate: Sendable, Hashable {
    /// Whose rate it is: a functionality, a target, a label.
    public let name: String
    /// The number of cases.
    public internal(set) var cases = 0
    /// The number of those that got another label than the right one.
    public internal(set) var failures = 0
    /// failures / cases, 0 to 1; 0 without cases.
    public var rate: Double { cases > 0 ? Double(failures) / Double(cases) : 0 }
  }

  /// Whether each case failed, in the order of the suite.
  public let failed: [Bool]
  /// By specification, in the order of the suite.
  public let bySpecification: [Rate]
  /// By target, in the order of the suite; cases without one are left out.
  public let byTarget: [Rate]
  /// By the label that is right, in the order of the suite.
  public let byLabel: [Rate]

  /// Compares predictions with a suite.
  ///
  /// - Parameters:
  ///   - tests: The cases.
  ///   - predicted: The label that each case got.
  public init(_ tests: [TestSuite.Case], predicted: [String]) {
    precondition(tests.count == predicted.count, "cases and predictions differ in number")
    let failed = zip(tests, predicted).map { $0.label != $1 }
    func rates(_ key: (TestSuite.Case) -> String?) -> [Rate] {
      var rates: [Rate] = []
      var placeOf: [String: Int] = [:]
      for (test, failed) in zip(tests, failed) {
        guard let name = key(test) else { continue }
        let place = placeOf[name] ?? rates.count
        if place == rates.count { rates.append(Rate(name: name)) }
        placeOf[name] = place
        rates[place].cases += 1
        rates[place].failures += failed ? 1 : 0
      }
      return rates
    }
    self.failed = failed
    bySpecification = rates(\.specification)
    byTarget = rates(\.target)
    byLabel = rates(\.label)
  }

  /// All cases.
  public var overall: Rate {
    Rate(name: "all", cases: failed.count, failures: failed.count { $0 })
  }

  /// The share of cases with the suite's most frequent label, which a model that gives that label
  /// to everything gets right.
  public var majorityAccuracy: Double {
    failed.isEmpty ? 0 : Double(byLabel.map(\.cases).max() ?? 0) / Double(failed.count)
  }
}
