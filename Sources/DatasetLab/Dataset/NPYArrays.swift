import Foundation

/// Dense vectors of all rows, such as the output of a sentence encoder: N x D, row-major.
public struct Embeddings: Sendable {
  /// The number of rows, N.
  public let rows: Int
  /// The length of each vector, D.
  public let dimensions: Int
  /// The N x D values, row-major.
  public private(set) var values: [Float]

  /// Wraps finite values.
  ///
  /// - Parameters:
  ///   - rows: N.
  ///   - dimensions: D.
  ///   - values: N x D finite values, row-major.
  public init(rows: Int, dimensions: Int, values: [Float]) {
    precondition(
      values.count == rows * dimensions, "\(values.count) are not \(rows) x \(dimensions)")
    self.rows = rows
    self.dimensions = dimensions
    self.values = values
  }

  /// The vectors of some rows, in the given order.
  func selecting(_ rows: [Int]) -> Embeddings {
    Embeddings(
      rows: rows.count, dimensions: dimensions,
      values: rows.flatMap { values[$0 * dimensions..<($0 + 1) * dimensions] })
  }

  /// Puts every row where an order of all rows has it.
  mutating func arrange(_ order: [Int]) { values.arrange(order, width: dimensions) }

  /// The vector of a row, of D numbers.
  func vector(of row: Int) -> ArraySlice<Float> {
    values[row * dimensions..<(row + 1) * dimensions]
  }

  /// Reads the vectors of a data set's rows.
  ///
  /// - Parameters:
  ///   - path: An .npy file of float32 or float64.
  ///   - rows: The number of rows of the data set, N.
  /// - Throws: `DatasetError` where the file has another number of rows or a number that is not
  ///   finite.
  public init(npy path: String, rows: Int) throws(DatasetError) {
    self = try Self.read(path) { found, dimensions in
      found == rows && dimensions > 0
        ? nil
        : "has \(found) x \(dimensions) numbers, but the data have \(rows) usable rows; "
          + "give one vector per usable row, in order"
    }
  }

  /// Reads the vectors of queries.
  ///
  /// - Parameters:
  ///   - path: An .npy file of float32 or float64.
  ///   - queries: The number of queries.
  ///   - dimensions: The length of the rows' vectors, D.
  /// - Throws: `DatasetError` where the file has another number of rows or columns or a number that
  ///   is not finite.
  public init(npy path: String, queries: Int, dimensions: Int) throws(DatasetError) {
    self = try Self.read(path) { found, width in
      if found != queries {
        return "has \(found) vectors, but the specifications have \(queries) queries; give one "
          + "vector per query, in the order of the files and of the queries in them"
      }
      return width == dimensions
        ? nil
        : "has vectors of \(width) numbers, but those of the rows have \(dimensions); make both "
          + "with the same encoder"
    }
  }

  /// Reads an array unless something is wrong with its shape.
  private static func read(
    _ path: String, objection: (_ rows: Int, _ columns: Int) -> String?
  ) throws(DatasetError) -> Embeddings {
    let array = try NPYReader(path: path)
    let file = DataSource.file(path).name
    if let objection = objection(array.rows, array.columns) {
      throw DatasetError(.data, file: file, objection)
    }
    let values = array.values(as: Float.self)
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw DatasetError(
        .data, file: file,
        "row \(bad / array.columns) has \(values[bad]) in column "
          + "\(bad % array.columns); vectors must be finite")
    }
    return Embeddings(rows: array.rows, dimensions: array.columns, values: values)
  }
}

extension PredictedProbabilities {
  /// By how much the probabilities of a row may miss one.
  public static let tolerance = 1e-3

  /// Reads the probabilities that another model gives.
  ///
  /// - Parameters:
  ///   - path: An .npy file of float32 or float64, N x K, columns in label order.
  ///   - rows: The number of rows of the data set, N.
  ///   - labels: Its labels, K.
  /// - Throws: `DatasetError` where the shape differs or a row is no distribution.
  public init(npy path: String, rows: Int, labels: LabelSet) throws(DatasetError) {
    let array = try NPYReader(path: path)
    let file = DataSource.file(path).name
    guard array.rows == rows, array.columns == labels.count else {
      throw DatasetError(
        .data, file: file,
        "has shape \(array.rows) x \(array.columns), but the data have \(rows) usable rows and "
          + "\(labels.count) labels; give one row per usable row and one column per label (\(DatasetError.listed(labels.names)))"
      )
    }
    let values = array.values(as: Double.self)
    for row in 0..<rows {
      var sum = 0.0
      for label in 0..<labels.count {
        let p = values[row * labels.count + label]
        guard p.isFinite, p >= 0 else {
          throw DatasetError(
            .data, file: file,
            "row \(row) has \(p) for label '\(DatasetError.shown(labels[label]))'; probabilities are finite and not "
              + "negative")
        }
        sum += p
      }
      guard abs(sum - 1) <= Self.tolerance else {
        throw DatasetError(
          .data, file: file,
          "row \(row) sums to \(sum), not to 1; give probabilities, not scores or logits")
      }
    }
    self.init(rows: rows, classes: labels.count, values: values)
  }

  /// The probabilities as an .npy file holds them: float64 in C order.
  ///
  /// - Parameter order: The rows to hold, in order; all as they are by default.
  /// - Returns: The file's bytes.
  public func npy(_ order: [Int]? = nil) -> [UInt8] {
    let order = order ?? Array(0..<rows)
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(order.count), \(classes)), }"
    header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
    var data: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    data.reserveCapacity(128 + header.utf8.count + values.count * 8)
    data.append(contentsOf: [UInt8(header.utf8.count & 255), UInt8(header.utf8.count >> 8)])
    data.append(contentsOf: header.utf8)
    for row in order {
      for value in values[row * classes..<(row + 1) * classes] {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
      }
    }
    return data
  }
}
