import ArgumentParser
import DatasetLab

@main
struct DSLab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "dslab")
}
