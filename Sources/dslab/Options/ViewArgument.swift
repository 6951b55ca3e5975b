import ArgumentParser
import DatasetLab

/// A view that the user made up, as in `--view keep:hashtags=#\w+`.
enum ViewArgument {
  /// - Parameter argument: What the user wrote.
  /// - Returns: The view.
  /// - Throws: `ValidationError` where it has another form or no regular expression.
  static func parse(_ argument: String) throws -> InputView {
    let halves = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let names = halves[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[1].isEmpty, names.count == 2, !names[1].isEmpty,
      ["keep", "mask"].contains(names[0])
    else {
      throw ValidationError("--view wants keep:NAME=REGEX or mask:NAME=REGEX, not '\(argument)'")
    }
    let expression = String(halves[1])
    guard let pattern = TextPattern(name: String(names[1]), expression: expression) else {
      throw ValidationError("--view: '\(expression)' is no regular expression")
    }
    return names[0] == "keep" ? .keep(pattern) : .mask(pattern)
  }
}
