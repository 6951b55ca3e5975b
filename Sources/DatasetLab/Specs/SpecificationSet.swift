/// The specifications of one or more files, and where each of their queries stands.
public struct SpecificationSet: Sendable {
  /// The specifications, file after file; no two have the same name.
  public private(set) var specifications: [Specification] = []
  /// The queries of each specification with file and line.
  public private(set) var texts: [[SpecificationText]] = []
  /// The number of queries in the files, with those of specifications that are left out.
  public private(set) var queryCount = 0

  /// How many queries come before each query, in the order of files and lines.
  private var indices: [[Int]] = []

  /// Reads files.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - labels: The labels of the data set.
  ///   - labelMap: The data set's label for a label of the files, or an empty string.
  /// - Throws: `SpecificationError` where a file is wrong or two have a specification of one name.
  public init(
    paths: [String], labels: LabelSet, labelMap: [String: String] = [:]
  ) throws(SpecificationError) {
    var known: [String: (file: String, line: Int)] = [:]
    for path in paths {
      let file = try SpecificationFile(path: path, labels: labels, labelMap: labelMap)
      let name = DataSource.file(path).name
      for (place, specification) in file.specifications.enumerated() {
        let line = file.lines[place]
        if let before = known[specification.name] {
          throw SpecificationError(
            file: name, line: line,
            reason: "specification '\(specification.name)' came before, in \(before.file) on line "
              + "\(before.line); give it another name or move its queries there")
        }
        known[specification.name] = (name, line)
        specifications.append(specification)
        texts.append(
          zip(specification.queries, file.places[place]).map { text, place in
            SpecificationText(
              specification: specification.name, text: text, file: name, line: place.line)
          })
        indices.append(file.places[place].map { queryCount + $0.index })
      }
      queryCount += file.queryCount
    }
  }

  /// The queries of each specification, with their vectors if there are any.
  ///
  /// - Parameter vectors: One vector a query, in the order of the files and of the queries in them,
  ///   specifications that are left out included; or nil.
  /// - Returns: As many lists as there are specifications.
  public func queries(vectors: Embeddings? = nil) -> [[Query]] {
    precondition(vectors.map { $0.rows == queryCount } ?? true, "there is a vector for every query")
    return zip(specifications, indices).map { specification, indices in
      zip(specification.queries, indices).map { text, index in
        Query(text, vector: vectors.map { Array($0.vector(of: index)) } ?? [])
      }
    }
  }
}

/// A text that belongs to a specification, and where it stands: a query, or a test case.
public struct SpecificationText: Sendable, Hashable {
  /// The specification's name.
  public var specification: String
  /// The text.
  public var text: String
  /// The name of the file.
  public var file: String
  /// The 1-based line.
  public var line: Int

  /// Creates a text.
  ///
  /// - Parameters:
  ///   - specification: The specification's name.
  ///   - text: The text.
  ///   - file: The name of the file.
  ///   - line: The 1-based line.
  public init(specification: String, text: String, file: String, line: Int) {
    self.specification = specification
    self.text = text
    self.file = file
    self.line = line
  }
}
