import Foundation

/// Where the members of a JSON object stand in a line.
///
/// Numbers, blanks and nested values can so be handed on as they were written. The line has been
/// read as JSON before: this finds places and checks nothing.
struct JSONMembers {
  /// A name and the place of its value.
  struct Member {
    let key: String
    let value: Range<Int>
  }

  /// In the order of the line.
  private(set) var members: [Member] = []
  /// Where the closing brace is.
  private(set) var end = 0

  /// Finds the members; nil where the line is no object.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    var at = Self.skipBlanks(line, 0)
    guard at < line.count, line[at] == UInt8(ascii: "{") else { return nil }
    at = Self.skipBlanks(line, at + 1)
    while at < line.count, line[at] != UInt8(ascii: "}") {
      let keyEnd = Self.endOfValue(line, at)
      let key = Self.text(UnsafeBufferPointer(rebasing: line[at..<keyEnd])) ?? []
      at = Self.skipBlanks(line, Self.skipBlanks(line, keyEnd) + 1)
      guard at < line.count else { return nil }
      let valueEnd = Self.endOfValue(line, at)
      members.append(Member(key: String(decoding: key, as: UTF8.self), value: at..<valueEnd))
      at = Self.skipBlanks(line, valueEnd)
      if at < line.count, line[at] == UInt8(ascii: ",") { at = Self.skipBlanks(line, at + 1) }
    }
    guard at < line.count else { return nil }
    end = at
  }

  /// What a value is as the field of a table: strings without quotes and escapes, everything else
  /// as it is written, nil for null.
  static func text(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    if value.first == UInt8(ascii: "n") { return nil }
    guard value.first == UInt8(ascii: "\""), value.count >= 2 else { return Array(value) }
    if value.position(of: UInt8(ascii: "\\")) == nil { return Array(value[1..<value.count - 1]) }
    let string = try? JSONDecoder().decode(String.self, from: Data(value))
    return string.map { Array($0.utf8) }
  }

  private static func skipBlanks(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < line.count, [0x20, 0x09, 0x0D, 0x0A].contains(line[at]) { at += 1 }
    return at
  }

  /// The end of the value that starts here.
  private static func endOfValue(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    var depth = 0
    while at < line.count {
      switch line[at] {
      case UInt8(ascii: "\""): at = endOfString(line, at)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return at }
        depth -= 1
        at += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0D, 0x0A:
        if depth == 0 { return at }
        at += 1
        continue
      default:
        at += 1
        continue
      }
      if depth == 0 { return at }
    }
    return at
  }

  private static func endOfString(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start + 1
    while at < line.count, line[at] != UInt8(ascii: "\"") {
      at += line[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(at + 1, line.count)
  }
}
