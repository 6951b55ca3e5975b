import DatasetLab
import Foundation
import Synchronization

/// Shows how a computation goes on: a bar on a terminal, a line per finished stage elsewhere.
final class Progress: Sendable {
  private let tally: Tally
  private let start = Date()
  private let current = Mutex<(stage: Stage, start: Date, before: Tally.State)?>(nil)
  private let isOver = Mutex(false)
  // Set up once and never touched again.
  nonisolated(unsafe) private let timer: (any DispatchSourceTimer)?

  /// How wide the bar is, in characters.
  private static let width = 24

  /// Starts to show what a tally counts.
  init(_ tally: Tally) {
    self.tally = tally
    let isTerminal = Terminal.diagnostics.isTerminal
    timer = isTerminal ? DispatchSource.makeTimerSource(queue: .global()) : nil
    timer?.schedule(deadline: .now() + 0.1, repeating: 0.1)
    timer?.setEventHandler { [weak self] in self?.draw() }
    timer?.resume()
  }

  deinit { timer?.cancel() }

  /// Takes in that a stage began (without lap) or ended.
  func report(_ stage: Stage, _ lap: StageClock.Lap?) {
    let before = tally.now
    current.withLock { $0 = lap == nil ? (stage, Date(), before) : nil }
    if timer != nil {
      lap == nil ? draw() : clear()
    } else if let lap {
      Diagnostics.write(
        "\(stage.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0))"
          + "\(Table.number(lap.seconds, 2)) s\n")
    }
  }

  /// Takes the bar away, for good.
  func end() {
    guard timer != nil else { return }
    isOver.withLock {
      $0 = true
      Diagnostics.write("\r\u{1B}[K")
    }
  }

  private func clear() { isOver.withLock { if !$0 { Diagnostics.write("\r\u{1B}[K") } } }

  private func draw() {
    let counts = tally.now
    let line: String
    if let (stage, start, before) = current.withLock({ $0 }) {
      line = ProgressLine.stage(
        stage, seconds: Date().timeIntervalSince(start), counts, since: before, bar: Self.width)
    } else if let all = counts.allParts, all > 0 {
      line = ProgressLine.parts(
        of: all, seconds: Date().timeIntervalSince(start), counts, bar: Self.width)
    } else {
      return
    }
    let shown = Table.cut(line, to: (Terminal.diagnostics.width ?? 80) - 1)
    isOver.withLock { if !$0 { Diagnostics.write("\r\u{1B}[K\(shown)") } }
  }
}
