/// NPY files that lie, or hold what cannot be used.
extension BadInput {
  /// A file as numpy.save writes it, but for what is asked for.
  private static func array(
    _ values: [Double], _ shape: String = "(12, 2)", type: String = "'<f8'",
    order: String = "False", version: UInt8 = 1, header: String? = nil
  ) -> Content {
    let header =
      header ?? "{'descr': \(type), 'fortran_order': \(order), 'shape': \(shape), }          \n"
    let size = header.utf8.count
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
    bytes += [UInt8(size & 255), UInt8(size >> 8)] + (version == 1 ? [] : [0, 0])
    bytes += Array(header.utf8)
    for value in values {
      let isBig = type.contains(">")
      let pattern = isBig ? value.bitPattern.bigEndian : value.bitPattern.littleEndian
      withUnsafeBytes(of: pattern) { bytes += Array($0) }
    }
    return Content(bytes)
  }

  private static let fair = Array(repeating: [0.6, 0.4], count: 12).flatMap(\.self)

  private static func changed(_ place: Int, _ value: Double) -> [Double] {
    var values = fair
    values[place] = value
    return values
  }

  private static func probabilities(
    _ name: String, _ content: Content, _ says: String, code: Int32 = 65
  ) -> BadInput {
    BadInput(
      "probabilities: " + name, ["d.csv": good, "p.npy": content],
      "audit d.csv --pred-probs p.npy --quiet -o o.sqlite", code, says,
      code == 0 ? "V-information" : "p.npy: ")
  }

  private static func vectors(_ name: String, _ content: Content, _ says: String) -> BadInput {
    BadInput(
      "vectors: " + name, ["d.csv": good, "v.npy": content],
      "audit d.csv --embeddings v.npy --features embeddings --quiet -o o.sqlite", 65, says,
      "v.npy: ")
  }

  static let arrays: [BadInput] = [
    probabilities("NaN", array(changed(6, .nan)), "row 3 has nan for label 'bad'"),
    probabilities("infinite", array(changed(7, .infinity)), "row 3 has inf for label 'good'"),
    probabilities("negative", array(changed(0, -0.4)), "row 0 has -0.4 for label 'bad'"),
    probabilities("sums that are not one", array(changed(0, 0.8)), "sums to 1.2000000000000002"),
    probabilities("a row too many", array(fair + [0.6, 0.4], "(13, 2)"), "12 usable rows"),
    probabilities("a label too many", array(fair + fair.prefix(12), "(12, 3)"), "2 labels"),
    probabilities(
      "fewer numbers than it says", array(fair.dropLast()), "but holds 23 in 184 bytes"),
    probabilities("more numbers than it says", array(fair + [1]), "but holds 25 in 200 bytes"),
    probabilities("three bytes behind its numbers", array(fair) + "abc", "holds 24 in 195 bytes"),
    probabilities(
      "more numbers than there are", array(fair, "(4611686018427387904, 4)"), "announces"),
    probabilities("a shape beyond integers", array(fair, "(99999999999999999999, 2)"), "two dim"),
    probabilities("rows of nothing", array([], "(4611686018427387904, 0)"), "12 usable rows"),
    probabilities("a shape below nothing", array(fair, "(-12, -2)"), "has shape (-12, -2)"),
    probabilities("one dimension", array(fair, "(24,)"), "has shape (24,); two dimensions"),
    probabilities("three dimensions", array(fair, "(12, 2, 1)"), "has shape (12, 2, 1)"),
    probabilities("a number alone", array([1], "()"), "has shape ()"),
    probabilities("integers", array(fair, type: "'<i8'"), "holds '<i8'; use float32 or float64"),
    probabilities("half precision", array(fair, type: "'<f2'"), "array.astype('float32')"),
    probabilities("objects, which can be code", array([], type: "'|O'"), "holds '|O'"),
    probabilities("records", array(fair, type: "[('a', '<f8')]"), "use float32 or float64"),
    probabilities(
      "big-endian numbers are read", array(fair, type: "'>f8'"), "not above zero", code: 0),
    probabilities(
      "an order that is none", array(fair, order: "Maybe"), "fortran_order Maybe, not True or False"
    ),
    probabilities("the wrong order", array(fair, order: "True"), "row 0 sums to 1.2"),
    probabilities("no shape", array(fair, header: "{'descr': '<f8'}  \n"), "names no descr"),
    probabilities("version nine", array(fair, version: 9), "is of version 9"),
    probabilities("a header cut short", "\u{0}", "is no .npy file; write one with numpy.save"),
    probabilities("an archive of arrays", "PK\u{3}\u{4}__________", "is no .npy file"),
    vectors("NaN", array(changed(7, .nan)), "row 3 has nan in column 1; vectors must be finite"),
    vectors("beyond single precision", array(changed(0, 1e300)), "row 0 has inf in column 0"),
    vectors("none", array([], "(12, 0)"), "has 12 x 0 numbers, but the data have 12 usable rows"),
  ]
}
