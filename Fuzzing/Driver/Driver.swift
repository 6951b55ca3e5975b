import Foundation

/// What reads the inputs, by the name that `FUZZ` in the environment has.
private let chosen: @Sendable ([UInt8]) throws -> Void = {
  let name = ProcessInfo.processInfo.environment["FUZZ"] ?? ""
  if let target = targets[name] { return target }
  FileHandle.standardError.write(Data("FUZZ is one of: \(targets.keys.sorted())\n".utf8))
  exit(EX_USAGE)
}()

/// What libFuzzer calls with one input after another.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try chosen(bytes)
  } catch {
    FileHandle.standardError.write(Data("broken promise: \(error)\n".utf8))
    abort()
  }
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// The name that the package manager gives to the entry of this program.
@_cdecl("Fuzz_main")
public func enter(
  _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  var count = count
  var arguments = arguments
  return drive(&count, &arguments) { fuzz($0, $1) }
}
