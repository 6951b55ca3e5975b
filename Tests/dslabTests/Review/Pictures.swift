import Foundation

/// What pages look like, kept in `.build/screenshots` for people to look at.
extension Browser {
  /// Keeps a picture of the window.
  func screenshot(_ name: String) throws {
    try keep(command("GET", "screenshot"), as: "\(name).png")
  }

  /// Keeps a picture of the page from top to end.
  func screenshotOfAll(_ name: String) throws {
    let picture = try command(
      "POST", "goog/cdp/execute",
      ["cmd": "Page.captureScreenshot", "params": ["captureBeyondViewport": true]])
    try keep((picture as? [String: Any])?["data"], as: "\(name).png")
  }

  /// Keeps the page as it is printed on A4.
  func print(_ name: String) throws {
    let paper: [String: Any] = ["page": ["width": 21.0, "height": 29.7], "shrinkToFit": false]
    try keep(command("POST", "print", paper), as: "\(name).pdf")
  }

  private func keep(_ base64: Any?, as name: String) throws {
    guard let text = base64 as? String, let data = Data(base64Encoded: text) else {
      throw LocalHTTP.Failure(description: "there is no picture \(name)")
    }
    let folder = Workdir.package.appending(path: ".build/screenshots")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try data.write(to: folder.appending(path: name))
  }
}
