/// Valid UTF-8, scalar by scalar.
extension RandomAccessCollection<UInt8> where Index == Int {
  /// The scalar that begins at a place, and how many bytes it has.
  func scalar(at place: Int) -> (value: UInt32, width: Int) {
    let first = self[place]
    if first < 0x80 { return (UInt32(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for step in 1..<width { value = value << 6 | UInt32(self[place + step] & 0x3F) }
    return (value, width)
  }
}
