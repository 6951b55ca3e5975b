import Foundation

/// The person's browser, where there is one.
enum Browser {
  /// Opens an address, without waiting and without saying so where it fails: it is printed too.
  static func open(_ address: String) {
    let process = Process()
    #if os(macOS)
      process.executableURL = URL(filePath: "/usr/bin/open")
    #else
      let environment = ProcessInfo.processInfo.environment
      guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
      let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/xdg-open" }
      guard let opener = folders.first(where: FileManager.default.isExecutableFile) else { return }
      process.executableURL = URL(filePath: opener)
    #endif
    process.arguments = [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
