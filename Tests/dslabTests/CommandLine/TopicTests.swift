import DatasetLab
import Foundation
import Testing

@Suite("dslab help TOPIC")
struct TopicTests {
  private static let names: [String] = {
    let run = try? Workdir().run("help", "topics")
    let lines = run?.out.split(separator: "\n").dropFirst().dropLast() ?? []
    return lines.map { String($0.prefix { $0 != " " }) }
  }()

  @Test("a page fits a screen, names a guide that is there and a command that exists")
  func pages() throws {
    #expect(Self.names.count >= 18)
    let folder = try Workdir()
    let known = try folder.run("--help").out
    for name in Self.names {
      let run = try folder.run("help", name)
      let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(run.code == 0 && (9...22).contains(lines.count), "\(name): \(lines.count)")
      #expect(lines.allSatisfy { DisplayWidth.cells($0) <= 80 }, "\(run.out)")
      for part in ["Orientation  ", "Unit         ", "Reading      ", "Example      "] {
        let isThere = lines.contains { $0.hasPrefix(part) }
        #expect(isThere, "\(name): \(part)")
      }
      let words = lines.last?.split(separator: " ") ?? []
      let guide = Workdir.package.appending(path: String(words.first ?? "")).path
      #expect(FileManager.default.fileExists(atPath: guide), "\(guide)")
      let command = lines.first { $0.hasPrefix("dslab ") }?.split(separator: " ") ?? []
      #expect(command.count > 1 && known.contains("\n  \(command.dropFirst().first ?? "?") "))
    }
  }

  @Test("every guide to a score has a page")
  func complete() throws {
    let index = try String(
      contentsOf: Workdir.package.appending(path: "docs/README.md"), encoding: .utf8)
    let guides = index.matches(of: /\(([a-z0-9-]+)\.md\)/).map { String($0.1) }
    let about = [
      "input", "features", "reviewing", "report", "exporting", "schema", "cli", "exit-codes",
      "configuration", "shells", "reliability",
    ]
    let left = Set(guides).subtracting(Self.names).subtracting(about)
    #expect(left == [])
  }

  @Test(
    "other names, capitals and several words find it",
    arguments: [
      ("js-divergence", "Jensen-Shannon"), ("AUM", "Training dynamics"),
      ("confident learning", "Confident learning"), ("views", "Input views"),
    ])
  func others(name: String, title: String) throws {
    let run = try Workdir().run(["help"] + name.split(separator: " ").map(String.init))
    #expect(run.code == 0 && run.out.hasPrefix(title))
  }
}
