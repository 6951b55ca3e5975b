import ArgumentParser
import DatasetLab

/// Times the ranking of rows for many queries.
struct BM25Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bm25",
    abstract: "Times BM25: all queries of a file of test cases against all texts of a data set.",
    discussion: """
      Prints the seconds of tokenising both, of indexing and of retrieving, each the best of \
      several repetitions, and the sum of all scores.
      """)

  @Argument(help: "A labelled data set.")
  var data: String

  @Argument(help: "A CSV with the columns functionality, label_gold and test_case.")
  var cases: String

  @Option(help: "How many rows each query ranks.")
  var depth = 1000

  @Option(help: "How many threads work.")
  var threads = 1

  @Option(help: "How many times each step is taken.")
  var repetitions = 3

  func validate() throws {
    if depth < 1 || threads < 1 || repetitions < 1 {
      throw ValidationError("--depth, --threads and --repetitions must be 1 or more")
    }
  }

  /// What is printed; times in seconds.
  struct Report: Encodable {
    var rows: Int
    var queries: Int
    var tokenise = Double.infinity
    var index = Double.infinity
    var retrieve = Double.infinity
    var scores = 0.0
  }

  func run() throws {
    let texts = try read(data, text: nil, label: nil)
    let cases = Array(try read(cases, text: "test_case", label: "label_gold"))
    let machine = Machine(threads: threads)
    var report = Report(rows: texts.count, queries: cases.count)
    for _ in 0..<repetitions {
      var words = Corpus()
      var queries: [[UInt32]] = []
      var rankings: [Ranking] = []
      report.tokenise = min(
        report.tokenise,
        Stopwatch.seconds {
          words = TokenizedTexts(texts, seed: 0, on: machine).words
          queries = cases.map { Query($0).tokens(in: words) }
        })
      var index: BM25?
      report.index = min(
        report.index, Stopwatch.seconds { index = BM25(words) })
      report.retrieve = min(
        report.retrieve,
        Stopwatch.seconds { rankings = index?.rank(queries, depth: depth, on: machine) ?? [] })
      report.scores = rankings.reduce(0) { $1.scores.reduce($0, +) }
    }
    try Probe.report(report)
  }

  private func read(_ path: String, text: String?, label: String?) throws -> StringColumn {
    var options = ReadOptions()
    options.textColumn = text
    options.labelColumn = label
    options.folds = 1
    return try Dataset.read(.file(path), options: options).texts
  }
}
