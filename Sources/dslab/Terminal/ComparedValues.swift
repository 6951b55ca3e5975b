import DatasetLab

/// What `dslab compare --json` prints; units and orientation as in docs/comparing.md.
enum ComparedValues {
  struct Interval: Encodable {
    var mean: Double
    var low: Double
    var high: Double

    init(_ value: BootstrapMean) { (mean, low, high) = (value.mean, value.low, value.high) }
    init(mean: Double, low: Double, high: Double) {
      (self.mean, self.low, self.high) = (mean, low, high)
    }
  }

  struct Result: Encodable {
    var labels: [String]
    var datasets: [Profile]
    var label_pairs: [Divergence]
    var transfer: [Cell]
    var adversarial: [Adversarial]
    var criteria: [Criterion]
    var specifications: [SpecificationPair]
    var reference_labels: [Reference]
    var alike: [Alike]
    var similarity: Double
    var recall: Double
    var pairs_not_compared: Int
    var inconsistent_pairs: Int
    var inconsistent: [Pair]
  }

  struct Profile: Encodable {
    var name: String
    var rows: Int
    var label_rows: [Int]
    var imbalance: Double
    var tokens: Int
    var vocabulary: Int
    var copies: Int
    var copy_groups: Int
    var conflicting_groups: Int
    var conflicting_rows: Int
    var emoji_variants: Int
    var H_Y: Double
    var v_information: Interval
    var accuracy: Interval
    var macro_f1: Double
    var mcc: Double
    var health: Double
    var estimated_errors: Int
  }

  struct Divergence: Encodable {
    var dataset: String
    var label_a: String
    var label_b: String
    var tokens: Int
    var js_divergence: Interval
  }

  struct Cell: Encodable {
    var trained_on: String
    var tested_on: String
    var rows: Int
    var left_out: Int
    var accuracy: Double
    var macro_f1: Double
    var mcc: Double
    var v_information: Interval
    var over_tested_prior: Double
    var accuracy_difference: Interval?
    var mcnemar_p: Double?
    var impossible: [Row]
  }

  struct Row: Encodable {
    var id: String
    var line: Int
    var label: String
    var PVI: Double
  }

  struct Adversarial: Encodable {
    var a: String
    var b: String
    var rows_each: Int
    var auroc: Interval
    var accuracy: Double
    var mcc: Double
    var distance: Double
    var tokens_a: [Token]
    var tokens_b: [Token]
  }

  struct Token: Encodable {
    var token: String
    var part: Double
    var share_a: Double
    var share_b: Double

    init(_ token: AdversarialValidation.Token) {
      (self.token, part) = (token.token, token.part)
      (share_a, share_b) = (token.shareA, token.shareB)
    }
  }

  struct Criterion: Encodable {
    var a: String
    var b: String
    var compared: Int
    var significant: Int
    var words: [Word]
  }

  struct Word: Encodable {
    var token: String
    var label: String
    var z: Double
    var significant: Bool
    var share_a: Double
    var share_b: Double
    var rows_a: Int
    var rows_b: Int
  }

  struct Alike: Encodable {
    var a: String
    var b: String
    var alike: Int
    var inconsistent: Int
    var sample_rows: Int
    var sampled_inconsistent: Interval
  }

  struct Pair: Encodable {
    var similarity: Double
    var likeness: String
    var a: Side
    var b: Side
  }

  struct Side: Encodable {
    var dataset: String
    var id: String
    var line: Int
    var label: String
    var rows: Int
    var others: [String]
    var others_emoji: [String]
    var only: [String]
  }
}
