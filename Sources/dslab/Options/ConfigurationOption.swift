import ArgumentParser

/// The option that names a file of options; it is taken in before anything is parsed.
struct ConfigurationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A YAML file of options, by their long names; what the command line says counts more.",
      valueName: "file.yaml"), completion: .file(extensions: ["yaml", "yml"]))
  var config: String?
}
