// swift-tools-version: 6.1
import PackageDescription

// The readers of input, by links to the program's own sources, built for libFuzzer: only what they
// need, so that this builds in a minute. ../../scripts/fuzz has the flags.
let package = Package(
  name: "fuzzing-readers",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .systemLibrary(name: "CLibCSV"),
    .target(name: "Crypto"),
    .target(
      name: "DatasetLab",
      dependencies: ["CLibCSV", "Crypto", .product(name: "Yams", package: "Yams")]
    ),
    .target(name: "InputPromises", dependencies: ["DatasetLab"]),
    .executableTarget(name: "Fuzz", dependencies: ["InputPromises"]),
  ],
  swiftLanguageModes: [.v6]
)
