import DatasetLab
import Foundation
import Testing

@Suite("Merged rankings against ranx and scipy")
struct RankAggregationParityTests {
  private struct Frozen: Decodable {
    struct Ranked: Decodable {
      var rows: [UInt32]
      var scores: [Double]
    }
    var rankings: [Ranked]
    var expected: [String: [String: Double]]
    var robust: [String: Double]

    var given: [Ranking] { rankings.map { Ranking(rows: $0.rows, scores: $0.scores) } }
  }

  private let cases = FrozenValues.decode(Frozen.self, from: "rank_aggregation/merged.json")

  @Test("ranx gives the same values")
  func ranx() throws {
    var compared: Set<AggregationMethod> = []
    for frozen in cases {
      for (name, values) in frozen.expected {
        let method = try #require(AggregationMethod(rawValue: name))
        compared.insert(method)
        let merged = method.aggregation.merge(frozen.given)
        #expect(merged.count == values.count)
        for (row, score) in zip(merged.rows, merged.scores) {
          #expect(abs(score - values["\(row)", default: .nan]) < 1e-9, "\(name), row \(row)")
        }
      }
    }
    #expect(compared.count == 21)
  }

  @Test("the beta distribution gives the same p-values")
  func robust() {
    for frozen in cases {
      let merged = RobustRankAggregation().merge(frozen.given)
      for (row, score) in zip(merged.rows, merged.scores) {
        #expect(abs(pow(10, -score) - frozen.robust["\(row)", default: .nan]) < 1e-9)
      }
    }
  }
}
