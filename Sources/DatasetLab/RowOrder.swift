/// Rows in ascending order of their keys, equals by row: a radix sort on several threads.
///
/// A stable sort has one result only, whatever the number of threads.
enum RowOrder {
  /// The bits of a digit.
  private static let bits = 11
  private static let digits = 1 << bits
  /// Below this number of rows one thread is quicker than several.
  private static let fewRows = 1 << 14

  private typealias Entry = (key: UInt64, row: UInt32)

  /// Orders numbers.
  ///
  /// - Parameters:
  ///   - scores: One number a row, none of them NaN.
  ///   - machine: The means.
  /// - Returns: Every row once.
  static func ascending(_ scores: [Double], on machine: Machine) -> [UInt32] {
    scores.withUnsafeBufferPointer { scores in
      ascending(count: scores.count, on: machine) { key(scores[$0]) }
    }
  }

  /// Orders rows by their keys.
  ///
  /// - Parameters:
  ///   - count: The number of rows, less than 2^32.
  ///   - machine: The means.
  ///   - key: The key of a row.
  /// - Returns: Every row once.
  /// - Complexity: O(rows) for each 11 bits in which keys differ.
  static func ascending(count: Int, on machine: Machine, _ key: (Int) -> UInt64) -> [UInt32] {
    let parts = count < fewRows ? 1 : machine.threads
    let size = max(1, (count + parts - 1) / parts)
    var from = UnsafeMutableBufferPointer<Entry>.allocate(capacity: count)
    var to = UnsafeMutableBufferPointer<Entry>.allocate(capacity: count)
    defer {
      from.deallocate()
      to.deallocate()
    }
    var differing = [UInt64](repeating: 0, count: parts)
    let first = count > 0 ? key(0) : 0
    differing.withUnsafeMutableBufferPointer { differing in
      machine.forEachBlock(of: count, size: size) { part, rows in
        var bits: UInt64 = 0
        for row in rows {
          let key = key(row)
          bits |= key ^ first
          from.initializeElement(at: row, to: (key, UInt32(row)))
        }
        differing[part] = bits
      }
    }
    let bitsInUse = differing.reduce(0, |)
    let places = UnsafeMutableBufferPointer<Int>.allocate(capacity: parts * digits)
    defer { places.deallocate() }
    for shift in stride(from: 0, to: UInt64.bitWidth, by: bits)
    where bitsInUse >> UInt64(shift) & UInt64(digits - 1) != 0 {
      pass(from, to, places, size: size, shift: UInt64(shift), on: machine)
      swap(&from, &to)
    }
    return from.map(\.row)
  }

  /// Sorts by one digit.
  private static func pass(
    _ from: UnsafeMutableBufferPointer<Entry>, _ to: UnsafeMutableBufferPointer<Entry>,
    _ places: UnsafeMutableBufferPointer<Int>, size: Int, shift: UInt64, on machine: Machine
  ) {
    places.update(repeating: 0)
    let mask = UInt64(digits - 1)
    machine.forEachBlock(of: from.count, size: size) { part, rows in
      for at in rows { places[part * digits + Int(from[at].key >> shift & mask)] += 1 }
    }
    var sum = 0
    for digit in 0..<digits {
      for part in 0..<places.count / digits {
        let count = places[part * digits + digit]
        places[part * digits + digit] = sum
        sum += count
      }
    }
    machine.forEachBlock(of: from.count, size: size) { part, rows in
      for at in rows {
        let place = part * digits + Int(from[at].key >> shift & mask)
        to[places[place]] = from[at]
        places[place] += 1
      }
    }
  }

  /// Whole numbers in the order of numbers; zero has one whatever its sign.
  static func key(_ number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}
