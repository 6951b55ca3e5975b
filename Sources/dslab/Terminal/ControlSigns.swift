import Foundation

/// Signs that steer a terminal, end lines or turn the direction of what follows them.
///
/// Data sets of abuse contain attacks; none of these signs may reach a terminal as it is.
enum ControlSigns {
  /// Whether a sign is one of them.
  static func contains(_ sign: Unicode.Scalar) -> Bool {
    switch sign.value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// A text of one or more lines with blanks in their place.
  static func blanked(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for sign in text.unicodeScalars { shown.append(sign != "\n" && contains(sign) ? " " : sign) }
    return String(shown)
  }

  /// Values as JSON in which those signs are written by number, so that it says the same.
  ///
  /// - Parameters:
  ///   - value: What to write.
  ///   - isPretty: Whether it takes more than a line.
  /// - Returns: A text with a line end.
  /// - Throws: `EncodingError` where a number is not finite.
  static func json(_ value: some Encodable, isPretty: Bool = true) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    var text = ""
    for sign in String(decoding: try encoder.encode(value), as: UTF8.self).unicodeScalars {
      // Those below 0x20 are escaped in texts already, and the others are line ends.
      if sign.value >= 0x20 && contains(sign) {
        let digits = String(sign.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(sign)
      }
    }
    return text + "\n"
  }
}
