/// A piece of HTML. What is put into a literal by `\(…)` is escaped, unless it is HTML itself, so that
/// no text from the data can become markup.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup.
  public private(set) var text: String

  /// Takes markup as it is written in the source.
  public init(stringLiteral value: String) { text = value }

  /// Takes markup with values in it.
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Takes markup that was made of other pieces.
  init(text: String) { self.text = text }

  /// Joins pieces.
  init(_ pieces: [HTML]) { text = pieces.map(\.text).joined(separator: "\n") }

  /// Takes text, of which nothing is markup.
  init(escaping value: String) { text = Self.escaped(value) }

  /// A literal with values.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Makes room.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    /// Takes markup.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Takes text, of which nothing is markup.
    public mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }

    /// Takes a whole number, in groups of three digits.
    public mutating func appendInterpolation(_ value: Int) { text += Figure.count(value) }

    /// Takes a number as attributes of drawings want it.
    public mutating func appendInterpolation(at value: Double) { text += Figure.number(value, 1) }

    /// Takes HTML.
    public mutating func appendInterpolation(_ value: HTML) { text += value.text }

    /// Takes pieces of HTML, one after the other.
    public mutating func appendInterpolation(_ values: [HTML]) { text += HTML(values).text }
  }

  private static func escaped(_ value: String) -> String {
    var out = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\n", "\t": out.unicodeScalars.append(scalar)
      default:
        if let shown = visible(scalar) { out += shown } else { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }

  /// What stands for a character that is not seen, or that turns what follows it around.
  private static func visible(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0..<0x20: String(UnicodeScalar(0x2400 + scalar.value) ?? "?")
    case 0x7F: "␡"
    case 0x80..<0xA0, 0x61C, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF:
      "[U+" + String(scalar.value, radix: 16, uppercase: true) + "]"
    default: nil
    }
  }
}

/// Numbers as people read them.
package enum Figure {
  static func number(_ value: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let rounded = (value * scale).rounded()
    guard rounded.isFinite, rounded.magnitude < 1e15 else { return "\(value)" }
    let whole = Int(rounded.magnitude)
    let sign = rounded < 0 ? "-" : ""
    if decimals == 0 { return sign + String(whole) }
    let (front, back) = whole.quotientAndRemainder(dividingBy: Int(scale))
    let tail = String(back)
    return sign + "\(front)." + String(repeating: "0", count: decimals - tail.count) + tail
  }

  /// A count with commas between thousands.
  package static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var out = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return (value < 0 ? "-" : "") + out
  }

  /// The ends of an interval.
  static func range(_ low: Double, _ high: Double) -> String {
    "\(number(low, 3)) to \(number(high, 3))"
  }

  static func percent(_ share: Double, _ decimals: Int = 1) -> String {
    number(100 * share, decimals) + " %"
  }
}
