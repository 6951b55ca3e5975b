import CKernels
import Foundation
import Synchronization

/// Threads that wait for work and share it out among themselves.
///
/// Training takes thousands of short steps, each of which all threads must have finished before
/// the next begins. Waking a sleeping thread takes as long as such a step, so the crew looks out
/// for work for a little while before it lies down.
final class Crew: Sendable {
  private let state = State()
  private let helpers: Int

  /// How often a thread looks for work before it sleeps: some hundred microseconds.
  private static let patience = 8_000

  /// Hires threads beside the one that calls.
  init(helpers: Int) {
    self.helpers = helpers
    for _ in 0..<helpers {
      Thread.detachNewThread { [state] in state.serve() }
    }
  }

  deinit { state.dismiss() }

  /// Calls `body` once on every thread, the calling one included, and waits for all; while the
  /// crew is at work already, on the calling thread only.
  func work(_ body: () -> Void) {
    withoutActuallyEscaping(body) { body in
      if !state.begin(body, helpers: helpers) { return body() }
      body()
      state.finish()
    }
  }

  private final class State: @unchecked Sendable {
    private let isBusy = Atomic(false)
    /// Raised with every piece of work; negative once there will be no more.
    private let turn = Atomic(0)
    private let atWork = Atomic(0)
    private let asleep = Atomic(0)
    private let bell = NSCondition()
    /// Written before a turn begins, read during it.
    private var body: (() -> Void)?

    func begin(_ body: @escaping () -> Void, helpers: Int) -> Bool {
      if isBusy.exchange(true, ordering: .acquiring) { return false }
      self.body = body
      atWork.store(helpers, ordering: .relaxed)
      turn.add(1, ordering: .sequentiallyConsistent)
      ring()
      return true
    }

    func finish() {
      while atWork.load(ordering: .acquiring) > 0 { ck_pause() }
      body = nil
      isBusy.store(false, ordering: .releasing)
    }

    func dismiss() {
      turn.store(-1, ordering: .sequentiallyConsistent)
      ring()
    }

    func serve() {
      var last = 0
      while true {
        last = next(after: last)
        if last < 0 { return }
        body?()
        atWork.subtract(1, ordering: .releasing)
      }
    }

    private func next(after last: Int) -> Int {
      for _ in 0..<patience {
        let now = turn.load(ordering: .acquiring)
        if now != last { return now }
        ck_pause()
      }
      bell.lock()
      defer { bell.unlock() }
      asleep.add(1, ordering: .sequentiallyConsistent)
      defer { asleep.subtract(1, ordering: .relaxed) }
      while true {
        let now = turn.load(ordering: .sequentiallyConsistent)
        if now != last { return now }
        bell.wait()
      }
    }

    private func ring() {
      if asleep.load(ordering: .sequentiallyConsistent) == 0 { return }
      bell.lock()
      bell.broadcast()
      bell.unlock()
    }
  }
}
