/// Numbers 64-bit keys that occur often enough, in the order in which they were first met.
///
/// Keys come in parts, as threads have made them; positions go through all parts. They are dealt
/// out by hash to partitions small enough for a table in the processor's cache; partitions are
/// counted side by side. Numbers depend on neither parts, partitions nor threads.
package struct KeyCensus: Sendable {
  /// The number of the key at each position, `absent` where the key is too rare.
  package let numbers: [UInt32]
  /// The key of each number.
  package let keys: [UInt64]
  /// The position where each number's key was first met.
  package let firsts: [UInt32]
  /// Where each part begins, and the end.
  private let starts: [Int]

  package static let absent = UInt32.max
  /// The greatest number of positions that a partition has on average.
  private static let partitionSize = 1 << 14
  private static let blockSize = 1 << 16

  /// Counts and numbers keys.
  ///
  /// - Parameters:
  ///   - parts: Any keys, fewer than 2^32 - 1 of them.
  ///   - weights: How often each position counts; nil: once.
  ///   - least: How often a key has to occur to get a number.
  ///   - machine: The means.
  /// - Complexity: O(keys), 24 bytes a key while it lasts.
  package init(
    _ parts: [[UInt64]], weights: [UInt8]? = nil, atLeast least: Int, on machine: Machine
  ) {
    let starts = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let count = starts[parts.count]
    precondition(count < Int(Self.absent), "\(count) keys are more than can be numbered")
    let dealt = Dealt(parts, partitionSize: Self.partitionSize, on: machine)
    var isFirst = [Bool](repeating: false, count: count)
    var firsts = [[UInt32]](repeating: [], count: dealt.starts.count - 1)
    let places = [UInt32](onLargePages: count) { places, written in
      isFirst.withUnsafeMutableBufferPointer { isFirst in
        firsts.withUnsafeMutableBufferPointer { firsts in
          machine.forEachBlock(of: firsts.count, size: 1) { partition, _ in
            firsts[partition] = Self.count(
              dealt, partition, weights: weights, least: least, places: places)
            for first in firsts[partition] where first != Self.absent {
              isFirst[Int(first)] = true
            }
          }
        }
      }
      written = count
    }
    let found = isFirst.indices.filter { isFirst[$0] }.map { UInt32($0) }
    numbers = [UInt32](onLargePages: count) { numbers, written in
      for (number, first) in found.enumerated() { numbers[Int(first)] = UInt32(number) }
      machine.forEachBlock(of: firsts.count, size: 1) { partition, _ in
        for at in dealt.starts[partition]..<dealt.starts[partition + 1] {
          let first = firsts[partition][Int(places[at])]
          numbers[Int(dealt.positions[at])] =
            first == Self.absent ? Self.absent : numbers[Int(first)]
        }
      }
      written = count
    }
    var part = 0
    keys = found.map { first in
      while Int(first) >= starts[part + 1] { part += 1 }
      return parts[part][Int(first) - starts[part]]
    }
    self.firsts = found
    self.starts = starts
  }

  /// The numbers of a part's keys.
  package func numbers(ofPart part: Int) -> ArraySlice<UInt32> {
    numbers[starts[part]..<starts[part + 1]]
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
    var distinct: [(key: UInt64, first: UInt32, count: UInt32)] = []
    for at in range {
      let key = dealt.keys[at]
      // The upper bits of the hash chose the partition.
      var slot = Int(truncatingIfNeeded: ByteHash.mix(key)) & (size - 1)
      while slots[slot] != absent && distinct[Int(slots[slot])].key != key {
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] == absent {
        slots[slot] = UInt32(distinct.count)
        distinct.append((key, dealt.positions[at], 0))
      }
      places[at] = slots[slot]
      let weight = weights.map { UInt32($0[Int(dealt.positions[at])]) } ?? 1
      distinct[Int(slots[slot])].count += weight
    }
    return distinct.map { $0.count < least ? absent : $0.first }
  }

  /// Keys and their positions, by partition and ascending within each.
  private struct Dealt {
    let starts: [Int]
    let keys: [UInt64]
    let positions: [UInt32]

    init(_ parts: [[UInt64]], partitionSize: Int, on machine: Machine) {
      // Neighbouring keys of one part.
      var blocks: [(part: Int, first: Int, keys: Range<Int>)] = []
      var count = 0
      for (part, keys) in parts.enumerated() {
        for start in stride(from: 0, to: keys.count, by: blockSize) {
          blocks.append((part, count, start..<min(start + blockSize, keys.count)))
          count += blocks[blocks.count - 1].keys.count
        }
      }
      var bits = 0
      while count >> bits > partitionSize { bits += 1 }
      let partitions = 1 << bits
      func partition(_ key: UInt64) -> Int {
        bits == 0 ? 0 : Int(truncatingIfNeeded: ByteHash.mix(key) >> UInt64(64 - bits))
      }
      // How many keys of each block go to each partition, then where the first of them goes.
      var next = [Int](repeating: 0, count: blocks.count * partitions)
      next.withUnsafeMutableBufferPointer { next in
        machine.forEachBlock(of: blocks.count, size: 1) { block, _ in
          let keys = parts[blocks[block].part]
          for at in blocks[block].keys { next[block * partitions + partition(keys[at])] += 1 }
        }
      }
      var starts = [0]
      var total = 0
      for partition in 0..<partitions {
        for block in blocks.indices {
          let count = next[block * partitions + partition]
          next[block * partitions + partition] = total
          total += count
        }
        starts.append(total)
      }
      var positions: [UInt32] = []
      keys = [UInt64](onLargePages: count) { dealt, written in
        positions = [UInt32](onLargePages: count) { positions, written in
          next.withUnsafeMutableBufferPointer { next in
            machine.forEachBlock(of: blocks.count, size: 1) { block, _ in
              let (part, first, range) = blocks[block]
              let keys = parts[part]
              for at in range {
                let slot = block * partitions + partition(keys[at])
                dealt[next[slot]] = keys[at]
                positions[next[slot]] = UInt32(first + at - range.lowerBound)
                next[slot] += 1
              }
            }
          }
          written = count
        }
        written = count
      }
      self.starts = starts
      self.positions = positions
    }
  }
}
