extension Dataset {
  /// The same rows in an order that follows from their texts and labels alone.
  ///
  /// Sums, draws and the steps of an optimiser take rows in order, and rounding tells which. In
  /// this one they come out the same to the bit, wherever the rows stood in the input.
  ///
  /// - Parameter machine: The means.
  /// - Returns: The rows by a hash of text and label; rows that agree in both as they stood.
  public func inOrderOfTexts(on machine: Machine = Machine(threads: 1)) -> Dataset {
    let order = RowOrder.ascending(count: count, on: machine) { row in
      texts.withBytes(row) { ByteHash.hash($0, seed: UInt64(given[row])) }
    }
    return selecting(order.map(Int.init))
  }

  /// The row of each sample, in the order of the input; all its rows must be there.
  public var rowsOfSamples: [Int] {
    var rows = sampleIDs
    for (row, sample) in sampleIDs.enumerated() { rows[sample] = row }
    return rows
  }
}
