/// A square table over the classes: K x K, row-major, rows the given label, columns the true one.
///
/// Every matrix of confident learning is held this way round, and indexed with names, so that
/// `noise[given: 0, true: 2]` needs no second thought about which index comes first.
public struct ClassMatrix<Value: Sendable>: Sendable {
  /// The number of classes, K.
  public let classes: Int
  /// The K x K values, row-major, both indices in `LabelSet` order.
  public private(set) var values: [Value]

  /// Creates a table with the same value everywhere.
  ///
  /// - Parameters:
  ///   - classes: K.
  ///   - value: The value of every cell.
  public init(classes: Int, repeating value: Value) {
    self.classes = classes
    values = Array(repeating: value, count: classes * classes)
  }

  /// Creates a table from its rows.
  ///
  /// - Parameters:
  ///   - classes: K.
  ///   - values: K x K values, row-major, one row per given label.
  public init(classes: Int, values: [Value]) {
    precondition(values.count == classes * classes, "a class matrix needs K x K values")
    self.classes = classes
    self.values = values
  }

  /// The value for rows that carry one label and should carry another.
  public subscript(given given: Int, true truth: Int) -> Value {
    get { values[given * classes + truth] }
    set { values[given * classes + truth] = newValue }
  }

  /// A table with every value replaced by what a function makes of it.
  ///
  /// - Parameter transform: Receives a value.
  /// - Returns: The table of the results.
  public func map<Result>(_ transform: (Value) -> Result) -> ClassMatrix<Result> {
    ClassMatrix<Result>(classes: classes, values: values.map(transform))
  }
}

extension ClassMatrix: Equatable where Value: Equatable {}

extension ClassMatrix where Value: AdditiveArithmetic {
  /// The sum over the true labels for each given label.
  public var givenTotals: [Value] {
    (0..<classes).map { given in
      (0..<classes).reduce(.zero) { $0 + self[given: given, true: $1] }
    }
  }

  /// The sum over the given labels for each true label.
  public var trueTotals: [Value] {
    var totals = Array(repeating: Value.zero, count: classes)
    for given in 0..<classes {
      for truth in 0..<classes { totals[truth] += self[given: given, true: truth] }
    }
    return totals
  }

  /// The sum of the diagonal, where given and true label agree.
  public var trace: Value {
    (0..<classes).reduce(.zero) { $0 + self[given: $1, true: $1] }
  }
}
