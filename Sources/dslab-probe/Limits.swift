import CKernels
import DatasetLab

/// What this machine can do at most with some threads, measured in the same run as the kernels.
///
/// Each limit is the best of several passes: what slows a pass down is not the machine's limit.
final class Limits {
  let machine: Machine
  /// Bytes a second of reading a buffer far larger than the caches from end to end.
  let bandwidth: Double
  /// Single-precision multiplications and additions a second, in registers.
  let arithmetic: Double
  private let budget: Double
  private var gathers: [Int: Double] = [:]

  /// - Parameters:
  ///   - machine: The threads and instructions that the kernels have too.
  ///   - megabytes: The size of the buffer that is read from end to end.
  ///   - budget: About how many seconds one limit may take.
  init(_ machine: Machine, megabytes: Int, budget: Double) {
    self.machine = machine
    self.budget = budget
    bandwidth = Self.bandwidth(machine, lines: megabytes << 14, budget)
    arithmetic = Self.arithmetic(machine, budget)
  }

  /// Lines of 64 bytes a second, picked at random from so many.
  func gather(from lines: Int) -> Double {
    if let known = gathers[lines] { return known }
    let rate = Self.gather(machine, lines: lines, budget)
    gathers[lines] = rate
    return rate
  }

  private static func bandwidth(_ machine: Machine, lines: Int, _ budget: Double) -> Double {
    let buffer = LaneMatrix(ones: lines, lanes: 16, on: machine)
    let best = best(machine, of: lines, size: 1 << 14, budget) { range, out in
      ck_stream(
        machine.vectors.isa, buffer.values.base, Int64(range.lowerBound) * 16,
        Int64(range.upperBound) * 16, out)
    }
    return Double(lines * 64) / best
  }

  private static func arithmetic(_ machine: Machine, _ budget: Double) -> Double {
    let rounds: Int64 = 1 << 14
    let pieces = 64 * machine.threads
    let best = best(machine, of: pieces, size: 1, budget) { _, out in
      ck_multiply_add(machine.vectors.isa, rounds, 0.5, out)
    }
    let operations = ck_multiply_add_operations(machine.vectors.isa, rounds)
    return Double(operations * Int64(pieces)) / best
  }

  private static func gather(_ machine: Machine, lines: Int, _ budget: Double) -> Double {
    let buffer = LaneMatrix(ones: lines, lanes: 16, on: machine)
    var rng = SplitMix64(seed: 1)
    // Enough that a pass does not find the lines of the one before it in the caches.
    let picked = (0..<max(1 << 20, 2 * lines)).map { _ in
      UInt32(((rng.next() >> 32) * UInt64(lines)) >> 32)
    }
    let best = best(machine, of: picked.count, size: 1 << 14, budget) { range, out in
      ck_gather(
        machine.vectors.isa, buffer.values.base, picked, Int64(range.lowerBound),
        Int64(range.upperBound), out)
    }
    return Double(picked.count) / best
  }

  /// The seconds of the quickest pass over some blocks, each of which leaves a number.
  private static func best(
    _ machine: Machine, of count: Int, size: Int, _ budget: Double,
    _ body: (Range<Int>, UnsafeMutablePointer<Float>) -> Void
  ) -> Double {
    var sums = [Float](repeating: 0, count: (count + size - 1) / size)
    return sums.withUnsafeMutableBufferPointer { sums in
      guard let base = sums.baseAddress else { return .infinity }
      return Stopwatch.passes(budget: budget) {
        machine.forEachBlock(of: count, size: size) { block, range in body(range, base + block) }
      }[0]
    }
  }
}

extension LaneMatrix {
  /// A matrix of ones, in memory of its own: pages that were never written share one page of
  /// zeros, which would be read from the cache.
  init(ones rows: Int, lanes: Int, on machine: Machine) {
    self.init(rows: rows, lanes: lanes)
    values.withUnsafeMutableBufferPointer { values in
      machine.forEachBlock(of: values.count, size: 1 << 16) { _, range in
        values[range].update(repeating: 1)
      }
    }
  }
}
