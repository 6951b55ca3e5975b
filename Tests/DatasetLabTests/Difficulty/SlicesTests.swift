import DatasetLab
import Testing

@Suite("Slices")
struct SlicesTests {
  private func row(_ information: Double) -> Slices.Row {
    Slices.Row(
      information: information, confidence: information > 0 ? 0.75 : 0.25,
      isRight: information > 0)
  }

  @Test("by hand: a half with PVI 0 and 2, the other with -1 and 1")
  func byHand() throws {
    let rows = (0..<80).map { place -> Slices.Row in
      let even = Double(place % 2 * 2)
      return row(place < 40 ? even : even - 1)
    }
    let half = Slices.Facet(name: "half", values: ["a", "b"], ofRow: rows.indices.map { $0 / 40 })
    let found = Slices(of: rows, by: [half]).slices
    #expect(found.map(\.name) == ["half=b", "half=a"])
    let hard = try #require(found.first)
    #expect(hard.rows == 40 && hard.information == 0 && hard.difference == -1)
    #expect(hard.accuracy == 0.5 && hard.negative == 0.5 && hard.confidence == 0.5)
    // The variance of each half is 40 / 39, the squared error of its mean 1 / 39.
    #expect(abs(hard.halfWidth - 1.96 * (1 / 39.0).squareRoot()) < 1e-12)
    // Two equal variances of 40 rows each: 78 degrees of freedom.
    let p = StudentT.twoSided(1 / (2 / 39.0).squareRoot(), degrees: 78)
    #expect(abs(hard.p - 2 * p) < 1e-12)
    #expect(hard.isHarder && !found[1].isHarder)
  }

  @Test("every two facets make slices, small ones are left out")
  func pairs() {
    let rows = (0..<120).map { row(Double($0 * 37 % 101) / 50 - 1) }
    let parity = Slices.Facet(name: "p", values: ["0", "1"], ofRow: rows.indices.map { $0 % 2 })
    let early = Slices.Facet(
      name: "e", values: ["yes", "no"], ofRow: rows.indices.map { $0 < 30 ? 0 : 1 })
    let names = Set(Slices(of: rows, by: [parity, early]).slices.map(\.name))
    #expect(names == ["p=0", "p=1", "e=yes", "e=no", "p=0 & e=no", "p=1 & e=no"])
  }

  @Test("rows parted at random are seldom harder: the correction keeps chance below 5 %")
  func correction() {
    var rng = SplitMix64(seed: 5)
    var runs = 0
    for _ in 0..<200 {
      let rows = (0..<400).map { _ in row(Double(rng.next() % 1000) / 500 - 1) }
      let facets = (0..<3).map { facet in
        Slices.Facet(
          name: "f\(facet)", values: ["a", "b", "c"],
          ofRow: rows.indices.map { _ in Int(rng.next() % 3) })
      }
      let slices = Slices(of: rows, by: facets).slices
      if slices.contains(where: { $0.p < 0.05 }) { runs += 1 }
    }
    // Expected at most 10 of 200; 20 is three standard errors away.
    #expect(runs <= 20)
  }

  @Test("the order of rows changes nothing")
  func order() {
    let rows = (0..<200).map { row(Double($0 * 37 % 101) / 50 - 1) }
    let values = rows.indices.map { $0 * 13 % 4 }
    func slices(_ order: [Int]) -> [Slices.Slice] {
      let facet = Slices.Facet(
        name: "f", values: ["a", "b", "c", "d"], ofRow: order.map { values[$0] })
      return Slices(of: order.map { rows[$0] }, by: [facet]).slices
    }
    let a = slices(Array(rows.indices))
    let b = slices(rows.indices.reversed())
    #expect(a.map(\.name) == b.map(\.name))
    #expect(zip(a, b).allSatisfy { abs($0.information - $1.information) < 1e-12 })
  }
}
