import Foundation
import InputPromises

/// What libFuzzer calls with one input after another; `FUZZ` in the environment says what reads it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try Reader.chosen.read(bytes)
  } catch {
    FileHandle.standardError.write(Data("broken promise: \(error)\n".utf8))
    abort()
  }
  return 0
}

/// What reads the inputs.
enum Reader {
  case promise(InputPromise)
  case configuration
  case review

  static let chosen: Reader = {
    let name = ProcessInfo.processInfo.environment["FUZZ"] ?? ""
    if let promise = InputPromise(rawValue: name) { return .promise(promise) }
    switch name {
    case "configuration": return .configuration
    case "review": return .review
    default:
      let known = InputPromise.allCases.map(\.rawValue) + ["configuration", "review"]
      FileHandle.standardError.write(Data("FUZZ is one of: \(known)\n".utf8))
      exit(EX_USAGE)
    }
  }()

  func read(_ bytes: [UInt8]) throws {
    switch self {
    case .promise(let promise): try promise.hold(for: bytes)
    case .configuration: try Configurations.check(bytes)
    case .review: try ReviewRequests.check(bytes)
    }
  }
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
