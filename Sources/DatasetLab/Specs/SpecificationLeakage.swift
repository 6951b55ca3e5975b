/// What the queries of specifications give away of test cases.
///
/// Rows that are found by a query resemble it. Where it is a test case too, or one with a word
/// exchanged, a model that learns from these rows has all but seen the test, and its failure rate
/// says little about the specification.
///
/// Two texts are *the same* when their normalised texts are, white space aside. They *share a
/// template* when leaving out at most two words of each makes them the same, and what remains is
/// at least two words and half of the longer text: "I like tall hedges" and "I like my cats" do,
/// "I like hedges" and "You hate hedges" don't.
public struct SpecificationLeakage: Sendable {
  /// A query beside the test case that it is most like.
  public struct Pair: Sendable, Hashable {
    /// The query.
    public let query: SpecificationText
    /// The case.
    public let testCase: SpecificationText
    /// How many words must be left out of the longer of the two; 0 where they differ in
    /// punctuation at most.
    public let differing: Int
  }

  /// How many of a specification's queries give test cases away.
  public struct Count: Sendable, Hashable {
    /// The specification's name.
    public let specification: String
    /// The number of its queries.
    public let queries: Int
    /// How many of them are test cases.
    public let verbatim: Int
    /// How many of the others share a template with a case.
    public let templates: Int
  }

  /// The queries that are test cases, in the order of the queries.
  public let verbatim: [Pair]
  /// The other queries that share a template with a case.
  public let templates: [Pair]
  /// Per specification, in the order in which they first occur; those without leaks too.
  public let counts: [Count]

  /// Compares queries with test cases, of whichever specification.
  ///
  /// - Parameters:
  ///   - queries: The queries.
  ///   - cases: The test cases. Of several that are equally like a query the first counts.
  /// - Complexity: O(pairs of texts with a word in common).
  public init(queries: [SpecificationText], cases: [SpecificationText]) {
    let all = (queries + cases).map(\.text)
    let texts = TokenizedTexts(StringColumn(all), seed: 0)
    var firstCase: [[UInt32]: Int] = [:]
    for (place, row) in (queries.count..<all.count).enumerated() {
      let chunks = Array(texts.chunks.tokens(of: row))
      if firstCase[chunks] == nil { firstCase[chunks] = place }
    }
    var templates = SharedTemplates(texts.words, rows: queries.count..<all.count)
    var verbatim: [Pair] = []
    var shared: [Pair] = []
    for (row, query) in queries.enumerated() {
      if let place = firstCase[Array(texts.chunks.tokens(of: row))] {
        verbatim.append(Pair(query: query, testCase: cases[place], differing: 0))
      } else if let (place, differing) = templates.closest(to: row) {
        shared.append(Pair(query: query, testCase: cases[place], differing: differing))
      }
    }
    self.verbatim = verbatim
    self.templates = shared
    counts = Self.count(queries, verbatim: verbatim, templates: shared)
  }

  /// The error that queries which are test cases make, if there are any.
  public var error: SpecificationError? {
    guard let first = verbatim.first else { return nil }
    let others = verbatim.count - 1
    let more = others == 0 ? "" : "; the same is true of \(others) more"
    return SpecificationError(
      file: first.query.file, line: first.query.line,
      reason: "this query of '\(first.query.specification)' is a test case too "
        + "(\(first.testCase.file):\(first.testCase.line), '\(first.testCase.specification)'); "
        + "failure rates hold on unseen cases only, so take it out of one of the files" + more)
  }

  private static func count(
    _ queries: [SpecificationText], verbatim: [Pair], templates: [Pair]
  ) -> [Count] {
    func tally(_ names: [String]) -> [String: Int] {
      names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let all = tally(queries.map(\.specification))
    let same = tally(verbatim.map(\.query.specification))
    let alike = tally(templates.map(\.query.specification))
    var seen = Set<String>()
    return queries.map(\.specification).filter { seen.insert($0).inserted }.map { name in
      Count(
        specification: name, queries: all[name, default: 0], verbatim: same[name, default: 0],
        templates: alike[name, default: 0])
    }
  }
}
