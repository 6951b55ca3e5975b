import ArgumentParser
import DatasetLab

extension AggregationMethod: ExpressibleByArgument {
  /// The names that help lists: the normalisations of scores are said in words.
  public static var allValueStrings: [String] {
    allCases.map(\.rawValue).filter { !$0.hasSuffix("-sum") && !$0.hasSuffix("-z") }
  }

  /// All names.
  public static var defaultCompletionKind: CompletionKind { .list(allCases.map(\.rawValue)) }
}
