extension CorrectionExperiment {
  /// What is done to the rows at the top of a list.
  public enum Action: String, Sendable, CaseIterable {
    /// They get the label that the list suggests.
    case relabel
    /// They are not trained on.
    case remove
  }

  /// Where corrections come from.
  public enum Source: Sendable, Hashable {
    /// Nowhere: the labels as they are.
    case nowhere
    /// The top of a list.
    case list(CorrectionList, Size)
    /// The truth: all errors and nothing else.
    case truth
  }

  /// A model that was trained once for every seed.
  public struct Arm: Sendable {
    /// Where its corrections come from.
    public let source: Source
    /// What is done to them.
    public let action: Action
    /// What came out, by seed.
    public internal(set) var outcomes: [Outcome] = []

    /// The mean over the seeds.
    public func mean(_ value: (Outcome) -> Double) -> Double {
      outcomes.isEmpty ? 0 : outcomes.reduce(0) { $0 + value($1) } / Double(outcomes.count)
    }

    /// All arms of an experiment, that without corrections first.
    static func all(sizes: [Size], isKnown: Bool) -> [Arm] {
      var arms = [Arm(source: .nowhere, action: .relabel)]
      for action in Action.allCases {
        for size in sizes {
          arms += CorrectionList.allCases.map { Arm(source: .list($0, size), action: action) }
        }
        if isKnown { arms.append(Arm(source: .truth, action: action)) }
      }
      return arms
    }
  }

  /// What one model does.
  public struct Outcome: Sendable {
    /// How many rows got another label or were removed.
    public let changed: Int
    /// How well it does on the held-out rows, by their right labels; nil where there are none.
    public let heldout: Agreement?
    /// What it fails of the test cases.
    public let failures: FailureRates
  }
}
