import Foundation

/// What an audit is doing.
public enum Stage: String, Sendable, CaseIterable {
  /// Reading and checking the data.
  case read
  /// Normalising, cutting up and weighing the texts.
  case featurise
  /// Training the paired classifiers.
  case train
  /// Scoring the rows.
  case score
  /// Ranking the rows.
  case rank
  /// Writing the file.
  case store
}

/// Times the stages of an audit and tells somebody of them.
public struct StageClock: Sendable {
  /// A stage that is over.
  public struct Lap: Sendable, Hashable {
    /// The stage.
    public let stage: Stage
    /// How long it took.
    public let seconds: Double
    /// The greatest memory the process has had so far, in megabytes of 2^20 bytes.
    public let peakMegabytes: Double
  }

  /// The stages that are over.
  public private(set) var laps: [Lap] = []
  private var current: (stage: Stage, start: ContinuousClock.Instant)?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let observer: @Sendable (Stage, Lap?) -> Void

  /// Starts the clock.
  ///
  /// - Parameter observer: Called with a stage when it begins, and with its lap when it ends.
  public init(observer: @escaping @Sendable (Stage, Lap?) -> Void = { _, _ in }) {
    self.observer = observer
    start = clock.now
  }

  /// The seconds since the clock was started.
  public var elapsed: Double { Self.seconds(clock.now - start) }

  /// Ends the stage at work and begins another.
  public mutating func begin(_ stage: Stage) {
    end()
    current = (stage, clock.now)
    observer(stage, nil)
  }

  /// Ends the stage at work.
  public mutating func end() {
    guard let (stage, start) = current else { return }
    current = nil
    let lap = Lap(
      stage: stage, seconds: Self.seconds(clock.now - start), peakMegabytes: Self.peakMegabytes)
    laps.append(lap)
    observer(stage, lap)
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  /// The greatest memory the process has had so far, in megabytes of 2^20 bytes.
  static var peakMegabytes: Double {
    var usage = rusage()
    #if os(macOS)
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1024
    #endif
  }
}
