/// What is promised of every input whatever, good or bad: it is read or refused, and what was read
/// is the same when it is written and read again.
///
/// The checks are run on random bytes that a fuzzer finds, and on the collection of such finds.
public enum InputPromise: String, CaseIterable, Sendable {
  case csv, tsv, jsonl, npy, specifications, entities

  /// Reads an input and checks what came of it.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: Whether it was accepted.
  /// - Throws: `Broken`.
  @discardableResult
  public func hold(for bytes: [UInt8]) throws(Broken) -> Bool {
    switch self {
    case .csv: try Tables.check(bytes, .csv)
    case .tsv: try Tables.check(bytes, .tsv)
    case .jsonl: try Tables.check(bytes, .jsonl)
    case .npy: try Arrays.check(bytes)
    case .specifications: try SpecificationTexts.check(bytes)
    case .entities: try NormalisedTexts.check(bytes)
    }
  }

  /// A promise that was not kept.
  public struct Broken: Error, CustomStringConvertible {
    /// Which.
    public let description: String

    init(_ description: String) { self.description = description }
  }

  /// Checks that an error names a line that there is.
  static func check(line: Int?, in bytes: [UInt8], _ message: String) throws(Broken) {
    let lines = bytes.count { $0 == 0x0A } + 1
    guard let line else { return }
    if line < 1 || line > lines { throw Broken("line \(line) of \(lines): \(message)") }
  }
}
