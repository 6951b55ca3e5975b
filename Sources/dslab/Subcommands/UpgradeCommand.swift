import ArgumentParser
import DatasetLab

struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Brings an audit that an earlier dslab wrote up to date, in place.",
    discussion: """
      All of it happens or nothing; results and decisions stay as they are. Other commands read \
      older audits as they are, and write into none before this.

      dslab upgrade audit.sqlite
      """)

  @Argument(help: "The SQLite file of an audit.", completion: .audits)
  var audit: String

  @OptionGroup var defaults: ConfigurationOption

  func run() throws {
    let version = try AuditFile.upgrade(path: audit)
    let present = AuditFile.presentVersion
    Output.write(
      version == present
        ? "\(audit): has the present schema already, version \(present)\n"
        : "\(audit): upgraded from schema version \(version) to \(present)\n")
  }
}
