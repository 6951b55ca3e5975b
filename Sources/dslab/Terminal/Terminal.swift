import Foundation

/// Where text goes: a terminal, with or without colours, or something else.
struct Terminal: Sendable {
  /// Whether it shows text in lines and moves a cursor; one that calls itself dumb does not.
  let isTerminal: Bool
  /// Whether text may be coloured.
  let hasColour: Bool
  /// The cells of a line; nil where nothing says how many there are.
  let width: Int?

  /// Standard output.
  static let output = Terminal(descriptor: 1, ProcessInfo.processInfo.environment)
  /// Standard error.
  static let diagnostics = Terminal(descriptor: 2, ProcessInfo.processInfo.environment)

  private init(descriptor: Int32, _ environment: [String: String]) {
    let isWatched = isatty(descriptor) == 1
    let kind = environment["TERM"] ?? ""
    isTerminal = isWatched && !kind.isEmpty && kind != "dumb"
    // no-color.org, bixense.com/clicolors: an empty variable counts as none.
    let forced = environment["CLICOLOR_FORCE"] ?? ""
    if !(environment["NO_COLOR"] ?? "").isEmpty {
      hasColour = false
    } else if !forced.isEmpty && forced != "0" {
      hasColour = true
    } else {
      hasColour = isTerminal && environment["CLICOLOR"] != "0"
    }
    var size = winsize()
    let isKnown = isWatched && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
    width = isKnown ? Int(size.ws_col) : nil
  }

  /// What text is to stand out as.
  enum Style: String {
    case heading = "1"
    case warning = "33"
    case error = "31"
    /// What dslab suggests.
    case suggestion = "36"
  }

  /// The text, coloured where this is possible.
  func styled(_ text: String, _ style: Style?) -> String {
    guard hasColour, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }

  /// The text so that its direction changes nothing beside it.
  ///
  /// A terminal that knows of writing directions would move what stands around a text from right to
  /// left; first-strong isolates (U+2068, U+2069; UAX #9) keep columns in place. They take no cells.
  func isolated(_ text: String) -> String {
    isTerminal && Table.runsLeft(text) ? "\u{2068}\(text)\u{2069}" : text
  }
}
