import Foundation

/// A named regular expression that cuts texts into what it matches and what it does not.
///
/// It sees texts as they are in the data, before anything is normalised; `(?i)` makes it ignore
/// case. The syntax is that of ICU (`NSRegularExpression`).
public struct TextPattern: Sendable, Hashable {
  /// The name of the view that it makes.
  public let name: String
  /// The regular expression.
  public let expression: String

  /// Checks an expression; nil where it is none.
  ///
  /// - Parameters:
  ///   - name: The name of the view.
  ///   - expression: The regular expression.
  public init?(name: String, expression: String) {
    if (try? NSRegularExpression(pattern: expression)) == nil { return nil }
    self.name = name
    self.expression = expression
  }

  /// Texts of the matches, or of all else; a blank stands where something was left out.
  ///
  /// - Parameters:
  ///   - texts: One text a row.
  ///   - keepsMatches: Whether the matches are what is kept.
  ///   - machine: The means.
  /// - Returns: As many texts.
  func applied(
    to texts: StringColumn, keepsMatches: Bool, on machine: Machine
  ) -> StringColumn {
    let expression = expression
    let parts = machine.mapStretches(of: texts.count) { rows -> [String] in
      let pattern = try? NSRegularExpression(pattern: expression)
      return rows.map { row in
        let text = texts[row] as NSString
        let all = NSRange(location: 0, length: text.length)
        let matches = (pattern?.matches(in: text as String, range: all) ?? []).map(\.range)
        var pieces: [String] = []
        var end = 0
        for match in matches {
          if keepsMatches {
            pieces.append(text.substring(with: match))
          } else {
            pieces.append(
              text.substring(with: NSRange(location: end, length: match.location - end)))
          }
          end = match.location + match.length
        }
        if !keepsMatches { pieces.append(text.substring(from: end)) }
        return pieces.joined(separator: " ")
      }
    }
    return StringColumn(parts.joined())
  }
}
