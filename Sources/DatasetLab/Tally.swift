import Synchronization

/// What a long computation has done so far, for somebody who looks at it meanwhile.
///
/// Counting is all it does: no computation waits for it or depends on it.
public final class Tally: Sendable {
  /// Counts at one moment.
  public struct State: Sendable, Hashable {
    /// Parts of the whole that are done.
    public var parts = 0
    /// All parts, where their number is known.
    public var allParts: Int?
    /// Bytes of the input that were read.
    public var bytes = 0
    /// All bytes of the input, where their number is known.
    public var allBytes: Int?
    /// Records that were read.
    public var rows = 0
    /// Passes of optimisers over their rows. How many there will be nobody knows before.
    public var passes = 0
  }

  private let state = Mutex(State())

  /// Starts at nothing.
  public init() {}

  /// The counts now.
  public var now: State { state.withLock(\.self) }

  /// Changes the counts.
  func count(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}
