import Foundation
import GRDB

/// A fresh folder in which the built program is run as a person would run it.
final class Workdir: Sendable {
  /// What a run printed and how it ended.
  struct Run {
    var code: Int32
    var out: String
    var err: String
  }

  /// The top of the repository.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// The program, which lies beside the test bundle.
  static let program: URL = {
    let own = URL(filePath: CommandLine.arguments[0]).standardized
    let folders = sequence(first: own) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
    let found = folders.lazy.map { $0.appending(path: "dslab") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) && !$0.hasDirectoryPath }
    return found ?? package.appending(path: ".build/release/dslab")
  }()

  /// The program that measures, which lies beside it.
  static let probe = program.deletingLastPathComponent().appending(path: "dslab-probe")

  /// What the tests' own sanitizers were told (scripts/sanitize) is told to programs too.
  static let sanitizing = ProcessInfo.processInfo.environment
    .filter { $0.key.hasSuffix("SAN_OPTIONS") }

  private static let environment = sanitizing.merging([
    "PATH": "/usr/bin:/bin", "COLUMNS": "96", "SWIFT_BACKTRACE": "enable=no",
  ]) { $1 }

  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "dslab-run-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The data set and specifications of the demo.
  static let demo = package.appending(path: "fixtures/demo/comments.csv").path
  static let demoSpecs = package.appending(path: "fixtures/demo/specs.yaml").path

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  /// Writes vectors of one length as numpy.save does.
  func write(_ name: String, vectors: [[Float]]) throws {
    let shape = "(\(vectors.count), \(vectors.first?.count ?? 0))"
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': \(shape), }"
    header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8))
    for value in vectors.joined() {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    try data.write(to: url.appending(path: name))
  }

  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }

  /// Starts a program without waiting for it.
  func start(
    _ arguments: [String], of program: URL = Workdir.program, environment: [String: String] = [:]
  ) throws -> (process: Process, out: Pipe, err: Pipe) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = Self.environment.merging(environment) { $1 }
    let out = Pipe()
    let err = Pipe()
    process.standardOutput = out
    process.standardError = err
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, out, err)
  }

  /// Runs the program to its end, with a file as standard input where one is named.
  func run(_ arguments: String..., input: String? = nil) throws -> Run {
    try run(arguments, input: input)
  }

  /// Runs the program to its end, with a file as standard input where one is named.
  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    let out = url.appending(path: "out.\(UUID())")
    let err = url.appending(path: "err.\(UUID())")
    defer {
      try? FileManager.default.removeItem(at: out)
      try? FileManager.default.removeItem(at: err)
    }
    for file in [out, err] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = Self.environment.merging(environment) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: URL(filePath: $0)) } ?? FileHandle.nullDevice
    try process.run()
    // Whole audits of the fixtures take seconds; on a busy machine a minute.
    try process.end(within: 600)
    return Run(
      code: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
      err: try String(contentsOf: err, encoding: .utf8))
  }

  /// Every row of every table but those that hold times, as text.
  func content(_ name: String) throws -> [String] {
    try DatabaseQueue(path: path(name)).read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('runs', 'stages')
          ORDER BY name
          """)
      return try tables.flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
      }
    }
  }

  /// One value of a query.
  func value<Value: DatabaseValueConvertible>(_ name: String, _ sql: String) throws -> Value? {
    try DatabaseQueue(path: path(name)).read { try Value.fetchOne($0, sql: sql) }
  }
}
