import DatasetLab
import Testing

@Suite("Rows chosen from a pool")
struct PoolSelectionTests {
  /// Two specifications, of label 0 and 1; rows 0 to 5 have label 0, 6 to 11 label 1.
  private func selection(
    _ rankings: [[Int]], usable: [Bool] = Array(repeating: true, count: 12),
    limits: SelectionLimits = SelectionLimits(), isLabelled: Bool = true
  ) -> PoolSelection {
    let given: [Int32] = (0..<12).map { $0 < 6 ? 0 : 1 }
    return PoolSelection(
      rankings: rankings, demanded: [0, 1], given: isLabelled ? given : nil, usable: usable,
      limits: limits)
  }

  @Test("specifications take turns by their needs, each its best rows")
  func turns() {
    var chosen = selection([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]])
    chosen.grow(to: 4, needs: [3, 1])
    #expect(chosen.chosen.count { $0.specification == 0 } == 3)
    #expect(chosen.chosen.filter { $0.specification == 0 }.map(\.row) == [0, 1, 2])
    #expect(chosen.chosen.filter { $0.specification == 1 }.map(\.row) == [6])
    chosen.grow(to: 8, needs: [0, 1])
    #expect(chosen.chosen.suffix(4).map(\.row) == [7, 8, 9, 10])
  }

  @Test("a row with another label is set aside as a suspect, with the rank it had")
  func contradictions() {
    var chosen = selection([[7, 0], [6]])
    chosen.grow(to: 12, needs: [1, 1])
    #expect(chosen.chosen.map(\.row).sorted() == [0, 6])
    #expect(chosen.contradictions.map(\.row) == [7])
    #expect(chosen.contradictions.map(\.rank) == [1])
  }

  @Test("of a pool without labels every row will do")
  func unlabelled() {
    var chosen = selection([[7, 0], [6]], isLabelled: false)
    chosen.grow(to: 12, needs: [1, 1])
    #expect(chosen.chosen.map(\.row).sorted() == [0, 6, 7])
    #expect(chosen.contradictions.isEmpty)
  }

  @Test("no row is chosen twice, none that may not be, and an exhausted pool ends it")
  func bounds() {
    var usable = Array(repeating: true, count: 12)
    usable[1] = false
    var chosen = selection([[0, 1, 2], [6, 7]], usable: usable)
    chosen.grow(to: 100, needs: [1, 1])
    #expect(chosen.chosen.map(\.row).sorted() == [0, 2, 6, 7])
  }

  @Test("limits hold for a specification and for a label")
  func limits() {
    var limits = SelectionLimits()
    limits.perSpecification = 2
    var chosen = selection([[0, 1, 2, 3], [6, 7, 8]], limits: limits)
    chosen.grow(to: 12, needs: [1, 1])
    #expect(chosen.chosen.map(\.row).sorted() == [0, 1, 6, 7])
    limits.perLabel = 1
    chosen = selection([[0, 1, 2, 3], [6, 7, 8]], limits: limits)
    chosen.grow(to: 12, needs: [1, 1])
    #expect(chosen.chosen.map(\.row).sorted() == [0, 6])
  }
}
