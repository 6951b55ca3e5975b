/// The members of a JSON object that a line holds, and where their values stand in it.
///
/// Numbers, blanks and nested values can so be handed on as they were written: no digit of a number
/// is lost.
struct JSONMembers {
  /// A name and the place of its value.
  struct Member {
    let key: String
    let value: Range<Int>
  }

  /// In the order of the line; no name comes twice.
  private(set) var members: [Member] = []
  /// Where the closing brace is.
  private(set) var end = 0

  /// Reads a line.
  ///
  /// - Throws: What is wrong where the line is anything but one JSON object.
  init(_ line: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Problem) {
    var scanner = JSONScanner(line)
    scanner.skipBlanks()
    guard scanner.next == UInt8(ascii: "{") else { throw scanner.problem("'{' is missing") }
    var found: [Member] = []
    var known = Set<String>()
    try scanner.elements("}") { scanner throws(JSONScanner.Problem) in
      let start = scanner.at
      try scanner.string()
      let name = UnsafeBufferPointer(rebasing: line[start..<scanner.at])
      let key = String(decoding: Self.text(name) ?? [], as: UTF8.self)
      guard known.insert(key).inserted else {
        throw .init(at: start, reason: "key '\(DatasetError.shown(key))' is there twice")
      }
      scanner.skipBlanks()
      try scanner.expect(":")
      scanner.skipBlanks()
      let value = scanner.at
      try scanner.value()
      found.append(Member(key: key, value: value..<scanner.at))
    }
    members = found
    end = scanner.at - 1
    scanner.skipBlanks()
    if scanner.next != nil { throw scanner.problem("something follows the object") }
  }

  /// What a value is as the field of a table: strings without quotes and escapes, everything else
  /// as it is written, nil for null.
  static func text(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    if value.first == UInt8(ascii: "n") { return nil }
    guard value.first == UInt8(ascii: "\""), value.count >= 2 else { return Array(value) }
    let inside = value[1..<value.count - 1]
    return inside.contains(UInt8(ascii: "\\")) ? unescaped(inside) : Array(inside)
  }

  private static func unescaped(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var out: [UInt8] = []
    var at = text.startIndex
    func unit() -> UInt16 {
      UInt16(String(decoding: text[at + 2..<at + 6], as: UTF8.self), radix: 16) ?? 0
    }
    while at < text.endIndex {
      guard text[at] == UInt8(ascii: "\\") else {
        out.append(text[at])
        at += 1
        continue
      }
      switch text[at + 1] {
      case UInt8(ascii: "u"):
        var units = [unit()]
        at += 6
        if UTF16.isLeadSurrogate(units[0]) {
          units.append(unit())
          at += 6
        }
        out += Array(String(decoding: units, as: UTF16.self).utf8)
        continue
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "t"): out.append(0x09)
      case let sign: out.append(sign)
      }
      at += 2
    }
    return out
  }
}
