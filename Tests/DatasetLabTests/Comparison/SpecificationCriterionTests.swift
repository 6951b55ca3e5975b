import DatasetLab
import Testing

@Suite("Specifications on which data sets disagree")
struct SpecificationCriterionTests {
  private static let datasets = [
    ComparedData.posts("a", count: 400, seed: 1, turnipIs: "rude", extra: "apple"),
    ComparedData.posts("b", count: 400, seed: 2, turnipIs: "fine", extra: "pear"),
  ]

  private static func compared(_ specifications: [Specification], threads: Int = 2) throws
    -> Comparison
  {
    var options = Comparison.Options()
    options.specifications = specifications
    return try Comparison(datasets, options: options, on: Machine(threads: threads))
  }

  private static let specifications = [
    Specification(name: "insults", label: "rude", queries: ["goose", "you walnut"]),
    Specification(name: "vegetables", label: "rude", queries: ["turnip", "a turnip"]),
    Specification(name: "thanks", label: "fine", queries: ["thanks", "lovely and kind"]),
    Specification(name: "unknown", label: "fine", queries: ["zebra"]),
  ]

  @Test("the one that data sets label differently comes first, and it alone is beyond chance")
  func planted() throws {
    let result = try Self.compared(Self.specifications)
    let own = try #require(result.specificationCriteria.first)
    #expect(result.specificationCriteria.count == 1 && own.a == 0 && own.b == 1)
    #expect(own.items.count == 3)
    let first = try #require(own.items.first)
    #expect(first.specification == 1 && first.isSignificant && first.z > 0)
    #expect(first.shareA.value == 1 && first.shareB.value == 0)
    #expect(own.items.dropFirst().allSatisfy { !$0.isSignificant })
    #expect(result.specificationLabels.counts(of: 1, in: 1).reduce(0, +) == 50)
    #expect(result.specificationLabels.rows[0][3].isEmpty)
  }

  @Test("neither threads nor the order of specifications change anything")
  func order() throws {
    let forth = try Self.compared(Self.specifications)
    let back = try Self.compared(Self.specifications.reversed(), threads: 1)
    let (x, y) = (forth.specificationCriteria[0].items, back.specificationCriteria[0].items)
    #expect(x.map(\.z) == y.map(\.z) && x.map(\.p) == y.map(\.p))
    #expect(x.map(\.specification) == y.map { 3 - $0.specification })
    #expect(try Self.compared([]).specificationCriteria.isEmpty)
  }
}
