/// Facts about the library itself.
public enum DatasetLab {
  /// The version, as in CHANGELOG.md.
  public static let version = "0.1.0"
}
