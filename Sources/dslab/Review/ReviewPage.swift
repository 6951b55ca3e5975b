import Foundation

/// The page, compiled into the program, so that a copy of the program alone can serve it.
enum ReviewPage {
  /// The page itself; its only variable part is the token, which is hexadecimal.
  static func index(token: AccessToken) -> Reply {
    let page = String(decoding: PackageResources.index_html, as: UTF8.self)
    return .asset(Array(page.replacing("{{token}}", with: token.text).utf8), "text/html")
  }

  /// What it loads, by path.
  static let assets: [String: Reply] = [
    "/style.css": .asset(PackageResources.style_css, "text/css"),
    "/icon.svg": .asset(PackageResources.icon_svg, "image/svg+xml"),
    "/review.js": script(PackageResources.review_js),
    "/api.js": script(PackageResources.api_js),
    "/filters.js": script(PackageResources.filters_js),
    "/keys.js": script(PackageResources.keys_js),
    "/labels.js": script(PackageResources.labels_js),
    "/rest.js": script(PackageResources.rest_js),
    "/texts.js": script(PackageResources.texts_js),
    "/view.js": script(PackageResources.view_js),
  ]

  private static func script(_ bytes: [UInt8]) -> Reply { .asset(bytes, "text/javascript") }
}
