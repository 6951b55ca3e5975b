import ArgumentParser

/// An amount of memory such as 4G, 1.5G, 500M or 1048576; K, M and G are powers of 1,024.
struct MemorySize: ExpressibleByArgument {
  let megabytes: Double

  init?(argument: String) {
    let units: [Character: Double] = ["K": 1.0 / 1024, "M": 1, "G": 1024, "T": 1_048_576]
    var digits = argument.uppercased()
    if digits.hasSuffix("B") { digits.removeLast() }
    let unit = digits.last.flatMap { units[$0] }
    if unit != nil { digits.removeLast() }
    guard let number = Double(digits), number > 0, number.isFinite else { return nil }
    megabytes = number * (unit ?? 1 / 1_048_576)
  }
}
