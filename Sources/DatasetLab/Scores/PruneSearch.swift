/// The search for the rows that the two prune filters flag, before agreeing rows are taken out.
///
/// Costs one look at a probability for every row and every class towards which rows of its label
/// are to be flagged. Since a label of n rows has at most n such classes, K = 1000 does not mean
/// a thousand passes over all rows.
struct PruneSearch {
  let probabilities: PredictedProbabilities
  let rows: ClassRows
  let selfConfidence: [Double]
  let prune: PruneCounts

  /// How many margins a task may hold at a time, unless one class alone needs more.
  static let tile = 1 << 18

  /// One piece of the search: a label, and the classes it is compared with (none: itself).
  private struct Task {
    var given: Int
    var targets: ArraySlice<(truth: Int, count: Int)>
  }

  /// The rows found by either filter, one list a task, in an order that does not depend on the
  /// number of threads.
  ///
  /// - Parameter threads: How many threads may work at a time.
  /// - Returns: Filters with rows; a row may come more than once.
  func flagged(threads: Int) -> [(filter: LabelIssueFilter, rows: [Int32])] {
    let tasks = tasks()
    return RowBlocks.map(tasks: tasks.count, threads: threads) { index in
      let task = tasks[index]
      return task.targets.isEmpty
        ? (.pruneByClass, leastProbable(task.given))
        : (.pruneByNoiseRate, mostPreferring(task.targets, to: task.given))
    }
  }

  private func tasks() -> [Task] {
    var tasks: [Task] = []
    for (given, count) in rows.counts.enumerated() where count > PruneCounts.leastKept {
      tasks.append(Task(given: given, targets: []))
      let targets = prune.targets(of: given)
      let width = max(1, min(16, Self.tile / count))
      for start in stride(from: 0, to: targets.count, by: width) {
        let end = min(start + width, targets.count)
        tasks.append(Task(given: given, targets: targets[start..<end]))
      }
    }
    return tasks
  }

  /// The rows of a label with the lowest probability of that label.
  private func leastProbable(_ given: Int) -> [Int32] {
    let own = rows[given]
    let count = own.count - prune.counts[given: given, true: given]
    if count < 1 { return [] }
    var found: [Int32] = []
    var lowest = LowestKeys()
    own.map { selfConfidence[Int($0)] }.withUnsafeBufferPointer { keys in
      lowest.choose(count, of: keys) { found.append(own[own.startIndex + $0]) }
    }
    return found
  }

  /// The rows of a label that prefer each target most, as many for each as it asks for.
  ///
  /// The margins of several targets are gathered in one sweep over the label's rows.
  private func mostPreferring(
    _ targets: ArraySlice<(truth: Int, count: Int)>, to given: Int
  ) -> [Int32] {
    let own = rows[given]
    let classes = probabilities.classes
    var margins = Array(repeating: 0.0, count: own.count * targets.count)
    probabilities.values.withUnsafeBufferPointer { values in
      margins.withUnsafeMutableBufferPointer { margins in
        for (position, row) in own.enumerated() {
          let start = Int(row) * classes
          var cell = position
          for target in targets {
            margins[cell] = values[start + given] - values[start + target.truth]
            cell += own.count
          }
        }
      }
    }
    var found: [Int32] = []
    var lowest = LowestKeys()
    margins.withUnsafeBufferPointer { margins in
      for (index, target) in targets.enumerated() {
        let keys = margins[index * own.count..<(index + 1) * own.count]
        lowest.choose(target.count, of: UnsafeBufferPointer(rebasing: keys)) {
          found.append(own[own.startIndex + $0])
        }
      }
    }
    return found
  }
}
