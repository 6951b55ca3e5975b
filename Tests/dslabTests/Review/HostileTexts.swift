/// Texts that attack whatever shows them; each would call `attacked()` if anything ran it.
enum HostileTexts {
  static let all = [
    "<script>attacked()</script>",
    "<img src=x onerror=attacked()>",
    "</script><script>attacked()</script>",
    "</title></textarea><svg/onload=attacked()>",
    "<svg><animate onbegin=attacked() attributeName=x dur=1s>",
    "<iframe srcdoc=\"<script>parent.attacked()</script>\"></iframe>",
    "<style>body{display:none}</style><body onload=attacked()>",
    "\" autofocus onfocus=attacked() x=\"",
    "'-attacked()-' \\'; attacked(); // ${attacked()} {{attacked()}} `${attacked()}`",
    "javascript:attacked()",
    "<a href=\"javascript:attacked()\">here</a>",
    "<!--<img src=\"--><img src=x onerror=attacked()//\">",
    "&lt;script&gt;attacked()&lt;/script&gt; &#60;script&#62;",
    "\\3c script\\3e attacked() \\u003cscript\\u003e",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=attacked()>",
    "left \u{202E}thgir\u{202C} \u{2066}isolated\u{2069} \u{200F}mark",
    "bell \u{7} escape \u{1B}[31mred\u{1B}[0m \u{1B}]0;title\u{7} delete \u{7F}",
    "C1 \u{9B}31m red \u{9D}0;title\u{9C} \u{90}q\u{85} \u{61C}mark",
    "nul \u{0} byte, and what is behind it",
    "line \u{2028} paragraph \u{2029} join \u{200D} \u{FEFF} end",
    "z\u{0335}\u{0321}a\u{0336}\u{0322}l\u{0337}g\u{0338}o \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
    String(repeating: "long<b>", count: 15_000),
  ]

  /// A label that is an attack as well.
  static let label = "<img src=x onerror=attacked()>"

  /// How the page shows a text: signs that would hide or turn others are named.
  static func visible(_ text: String) -> String {
    text.unicodeScalars.map { sign in
      switch sign.value {
      case 9, 10: String(sign)
      case 0..<32, 127..<160, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        "U+" + String(repeating: "0", count: 4 - String(sign.value, radix: 16).count)
          + String(sign.value, radix: 16, uppercase: true)
      default: String(sign)
      }
    }.joined()
  }

  /// How reports show a text: as `visible`, with other names, and no more than the beginning.
  static func inReport(_ text: String) -> String {
    let shown = text.prefix(4000).unicodeScalars.map { sign in
      switch sign.value {
      case 9, 10: String(sign)
      case 0..<32: String(UnicodeScalar(0x2400 + sign.value) ?? "?")
      case 127: "␡"
      case 128..<160, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
        "[U+\(String(sign.value, radix: 16, uppercase: true))]"
      default: String(sign)
      }
    }.joined()
    let left = text.count - 4000
    guard left > 0 else { return shown }
    let count = left < 1000 ? "\(left)" : "\(left / 1000),\(String(left % 1000 + 1000).dropFirst())"
    return "\(shown) … and \(count) characters more"
  }

  /// A data set of them, with two labels, in CSV.
  static var csv: String {
    func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    var lines = ["id,text,label,source"]
    for (row, text) in (all + all).enumerated() {
      let other = row < all.count
      let cells = [
        "<b>\(row)</b>", other ? text : "\(text) twice", other ? "plain" : label,
        "<script>attacked()</script>",
      ]
      lines.append(cells.map(quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Specifications whose names and descriptions are attacks as well.
  static var specifications: String {
    """
    - name: "<script>attacked()</script>"
      label: plain
      description: "</script><svg onload=attacked()>"
      queries: ["<img src=x onerror=attacked()>", "attacked script"]
    - name: "x\\" onfocus=attacked() autofocus y=\\""
      label: "\(label)"
      queries: ["long nul byte twice", "</style><script>attacked()</script>"]

    """
  }
}
