package com.askbosco.data.cli;

import com.askbosco.data.launch.Template;
import com.askbosco.data.launch.template.ContainerSpecs;
import com.askbosco.data.launch.template.TemplateFiles;
import com.askbosco.data.launch.template.TemplateSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco templates}: what runs on Dataflow, and the files made from the options of each. */
@Command(
    name = "templates",
    description = "List the templates of Dataflow, make the files that come from their options.",
    subcommands = {TemplatesCommand.Generate.class, TemplatesCommand.Specs.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TemplatesCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (TemplateSpec template : Template.specs()) {
      out.printf("%-8s %s%n", template.name(), template.description());
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "generate",
      description =
          "Write templates/*/metadata.json, templates/*/launcher.json and docs/templates.md.")
  static final class Generate implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      Path root = Home.here().root();
      PrintWriter out = spec.commandLine().getOut();
      for (Map.Entry<String, String> file : TemplateFiles.of(Template.specs()).entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
          Files.writeString(path, file.getValue());
          out.println(file.getKey());
        }
      }
      out.flush();
      return 0;
    }
  }

  @Command(
      name = "specs",
      description = "Write the specification of each template, which launches name, for an image.")
  static final class Specs implements Callable<Integer> {
    @Option(
        names = "--image",
        required = true,
        paramLabel = "NAME",
        description = "Image of a template, with {template} for its name.")
    private String image;

    @Option(names = "--to", paramLabel = "DIR", description = "Default: target/specs.")
    private Path to = Path.of("target", "specs");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      Path root = Home.here().root();
      Path folder = Files.createDirectories(root.resolve(to));
      PrintWriter out = spec.commandLine().getOut();
      String defaults = Files.readString(root.resolve("templates/defaults.yaml"));
      for (Map.Entry<String, String> each : ContainerSpecs.of(
              Template.specs(), defaults, name -> image.replace("{template}", name))
          .entrySet()) {
        Path file = folder.resolve(each.getKey() + ".json");
        Files.writeString(file, each.getValue());
        out.println(root.relativize(file));
      }
      out.flush();
      return 0;
    }
  }
}
