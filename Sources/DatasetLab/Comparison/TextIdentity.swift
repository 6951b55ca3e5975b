/// What a text comes to when the ways of disguising it are undone, so that copies can be told.
///
/// Entities are decoded, also doubly escaped ones, and the text is brought to NFKC with its case
/// folded. Of what is left only letters and digits count: `h a t e`, `h-a-t-e` and `hate` are the
/// same. Digits and signs that stand for letters are read as them (`h4te`, `ha+e`, `$o`), and `l`
/// as `i`, since `1` may be either; numbers stay different from one another. A letter that is
/// repeated within a word counts once. Emoji and emoticons are kept apart, and the words are known
/// without the mentions and links beside them: two texts may be seen to differ in these alone.
public struct TextIdentity: Sendable, Hashable {
  /// All letters and digits; of a text without any and without emoji, its signs.
  public let text: String
  /// The same without mentions and links.
  public let words: String
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
    self.text = String(decoding: reader.text.bytes, as: UTF8.self)
    words = String(decoding: reader.words.bytes, as: UTF8.self)
    emoji = String(decoding: reader.emoji, as: UTF8.self)
  }
}
