/// What one pass of a kernel at least has to do.
struct Work {
  /// Bytes that are read or written, each once.
  var bytes = 0
  /// Additions and multiplications of floats.
  var operations = 0
  /// Lines of 64 bytes that are read by number, with the number of lines to pick from.
  var gathers: [(lines: Int, from: Int)] = []
}

/// A kernel's time beside the least that the machine could do its work in.
struct Kernel: Encodable {
  let name: String
  let bytes: Int
  let operations: Int
  let lines: Int
  /// Of one pass, the median of several.
  let seconds: Double
  /// GB a second.
  let bandwidth: Double
  /// Lines a second out of buffers of the size of those that the kernel picks lines from; nil
  /// where it picks none.
  let gather: Double?
  /// GFLOP a second.
  let arithmetic: Double
  /// The time that the most binding limit leaves.
  let boundSeconds: Double
  /// Which limit that is.
  let bound: String
  /// Bound over time; 1 is as quick as can be, and more than 1 is the work of the caches.
  let fraction: Double

  enum CodingKeys: String, CodingKey {
    case name, bytes, operations, lines, seconds, bandwidth, gather, arithmetic, bound, fraction
    case boundSeconds = "bound_seconds"
  }

  /// - Parameters:
  ///   - name: What the kernel does.
  ///   - work: What a pass at least has to do.
  ///   - passes: The seconds of each pass, ascending.
  ///   - limits: What the machine can do.
  ///   - others: Further limits by name: the seconds that they leave.
  init(
    _ name: String, _ work: Work, passes: [Double], limits: Limits, others: [String: Double] = [:]
  ) {
    self.name = name
    bytes = work.bytes
    operations = work.operations
    lines = work.gathers.reduce(0) { $0 + $1.lines }
    seconds = passes[passes.count / 2]
    bandwidth = limits.bandwidth / 1e9
    arithmetic = limits.arithmetic / 1e9
    var bounds = others
    bounds["bandwidth"] = bounds["bandwidth"] ?? Double(bytes) / limits.bandwidth
    bounds["arithmetic"] = Double(operations) / limits.arithmetic
    let gathering = work.gathers.reduce(0) { sum, gather in
      gather.lines == 0 ? sum : sum + Double(gather.lines) / limits.gather(from: gather.from)
    }
    gather = lines > 0 ? Double(lines) / gathering : nil
    bounds["gather"] = gathering
    let most = bounds.max { ($0.value, $1.key) < ($1.value, $0.key) }
    bound = most?.key ?? ""
    boundSeconds = most?.value ?? 0
    fraction = boundSeconds / seconds
  }
}
