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
