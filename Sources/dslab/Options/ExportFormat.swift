import ArgumentParser
import DatasetLab

/// What `dslab export` writes.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, tsv, jsonl
  case labelStudio = "label-studio"
  case argilla, cleanlab

  /// The layout of a data set; nil for what is made for other tools.
  var layout: ReadOptions.Format? { ReadOptions.Format(rawValue: rawValue) }

  /// The format that a file's ending says; nil where it says none.
  init?(endingOf path: String) {
    switch path.lowercased().split(separator: ".").last {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }
}
