import DatasetLab
import Foundation
import InputPromises
import Testing

/// The inputs of fixtures/fuzz: beginnings for the fuzzer, and what it has found.
@Suite("What is promised of every input")
struct InputPromiseTests {
  static let corpora = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../fixtures/fuzz").standardized

  static func inputs(of corpus: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpora.appending(path: corpus)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  /// Whether a fuzzer named an input, by the digest of its bytes.
  private static func isFound(_ name: String) -> Bool {
    name.count == 40 && name.allSatisfy(\.isHexDigit)
  }

  @Test("holds for everything that a fuzzer has found", arguments: InputPromise.allCases)
  func corpus(promise: InputPromise) throws {
    var accepted = (written: 0, found: 0)
    let inputs = try Self.inputs(of: promise.rawValue)
    for (name, bytes) in inputs {
      do {
        guard try promise.hold(for: bytes) else { continue }
        if Self.isFound(name) { accepted.found += 1 } else { accepted.written += 1 }
      } catch {
        Issue.record("\(promise.rawValue)/\(name): \(error)")
      }
    }
    #expect(inputs.count > 10)
    // What refuses everything keeps every promise; most of what a fuzzer finds is refused.
    let written = inputs.count { !Self.isFound($0.name) }
    #expect(accepted.written > written / 4)
    #expect(accepted.found + accepted.written > 5)
  }

  @Test("holds for inputs of which bytes were changed", arguments: InputPromise.allCases)
  func changed(promise: InputPromise) throws {
    var rng = SplitMix64(seed: 7)
    for (name, bytes) in try Self.inputs(of: promise.rawValue) where !bytes.isEmpty {
      for _ in 0..<60 {
        let other = Self.changed(bytes, using: &rng)
        do {
          try promise.hold(for: other)
        } catch {
          Issue.record(
            "\(promise.rawValue)/\(name): \(error)\n\(Data(other).base64EncodedString())")
        }
      }
    }
  }

  /// One to four bytes replaced, put in or taken out; mostly by such as mean something.
  static func changed(_ bytes: [UInt8], using rng: inout SplitMix64) -> [UInt8] {
    let telling = Array("\",\t\n\r{}[]:&*#;\\0\0 e".utf8)
    var other = bytes
    for _ in 0..<Int.random(in: 1...4, using: &rng) {
      let at = Int.random(in: 0...other.count, using: &rng)
      let byte =
        Int.random(in: 0..<4, using: &rng) == 0
        ? UInt8.random(in: 0...255, using: &rng) : telling.randomElement(using: &rng) ?? 0
      switch Int.random(in: 0..<3, using: &rng) {
      case 0: other.insert(byte, at: at)
      case 1 where at < other.count: other[at] = byte
      default: if at < other.count { other.remove(at: at) }
      }
    }
    return other
  }
}
