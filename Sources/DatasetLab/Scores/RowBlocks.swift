import Dispatch
import Synchronization

/// Work on several threads whose result does not depend on how many there are.
///
/// The work is cut into pieces of a fixed size; a piece writes only what is its own. Threads take
/// the next piece as they come free, and nobody adds up in the order in which they finish.
enum RowBlocks {
  /// The number of rows in a block.
  static let size = 4096

  /// Runs a closure for every block of rows.
  ///
  /// - Parameters:
  ///   - rows: N.
  ///   - threads: How many threads may work at a time.
  ///   - body: Receives a range of rows and writes only what belongs to them.
  static func forEach(rows: Int, threads: Int, _ body: (Range<Int>) -> Void) {
    forEach(tasks: (rows + size - 1) / size, threads: threads) { block in
      body(block * size..<min(rows, (block + 1) * size))
    }
  }

  /// Runs a closure for every number from 0.
  ///
  /// - Parameters:
  ///   - tasks: How many there are.
  ///   - threads: How many threads may work at a time.
  ///   - body: Receives the task's number.
  static func forEach(tasks: Int, threads: Int, _ body: (Int) -> Void) {
    let workers = min(threads, tasks)
    if workers < 2 { return (0..<tasks).forEach(body) }
    let next = Atomic(0)
    withoutActuallyEscaping(body) { body in
      // Safe, since tasks write to places of their own and all end before this returns.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        while true {
          let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if task >= tasks { return }
          body(task)
        }
      }
    }
  }

  /// The results of a closure for every number from 0, in that order.
  ///
  /// - Parameters:
  ///   - tasks: How many there are.
  ///   - threads: How many threads may work at a time.
  ///   - body: Receives the task's number.
  /// - Returns: One result a task.
  static func map<Result>(tasks: Int, threads: Int, _ body: (Int) -> Result) -> [Result] {
    Array(unsafeUninitializedCapacity: tasks) { results, count in
      let slots = results
      forEach(tasks: tasks, threads: threads) { task in
        slots.initializeElement(at: task, to: body(task))
      }
      count = tasks
    }
  }
}
