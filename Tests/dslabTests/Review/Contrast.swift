import Foundation
import Testing

/// Colours of a style sheet, and how well they can be told apart.
struct Contrast {
  /// The sheet's light part and its dark part.
  let themes: [String]

  init(_ css: String) throws {
    themes = css.components(separatedBy: "(prefers-color-scheme: dark)")
    try #require(themes.count == 2)
  }

  /// The contrast of two variables of the sheet, light and dark.
  func ratios(_ ink: String, _ paper: String) throws -> [Double] {
    try themes.map { try Self.ratio(Self.colour(ink, $0), Self.colour(paper, $0)) }
  }

  /// The contrast ratio of WCAG 2.2; colours are red, green and blue from 0 to 1.
  static func ratio(_ a: [Double], _ b: [Double]) -> Double {
    func luminance(_ colour: [Double]) -> Double {
      let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private static func colour(_ name: String, _ css: String) throws -> [Double] {
    let start = try #require(css.firstRange(of: "--\(name): #"), "\(name)")
    let value = try #require(Int(css[start.upperBound...].prefix(6), radix: 16))
    return [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
  }
}
