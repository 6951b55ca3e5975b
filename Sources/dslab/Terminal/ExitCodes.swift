import ArgumentParser
import DatasetLab
import Foundation

/// The one map from errors to exit codes, which are those of sysexits(3).
enum ExitCodes {
  static let data: Int32 = 65
  static let noInput: Int32 = 66
  static let bug: Int32 = 70
  static let cannotCreate: Int32 = 73
  static let io: Int32 = 74
  static let hungUp: Int32 = 129
  static let interrupted: Int32 = 130
  static let terminated: Int32 = 143

  /// Says what went wrong on standard error and ends the program.
  static func leave(after error: any Error) -> Never {
    if let misuse = error as? Misuse {
      Diagnostics.write(ControlSigns.blanked(misuse.text))
      Foundation.exit(EX_USAGE)
    }
    guard let code = ownCode(of: error) else {
      let code = DSLab.exitCode(for: error)
      if code == .success { DSLab.exit(withError: error) }
      // Messages name labels and columns of the data.
      Diagnostics.write(ControlSigns.blanked(DSLab.fullMessage(for: error)) + "\n")
      Foundation.exit(code.rawValue)
    }
    Diagnostics.error(ControlSigns.blanked("\(error)"))
    Foundation.exit(code)
  }

  private static func ownCode(of error: any Error) -> Int32? {
    switch error {
    case let error as AuditError: code(of: error)
    case let error as DatasetError: code(of: error.kind)
    case let error as SpecificationError: code(of: error.kind)
    case SelectionError.specification(let error): code(of: error.kind)
    case SelectionError.audit(let error): code(of: error)
    case is SelectionError, is ComparisonError: data
    case let error as StoreError: code(of: error)
    case is ReviewServer.CannotListen: io
    case let error as ConfigurationError: error.isMissing ? noInput : EX_USAGE
    default: nil
    }
  }

  private static func code(of error: AuditError) -> Int32 {
    switch error {
    case .dataset(let error): code(of: error.kind)
    case .specification(let error): code(of: error.kind)
    case .labelWithoutTraining, .tooLarge: data
    case .store(let error): code(of: error)
    }
  }

  private static func code(of kind: DatasetError.Kind) -> Int32 {
    switch kind {
    case .data: data
    case .input: noInput
    case .usage: EX_USAGE
    case .io: io
    }
  }

  private static func code(of error: StoreError) -> Int32 {
    switch error {
    case .exists, .cannotCreate: cannotCreate
    case .cannotWrite, .cannotRead: io
    case .cannotOpen: noInput
    case .notAnAudit, .notStored, .older: data
    }
  }
}
