/// Turns UTF-8 back into the encoding that a file was read in; the inverse of `TextDecoder`.
struct TextEncoder {
  private let encoding: ReadOptions.Encoding
  private let file: String

  init(_ encoding: ReadOptions.Encoding, file: String) {
    self.encoding = encoding
    self.file = file
  }

  /// The text in the encoding.
  ///
  /// - Parameter text: Valid UTF-8.
  /// - Returns: The bytes.
  /// - Throws: `DatasetError` where a character has no place in the encoding, which only what was
  ///   not in the input can have.
  func encode(_ text: consuming [UInt8]) throws(DatasetError) -> [UInt8] {
    if encoding == .utf8 { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      out.append(try byte(of: scalar))
    }
    return out
  }

  private func byte(of scalar: Unicode.Scalar) throws(DatasetError) -> UInt8 {
    if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value) }
    if encoding == .cp1252, let code = Windows1252.codes[scalar] { return code }
    let isControl = encoding == .cp1252 && scalar.value < 0xA0
    guard scalar.value < 0x100, !isControl else {
      throw DatasetError(
        .data, file: file,
        "the character U+\(String(scalar.value, radix: 16, uppercase: true)) has no place in "
          + "\(encoding.rawValue), the encoding of the input; write JSONL, which is UTF-8")
    }
    return UInt8(scalar.value)
  }
}
