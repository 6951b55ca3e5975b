import ArgumentParser
import DatasetLab

/// The data sets of a comparison, each an audit or a file of rows.
struct ComparedOptions: ParsableArguments {
  @Argument(help: "Two or more: SQLite files of audits, or CSV, TSV or JSONL files.")
  var data: [String]

  @Option(
    help: ArgumentHelp(
      """
      Another name for a label of one data set, or of all without NAME:; several may become one, \
      and nothing after = leaves its rows out. NAME is the file's name, with or without ending.
      """, valueName: "name:old=new"))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "The text column of one data set, or of all without NAME:, if it is not found by itself.",
      valueName: "name:column"))
  var textColumn: [String] = []

  @Option(help: ArgumentHelp("The label column likewise.", valueName: "name:column"))
  var labelColumn: [String] = []

  func validate() throws {
    if data.count < 2 { throw ValidationError("a comparison needs two data sets at least") }
    if Set(data).count < data.count {
      throw ValidationError("a data set cannot be compared with itself")
    }
    for path in data { _ = try LabelMap.parse(pairs(map, for: path), option: "--map") }
  }

  /// - Returns: The data sets with their labels translated, in the order of the arguments.
  func read() throws -> [Dataset] {
    let read = try data.map { path in
      try dataset(path).relabelled(
        leavingOut: LabelMap.parse(pairs(map, for: path), option: "--map"))
    }
    let names = read.map(\.name)
    return zip(read, data).map { own, path in
      var own = own
      // Names must tell data sets apart.
      if names.count(where: { $0 == own.name }) > 1 { own.name = path }
      return own
    }
  }

  private func dataset(_ path: String) throws -> Dataset {
    if AuditFile.isSQLite(path: path) { return try AuditFile(path: path).dataset() }
    var options = ReadOptions()
    options.textColumn = pairs(textColumn, for: path).last
    options.labelColumn = pairs(labelColumn, for: path).last
    return try Dataset.read(DataSource(path), options: options)
  }

  /// What an option says to one data set: values with its name, and those without any.
  private func pairs(_ values: [String], for path: String) -> [String] {
    let known = data.flatMap(Self.names)
    return values.compactMap { value in
      for name in known.sorted(by: { $0.count > $1.count }) where value.hasPrefix(name + ":") {
        return Self.names(of: path).contains(name) ? String(value.dropFirst(name.count + 1)) : nil
      }
      return value
    }
  }

  /// The names that a file goes by: its path, its last component, and that without its ending.
  private static func names(of path: String) -> [String] {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let stem = last.split(separator: ".", omittingEmptySubsequences: false).dropLast()
    return [path, last] + (stem.isEmpty ? [] : [stem.joined(separator: ".")])
  }
}

extension Dataset {
  /// The rows with other names for labels, without those whose label becomes empty.
  fileprivate func relabelled(leavingOut map: [String: String]) throws -> Dataset {
    for old in map.keys.sorted() where labels.index(of: old) == nil {
      throw ValidationError(
        "\(name) has no label '\(old)' (--map); it has \(labels.names.joined(separator: ", "))")
    }
    let isKept = labels.names.map { map[$0] != "" }
    let kept =
      isKept.allSatisfy { $0 }
      ? self
      : selecting(
        given.indices.filter { isKept[Int(given[$0])] })
    return kept.relabelled(map).withoutUnusedLabels
  }
}
