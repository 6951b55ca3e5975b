import DatasetLab

/// Texts with references such as `&amp;`.
enum NormalisedTexts {
  static func check(_ bytes: [UInt8]) throws(InputPromise.Broken) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    let once = TextNormaliser.normalised(text)
    if Array(once.utf8) != Array(TextNormaliser.normalised(text).utf8) {
      throw .init("the same text in two forms")
    }
    if once.unicodeScalars.count > 18 * (text.unicodeScalars.count + 1) {
      throw .init("a text grew by more than Unicode's tables allow")
    }
    if !bytes.contains(UInt8(ascii: "&")),
      Array(once.utf8) != Array(TextNormaliser.folded(text).utf8)
    {
      throw .init("the short cut leads elsewhere than Unicode's tables")
    }
    return true
  }
}
