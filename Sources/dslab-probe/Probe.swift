import ArgumentParser
import DatasetLab
import Foundation

@main
struct Probe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dslab-probe",
    abstract: "Times the inner loops of dslab for its benchmarks.",
    discussion: """
      A tool for working on dslab. It is not part of what users install, and what it prints may \
      change at any time. Figures are JSON on standard output.
      """,
    version: DatasetLab.version,
    subcommands: [BM25Command.self, RooflineCommand.self])

  /// Prints a value as JSON.
  static func report(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
