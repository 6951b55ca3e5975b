import Foundation

/// A headless Chromium, driven through chromedriver by the WebDriver protocol.
final class Browser: Sendable {
  private static let driver = found(["chromedriver"])
  private static let chromium = found(["chromium", "chromium-browser", "google-chrome"])

  /// Whether this machine has one.
  static let isInstalled = driver != nil && chromium != nil
  /// What to say where it has none.
  static let missing: String = "no chromium and chromedriver on this machine"

  private let folder: Workdir
  private let process: Process
  private let http: LocalHTTP
  private let session: String

  private static func found(_ names: [String]) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return names.flatMap { name in folders.map { URL(filePath: "\($0)/\(name)") } }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Starts a window of 1200 by 900.
  init() throws {
    guard let driver = Self.driver, let chromium = Self.chromium else {
      throw LocalHTTP.Failure(description: Self.missing)
    }
    folder = try Workdir()
    let (process, out, _) = try folder.start(["--port=0"], of: driver)
    self.process = process
    let begun = "successfully on port "
    var session: String?
    defer { if session == nil { process.killAndWait() } }
    let said = try Patience.line(with: begun, from: out, of: "chromedriver")
    let digits = said.components(separatedBy: begun).last?.prefix { $0.isNumber }
    http = LocalHTTP(port: digits.flatMap { UInt16($0) } ?? 0)
    let options: [String: Any] = [
      "binary": chromium.path,
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--window-size=1200,900", "--user-data-dir=\(folder.path("profile"))",
      ],
    ]
    let wanted: [String: Any] = [
      "capabilities": [
        "alwaysMatch": [
          "goog:chromeOptions": options,
          "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
        ]
      ]
    ]
    let body = try JSONSerialization.data(withJSONObject: wanted)
    let answer = try http.ask("POST", "/session", body: body)
    let reply = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
    let value = reply?["value"] as? [String: Any]
    session = value?["sessionId"] as? String
    guard let session else {
      throw LocalHTTP.Failure(description: "chromium did not start: \(answer.text.prefix(300))")
    }
    self.session = session
  }

  deinit {
    _ = try? http.ask("DELETE", "/session/\(session)")
    process.killAndWait()
  }

  /// A command of WebDriver; its value.
  @discardableResult
  func command(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any? {
    let data = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let answer = try http.ask(method, "/session/\(session)/\(path)", body: data)
    let reply = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
    guard answer.status == 200 else {
      throw LocalHTTP.Failure(description: "\(path): \(answer.text.prefix(500))")
    }
    return reply?["value"]
  }

  func open(_ address: String) throws { try command("POST", "url", ["url": address]) }

  /// What a script returns.
  @discardableResult
  func run<Value>(_ script: String, as type: Value.Type = Any?.self) throws -> Value {
    let value = try command("POST", "execute/sync", ["script": script, "args": [Any]()])
    guard let value = value as? Value else {
      throw LocalHTTP.Failure(description: "\(script.prefix(80)): \(String(describing: value))")
    }
    return value
  }

  /// Presses keys, one after the other; `\u{E007}` is Enter, for instance.
  func press(_ keys: String) throws {
    let actions = keys.flatMap { key in
      ["keyDown", "keyUp"].map { ["type": $0, "value": String(key)] }
    }
    try command(
      "POST", "actions", ["actions": [["type": "key", "id": "keys", "actions": actions]]])
  }

  /// Waits until a script returns true.
  func wait(until script: String, seconds: Double = 15) throws {
    let end = Date.now.addingTimeInterval(seconds)
    while try run("return Boolean(\(script))", as: Bool.self) == false {
      guard Date.now < end else {
        throw LocalHTTP.Failure(description: "it never came true that \(script)")
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  /// What the page wrote on the console, errors of the network and of its policy included.
  func console() throws -> [String] {
    let entries = try command("POST", "se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.compactMap { $0["message"] as? String }
  }

  /// Pretends that the person prefers light or dark, and a width in pixels.
  func show(_ scheme: String, width: Int = 1200, height: Int = 900) throws {
    func set(_ name: String, _ values: [String: Any]) throws {
      try command("POST", "goog/cdp/execute", ["cmd": "Emulation.\(name)", "params": values])
    }
    let feature = ["name": "prefers-color-scheme", "value": scheme]
    try set("setEmulatedMedia", ["features": [feature]])
    try set(
      "setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
  }

  /// Has a script run in every page before any of its own, whatever the page's policy.
  func runFirst(_ script: String) throws {
    try command(
      "POST", "goog/cdp/execute",
      ["cmd": "Page.addScriptToEvaluateOnNewDocument", "params": ["source": script]])
  }

  /// The addresses that pages have asked for since the last call.
  func requests() throws -> [String] {
    let entries = try command("POST", "se/log", ["type": "performance"]) as? [[String: Any]] ?? []
    return try entries.compactMap { entry in
      let data = Data((entry["message"] as? String ?? "").utf8)
      let event = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      let message = event?["message"] as? [String: Any]
      guard message?["method"] as? String == "Network.requestWillBeSent" else { return nil }
      let request = (message?["params"] as? [String: Any])?["request"] as? [String: Any]
      return request?["url"] as? String
    }
  }
}
