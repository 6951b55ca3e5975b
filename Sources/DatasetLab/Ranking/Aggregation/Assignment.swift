/// One job for each worker, at the least cost in all.
///
/// Workers are taken in one by one; each time the cheapest chain of changes is found that gives
/// everybody a job, by shortest paths over costs reduced by the dual variables.
/// Source: H. W. Kuhn, "The Hungarian method for the assignment problem", 1955,
/// https://doi.org/10.1002/nav.3800020109; with shortest paths, R. Jonker and A. Volgenant, 1987,
/// https://doi.org/10.1007/BF02278710.
enum Assignment {
  /// Finds the cheapest assignment.
  ///
  /// - Parameters:
  ///   - costs: What each job costs by each worker, worker after worker.
  ///   - count: The number of workers, and of jobs.
  /// - Returns: The job of each worker.
  /// - Complexity: O(n³).
  static func cheapest(_ costs: [Int], count: Int) -> [Int] {
    // Job `count` is one that only the worker to be taken in has.
    var workers = [Int](repeating: -1, count: count + 1)
    var ofWorker = [Int](repeating: 0, count: count)
    var ofJob = [Int](repeating: 0, count: count + 1)
    for newcomer in 0..<count {
      workers[count] = newcomer
      var job = count
      var distances = [Int](repeating: .max, count: count)
      var previous = [Int](repeating: count, count: count)
      var isReached = [Bool](repeating: false, count: count + 1)
      while workers[job] >= 0 {
        isReached[job] = true
        let worker = workers[job]
        var (nearest, least) = (count, Int.max)
        for next in 0..<count where !isReached[next] {
          let reduced = costs[worker * count + next] - ofWorker[worker] - ofJob[next]
          if reduced < distances[next] { (distances[next], previous[next]) = (reduced, job) }
          if distances[next] < least { (nearest, least) = (next, distances[next]) }
        }
        for other in 0...count where isReached[other] {
          ofWorker[workers[other]] += least
          ofJob[other] -= least
        }
        for next in 0..<count where !isReached[next] { distances[next] -= least }
        job = nearest
      }
      while job != count {
        workers[job] = workers[previous[job]]
        job = previous[job]
      }
    }
    var jobs = [Int](repeating: 0, count: count)
    for job in 0..<count { jobs[workers[job]] = job }
    return jobs
  }
}
