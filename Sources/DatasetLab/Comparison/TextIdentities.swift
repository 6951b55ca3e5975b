/// The identities of many texts, numbered: rows with equal numbers are copies.
public struct TextIdentities: Sendable {
  /// The number of each row's words; equal where texts say the same to whomever, with any emoji.
  public let words: [UInt32]
  /// The number of each row's text; equal where texts differ by emoji at most, and 0 where there
  /// is nothing but emoji.
  public let texts: [UInt32]
  /// The number of each row's text where every digit is a letter and repeats count once even
  /// between words. Disguise leaves it as it is, but `100` and `1000` have the same; 0
  /// where there is no letter.
  public let loose: [UInt32]
  /// The number of each row's emoji.
  public let emoji: [UInt32]
  /// The number of each row's whole identity; equal where texts are copies.
  public let whole: [UInt32]
  /// The distinct words; `words` are positions in it.
  let wordForms: StringColumn

  /// Identifies texts.
  ///
  /// - Parameters:
  ///   - texts: One text a row.
  ///   - machine: The means; numbers do not depend on them.
  /// - Complexity: O(bytes).
  public init(_ texts: StringColumn, on machine: Machine) {
    let parts = machine.mapStretches(of: texts.count) { rows in
      var reader = IdentityReader()
      var part = Part()
      for row in rows {
        texts.withBytes(row) { reader.read($0) }
        part.words.append(reader.words.bytes)
        part.texts.append(reader.text.bytes)
        part.loose.append(reader.loose.bytes)
        part.emoji.append(reader.emoji)
      }
      return part
    }
    var forms = Vocabulary()
    var textForms = Vocabulary()
    var looseForms = Vocabulary()
    var emojiForms = Vocabulary()
    _ = (textForms.enter(""), looseForms.enter(""))
    let words = parts.flatMap { Self.numbers($0.words, in: &forms) }
    let own = parts.flatMap { Self.numbers($0.texts, in: &textForms) }
    loose = parts.flatMap { Self.numbers($0.loose, in: &looseForms) }
    let emoji = parts.flatMap { Self.numbers($0.emoji, in: &emojiForms) }
    self.emoji = emoji
    self.words = words
    self.texts = own
    whole = Self.paired(own, emoji)
    wordForms = forms.column
  }

  /// Whether a row has words at all, so that saying the same means something.
  public func hasWords(_ row: Int) -> Bool { !wordForms.range(Int(words[row])).isEmpty }

  private struct Part: Sendable {
    var words = StringColumn()
    var texts = StringColumn()
    var loose = StringColumn()
    var emoji = StringColumn()
  }

  private static func numbers(_ column: StringColumn, in forms: inout Vocabulary) -> [UInt32] {
    column.indices.map { row in column.withBytes(row) { forms.enter($0) } }
  }

  /// Numbers pairs of numbers in the order in which they are first met.
  private static func paired(_ first: [UInt32], _ second: [UInt32]) -> [UInt32] {
    var numberOf: [UInt64: UInt32] = [:]
    numberOf.reserveCapacity(first.count)
    return zip(first, second).map { a, b in
      let pair = UInt64(a) << 32 | UInt64(b)
      if let number = numberOf[pair] { return number }
      let number = UInt32(numberOf.count)
      numberOf[pair] = number
      return number
    }
  }
}
