import ArgumentParser

/// What a shell offers where a file is wanted.
extension CompletionKind {
  /// Rows of text and label.
  static var rows: CompletionKind {
    .file(extensions: ["csv", "tsv", "tab", "jsonl", "ndjson", "txt"])
  }
  /// The SQLite files of audits.
  static var audits: CompletionKind { .file(extensions: ["sqlite", "sqlite3", "db"]) }
  /// Specifications, and suites of tests.
  static var specifications: CompletionKind {
    .file(extensions: ["yaml", "yml", "csv", "tsv", "jsonl"])
  }
  /// Arrays of NumPy.
  static var arrays: CompletionKind { .file(extensions: ["npy"]) }
  /// Any file.
  static var anyFile: CompletionKind { .file() }
}
