// swift-tools-version: 6.1
import PackageDescription

// The program's own sources, by links, built for libFuzzer; ../scripts/fuzz has the flags.
let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV"),
    .target(name: "CKernels"),
    .target(
      name: "DatasetLab",
      dependencies: [
        "CKernels", "CLibCSV",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("SelfTest/reference.json")]
    ),
    .target(name: "InputPromises", dependencies: ["DatasetLab"]),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "DatasetLab", "InputPromises",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Program/DSLab.swift"],
      resources: [.embedInCode("Program/Review/Page")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
