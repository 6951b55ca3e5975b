import DatasetLab
import Testing

@Suite("The augmentation experiment")
struct AugmentExperimentTests {
  /// Rows of invented words: `kind` words decide the label, the others are noise.
  private static func dataset(
    _ rows: Int, kinds: [(label: String, word: String)], seed: UInt64, name: String
  ) throws -> Dataset {
    var rng = SplitMix64(seed: seed)
    var csv = "text,label\n"
    for _ in 0..<rows {
      let kind = kinds[Int(rng.next() % UInt64(kinds.count))]
      let noise = (0..<6).map { _ in "n\(rng.next() % 60)" }.joined(separator: " ")
      csv += "\(kind.word)\(rng.next() % 3) \(noise),\(kind.label)\n"
    }
    let folder = try TemporaryFolder()
    return try Dataset.read(.file(folder.write(name, csv)))
  }

  /// The training data lack the kind `wart`, which the pool has and the suite asks for.
  private static func data(threads: Int) throws -> AugmentationData {
    let known = [("bad", "snarl"), ("good", "smile")]
    let train = try dataset(400, kinds: known, seed: 1, name: "train.csv")
    let pool = try dataset(
      2000,
      kinds: Array(repeating: known, count: 40).flatMap { $0 }
        + [("bad", "wart"), ("good", "petal")], seed: 2, name: "pool.csv")
    let cases = ["snarl": "bad", "smile": "good", "wart": "bad", "petal": "good"]
      .sorted { $0.key < $1.key }.flatMap { word, label in
        (0..<12).map { number in
          TestSuite.Case(
            id: "\(word) \(number)", specification: word,
            text: "\(word)\(number % 3) n\(number) n\(number + 20)", label: label, target: nil,
            isQuery: number < 6, line: 1)
        }
      }
    return try AugmentationData(
      train: train, pool: pool, suite: TestSuite(name: "suite", cases: cases), seed: 0,
      on: Machine(threads: threads))
  }

  private static func run(threads: Int) throws -> AugmentExperiment {
    var options = AugmentExperiment.Options()
    options.sizes = [10]
    options.seeds = 2
    return try AugmentExperiment(
      try data(threads: threads), options: options, on: Machine(threads: threads))
  }

  private func rate(
    _ result: AugmentExperiment, _ addition: AugmentExperiment.Addition
  ) throws -> Double {
    let arm = try #require(result.arms.first { $0.addition == addition })
    return result.failureRate(arm).mean
  }

  @Test("rows that specifications choose teach what the training data lack")
  func teaches() throws {
    let result = try Self.run(threads: 2)
    let m0 = try rate(result, .none)
    let random = try rate(result, .chosen(.random, 10))
    let guided = try rate(result, .chosen(.spec, 10))
    #expect(guided < random)
    #expect(guided < m0)
    #expect(try rate(result, .pseudoLabelled(10, labelled: 0)) < m0)
    #expect(result.arms.allSatisfy { $0.outcomes.count == 2 })
  }

  @Test("a held-out file judges in every seed, and none of its texts is trained on")
  func heldoutFile() throws {
    let train = try Self.dataset(
      300, kinds: [("bad", "snarl"), ("good", "smile")], seed: 1, name: "train.csv")
    // Half of the held-out rows are training rows too.
    let heldout = train.selecting(Array(0..<30))
    let suite = try Self.data(threads: 1).suite
    let machine = Machine(threads: 2)
    let data = try AugmentationData(
      train: train, pool: train.selecting(Array(20..<40)), suite: suite, heldout: heldout, seed: 0,
      on: machine)
    var options = AugmentExperiment.Options()
    (options.sizes, options.seeds, options.strategies, options.labelled) = ([5], 2, [.random], [])
    let result = try AugmentExperiment(data, options: options, on: machine)
    // Of the pool's 20 rows 10 are held out and 10 are trained on already: none can be added.
    #expect(result.arms.last?.outcomes.map(\.added) == [0, 0])
    let m0 = result.arms[0].outcomes.map(\.heldout.accuracy)
    #expect(m0.count == 2 && m0[0] == m0[1] && m0[0] > 0.9)
    #expect(result.arms.allSatisfy { result.accuracyGain($0).isEquivalentToZero(within: 0.5) })
  }

  @Test("every model is compared with random rows of its size and with the whole pool")
  func comparisons() throws {
    let result = try Self.run(threads: 2)
    let guided = try #require(result.arms.first { $0.addition == .chosen(.spec, 10) })
    let all = try #require(result.arms.last)
    let difference = try #require(result.againstWholePool(guided))
    #expect(
      abs(difference.mean - result.failureRate(guided).mean + result.failureRate(all).mean) < 1e-12)
    #expect(result.againstWholePool(all) == nil && result.againstRandom(all) == nil)
    #expect(result.accuracyGain(result.arms[0]).mean == 0)
  }

  @Test("the number of threads changes nothing")
  func threads() throws {
    let results = try [1, 3].map { try Self.run(threads: $0) }
    #expect(
      results[0].arms.map { $0.outcomes.map(\.failures) }
        == results[1].arms.map { $0.outcomes.map(\.failures) })
  }

  @Test("rows are chosen for their specification, and none twice")
  func selection() throws {
    let data = try Self.data(threads: 1)
    let selection = try GuidedSelection(
      data, strategy: .spec, budget: 20, on: Machine(threads: 1))
    #expect(Set(selection.chosen.map(\.row)).count == selection.chosen.count)
    for hit in selection.chosen {
      let place = try #require(hit.specification)
      #expect(
        data.pool.labels[Int(data.pool.given[hit.row])] == data.specifications[place].label)
    }
    let needed = selection.chosen.count { hit in
      hit.specification.map { ["wart", "petal"].contains(data.specifications[$0].name) } ?? false
    }
    #expect(needed > selection.chosen.count / 2)
  }

  @Test("a suite without queries, or with nothing else, is an error")
  func oneSided() throws {
    let data = try Self.data(threads: 1)
    for isQuery in [false, true] {
      let cases = data.suite.cases.filter { $0.isQuery == isQuery }
      let own = try AugmentationData(
        train: data.train, pool: data.pool, suite: TestSuite(name: "suite", cases: cases), seed: 0,
        on: Machine(threads: 1))
      #expect(throws: SelectionError.self) {
        try AugmentExperiment(own, on: Machine(threads: 1))
      }
    }
  }

  @Test("a query that is a test case is an error")
  func leakage() throws {
    let data = try Self.data(threads: 1)
    var leaked = data.tests[0]
    leaked.isQuery = true
    let suite = TestSuite(name: "suite", cases: data.suite.cases + [leaked])
    #expect(throws: SelectionError.self) {
      try AugmentationData(
        train: data.train, pool: data.pool, suite: suite, seed: 0, on: Machine(threads: 1))
    }
  }
}
