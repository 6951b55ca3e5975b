import Foundation

/// Real data sets, which are not part of the project: tests that want them are skipped where they
/// are absent. DSLAB_SHARED_DATA names their folder, else it is ../shared/data beside the package.
enum RealData {
  private static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["DSLAB_SHARED_DATA"] {
      return URL(filePath: path)
    }
    return URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/data").standardized
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// A data set unpacked into the folder for temporary files, once.
  static func unpacked(_ name: String) throws -> String {
    let target = FileManager.default.temporaryDirectory.appending(path: "dslab-real-\(name)")
    if FileManager.default.fileExists(atPath: target.path) { return target.path }
    let gunzip = Process()
    gunzip.executableURL = URL(filePath: "/usr/bin/env")
    gunzip.arguments = ["gzip", "-dc", folder.appending(path: name + ".gz").path]
    let pipe = Pipe()
    gunzip.standardOutput = pipe
    try gunzip.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    gunzip.waitUntilExit()
    try data.write(to: target, options: .atomic)
    return target.path
  }
}
