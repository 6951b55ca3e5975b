import DatasetLab
import Foundation

/// What `dslab experiment precision` says.
enum PrecisionText {
  static func text(_ expected: ExpectedErrors) -> String {
    let names = ["first", "wrong", "share", "from", "to", "by probabilities", "by planting"]
    var table = Table(names, numbers: Set(names))
    for depth in expected.depths {
      table.rows.append(
        [Table.count(depth.k), Table.count(depth.errors)]
          + [Table.number(100 * depth.errors / Double(depth.k), 0) + " %"]
          + [depth.low, depth.high, depth.byProbabilities, depth.byPlanting].map { Table.count($0) }
      )
    }
    let planted = expected.planted.reduce(0, +) / max(1, expected.planted.count)
    return "Suspects that are wrong by estimate\n" + table.rendered() + """

      About \(Table.count(expected.errors)) labels are wrong by confident learning; \(Table.count(planted)) \
      errors were planted in each of \(expected.planted.count) runs.

      """
  }

  private struct Report: Encodable {
    struct Depth: Encodable {
      var k: Int
      var errors: Double
      var errors_low: Double
      var errors_high: Double
      var by_probabilities: Double
      var by_planting: Double
    }

    var estimated_errors: Double
    var planted: [Int]
    var expected_errors: [Depth]
  }

  static func json(_ expected: ExpectedErrors) throws -> String {
    try ControlSigns.json(
      Report(
        estimated_errors: expected.errors, planted: expected.planted,
        expected_errors: expected.depths.map {
          Report.Depth(
            k: $0.k, errors: $0.errors, errors_low: $0.low, errors_high: $0.high,
            by_probabilities: $0.byProbabilities, by_planting: $0.byPlanting)
        }))
  }
}
