import CKernels
import Dispatch
import Synchronization

/// What a computation may use of the processor; no result depends on it beyond rounding.
public struct Machine: Sendable {
  /// How many threads work at once. Results are the same to the bit for every number of them.
  public let threads: Int
  /// The width of SIMD. Results of different widths agree to rounding.
  public let vectors: Vectors

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

    var isa: ck_isa {
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
  }

  /// Calls `body` for every block of at most `size` rows, several at once and in no fixed order.
  ///
  /// Where the blocks begin does not depend on the number of threads, so that sums kept one per
  /// block and added up in block order come out the same on every machine.
  func forEachBlock(of count: Int, size: Int, _ body: (_ block: Int, Range<Int>) -> Void) {
    let blocks = (count + size - 1) / size
    let next = Atomic(0)
    withoutActuallyEscaping(body) { body in
      // Safe because a block is handed out once, and what bodies write is their own block's.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: min(threads, max(1, blocks))) { _ in
        while true {
          let block = next.add(1, ordering: .relaxed).oldValue
          guard block < blocks else { return }
          body(block, block * size..<min(count, (block + 1) * size))
        }
      }
    }
  }
}
