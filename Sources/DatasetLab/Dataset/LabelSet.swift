/// The classes of a data set in their one fixed order, which is the column order everywhere.
///
/// Labels that are all integers are ordered by value (`2` before `10`), all others by code point.
/// Integer labels keep their spelling: `01` and `1` are two classes.
public struct LabelSet: Sendable, Hashable {
  /// The most labels that an audit takes.
  public static let most = 4096

  /// The class names in column order; the position is the class's `label_index`.
  public let names: [String]
  private let indices: [String: Int]

  /// Collects the distinct names in label order.
  ///
  /// - Parameter names: Any sequence of labels; repeats are dropped.
  public init(_ names: some Sequence<String>) {
    let distinct = Set(names)
    let numeric = distinct.allSatisfy { Int($0) != nil }
    self.names = distinct.sorted { a, b in
      if numeric, let x = Int(a), let y = Int(b), x != y { return x < y }
      return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
    }
    indices = Dictionary(uniqueKeysWithValues: zip(self.names, 0...))
  }

  /// The number of classes, K.
  public var count: Int { names.count }

  /// The position of a label in column order, or nil where it is not in the set.
  public func index(of name: String) -> Int? { indices[name] }

  /// The name of the class at a position in column order.
  public subscript(index: Int) -> String { names[index] }
}
