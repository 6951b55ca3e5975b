import DatasetLab
import Foundation
import InputPromises
import Testing

@Suite("Python reads the same fields")
struct PythonFieldsTests {
  private static let python: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/python3" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private struct Case: Encodable {
    var delimiter: String
    var text: String
    var rows: [[String]]
  }

  /// What is accepted of the corpora, of changes to them, and of random texts of the signs that
  /// matter to a table.
  private static func cases() throws -> [Case] {
    var rng = SplitMix64(seed: 11)
    var texts: [[UInt8]] = []
    for corpus in ["csv", "tsv"] {
      for (_, bytes) in try InputPromiseTests.inputs(of: corpus) {
        texts.append(bytes)
        for _ in 0..<100 where !bytes.isEmpty {
          texts.append(InputPromiseTests.changed(bytes, using: &rng))
        }
      }
    }
    let signs = ["\"", "\"\"", ",", "\t", "\n", "\r\n", "\r", "a", "b c", "é", "\u{0}", "'"]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...24, using: &rng)
      let text = (0..<count).map { _ in signs.randomElement(using: &rng) ?? "" }.joined()
      texts.append(Array(text.utf8))
      texts.append(Array(table(of: signs, using: &rng).utf8))
    }
    return texts.flatMap { bytes in
      [ReadOptions.Format.csv, .tsv].compactMap { format in
        guard let rows = try? RecordList(bytes, as: format).rows else { return nil }
        return Case(
          delimiter: format == .csv ? "," : "\t", text: String(decoding: bytes, as: UTF8.self),
          rows: rows.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } })
      }
    }
  }

  /// Fields in quotes and without, as programs write them.
  private static func table(of signs: [String], using rng: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...3, using: &rng)).map { _ in
      (0..<Int.random(in: 1...3, using: &rng)).map { _ in
        let field = (0..<3).map { _ in signs.randomElement(using: &rng) ?? "" }.joined()
        return Bool.random(using: &rng) ? "\"\(field.replacing("\"", with: "\"\""))\"" : "x"
      }.joined(separator: ",")
    }.joined(separator: Bool.random(using: &rng) ? "\n" : "\r\n")
  }

  @Test(
    "of whatever the reader of CSV and TSV accepts",
    .enabled(if: python != nil, "there is no python3"))
  func fields() throws {
    let folder = try TemporaryFolder()
    let cases = try Self.cases()
    let encoder = JSONEncoder()
    var lines = Data()
    for one in cases { lines += try encoder.encode(one) + Data("\n".utf8) }
    let path = try folder.write("cases.jsonl", Array(lines))
    let process = Process()
    process.executableURL = Self.python.map { URL(filePath: $0) }
    process.arguments = [
      InputPromiseTests.corpora.appending(path: "../../Tests/differential/csv_fields.py").path,
      path,
    ]
    let out = Pipe()
    process.standardOutput = out
    try process.run()
    let said = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    let compared = said.split(separator: " ").first.flatMap { Int($0) } ?? 0
    #expect(compared > 30_000, "\(said)")
  }
}
