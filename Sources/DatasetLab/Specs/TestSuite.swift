/// A functional test suite: cases of known label, each written for one specification.
///
/// Of every specification some cases may be held out to be queries (D_i^heldout); failure rates are
/// measured on the others (D_i) only.
/// Source: P. Röttger et al., "HateCheck: functional tests for hate speech detection models", ACL
/// 2021, https://doi.org/10.18653/v1/2021.acl-long.4.
public struct TestSuite: Sendable {
  /// One case.
  public struct Case: Sendable, Hashable {
    /// The case's own name, else its line.
    public var id: String
    /// The specification (functionality) that it tests.
    public var specification: String
    /// The text.
    public var text: String
    /// The label that is right.
    public var label: String
    /// Whom it is about, where the suite says so.
    public var target: String?
    /// Whether it is held out to be a query.
    public var isQuery: Bool
    /// The 1-based line of the file on which it starts.
    public var line: Int

    /// Creates a case.
    ///
    /// - Parameters:
    ///   - id: The case's own name.
    ///   - specification: The specification that it tests.
    ///   - text: The text.
    ///   - label: The label that is right.
    ///   - target: Whom it is about.
    ///   - isQuery: Whether it is held out to be a query.
    ///   - line: The line on which it starts.
    public init(
      id: String, specification: String, text: String, label: String, target: String? = nil,
      isQuery: Bool = false, line: Int = 0
    ) {
      self.id = id
      self.specification = specification
      self.text = text
      self.label = label
      self.target = target
      self.isQuery = isQuery
      self.line = line
    }
  }

  /// The file's name.
  public let name: String
  /// All cases in file order.
  public let cases: [Case]

  /// Gathers cases.
  ///
  /// - Parameters:
  ///   - name: The file's name.
  ///   - cases: All cases.
  public init(name: String, cases: [Case]) {
    self.name = name
    self.cases = cases
  }

  /// Makes every query of a specification file a case that is held out.
  ///
  /// - Parameters:
  ///   - file: The specifications.
  ///   - name: The file's name.
  public init(_ file: SpecificationFile, name: String) {
    self.init(
      name: name,
      cases: file.specifications.flatMap { specification in
        specification.queries.enumerated().map { number, query in
          Case(
            id: "\(specification.name) \(number + 1)", specification: specification.name,
            text: query, label: specification.label, target: nil, isQuery: true, line: 0)
        }
      })
  }

  /// The same cases, all of them queries.
  public var asQueries: TestSuite {
    TestSuite(
      name: name,
      cases: cases.map { test in
        var query = test
        query.isQuery = true
        return query
      })
  }

  /// Cases as texts that can be compared.
  func texts(_ cases: [Case]) -> [SpecificationText] {
    cases.map {
      SpecificationText(
        specification: $0.specification, text: $0.text, file: name, line: $0.line)
    }
  }

  /// The cases on which failure rates are measured.
  public var tests: [Case] { cases.filter { !$0.isQuery } }

  /// The specifications with their held-out cases as queries, in the order in which they come; those
  /// without such cases are left out.
  public var specifications: [Specification] {
    var found: [Specification] = []
    var placeOf: [String: Int] = [:]
    for test in cases where test.isQuery {
      if let place = placeOf[test.specification] {
        found[place].queries.append(test.text)
      } else {
        placeOf[test.specification] = found.count
        found.append(
          Specification(name: test.specification, label: test.label, queries: [test.text]))
      }
    }
    return found
  }
}
