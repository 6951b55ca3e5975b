import Foundation
import Testing

@Suite("Hostile texts in the terminal")
struct HostileTerminalTests {
  /// What may not reach a terminal: signs that steer it, and those that turn what follows.
  private static func steers(_ sign: Unicode.Scalar) -> Bool {
    switch sign.value {
    case 10: false
    case 0..<32, 127..<160, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static let label = "bad \u{1B}]0;title\u{7}\u{9B}31m\u{202E}"

  /// A data set whose texts, ids, labels and columns are attacks.
  private static func csv(_ rest: String) -> String {
    func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    var rows = "id,text,label,source\n"
    for (row, text) in (HostileTexts.all + HostileTexts.all).enumerated() {
      let isFirst = row < HostileTexts.all.count
      let cells = [
        "\u{1B}[2J\u{0}\(row)", isFirst ? text : "\(text) \u{9B}2J\u{1B}c \(rest)",
        isFirst ? "plain" : label, "\u{1B}[31m\u{2066}\u{0}\(row % 2)",
      ]
      rows += cells.map(quoted).joined(separator: ",") + "\n"
    }
    return rows
  }

  private func audited() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("x\u{1B}[31m.csv", Self.csv("twice"))
    try folder.write(
      "s.yaml",
      """
      - name: "\\e[2J\\u009b31m\\u202e"
        label: plain
        queries: ["script attacked\\e[31m"]

      """)
    let run = try folder.run(
      "audit", "x\u{1B}[31m.csv", "--specs", "s.yaml", "--slice-column", "source", "--dynamics",
      "-o",
      "a.sqlite")
    try #require(run.code == 0, "\(run.err)")
    #expect(!(run.out + run.err).unicodeScalars.contains(where: Self.steers))
    return folder
  }

  @Test("no control sequence passes through what suspects, summary, difficulty and compare print")
  func tables() throws {
    let folder = try audited()
    try folder.write("y\u{9B}31m.csv", Self.csv("once more"))
    let commands = [
      ["suspects", "a.sqlite"], ["suspects", "a.sqlite", "--format", "json"],
      ["suspects", "a.sqlite", "--format", "ndjson"], ["summary", "a.sqlite", "--top", "50"],
      ["summary", "a.sqlite", "--top", "50", "--json"],
      ["difficulty", "a.sqlite", "--curve"], ["difficulty", "a.sqlite", "--json"],
      ["compare", "x\u{1B}[31m.csv", "y\u{9B}31m.csv"],
      ["compare", "x\u{1B}[31m.csv", "y\u{9B}31m.csv", "--json"],
    ]
    for command in commands {
      let run = try folder.run(command)
      #expect(run.code == 0, "\(command[0]): \(run.err)")
      #expect(run.out.utf8.count > 500, "\(command)")
      let steering = (run.out + run.err).unicodeScalars.filter(Self.steers)
      #expect(steering.isEmpty, "\(command): \(steering.map { String($0.value, radix: 16) })")
    }
  }

  @Test("errors that name what the data have do not either")
  func errors() throws {
    let folder = try audited()
    for command in [
      ["suspects", "a.sqlite", "--label", "none\u{1B}[2J"],
      ["review", "a.sqlite", "--no-open", "--label", "\u{9B}2J"],
      ["audit", "x\u{1B}[31m.csv", "--text-column", "\u{1B}c", "-o", "b.sqlite"],
      ["audit", "none\u{1B}[31m.csv", "-o", "b.sqlite"], ["suspects", "none\u{202E}.sqlite"],
    ] {
      let run = try folder.run(command)
      #expect(run.code != 0 && run.err.utf8.count > 30, "\(command)")
      #expect(!run.err.unicodeScalars.contains(where: Self.steers), "\(command)")
    }
  }

  @Test("JSON and CSV say every text whole, what is behind a NUL too")
  func whole() throws {
    struct Row: Decodable { var id: String, text: String }
    let folder = try audited()
    let json = try folder.run("suspects", "a.sqlite", "--format", "json", "--top", "100")
    let rows = try JSONDecoder().decode([Row].self, from: Data(json.out.utf8))
    #expect(rows.count == 2 * HostileTexts.all.count)
    let texts = Set(rows.map { Array($0.text.utf8) })
    for text in HostileTexts.all { #expect(texts.contains(Array(text.utf8)), "\(text.prefix(60))") }
    #expect(rows.allSatisfy { $0.id.hasPrefix("\u{1B}[2J\u{0}") })
    let csv = try folder.run("suspects", "a.sqlite", "--format", "csv", "--top", "100").out
    #expect(csv.contains("nul \u{0} byte, and what is behind it"))
    let table = try folder.run("suspects", "a.sqlite", "--top", "100").out
    #expect(table.contains("nul   byte, and what is behind it"))
    let page = try folder.run("report", "a.sqlite", "--unmask", "-o", "-").out
    // Pieces that speak for the suggested label are marked.
    let words = page.replacing("<mark>", with: "").replacing("</mark>", with: "")
    #expect(words.contains("nul ␀ byte, and what is behind it"))
    #expect(
      !page.unicodeScalars.contains {
        Self.steers($0) && $0.value > 32 && $0.value != 0x2028 && $0.value != 0x2029
      })
  }

  @Test(
    "a terminal gets no control sequence from CSV either; a file does, since it is the data",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"),
      "there is no program script, which makes a terminal"))
  func terminal() throws {
    let folder = try audited()
    let command = "'\(Workdir.program.path)' suspects a.sqlite --format csv --top 100"
    let (process, out, _) = try folder.start(
      ["-qec", command, "/dev/null"], of: URL(filePath: "/usr/bin/script"))
    let shown = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    try process.end()
    #expect(shown.contains("nul   byte, and what is behind it"))
    let steering = shown.unicodeScalars.filter { Self.steers($0) && $0 != "\r" }
    #expect(steering.isEmpty, "\(steering.map { String($0.value, radix: 16) })")
    let data = try folder.run("suspects", "a.sqlite", "--format", "csv").out
    #expect(data.contains("\u{1B}[31m"))
  }

  @Test("a label with a NUL character is set aside with its reason")
  func labels() throws {
    let folder = try Workdir()
    try folder.write("s.csv", AuditCommandTests.small + "n1,some text,go\u{0}od\n")
    let run = try folder.run(
      "audit", "s.csv", "--max-rejected", "0.1", "--quiet", "-o", "a.sqlite")
    #expect(run.code == 0, "\(run.err)")
    #expect(
      try folder.value("a.sqlite", "SELECT reason FROM rejected")
        == "a NUL character in the label")
  }
}
