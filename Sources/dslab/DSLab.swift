import ArgumentParser
import DatasetLab

@main
struct DSLab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dslab",
    abstract: "Finds the wrong labels in a labelled text data set, and says how hard the data are.",
    discussion: """
      dslab audit posts.csv -o audit.sqlite      audits a data set
      dslab suspects audit.sqlite --top 50       lists the most suspect rows
      dslab review audit.sqlite                  opens a page to decide about them
      dslab summary audit.sqlite                 says what was found
      dslab report audit.sqlite -o report.html   writes it as a page
      dslab export audit.sqlite -o posts2.csv    goes on with the corrected data
      dslab compare posts.csv more.csv           sets data sets side by side
      dslab help pvi                             how to read a score
      dslab help topics                          lists what there is to read
      """,
    version: DatasetLab.version,
    subcommands: [
      AuditCommand.self, SuspectsCommand.self, ReviewCommand.self, SummaryCommand.self,
      ReportCommand.self, ExportCommand.self, ImportDecisionsCommand.self, CheckCommand.self,
      DifficultyCommand.self, CompareCommand.self, SelectCommand.self, ExperimentCommand.self,
      SelftestCommand.self, UpgradeCommand.self,
    ])

  static func main() {
    let signals = Interruption.watch()
    defer { withExtendedLifetime(signals) {} }
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let page = try Topic.page(for: arguments) { return Output.write(page) }
      var command = try Invocation.command(arguments)
      try command.run()
    } catch {
      ExitCodes.leave(after: error)
    }
  }
}
