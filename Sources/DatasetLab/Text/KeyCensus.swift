/// Numbers 64-bit keys that occur often enough, in the order in which they were first met.
///
/// Keys are dealt out by hash to partitions small enough for a table in the processor's cache;
/// partitions are counted side by side. Numbers depend on neither partitions nor threads.
struct KeyCensus: Sendable {
  /// The number of the key at each position, `absent` where the key is too rare.
  private(set) var numbers: [UInt32]
  /// The key of each number.
  private(set) var keys: [UInt64]
  /// The position where each number's key was first met.
  private(set) var firsts: [UInt32]

  static let absent = UInt32.max
  /// The greatest number of positions that a partition has on average.
  private static let partitionSize = 1 << 14
  private static let blockSize = 1 << 16

  /// Counts and numbers keys.
  ///
  /// - Parameters:
  ///   - keys: Any keys, fewer than 2^32 - 1 of them.
  ///   - weights: How often each position counts; nil: once.
  ///   - least: How often a key has to occur to get a number.
  ///   - machine: The means.
  /// - Complexity: O(keys), 24 bytes a key while it lasts.
  init(_ keys: [UInt64], weights: [UInt8]? = nil, atLeast least: Int, on machine: Machine) {
    precondition(keys.count < Int(Self.absent), "\(keys.count) keys are more than can be numbered")
    let dealt = Dealt(keys, partitionSize: Self.partitionSize, on: machine)
    var numbers = [UInt32](repeating: Self.absent, count: keys.count)
    var isFirst = [Bool](repeating: false, count: keys.count)
    var firsts = [[UInt32]](repeating: [], count: dealt.starts.count - 1)
    var places = [UInt32](repeating: 0, count: keys.count)
    isFirst.withUnsafeMutableBufferPointer { isFirst in
      firsts.withUnsafeMutableBufferPointer { firsts in
        places.withUnsafeMutableBufferPointer { places in
          machine.forEachBlock(of: firsts.count, size: 1) { partition, _ in
            firsts[partition] = Self.count(
              dealt, partition, weights: weights, least: least, places: places)
            for first in firsts[partition] where first != Self.absent {
              isFirst[Int(first)] = true
            }
          }
        }
      }
    }
    var found: [UInt32] = []
    for position in keys.indices where isFirst[position] {
      numbers[position] = UInt32(found.count)
      found.append(UInt32(position))
    }
    numbers.withUnsafeMutableBufferPointer { numbers in
      machine.forEachBlock(of: firsts.count, size: 1) { partition, _ in
        for at in dealt.starts[partition]..<dealt.starts[partition + 1] {
          let first = firsts[partition][Int(places[at])]
          if first != Self.absent { numbers[Int(dealt.positions[at])] = numbers[Int(first)] }
        }
      }
    }
    self.numbers = numbers
    self.keys = found.map { keys[Int($0)] }
    self.firsts = found
  }

  /// Finds the distinct keys of a partition: writes which of them stands at each place and returns
  /// the position where each was first met, `absent` for those that are too rare.
  private static func count(
    _ dealt: Dealt, _ partition: Int, weights: [UInt8]?, least: Int,
    places: UnsafeMutableBufferPointer<UInt32>
  ) -> [UInt32] {
    let range = dealt.starts[partition]..<dealt.starts[partition + 1]
    var size = 64
    while size < 2 * range.count { size *= 2 }
    var slots = [UInt32](repeating: absent, count: size)
    var keys: [UInt64] = []
    var firsts: [UInt32] = []
    var counts: [Int] = []
    for at in range {
      let key = dealt.keys[at]
      // The upper bits of the hash chose the partition.
      var slot = Int(truncatingIfNeeded: ByteHash.mix(key)) & (size - 1)
      while slots[slot] != absent && keys[Int(slots[slot])] != key {
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] == absent {
        slots[slot] = UInt32(keys.count)
        keys.append(key)
        firsts.append(dealt.positions[at])
        counts.append(0)
      }
      let place = slots[slot]
      places[at] = place
      counts[Int(place)] += weights.map { Int($0[Int(dealt.positions[at])]) } ?? 1
    }
    for place in firsts.indices where counts[place] < least { firsts[place] = absent }
    return firsts
  }

  /// Keys and their positions, by partition and ascending within each.
  private struct Dealt {
    let starts: [Int]
    let keys: [UInt64]
    let positions: [UInt32]

    init(_ keys: [UInt64], partitionSize: Int, on machine: Machine) {
      var bits = 0
      while keys.count >> bits > partitionSize { bits += 1 }
      let partitions = 1 << bits
      func partition(_ key: UInt64) -> Int {
        bits == 0 ? 0 : Int(truncatingIfNeeded: ByteHash.mix(key) >> UInt64(64 - bits))
      }
      let blocks = (keys.count + blockSize - 1) / blockSize
      // How many keys of each block go to each partition, then where the first of them goes.
      var next = [Int](repeating: 0, count: max(1, blocks) * partitions)
      next.withUnsafeMutableBufferPointer { next in
        machine.forEachBlock(of: keys.count, size: blockSize) { block, range in
          for at in range { next[block * partitions + partition(keys[at])] += 1 }
        }
      }
      var starts = [0]
      var total = 0
      for partition in 0..<partitions {
        for block in 0..<blocks {
          let count = next[block * partitions + partition]
          next[block * partitions + partition] = total
          total += count
        }
        starts.append(total)
      }
      var positions: [UInt32] = []
      let dealt = [UInt64](unsafeUninitializedCapacity: keys.count) { dealt, count in
        positions = [UInt32](unsafeUninitializedCapacity: keys.count) { positions, count in
          next.withUnsafeMutableBufferPointer { next in
            machine.forEachBlock(of: keys.count, size: blockSize) { block, range in
              for at in range {
                let slot = block * partitions + partition(keys[at])
                dealt[next[slot]] = keys[at]
                positions[next[slot]] = UInt32(at)
                next[slot] += 1
              }
            }
          }
          count = keys.count
        }
        count = keys.count
      }
      self.starts = starts
      self.keys = dealt
      self.positions = positions
    }
  }
}
