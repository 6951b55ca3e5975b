/// The characters that Windows-1252 has in place of the C1 controls of ISO 8859-1.
///
/// Browsers read numeric references to those controls in the same way.
enum Windows1252 {
  /// The characters of the codes 0x80 to 0x9F; five codes stand for nothing.
  static let scalars: [UInt32: Unicode.Scalar] = {
    let codes: [UInt32] = [
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
      0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
    return codes.enumerated().reduce(into: [:]) { table, entry in
      if entry.element != 0 { table[0x80 + UInt32(entry.offset)] = Unicode.Scalar(entry.element) }
    }
  }()

  /// The codes of these characters.
  static let codes = Dictionary(uniqueKeysWithValues: scalars.map { ($1, UInt8($0)) })
}
