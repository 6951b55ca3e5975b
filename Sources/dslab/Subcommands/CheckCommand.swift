import ArgumentParser
import DatasetLab

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads and validates a data set only: what would be audited, and what is wrong.",
    discussion: "dslab check posts.csv --text-column body")

  @OptionGroup var input: InputOptions

  @OptionGroup var defaults: ConfigurationOption

  func run() throws {
    let data = try Dataset.read(input.source, options: input.readOptions)
    for oddity in data.oddities { Diagnostics.warning(oddity) }
    Output.write(CheckText.text(data, width: Terminal.output.width))
  }
}
