/// The choice of the lowest of many keys, in linear time on average.
///
/// Equal keys at the cut go by position, lowest first, so that the choice is the same on every
/// machine.
struct LowestKeys {
  private var scratch: [Double] = []

  /// Calls a closure with the positions of the lowest keys, in ascending position.
  ///
  /// - Parameters:
  ///   - count: How many to choose, at most as many as there are keys.
  ///   - keys: The keys, none of them NaN.
  ///   - body: Receives a chosen position.
  mutating func choose(
    _ count: Int, of keys: UnsafeBufferPointer<Double>, _ body: (Int) -> Void
  ) {
    precondition(count <= keys.count, "more keys are asked for than there are")
    if count == 0 { return }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: keys)
    let cut = scratch.withUnsafeMutableBufferPointer { Self.select(count - 1, in: $0) }
    var ties = count
    for key in keys where key < cut { ties -= 1 }
    for position in keys.indices {
      if keys[position] < cut {
        body(position)
      } else if ties > 0 && keys[position] == cut {
        ties -= 1
        body(position)
      }
    }
  }

  /// Hoare's selection with the median of three as pivot; a range that will not shrink is sorted.
  private static func select(_ rank: Int, in keys: UnsafeMutableBufferPointer<Double>) -> Double {
    var low = 0
    var high = keys.count - 1
    var rounds = 4 * (Int.bitWidth - keys.count.leadingZeroBitCount)
    while high - low > 16 && rounds > 0 {
      rounds -= 1
      let pivot = median(keys[low], keys[low + (high - low) / 2], keys[high])
      var left = low
      var right = high
      while left <= right {
        while keys[left] < pivot { left += 1 }
        while keys[right] > pivot { right -= 1 }
        if left <= right {
          keys.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return keys[rank]
      }
    }
    var rest = UnsafeMutableBufferPointer(rebasing: keys[low...high])
    rest.sort()
    return keys[rank]
  }

  private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
