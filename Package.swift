// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "dslab",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "DatasetLab", targets: ["DatasetLab"]),
    .executable(name: "dslab", targets: ["dslab"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibCSV",
      providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]
    ),
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
    .executableTarget(
      name: "dslab",
      dependencies: [
        "DatasetLab",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Review/Page")]
    ),
    .executableTarget(
      name: "dslab-probe",
      dependencies: [
        "CKernels", "DatasetLab",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .target(
      name: "InputPromises",
      dependencies: ["DatasetLab"],
      path: "Tests/InputPromises"
    ),
    .testTarget(
      name: "DatasetLabTests",
      dependencies: [
        "DatasetLab", "InputPromises",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .testTarget(
      name: "dslabTests",
      dependencies: [
        "dslab", "dslab-probe",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Snapshots"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
