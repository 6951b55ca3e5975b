import DatasetLab
import Foundation
import Testing

@Suite("Difficulty")
struct DifficultyTests {
  private static let machine = Machine(threads: 2)

  /// Labels of unlike frequency, and texts whose words say something about them.
  private static func rows(
    _ count: Int, seed: UInt64, says: Int = 3, columns: [String: [String]] = [:]
  ) -> AuditedRows {
    var rng = SplitMix64(seed: seed)
    var given: [Int32] = []
    let texts = (0..<count).map { row -> String in
      let label = Int32([0, 0, 0, 1, 1, 2][Int(rng.next() % 6)])
      given.append(label)
      let words = (0..<8).map { _ in
        rng.next() % 10 < UInt64(says) ? "key\(label)" : "word\(rng.next() % 60)"
      }
      return "id\(row) " + words.joined(separator: " ")
    }
    return AuditedRows(
      texts: StringColumn(texts), given: given, classes: 3,
      columns: columns.mapValues { StringColumn($0) })
  }

  private static func lexicon() throws -> Lexicon { try Lexicon(name: "w", lines: ["key*"]) }

  private func difficulty(
    _ rows: AuditedRows, _ change: (inout Difficulty.Options) throws -> Void = { _ in },
    on machine: Machine = machine
  ) rethrows -> Difficulty {
    var options = Difficulty.Options()
    try change(&options)
    return Difficulty(rows, options: options, on: machine)
  }

  private func value(_ name: String, _ difficulty: Difficulty) throws -> ViewInformation {
    try #require(difficulty.views.first { $0.view.name == name })
  }

  @Test("an input that is independent of the labels has no V-information")
  func independent() throws {
    var missed = 0
    var sum = 0.0
    for seed in UInt64(1)...40 {
      var rng = SplitMix64(seed: seed)
      let given = (0..<1500).map { _ in Int32([0, 0, 0, 1, 1, 2][Int(rng.next() % 6)]) }
      let labels = given.shuffled(using: &rng).map { "\($0)" }
      let rows = AuditedRows(
        texts: StringColumn(given.map { _ in String(rng.next(), radix: 36) }), given: given,
        classes: 3, columns: ["shuffled": StringColumn(labels)])
      let found = difficulty(rows) { $0.views = [.null, .column("shuffled"), .length] }
      #expect(try value("null", found).information.mean == 0)
      for view in found.views where view.view.name != "null" {
        let information = view.information
        #expect(abs(information.mean) < 0.015, "\(view.view) \(information)")
        if information.low > 0 || information.high < 0 { missed += 1 }
        sum += information.mean
      }
    }
    // One of twenty 95 % intervals misses 0 by chance; here that is four of eighty.
    #expect(missed <= 8, "\(missed) of 80 intervals are without 0")
    #expect(abs(sum / 80) < 0.002)
  }

  @Test("an input that is the label has H(Y), and the text nothing beyond it")
  func isLabel() throws {
    let plain = Self.rows(1500, seed: 3)
    let rows = Self.rows(1500, seed: 3, columns: ["label": plain.given.map { "l\($0)" }])
    let found = difficulty(rows) { $0.views = [.column("label")] }
    let label = try value("column:label", found)
    #expect(abs(label.information.mean - found.labelEntropy) < 0.01 * found.labelEntropy)
    #expect(label.accuracy == 1)
    let beyond = try #require(found.pairs.first { $0.view == .full })
    #expect(abs(beyond.information.mean) < 0.01)
  }

  @Test("what a view tells and what another tells beyond it add up to what both tell")
  func chain() throws {
    let columns = ["source": (0..<1500).map { "s\($0 % 7)" }]
    let rows = Self.rows(1500, seed: 4, columns: columns)
    let found = try difficulty(rows) {
      $0.lexicon = try Self.lexicon()
      $0.views.append(.column("source"))
    }
    #expect(found.pairs.count == found.views.count - 1)
    for pair in found.pairs {
      let beyond = try value(pair.beyond.name, found)
      let both = found.labelEntropy - pair.entropyOfBoth
      #expect(abs(beyond.information.mean + pair.information.mean - both) < 1e-12)
      if pair.view == .full && pair.beyond.name != "column:source" {
        #expect(abs(both - found.views[0].information.mean) < 1e-12)
      }
    }
    let two = found.pairs.suffix(4).filter { "\($0)".contains("source") }.map(\.entropyOfBoth)
    #expect(two.count == 2 && two[0] == two[1])
  }

  @Test("keyword-learnability is near one where labels follow keywords, near zero where not")
  func learnability() throws {
    let keys = try difficulty(Self.rows(1500, seed: 5)) {
      $0.views = []
      $0.lexicon = try Self.lexicon()
    }
    let share = try #require(keys.learnability)
    #expect(share.low > 0.9 && share.low <= share.mean && share.mean <= share.high)
    let ratio = try value("lexicon", keys).information.mean / keys.views[0].information.mean
    #expect(abs(share.mean - ratio) < 1e-12)
    let none = try difficulty(Self.rows(1500, seed: 5)) {
      $0.views = []
      $0.lexicon = try Lexicon(name: "w", lines: ["word1*"])
    }
    #expect(abs(try #require(none.learnability).mean) < 0.05)
    let noise = try difficulty(Self.rows(600, seed: 6, says: 0)) {
      $0.views = []
      $0.lexicon = try Self.lexicon()
    }
    #expect(noise.learnability == nil && noise.lexiconRows == 0)
  }

  @Test("the order of the rows changes nothing but rounding")
  func order() throws {
    let rows = Self.rows(1500, seed: 7)
    var rng = SplitMix64(seed: 1)
    let places = (0..<1500).shuffled(using: &rng)
    let moved = AuditedRows(
      texts: StringColumn(places.map { rows.texts[$0] }), given: places.map { rows.given[$0] },
      classes: 3)
    let wanted: (inout Difficulty.Options) -> Void = {
      $0.lexicon = try? Self.lexicon()
      $0.curve = true
    }
    let (a, b) = (difficulty(rows, wanted), difficulty(moved, wanted))
    for (one, other) in zip(a.views, b.views) {
      #expect(one.view == other.view && one.penalty == other.penalty)
      #expect(abs(one.information.mean - other.information.mean) < 2e-3, "\(one.view)")
    }
    let curves = [a, b].map { $0.curve?.points.map(\.conditionalEntropy) ?? [] }
    #expect(curves[0].count == 5 && greatestGap(curves[0], curves[1]) < 2e-3)
    let codes = [a, b].map { $0.code?.blocks.map(\.rows) ?? [] }
    #expect(codes[0] == codes[1])
    #expect(abs((a.code?.length ?? 0) / (b.code?.length ?? 1) - 1) < 2e-3)
  }

  @Test("no bit depends on the number of threads")
  func threads() throws {
    let rows = Self.rows(900, seed: 8)
    let pattern = try #require(TextPattern(name: "sevens", expression: "\\w*7"))
    let figures = [1, 3].map { threads -> [Double] in
      let found = difficulty(
        rows,
        {
          $0.views += [.keep(pattern)]
          $0.lexicon = try? Self.lexicon()
          $0.curve = true
        }, on: Machine(threads: threads))
      var figures = found.views.map(\.information.mean) + found.views.map(\.information.low)
      figures += found.views.map(\.accuracy)
      figures += found.pairs.map(\.information.high)
      figures += (found.curve?.points ?? []).map(\.information.mean)
      figures += (found.penaltyPath?.points ?? []).map(\.information.mean)
      figures.append(found.code?.length ?? 0)
      return figures
    }
    #expect(figures[0] == figures[1])
  }

  @Test("adding a view never lowers the value at the training optimum")
  func optimum() {
    for seed in 1...3 as ClosedRange<UInt64> {
      let one = SparseProblem(seed: seed, classes: 3)
      let two = SparseProblem(seed: seed + 10, classes: 3)
      let (a, b) = (FactoredFeatures(one.features), FactoredFeatures(two.features))
      let objectives = [a, b, a.beside(b, on: Self.machine)].map { features in
        SoftmaxRegression(
          features: features.matrix, given: one.given, classes: 3, penalty: 0.5, tolerance: 1e-7,
          on: Self.machine
        ).objective
      }
      #expect(objectives[2] <= objectives[0] * (1 + 1e-5), "\(objectives)")
      #expect(objectives[2] <= objectives[1] * (1 + 1e-5), "\(objectives)")
    }
  }

  @Test("features side by side are those of either, with chunks and scales or without")
  func beside() {
    let machine = Self.machine
    let texts = TokenizedTexts(
      StringColumn(["red cat, red hat", "", "cat hat", "red"]), seed: 0, on: machine)
    let grams = TFIDF(texts, minimumRows: 1, on: machine).features
    let other = FactoredFeatures(SparseProblem(seed: 1, classes: 2, rows: 4).features)
    let both = grams.beside(other, on: machine).matrix
    #expect(both.columns == grams.columns + other.columns)
    for row in 0..<4 {
      var wanted: [UInt32: Float] = [:]
      for (matrix, offset) in [(grams.matrix, 0), (other.matrix, grams.columns)] {
        for at in matrix.entries(of: row) {
          wanted[matrix.indices[at] + UInt32(offset)] = matrix.values[at]
        }
      }
      for at in both.entries(of: row) {
        #expect(abs((wanted.removeValue(forKey: both.indices[at]) ?? 9) - both.values[at]) < 1e-6)
      }
      #expect(wanted.isEmpty)
    }
  }
}
