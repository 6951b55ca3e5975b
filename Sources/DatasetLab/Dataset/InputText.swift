/// A data set's file as one text, read again so that it can be handed on with other labels.
public struct InputText: Sendable {
  /// The name of the input.
  public let name: String
  /// How it was read.
  public let options: ReadOptions
  /// The text in UTF-8, without a byte order mark.
  let text: [UInt8]
  /// Whether the file began with a byte order mark.
  let hasByteOrderMark: Bool

  /// Reads a file of which the hash is known.
  ///
  /// - Parameters:
  ///   - source: The file, or standard input.
  ///   - options: How it was read the first time.
  ///   - sha256: The hash of its bytes then, in lower-case hexadecimal.
  /// - Throws: `DatasetError` where it cannot be read or is not what it was.
  /// - Complexity: O(bytes), which are held in memory.
  public init(
    _ source: DataSource, options: ReadOptions, sha256: String
  ) throws(DatasetError) {
    name = source.name
    self.options = options
    var raw: [UInt8] = []
    var bytes = try ByteSource(source)
    let found = try bytes.forEachChunk { raw += $0 }
    guard found == sha256 else {
      throw DatasetError(
        .data, file: name,
        "is not the file that was audited: its SHA-256 is \(found.prefix(12))…, the audit's "
          + "\(sha256.prefix(12))…; name the right file with --input, or audit this one")
    }
    hasByteOrderMark = raw.starts(with: TextDecoder.byteOrderMark)
    var decoder = TextDecoder(options.encoding, file: name)
    text = try raw.withUnsafeBufferPointer { raw throws(DatasetError) in
      try decoder.decode(raw)
    }
    try decoder.finish()
  }

  /// The layout of the rows.
  public var format: ReadOptions.Format { options.format(of: name) }

  /// Whether rows end in CR and LF, as the first does.
  var hasReturns: Bool {
    text.firstIndex(of: 0x0A).map { $0 > 0 && text[$0 - 1] == 0x0D } ?? false
  }

  /// Hands on every record of a delimited file, the header first where there is one.
  func forEachRecord(
    _ body: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let reader = options.recordReader(for: name)
    try reader.read(text, body)
    try reader.finish(body)
  }

  /// Hands on every line that is not empty, without its LF.
  func forEachLine(
    _ body: (_ line: Int, UnsafeBufferPointer<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    func take(_ line: Int, _ bytes: UnsafeBufferPointer<UInt8>) throws(DatasetError) {
      if !bytes.withoutReturn.isEmpty { try body(line, bytes) }
    }
    var lines = LineSplitter(file: name)
    try lines.read(text, take)
    try lines.finish(take)
  }
}

extension InputText {
  /// Hands on every object of JSON Lines with the line that it stands in.
  func forEachObject(
    _ body: (Int, UnsafeBufferPointer<UInt8>, JSONMembers) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try forEachLine { line, bytes throws(DatasetError) in
      try body(line, bytes, try JSONMembers(bytes, line: line, file: name))
    }
  }

  /// The names of the fields of the first record: what stands there, or numbers.
  ///
  /// A field without a name is called by its number, and a name that comes again gets one.
  func names(of record: Record) -> [String] {
    var taken = Set<String>()
    return (0..<record.count).map { place in
      let found = options.hasHeader ? record.string(place) : ""
      var name = found.isEmpty ? String(place + 1) : found
      while !taken.insert(name).inserted { name += "_\(place + 1)" }
      return name
    }
  }

  /// The columns: the header of a delimited file, all keys of JSON Lines as they are first met.
  func columnNames() throws(DatasetError) -> [String] {
    var names: [String] = []
    if format == .jsonl {
      var known = Set<String>()
      try forEachObject { _, _, object in
        for member in object.members where known.insert(member.key).inserted {
          names.append(member.key)
        }
      }
    } else {
      try forEachRecord { record in if names.isEmpty { names = self.names(of: record) } }
    }
    return names
  }
}
