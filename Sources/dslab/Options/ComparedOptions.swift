import ArgumentParser
import DatasetLab

/// The data sets of a comparison, each an audit or a file of rows.
struct ComparedOptions: ParsableArguments {
  @Argument(
    help: "Two or more: SQLite files of audits, or CSV, TSV or JSONL files.", completion: .anyFile)
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

  @Option(
    help: ArgumentHelp(
      """
      Labels of one data set from an expert or a model: a file with the columns id and label. \
      NAME: may be left out where the file is called as the data set is.
      """, valueName: "name:file"))
  var referenceLabels: [String] = []

  func validate() throws {
    if data.count < 2 { throw ValidationError("a comparison needs two data sets at least") }
    if Set(data).count < data.count {
      throw ValidationError("a data set cannot be compared with itself")
    }
    for value in referenceLabels { _ = try referred(by: value) }
    for path in data where referenceLabels(for: path).count > 1 {
      throw ValidationError("--reference-labels has two files for \(path); join them to one")
    }
    for path in data { _ = try LabelMap.parse(pairs(map, for: path), option: "--map") }
  }

  /// A data set with its labels translated, and what a reference labeller says about it.
  struct Compared {
    var dataset: Dataset
    var reference: ReferenceLabels?
  }

  /// - Returns: The data sets, in the order of the arguments.
  func read() throws -> [Compared] {
    let read = try data.map { path in
      let original = try dataset(path)
      let map = try LabelMap.parse(pairs(map, for: path), option: "--map")
      let own = try original.relabelled(leavingOut: map)
      return Compared(
        dataset: own,
        reference: try referenceLabels(for: path).first.map {
          try ReferenceLabels(path: $0, for: own, of: original, map: map)
        })
    }
    let names = read.map(\.dataset.name)
    return zip(read, data).map { own, path in
      var own = own
      // Names must tell data sets apart.
      if names.count(where: { $0 == own.dataset.name }) > 1 { own.dataset.name = path }
      return own
    }
  }

  /// The files with reference labels for a data set.
  private func referenceLabels(for path: String) -> [String] {
    referenceLabels.compactMap { try? referred(by: $0) }.filter { $0.path == path }.map(\.file)
  }

  /// The data set that a value of `--reference-labels` is for, and the file.
  private func referred(by value: String) throws -> (path: String, file: String) {
    for path in data {
      for name in Self.names(of: path).sorted(by: { $0.count > $1.count })
      where value.hasPrefix(name + ":") {
        return (path, String(value.dropFirst(name.count + 1)))
      }
    }
    let own = data.filter { Self.names(of: $0).last == Self.names(of: value).last }
    guard let path = own.first, own.count == 1 else {
      let names = data.compactMap { Self.names(of: $0).last }.joined(separator: ", ")
      throw ValidationError(
        "--reference-labels \(value) does not say which data set it is for; write NAME:\(value), "
          + "where NAME is one of \(names)")
    }
    return (path, value)
  }

  private func dataset(_ path: String) throws -> Dataset {
    if AuditFile.isSQLite(path: path) {
      return try OpenedAudit.file(path).dataset().inOrderOfTexts()
    }
    var options = ReadOptions()
    options.textColumn = pairs(textColumn, for: path).last
    options.labelColumn = pairs(labelColumn, for: path).last
    return try Dataset.read(DataSource(path), options: options).inOrderOfTexts()
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
        "\(name) has no label '\(old)' (--map)\(Suggestion.words(for: old, among: labels.names)); "
          + "it has \(labels.names.joined(separator: ", "))")
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
