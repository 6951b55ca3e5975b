/// What a text comes to when the ways of disguising it are undone, so that copies can be told.
///
/// Entities are decoded, also doubly escaped ones, and the text is brought to NFKC with its case
/// folded. Of what is left only letters and digits count: `h a t e`, `h-a-t-e` and `hate` are the
/// same. Digits and signs that stand for letters are read as them (`h4te`, `ha+e`, `$o`), and `l`
/// as `i`, since `1` may be either; numbers stay different from one another. A letter that is
/// repeated counts once. Emoji and emoticons are kept apart, and so are the people and links that
/// a text addresses: two texts may be known to differ in these alone.
public struct TextIdentity: Sendable, Hashable {
  /// The letters and digits, without what is in the other two parts.
  public let words: String
  /// Mentions and links in their order; of a text with nothing else in it, its signs.
  public let addresses: String
  /// Emoji, and emoticons without their noses, in their order.
  public let emoji: String

  /// Takes a text apart.
  ///
  /// - Parameter text: Any text.
  /// - Complexity: O(bytes).
  public init(_ text: String) {
    var reader = IdentityReader()
    var text = text
    text.withUTF8 { reader.read($0) }
    words = String(decoding: reader.words.bytes, as: UTF8.self)
    addresses = String(decoding: reader.addresses.bytes, as: UTF8.self)
    emoji = String(decoding: reader.emoji, as: UTF8.self)
  }
}

/// Letters that have been read, each once where it was repeated.
struct IdentityLetters: Sendable {
  private(set) var bytes: [UInt8] = []
  private var last = 0..<0

  /// Adds a character unless it repeats the last one.
  mutating func add(_ character: some Collection<UInt8>, mayRepeat: Bool = false) {
    if !mayRepeat, bytes[last].elementsEqual(character) { return }
    last = bytes.count..<bytes.count + character.count
    bytes.append(contentsOf: character)
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    last = 0..<0
  }
}
