import Foundation
import Testing

@Suite("Documentation")
struct DocumentationTests {
  private static let commands = [
    "audit", "suspects", "review", "summary", "report", "export", "import-decisions", "difficulty",
    "check", "compare", "select", "experiment", "experiment suite", "experiment augment",
    "experiment correct", "experiment precision", "selftest", "upgrade",
  ]

  @Test("docs/cli.md is what the program says of itself")
  func reference() throws {
    let folder = try Workdir()
    var page = "# The command line\n\nWritten by the tests from `dslab --help`; exit codes are in "
    page += "[exit-codes.md](exit-codes.md).\n"
    for command in [[]] + Self.commands.map({ $0.split(separator: " ").map(String.init) }) {
      let title = (["dslab"] + command).joined(separator: " ")
      page += "\n## \(title)\n\n```\n\(try said(command + ["--help"], in: folder))```\n"
    }
    page += "\n## dslab help topics\n\n```\n\(try said(["help", "topics"], in: folder))```\n"
    try Snapshot.check(page, against: "docs/cli.md")
  }

  private func said(_ arguments: [String], in folder: Workdir) throws -> String {
    let (process, out, _) = try folder.start(arguments)
    let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    try process.end()
    #expect(process.terminationStatus == 0)
    return text
  }

  @Test("docs/dslab.1 is the manual of this program, and man shows it")
  func manual() throws {
    let folder = try Workdir()
    let tool = try JSONDecoder().decode(
      ManualPage.Tool.self, from: Data(said(["--experimental-dump-help"], in: folder).utf8))
    let topics = try said(["help", "topics"], in: folder).split(separator: "\n").dropFirst()
      .dropLast().map { line in
        let name = String(line.prefix { $0 != " " })
        return (name, line.dropFirst(name.count).trimmingCharacters(in: .whitespaces))
      }
    let codes = try String(
      contentsOf: Workdir.package.appending(path: "docs/exit-codes.md"), encoding: .utf8
    ).matches(of: /\n\| ([0-9, ]+) \| ([^|]+) \|/).map { (String($0.1), String($0.2)) }
    #expect(codes.count >= 8)
    let version = try said(["--version"], in: folder).trimmingCharacters(in: .newlines)
    let page = ManualPage.text(tool, version: version, topics: topics, codes: codes)
    try Snapshot.check(page, against: "docs/dslab.1")
    for (program, arguments) in [
      ("/usr/bin/mandoc", ["-Tlint", "-Werror"]),
      ("/usr/bin/groff", ["-man", "-Kutf8", "-Tutf8", "-ww", "-z"]),
    ] where FileManager.default.isExecutableFile(atPath: program) {
      try folder.write("dslab.1", page)
      let (process, out, err) = try folder.start(
        arguments + ["dslab.1"], of: URL(filePath: program))
      let complaints =
        out.fileHandleForReading.readDataToEndOfFile()
        + err.fileHandleForReading.readDataToEndOfFile()
      try process.end()
      #expect(complaints.isEmpty, "\(String(decoding: complaints, as: UTF8.self))")
    }
  }

  @Test("in help, prose is left to the terminal's width, and examples fit eighty columns")
  func helpFits() throws {
    let folder = try Workdir()
    let tool = try JSONDecoder().decode(
      ManualPage.Tool.self, from: Data(said(["--experimental-dump-help"], in: folder).utf8))
    var commands = [tool.command]
    var examples = 0
    while let command = commands.popLast() {
      commands += command.commands
      for paragraph in (command.discussion ?? "").components(separatedBy: "\n\n") {
        let lines = paragraph.split(separator: "\n")
        if lines.count < 2 && !paragraph.hasPrefix("dslab ") { continue }
        examples += lines.count
        for line in lines { #expect(line.count < 80, "\(command.commandName): \(line)") }
      }
    }
    #expect(examples > 40)
  }

  @Test("README.md shows the demo's summary as reports/ has it")
  func readme() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: Workdir.package.appending(path: path), encoding: .utf8)
    }
    let (readme, summary) = try (text("README.md"), text("reports/demo-summary.txt"))
    #expect(readme.contains("$ ./scripts/demo\n\(summary)"), "the demo in README.md is out of date")
  }

  @Test(
    "every score has its guide, which names its source and its tests",
    arguments: [
      "pvi", "confident-learning", "label-quality", "label-divergence", "bm25",
      "dense-ranking", "rank-aggregation", "consensus", "cross-fitting", "features", "experiments",
      "input-views", "learning-curve", "token-artefacts", "slices", "comparing", "correcting",
      "lexical-bias", "exporting",
    ])
  func guides(name: String) throws {
    let url = Workdir.package.appending(path: "docs/\(name).md")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let links = lines.prefix(3).joined()
    #expect(links.contains("Sources/DatasetLab/") && links.contains("Tests/"))
    let index = try String(
      contentsOf: Workdir.package.appending(path: "docs/README.md"), encoding: .utf8)
    let isIndexed = index.contains("(\(name).md)")
    #expect(isIndexed)
  }
}
