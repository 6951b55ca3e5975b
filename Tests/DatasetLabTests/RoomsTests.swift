import Foundation
import Testing

/// Data flow one way: ARCHITECTURE.md has the picture.
@Suite("Rooms")
struct RoomsTests {
  /// The rooms from the top down; a room may use those above it.
  private static let rooms = [
    "Dataset", "Text", "Work", "Models", "Scores", "Specs", "Ranking", "Selection", "Experiments",
    "Difficulty", "Comparison", "Store", "Report", "Export",
    "SelfTest",
  ]

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/DatasetLab").standardized

  private func files(of room: String) throws -> [(name: String, text: String)] {
    let folder = Self.sources.appending(path: room)
    let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (paths?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  /// The types that a file declares at its top level.
  private func declared(in text: String) -> Set<String> {
    var names = Set<String>()
    for line in text.split(separator: "\n") where !line.hasPrefix(" ") && !line.hasPrefix("/") {
      let words = line.split(separator: " ")
      let kinds: Set = ["struct", "enum", "class", "protocol", "typealias"]
      guard let at = words.firstIndex(where: { kinds.contains(String($0)) }), at + 1 < words.count
      else { continue }
      names.insert(String(words[at + 1].prefix { $0.isLetter || $0.isNumber }))
    }
    return names
  }

  /// The words of a file's code, comments left out.
  private func words(of text: String) -> Set<String> {
    let code = text.split(separator: "\n").map { line in
      line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
    }
    return Set(
      code.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init))
  }

  @Test("no room uses a room below it")
  func oneWay() throws {
    let texts = try Self.rooms.map { try files(of: $0) }
    #expect(texts.allSatisfy { !$0.isEmpty })
    let declarations = texts.map { room in
      room.reduce(into: Set<String>()) { $0.formUnion(declared(in: $1.text)) }
    }
    for (room, files) in texts.enumerated() {
      for file in files {
        let used = words(of: file.text)
        for below in Self.rooms.indices where below > room {
          let forbidden = used.intersection(declarations[below])
          #expect(
            forbidden.isEmpty, "\(Self.rooms[room])/\(file.name) uses \(Self.rooms[below])")
        }
      }
    }
  }

  @Test("each foreign library has one door")
  func doors() throws {
    let doors = [
      "GRDB": ["Store"], "CLibCSV": ["Dataset"], "Yams": ["Specs"],
      "Crypto": ["Dataset", "Work"],
    ]
    for room in Self.rooms {
      for file in try files(of: room) {
        for (library, allowed) in doors where file.text.contains("import \(library)\n") {
          #expect(allowed.contains(room), "\(room)/\(file.name) imports \(library)")
        }
      }
    }
  }

  @Test("only the review is a server")
  func server() throws {
    let program = Self.sources.deletingLastPathComponent()
    let paths = FileManager.default.enumerator(at: program, includingPropertiesForKeys: nil)
    for file in (paths?.compactMap { $0 as? URL } ?? []) where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.contains("import FlyingFox\n") || text.contains("import FlyingSocks\n") {
        #expect(file.path.contains("/dslab/Review/"), "\(file.lastPathComponent)")
      }
    }
  }
}
