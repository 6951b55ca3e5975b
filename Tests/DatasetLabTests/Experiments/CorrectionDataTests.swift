import DatasetLab
import Testing

@Suite("Correcting labels")
struct CorrectionDataTests {
  /// 80 short texts: insults labelled rude, thanks labelled fine.
  static func dataset() throws -> Dataset {
    let insults = ["turnip", "goose", "numpty", "muppet"]
    let thanks = ["thank", "lovely", "kind", "welcome"]
    let lines = (0..<80).map { row -> String in
      let words = row % 2 == 0 ? insults : thanks
      return "you are \(words[row / 2 % 4]) number \(row / 8) \(words[row / 3 % 4]),"
        + (row % 2 == 0 ? "rude" : "fine")
    }
    return try read(csv: (["text,label"] + lines).joined(separator: "\n") + "\n")
  }

  static func read(csv: String) throws -> Dataset {
    let folder = try TemporaryFolder()
    return try Dataset.read(.file(folder.write("d.csv", csv)))
  }

  private static func suite(
    tests: [String] = ["what a turnip", "thank you"],
    queries: [String] = ["silly goose", "most welcome"]
  ) -> TestSuite {
    let names = [("insult", "rude"), ("thanks", "fine")]
    let cases = [(tests, false), (queries, true)].flatMap { texts, isQuery in
      zip(names, texts).map { name, text in
        TestSuite.Case(
          id: text, specification: name.0, text: text, label: name.1, isQuery: isQuery, line: 1)
      }
    }
    return TestSuite(name: "suite.csv", cases: cases)
  }

  private static func data(_ suite: TestSuite, truth: [String]? = nil) throws -> CorrectionData {
    try CorrectionData(dataset(), suite: suite, truth: truth, seed: 0, on: Machine(threads: 2))
  }

  @Test("closeness is to the tests: other queries change nothing")
  func closeness() throws {
    let machine = Machine(threads: 2)
    let own = try Self.data(Self.suite()).closeness(depth: 20, on: machine)
    let other = try Self.data(Self.suite(queries: ["muppet", "kind"]))
      .closeness(depth: 20, on: machine)
    #expect(own == other)
    #expect(own.map(\.label) == [1, 0])
    let texts = try Self.dataset().texts
    #expect(own[0].rows.prefix(5).allSatisfy { texts[$0].contains("turnip") })
  }

  @Test("lists are the queries': other tests change no list of labels that are wrong already")
  func lists() throws {
    let dataset = try Self.dataset()
    // Every tenth label is wrong.
    let truth = dataset.given.indices.map { row in
      dataset.labels[Int(row % 10 == 0 ? 1 - dataset.given[row] : dataset.given[row])]
    }
    var options = CorrectionExperiment.Options()
    options.seeds = 1
    let results = try [Self.suite(), Self.suite(tests: ["a numpty", "so kind"])].map { suite in
      try CorrectionExperiment(
        Self.data(suite, truth: truth), options: options, on: Machine(threads: 2))
    }
    #expect(results[0].findings.map(\.found) == results[1].findings.map(\.found))
    #expect(results[0].splits == results[1].splits)
  }

  @Test("rows with the text of a case are left out")
  func inSuite() throws {
    let text = try Self.dataset().texts[4].uppercased()
    let data = try Self.data(Self.suite(tests: [text, "thank you"]))
    #expect(data.rowsInSuite == 1 && data.dataset.count == 79)
  }

  @Test("labels and suites that do not fit get an error")
  func errors() throws {
    #expect(throws: SelectionError.self) {
      try Self.data(Self.suite(), truth: Array(repeating: "odd", count: 80))
    }
    #expect(throws: SelectionError.self) {
      try Self.data(TestSuite(name: "s", cases: Self.suite().tests))
    }
  }

  @Test("errors cannot be planted near tests where there are none")
  func noTests() throws {
    let suite = TestSuite(name: "s.csv", cases: Self.suite().cases.filter(\.isQuery))
    let error = #expect(throws: SelectionError.self) {
      try CorrectionExperiment(Self.data(suite), on: Machine(threads: 2))
    }
    #expect(error?.description.contains("s.csv: every case is held out") == true)
  }

  @Test("the same seed gives the same result for any number of threads")
  func threads() throws {
    var options = CorrectionExperiment.Options()
    options.seeds = 2
    options.rate = 0.1
    let results = try [1, 3].map { threads in
      try CorrectionExperiment(
        Self.data(Self.suite()), options: options, on: Machine(threads: threads))
    }
    #expect(results[0].findings.map(\.found) == results[1].findings.map(\.found))
    #expect(
      results[0].arms.map { $0.outcomes.map(\.failures) }
        == results[1].arms.map { $0.outcomes.map(\.failures) })
    #expect(
      results[0].arms.map { $0.outcomes.map(\.heldout) }
        == results[1].arms.map { $0.outcomes.map(\.heldout) })
  }

  @Test("removing or relabelling exactly the errors changes as many rows as there are errors")
  func truthArm() throws {
    var options = CorrectionExperiment.Options()
    options.seeds = 1
    options.rate = 0.1
    let result = try CorrectionExperiment(
      Self.data(Self.suite()), options: options, on: Machine(threads: 2))
    let arms = result.arms.filter { $0.source == .truth }
    #expect(arms.map(\.action) == [.relabel, .remove])
    for arm in arms { #expect(arm.outcomes[0].changed == result.splits[0].errors) }
    #expect(result.arms[0].source == .nowhere && result.arms[0].outcomes[0].changed == 0)
    #expect(result.splits[0].rows + result.splits[0].heldout == 80)
  }

  @Test("without known errors there is nothing to find, but there are models")
  func unknown() throws {
    var options = CorrectionExperiment.Options()
    options.seeds = 1
    options.plant = nil
    options.heldoutShare = 0
    options.sizes = [.rows(5), .errors]
    let result = try CorrectionExperiment(
      Self.data(Self.suite()), options: options, on: Machine(threads: 2))
    #expect(result.findings.isEmpty && result.splits[0].errors == 0)
    #expect(result.arms.count == 1 + 2 * CorrectionList.allCases.count)
    #expect(result.arms.allSatisfy { $0.outcomes[0].heldout == nil })
  }
}
