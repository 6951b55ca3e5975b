/// Turns chunks of bytes into chunks of valid UTF-8, or says where they are not.
///
/// A byte order mark is dropped; files that are no text at all are recognised by their first bytes.
struct TextDecoder {
  /// What some programs put before UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let encoding: ReadOptions.Encoding
  private let file: String
  private let remedy: String
  private var out: [UInt8] = []
  private var carry: [UInt8] = []
  private var isFirst = true
  /// Newlines and bytes of the chunks before this one.
  private var lines = 0
  private var offset = 0

  /// Creates a decoder.
  ///
  /// - Parameters:
  ///   - encoding: How bytes stand for characters.
  ///   - file: The name of the input.
  ///   - remedy: What to do where it is not UTF-8.
  init(
    _ encoding: ReadOptions.Encoding, file: String,
    remedy: String = "--encoding cp1252 (or latin1) reads files of Western Windows programs"
  ) {
    self.encoding = encoding
    self.file = file
    self.remedy = remedy
  }

  /// Decodes a chunk; a character that the chunk's end cuts through waits for the next.
  mutating func decode(
    _ chunk: UnsafeBufferPointer<UInt8>
  ) throws(DatasetError) -> [UInt8] {
    out.removeAll(keepingCapacity: true)
    out.append(contentsOf: carry)
    out.append(contentsOf: chunk)
    offset -= carry.count
    carry.removeAll()
    var skipped = 0
    if isFirst {
      isFirst = false
      try rejectForeign()
      if encoding == .utf8 && out.starts(with: Self.byteOrderMark) {
        out.removeFirst(3)
        skipped = 3
      }
    }
    offset += skipped
    let before = out.count
    if encoding == .utf8 {
      let valid = try validPrefix(of: out)
      carry = Array(out[valid...])
      out.removeSubrange(valid...)
    } else {
      out = try transcoded(out)
    }
    lines += out.withUnsafeBufferPointer { $0.count(of: 0x0A) }
    offset += before
    return out
  }

  /// Ends the input; fails where a character was cut short.
  mutating func finish() throws(DatasetError) {
    if !carry.isEmpty { throw invalid(lines: lines, offset: offset - carry.count) }
  }

  /// The length of the longest prefix that ends with a whole character.
  private func validPrefix(of bytes: [UInt8]) throws(DatasetError) -> Int {
    var at = 0
    var bad = false
    bytes.withUnsafeBufferPointer { bytes in
      while true {
        at = bytes.endOfASCII(from: at)
        if at == bytes.count { return }
        let width = Self.width(of: bytes, at)
        if width == 0 { bad = true }
        if width <= 0 { return }
        at += width
      }
    }
    if bad {
      throw invalid(lines: lines + bytes[..<at].count { $0 == 0x0A }, offset: offset + at)
    }
    return at
  }

  /// The width of the character that starts here; 0: invalid; -1: cut short by the end.
  private static func width(of bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    let (count, low, high): (Int, UInt8, UInt8) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    if count == 0 { return 0 }
    for step in 1..<count {
      if at + step == bytes.count { return -1 }
      let byte = bytes[at + step]
      let fits = step == 1 ? (low...high).contains(byte) : byte & 0xC0 == 0x80
      if !fits { return 0 }
    }
    return count
  }

  private func transcoded(_ bytes: [UInt8]) throws(DatasetError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    var at = 0
    while true {
      let next = bytes.withUnsafeBufferPointer { $0.endOfASCII(from: at) }
      text.append(contentsOf: bytes[at..<next])
      if next == bytes.count { return text }
      text.append(contentsOf: String(try scalar(bytes, next)).utf8)
      at = next + 1
    }
  }

  /// The character of a byte beyond ASCII.
  private func scalar(_ bytes: [UInt8], _ at: Int) throws(DatasetError) -> Unicode.Scalar {
    let byte = bytes[at]
    if encoding != .cp1252 || byte >= 0xA0 { return Unicode.Scalar(byte) }
    if let scalar = Windows1252.scalars[UInt32(byte)] { return scalar }
    let line = lines + bytes[..<at].count { $0 == 0x0A } + 1
    throw DatasetError(
      .data, file: file, line: line,
      "byte \(offset + at) (0x\(String(byte, radix: 16))) stands for nothing in cp1252; "
        + "try --encoding latin1")
  }

  private func invalid(lines: Int, offset: Int) -> DatasetError {
    DatasetError(
      .data, file: file, line: lines + 1,
      "the bytes from offset \(offset) on are not UTF-8; \(remedy)")
  }

  private func rejectForeign() throws(DatasetError) {
    let kinds: [([UInt8], String)] = [
      ([0x1F, 0x8B], "is compressed by gzip; use: gunzip -c FILE | dslab audit - …"),
      (
        [0xFF, 0xFE, 0, 0], "is UTF-32; convert it: iconv -f UTF-32 -t UTF-8 FILE | dslab audit - …"
      ),
      ([0xFF, 0xFE], "is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 FILE | dslab audit - …"),
      ([0xFE, 0xFF], "is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 FILE | dslab audit - …"),
      (
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "is compressed by xz; use: xz -dc FILE | dslab audit - …"
      ),
      ([0x28, 0xB5, 0x2F, 0xFD], "is compressed by zstd; use: zstd -dc FILE | dslab audit - …"),
      (Array("BZh".utf8), "is compressed by bzip2; use: bunzip2 -c FILE | dslab audit - …"),
      ([0xD0, 0xCF, 0x11, 0xE0], "is a document of an office program; save it as CSV first"),
      (Array("%PDF-".utf8), "is a PDF; a data set is CSV, TSV or JSONL"),
      (Array("PK\u{3}\u{4}".utf8), "is a zip archive or a spreadsheet; save it as CSV first"),
      (Array("PAR1".utf8), "is a Parquet file; the README shows how to pipe one into dslab"),
      (Array("SQLite format 3".utf8), "is an SQLite file; export the table as CSV first"),
    ]
    for (magic, reason) in kinds where out.starts(with: magic) {
      throw DatasetError(.data, file: file, reason)
    }
  }
}
