import Foundation
import Testing

/// What happens to one call of the program to the system: `Tests/faults/faults.c`.
struct Fault {
  /// What happens, as the C file names it.
  var kind: String
  /// Part of the path of the files that are meant.
  var file: String
  /// The calls that are meant.
  var calls = Fault.all

  static let all = [
    "open", "read", "write", "fsync", "truncate", "unlink", "rename", "link", "mkdir",
  ]
  /// Those that need room on the disk.
  static let writing = ["open", "write", "fsync", "truncate", "rename", "link", "mkdir"]

  /// Whether faults other than kills happen at every call too, and not at every fourth.
  static let isThorough = ProcessInfo.processInfo.environment["DSLAB_FAULTS"] == "all"

  /// The shared object, built once; nil where there is no compiler or no LD_PRELOAD.
  static let library: String? = {
    #if os(Linux)
      let source = Workdir.package.appending(path: "Tests/faults/faults.c").path
      let path = FileManager.default.temporaryDirectory
        .appending(path: "dslab-faults-\(ProcessInfo.processInfo.processIdentifier).so").path
      for compiler in ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"]
      where FileManager.default.isExecutableFile(atPath: compiler) {
        let arguments = ["-shared", "-fPIC", "-O1", "-o", path, source, "-ldl"]
        let process = try? Process.run(URL(filePath: compiler), arguments: arguments)
        process?.waitUntilExit()
        guard process?.terminationStatus == 0 else { continue }
        atexit { Fault.library.map { _ = unlink($0) } }
        return path
      }
    #endif
    return nil
  }()

  /// The environment in which it happens at a call, counted from 1, or never.
  func environment(at call: Int?, log: String? = nil) -> [String: String] {
    var environment = [
      "LD_PRELOAD": Self.library ?? "", "FAULT_KIND": kind, "FAULT_PATH": file,
      "FAULT_CALLS": ",\(calls.joined(separator: ",")),", "FAULT_AT": "\(call ?? 0)",
    ]
    environment["FAULT_LOG"] = log
    return environment
  }
}

extension Workdir {
  /// Runs the program again and again, with a fault at one call after another.
  ///
  /// - Parameters:
  ///   - fault: What happens.
  ///   - arguments: What is run.
  ///   - prepare: Puts back what was there before.
  ///   - check: Looks at what is there after the fault at a call.
  /// - Returns: At how many calls it happened.
  /// - Throws: Where the program does not run without the fault, and what the closures throw.
  @discardableResult
  func sweep(
    _ fault: Fault, _ arguments: [String], prepare: () throws -> Void,
    check: (_ call: Int, _ run: Run) throws -> Void
  ) throws -> Int {
    try prepare()
    let log = FileManager.default.temporaryDirectory.appending(path: "dslab-log-\(UUID())").path
    defer { unlink(log) }
    let whole = try run(arguments, environment: fault.environment(at: nil, log: log))
    try #require(whole.code == 0, "\(whole.err)")
    let calls = try Data(contentsOf: URL(filePath: log)).count
    let step = fault.kind == "kill" || Fault.isThorough ? 1 : 4
    for call in stride(from: 1, through: calls, by: step) {
      try prepare()
      try check(call, try run(arguments, environment: fault.environment(at: call)))
    }
    return calls
  }

  /// What SQLite says of a file, which it brings to rest first.
  func integrity(_ name: String) throws -> String? {
    try value(name, "SELECT group_concat(integrity_check) FROM pragma_integrity_check")
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  /// Files that no command should leave.
  func leftovers() throws -> [String] {
    try files().filter { $0.hasPrefix(".") || $0.contains("sqlite-") }
  }
}
