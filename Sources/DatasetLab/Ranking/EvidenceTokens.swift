extension Evidence {
  /// The pieces of the text that an evidence names, as it names them: normalised, in lower case.
  ///
  /// They stand in quotation marks after the PVI, and hold no blanks, so that what is in labels or
  /// in the pieces themselves does not confuse.
  ///
  /// - Parameter evidence: An evidence as the file has it.
  /// - Returns: The pieces, the strongest first; none where there are none.
  public static func tokens(in evidence: String) -> [String] {
    guard let information = evidence.firstRange(of: "; PVI ") else { return [] }
    let rest = evidence[information.upperBound...]
    guard let start = rest.firstRange(of: "; '"),
      rest[..<start.lowerBound].allSatisfy({ $0.isNumber || $0 == "-" || $0 == "." }),
      let end = rest[start.upperBound...].firstRange(of: "' for ")
    else { return [] }
    return rest[start.upperBound..<end.lowerBound].split(separator: "', '").map(String.init)
  }
}
