import DatasetLab
import Foundation
import Synchronization

/// Shows how an audit goes on: a bar on a terminal, a line per finished stage elsewhere.
final class Progress: Sendable {
  private let isTerminal = Diagnostics.isTerminal
  private let current = Mutex<(stage: Stage, start: Date)?>(nil)
  // Set up once and never touched again.
  nonisolated(unsafe) private let timer: (any DispatchSourceTimer)?

  /// How wide the bar is, in characters.
  private static let width = 24

  init() {
    timer = isTerminal ? DispatchSource.makeTimerSource(queue: .global()) : nil
    timer?.schedule(deadline: .now() + 0.1, repeating: 0.1)
    timer?.setEventHandler { [weak self] in self?.draw() }
    timer?.resume()
  }

  deinit { timer?.cancel() }

  /// Takes in that a stage began (without lap) or ended.
  func report(_ stage: Stage, _ lap: StageClock.Lap?) {
    current.withLock { $0 = lap == nil ? (stage, Date()) : nil }
    if isTerminal {
      lap == nil ? draw() : Diagnostics.write("\r\u{1B}[K")
    } else if let lap {
      Diagnostics.write(
        "\(stage.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0))"
          + "\(Table.number(lap.seconds, 2)) s\n")
    }
  }

  private func draw() {
    guard let (stage, start) = current.withLock({ $0 }) else { return }
    let all = Stage.allCases
    let done = (all.firstIndex(of: stage) ?? 0) * Self.width / all.count
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: Self.width - done)
    let seconds = Table.number(Date().timeIntervalSince(start), 1)
    Diagnostics.write("\r\u{1B}[K\(bar) \(stage.rawValue) \(seconds) s")
  }
}
