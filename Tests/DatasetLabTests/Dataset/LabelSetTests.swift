import DatasetLab
import Testing

@Suite("A label set")
struct LabelSetTests {
  @Test("integers are ordered by value")
  func integers() {
    #expect(LabelSet(["10", "2", "-1", "2", "0"]).names == ["-1", "0", "2", "10"])
  }

  @Test("one label that is no integer puts all in the order of code points")
  func text() {
    #expect(LabelSet(["10", "2", "none"]).names == ["10", "2", "none"])
    #expect(LabelSet(["b", "a", "B", "é", "z", ""]).names == ["", "B", "a", "b", "z", "é"])
    #expect(LabelSet(["1.5", "10", "2"]).names == ["1.5", "10", "2"])
  }

  @Test("integers of equal value and different spelling are two classes")
  func spelling() {
    #expect(LabelSet(["1", "01", "2"]).names == ["01", "1", "2"])
  }

  @Test("the order does not depend on the order of the rows")
  func order() {
    let names = (0..<40).map { "label \($0)" }
    var rng = SplitMix64(seed: 3)
    #expect(LabelSet(names.shuffled(using: &rng)) == LabelSet(names))
  }

  @Test("positions and names find each other")
  func positions() {
    let labels = LabelSet(["none", "hate", "offensive", "hate"])
    #expect(labels.count == 3)
    for index in 0..<3 { #expect(labels.index(of: labels[index]) == index) }
    #expect(labels.index(of: "hatee") == nil)
    #expect(LabelSet([String]()).count == 0)
  }
}
