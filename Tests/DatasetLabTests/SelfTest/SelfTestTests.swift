import DatasetLab
import Foundation
import Testing

@Suite("Self-test")
struct SelfTestTests {
  private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/DatasetLab/SelfTest/reference.json").standardized

  private func cases() throws -> ReferenceCases {
    try JSONDecoder().decode(ReferenceCases.self, from: Data(contentsOf: Self.reference))
  }

  @Test("every part computes here what its reference computed, whatever the number of threads")
  func passes() throws {
    for threads in [1, 2] {
      let test = try SelfTest(threads: threads)
      #expect(test.passed)
      for check in test.checks {
        #expect(check.passed, "\(check.name): \(check.greatestGap) at \(check.place)")
      }
      #expect(test.checks.reduce(0) { $0 + $1.values } > 2000)
    }
  }

  @Test("a value that is wrong fails its check alone, and the check says where")
  func noticesOneValue() throws {
    var cases = try cases()
    cases.confident_learning.cases[1].values["joint"]?[4] += 1e-6
    let failed = SelfTest(cases, threads: 1).checks.filter { !$0.passed }
    #expect(failed.map(\.name) == ["confident learning"])
    #expect(failed.first?.place == "joint")
  }

  @Test("a flag that is missing fails the check of flags")
  func noticesFlags() throws {
    var cases = try cases()
    cases.confident_learning.cases[0].flags["both"]?.removeLast()
    let failed = SelfTest(cases, threads: 1).checks.filter { !$0.passed }
    #expect(failed.first?.place == "the number of values of both")
  }

  @Test("wrong values of every kind are noticed")
  func noticesKinds() throws {
    let changes: [(inout ReferenceCases) -> Void] = [
      { $0.training.cases[0].probabilities[0] += 0.01 },
      { $0.information.cases[0].pvi[3] += 1e-6 },
      { $0.divergence.cases[0].bits[0] += 1e-6 },
      { $0.bm25.cases[0].scores["bm25l"]?[1][2] += 1e-3 },
      { $0.aggregation.cases[0].merged["rbc"]?["1"]? += 1e-6 },
    ]
    for (place, change) in changes.enumerated() {
      var cases = try cases()
      change(&cases)
      #expect(!SelfTest(cases, threads: 1).passed, "change \(place)")
    }
  }

  @Test("nothing to compare is no success")
  func empty() throws {
    var cases = try cases()
    cases.bm25.cases = []
    #expect(!SelfTest(cases, threads: 1).passed)
  }
}
