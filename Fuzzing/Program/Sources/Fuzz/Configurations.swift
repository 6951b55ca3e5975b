import DatasetLab
import Foundation
import InputPromises

/// Configurations: they become options that there are, or an error with a line that there is.
enum Configurations {
  struct Broken: Error { var what: String }

  private static let program = Result { try CommandOutline.program() }

  static func check(_ bytes: [UInt8]) throws {
    let program = try program.get()
    guard let text = String(validating: bytes, as: UTF8.self),
      let audit = program.commands.first(where: { $0.commandName == "audit" })
    else { return }
    do {
      let file = try ConfigurationFile(text: text, name: "c.yaml")
      for entry in try file.entries(for: [program, audit]) {
        guard audit.options[entry.name] != nil else { throw Broken(what: "no option") }
        guard entry.arguments.allSatisfy({ $0.hasPrefix("--\(entry.name)") }) else {
          throw Broken(what: "\(entry.arguments) for \(entry.name)")
        }
      }
    } catch let error as ConfigurationError {
      // In YAML a line ends at rarer signs too.
      let lines = text.unicodeScalars.count {
        "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
      }
      guard (1...lines + 2).contains(error.line ?? 1) else { throw Broken(what: "\(error)") }
    }
  }
}
