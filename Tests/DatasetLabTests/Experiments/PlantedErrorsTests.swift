import DatasetLab
import Testing

@Suite("Planted errors")
struct PlantedErrorsTests {
  private let truth: [Int32] = (0..<100).map { $0 % 3 }
  private let closeness = [
    PlantedErrors.Closeness(label: 0, rows: [0, 1, 2, 3, 4, 5, 6]),
    PlantedErrors.Closeness(label: 1, rows: [4, 3, 90, 91]),
  ]

  private func planted(
    _ kind: PlantedErrors.Kind, rate: Double = 0.04, share: Double = 1, seed: UInt64 = 0
  ) -> PlantedErrors {
    var rng = SplitMix64(seed: seed)
    return PlantedErrors(
      truth: truth, classes: 3, kind: kind, rate: rate, closeness: closeness, share: share,
      using: &rng)
  }

  @Test("as many labels are wrong as the rate says, and no others", arguments: [0.01, 0.04, 0.25])
  func rate(rate: Double) {
    let errors = planted(.uniform, rate: rate)
    #expect(errors.rows.count == Int((rate * 100).rounded()))
    #expect(errors.rows == truth.indices.filter { errors.given[$0] != truth[$0] })
    #expect(errors.given.allSatisfy { (0..<3).contains($0) })
    #expect(errors.specifications.isEmpty)
  }

  @Test("specifications have their closest rows in turn")
  func near() {
    // By hand: 0 of the first, 4 of the second, 1 of the first, 3 of the second.
    let errors = planted(.near)
    #expect(errors.rows == [0, 1, 3, 4])
    // Row 1 does not carry label 0, row 3 not label 1: both get what is demanded. Rows 0 and 4
    // carry it and get another.
    #expect(errors.given[1] == 0 && errors.given[3] == 1)
    #expect(errors.given[0] != 0 && errors.given[4] != 1)
    #expect(errors.specifications == [0, 1])
  }

  @Test("errors against a specification are those of rows that carry its label")
  func against() {
    // By hand: of the first 0, 3 and 6 carry label 0; of the second 4 and 91 carry label 1.
    let errors = planted(.against)
    #expect(errors.rows == [0, 3, 4, 91])
    #expect([0, 3].allSatisfy { errors.given[$0] != 0 })
    #expect([4, 91].allSatisfy { errors.given[$0] != 1 })
  }

  @Test("there are fewer errors where too few rows are close, and no row counts twice")
  func exhausted() {
    #expect(planted(.against, rate: 0.5).rows == [0, 3, 4, 6, 91])
    #expect(planted(.near, rate: 0.5).rows == [0, 1, 2, 3, 4, 5, 6, 90, 91])
  }

  @Test("a share of the specifications is drawn, at least one")
  func share() {
    for seed in 0..<10 {
      let errors = planted(.near, rate: 0.5, share: 0.1, seed: UInt64(seed))
      #expect(errors.specifications.count == 1)
      #expect(errors.rows.allSatisfy(closeness[errors.specifications[0]].rows.contains))
    }
    #expect(Set((0..<10).map { planted(.near, share: 0.1, seed: $0).specifications }).count == 2)
  }

  @Test("the same seed plants the same errors, another seed others")
  func seeded() {
    for kind in PlantedErrors.Kind.allCases {
      #expect(planted(kind, seed: 3) == planted(kind, seed: 3))
    }
    #expect(planted(.uniform, seed: 3) != planted(.uniform, seed: 4))
  }

  @Test("with two labels a wrong one is the other")
  func twoLabels() {
    var rng = SplitMix64(seed: 1)
    let truth: [Int32] = (0..<40).map { $0 % 2 }
    let errors = PlantedErrors(
      truth: truth, classes: 2, kind: .uniform, rate: 0.5, using: &rng)
    #expect(errors.rows.allSatisfy { errors.given[$0] == 1 - truth[$0] })
  }
}
