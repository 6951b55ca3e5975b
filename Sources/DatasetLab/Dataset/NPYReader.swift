import Foundation

/// A two-dimensional NumPy array file (NPY 1 to 3) of floating-point numbers.
///
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
package struct NPYReader {
  /// The length of the first dimension.
  package let rows: Int
  /// The length of the second.
  package let columns: Int
  private let file: String
  private let width: Int
  private let isBigEndian: Bool
  private let isFortran: Bool
  private let body: ArraySlice<UInt8>

  init(path: String) throws(DatasetError) {
    try Self.check(path)
    // Not mapped: a file that shrinks while it is mapped ends the program.
    var source = try ByteSource(.file(path))
    try self.init(source.contents(), file: DataSource.file(path).name)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - data: All of them.
  ///   - file: The file's name, for errors.
  /// - Throws: `DatasetError` where they are no array, or another one than its header says.
  package init(_ data: [UInt8], file: String) throws(DatasetError) {
    self.file = file
    func fail(_ reason: String) -> DatasetError { DatasetError(.data, file: file, reason) }
    guard data.count >= 12, data.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw fail("is no .npy file; write one with numpy.save(FILE, array)")
    }
    guard (1...3).contains(data[6]) else {
      throw fail("is of version \(data[6]) of the format; write it anew with numpy.save")
    }
    let wide = data[6] >= 2
    let size = (0..<(wide ? 4 : 2)).reduce(0) { $0 | Int(data[8 + $1]) << (8 * $1) }
    let start = wide ? 12 : 10
    guard size <= data.count - start else {
      throw fail("the header is cut short; copy the file again, or write it anew")
    }
    let header = String(decoding: data[start..<start + size], as: UTF8.self)
    guard let type = Self.value(of: "descr", in: header),
      let order = Self.value(of: "fortran_order", in: header),
      let shape = Self.value(of: "shape", in: header)
    else {
      throw fail(
        "the header names no descr, fortran_order and shape; write it anew with numpy.save")
    }
    let kind = type.filter { $0 != "'" && $0 != "\"" }
    guard let first = kind.first, "<>=|".contains(first), ["f4", "f8"].contains(kind.dropFirst())
    else {
      throw fail(
        "holds \(DatasetError.shown(type)); use float32 or float64: array.astype('float32')")
    }
    isBigEndian = first == ">"
    width = kind.hasSuffix("f4") ? 4 : 8
    guard ["True", "False"].contains(order) else {
      throw fail("the header says fortran_order \(DatasetError.shown(order)), not True or False")
    }
    isFortran = order == "True"
    let sides = shape.filter { $0 != "(" && $0 != ")" }.split(separator: ",")
      .map { Int($0.trimmingCharacters(in: .whitespaces)) }
    guard sides.count == 2, let rows = sides[0], let columns = sides[1], rows >= 0, columns >= 0
    else {
      throw fail(
        "has shape \(DatasetError.shown(shape)); two dimensions are needed, (rows, columns)")
    }
    let (cells, overflow) = rows.multipliedReportingOverflow(by: columns)
    let available = data.count - start - size
    guard !overflow, cells == available / width, available % width == 0 else {
      throw fail(
        "announces \(rows) x \(columns) numbers but holds \(available / width) in \(available) bytes; "
          + "copy the file again, or write it anew")
    }
    self.rows = rows
    self.columns = columns
    body = data.dropFirst(start + size)
  }

  /// All numbers, row-major.
  ///
  /// - Parameter type: What they are to be.
  /// - Returns: `rows` x `columns` of them.
  package func values<Number: BinaryFloatingPoint>(as type: Number.Type) -> [Number] {
    if columns == 0 { return [] }
    var out = [Number](repeating: 0, count: rows * columns)
    body.withUnsafeBytes { bytes in
      for row in 0..<rows {
        for column in 0..<columns {
          let at = (isFortran ? column * rows + row : row * columns + column) * width
          out[row * columns + column] =
            width == 4
            ? Number(Float(bitPattern: Self.word(bytes, at, isBigEndian)))
            : Number(Double(bitPattern: Self.word(bytes, at, isBigEndian)))
        }
      }
    }
    return out
  }

  private static func word<Word: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ at: Int, _ isBigEndian: Bool
  ) -> Word {
    let word = bytes.loadUnaligned(fromByteOffset: at, as: Word.self)
    return isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word)
  }

  /// Refuses pipes and folders before they are opened, which may last for ever.
  private static func check(_ path: String) throws(DatasetError) {
    var status = stat()
    // What is not there is told when it is opened.
    if stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG {
      throw DatasetError(.input, file: path, "is no file; arrays are read from files only")
    }
  }

  /// The text of a value in the header's dictionary.
  private static func value(of key: String, in header: String) -> String? {
    guard let found = header.range(of: "'\(key)'") else { return nil }
    let rest = header[found.upperBound...].drop { $0 == ":" || $0 == " " }
    if rest.first == "(" {
      guard let end = rest.firstIndex(of: ")") else { return nil }
      return String(rest[...end])
    }
    return rest.prefix { $0 != "," && $0 != "}" }.trimmingCharacters(in: .whitespaces)
  }
}
