import Foundation
import Testing

@Suite("dslab compare")
struct CompareCommandTests {
  /// The demo in two parts, of which the second calls labels by other names.
  private static func folder() throws -> Workdir {
    let folder = try Workdir()
    let lines = try String(contentsOfFile: Workdir.demo, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write("first.csv", lines.prefix(1500).joined(separator: "\n"))
    let second = ([lines[0]] + lines.dropFirst(1500)).joined(separator: "\n")
    try folder.write("second.csv", second.replacing(",rude", with: ",impolite"))
    return folder
  }

  @Test("planted copies in disguise are all listed, and emoji alone are said to be so")
  func planted() throws {
    let folder = try Workdir()
    let words = ["harbour", "window", "blanket", "marble", "lantern", "pepper", "ribbon", "saddle"]
    let rows = (0..<400).map { row -> String in
      let chosen = (0..<7).map { place -> String in
        words[(row + row / 8 * place) % 8] + String(row % (11 + place))
      }
      return chosen.joined(separator: " ") + " said number" + String(row)
    }
    func csv(_ rows: [String], _ label: (Int) -> String) -> String {
      let lines = rows.indices.map { "r\($0),\(rows[$0]),\(label($0))\n" }
      return "id,text,label\n" + lines.joined()
    }
    try folder.write("first.csv", csv(rows) { $0 % 2 == 0 ? "good" : "bad" })
    let disguised = rows.enumerated().map { row, text -> String in
      switch row % 4 {
      case 0: text.uppercased()
      case 1: text.replacing("a", with: "4").replacing("e", with: "3")
      case 2: text.replacing("n", with: "&#110;")
      default: text + " 😂"
      }
    }
    try folder.write("second.csv", csv(disguised) { $0 % 2 == 0 ? "1" : "0" })
    let run = try folder.run(
      "compare", "first.csv", "second.csv", "--map", "second:0=good", "--map",
      "second.csv:1=bad", "-o", "pairs.csv", "--json")
    #expect(run.code == 0, "\(run.err)")
    let lines = try String(contentsOfFile: folder.path("pairs.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
    for row in rows.indices {
      let pair = lines.first { $0[4] == "r\(row)" && $0[13] == "r\(row)" }
      #expect(pair?[2] == (row % 4 == 3 ? "emoji" : "same"), "row \(row)")
    }
    let again = try folder.run(
      "compare", "first.csv", "second.csv", "--map", "second:0=good", "--map", "second:1=bad",
      "--json", "--threads", "1")
    #expect(again.out == run.out)
  }

  @Test("audits and files go together; labels are translated, and wrong names are errors")
  func audits() throws {
    let folder = try Self.folder()
    #expect(try folder.run("audit", "first.csv", "-o", "first.sqlite", "--quiet").code == 0)
    let map = ["--map", "second:impolite=rude"]
    let files = try folder.run(["compare", "first.csv", "second.csv"] + map)
    let mixed = try folder.run(["compare", "first.sqlite", "second.csv"] + map)
    #expect(files.code == 0 && mixed.out == files.out)
    #expect(files.out.contains("trained on"))
    let unmapped = try folder.run("compare", "first.csv", "second.csv")
    #expect(unmapped.code == 65 && unmapped.err.contains("--map NAME:old=new"))
    let unknown = try folder.run(["compare", "first.csv", "second.csv", "--map", "second:x=rude"])
    #expect(unknown.code == 64 && unknown.err.contains("has no label 'x'"))
    #expect(try folder.run("compare", "first.csv").code == 64)
  }

  @Test("emoji in which listed rows differ from the pair's are said, in every form of output")
  func otherEmoji() throws {
    let folder = try Workdir()
    let filler = (0..<40).map { "f\($0),some words that number \($0 * 37) say,\($0 % 2)" }
    func csv(_ rows: [String]) -> String {
      (["id,text,label"] + rows + filler).joined(separator: "\n") + "\n"
    }
    try folder.write(
      "first.csv", csv(["a1,what a goose,1", "a2,What a g00se,1", "a3,what a goose 😂,1"]))
    try folder.write("second.csv", csv(["b1,what a goose,0"]))
    let run = try folder.run("compare", "first.csv", "second.csv", "-o", "pairs.csv")
    #expect(run.code == 0 && run.out.contains("as well, but with other emoji: a3"), "\(run.err)")
    let lines = try String(contentsOfFile: folder.path("pairs.csv"), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(lines[0][8...9] == ["others_a", "others_emoji_a"])
    let pair = try #require(lines.first { $0[4] == "a1" })
    #expect(pair[8...9] == ["a2", "a3"])
    let json = try folder.run("compare", "first.csv", "second.csv", "--json")
    #expect(json.out.contains("\"others_emoji\""))
  }

  @Test("specifications and reference labels stand beside the rest")
  func judgements() throws {
    let folder = try Self.folder()
    try folder.write(
      "specs.csv", "spec,label,text\ninsults,offensive,you goose\nthanks,friendly,thank you\n")
    let rows = try String(contentsOfFile: folder.path("second.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst()
    let ids = rows.map { $0.prefix(5) }.filter { $0.wholeMatch(of: /c\d{4}/) != nil }.prefix(300)
    try folder.write(
      "expert.csv", "id,label\n" + ids.map { "\($0),impolite\n" }.joined())
    let map = ["--map", "second:impolite=rude", "--map-label", "offensive=rude"]
    let arguments = ["compare", "first.csv", "second.csv", "--specs", "specs.csv"] + map
    let named = arguments + ["--reference-labels", "second:expert.csv"]
    let run = try folder.run(named)
    #expect(run.code == 0, "\(run.err)")
    #expect(run.out.contains("Agreement with reference labels"))
    #expect(run.out.contains("Cohen's kappa"))
    #expect(run.out.contains("Specifications on which data sets disagree"))
    let json = try folder.run(named + ["--json"])
    #expect(json.out.contains("\"reference_labels\"") && json.out.contains("\"kappa\""))
    let unnamed = try folder.run(arguments + ["--reference-labels", "expert.csv"])
    #expect(unnamed.code == 64 && unnamed.err.contains("does not say which data set it is for"))
    try folder.write("wrong.csv", "id,label\nnobody,rude\n")
    let wrong = try folder.run(arguments + ["--reference-labels", "second:wrong.csv"])
    #expect(
      wrong.code == 65 && wrong.err.contains("wrong.csv:2: column 'id': no row of second.csv"))
  }
}
