import DatasetLab
import Foundation
import Testing

@Suite("Lexical bias")
struct LexicalBiasTests {
  private static let machine = Machine(threads: 2)

  /// Texts of two labels: "turnip" decides for the second, "spoon" comes with both, and the column
  /// says of half the rows that they are about gardeners.
  private static func rows(_ count: Int = 400) -> AuditedRows {
    var rng = SplitMix64(seed: 17)
    let common = ["the", "cat", "sat", "on", "a", "mat", "and", "purred", "today", "again"]
    var texts: [String] = []
    var given: [Int32] = []
    var about: [String] = []
    for row in 0..<count {
      let label = Int32(rng.next() % 2)
      let filler = (0..<6).map { _ in common[Int(rng.next() % UInt64(common.count))] }
      let own = label == 1 ? "Turnip!" : "kettle"
      texts.append((filler + [own] + (row % 3 == 0 ? ["spoon"] : [])).joined(separator: " "))
      given.append(label)
      about.append(row % 2 == 0 ? "gardeners" : "cooks")
    }
    return AuditedRows(
      texts: StringColumn(texts), given: given, classes: 2,
      columns: ["about": StringColumn(about)])
  }

  private static func options() throws -> Difficulty.Options {
    var options = Difficulty.Options()
    options.views = [.full]
    options.biasWords = try BiasWords(name: "w", lines: ["turnip\troots", "spoon", "Ωψ"])
    options.generalWords = try GeneralWords(
      name: "m", lines: ["turnip => kettle", "kettle => turnip", "parsnip => root"])
    options.identityColumns = ["about", "none"]
    return options
  }

  @Test("a word that decides a label has a high pinned bias; one that nobody has is an empty text")
  func pinned() throws {
    let found = try #require(
      Difficulty(Self.rows(), options: try Self.options(), on: Self.machine).bias.pinned)
    let (turnip, spoon, other) = (found.words[0], found.words[1], found.words[2])
    #expect(turnip.probabilities[1] > 0.9 && turnip.entry.group == "roots")
    #expect(turnip.probabilities[1] > spoon.probabilities[1] && other.probabilities == found.empty)
    #expect(found.deviation(of: turnip, label: 1).asymmetric > 0.4)
    #expect(turnip.isKnown && spoon.isKnown && !other.isKnown && found.known == 2)
    #expect(spoon.rows == 134 && other.rows == 0)
    #expect(turnip.rows == Self.rows().given.count { $0 == 1 })
    for word in found.words { #expect(abs(word.probabilities.reduce(0, +) - 1) < 1e-12) }
  }

  @Test("swapping the two words that labels hang on turns every prediction round")
  func swapped() throws {
    let rows = Self.rows()
    let difficulty = Difficulty(rows, options: try Self.options(), on: Self.machine)
    let found = try #require(difficulty.bias.generalisation)
    let effect = try #require(found.effect)
    #expect(effect.rows == rows.count && effect.flips == rows.count)
    #expect(found.flips.map(\.rows).reduce(0, +) == rows.count && found.flips.count == 2)
    #expect(effect.confidence.high < -0.8 && effect.before.low > 0.5 && effect.after.high < -1)
    #expect(abs(effect.after.mean - effect.before.mean - effect.change.mean) < 1e-9)
    #expect(found.effectOfPair[2] == nil)
    #expect((found.effectOfPair[0]?.rows ?? 0) + (found.effectOfPair[1]?.rows ?? 0) == rows.count)
    // Trained anew on the swapped words a model tells as much.
    let view = try #require(difficulty.views.first { $0.view == .generalised })
    #expect(abs(view.information.mean - difficulty.views[0].information.mean) < 0.05)
  }

  @Test("texts asked about again have the probabilities that they had, whatever stands beside them")
  func unseen() {
    let rows = Self.rows()
    let texts = TokenizedTexts(rows.texts, seed: 0, on: Self.machine)
    for kinds in [TFIDF.Kinds.words, .wordsAndCharacters] {
      let tfidf = TFIDF(texts, kinds: kinds, on: Self.machine)
      let folds = Folds(hashes: texts.hashes, given: rows.given, classes: 2, count: 5)
      let models = CrossFit(
        features: tfidf.features, given: rows.given, classes: 2, folds: folds, on: Self.machine)
      // New words and letters come first, and known ones that were too rare come again.
      let new = ["ωmega zebra zebra cat", "purred purred zebra", "", "kettle Ωψ"]
      let asked =
        new
        + rows.texts.indices.map { row in
          texts.chunks.tokens(of: row).map { texts.chunks.vocabulary[Int($0)] }
            .joined(separator: " ")
        }
      let unseen = UnseenTexts(
        Corpus(asked.map { $0.split(separator: " ").map(String.init) }), beside: texts,
        kinds: kinds, models: models, on: Self.machine)
      #expect(!unseen.isKnown(2) && unseen.isKnown(0))
      var worst = 0.0
      for row in rows.texts.indices {
        let again = unseen.probabilities(new.count + row, fold: Int(folds.fold[row]))
        for label in 0..<2 {
          worst = max(worst, abs(again[label] - models.probabilities[row, label]))
        }
      }
      #expect(worst < 1e-5)
    }
  }

  @Test("areas of a column's groups are those of their rows; columns that are not there are passed")
  func identities() throws {
    let rows = Self.rows()
    let difficulty = Difficulty(rows, options: try Self.options(), on: Self.machine)
    let found = try #require(difficulty.bias.identities.first)
    #expect(difficulty.bias.identities.count == 1)
    #expect(found.groups.map(\.name) == ["cooks", "cooks", "gardeners", "gardeners"])
    #expect(found.groups.allSatisfy { ($0.areas.subgroup?.area ?? 0) > 0.99 && $0.rows == 200 })
    // Two labels are each other's rest: the areas of one are BPSN and BNSP of the other.
    #expect(found.groups[0].areas.inside.positive == found.groups[1].areas.inside.negative)
    #expect((found.powerMean(label: 0, of: \.subgroup) ?? 0) > 0.99)
  }

  @Test("the number of threads changes nothing, and without options nothing is measured")
  func threads() throws {
    let options = try Self.options()
    let one = Difficulty(Self.rows(), options: options, on: Machine(threads: 1)).bias
    let three = Difficulty(Self.rows(), options: options, on: Machine(threads: 3)).bias
    #expect(one.pinned?.words.map(\.probabilities) == three.pinned?.words.map(\.probabilities))
    #expect(one.generalisation?.effect?.change == three.generalisation?.effect?.change)
    #expect(
      one.identities[0].groups.map(\.areas.subgroup)
        == three.identities[0].groups.map(\.areas.subgroup))
    var none = Difficulty.Options()
    none.views = [.full]
    #expect(Difficulty(Self.rows(), options: none, on: Self.machine).bias.isEmpty)
  }
}
