import ArgumentParser
import DatasetLab
import Foundation

/// A functional test suite, and the means.
struct SuiteOptions: ParsableArguments {
  @Option(
    help: """
      The test suite: CSV, TSV or JSONL with functionality, test_case, label_gold, and optionally \
      case_id, target_ident and part (D: a test, heldout: a query).
      """, completion: .specifications)
  var specs: String

  @Option(
    help: "A file with case_id and part, where the suite has no column part.", completion: .rows)
  var parts: String?

  @Option(
    help: ArgumentHelp("Another name for a label of the suite.", valueName: "old=new"))
  var mapLabel: [String] = []

  @Option(help: "Draws splits, samples and hashes; the same seed gives the same result.")
  var seed: UInt64 = 0

  @OptionGroup var means: MachineOption

  func validate() throws {
    _ = try LabelMap.parse(mapLabel, option: "--map-label")
  }

  var machine: Machine { means.machine }

  /// The suite as queries only: its held-out cases, or all where none is held out.
  func queries(labels: LabelSet) throws -> TestSuite {
    let ending = specs.lowercased().split(separator: ".").last ?? ""
    if ["yaml", "yml"].contains(ending) {
      let map = try LabelMap.parse(mapLabel, option: "--map-label")
      let file = try SpecificationFile(path: specs, labels: labels, labelMap: map)
      return TestSuite(file, name: specs)
    }
    let suite = try suite(labels: labels)
    return suite.specifications.isEmpty ? suite.asQueries : suite
  }

  func suite(labels: LabelSet) throws -> TestSuite {
    try TestSuite(
      path: specs, parts: parts, labels: labels,
      labelMap: LabelMap.parse(mapLabel, option: "--map-label"))
  }
}
