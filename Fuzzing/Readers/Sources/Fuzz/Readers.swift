import InputPromises

/// What can be fuzzed, by its name.
let targets = Dictionary(
  uniqueKeysWithValues: InputPromise.allCases.map { promise in
    (promise.rawValue, { @Sendable (bytes: [UInt8]) throws in _ = try promise.hold(for: bytes) })
  })
