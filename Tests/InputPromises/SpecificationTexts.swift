import DatasetLab

/// Specifications in YAML.
enum SpecificationTexts {
  static func check(_ bytes: [UInt8]) throws(InputPromise.Broken) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    do {
      let found = try SpecificationFile.specifications(yaml: text)
      for (line, specification) in found {
        try InputPromise.check(line: line, in: ended(bytes), specification.name)
        if specification.name.isEmpty { throw InputPromise.Broken("there is no name") }
        if specification.queries.contains(where: \.isEmpty) {
          throw InputPromise.Broken("a query is empty")
        }
      }
      return true
    } catch let error as SpecificationError {
      try InputPromise.check(line: error.line, in: ended(bytes), error.description)
      return false
    } catch let broken as InputPromise.Broken {
      throw broken
    } catch {
      throw .init("\(error)")
    }
  }

  /// In YAML a line ends at CR and some rarer signs too, and what is missing is missed behind the
  /// last one.
  private static func ended(_ bytes: [UInt8]) -> [UInt8] {
    let others = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .count { "\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
    return bytes + Array(repeating: 0x0A, count: others + 1)
  }
}
