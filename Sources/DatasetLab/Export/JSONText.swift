/// JSON as it is written, piece by piece and in the order of the calls.
package struct JSONText {
  /// What was written, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Creates an empty text.
  package init() {}

  /// Writes an object whose members `body` writes.
  package mutating func object(_ body: (inout JSONText) -> Void) { nested("{", "}", body) }

  /// Writes a list whose elements `body` writes.
  mutating func list(_ body: (inout JSONText) -> Void) { nested("[", "]", body) }

  /// Begins a member; its value comes next.
  package mutating func key(_ name: String) {
    string(name)
    append(": ")
    needsComma = false
  }

  mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  mutating func member(_ name: String, number: some CustomStringConvertible) {
    key(name)
    raw(number.description.utf8)
  }

  /// Writes a string with what must be escaped escaped, and everything else byte for byte.
  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  package mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for at in text.indices where text[at] < 0x20 || text[at] == 0x22 || text[at] == 0x5C {
      bytes.append(contentsOf: text[start..<at])
      escape(text[at])
      start = at + 1
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a value that is JSON already.
  mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Writes a list with one element a line, and ends the text.
  mutating func lines(_ rows: some Sequence<Int>, _ body: (inout JSONText, Int) -> Void) {
    append("[")
    var isFirst = true
    for row in rows {
      append(isFirst ? "\n" : ",\n")
      isFirst = false
      needsComma = false
      body(&self, row)
    }
    append("\n]\n")
  }

  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Takes over text as it is.
  ///
  /// - Parameters:
  ///   - text: Any part of a JSON text.
  ///   - needsComma: Whether a comma has to come before the next member.
  mutating func verbatim(_ text: some Sequence<UInt8>, needsComma: Bool = false) {
    bytes.append(contentsOf: text)
    self.needsComma = needsComma
  }

  private mutating func nested(
    _ opening: StaticString, _ closing: StaticString, _ body: (inout JSONText) -> Void
  ) {
    separate()
    append(opening)
    needsComma = false
    body(&self)
    append(closing)
    needsComma = true
  }

  private mutating func separate() { if needsComma { append(", ") } }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u00")
      for nibble in [byte >> 4, byte & 15] {
        bytes.append(nibble + UInt8(ascii: nibble < 10 ? "0" : "W"))
      }
    }
  }
}
