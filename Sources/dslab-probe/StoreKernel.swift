import DatasetLab
import Foundation

/// Insertion of the table of samples into a new SQLite file.
struct StoreKernel {
  let data: Dataset
  let limits: Limits
  let budget: Double

  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("dslab-probe-\(ProcessInfo.processInfo.processIdentifier)")

  /// Beside the limits of the machine there are two of its own: how quickly the file system takes
  /// as many bytes, and how quickly SQLite takes as many rows with nothing in them.
  func measure() throws -> Kernel {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let fold = data.given.indices.map { Int32($0 % 5) }
    var bytes = 0
    let passes = try times { store in
      try store.writeSamples(of: data, fold: fold, on: limits.machine)
    } after: { store in
      let attributes = try FileManager.default.attributesOfItem(atPath: store.temporaryPath)
      bytes = (attributes[.size] as? Int) ?? 0
    }
    let empty = try times { try $0.writeEmptySamples(rows: data.count, on: limits.machine) }
    return Kernel(
      "SQLite insertion of samples", Work(bytes: bytes), passes: passes, limits: limits,
      others: ["bandwidth": try writing(bytes), "empty rows": empty[0]])
  }

  /// The seconds of filling a new file, ascending; making it is not timed.
  private func times(
    _ body: (AuditStore) throws -> Void, after: (AuditStore) throws -> Void = { _ in }
  ) throws -> [Double] {
    var times: [Double] = []
    var spent = 0.0
    while times.count < 3 || spent < budget {
      let store = try AuditStore(
        path: folder.appendingPathComponent("audit.sqlite").path, replace: true)
      times.append(try Stopwatch.seconds { try body(store) })
      spent += times[times.count - 1]
      try after(store)
    }
    return times.sorted()
  }

  /// The seconds of writing so many bytes to a file of the same folder, without waiting for the
  /// disk, as the store does not either.
  private func writing(_ bytes: Int) throws -> Double {
    let block = Data(repeating: 1, count: 1 << 16)
    let path = folder.appendingPathComponent("plain").path
    return try Stopwatch.passes(budget: budget) {
      try? FileManager.default.removeItem(atPath: path)
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      for _ in 0..<max(1, bytes / block.count) { try file.write(contentsOf: block) }
      try file.close()
    }[0]
  }
}
