import Foundation
import Testing

@Suite("Documentation")
struct DocumentationTests {
  private static let commands = [
    "audit", "suspects", "review", "summary", "report", "export", "import-decisions", "difficulty",
    "check", "compare", "experiment",
    "experiment suite",
    "experiment augment", "experiment correct",
  ]

  @Test("docs/cli.md is what the program says of itself")
  func reference() throws {
    let folder = try Workdir()
    var page = "# The command line\n\nWritten by the tests from `dslab --help`; exit codes are in "
    page += "[exit-codes.md](exit-codes.md).\n"
    for command in [[]] + Self.commands.map({ $0.split(separator: " ").map(String.init) }) {
      let title = (["dslab"] + command).joined(separator: " ")
      let (process, out, _) = try folder.start(command + ["--help"])
      let help = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      try process.end()
      #expect(process.terminationStatus == 0)
      page += "\n## \(title)\n\n```\n\(help)```\n"
    }
    try Snapshot.check(page, against: "docs/cli.md")
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
