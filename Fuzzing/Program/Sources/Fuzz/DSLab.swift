import ArgumentParser

/// The program without its beginning, which libFuzzer has.
struct DSLab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dslab", subcommands: [AuditCommand.self, ExportCommand.self, CheckCommand.self])
}
