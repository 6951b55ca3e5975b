/// Features of rows by way of the chunks that rows share: X = S (C G + E) W.
///
/// C says which chunks a row consists of, and G what features a chunk has; E are the row's own
/// entries, which no chunk has or which differ from the chunks' sum; S scales rows and W columns.
/// Texts repeat their chunks, so that this takes a fraction of the entries of X, and most of them
/// need no value.
public struct FactoredFeatures: Sendable {
  /// C, N x chunks; a chunk that comes twice is listed twice.
  package let chunks: SparseLists
  /// G, chunks x V, without values.
  package let contents: SparseLists
  /// E, N x V.
  package let entries: SparseLists
  /// The diagonal of S; nil: ones.
  package let rowScales: [Float]?
  /// The diagonal of W; nil: ones.
  package let columnWeights: [Float]?
  /// What n-grams the columns are of.
  package let chains: NGramChains

  /// The number of rows, N.
  public var rows: Int { entries.rows }
  /// The number of columns, V.
  public var columns: Int { entries.columns }

  init(
    chunks: SparseLists, contents: SparseLists, entries: SparseLists, rowScales: [Float]?,
    columnWeights: [Float]?, chains: NGramChains
  ) {
    precondition(
      chunks.rows == entries.rows && contents.rows == chunks.columns
        && contents.columns == entries.columns && chains.count == entries.columns,
      "the factors of a matrix do not fit")
    self.chunks = chunks
    self.contents = contents
    self.entries = entries
    self.rowScales = rowScales
    self.columnWeights = columnWeights
    self.chains = chains
  }

  /// Takes a matrix as it is, without chunks.
  ///
  /// - Parameter matrix: N x V.
  public init(_ matrix: FeatureMatrix) {
    self.init(
      chunks: SparseLists(emptyRows: matrix.rows, columns: 0),
      contents: SparseLists(emptyRows: 0, columns: matrix.columns),
      entries: SparseLists(
        columns: matrix.columns, starts: matrix.starts, indices: matrix.indices,
        values: matrix.values), rowScales: nil, columnWeights: nil,
      chains: NGramChains(roots: matrix.columns))
  }

  /// Some of the rows, in the given order, without the columns that they leave empty.
  func selecting(_ rows: [Int], on machine: Machine) -> FactoredFeatures {
    let own = (chunks: chunks.selecting(rows), entries: entries.selecting(rows))
    let ownChunks = SparseLists.columnsInUse(own.chunks)
    let ownContents = contents.selecting(ownChunks)
    let ownColumns = SparseLists.columnsInUse(ownContents, own.entries)
    func renumbered(_ lists: SparseLists, _ kept: [Int]) -> SparseLists {
      var numbers = [UInt32](repeating: .max, count: lists.columns)
      for (number, old) in kept.enumerated() { numbers[old] = UInt32(number) }
      return lists.renumbered(numbers[...], columns: kept.count, without: .max, on: machine)
    }
    return FactoredFeatures(
      chunks: renumbered(own.chunks, ownChunks), contents: renumbered(ownContents, ownColumns),
      entries: renumbered(own.entries, ownColumns),
      rowScales: rowScales.map { scales in rows.map { scales[$0] } },
      columnWeights: columnWeights.map { weights in ownColumns.map { weights[$0] } },
      chains: chains.selecting(ownColumns))
  }

  /// These features and others of the same rows, side by side.
  ///
  /// - Parameters:
  ///   - other: N x U; they are written out.
  ///   - machine: The means.
  /// - Returns: N x (V + U).
  package func beside(_ other: FactoredFeatures, on machine: Machine) -> FactoredFeatures {
    precondition(other.rows == rows, "features of different rows cannot stand side by side")
    let added = other.matrix
    let width = columns + added.columns
    let parts = machine.mapStretches(of: rows) { rows in
      var part = SparseLists.Part()
      for row in rows {
        for at in entries.entries(of: row) {
          part.indices.append(entries.indices[at])
          part.values.append(entries.values?[at] ?? 1)
        }
        for at in added.entries(of: row) {
          part.indices.append(UInt32(columns) + added.indices[at])
          part.values.append(added.values[at] / (rowScales?[row] ?? 1))
        }
        part.endList()
      }
      return part
    }
    return FactoredFeatures(
      chunks: chunks,
      contents: SparseLists(
        columns: width, starts: contents.starts, indices: contents.indices,
        values: contents.values),
      entries: SparseLists(columns: width, joining: parts, on: machine), rowScales: rowScales,
      columnWeights: columnWeights.map { $0 + Array(repeating: 1, count: added.columns) },
      chains: chains.beside(roots: added.columns))
  }

  /// Calls `body` with a column and what is added there, for everything that a row of C G + E is the
  /// sum of; a column may come again.
  func forEachEntry(of row: Int, _ body: (_ column: UInt32, _ value: Float) -> Void) {
    for at in chunks.entries(of: row) {
      for entry in contents.entries(of: Int(chunks.indices[at])) {
        body(contents.indices[entry], 1)
      }
    }
    for at in entries.entries(of: row) { body(entries.indices[at], entries.values?[at] ?? 1) }
  }

  /// X written out, N x V.
  ///
  /// - Complexity: O(entries of X).
  public var matrix: FeatureMatrix {
    var starts: [Int64] = [0]
    var indices: [UInt32] = []
    var values: [Float] = []
    var sums = [Float](repeating: 0, count: columns)
    var isOpen = [Bool](repeating: false, count: columns)
    for row in 0..<rows {
      let start = indices.count
      func add(_ value: Float, to column: UInt32) {
        if !isOpen[Int(column)] { indices.append(column) }
        isOpen[Int(column)] = true
        sums[Int(column)] += value
      }
      forEachEntry(of: row) { column, value in add(value, to: column) }
      for column in indices[start...].lazy.map(Int.init) {
        values.append(sums[column] * (columnWeights?[column] ?? 1) * (rowScales?[row] ?? 1))
        sums[column] = 0
        isOpen[column] = false
      }
      starts.append(Int64(indices.count))
    }
    return FeatureMatrix(columns: columns, starts: starts, indices: indices, values: values)
  }
}
