/// What can be fuzzed, by its name.
let targets: [String: @Sendable ([UInt8]) throws -> Void] = [
  "configuration": Configurations.check, "review": ReviewRequests.check,
  "connection": Connections.check,
]
