import ArgumentParser
import DatasetLab
import Foundation

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Opens a page in the browser on which a person decides about suspects.",
    discussion: """
      The page is served to this machine only, and only to who knows its address, which is \
      printed. Every decision is written into the audit at once. Ctrl-C ends it.

      dslab review audit.sqlite
      dslab review audit.sqlite --by spec --label hate --reviewer ann
      """)

  @Argument(
    help: "The SQLite file of an audit; decisions are written into it.", completion: .audits)
  var audit: String

  @Option(help: "The port of 127.0.0.1; 0 for a free one.")
  var port: UInt16 = 0

  @Flag(name: .customLong("no-open"), help: "Only print the address; do not open the browser.")
  var noOpen = false

  @Option(help: "Who decides; by default the name of the user.")
  var reviewer: String?

  @Option(help: "The score that decides the order at first.")
  var by: SuspectOrder = .consensus

  @Option(help: "Only rows with this given label at first.")
  var label: String?

  @OptionGroup var defaults: ConfigurationOption

  func run() throws {
    let file = try OpenedAudit.file(audit)
    let labels = try file.labels()
    if let label, !labels.contains(label) {
      throw ValidationError(AuditedLabels.unknown(label, among: labels))
    }
    let summary = try file.summary(top: 0)
    let orders = try SuspectOrder.allCases.filter { order in
      switch order {
      case .aum: try file.hasDynamics()
      case .spec: summary.specifications > 0
      default: true
      }
    }
    guard orders.contains(by) else {
      throw ValidationError(
        by == .aum
          ? "the audit has no training dynamics; dslab audit --dynamics has them"
          : "the audit has no specifications; dslab audit --specs has them")
    }
    let session = try ReviewSession(file)
    let user = reviewer ?? ProcessInfo.processInfo.environment["USER"] ?? ""
    let server = ReviewServer(
      session: session,
      state: ReviewMessages.State(
        name: URL(filePath: audit).lastPathComponent, reviewer: user.isEmpty ? nil : user,
        rows: session.count, labels: labels, orders: orders.map(\.rawValue), by: by.rawValue,
        label: label))
    Interruption.ending { leave in await session.end(leave) }
    let (port, opens) = (port, !noOpen)
    Task {
      do {
        try await server.run(port: port) { address in
          Output.write("\(address)\n")
          Diagnostics.note("Decisions are written at once; Ctrl-C ends the review.")
          if opens { Browser.open(address) }
        }
      } catch {
        ExitCodes.leave(after: error)
      }
    }
    dispatchMain()
  }
}
