import Foundation
import Testing

/// An input that a program should not trust, and what it must say of it.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// What is bad about it.
  let name: String
  /// Files by name.
  let files: [String: Content]
  /// What the program is called with.
  let arguments: [String]
  /// The exit code.
  let code: Int32
  /// Parts of what it says, on either stream.
  let says: [String]
  /// What it takes beyond files with contents: pipes, links, sparse files.
  let prepare: @Sendable (Workdir) throws -> Void

  /// - Parameters:
  ///   - name: What is bad about it.
  ///   - files: Files by name.
  ///   - arguments: The arguments with a blank between each two.
  ///   - code: The exit code; of 0 the warning is what counts.
  ///   - says: Parts of what it must say.
  ///   - prepare: Makes what is no file with contents.
  init(
    _ name: String, _ files: [String: Content], _ arguments: String, _ code: Int32,
    _ says: String..., prepare: @escaping @Sendable (Workdir) throws -> Void = { _ in }
  ) {
    self.init(name, files, arguments, code, says, prepare: prepare)
  }

  init(
    _ name: String, _ files: [String: Content], _ arguments: String, _ code: Int32,
    _ says: [String], prepare: @escaping @Sendable (Workdir) throws -> Void = { _ in }
  ) {
    (self.name, self.files, self.code, self.says) = (name, files, code, says)
    self.arguments = arguments.split(separator: " ").map(String.init)
    self.prepare = prepare
  }

  var testDescription: String { name }

  /// All of them.
  static let all =
    encodings + rows + columns + labels + jsonLines + places + arrays + specifications
    + specificationTables + configurations + lexicons + decisions + suites + audits

  /// The bytes of a file.
  struct Content: Sendable, ExpressibleByStringInterpolation {
    var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(stringLiteral value: String) { bytes = Array(value.utf8) }

    static func + (first: Content, second: Content) -> Content {
      Content(first.bytes + second.bytes)
    }
  }
}

/// Good data, for something bad to be added.
extension BadInput {
  /// A header and twelve rows, six of each label.
  static let good = Content(Array(("text,label\n" + goodRows).utf8))

  static let goodRows = (0..<12).map { row in
    "text number \(row) \(row % 2 == 0 ? "cold" : "warm"),\(row % 2 == 0 ? "bad" : "good")\n"
  }.joined()

  /// Twelve objects, one a line.
  static let goodLines = Content(
    Array((0..<12).map { #"{"text": "t\#($0)", "label": "\#($0 % 2)"}"# + "\n" }.joined().utf8))

  /// Data with a label of each row's own making.
  static func rows(_ count: Int = 30, _ row: (Int) -> String) -> Content {
    Content(Array((0..<count).map { row($0) + "\n" }.joined().utf8))
  }
}
