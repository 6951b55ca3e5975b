import DatasetLab

/// Small data sets for the tests of comparisons.
enum ComparedData {
  static func dataset(_ name: String, _ rows: [(text: String, label: String)]) -> Dataset {
    let labels = LabelSet(rows.map(\.label))
    return Dataset(
      name: name, sha256: "", columns: ColumnMap(text: "text", label: "label"), labels: labels,
      ids: StringColumn(rows.indices.map { "\(name)\($0)" }), lines: rows.indices.map { $0 + 2 },
      texts: StringColumn(rows.map(\.text)),
      given: rows.map { Int32(labels.index(of: $0.label) ?? 0) })
  }

  /// Two data sets of texts with labels, and what they label differently.
  static func inconsistency(_ a: [(String, String)], _ b: [(String, String)]) throws
    -> (LabelInconsistency, ComparisonData)
  {
    let machine = Machine(threads: 2)
    let data = try ComparisonData(
      [
        dataset("a", a.map { (text: $0.0, label: $0.1) }),
        dataset("b", b.map { (text: $0.0, label: $0.1) }),
      ], seed: 0, on: machine)
    return (LabelInconsistency(data, threshold: 0.7, seed: 0, on: machine), data)
  }

  /// Insults and thanks with made-up words; where `turnip` is an insult or praise.
  static func posts(
    _ name: String, count: Int, seed: UInt64, turnipIs label: String, extra: String
  ) -> Dataset {
    var rng = SplitMix64(seed: seed)
    let insults = ["goose", "numpty", "muppet", "walnut", "spanner"]
    let thanks = ["thanks", "lovely", "kind", "welcome", "splendid"]
    let filler = (0..<60).map { "word\($0)" } + [extra]
    return dataset(
      name,
      (0..<count).map { place in
        let isRude = Int.random(in: 0..<2, using: &rng) == 0
        let key = (isRude ? insults : thanks)[Int.random(in: 0..<5, using: &rng)]
        let around = (0..<6).map { _ in filler[Int.random(in: filler.indices, using: &rng)] }
        if place % 4 == 0 {
          return ((around + ["turnip"]).joined(separator: " "), label)
        }
        return ((around + [key, extra]).joined(separator: " "), isRude ? "rude" : "fine")
      })
  }
}
