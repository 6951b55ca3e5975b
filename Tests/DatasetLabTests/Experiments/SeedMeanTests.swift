import DatasetLab
import Testing

@Suite("Means over seeds")
struct SeedMeanTests {
  @Test("by hand: 1, 2 and 3 have mean 2 and 4.302653 / √3 on either side")
  func byHand() {
    let found = SeedMean([1, 2, 3])
    #expect(found.mean == 2)
    #expect(abs(found.halfWidth - 4.302653 / 3.0.squareRoot()) < 1e-6)
  }

  @Test("one seed has no interval")
  func one() {
    #expect(SeedMean([0.3]).halfWidth == 0)
  }

  @Test("many seeds have nearly the normal distribution's interval")
  func many() {
    // Half are 1 and half -1: the standard error is √(100/99) / 10; Student's quantile for 99
    // degrees of freedom is 1.984217.
    let found = SeedMean((0..<100).map { $0 % 2 == 0 ? 1 : -1 })
    #expect(abs(found.halfWidth - 1.984217 * (100.0 / 99).squareRoot() / 10) < 1e-6)
  }

  @Test("a difference is equivalent to zero when its whole interval is within the margin")
  func equivalence() {
    #expect(SeedMean([0.001, 0.002, 0.001]).isEquivalentToZero(within: 0.01))
    #expect(!SeedMean([0.001, 0.002, 0.001]).isEquivalentToZero(within: 0.002))
    #expect(!SeedMean([-0.1, 0.1, 0]).isEquivalentToZero(within: 0.01))
    #expect(!SeedMean([-0.02, -0.02]).isEquivalentToZero(within: 0.01))
  }
}
