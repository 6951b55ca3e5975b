import Foundation
import Testing

/// What the reference implementation computes for a case, as expected.json holds it.
struct ReferenceValues: Decodable, Sendable, CustomTestStringConvertible {
  /// Numbers in full, or of many some samples and projections on random directions.
  struct Vector: Decodable, Sendable {
    var values: [Double]?
    var samples: [Double]?
    var projections: [Double]?
  }

  /// Integers by hash and sum; few also in full.
  struct Integers: Decodable, Sendable {
    var hash: String
    var sum: Int
    var values: [Int]?
  }

  struct Flagged: Decodable, Sendable, Hashable {
    var count: Int
    var hash: String
  }

  var input: GeneratedCase
  var inputs: String
  var vectors: [String: Vector]
  var integers: [String: Integers]
  var flagged: [String: Flagged]
  var issues: Int
  var calibratedIssues: Int
  var overallHealth: Double

  var testDescription: String {
    "\(input.kind) \(input.rows) x \(input.classes) \(input.shares) seed \(input.seed)"
  }

  static let all: [ReferenceValues] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../fixtures/confident_learning/expected.json").standardized
    do {
      return try JSONDecoder().decode([ReferenceValues].self, from: Data(contentsOf: file))
    } catch {
      Issue.record("\(file.lastPathComponent) cannot be read: \(error)")
      return []
    }
  }()

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  static let vectorNames = [
    "thresholds", "joint", "noise_matrix", "inverse_noise_matrix", "prior",
    "converged_noise_matrix", "converged_inverse_noise_matrix", "converged_prior",
    "self_confidence", "normalized_margin", "confidence_weighted_entropy",
    "adjusted_self_confidence", "adjusted_normalized_margin", "label_noise",
    "inverse_label_noise", "label_quality", "overlap_probability", "overlap_ranked",
  ]
  static let integerNames = [
    "confident_joint", "calibrated", "label_issues", "inverse_label_issues", "overlap_rows",
  ]

  init(from decoder: any Decoder) throws {
    input = try GeneratedCase(from: decoder)
    let fields = try decoder.container(keyedBy: Key.self)
    inputs = try fields.decode(String.self, forKey: Key("inputs"))
    vectors = [:]
    for name in Self.vectorNames {
      vectors[name] = try fields.decode(Vector.self, forKey: Key(name))
    }
    integers = [:]
    for name in Self.integerNames {
      integers[name] = try fields.decode(Integers.self, forKey: Key(name))
    }
    flagged = try fields.decode([String: Flagged].self, forKey: Key("flagged"))
    issues = try fields.decode(Int.self, forKey: Key("issues"))
    calibratedIssues = try fields.decode(Int.self, forKey: Key("calibrated_issues"))
    overallHealth = try fields.decode(Double.self, forKey: Key("overall_health"))
  }
}
