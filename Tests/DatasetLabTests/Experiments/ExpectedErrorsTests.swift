import DatasetLab
import Foundation
import Testing

@Suite("Expected errors")
struct ExpectedErrorsTests {
  private let machine = Machine(threads: 2)

  /// Rows of two labels that share few words, with so many labels wrong on purpose.
  private func dataset(rows: Int, wrong: Double, seed: UInt64) -> (Dataset, isWrong: [Bool]) {
    var rng = SplitMix64(seed: seed)
    var isWrong: [Bool] = []
    var given: [Int32] = []
    let texts = (0..<rows).map { row in
      let truth = row % 2
      isWrong.append(Double.random(in: 0..<1, using: &rng) < wrong)
      given.append(Int32(isWrong[row] ? 1 - truth : truth))
      let words = (0..<8).map { _ in
        let own = Double.random(in: 0..<1, using: &rng) < 0.35
        return (own ? "ab".map(String.init)[truth] : "c") + "\(Int.random(in: 0..<20, using: &rng))"
      }
      return (words + ["\(row)"]).joined(separator: " ")
    }
    let dataset = Dataset(
      name: "made up", sha256: "", columns: ColumnMap(text: "text", label: "label", id: nil),
      labels: LabelSet(["a", "b"]), ids: StringColumn((0..<rows).map(String.init)),
      lines: Array(2..<rows + 2), texts: StringColumn(texts), given: given)
    return (dataset, isWrong)
  }

  private func estimate(_ dataset: Dataset, order: [Int]? = nil) throws -> ExpectedErrors {
    try ExpectedErrors(
      dataset, order: order ?? Array(0..<dataset.count), kinds: .words, folds: 5, runs: 3,
      on: machine)
  }

  @Test("the number of all errors is about the number that were made", arguments: [0.05, 0.2])
  func total(wrong: Double) throws {
    let (dataset, isWrong) = dataset(rows: 1500, wrong: wrong, seed: 3)
    let last = try #require(try estimate(dataset).depths.last)
    let truth = Double(isWrong.count { $0 })
    #expect(last.k == 1500)
    #expect(last.low <= truth && truth <= last.high, "\(last) for \(truth)")
    #expect(abs(last.errors / truth - 1) < 0.35)
  }

  @Test("an order with the errors first has more of them at the top than one with them last")
  func order() throws {
    let (dataset, isWrong) = dataset(rows: 900, wrong: 0.15, seed: 4)
    let first = (0..<900).sorted { isWrong[$0] && !isWrong[$1] }
    let top = try estimate(dataset, order: first).depths
    let bottom = try estimate(dataset, order: first.reversed()).depths
    for (a, b) in zip(top, bottom) where a.k <= 200 {
      #expect(a.byProbabilities > b.byProbabilities)
    }
    #expect(abs((top.last?.byProbabilities ?? 0) - (bottom.last?.byProbabilities ?? 1)) < 1e-6)
  }

  @Test("the same seed gives the same, on any number of threads; more rows have no fewer errors")
  func repeats() throws {
    let (dataset, _) = dataset(rows: 600, wrong: 0.1, seed: 5)
    let one = try ExpectedErrors(
      dataset, order: Array(0..<600), kinds: .words, folds: 5, runs: 2, on: Machine(threads: 1))
    let two = try ExpectedErrors(
      dataset, order: Array(0..<600), kinds: .words, folds: 5, runs: 2, on: machine)
    #expect(one.depths == two.depths)
    #expect(one.depths.map(\.k) == [10, 20, 50, 100, 200, 500, 600])
    for (less, more) in zip(one.depths, one.depths.dropFirst()) {
      #expect(less.errors <= more.errors)
      #expect(0 <= less.low && less.low <= less.errors && less.errors <= less.high)
      #expect(less.high <= Double(less.k))
    }
  }
}
