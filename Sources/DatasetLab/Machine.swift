import CKernels
import Synchronization

/// What a computation may use of the processor; no result depends on it beyond rounding.
public struct Machine: Sendable {
  /// How many threads work at once. Results are the same to the bit for every number of them.
  public let threads: Int
  /// The width of SIMD. Results of different widths agree to rounding.
  public let vectors: Vectors
  /// Where passes and parts are counted, if anybody looks.
  public var tally: Tally?
  private let crew: Crew?

  /// Sets of vector instructions that the kernels are compiled for.
  public enum Vectors: Sendable, CaseIterable {
    /// What every processor of the architecture has.
    case portable
    /// 256-bit registers and fused multiply-add.
    case avx2
    /// 512-bit registers.
    case avx512

    /// The widest set that this processor has.
    public static var widest: Vectors {
      switch ck_widest_isa() {
      case CK_AVX512: .avx512
      case CK_AVX2: .avx2
      default: .portable
      }
    }

    /// What the kernels call it.
    package var isa: ck_isa {
      switch self {
      case .portable: CK_PORTABLE
      case .avx2: CK_AVX2
      case .avx512: CK_AVX512
      }
    }
  }

  /// Describes the means of a computation.
  ///
  /// - Parameters:
  ///   - threads: At least one.
  ///   - vectors: A set that this processor has.
  public init(threads: Int, vectors: Vectors = .widest) {
    precondition(threads >= 1, "a computation needs at least one thread, not \(threads)")
    self.threads = threads
    self.vectors = vectors
    crew = threads > 1 ? Crew(helpers: threads - 1) : nil
  }

  /// Calls `body` for every block of at most `size` rows, several at once and in no fixed order.
  ///
  /// Where the blocks begin does not depend on the number of threads, so that sums kept one per
  /// block and added up in block order come out the same on every machine.
  package func forEachBlock(of count: Int, size: Int, _ body: (_ block: Int, Range<Int>) -> Void) {
    let blocks = (count + size - 1) / size
    let next = Atomic(0)
    func work() {
      while true {
        let block = next.add(1, ordering: .relaxed).oldValue
        guard block < blocks else { return }
        body(block, block * size..<min(count, (block + 1) * size))
      }
    }
    if let crew, blocks > 1 { crew.work(work) } else { work() }
  }

  /// Cuts rows into one stretch of neighbours a thread and returns what `body` makes of each, in
  /// order; for results that do not depend on where the cuts are.
  func mapStretches<T: Sendable>(of count: Int, _ body: (Range<Int>) -> T) -> [T] {
    let size = max(1, (count + threads - 1) / threads)
    var results = [T?](repeating: nil, count: (count + size - 1) / size)
    results.withUnsafeMutableBufferPointer { results in
      forEachBlock(of: count, size: size) { stretch, range in results[stretch] = body(range) }
    }
    return results.compactMap { $0 }
  }

  /// Puts what was made of stretches one behind the other.
  func join<T: BitwiseCopyable & Sendable>(_ parts: [[T]]) -> [T] {
    if parts.count < 2 { return parts.first ?? [] }
    let starts = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return [T](onLargePages: starts[parts.count]) { joined, count in
      forEachBlock(of: parts.count, size: 1) { part, _ in
        _ = joined[starts[part]..<starts[part + 1]].initialize(fromContentsOf: parts[part])
      }
      count = starts[parts.count]
    }
  }
}
