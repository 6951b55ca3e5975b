import DatasetLab

extension Machine.Vectors {
  /// The sets of vector instructions that this processor has.
  static var usable: [Machine.Vectors] {
    Array(allCases.prefix((allCases.firstIndex(of: .widest) ?? 0) + 1))
  }
}
