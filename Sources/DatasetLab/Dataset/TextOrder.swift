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

  /// The row of each sample, in the order of the input.
  public var rowsOfSamples: [Int] {
    var rows = sampleIDs
    for (row, sample) in sampleIDs.enumerated() { rows[sample] = row }
    return rows
  }
}

extension Array {
  /// Puts the row of `width` elements that is at `order[i]` at place i, in the array's own memory.
  package mutating func arrange(_ order: [Int], width: Int) {
    var isPlaced = [Bool](repeating: false, count: order.count)
    for start in order.indices where !isPlaced[start] {
      let first = Array(self[start * width..<(start + 1) * width])
      var place = start
      while order[place] != start {
        for at in 0..<width { self[place * width + at] = self[order[place] * width + at] }
        isPlaced[place] = true
        place = order[place]
      }
      for at in 0..<width { self[place * width + at] = first[at] }
      isPlaced[place] = true
    }
  }
}
