/// Stands in for the hash of inputs, which no reader looks at: the real one compiles for minutes.
package struct SHA256 {
  package init() {}

  package mutating func update(bufferPointer: UnsafeRawBufferPointer) {}

  package func finalize() -> [UInt8] { [] }
}
