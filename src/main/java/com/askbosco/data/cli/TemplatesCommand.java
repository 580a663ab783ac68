package com.askbosco.data.cli;

import com.askbosco.data.launch.Template;
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
import picocli.CommandLine.Spec;

/** {@code bosco templates}: what runs on Dataflow, and the files made from the options of each. */
@Command(
    name = "templates",
    description = "List the templates of Dataflow, make the files that come from their options.",
    subcommands = {TemplatesCommand.Generate.class})
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
}
