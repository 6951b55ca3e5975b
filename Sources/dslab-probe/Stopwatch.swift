/// Seconds of a step that is repeated: the machine has other things to do now and then, and the
/// first time pays for memory that is new.
enum Stopwatch {
  /// Seconds of one call.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let took = try clock.measure(body).components
    return Double(took.seconds) + Double(took.attoseconds) * 1e-18
  }

  /// The seconds of each of several calls, ascending: as many as fit into `budget` seconds, but
  /// at least `least`.
  static func passes(
    least: Int = 3, budget: Double, _ body: () throws -> Void
  ) rethrows -> [Double] {
    var passes: [Double] = []
    var spent = 0.0
    while passes.count < least || spent < budget {
      let took = try seconds(body)
      passes.append(took)
      spent += took
    }
    return passes.sorted()
  }
}
