import DatasetLab
import Testing

@Suite("Encodings")
struct TextDecoderTests {
  private let header = Array("text,label\n".utf8)
  private let rest = Array((",a\n" + filler).utf8)

  @Test(
    "bytes that are not UTF-8 are an error with line, offset and the flag that reads them",
    arguments: [
      [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func invalid(bytes: [UInt8]) throws {
    let error = try failure(header + Array("x,a\nab".utf8) + bytes + rest)
    #expect(error.line == 3)
    #expect(error.reason.contains("offset 17"))
    #expect(error.reason.contains("--encoding cp1252"))
  }

  @Test("the first byte that is not UTF-8 is found wherever it stands", arguments: 0..<20)
  func everywhere(before: Int) throws {
    let lines = 5_000
    let text = String(repeating: "é,a\n", count: lines) + String(repeating: "x", count: before)
    let error = try failure(header + Array(text.utf8) + [0xFF] + rest)
    #expect(error.line == 2 + lines)
    #expect(error.reason.contains("offset \(header.count + 5 * lines + before) "))
  }

  @Test("a character cut short by the end of the file is an error")
  func cutShort() throws {
    #expect(try failure(header + Array(filler.utf8) + [0xE2, 0x82]).line == 6)
  }

  @Test("cp1252 and latin1 are read where they are named")
  func transcoded() throws {
    let bytes = header + [0x80, 0xE9, 0x92] + rest
    #expect(try read(bytes) { $0.encoding = .cp1252 }.texts[0] == "€é’")
    #expect(try read(bytes) { $0.encoding = .latin1 }.texts[0] == "\u{80}é\u{92}")
  }

  @Test("a byte that cp1252 leaves open is an error with its line")
  func undefined() throws {
    let error = try failure(header + [0x81] + rest) { $0.encoding = .cp1252 }
    #expect(error.line == 2)
    #expect(error.reason.contains("0x81") && error.reason.contains("latin1"))
  }

  @Test(
    "files that are no plain text are named for what they are",
    arguments: [
      ([0x1F, 0x8B, 8], "gunzip"), ([0xFF, 0xFE, 0x61], "UTF-16"), ([0x50, 0x4B, 3, 4], "zip"),
      ([0x50, 0x41, 0x52, 0x31], "Parquet"),
    ] as [([UInt8], String)])
  func foreign(bytes: [UInt8], hint: String) throws {
    #expect(try failure(bytes + [0, 0]).reason.contains(hint))
  }
}
