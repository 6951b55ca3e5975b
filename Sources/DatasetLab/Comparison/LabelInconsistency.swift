/// Texts that are the same or nearly so but do not have the same label, in different data sets or
/// within one.
///
/// Rows that say the same in the same data set with the same label count once, so that a pair is
/// two texts and not two of their copies.
public struct LabelInconsistency: Sendable {
  /// How two texts are alike.
  public enum Likeness: String, Sendable, CaseIterable {
    /// The same but for case, spelling in disguise, spacing, punctuation and repeated letters.
    case same
    /// The same but for their emoji.
    case emoji
    /// The same but for whom they address or where they link to, and perhaps their emoji.
    case address
    /// The same if every digit is a letter in disguise, which it need not be, and if repeated
    /// letters count once even between words; perhaps but for their emoji.
    case loose
    /// Nearly the same.
    case near

    /// The same in a few words.
    package var words: String {
      switch self {
      case .same: "the same but for spelling"
      case .emoji: "the same but for emoji"
      case .address: "the same but for mentions and links"
      case .loose: "the same if digits are letters"
      case .near: "nearly the same"
      }
    }
  }

  /// Two rows with different labels.
  public struct Pair: Sendable, Hashable {
    /// A row of the earlier data set.
    public let a: Int
    /// A row of the later one, or of the same.
    public let b: Int
    /// The share of four-letter shingles that both texts have; 1 where they are the same in some
    /// reading, so for all kinds but `near`.
    public let similarity: Double
    /// How the texts are alike.
    public let likeness: Likeness
    /// The words, emoji among them, that only the first has, in its order.
    public let onlyA: [String]
    /// The words that only the second has.
    public let onlyB: [String]
    /// How many rows say the same as the first in its data set with its label, itself included.
    public let rowsA: Int
    /// The same for the second.
    public let rowsB: Int
    /// Those rows without the first that have its emoji, the first `mostOthers` of them.
    public let othersA: [Int]
    /// The same for the second.
    public let othersB: [Int]
    /// Those rows that have other emoji than the first, the first `mostOthers` of them.
    public let otherEmojiA: [Int]
    /// The same for the second.
    public let otherEmojiB: [Int]

    /// Whether the texts differ in their emoji and in nothing else.
    public var differsByEmojiAlone: Bool { likeness == .emoji }
  }

  /// How many rows are listed that say the same as one of a pair.
  public static let mostOthers = 20

  /// The pairs, the most similar first; of equals, those that differ least in kind.
  public let pairs: [Pair]
  /// How many texts are alike and how many of them inconsistent, by pair of data sets.
  public let counts: [AlikeCount]
  /// What was looked at.
  public let near: NearDuplicates

  /// Compares texts.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - threshold: The least similarity of texts that are nearly the same.
  ///   - seed: Draws hash functions and samples.
  ///   - machine: The means; the pairs do not depend on them.
  public init(_ data: ComparisonData, threshold: Double, seed: UInt64, on machine: Machine) {
    near = NearDuplicates(
      data.identities.wordForms, threshold: threshold, seed: seed, on: machine)
    let alike = AlikeTexts(data, near: near)
    let inconsistent = alike.pairs.filter { alike.cells[$0.a].label != alike.cells[$0.b].label }
    let found = machine.mapStretches(of: inconsistent.count) { range in
      range.map { Pair(inconsistent[$0], alike.cells, data) }
    }
    pairs = found.flatMap { $0 }.sorted { x, y in
      x.similarity != y.similarity
        ? x.similarity > y.similarity
        : (x.likeness.place, x.a, x.b) < (y.likeness.place, y.a, y.b)
    }
    counts = AlikeCount.all(data, alike: alike, seed: seed)
  }
}

extension LabelInconsistency.Likeness {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension LabelInconsistency.Pair {
  /// Takes the rows of two cells that are most alike.
  fileprivate init(_ pair: AlikeTexts.Pair, _ cells: [AlikeTexts.Cell], _ data: ComparisonData) {
    let isInOrder = cells[pair.a].dataset <= cells[pair.b].dataset
    let (x, y) = isInOrder ? (cells[pair.a], cells[pair.b]) : (cells[pair.b], cells[pair.a])
    var rows = (x.rows[0], y.rows[0])
    var likeness = LabelInconsistency.Likeness.near
    if let found = Self.match(x, y, by: data.identities.whole) {
      (rows, likeness) = (found, .same)
    } else if let found = Self.match(x, y, by: data.identities.texts) {
      (rows, likeness) = (found, .emoji)
    } else if x.words == y.words {
      likeness = .address
    } else if let found = Self.match(x, y, by: data.identities.loose) {
      (rows, likeness) = (found, .loose)
    }
    (a, b) = rows
    self.likeness = likeness
    similarity = pair.similarity
    (rowsA, rowsB) = (x.rows.count, y.rows.count)
    let emoji = data.identities.emoji
    (othersA, otherEmojiA) = Self.others(x, than: rows.0, emoji)
    (othersB, otherEmojiB) = Self.others(y, than: rows.1, emoji)
    onlyA = Self.words(of: a, notIn: b, data)
    onlyB = Self.words(of: b, notIn: a, data)
  }

  /// The first rows of two cells that have the same number.
  private static func match(
    _ x: AlikeTexts.Cell, _ y: AlikeTexts.Cell, by numbers: [UInt32]
  ) -> (Int, Int)? {
    let firstOf = Dictionary(x.rows.map { (numbers[$0], $0) }) { first, _ in first }
    for row in y.rows {
      if let other = firstOf[numbers[row]] { return (other, row) }
    }
    return nil
  }

  /// The first other rows of a cell, those with the emoji of a row and those with others.
  private static func others(
    _ cell: AlikeTexts.Cell, than row: Int, _ emoji: [UInt32]
  ) -> (same: [Int], other: [Int]) {
    let most = LabelInconsistency.mostOthers
    return (
      Array(cell.rows.lazy.filter { $0 != row && emoji[$0] == emoji[row] }.prefix(most)),
      Array(cell.rows.lazy.filter { emoji[$0] != emoji[row] }.prefix(most))
    )
  }

  private static func words(of row: Int, notIn other: Int, _ data: ComparisonData) -> [String] {
    var left: [UInt32: Int] = [:]
    for word in data.words.tokens(of: other) { left[word, default: 0] += 1 }
    return data.words.tokens(of: row).compactMap { word in
      let count = left[word] ?? 0
      left[word] = count - 1
      return count > 0 ? nil : data.words.vocabulary[Int(word)]
    }
  }
}
