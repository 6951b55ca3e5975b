import DatasetLab
import Testing

@Suite("Comparing data sets")
struct ComparisonTests {
  private static func compared(threads: Int = 2) throws -> Comparison {
    try Comparison(
      [
        ComparedData.posts("first", count: 600, seed: 1, turnipIs: "rude", extra: "tea"),
        ComparedData.posts("second", count: 400, seed: 2, turnipIs: "fine", extra: "coffee"),
      ], on: Machine(threads: threads))
  }

  @Test("the word that means the opposite elsewhere heads the labelling criterion")
  func criterion() throws {
    let result = try Self.compared()
    let words = try #require(result.criteria.first)
    let first = try #require(words.tokens.first)
    #expect(first.token == "turnip")
    #expect(result.data.labels[first.label] == "rude")
    #expect(first.z > 5 && first.isSignificant)
    #expect(first.shareA == 1 && first.shareB == 0)
    #expect(words.tokens.dropFirst().allSatisfy { !$0.isSignificant })
  }

  @Test("a model does worse on data of another criterion, and the test says so")
  func transfer() throws {
    let result = try Self.compared()
    #expect(result.transfer.cells.count == 4)
    let own = result.transfer[0, 0]
    let other = result.transfer[0, 1]
    #expect(own.agreement.accuracy > 0.95 && own.difference == nil)
    #expect(other.agreement.accuracy < 0.85 && other.agreement.accuracy > 0.65)
    let difference = try #require(other.difference)
    #expect(difference.accuracy.high < 0 && difference.test.p < 1e-6)
    #expect(difference.test.onlySecond > difference.test.onlyFirst)
    #expect(other.impossible.allSatisfy { result.data.text($0.row).contains("turnip") })
    #expect(other.information.mean < own.information.mean)
  }

  @Test("texts with a word of their own are told apart by that word")
  func adversarial() throws {
    let result = try Self.compared()
    let found = try #require(result.adversarial.first)
    #expect(found.rows == 400)
    #expect(found.area.area > 0.8 && found.area.low < found.area.area)
    #expect(found.tokensOfA.first?.token == "tea" && found.tokensOfB.first?.token == "coffee")
  }

  @Test("rows that say the same as a training row are not tested on")
  func copiesAreLeftOut() throws {
    let first = ComparedData.posts("first", count: 300, seed: 1, turnipIs: "rude", extra: "tea")
    var second = ComparedData.posts("second", count: 300, seed: 2, turnipIs: "rude", extra: "tea")
    var texts = StringColumn()
    for row in second.texts.indices {
      texts.append((row < 50 ? first.texts[row].uppercased() : second.texts[row]).utf8)
    }
    second.texts = texts
    let result = try Comparison([first, second], on: Machine(threads: 2))
    #expect(result.transfer[0, 1].leftOut == 50 && result.transfer[0, 1].rows == 250)
    #expect(result.transfer[1, 1].leftOut == 0)
  }

  @Test("divergence in samples of one size does not depend on the size of a data set")
  func divergence() throws {
    let posts = { (count: Int, seed: UInt64) in
      ComparedData.posts("p\(count)", count: count, seed: seed, turnipIs: "rude", extra: "tea")
    }
    let result = try Comparison([posts(300, 1), posts(3000, 2)], on: Machine(threads: 2))
    let (small, large) = (result.divergence.pairs[0], result.divergence.pairs[1])
    #expect(small.low <= large.mean && large.mean <= small.high)
    #expect(small.low <= small.mean && small.mean <= small.high)
  }

  @Test("threads change nothing")
  func threads() throws {
    let (one, three) = (try Self.compared(threads: 1), try Self.compared(threads: 3))
    #expect(one.transfer.cells.map(\.information) == three.transfer.cells.map(\.information))
    #expect(one.inconsistency.pairs == three.inconsistency.pairs)
    #expect(one.divergence.pairs == three.divergence.pairs)
    #expect(one.adversarial.map(\.area) == three.adversarial.map(\.area))
    #expect(one.adversarial.map(\.tokensOfA) == three.adversarial.map(\.tokensOfA))
    #expect(one.criteria.map(\.tokens) == three.criteria.map(\.tokens))
  }
}
